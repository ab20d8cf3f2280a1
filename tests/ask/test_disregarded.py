"""What a question says and a reading passes over makes that less sure: over ferries and a shop."""

from __future__ import annotations

from functools import partial

import pytest
from evaluation import World

from workbench.ask.reading.propose import Reading
from workbench.planner import plan
from workbench.query.text import text


def first(world: World, question: str) -> Reading:
    session = world.session
    asker = session.finding.asker
    grounding = asker.grounded(question, session.today, session.data.latest())
    return asker.readings(grounding, partial(plan, session.catalog, today=session.today))[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("passengers that were not invited by the mayor", ["not", "invited"]),
        ("crossings nobody signed for", ["nobody", "signed"]),
        ("trips with no flag, by cargo", ["no", "flag"]),
        ("number of boats not yet sold off", ["not", "sold"]),
    ],
)
def test_what_is_turned_round_and_not_in_the_query_is_told(ferries: World, question: str, words: list[str]) -> None:
    reading = first(ferries, question)
    assert set(words) <= {reading.grounding.words[i].plain for i in reading.alien}
    assert reading.confidence < 0.6


@pytest.mark.parametrize(
    "question",
    [
        "not only crossings",
        "passengers, but not on cars",
        "crossings by lift or not",
        "no. of crossings",
        "crossings by day they sailed, not docked",
        "crossings of boats with a lift and of those without by island of the home port",
    ],
)
def test_what_turns_nothing_round_or_is_in_the_query_costs_nothing(ferries: World, question: str) -> None:
    assert not {"not", "no", "without"} & {
        first(ferries, question).grounding.words[i].plain for i in first(ferries, question).alien
    }


@pytest.mark.parametrize(
    ("question", "word"), [("passengers by what they wore", "wore"), ("zodiac breakdown of crossings", "zodiac")]
)
def test_a_group_that_nothing_is_divided_by_is_told(ferries: World, question: str, word: str) -> None:
    reading = first(ferries, question)
    assert word in {reading.grounding.words[i].plain for i in reading.alien}


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("cargo breakdown of passengers", "passengers by cargo"),
        ("shipyard list with crossings", "crossings by boat.yard"),
        ("passengers, a sea state overview", "passengers by sea"),
    ],
)
def test_what_is_made_of_a_group_divides(ferries: World, question: str, query: str) -> None:
    assert " ".join(text(first(ferries, question).query).split()) == query
