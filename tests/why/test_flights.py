"""Why metrics of the example changed, beside SQL by hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import duckdb
import pytest

import workbench
from workbench.errors import QueryError
from workbench.examples import flights_folder
from workbench.session import Workbench


@pytest.fixture(scope="module")
def flights() -> Iterator[Workbench]:
    session = workbench.open()
    yield session
    session.close()


def by_hand(aggregates: str, key: str, where: str = "true") -> dict:
    """What each airport had in January and in February."""
    sql = f"""
        select {key}, month(time_hour), {aggregates} from '{flights_folder()}/flights.parquet'
        where year = 2013 and month in (1, 2) and ({where}) group by all
    """
    sql = sql.replace("month(time_hour)", "month")
    found: dict = {}
    for name, month, *values in duckdb.sql(sql).fetchall():
        found.setdefault(name, {})[month] = values
    return found


def test_an_amount(flights: Workbench) -> None:
    change = flights.why("cancellations by origin.code during 2013-02")
    expected = by_hand("count(*) filter (dep_time is null)", "origin")
    got = {part.name: (part.before, part.after, part.added) for part in change.splits[0].parts}
    assert got == {name: (m[1][0], m[2][0], m[2][0] - m[1][0]) for name, m in expected.items()}
    assert change.difference == sum(part.added for part in change.splits[0].parts)


def test_a_rate_by_its_two_sides(flights: Workbench) -> None:
    change = flights.why("cancellation_rate by carrier.code during 2013-02")
    expected = by_hand("count(*) filter (dep_time is null), count(*)", "carrier")
    for part in change.splits[0].parts:
        for month, value in ((1, part.before), (2, part.after)):
            above, below = expected[part.name].get(month, (0, 0))  # SkyWest did not fly in February
            assert value == (Fraction(above, below) if below else None)
    assert sum(part.added for part in change.splits[0].parts) == change.difference


def test_an_average_is_the_rate_of_its_sum_by_its_count(flights: Workbench) -> None:
    change = flights.why("avg_arrival_delay by origin.code during 2013-02 where carrier.code = 'B6'")
    expected = by_hand("avg(arr_delay)", "origin", "carrier = 'B6'")
    for part in change.splits[0].parts:
        assert float(part.before) == pytest.approx(expected[part.name][1][0])
        assert float(part.after) == pytest.approx(expected[part.name][2][0])
    assert sum(part.added for part in change.splits[0].parts) == change.difference


def test_without_dimensions_it_looks_at_those_that_tell_most(flights: Workbench) -> None:
    change = flights.why("cancellation_rate during 2013-02")
    paths = [split.path for split in change.splits]
    assert paths[0] == "weather.rainy"
    assert "carrier.name" in paths
    assert "carrier.code" not in paths, "codes tell the same as names"
    assert "cancelled" not in paths, "it is what the metric counts"
    assert [split.uneven for split in change.splits] == sorted((s.uneven for s in change.splits), reverse=True)
    for split in change.splits:
        assert sum(part.added for part in split.parts) == change.difference, split.path


def test_a_value_that_the_question_pins_is_no_reason(flights: Workbench) -> None:
    change = flights.why("cancellations where origin.name = 'La Guardia' during 2013-02")
    assert all(not split.path.startswith("origin.name") for split in change.splits)


def test_it_is_said_what_is_compared(flights: Workbench) -> None:
    change = flights.why("flights during 2013-03-04 to 2013-03-10 compare to 1 week")
    assert str(change).startswith("Flights rose from 6,") or str(change).startswith("Flights fell from 6,")
    assert "from 2013-02-25 – 2013-03-03 to 2013-03-04 – 2013-03-10" in str(change)


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [
        ("flights", "why", "Since when?"),
        ("flights, cancellations during 2013-02", "why", "one metric"),
        ("share of flights within origin during 2013-02", "why", "one metric"),
        ("flights during since 2013-02", "compare", "both ends"),
        ("flights during 2013-02 limit 3", "why", "limit has no meaning"),
        ("planes_used during 2013-02", "not-additive", "cannot be taken apart"),
        ("cancellation_rate during 2013-02 compare to previous year", "no-value", "2012-02-01"),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_reason(flights: Workbench, query: str, code: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        flights.why(query)
    assert refused.value.issues[0].code == code
    assert said in str(refused.value)


def test_what_it_shows_is_escaped_and_reads_well_as_text(flights: Workbench) -> None:
    change = flights.why("cancellations by carrier.name during 2013-02")
    shown = change._repr_mimebundle_()
    assert "Cancellations rose from 521 to 1,261 (+740, +142.0%) from 2013-01 to 2013-02." in shown["text/plain"]
    assert "<script" not in shown["text/html"]
    assert change.df.groupby("dimension").added.sum().tolist() == [740.0]
