"""What was answered wrongly and surely: values of another thing's name, what is set against its opposite, a change from then to now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

import workbench

CATALOG = """
catalog: balloons
today: 2024-07-10
---
dataset: pilots
source: pilots
primary_key: id
label: name
dimensions:
  name: {title: Pilot}
  certified_on: {type: time, grain: day, title: Date of certification}
  born: {type: number, title: Year of birth}
metrics:
  pilots: {title: Pilots, expr: count(*)}
---
dataset: passengers
source: passengers
primary_key: id
label: name
dimensions:
  name: {title: Passenger, indexed: false}
  club_member: {type: boolean, title: Club member}
links:
  pilot: {to: pilots, on: pilot_id = id, title: Favourite pilot}
metrics:
  passengers: {title: Passengers, expr: count(*)}
---
dataset: rides
source: rides
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  basket: {title: Basket, description: What was ridden in.}
  dawn: {type: boolean, title: Dawn ride}
links:
  pilot: {to: pilots, on: pilot_id = id, title: Pilot}
  passenger: {to: passengers, on: passenger_id = id, title: Passenger}
metrics:
  rides: {title: Rides, expr: count(*)}
  avg_height: {title: Average height, expr: avg(height), unit: metre}
  bumpy: {title: Bumpy landing rate, expr: avg(bump), format: percent}
"""


@pytest.fixture(scope="module")
def balloons(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("balloons")
    tables = {
        "pilots": """select * from (values (1, 'Ann Reed', date '2019-03-01', 1980), (2, 'Bo Lund', date '2022-05-01', 1991))
            t(id, name, certified_on, born)""",
        "passengers": """select i as id, 'Guest ' || i as name, i % 3 = 0 as club_member, 1 + i % 2 as pilot_id
            from range(9) t(i)""",
        "rides": """select i as id, date '2023-01-01' + cast(i * 3 as int) as day, ['Wicker', 'Steel'][1 + i % 2] as basket,
            i % 4 = 0 as dawn, 1 + i % 2 as pilot_id, i % 9 as passenger_id, 300 + i as height, i % 5 = 0 as bump
            from range(180) t(i)""",
    }
    with laid_out(folder, CATALOG, tables) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # pilots have names, and so have passengers
        "Ann Reed passengers": "passengers where pilot.name = 'Ann Reed'",
        "rides of pilot Ann Reed": "rides where pilot.name = 'Ann Reed'",
        # what is set against its opposite
        "average height dawn vs not dawn": "avg_height by dawn",
        "dawn vs no dawn: rides": "rides by dawn",
        "bumpy landing rate, club member versus not": "bumpy by passenger.club_member",
        "are dawn rides higher? average height dawn vs not": "avg_height by dawn",
        "rides without dawn": "rides where dawn = false",
        # what became of something between two times
        "how did the average height change from 2023 to 2024": "avg_height during 2024 compare to previous year",
        "rides by basket, growth from Q1 to Q2 2024": "rides by basket during 2024-Q2 compare to previous quarter",
        "rides from 2023 to 2024": "rides during 2023 to 2024",
        # parts of each whole
        "for each pilot, the share of rides by basket": "share of rides within pilot.name by pilot.name, basket",
        "share of rides of every basket in each month": "share of rides within time.month by basket, time.month",
        "each basket's share of rides by pilot": "share of rides by basket, pilot.name",
        # nothing is divided by what only one of is left out
        "rides in every basket except steel": "rides where basket <> 'Steel' or basket is null",
        "rides of all pilots other than Bo Lund": "rides where pilot.name <> 'Bo Lund' or pilot.name is null",
        # what is set beside the one before, and what goes on
        "rides last month, up or down on the previous one?": "rides during last month compare to previous period",
        "how are rides trending": "rides by time.month",
        # a unit that is said last
        "when did we have the most rides? month please": "rides by time.month order by rides desc limit 1",
        "when did we have the most rides?": "rides by time.day order by rides desc limit 1",
    }.items(),
)
def test_a_question_becomes_a_query(balloons: workbench.Workbench, question: str, query: str) -> None:
    assert read(balloons, question) == query


def test_a_year_behind_a_verb_that_a_day_is_called_by_is_of_that_day(balloons: workbench.Workbench) -> None:
    asked = balloons.ask("rides of pilots certified since 2020")
    assert " ".join((asked.text or "").split()) == "rides where pilot.certified_on >= date '2020-01-01'"


@pytest.mark.parametrize(
    ("doubtful", "plain"),
    {
        # what hardly anybody asks for, what is not met, words that turn what is asked or begin what became nothing
        "rides of the Wicker basket and the pilots who fell": "rides of the Wicker basket",
        "passengers that came back": "passengers",
        # values that no list joins, a clause of which nothing is honoured, a rate that nobody asked for, another's salary
        "rides from Wicker to Steel": "rides of Wicker",
        "number of rides that fell through": "number of rides",
        "bumpy landings of Ann Reed": "bumpy landing rate of Ann Reed",
        "salary of pilots": "number of pilots",
    }.items(),
)
def test_what_a_query_does_not_honour_makes_it_less_sure(
    balloons: workbench.Workbench, doubtful: str, plain: str
) -> None:
    assert balloons.ask(doubtful).confidence < balloons.ask(plain).confidence - 0.03


def test_how_great_something_is_is_no_count(balloons: workbench.Workbench) -> None:
    assert balloons.ask("how old are the passengers").text is None


def test_an_abbreviation_that_nothing_stands_for_is_no_number_of_all(balloons: workbench.Workbench) -> None:
    assert balloons.ask("QX rides by basket").text is None


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "without the dawn ones": "rides by basket where dawn = false",
        "leave Steel out": "rides by basket where basket <> 'Steel' or basket is null",
    }.items(),
)
def test_a_follow_up_says_in_other_words_what_is_left_out(
    balloons: workbench.Workbench, question: str, query: str
) -> None:
    assert read(balloons, question, previous="rides by basket") == query


def test_a_day_of_somebody_who_is_not_spoken_of_is_not_meant(balloons: workbench.Workbench) -> None:
    assert read(balloons, "rides certified in 2023") != (
        "rides where pilot.certified_on >= date '2023-01-01' and pilot.certified_on < date '2024-01-01'"
    )


def test_why_something_changed_is_never_answered_surely(balloons: workbench.Workbench) -> None:
    asked = balloons.ask("why did rides fall in June 2024?")
    assert asked.explains
    assert asked.confidence < balloons.ask("rides in June 2024").confidence - 0.1


@pytest.mark.parametrize(
    "question", ["how many passengers were robbed?", "passengers of ballooning", "rides that got hijacked"]
)
def test_what_was_done_to_rows_is_no_number_of_all(balloons: workbench.Workbench, question: str) -> None:
    assert balloons.ask(question).text is None


def test_rows_of_somebody_are_counted_also_where_that_is_what_somebody_is_called(balloons: workbench.Workbench) -> None:
    assert balloons.ask("rides of pilot Ann Reed").confidence > 0.8
