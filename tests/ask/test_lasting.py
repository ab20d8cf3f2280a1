"""Questions for a length of time mean the metrics that are one, before those that only count."""

from __future__ import annotations

import pytest
from evaluation import world


@pytest.mark.parametrize(
    ("name", "question", "query"),
    [
        ("charging", "time to repair by site", "repair_time by station.name"),
        ("charging", "how long do repairs take per site", "repair_time by station.name"),
        ("hospital", "slowest surgeon", "avg_operation_time by surgeon.name order by avg_operation_time desc limit 1"),
        ("hospital", "which surgeon operates fastest", "avg_operation_time by surgeon.name order by avg_operation_time limit 1"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_what_is_asked_for(own_cache: None, name: str, question: str, query: str) -> None:
    with world(name) as opened:
        assert " ".join((opened.session.ask(question).text or "").split()) == query


@pytest.mark.parametrize("question", ["how long do guests stay", "days until an order is delivered"])
def test_a_length_of_time_of_what_the_catalog_has_not_is_declined(own_cache: None, question: str) -> None:
    with world("hospital") as opened:
        assert opened.session.ask(question).query is None
