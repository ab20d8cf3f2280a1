"""Published FOCUS use cases, answered by metric queries over the packaged catalog on the real sample.

The suite lies beside the repository and is not part of it; without it these tests are skipped. The queries stand in
`focus_queries.json` by the case's id and call the columns as published. Numbers are compared to ten digits. Of use case
9d3b3bb2b9 the suite has the form without the condition that its rows show: a difference of more than a cent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isnan
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import workbench
from workbench.catalog.packaged import PACKAGED
from workbench.session import Workbench

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "focus"
QUERIES: dict[str, str] = json.loads(Path(__file__).with_name("focus_queries.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites/focus is not here")


def cases() -> list[dict[str, object]]:
    path = SUITE / "open.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture(scope="module")
def wb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    from workbench.efficiency.focus import read_focus

    folder = tmp_path_factory.mktemp("focus")
    pq.write_table(read_focus(SUITE / "focus_sample.csv"), folder / "billing.parquet")
    session = workbench.open(PACKAGED["efficiency"], warehouse=folder, registry=":memory:")
    yield session
    session.close()


def value(cell: object) -> object:
    """A cell, as it can be compared: numbers to ten digits, instants as text, tags as JSON, nan as nothing."""
    match cell:
        case bool():
            return cell
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")
        case date():
            return cell.isoformat()
        case int() | float() | Decimal():
            return None if isnan(cell) else f"{float(cell):.9e}"
        case str() if cell.startswith("{"):
            return json.dumps(json.loads(cell), sort_keys=True)
        case _:
            return cell


def published(cell: object, example: object) -> object:
    """A cell of the suite, which writes everything as text, as the type that ours has."""
    if cell is None or (cell == "nan"):
        return None
    if isinstance(example, int | float | Decimal) and not isinstance(example, bool):
        return value(Decimal(str(cell)))
    return value(str(cell).removesuffix(" 00:00:00") if isinstance(example, date) else cell)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['id']}-{case['slug']}")
def test_a_published_use_case_has_its_published_rows(wb: Workbench, case: dict[str, object]) -> None:
    names: list[str] = case["columns"]  # type: ignore[assignment]
    table = wb.run(QUERIES[str(case["id"])]).arrow.select(names)
    assert len(table) == case["n_rows"]
    ours = list(zip(*(table.column(name).to_pylist() for name in names), strict=True))
    examples = [next((cell for cell in column if cell is not None), None) for column in zip(*ours, strict=True)]
    theirs: list[list[object]] = case["rows"]  # type: ignore[assignment]
    expected = [tuple(published(cell, like) for cell, like in zip(row, examples, strict=True)) for row in theirs]
    found = [tuple(map(value, row)) for row in ours]
    missing, beyond = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    assert not missing
    assert not (beyond and case["rows_are_complete"])
    _in_the_published_order(case, found, expected)


def _in_the_published_order(
    case: dict[str, object], found: list[tuple[object, ...]], expected: list[tuple[object, ...]]
) -> None:
    """What the published query orders by stands in that order; ties may stand in any."""
    order: list[str] = case["metric_form"]["order_by"]  # type: ignore[index]
    names: list[str] = case["columns"]  # type: ignore[assignment]
    keys = [names.index(key.split()[0]) for key in order]
    shown = [tuple(row[at] for at in keys) for row in expected]
    ours = [tuple(row[at] for at in keys) for row in found if row in expected]
    assert ours == (shown if order else ours)


def test_each_case_of_the_suite_has_its_query_and_no_other() -> None:
    assert sorted(QUERIES) == sorted(str(case["id"]) for case in cases())
