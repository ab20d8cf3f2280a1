from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.search.words import Stemmer, phrase, split


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("avg_arrival_delay", ["avg", "arrival", "delay"]),
        ("avgArrivalDelay", ["avg", "arrival", "delay"]),
        ("HTTPErrors", ["http", "errors"]),
        ("Umsätze, netto", ["umsatze", "netto"]),
        ("on-time rate (%)", ["on", "time", "rate"]),
        ("90day_LTV", ["90day", "ltv"]),
        ("", []),
        ("___", []),
    ),
)
def test_a_name_comes_apart_where_a_reader_sees_words(text, words):
    assert split(text) == words


@given(st.text())
def test_a_phrase_split_again_stays_the_same(text):
    assert split(phrase(text)) == split(text)


@pytest.mark.parametrize("forms", ("cancel cancelled cancellations", "leave left leaving", "fly flights flight flew"))
def test_the_forms_of_a_word_share_a_stem_unless_they_are_another_word(forms):
    stem = Stemmer()
    stems = {form: stem(form) for form in forms.split()}
    if "flights" in stems:
        assert stems["flights"] == stems["flight"] != stems["fly"] == stems["flew"]
    else:
        assert len(set(stems.values())) == 1


def test_a_stemmer_used_by_many_threads_gives_what_one_thread_gives():
    words = [
        f"{stem}{ending}" for stem in ("cancel", "deliver", "arriv", "refund") for ending in ("ed", "ing", "s", "al")
    ] * 50
    alone, shared = Stemmer(), Stemmer()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shared, words)) == [alone(word) for word in words]
