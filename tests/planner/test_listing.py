"""`values of` without `from`: everything there is, on DuckDB, beside SQL written by hand."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog
from workbench.compiler import compile_plan
from workbench.errors import QueryError
from workbench.planner import plan
from workbench.query.parse import parse

FILES = (
    "{dataset: flats, source: flats, primary_key: id, dimensions: [id, size], links: {owner: {to: owners, on: owner = id}}}",
    "{dataset: owners, source: owners, primary_key: id, dimensions: [id, state]}",
    (
        "{dataset: days, source: days, time: day, calendar: {periods: [season]},"
        " dimensions: {day: {type: time, grain: day}, season: {}}}"
    ),
)

DATA = """
create table flats as select * from (values (1, 'small', 10), (2, 'large', 11), (3, 'small', 99)) t(id, size, owner);
create table owners as select * from (values (10, 'CA'), (11, null), (12, 'NY')) t(id, state);
create table days as select d::date as day, if(month(d) < 4, 'winter', 'spring') as season
from generate_series(date '2020-03-30', date '2020-04-02', interval 1 day) t(d);
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, issues = read_texts({f"{number}.yml": text for number, text in enumerate(FILES)})
    assert catalog is not None, issues
    return catalog


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute(DATA)
        yield con


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("values of owner.state", "select distinct state from owners"),
        (
            "values of size, owner.state",
            "select distinct size, state from flats full join owners on flats.owner = owners.id",
        ),
        (
            "values of size, owner.state where size = 'small' or size is null",
            (
                "select distinct size, state from flats full join owners on flats.owner = owners.id"
                " where size = 'small' or size is null"
            ),
        ),
        ("values of time.month", "select distinct date_trunc('month', day)::date from days"),
        ("values of time.season", "select distinct season from days"),
        ("range of time.day", "select min(day), max(day) from days"),
        ("values of time.day during 2020-04", "select day from days where day >= '2020-04-01'"),
        ("values of size, time.season", "select distinct size, season from flats, days"),
        ("values of size, time.season raw", "select size, season from flats, days"),
        (
            "values of time.day, size, owner.state during 2020-04-01",
            (
                "select distinct day, size, state from (from flats, days) s full join owners on s.owner = owners.id"
                " where day = '2020-04-01'"
            ),
        ),
        ("values of time.day where owner.state = 'NY'", "select day from days"),
        ("values of size where owner.state is null", "select distinct size from flats where owner in (11, 99)"),
    ],
)
def test_values_are_those_of_sql_by_hand(catalog: Catalog, con: duckdb.DuckDBPyConnection, text: str, sql: str) -> None:
    ours = con.execute(compile_plan(plan(catalog, parse(text))).sql).fetchall()
    assert sorted(ours, key=repr) == sorted(con.execute(sql).fetchall(), key=repr)


def test_time_without_a_calendar_is_refused() -> None:
    catalog, _ = read_texts({"1.yml": FILES[1]})
    assert catalog is not None
    with pytest.raises(QueryError, match="has none by month"):
        plan(catalog, parse("values of time.month"))
