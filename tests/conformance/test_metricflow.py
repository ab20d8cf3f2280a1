"""MetricFlow's own cases: its files loaded, its requests translated, planned, compiled and run, its rows compared.

The suite lies beside the repository and is not part of it; without it these tests are skipped. Some of its cases have
rows from SQL written by hand, the others from MetricFlow itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from workbench.compiler import compile_plan
from workbench.formats import Import, metricflow
from workbench.planner import plan
from workbench.query.model import MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "metricflow"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites/metricflow is not here")

#: Cases that do not pass yet, with the reason; each must fail.
NOT_YET: dict[str, str] = json.loads(Path(__file__).with_name("metricflow_not_yet.json").read_text("utf-8"))

#: Cases whose rows are judged wrong, with the reason and SQL, from the tables, for the rows that are right.
JUDGED_WRONG: dict[str, tuple[str, str]] = {
    "itest_dimensions/distinct_values_query_with_metric_filter": (
        "lists the few luxury listings and a null instead of the five listings known that were booked more than twice",
        (
            "SELECT l.listing_id FROM mf_src.dim_listings_latest l JOIN mf_src.fct_bookings b USING (listing_id)"
            " GROUP BY l.listing_id HAVING count(*) > 2"
        ),
    ),
    "itest_multi_hop_join/multihop_join_two_dims_different_sources": (
        (
            "account a0 has two customers, a thorium one in turkmenistan and an osmium one in paraguay; the suite pairs"
            " each of the names with each of the countries"
        ),
        (
            "SELECT c.customer_name, o.country, sum(t.txn_count) FROM mf_src.account_month_txns t"
            " LEFT JOIN mf_src.bridge_table b USING (account_id) LEFT JOIN mf_src.customer_table c USING (customer_id)"
            " LEFT JOIN mf_src.customer_other_data o USING (customer_id) GROUP BY ALL"
        ),
    ),
    "itest_metrics/cumulative_time_offset_metric_with_time_constraint": (
        (
            "the range that is asked for cuts the two days before it too, so that 20 December loses the bookers of 17 and 18"
            " December; they were there"
        ),
        (
            "SELECT d.ds, count(DISTINCT b.guest_id) FROM mf_src.mf_time_spine d JOIN mf_src.fct_bookings b"
            " ON b.ds <= d.ds - INTERVAL 2 DAY AND b.ds > d.ds - INTERVAL 4 DAY"
            " WHERE d.ds BETWEEN DATE '2019-12-19' AND DATE '2020-01-02' GROUP BY d.ds"
        ),
    ),
    "recorded/test_offset_metric_with_metric_time_and_dimension_filter": (
        (
            "metric_time is to be 1 January, and the one row is of 6 January; five days before 1 January nothing was booked"
            " in the us"
        ),
        (
            "SELECT DATE '2020-01-01', 2 * count(*) FROM mf_src.fct_bookings b JOIN mf_src.dim_listings_latest l"
            " USING (listing_id) WHERE b.ds = DATE '2020-01-01' - INTERVAL 5 DAY AND l.country = 'us' HAVING count(*) > 0"
        ),
    ),
}
JUDGED_WRONG["recorded/test_distinct_values_query_with_metric_filter"] = JUDGED_WRONG[
    "itest_dimensions/distinct_values_query_with_metric_filter"
]

Row = tuple[object, ...]


def cases() -> list[dict[str, Any]]:
    files = (SUITE / "open.jsonl", SUITE / "recorded_open.jsonl")
    return [json.loads(line) for path in files if path.exists() for line in path.read_text("utf-8").splitlines()]


def marked(case: dict[str, Any]) -> object:
    name = str(case["id"])
    marks = [pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else []
    return pytest.param(case, id=name, marks=marks)


@cache
def imported(manifest: str, file: str = "") -> Import:
    return metricflow.load(SUITE / "manifests" / manifest / file)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con, chdir(SUITE):
        con.execute((SUITE / "data" / "load.sql").read_text("utf-8"))
        yield con


def asked(case: dict[str, Any], file: str = "") -> MetricQuery:
    start, end = case["time_constraint"] or (None, None)
    return metricflow.query(
        imported(case["manifest"], file).catalog,
        metrics=case["metrics"],
        group_by=case["group_by"],
        where=case["where"],
        order_by=case["order_by"],
        limit=case["limit"],
        start_time=start,
        end_time=end,
        min_max_only=case["min_max_only"],
        apply_group_by=case["apply_group_by"],
        metric_aliases=case.get("metric_aliases") or {},
    )


def value(cell: object) -> object:
    """A cell as the suite writes it: numbers as floats, days and instants as instants."""
    match cell:
        case bool() | None:
            return cell
        case datetime():
            return cell.isoformat()
        case date():
            return datetime(cell.year, cell.month, cell.day).isoformat()
        case int() | float() | Decimal():
            return float(cell)
        case _:
            return cell


def expected(case: dict[str, Any], names: list[str], warehouse: duckdb.DuckDBPyConnection) -> list[Row]:
    """The suite's rows, its columns in our order."""
    rows = case["expected"].get("rows")
    if rows is None:
        rows = warehouse.execute("from read_parquet(?)", [str(SUITE / case["expected"]["parquet"])]).fetchall()
    theirs = [column["name"] for column in case["expected"]["columns"]]
    order = [theirs.index(name) for name in names]
    return [tuple(value(row[at]) for at in order) for row in rows]


