"""Where all are asked for, or both ends, those in order come and not only the first."""

from __future__ import annotations

import pytest
from evaluation import World, asked

from workbench.ask.language.in_full import asked_in_full
from workbench.ask.language.words import words_of


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which sea state had the most crossings? list them all": "crossings by sea order by crossings desc",
        "Which vessel carried most passengers? Rank the vessels": "passengers by boat.name order by passengers desc",
        "lowest passengers by sea, not just the worst one": "passengers by sea order by passengers",
        "which sea is worst for passengers - full ranking please": "passengers by sea order by passengers",
        "best and worst sea for passengers": "passengers by sea order by passengers desc",
        "which sea has the fewest and the most crossings": "crossings by sea order by crossings",
        "which sea had most crossings, all three": "crossings by sea order by crossings desc",
        # of days, from when to when there is anything
        "earliest and latest day of the crossings": "range of crossings.sailed_on",
        # only one of them
        "which sea had the most crossings": "crossings by sea order by crossings desc limit 1",
        "in all, which sea had the most crossings?": "crossings by sea order by crossings desc limit 1",
    }.items(),
)
def test_all_are_asked_for(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    "question",
    [
        "list all vans with the most trips",
        "which rank has most people",
        "show all of May by town",
        "top 3 and bottom 3 shops",
    ],
)
def test_what_is_ranked_is_not_all(question: str) -> None:
    assert not asked_in_full(words_of(question, str))
