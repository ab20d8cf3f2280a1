"""Metrics over time against a count by hand: each instant's rows are found one by one, in plain Python."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workbench
from workbench.session import Workbench

CATALOG = """
dataset: events
source: events
time: day
dimensions: {day: {type: time, grain: day}, who: , place: }
metrics:
  n: count(*)
  amount: sum(amount)
  people: {expr: count(distinct who)}
  n_3_days_ago: {expr: n, offset: 3 days}
  n_1_month_ago: {expr: n, offset: 1 month}
  people_1_year_ago: {expr: people, offset: 1 year}
  n_7_days: {cumulative: {metric: n, window: 7 days}}
  people_7_days: {cumulative: {metric: people, window: 7 days}}
  amount_1_month: {cumulative: {metric: amount, window: 1 month}}
  people_ever: {cumulative: people}
  n_this_week: {cumulative: {metric: n, to_date: week}}
  people_this_month: {cumulative: {metric: people, to_date: month}}
  n_7_days_a_week_ago: {expr: n_7_days, offset: 1 week}
  n_at_start_of_month: {expr: n, offset: start of month}
"""

Row = tuple[date | None, str | None, str | None, int]


def earlier(day: date, months: int) -> date:
    """So many months before, the last day of the month where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def count(rows: list[Row]) -> int:
    return len(rows)


def people(rows: list[Row]) -> int:
    return len({who for _, who, _, _ in rows if who is not None})


def amount(rows: list[Row]) -> int:
    return sum(value for *_, value in rows)


#: Of each metric: what is counted, and whether an instant `v` of a row is read at the instant `c`.
MEANS: dict[str, tuple[Callable[[list[Row]], int], Callable[[date, date], bool]]] = {
    "n": (count, lambda c, v: c == v),
    "n_3_days_ago": (count, lambda c, v: v == c - timedelta(days=3)),
    "n_1_month_ago": (count, lambda c, v: v == earlier(c, 1)),
    "people_1_year_ago": (people, lambda c, v: v == earlier(c, 12)),
    "n_7_days": (count, lambda c, v: 0 <= (c - v).days < 7),
    "people_7_days": (people, lambda c, v: 0 <= (c - v).days < 7),
    "amount_1_month": (amount, lambda c, v: earlier(c, 1) < v <= c),
    "people_ever": (people, lambda c, v: v <= c),
    "n_this_week": (count, lambda c, v: week(c) <= v <= c),
    "people_this_month": (people, lambda c, v: c.replace(day=1) <= v <= c),
    "n_7_days_a_week_ago": (count, lambda c, v: 7 <= (c - v).days < 14),
    "n_at_start_of_month": (count, lambda c, v: v == c.replace(day=1)),
}

DAYS = st.one_of(
    st.none(),
    st.dates(date(2023, 12, 20), date(2024, 4, 10)),
    st.sampled_from(
        [
            date(2024, 1, 31),
            date(2024, 2, 28),
            date(2024, 2, 29),
            date(2024, 3, 1),
            date(2024, 3, 31),
            date(2023, 2, 28),
        ]
    ),
)
ROWS = st.lists(
    st.tuples(DAYS, st.sampled_from(["a", "b", "c", None]), st.sampled_from(["x", "y", None]), st.integers(-3, 9)),
    min_size=1,
    max_size=25,
)

CALM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def events(database: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder: Path = tmp_path_factory.mktemp("events")
    (folder / "events.yml").write_text(CATALOG, "utf-8")
    session = workbench.open(folder, warehouse=database, registry=":memory:")
    yield session
    session.close()


def fill(database: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    database.execute("CREATE OR REPLACE TABLE events (day DATE, who VARCHAR, place VARCHAR, amount INTEGER)")
    database.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", [list(row) for row in rows])


def by_hand(metric: str, rows: list[Row]) -> dict[tuple[date, str | None], int]:
    """The values by day and place, over the days from the first to the last of the data."""
    summary, reads = MEANS[metric]
    dated = [row for row in rows if row[0] is not None]
    days = sorted({row[0] for row in dated})
    found: dict[tuple[date, str | None], int] = {}
    day = days[0] if days else date.max
    while days and day <= days[-1]:
        for place in ("x", "y", None):
            read = [row for row in dated if row[2] == place and reads(day, row[0])]
            if read:
                found[day, place] = summary(read)
        day += timedelta(days=1)
    return found


def answered(session: Workbench, query: str, metric: str) -> dict[tuple[date, str | None], int]:
    table = session.run(query).arrow.to_pylist()
    return {
        (row["time.day"], row["place"]): int(row[metric])
        for row in table
        if row[metric] is not None and row["time.day"]
    }


@CALM
@given(rows=ROWS, metric=st.sampled_from(sorted(MEANS)))
def test_each_instant_reads_the_rows_that_it_should(
    events: Workbench, database: duckdb.DuckDBPyConnection, rows: list[Row], metric: str
) -> None:
    fill(database, rows)
    assert answered(events, f"{metric} by time.day, place", metric) == by_hand(metric, rows)


@CALM
@given(rows=ROWS, metrics=st.lists(st.sampled_from(sorted(MEANS)), min_size=2, max_size=4, unique=True))
def test_what_stands_beside_a_metric_over_time_does_not_change_it(
    events: Workbench, database: duckdb.DuckDBPyConnection, rows: list[Row], metrics: list[str]
) -> None:
    fill(database, rows)
    together = f"{', '.join(metrics)} by time.day, place"
    for metric in metrics:
        assert answered(events, together, metric) == by_hand(metric, rows)
        assert answered(events, f"{together} fill", metric) == by_hand(metric, rows)


@CALM
@given(
    rows=ROWS,
    metric=st.sampled_from(sorted(MEANS)),
    start=st.dates(date(2024, 1, 1), date(2024, 3, 31)),
    days=st.integers(0, 40),
)
def test_a_range_cuts_the_result_and_not_the_history(
    events: Workbench, database: duckdb.DuckDBPyConnection, rows: list[Row], metric: str, start: date, days: int
) -> None:
    fill(database, rows)
    end = start + timedelta(days=days)
    query = f"{metric} by time.day, place during {start} to {end}"
    whole = {(c, place): 0 for c in (start + timedelta(days=n) for n in range(days + 1)) for place in ("x", "y", None)}
    summary, reads = MEANS[metric]
    for c, place in whole:
        read = [row for row in rows if row[0] is not None and row[2] == place and reads(c, row[0])]
        whole[c, place] = summary(read) if read else -1000
    assert answered(events, query, metric) == {key: value for key, value in whole.items() if value != -1000}


@CALM
@given(rows=ROWS, metric=st.sampled_from(["n_7_days", "people_7_days", "people_ever", "people_this_month"]))
def test_the_last_value_of_a_month_stands_for_it(
    events: Workbench, database: duckdb.DuckDBPyConnection, rows: list[Row], metric: str
) -> None:
    fill(database, rows)
    last: dict[tuple[date, str | None], int] = {}
    for (day, place), value in sorted(by_hand(metric, rows).items(), key=lambda item: item[0][0]):
        last[day.replace(day=1), place] = value
    table = events.run(f"{metric} by time.month, place").arrow.to_pylist()
    assert {(row["time.month"], row["place"]): row[metric] for row in table} == last