def same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return left == pytest.approx(right, rel=1e-6, abs=1e-9)
    return left == right


def differences(ours: list[Row], theirs: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of each side that the other has not, as often as it has them; numbers may differ by a millionth."""
    left, right = Counter(ours), Counter(theirs)
    mine, other = list((left - right).elements()), list((right - left).elements())
    for row in list(mine):
        match = next((each for each in other if all(map(same, row, each))), None)
        if match is not None:
            mine.remove(row)
            other.remove(match)
    return mine, other


@pytest.mark.parametrize("case", [marked(case) for case in cases() if case["id"] not in JUDGED_WRONG])
def test_the_rows_are_those_of_the_suite(case: dict[str, Any], warehouse: duckdb.DuckDBPyConnection) -> None:
    query = asked(case)
    assert parse(text(query)) == query
    result = warehouse.execute(compile_plan(plan(imported(case["manifest"]).catalog, query)).sql)
    names = [column[0] for column in result.description]
    assert sorted(names) == sorted(column["name"] for column in case["expected"]["columns"])
    ours = [tuple(value(cell) for cell in row) for row in result.fetchall()]
    theirs = expected(case, names, warehouse)
    if case["row_order_matters"]:
        assert len(ours) == len(theirs)
        assert all(
            same(a, b) for left, right in zip(ours, theirs, strict=True) for a, b in zip(left, right, strict=True)
        )
    assert differences(ours, theirs) == ([], [])


@pytest.mark.parametrize("case", [case for case in cases() if case["id"] in JUDGED_WRONG], ids=lambda case: case["id"])
def test_where_the_suite_is_wrong_the_rows_are_those_of_plain_sql(
    case: dict[str, Any], warehouse: duckdb.DuckDBPyConnection
) -> None:
    def rows(sql: str) -> list[Row]:
        return [tuple(value(cell) for cell in row) for row in warehouse.execute(sql).fetchall()]

    ours = warehouse.execute(compile_plan(plan(imported(case["manifest"]).catalog, asked(case))).sql)
    names = [column[0] for column in ours.description]
    found = [tuple(value(cell) for cell in row) for row in ours.fetchall()]
    assert differences(found, rows(JUDGED_WRONG[case["id"]][1])) == ([], [])
    assert differences(found, expected(case, names, warehouse)) != ([], [])


@pytest.mark.parametrize("case", [case for case in cases() if case["id"] not in NOT_YET], ids=lambda case: case["id"])
def test_the_manifest_means_what_the_files_mean(case: dict[str, Any], warehouse: duckdb.DuckDBPyConnection) -> None:
    """dbt's own reading of the files, its manifest, leads to the same query and the same rows."""
    query = asked(case, "semantic_manifest.json")
    assert query == asked(case)
    plans = (plan(imported(case["manifest"], file).catalog, query) for file in ("", "semantic_manifest.json"))
    ours, theirs = (warehouse.execute(compile_plan(each).sql).fetchall() for each in plans)
    assert case["limit"] or differences(ours, theirs) == ([], [])


def test_every_loss_says_what_and_why() -> None:
    for folder in sorted((SUITE / "manifests").iterdir()):
        for loss in imported(folder.name).losses:
            assert loss.name
            assert loss.reason.endswith(".")
