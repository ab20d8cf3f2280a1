"""A query's parts: every choice is a query that runs, and is what its label says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import workbench
from workbench.editing.parts import Part, Pill
from workbench.query.text import text
from workbench.session import Workbench

QUERY = """flights, cancellation_rate by carrier.name, time.month
where origin.name in ('La Guardia', 'John F Kennedy Intl') and distance > 500 during 2013-07
order by flights desc limit 5"""


@pytest.fixture(scope="module")
def flights() -> Iterator[Workbench]:
    session = workbench.open()
    yield session
    session.close()


def found(session: Workbench, query: str) -> dict[str, Pill]:
    return {pill.label: pill for pill in session.pills(query)}


def test_each_part_is_called_as_people_call_it(flights: Workbench) -> None:
    pills = flights.pills(QUERY)
    assert [(pill.kind.value, pill.label) for pill in pills] == [
        ("metric", "Flights"),
        ("metric", "Cancellation rate"),
        ("dimension", "by Airline"),
        ("dimension", "by month"),
        ("filter", "Airport: La Guardia, John F Kennedy Intl"),
        ("filter", "distance > 500"),
        ("time", "2013-07"),
        ("limit", "first 5"),
        ("more", ""),
    ]


def test_every_choice_and_every_removal_runs(flights: Workbench) -> None:
    queries = [pill.without for pill in flights.pills(QUERY) if pill.without]
    queries += [choice.query for pill in flights.pills(QUERY) for choice in pill.choices]
    assert len(queries) > 30
    for query in queries:
        flights.compile(text(query))


@pytest.mark.parametrize(
    ("query", "label", "choice", "becomes"),
    [
        ("flights by carrier.name order by flights desc limit 5", "Flights", "Cancellations",
         "cancellations by carrier.name order by cancellations desc limit 5"),
        ("flights by time.month", "by month", "by week", "flights by time.week"),
        ("flights where origin.name = 'La Guardia'", "Airport: La Guardia", "Newark Liberty Intl",
         "flights where origin.name = 'Newark Liberty Intl'"),
        ("flights during 2013-07", "2013-07", "2013-06", "flights during 2013-06"),
        ("flights during 2013-07", "2013-07", "2013", "flights during 2013"),
        ("flights during 2013-07 compare to previous period", "compare to previous period", "compare to previous year",
         "flights during 2013-07 compare to previous year"),
        ("flights", "", "by month", "flights by time.month"),
        ("flights by time.month", "", "by Airline", "flights by time.month, carrier.name"),
    ],
)  # fmt: skip
def test_a_choice_takes_the_parts_place(flights: Workbench, query: str, label: str, choice: str, becomes: str) -> None:
    choices = {each.label: each for each in found(flights, query)[label].choices}
    assert " ".join(choices[choice].text.split()) == becomes


@pytest.mark.parametrize(
    ("query", "label", "without"),
    [
        ("flights, cancellations by carrier.name order by flights desc", "Flights", "cancellations by carrier.name"),
        ("flights by carrier.name order by flights desc limit 5", "by Airline", "flights"),
        ("flights where distance > 500 and origin.code = 'JFK'", "distance > 500", "flights where origin.code = 'JFK'"),
        ("flights during 2013-07 compare to previous period", "2013-07", "flights"),
        ("flights", "Flights", None),
    ],
)
def test_what_stays_when_a_part_is_taken_away(flights: Workbench, query: str, label: str, without: str | None) -> None:
    left = found(flights, query)[label].without
    assert (left and " ".join(text(left).split())) == without


def test_nothing_is_offered_that_cannot_be_asked(flights: Workbench) -> None:
    """The weather is not of an airline: what is beside it must be asked by what both have."""
    pills = found(flights, "avg_temperature, flights by origin.name")
    offered = {choice.label for choice in pills[""].choices}
    assert "by Airline" not in offered
    assert flights.pills("values of carrier.name") == ()
    assert {pill.kind for pill in flights.pills("share of flights by carrier.name")} == {
        Part.METRIC,
        Part.DIMENSION,
        Part.MORE,
    }
