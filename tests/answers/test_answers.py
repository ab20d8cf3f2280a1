"""Metric queries over the packaged flights give the rows of SQL that was written by hand, before the compiler."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import yaml

import workbench
from workbench.examples import flights_folder
from workbench.session import Workbench

CASES = Path(__file__).parents[1] / "cases" / "answers"
REQUESTS = yaml.safe_load((CASES / "flights.yaml").read_text("utf-8"))
QUERIES = yaml.safe_load((CASES / "flights_queries.yaml").read_text("utf-8"))
PAIRS = [(request, found) for request, found in zip(REQUESTS, QUERIES, strict=True) if found["query"]]

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def flights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("catalog")
    for file in flights_folder().glob("*.yml"):
        shutil.copy(file, folder)
    shutil.copy(CASES / "more_metrics.yml", folder)
    session = workbench.open(folder, warehouse=flights_folder(), registry=":memory:")
    yield session
    session.close()


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


def plain(value: object) -> object:
    """A value that compares across types: numbers as floats, instants at midnight as dates."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else value
    return float(value) if isinstance(value, int | float | Decimal) else value


def same(ours: object, theirs: object) -> bool:
    if isinstance(ours, float) and isinstance(theirs, float):
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
    return ours == theirs


def rank(row: Row) -> tuple[str, ...]:
    return tuple(f"{value:.6g}" if isinstance(value, float) else str(value) for value in row)


def rows(raw: list[Row], weekdays: int | None) -> list[Row]:
    found = [tuple(plain(value) for value in row) for row in raw]
    if weekdays is None:
        return found
    return [(*row[:weekdays], float(row[weekdays]) % 7, *row[weekdays + 1 :]) for row in found]  # type: ignore[arg-type]


@pytest.mark.parametrize(("request_", "found"), PAIRS, ids=[found["query"][:80] for _, found in PAIRS])
def test_the_rows_are_those_of_hand_written_sql(
    flights: Workbench, data: duckdb.DuckDBPyConnection, request_: dict[str, object], found: dict[str, object]
) -> None:
    weekdays = found.get("weekdays")
    theirs = rows(data.execute(str(request_["sql"])).fetchall(), weekdays)  # type: ignore[arg-type]
    table = flights.run(str(found["query"])).arrow
    ours = rows(list(zip(*(column.to_pylist() for column in table.columns), strict=True)), weekdays)  # type: ignore[arg-type]
    if not request_["ordered"] or weekdays is not None:
        ours, theirs = sorted(ours, key=rank), sorted(theirs, key=rank)
    assert len(ours) == len(theirs)
    assert all(same(a, b) for left, right in zip(ours, theirs, strict=True) for a, b in zip(left, right, strict=True))


def test_at_least_forty_requests_are_answered() -> None:
    assert len(PAIRS) >= 40


def test_dates_are_dates_from_day_up(flights: Workbench) -> None:
    assert isinstance(flights.run("flights by time.month limit 1").arrow.column(0)[0].as_py(), date)
