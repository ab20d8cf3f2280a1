"""Questions that continue another: what they keep, what they put beside it, and how what they name is reached."""

from __future__ import annotations

import pytest
from evaluation import World, asked


def followed(world: World, previous: str, question: str) -> str:
    return asked(world, question, previous)


@pytest.mark.parametrize(
    ("previous", "question", "query"),
    [
        ("crossings by landing.island", "just for lorries cargo", "crossings by landing.island where cargo = 'lorries'"),
        ("crossings by sea", "restrict to the Sea Lion boat", "crossings by sea where boat.name = 'Sea Lion'"),
        ("passengers by sea", "now without livestock", "passengers by sea where cargo <> 'livestock' or cargo is null"),
        ("passengers by sea", "by cargo then", "passengers by cargo"),
        ("passengers by sea", "break it down by shipyard", "passengers by sea, boat.yard"),
        ("passengers by sea", "what share is each?", "share of passengers by sea"),
        ("passengers by sea", "scrubbed share instead", "scrub_rate by sea"),
        ("passengers by sea", "same per cargo", "passengers by cargo"),
        ("passengers by sea", "the same by month", "passengers by time.month"),
        ("crossings by sea", "leave livestock out", "crossings by sea where cargo <> 'livestock' or cargo is null"),
        ("crossings by sea", "excluding the Sea Lion", "crossings by sea where boat.name <> 'Sea Lion' or boat.name is null"),
        ("crossings by sea", "without the scrubbed ones", "crossings by sea where state <> 'scrubbed' or state is null"),
        ("passengers by sea during 2024", "and in February only?", "passengers by sea during 2024-02"),
        ("passengers by sea", "turn those into percentages of the whole", "share of passengers by sea"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_what_it_does_not_name(ferries: World, previous: str, question: str, query: str) -> None:
    assert followed(ferries, previous, question) == query
