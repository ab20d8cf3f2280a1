"""Time: shifts, windows, calendars and periods without data, over a small club full of gaps and month ends.

Each query has a golden file with its SQL in every dialect; the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlglot
from club_moves import PERIODS, SHIFTS, WINDOWS
from club_periods import CLOCKS, COMPARE, EVERY, FILL, GRAINS, MADE, OWN_PERIODS

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.errors import QueryError, UnsupportedError
from workbench.query.parse import parse
from workbench.session import Workbench

CLUB = Path(__file__).parents[1] / "cases" / "club"

CASES = {
    **SHIFTS, **PERIODS, **WINDOWS, **OWN_PERIODS, **EVERY, **FILL, **GRAINS, **COMPARE, **CLOCKS, **MADE
}  # fmt: skip


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((CLUB / "data.sql").read_text("utf-8"))
        yield connection


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The club without its calendar."""
    folder = tmp_path_factory.mktemp("plain")
    text, _, _ = (CLUB / "catalog.yml").read_text("utf-8").partition("---\ndataset: days")
    lines = (line for line in text.splitlines() if "season" not in line and "fiscal" not in line)
    (folder / "catalog.yml").write_text("\n".join(lines), "utf-8")
    return folder


@contextmanager
def opened(plain: Path, *warehouses: object) -> Iterator[dict[str, Workbench]]:
    """A session for each case, with the calendar and without."""
    whole, made = (
        workbench.open(folder, warehouse=warehouse, registry=":memory:")
        for folder, warehouse in zip((CLUB, plain), warehouses, strict=True)
    )
    yield dict.fromkeys(CASES, whole) | dict.fromkeys(MADE, made)
    whole.close()
    made.close()


@pytest.fixture(scope="module")
def clubs(data: duckdb.DuckDBPyConnection, plain: Path) -> Iterator[dict[str, Workbench]]:
    with opened(plain, data.cursor(), data.cursor()) as sessions:
        yield sessions


@pytest.fixture(scope="module")
def clubs_on_postgres(
    data: duckdb.DuckDBPyConnection, plain: Path, into_postgres: Callable[[str, duckdb.DuckDBPyConnection], str]
) -> Iterator[dict[str, Workbench]]:
    address = into_postgres("club", data)
    with opened(plain, address, address) as sessions:
        yield sessions


@pytest.fixture
def club(clubs: dict[str, Workbench]) -> Workbench:
    return clubs[next(iter(SHIFTS))]


def compiled(session: Workbench, query: str, dialect: str) -> str:
    """The SQL, or why there is none."""
    try:
        sql = session.compile(query, dialect=dialect).sql
    except UnsupportedError as error:
        return f"-- {' '.join(str(error).split())}"
    assert len(sqlglot.parse(sql, dialect=dialect)) == 1
    return f"{sql};"


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(clubs: dict[str, Workbench], golden, name: str) -> None:
    query, _ = CASES[name]
    outline = "\n".join(f"-- {sentence}" for sentence in clubs[name].compile(query).outline)
    shown = "\n\n".join(f"-- {dialect}\n{compiled(clubs[name], query, dialect)}" for dialect in DIALECTS)
    golden(f"club/{name}.sql", f"-- query: {query}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(
    clubs: dict[str, Workbench], data: duckdb.DuckDBPyConnection, name: str
) -> None:
    query, sql = CASES[name]
    table = clubs[name].run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs), (ours, theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            same = math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) and b is not None else a == b
            assert same, (ours, theirs)


@pytest.mark.parametrize("name", CASES)
def test_postgres_gives_the_rows_of_duckdb(
    clubs: dict[str, Workbench], clubs_on_postgres: dict[str, Workbench], same_rows, name: str
) -> None:
    query, _ = CASES[name]
    same_rows(clubs_on_postgres[name].run(query).arrow, clubs[name].run(query).arrow)


def test_no_recorded_sql_is_left_over(request: pytest.FixtureRequest) -> None:
    folder = request.path.parents[1] / "golden" / "club"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)


