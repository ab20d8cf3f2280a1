"""Words of a trade that the catalog does not have itself mean what it calls otherwise, by a single word or by several."""

from __future__ import annotations

import pytest
from evaluation import world


@pytest.mark.parametrize(
    ("name", "question", "query"),
    [
        ("hospital", "patients who passed away per ward", "deaths by ward.name"),
        ("streaming", "sessions by telly", "sessions where device = 'Television'"),
    ],
)
def test_a_word_of_the_trade_is_understood(own_cache: None, name: str, question: str, query: str) -> None:
    with world(name) as opened:
        assert " ".join((opened.session.ask(question).text or "").split()) == query


def test_two_words_that_a_catalog_has_itself_are_two_things(own_cache: None) -> None:
    with world("streaming") as opened:
        same = opened.session.finding.asker.vocabulary.same
    assert "payment" not in same.get("revenu", frozenset())
    assert "televis" in same["telli"]
