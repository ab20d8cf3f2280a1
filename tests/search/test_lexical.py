from __future__ import annotations

import random
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.search import Document, Kind, SearchIndex
from workbench.search.lexical import LexicalIndex, _one_slip

WORDS = ["order", "refund", "rate", "margin", "customer", "late", "delivery", "net", "gross", "share"]


def metric(name: str, **more) -> Document:
    return Document(Kind.METRIC, name, more.pop("title", name), **more)


def names(hits) -> list[str]:
    return [hit.name for hit in hits]


documents = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.lists(st.sampled_from(WORDS), max_size=6)),
    min_size=1,
    max_size=12,
).map(lambda rows: [metric(f"{'_'.join(name)}_{i}", description=" ".join(d)) for i, (name, d) in enumerate(rows)])


@given(documents, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_changes_neither_results_nor_scores(docs, query, order):
    shuffled = docs[:]
    order.shuffle(shuffled)
    one, other = SearchIndex.build(docs).search(query), SearchIndex.build(shuffled).search(query)
    assert [(h.name, h.score, h.why) for h in one] == [(h.name, h.score, h.why) for h in other]


@given(documents, st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_score_lies_between_nothing_and_one_and_every_hit_has_a_reason(docs, query):
    hits = SearchIndex.build(docs).search(query or "order")
    assert all(0 < hit.score <= 1 for hit in hits) or not query.strip()
    assert all(hit.why for hit in hits) or not query.strip()
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_a_word_scores_as_the_bm25_formula_says():
    """One field of weight 1, computed by hand from Lucene's formula with k1 = 1.2 and b = 0.3."""
    docs = [metric("a", title="x", expression="late late order"), metric("b", title="y", expression="late")]
    index = LexicalIndex(docs)
    lengths = [4 + 4 + 3, 4 + 4 + 1]  # title and name of one word count four times each
    frequencies, mean = [2, 1], sum(lengths) / 2
    idf = log(1 + (2 - 2 + 0.5) / (2 + 0.5))
    raw = [idf * f / (f + 1.2 * (1 - 0.3 + 0.3 * n / mean)) for f, n in zip(frequencies, lengths, strict=True)]
    np.testing.assert_allclose(index.scores(index.terms("late ")), np.array(raw) / max(raw), rtol=1e-5)


def test_a_word_in_the_title_counts_more_than_in_the_description():
    docs = [metric("a", title="Refunds"), metric("b", title="Money", description="All refunds of a day")]
    assert names(SearchIndex.build(docs).search("refunded goods")) == ["a", "b"]


def test_the_last_word_is_found_by_its_beginning_and_a_finished_one_is_not(shop):
    index = SearchIndex.build(shop.documents)
    assert "stock_on_hand" in names(index.search("in the wareh"))
    assert names(index.search("in the wareh ")) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    (
        ("cancelation rate", "cancellation_rate"),
        ("arival delay", "avg_arrival_delay"),
        ("tempreature", "avg_temperature"),
    ),
)
def test_one_typing_error_is_forgiven_and_said(flights, typed, found):
    hit = SearchIndex.build(flights.documents).search(typed)[0]
    assert hit.name == found


def test_a_correction_is_told():
    hit = SearchIndex.build([metric("precipitation")]).search("preciptation")[0]
    assert hit.why == "title 'precipitation'; 'preciptation' read as 'precipitation'"


def test_a_query_of_which_little_is_known_scores_low(shop):
    hits = SearchIndex.build(shop.documents).search("banana orders pudding recipe")
    assert hits[0].score < SearchIndex.build(shop.documents).search("orders in all")[0].score


def test_words_of_another_system_find_the_same_metric(flights, shop):
    assert (
        SearchIndex.build(flights.documents).search("percentage of cancelled departures")[0].name == "cancellation_rate"
    )
    assert SearchIndex.build(shop.documents).search("number of clients lost")[0].name == "churned_customers"


def test_the_whole_name_title_or_synonym_scores_one(shop):
    index = SearchIndex.build(shop.documents)
    for text in ("avg_order_value", "Average order value", "AOV", "average ORDER value"):
        assert (index.search(text)[0].name, index.search(text)[0].score) == ("avg_order_value", 1.0)


def test_a_half_typed_name_finds_the_shortest_name_first():
    docs = [metric("lost_revenue"), metric("revenue_lost"), metric("revenue"), metric("reviews_bad")]
    assert names(SearchIndex.build(docs).search("rev")) == ["revenue", "reviews_bad", "revenue_lost", "lost_revenue"]


def test_indexing_writes_nothing_to_the_log(caplog, shop):
    with caplog.at_level("DEBUG"):
        SearchIndex.build(shop.documents)
    assert caplog.records == []


@pytest.mark.parametrize("query", ("the of a", "?!", "   ", "how many", "é" * 300, "'; drop table x --", "\ud800"))
def test_odd_queries_are_answered_without_fault(shop, query):
    SearchIndex.build(shop.documents).search(query)


def test_nothing_to_search_in_finds_nothing():
    assert names(SearchIndex.build([]).search("order")) == []
    assert names(SearchIndex.build([metric("?", title="?")]).search("order")) == []


letters = st.text("abcd", min_size=1, max_size=6)


@given(letters, letters)
def test_one_slip_is_one_letter_left_out_added_exchanged_or_two_swapped(a, b):
    def edits(word: str) -> set[str]:
        out = {word[:i] + word[i + 1 :] for i in range(len(word))}
        out |= {word[:i] + c + word[i:] for i in range(len(word) + 1) for c in "abcd"}
        out |= {word[:i] + c + word[i + 1 :] for i in range(len(word)) for c in "abcd"}
        return out | {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)} | {word}

    assert _one_slip(a, b) == (b in edits(a))


def test_a_hundred_metrics_of_one_score_come_in_the_order_of_their_titles():
    docs = [metric(f"m{i:03}", title=f"Orders {i:03}", description="late") for i in range(100)]
    random.Random(3).shuffle(docs)  # noqa: S311
    assert names(SearchIndex.build(docs).search("late ", 100)) == [f"m{i:03}" for i in range(100)]


def test_of_a_metric_and_a_dimension_called_the_same_the_metric_comes_first():
    docs = [Document(Kind.DIMENSION, "weather.wind", "Wind"), metric("wind_speed", title="Zephyr", synonyms=("wind",))]
    assert names(SearchIndex.build(docs).search("wind")) == ["wind_speed", "weather.wind"]


def test_an_empty_query_lists_all_by_title(shop):
    titles = [hit.title for hit in SearchIndex.build(shop.documents).search(" ", 100)]
    assert titles == sorted(document.title for document in shop.documents)


def test_by_words_alone_a_metric_called_by_the_query_comes_before_one_that_only_says_it_more_often():
    often = metric("cancellation_rate", title="Cancellation rate", expression="cancellations / departures")
    called = metric("zz_cancelled", title="Cancellations", description="Departures called off on the day")
    hits = SearchIndex.build([often, called, metric("departures")]).search("cancellations")
    assert names(hits)[:2] == ["zz_cancelled", "cancellation_rate"]
    assert hits[0].score == 1 > hits[1].score
