from __future__ import annotations

import pytest

from workbench.ask.language.numbers import number_spans, rank_of
from workbench.ask.language.spelling import Spelling, distance
from workbench.ask.language.words import words_of
from workbench.search.words import Stemmer

STEM = Stemmer()


@pytest.mark.parametrize(
    ("phrase", "op", "number"),
    [
        ("more than 1,000 miles", ">", 1000),
        ("over 2k units", ">", 2000),
        (">= 5", ">=", 5),
        ("≥ 5", ">=", 5),
        ("at least three", ">=", 3),
        ("no more than 10", "<=", 10),
        ("under 500", "<", 500),
        ("shorter than 500", "<", 500),
        ("older than 80", ">", 80),
        ("1000 miles or more", ">=", 1000),
        ("14 nights or fewer", "<=", 14),
        ("exactly 2", "=", 2),
        ("2.5", "=", 2.5),
    ],
)
def test_a_phrase_compares_with_a_number(phrase: str, op: str, number: float) -> None:
    (span,) = number_spans(words_of(phrase, STEM), ())
    assert (span.op, span.number, span.high) == (op, number, None)


@pytest.mark.parametrize("phrase", ["between 500 and 1000", "from 500 to 1000"])
def test_a_stretch_has_two_ends(phrase: str) -> None:
    (span,) = number_spans(words_of(phrase, STEM), ())
    assert (span.number, span.high) == (500, 1000)


@pytest.mark.parametrize(
    ("phrase", "end", "count"),
    [
        ("top 5 airlines", "most", 5),
        ("the three worst airlines", "worst", 3),
        ("bottom 3", "least", 3),
        ("most flights", "most", None),
        ("fewest orders", "least", None),
        ("the busiest day", "most", None),
        ("the coldest day", "least", None),
        ("who is better", "best", None),
    ],
)
def test_a_phrase_asks_for_an_end_of_the_order(phrase: str, end: str, count: int | None) -> None:
    rank = rank_of(words_of(phrase, STEM), ())
    assert rank is not None
    assert (rank.end, rank.count) == (end, count)


@pytest.mark.parametrize("phrase", ["at least 5 seats", "flights to the west", "the latest interest", "guest requests"])
def test_words_that_look_like_superlatives_rank_nothing(phrase: str) -> None:
    rank = rank_of(words_of(phrase, STEM), ())
    assert rank is None or rank.start == phrase.split().index("latest")


@pytest.mark.parametrize(
    ("written", "meant"), {"flihgts": "flights", "orign": "origin", "pnuemonia": "pneumonia"}.items()
)
def test_a_misspelt_word_is_read_as_the_catalogs(written: str, meant: str) -> None:
    spelling = Spelling(frozenset({"flights", "origin", "pneumonia"}), frozenset(), STEM)
    words, notes = spelling.corrected(words_of(f"how many {written}", STEM))
    assert words[-1].plain == meant
    assert notes == (f"'{written}' is read as '{meant}'.",)


@pytest.mark.parametrize(
    ("written", "meant"),
    {"feburary": "february", "mnth": "month", "yday": "yesterday", "montly": "monthly", "tuesdayy": "tuesday"}.items(),
)
def test_a_misspelt_or_abbreviated_word_of_time_is_read(written: str, meant: str) -> None:
    words, _ = Spelling(frozenset(), frozenset(), STEM).corrected(words_of(f"visits {written}", STEM))
    assert words[-1].plain == meant


@pytest.mark.parametrize("word", ["Augusta", "inter", "sundae", "Julie"])
def test_a_name_near_a_word_of_time_stays_as_it_is(word: str) -> None:
    words, notes = Spelling(frozenset(), frozenset(), STEM).corrected(words_of(word, STEM))
    assert (words[0].plain, notes) == (word.casefold(), ())


@pytest.mark.parametrize("word", ["director", "salary", "world", "gates"])
def test_another_word_stays_as_it_is(word: str) -> None:
    spelling = Spelling(frozenset({"direction", "dates", "words"}), frozenset(), STEM)
    words, notes = spelling.corrected(words_of(word, STEM))
    assert (words[0].plain, notes) == (word, ())


def test_distance_counts_exchanged_neighbours_once() -> None:
    assert [distance("ab", other) for other in ("ab", "ba", "abc", "b", "xy")] == [0, 1, 1, 1, 2]
