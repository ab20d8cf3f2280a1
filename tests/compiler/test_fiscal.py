"""Fiscal years and quarters by the project's first month alone, beside SQL written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import sqlglot

import workbench
from workbench.catalog.load import read_texts
from workbench.compiler.dialects import DIALECTS
from workbench.errors import QueryError, UnsupportedError
from workbench.session import Workbench

CLUB = Path(__file__).parents[1] / "cases" / "club"

METRICS = """
  this_year: {cumulative: {metric: visits, to_date: fiscal_year}}
  at_quarter: {expr: visits, offset: start of fiscal_quarter}
  last_year: {expr: visits, offset: 1 fiscal_year}
  trailing: {cumulative: {metric: visits, window: 1 fiscal_quarter}}
  by_year: {expr: visits, grain: fiscal_year}
"""

YEAR = "make_date(year({0}) - (month({0}) < 4)::INT, 4, 1)"
QUARTER = "make_date(year({0}), 1 + 3 * ((month({0}) - 1) // 3), 1)"
MID = "make_date(year({0}) - (month({0}) < 2)::INT, CASE WHEN month({0}) < 2 THEN 11 ELSE 2 + 3 * ((month({0}) - 2) // 3) END, 1)"

CASES = {
    "by-fiscal-year": (
        4,
        "visits by time.fiscal_year",
        f"SELECT {YEAR.format('visited_on')}, count(*) FROM visits GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "by-fiscal-quarter": (
        4,
        "visits, joined by time.fiscal_quarter",
        (
            f"SELECT q, sum(v), sum(j) FROM (SELECT {QUARTER.format('visited_on')} q, count(*) v, NULL j FROM visits GROUP BY 1 UNION ALL "
            f"SELECT {QUARTER.format('joined_on')}, NULL, count(*) FROM members GROUP BY 1) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "quarters-that-begin-in-february": (
        2,
        "visits by time.fiscal_quarter where time.fiscal_quarter >= date '2024-02-01'",
        f"SELECT {MID.format('visited_on')} q, count(*) FROM visits WHERE visited_on >= DATE '2024-02-01' GROUP BY 1 ORDER BY 1",
    ),
    "a-fiscal-year-before": (
        4,
        "visits, last_year by time.fiscal_year during 2022-04 to 2025-03",
        (
            f"WITH y AS (SELECT {YEAR.format('visited_on')} y, count(*) n FROM visits WHERE visited_on IS NOT NULL GROUP BY 1) "
            "SELECT y.y, y.n, b.n FROM y LEFT JOIN y b ON b.y + INTERVAL 1 YEAR = y.y ORDER BY 1"
        ),
    ),
    "compared-with-the-fiscal-year-before": (
        4,
        "visits by time.fiscal_year during 2023-04 to 2025-03 compare to previous period",
        (
            f"WITH y AS (SELECT {YEAR.format('visited_on')} y, count(*) n FROM visits WHERE visited_on IS NOT NULL GROUP BY 1) "
            "SELECT y.y, y.n, b.n, y.n - b.n, (y.n - b.n) / b.n FROM y LEFT JOIN y b ON b.y + INTERVAL 1 YEAR = y.y WHERE y.y >= DATE '2023-04-01' ORDER BY 1"
        ),
    ),
    "fiscal-year-to-date": (
        4,
        "this_year by time.day during 2024-02-28 to 2024-03-02",
        (
            f"SELECT c.d, count(*) FROM (SELECT unnest(generate_series(DATE '2024-02-28', DATE '2024-03-02', INTERVAL 1 DAY))::DATE d) c "
            f"JOIN visits ON visited_on <= c.d AND {YEAR.format('visited_on')} = {YEAR.format('c.d')} GROUP BY 1 ORDER BY 1"
        ),
    ),
    "at-the-start-of-the-fiscal-quarter": (
        7,
        "at_quarter by time.day during 2024-01-01 to 2024-01-02",
        "SELECT d, 2 FROM (VALUES (DATE '2024-01-01'), (DATE '2024-01-02')) t(d)",
    ),
    "a-window-of-a-fiscal-quarter": (
        4,
        "trailing by time.fiscal_quarter during 2024",
        (
            f"SELECT {QUARTER.format('d')}, arg_max(n, d) FROM (SELECT c.d, count(*) n FROM (SELECT unnest(generate_series(DATE '2024-01-01', DATE '2024-12-31', "
            "INTERVAL 1 DAY))::DATE d) c JOIN visits ON visited_on > c.d - INTERVAL 3 MONTH AND visited_on <= c.d GROUP BY 1) GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-default-of-fiscal-years": (
        4,
        "by_year by time",
        f"SELECT {YEAR.format('visited_on')}, count(*) FROM visits GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "of-what-is-looked-up": (
        4,
        "visits by member.joined_on.fiscal_year",
        f"SELECT {YEAR.format('joined_on')}, count(*) FROM visits LEFT JOIN members USING (member_id) GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((CLUB / "data.sql").read_text("utf-8"))
        yield connection


def opened(month: int | None, data: duckdb.DuckDBPyConnection | str) -> Workbench:
    """A session over the club without its calendar, its fiscal year beginning in a month."""
    text, _, _ = (CLUB / "catalog.yml").read_text("utf-8").partition("---\ndataset: days")
    text = "\n".join(line for line in text.splitlines() if "season" not in line and "fiscal" not in line)
    catalog, issues = read_texts({"a.yml": text.replace("metrics:\n  visits:", f"metrics:{METRICS}  visits:", 1)})
    assert catalog is not None, issues
    warehouse = data if isinstance(data, str) else data.cursor()
    return workbench.open(replace(catalog, first_month=month), warehouse=warehouse, registry=":memory:")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person_and_the_sql_as_recorded(
    data: duckdb.DuckDBPyConnection, golden, name: str
) -> None:
    month, query, sql = CASES[name]
    session = opened(month, data)
    table = session.run(query).arrow
    assert list(zip(*(column.to_pylist() for column in table.columns), strict=True)) == data.execute(sql).fetchall()
    said = []
    for dialect in DIALECTS:
        try:
            written = session.compile(query, dialect=dialect).sql
        except UnsupportedError as refused:
            written = f"-- refused: {refused.issues[0].sentence}"
        else:
            assert len(sqlglot.parse(written, dialect=dialect)) == 1
        said.append(f"-- {dialect}\n{written}")
    outline = "\n".join(f"-- {sentence}" for sentence in session.compile(query).outline)
    golden(f"fiscal/{name}.sql", f"-- query: {query}\n{outline}\n\n" + "\n\n".join(said) + "\n")
    session.close()


@pytest.fixture(scope="module")
def on_postgres(data: duckdb.DuckDBPyConnection, into_postgres) -> str:
    return into_postgres("fiscal", data)


@pytest.mark.parametrize("name", CASES)
def test_postgres_gives_the_same(data: duckdb.DuckDBPyConnection, on_postgres: str, same_rows, name: str) -> None:
    month, query, _ = CASES[name]
    here, there = opened(month, data), opened(month, on_postgres)
    same_rows(here.run(query).arrow, there.run(query).arrow)
    here.close()
    there.close()


@pytest.mark.parametrize(
    ("month", "query", "sentence"),
    [
        (None, "visits by time.fiscal_year", "no fiscal year is set"),
        (None, "this_year by time.day", "goes by the fiscal year, and none is set"),
        (4, "at_quarter by time.fiscal_year", "has no first instant"),
    ],
)
def test_what_has_no_fiscal_year_is_refused(
    data: duckdb.DuckDBPyConnection, month: int | None, query: str, sentence: str
) -> None:
    session = opened(month, data)
    with pytest.raises(QueryError, match=sentence):
        session.compile(query)
    session.close()


def test_a_calendar_with_such_a_period_wins() -> None:
    text = "{dataset: days, source: days, time: day, dimensions: {day: {type: time, grain: day}, fiscal_year: }, calendar: {periods: [fiscal_year]}}"
    sales = "{dataset: sales, source: sales, time: day, dimensions: {day: {type: time, grain: day}}, metrics: {sales: count(*)}}"
    catalog, issues = read_texts({"a.yml": text, "b.yml": sales})
    assert catalog is not None, issues
    session = workbench.open(replace(catalog, first_month=4), registry=":memory:")
    assert "days" in session.compile("sales by time.fiscal_year").sql
    session.close()
