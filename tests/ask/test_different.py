"""Different things that a metric counts are meant where they are counted, and not where they only do something."""

from __future__ import annotations

import pytest
from evaluation import World, asked, likeliest


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("what do our viewers watch, by genre", "sessions"),
        ("how many members watched in May", "viewers"),
        ("different members who watched, by month", "viewers"),
        ("viewers by month", "viewers"),
    ],
)
def test_who_watches_is_counted_where_that_is_asked(streaming: World, question: str, metric: str) -> None:
    assert likeliest(streaming.session, question).split()[0] == metric


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("when do drivers charge most", "stops"),
        ("at which sites do our customers charge, count", "stops"),
        ("how many drivers charged in May", "customers"),
    ],
)
def test_who_charges_is_counted_where_that_is_asked(charging: World, question: str, metric: str) -> None:
    assert asked(charging, question).split()[0] == metric
