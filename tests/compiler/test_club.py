"""Time: shifts, windows, calendars and periods without data, over a small club full of gaps and month ends.

Each query has a golden file with its SQL in every dialect; the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import sqlglot

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.errors import QueryError
from workbench.session import Workbench

CLUB = Path(__file__).parents[1] / "cases" / "club"

#: Each query with SQL of a person for the same rows, in the same order.
SHIFTS = {
    "so-many-days-ago": (
        "visits_5_days_ago by time.day",
        "SELECT visited_on + 5 d, count(*) FROM visits WHERE visited_on IS NOT NULL GROUP BY 1 ORDER BY 1",
    ),
    "a-shift-by-a-longer-period": (
        "visits_5_days_ago by time.month, member.plan",
        (
            "SELECT date_trunc('month', visited_on + 5)::DATE m, plan, count(*) FROM visits LEFT JOIN members USING (member_id) "
            "WHERE visited_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "the-last-day-of-a-short-month-stands-for-the-days-it-lacks": (
        "visits_a_month_ago by time.day during 2024-03",
        (
            "SELECT day, count(*) FROM days JOIN visits ON CASE WHEN day(day) > 29 THEN DATE '2024-02-29' "
            "ELSE make_date(2024, 2, day(day)) END = visited_on WHERE day BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-29-february-is-compared-with-the-28": (
        "visits, visits_a_year_ago by time.day during 2024-02-29",
        "SELECT DATE '2024-02-29', 2, 1",
    ),
    "the-28-february-after-a-leap-year-is-compared-with-the-28": (
        "visits, visits_a_year_ago by time.day during 2025-02",
        ("SELECT DATE '2025-02-14', NULL, 1 UNION ALL SELECT DATE '2025-02-28', 1, 1 ORDER BY 1"),
    ),
    "distinct-counts-are-counted-at-the-other-instant": (
        "visitors_a_week_ago by time.month",
        (
            "SELECT date_trunc('month', visited_on + 7)::DATE m, count(DISTINCT member_id) FROM visits WHERE visited_on IS NOT NULL "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "an-average-of-another-week": (
        "avg_minutes_a_week_ago, avg_minutes by time.week during 2024-01",
        (
            "SELECT w, any_value(a), any_value(b) FROM (SELECT date_trunc('week', visited_on + 7)::DATE w, avg(minutes) a, NULL b "
            "FROM visits WHERE visited_on + 7 BETWEEN DATE '2024-01-01' AND DATE '2024-01-31' GROUP BY 1 "
            "UNION ALL SELECT date_trunc('week', visited_on)::DATE, NULL, avg(minutes) FROM visits "
            "WHERE visited_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31' GROUP BY 1) GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-shift-along-its-own-axis": (
        "payments_2_days_ago by time.day during 2024-03",
        (
            "SELECT paid_on + 2, count(*) FROM visits WHERE paid_on + 2 BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-axis-under-its-own-name-is-shifted-too": (
        "visits_5_days_ago by visited_on.month, paid_on.month where visited_on > date '2024-01-06'",
        (
            "SELECT date_trunc('month', visited_on + 5)::DATE m, date_trunc('month', paid_on)::DATE p, count(*) FROM visits "
            "WHERE visited_on + 5 > DATE '2024-01-06' GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-date-part-of-a-shifted-axis": (
        "visits_5_days_ago by time.extract_dow, time.year",
        (
            "SELECT isodow(visited_on + 5), date_trunc('year', visited_on + 5)::DATE, count(*) FROM visits "
            "WHERE visited_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
        ),
    ),
    "at-the-start-of-the-month": (
        "visits_at_start_of_month by time.day during 2024-01-30 to 2024-02-02",
        "SELECT day, 2 FROM days WHERE day BETWEEN DATE '2024-01-30' AND DATE '2024-01-31' ORDER BY 1",
    ),
    "the-first-instant-of-each-group-stands-for-it": (
        "visits_at_start_of_month, visits by time.month during 2024",
        (
            "SELECT date_trunc('month', visited_on)::DATE m, nullif(count(*) FILTER (day(visited_on) = 1), 0), count(*) FROM visits "
            "WHERE year(visited_on) = 2024 GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-shift-of-a-shift": (
        "twice_nine_days_ago by time.day during 2024",
        ("SELECT visited_on + 9, 2 * count(*) FROM visits WHERE year(visited_on + 9) = 2024 GROUP BY 1 ORDER BY 1"),
    ),
    "growth-reads-beyond-the-range": (
        "weekly_growth, visits by time.day during 2024-01-08 to 2024-01-15",
        (
            "SELECT d, any_value(a) - any_value(b), any_value(a) FROM (SELECT visited_on d, count(*) a, NULL b FROM visits GROUP BY 1 "
            "UNION ALL SELECT visited_on + 7, NULL, count(*) FROM visits GROUP BY 1) "
            "WHERE d BETWEEN DATE '2024-01-08' AND DATE '2024-01-15' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-filtered-metric-shifted": (
        "long_visits_a_week_ago, long_visits by time.month, door",
        (
            "SELECT m, door, any_value(a), any_value(b) FROM (SELECT date_trunc('month', visited_on + 7)::DATE m, door, count(*) a, NULL b "
            "FROM visits WHERE minutes > 60 GROUP BY 1, 2 UNION ALL SELECT date_trunc('month', visited_on)::DATE m, door, NULL, count(*) "
            "FROM visits WHERE minutes > 60 GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
}

PERIODS = {
    "a-fiscal-month": (
        "visits by time.fiscal_month",
        "SELECT fiscal_month, count(*) FROM visits LEFT JOIN days ON visited_on = day GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "periods-of-several-axes": (
        "visits, avg_minutes by member.joined_on.season, time.fiscal_month, time.quarter where time.season = 'winter 2023'",
        (
            "SELECT j.season, v.fiscal_month, date_trunc('quarter', visited_on)::DATE, count(*), avg(minutes) FROM visits LEFT JOIN members "
            "USING (member_id) LEFT JOIN days v ON visited_on = v.day LEFT JOIN days j ON joined_on = j.day WHERE v.season = 'winter 2023' "
            "GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2, 3"
        ),
    ),
    "a-period-of-a-shifted-axis-is-the-calendars": (
        "visits_5_days_ago by time.season where time.fiscal_month > date '2024-01-01'",
        (
            "SELECT season, count(*) FROM visits JOIN days ON visited_on + 5 = day WHERE fiscal_month > DATE '2024-01-01' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "metrics-of-two-datasets-by-a-period": (
        "visits, joined by time.season",
        (
            "SELECT season, sum(a)::BIGINT, sum(b)::BIGINT FROM (SELECT visited_on d, 1 a, NULL b FROM visits UNION ALL "
            "SELECT joined_on, NULL, 1 FROM members) LEFT JOIN days ON d = day GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "values-of-a-period": (
        "values of members.joined_on.season",
        "SELECT DISTINCT season FROM members LEFT JOIN days ON joined_on = day ORDER BY 1 NULLS LAST",
    ),
}

CASES = {**SHIFTS, **PERIODS}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((CLUB / "data.sql").read_text("utf-8"))
        yield connection


@pytest.fixture(scope="module")
def club(data: duckdb.DuckDBPyConnection) -> Iterator[Workbench]:
    session = workbench.open(CLUB, warehouse=data.cursor(), registry=":memory:")
    yield session
    session.close()


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(club: Workbench, golden, name: str) -> None:
    query, _ = CASES[name]
    statements = {dialect: club.compile(query, dialect=dialect) for dialect in DIALECTS}
    for dialect, statement in statements.items():
        assert len(sqlglot.parse(statement.sql, dialect=dialect)) == 1
    outline = "\n".join(f"-- {sentence}" for sentence in statements["duckdb"].outline)
    shown = "\n\n".join(f"-- {dialect}\n{statement.sql};" for dialect, statement in statements.items())
    golden(f"club/{name}.sql", f"-- query: {query}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(club: Workbench, data: duckdb.DuckDBPyConnection, name: str) -> None:
    query, sql = CASES[name]
    table = club.run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs), (ours, theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            same = math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) and b is not None else a == b
            assert same, (ours, theirs)


def test_no_recorded_sql_is_left_over(request: pytest.FixtureRequest) -> None:
    folder = request.path.parents[1] / "golden" / "club"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)


def test_a_shift_needs_a_time_to_count_from(club: Workbench) -> None:
    with pytest.raises(QueryError, match="must group by time"):
        club.compile("visits_5_days_ago by door")
