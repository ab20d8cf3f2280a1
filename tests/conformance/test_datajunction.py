"""DataJunction's own cases: its nodes loaded, its requests translated, planned, compiled and run, its rows compared.

The suite lies beside the repository and is not part of it; without it these tests are skipped. Where DataJunction itself
answers wrongly, the suite has the true rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import pytest

from workbench.compiler import compile_plan
from workbench.errors import WorkbenchError
from workbench.formats import Import, datajunction
from workbench.planner import plan
from workbench.query.model import MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "datajunction"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites/datajunction is not here")

#: Cases that do not pass yet, with the reason; each must fail.
NOT_YET: dict[str, str] = {}


def cases() -> list[dict[str, object]]:
    path = SUITE / "open.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def marked(case: dict[str, object]) -> object:
    name = str(case["id"])
    marks = [pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else []
    return pytest.param(case, id=name, marks=marks)


@cache
def imported() -> Import:
    return datajunction.load(SUITE / "nodes")


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        for script in sorted((SUITE / "data").glob("*.sql")):
            con.execute(script.read_text("utf-8"))
        yield con


def asked(case: dict[str, object]) -> MetricQuery:
    return datajunction.query(imported().catalog, **case["request"])  # type: ignore[arg-type]  # its own parameters


def value(cell: object) -> object:
    """A cell as the suite writes it."""
    match cell:
        case bool():
            return cell
        case datetime():
            return cell.isoformat()
        case date():
            return datetime(cell.year, cell.month, cell.day).isoformat()
        case int() | float() | Decimal():
            return float(cell)
        case _:
            return cell


def rows_of(rows: object) -> list[tuple[object, ...]]:
    return [tuple(value(cell) for cell in row) for row in rows]  # type: ignore[attr-defined]  # a list of lists


def same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return left == pytest.approx(right, rel=1e-6, abs=1e-9)
    return left == right


def without_match(left: list[tuple[object, ...]], right: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The rows of the left that the right has no row for, each row used once."""
    waiting, alone = list(right), []
    for row in left:
        match = next((other for other in waiting if all(map(same, row, other))), None)
        if match is None:
            alone.append(row)
        else:
            waiting.remove(match)
    return alone


@pytest.mark.parametrize("case", [marked(case) for case in cases() if not case.get("expect_error")])
def test_the_rows_are_those_of_the_suite(case: dict[str, object], warehouse: duckdb.DuckDBPyConnection) -> None:
    query = asked(case)
    assert parse(text(query)) == query
    result = warehouse.execute(compile_plan(plan(imported().catalog, query)).sql)
    assert [column[0] for column in result.description] == case["result_columns"]
    ours, theirs = rows_of(result.fetchall()), rows_of(case["rows"])
    assert len(ours) == len(theirs)
    if case["ordered"]:
        assert all(
            same(a, b) for left, right in zip(ours, theirs, strict=True) for a, b in zip(left, right, strict=True)
        )
    else:
        assert without_match(ours, theirs) == []


@pytest.mark.parametrize("case", [marked(case) for case in cases() if case.get("expect_error")])
def test_what_cannot_be_answered_is_refused_by_name(case: dict[str, object]) -> None:
    with pytest.raises(WorkbenchError) as refused:
        plan(imported().catalog, asked(case))
    assert refused.value.issues[0].subject
    assert str(refused.value.issues[0].subject) in str(refused.value)


def test_every_loss_says_what_and_why() -> None:
    losses = imported().losses
    assert {loss.kind for loss in losses} >= {"transform", "dimension link", "metric"}
    assert all(loss.name and loss.reason.endswith(".") and loss.place for loss in losses)
