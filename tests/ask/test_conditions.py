"""Which rows a question means: what is left out, what holds or does not, values, numbers and roles."""

from __future__ import annotations

import pytest
from evaluation import World, asked


def condition(query: str) -> str:
    """What stands behind `where`."""
    return query.partition(" where ")[2].partition(" during ")[0].partition(" order by ")[0]


@pytest.mark.parametrize(
    ("question", "where"),
    {
        "crossings except those from Storvik": "origin.name <> 'Storvik' or origin.name is null",
        "crossings leaving out livestock": "cargo <> 'livestock' or cargo is null",
        "every cargo but livestock: crossings": "cargo <> 'livestock' or cargo is null",
        "crossings with neither cars nor lorries": "cargo not in ('cars', 'lorries') or cargo is null",
        "crossings, livestock left out": "cargo <> 'livestock' or cargo is null",
        "crossings with cargo other than cars": "cargo <> 'cars' or cargo is null",
        "crossings leaving livestock out": "cargo <> 'livestock' or cargo is null",
        "non-livestock crossings": "cargo <> 'livestock' or cargo is null",
    }.items(),
)
def test_what_is_left_out_is_left_out(ferries: World, question: str, where: str) -> None:
    query = asked(ferries, question)
    assert condition(query) == where
    assert " by " not in query


@pytest.mark.parametrize(
    ("question", "where"),
    {
        "crossings by boats without a lift": "boat.lift = false",
        "passengers on boats lacking a lift": "boat.lift = false",
        "crossings by boats that have no lift": "boat.lift = false",
        "passengers on boats with a lift": "boat.lift = true",
        "crossings where wheelchairs can be taken": "boat.lift = true",
        "passengers on boats without a lift from Storvik": "boat.lift = false and origin.name = 'Storvik'",
        "crossings not under inspection": "insp = false",
        "crossings with an inspector": "insp = true",
        "crossings that needed a ticket": "free = false",
        "delayed crossings": "dly = true",
        "crossings that were not delayed": "dly = false",
        "crossings not docked yet": "docked_on is null",
        "crossings waiting for an inspector": "insp = false",
        "crossings that no inspector was on": "insp = false",
        "undelayed crossings": "dly = false",
    }.items(),
)
def test_what_holds_or_does_not_keeps_rows(ferries: World, question: str, where: str) -> None:
    query = asked(ferries, question)
    assert condition(query) == where


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # who did it is told which of them, and only `by` one of them divides
        "passengers by boats of the Meyer Yard": "passengers where boat.yard = 'Meyer Yard'",
        "crossings by captains in Eastness": "crossings where captain.base = 'Eastness'",
        "crossings by boats built before 2000": "crossings where boat.launched < 2000",
        "passengers by boats in 2023": "passengers by boat.name during 2023",
        "passengers by boat of the Meyer Yard": "passengers by boat.name where boat.yard = 'Meyer Yard'",
        # where what is divided by lies: where it comes from, or where it goes
        "passengers bound for each island": "passengers by landing.island",
        "passengers per island they go to": "passengers by landing.island",
        "passengers per island we sail from": "passengers by origin.island",
        "where do lorries go? crossings by island": "crossings by landing.island where cargo = 'lorries'",
        "passengers by island": "passengers by origin.island",
    }.items(),
)
def test_who_did_it_and_which_way_it_went(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


def test_with_and_without_divides(ferries: World) -> None:
    assert asked(ferries, "passengers on boats with and without a lift") == "passengers by boat.lift"


@pytest.mark.parametrize(
    ("previous", "question", "query"),
    [
        ("crossings by cargo", "without the delayed ones", "crossings by cargo where dly = false"),
        ("crossings where boat.lift", "same for boats without a lift", "crossings where boat.lift = false"),
        ("crossings by cargo", "leave out livestock",
         "crossings by cargo where cargo <> 'livestock' or cargo is null"),
    ],
)  # fmt: skip
def test_a_follow_up_leaves_out(ferries: World, previous: str, question: str, query: str) -> None:
    assert asked(ferries, question, previous) == query


@pytest.mark.parametrize(
    ("question", "where"),
    {
        # part of a name, a name with a day in it, a slip beside a word of many names
        "crossings with captain Nordstrom": "captain.name = 'Ida Nordstrom'",
        "passengers on the queen of the sunday isles": "boat.name = 'Queen of the Sunday Isles'",
        "crossings of the Sea Otetr": "boat.name = 'Sea Otter'",
        # forms of a word, other words, a code spelt out
        "crossings with a lorry as cargo": "cargo = 'lorries'",
        "crossings called off": "state = 'scrubbed'",
        "cancelled crossings": "state = 'scrubbed'",
        "crossings with dangerous goods rated": "cargo = 'DGR'",
        # values that are words of the catalog itself
        "planned crossings": "state = 'planned'",
        # roles
        "crossings from Storvik that landed at Eastness": "origin.name = 'Storvik' and landing.name = 'Eastness'",
        "passengers of boats registered in Storvik": "boat.home.name = 'Storvik'",
        "crossings with a senior mate": "mate.rank = 'senior'",
        "crossings with a cadet as the mate": "mate.rank = 'cadet'",
        "crossings where the captain is a cadet": "captain.rank = 'cadet'",
    }.items(),
)
def test_a_value_is_meant_by_part_by_form_and_by_role(ferries: World, question: str, where: str) -> None:
    query = asked(ferries, question)
    assert condition(query) == where


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "crossings with cars and livestock": "crossings where cargo in ('cars', 'livestock')",
        "crossings with cars or lorries": "crossings where cargo in ('cars', 'lorries')",
        "crossings with cars vs livestock": "crossings by cargo where cargo in ('cars', 'livestock')",
        "cars or lorries: which had more crossings?": "crossings by cargo where cargo in ('cars', 'lorries')",
    }.items(),
)
def test_two_values_are_added_up_unless_they_are_set_against_each_other(
    ferries: World, question: str, query: str
) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("question", "where"),
    {
        # by unit, however it is written
        "crossings from ports with more than 300 m2": "origin.quay > 300",
        "passengers on boats with engines above 2000 kilowatts": "boat.engine > 2000",
        "crossings of boats stronger than 1500 kW": "boat.engine > 1500",
        # by name
        "crossings with 2 tugs": "tugs = 2",
        "crossings with at least two tugs": "tugs >= 2",
        "passengers on boats with 2-4 decks": "boat.decks between 2 and 4",
        # a year that is no time of the rows
        "crossings of boats launched before 2000": "boat.launched < 2000",
        "passengers on boats built between 1990 and 2005": "boat.launched between 1990 and 2005",
        "crossings of vessels from before the year 2000": "boat.launched < 2000",
        # the only number that rows have
        "crossings with more than 2": "tugs > 2",
    }.items(),
)
def test_a_number_is_compared_with_what_has_its_unit_or_name(ferries: World, question: str, where: str) -> None:
    assert condition(asked(ferries, question)) == where