def test_a_shift_needs_a_time_to_count_from(club: Workbench) -> None:
    with pytest.raises(
        QueryError, match="weekly_growth counts from an instant of time, so the query must group by time"
    ):
        club.compile("weekly_growth by door")


def test_a_window_needs_an_instant_to_end_at(club: Workbench) -> None:
    with pytest.raises(QueryError, match="must group by time"):
        club.compile("trailing_visits by door")


def test_what_counts_since_ever_is_not_cut_at_its_start_in_silence(club: Workbench) -> None:
    with pytest.raises(QueryError, match="since ever"):
        club.compile("visits_ever where time.day > date '2024-01-01'")


def test_fill_needs_a_time_whose_periods_there_are(club: Workbench) -> None:
    with pytest.raises(QueryError, match="group by time"):
        club.compile("visits by door fill")


def test_the_query_says_which_grain_was_meant(club: Workbench) -> None:
    assert club.run("weekly_by_default by time").query.by == parse("visits by time.week as time").by


def test_a_comparison_needs_something_to_compare(club: Workbench) -> None:
    for query in ("visits compare to previous year", "visits by door during since 2024 compare to previous year"):
        with pytest.raises(QueryError, match="stretch of time with both ends"):
            club.compile(query)
    with pytest.raises(QueryError, match="would cut both"):
        club.compile("visits during 2024 compare to previous year where time.month = date '2024-01-01'")
    with pytest.raises(UnsupportedError, match="shares are not compared"):
        club.compile("share of visits by door during 2024 compare to previous year")
    with pytest.raises(QueryError, match="no number of weeks"):
        club.compile("visits by time.week compare to previous month")


def test_only_the_rows_that_a_range_is_read_from_are_read(club: Workbench) -> None:
    sql = club.compile("visits_a_month_ago by time.day during 2024-03-10 to 2024-03-30").sql
    assert "visited_on >= CAST('2024-02-10' AS DATE)" in sql
    assert "visited_on < CAST('2024-03-01' AS DATE)" in sql


def test_a_time_zone_that_changes_nothing_is_refused(club: Workbench) -> None:
    with pytest.raises(QueryError, match="has a time of day"):
        club.compile("visits by time.day in time zone 'America/New_York'")


#: Weeks from each first day: the day that its week begins, of Thursday 29 February 2024 and Sunday 3 March 2024.
FIRST_DAYS = {
    0: ("2024-02-26", "2024-02-26"),
    1: ("2024-02-27", "2024-02-27"),
    5: ("2024-02-24", "2024-03-02"),
    6: ("2024-02-25", "2024-03-03"),
}


@pytest.mark.parametrize("first_day", FIRST_DAYS)
def test_weeks_start_on_the_day_that_is_chosen(
    data: duckdb.DuckDBPyConnection, club: Workbench, first_day: int
) -> None:
    session = workbench.open(replace(club.catalog, first_day=first_day), warehouse=data.cursor(), registry=":memory:")
    rows = session.run("visits by time.week, time.day during 2024-02-29 fill").arrow.to_pylist()
    rows += session.run("visits by time.week, time.day during 2024-03-03 fill").arrow.to_pylist()
    assert tuple(str(row["time.week"]) for row in rows) == FIRST_DAYS[first_day]
    session = workbench.open(
        replace(session.catalog, today=date(2024, 3, 6)), warehouse=data.cursor(), registry=":memory:"
    )
    (last,) = session.run("visits by time.week during last 1 week fill").arrow.to_pylist()
    week = {0: "2024-02-26", 1: "2024-02-27", 5: "2024-02-24", 6: "2024-02-25"}[first_day]
    assert str(last["time.week"]) == week


def test_the_start_of_a_period_needs_groups_with_a_first_instant(club: Workbench) -> None:
    for key in ("time.extract_dow", "time.fiscal_month"):
        with pytest.raises(QueryError, match="has no first instant"):
            club.compile(f"visits_at_start_of_month by {key}")
