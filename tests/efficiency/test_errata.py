"""The errata page: every query of it is run on the FOCUS sample, and every answer is the one that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import workbench
from workbench.catalog.load import load
from workbench.catalog.packaged import PACKAGED
from workbench.errors import QueryError
from workbench.session import Workbench

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT.parent / "shared" / "suites" / "focus" / "focus_sample.csv"
PAGE = (ROOT / "docs" / "focus-errata.md").read_text("utf-8")

#: What is asked, of which data, and what the page says is answered.
BLOCKS = re.findall(r"^```(sql|query) ?(\w*)\n(.*?)^```\n```answer\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/suites/focus is not here")


def earlier(sample: pa.Table) -> pa.Table:
    """The sample a year earlier."""
    for name in ("BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd"):
        moved = [value.replace(year=value.year - 1) for value in sample.column(name).to_pylist()]
        sample = sample.set_column(
            sample.column_names.index(name), name, pa.array(moved, sample.schema.field(name).type)
        )
    return sample


def in_euro(sample: pa.Table) -> pa.Table:
    """The sample with Microsoft's charges in euro."""
    microsoft = pc.equal(sample.column("ProviderName"), "Microsoft")
    currency = pc.if_else(microsoft, "EUR", sample.column("BillingCurrency"))
    return sample.set_column(sample.column_names.index("BillingCurrency"), "BillingCurrency", currency)


@pytest.fixture(scope="module")
def data() -> Iterator[dict[str, tuple[duckdb.DuckDBPyConnection, Workbench]]]:
    from workbench.efficiency.focus import read_focus

    sample = read_focus(SAMPLE)
    tables = {"": sample, "two_years": pa.concat_tables([sample, earlier(sample)]), "two_currencies": in_euro(sample)}
    catalog, found = load(PACKAGED["efficiency"]), {}
    for name, table in tables.items():
        connection = duckdb.connect()
        connection.from_arrow(table).create("billing")
        found[name] = connection, workbench.open(catalog, warehouse=connection, registry=":memory:")
    yield found
    for connection, session in found.values():
        session.close()
        connection.close()


def said(cell: object) -> str:
    match cell:
        case None:
            return "-"
        case int():
            return f"{cell:,}"
        case float() | Decimal():
            return f"{cell:,.6f}"
        case datetime() | date():
            return f"{cell:%Y-%m}"
        case _:
            return str(cell)


def answer(connection: duckdb.DuckDBPyConnection, session: Workbench, kind: str, text: str) -> str:
    try:
        table = connection.sql(text).to_arrow_table() if kind == "sql" else session.run(text).arrow
    except QueryError as refused:
        return f"{refused.issues[0].sentence}\n"
    return "".join(" | ".join(map(said, row.values())) + "\n" for row in table.to_pylist())


@pytest.mark.parametrize(("kind", "name", "text", "stands"), BLOCKS)
def test_each_answer_is_the_one_that_stands_there(
    data: dict[str, tuple[duckdb.DuckDBPyConnection, Workbench]], kind: str, name: str, text: str, stands: str
) -> None:
    assert answer(*data[name], kind, text) == stands


def test_each_section_has_both_ways() -> None:
    sections = PAGE.split("\n## ")[1:]
    assert len(sections) == 8
    assert all("```sql" in section and "```query" in section for section in sections)
    assert len(BLOCKS) == PAGE.count("```answer")