@pytest.mark.parametrize("question", ["crossings in 2022", "crossings with more than 3 dogs"])
def test_a_number_that_rows_do_not_have_keeps_none_of_them(ferries: World, question: str) -> None:
    assert condition(asked(ferries, question)) == ""


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "crossings docked in March": "crossings where docked_on >= date '2023-03-01' and docked_on < date '2023-04-01'",
        "crossings with livestock that docked in March":
            "crossings where docked_on >= date '2023-03-01' and docked_on < date '2023-04-01' and cargo = 'livestock'",
        "crossings docked per month": "crossings by docked_on.month",
        "crossings by month of docking": "crossings by docked_on.month",
        "crossings last month, going by the docking date":
            "crossings where docked_on >= date '2023-05-01' and docked_on < date '2023-06-01'",
        "when were crossings docked? month by month": "crossings by docked_on.month",
        "crossings that sailed in March": "crossings during 2023-03",
        "passengers in March": "passengers during 2023-03",
    }.items(),
)  # fmt: skip
def test_a_period_is_of_the_date_that_is_named_beside_it(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "list all cargoes": "values of cargo from crossings",
        "cargoes that had a delay": "values of cargo from crossings where dly = true",
        "crossings over the last year": "crossings during last 12 months",
        "crossings last year": "crossings during last year",
        "which yard loses the most crossings": "crossings by boat.yard order by crossings desc limit 1",
    }.items(),
)
def test_lists_past_years_and_verbs_behind_a_group(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("question", "where"),
    {
        "crossings with a mate": "mate.name is not null",
        "crossings that had a mate": "mate.name is not null",
        "rough crossings despite a mate": "sea = 'rough' and mate.name is not null",
        "crossings without a mate": "mate.name is null",
        "crossings with a senior mate": "mate.rank = 'senior'",
    }.items(),
)
def test_rows_have_a_thing_or_lack_it(ferries: World, question: str, where: str) -> None:
    assert set(condition(asked(ferries, question)).split(" and ")) == set(where.split(" and "))
