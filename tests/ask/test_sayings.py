"""States said in other words than the catalog's: what holds, what does not, and which value that is."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what is said of things that hold, and of those that do not
        "crossings that cost nothing": "crossings where free = true",
        "ticketed crossings": "crossings where free = false",
    }.items(),
)
def test_what_is_free_costs_nothing_and_what_is_ticketed_is_not_free(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "samples reported behind schedule": "done where late = true",
        "notes the farm can't see": "notes where internal = true",
        # `not` before it turns round what is said
        "samples that were not behind schedule": "smp where late = false",
    }.items(),
)
def test_states_are_said_in_other_words(laboratory: World, question: str, query: str) -> None:
    assert asked(laboratory, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "orders from companies": "orders where customer.segment = 'business'",
        "items sent back smashed": "returns where reason = 'broken'",
    }.items(),
)
def test_values_are_said_in_other_words(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


def test_a_saying_is_told_and_less_sure_than_the_name(marina: World) -> None:
    by_name = marina.session.ask("warranty repairs")
    by_saying = marina.session.ask("repairs under guarantee")
    assert by_saying.query == by_name.query
    assert any("guarantee" in reason.words for reason in by_saying.reasoning)


def test_what_was_not_so_overrules_the_name_of_what_holds(marina: World) -> None:
    assert asked(marina, "repairs that the warranty did not cover") == "n_rep where wty = false"
