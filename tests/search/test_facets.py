from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import QueryError
from workbench.search import FACETS, Document, Kind, SearchIndex

docs = st.lists(
    st.builds(
        Document,
        kind=st.sampled_from(Kind),
        name=st.just("orders"),
        title=st.sampled_from(["Orders", "Late orders", "Refunds"]),
        owner=st.sampled_from(["", "finance", "sales"]),
        tags=st.sets(st.sampled_from(["money", "web"])).map(lambda s: tuple(sorted(s))),
        tier=st.sampled_from(["", "1", "2"]),
        datasets=st.sets(st.sampled_from(["orders", "visits"])).map(lambda s: tuple(sorted(s))),
    ),
    max_size=15,
)
choices = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.sets(st.sampled_from(["finance", "sales"])),
        "tag": st.just(["money"]),
        "kind": st.just(["metric"]),
    },
)


@given(docs, choices)
@settings(max_examples=80, deadline=None)
def test_each_facet_counts_the_results_under_the_choices_in_all_other_facets(documents, chosen):
    """Counted again one document at a time; an empty query has every document as a result."""
    hits = SearchIndex.build(documents).search("", 100, chosen)

    def passes(document, skip=None):
        return all(set(FACETS[n](document)) & set(v) for n, v in chosen.items() if v and n != skip)

    assert hits.total == len(hits) == sum(passes(d) for d in documents)
    for name, read in FACETS.items():
        expected = Counter(value for d in documents if passes(d, name) for value in set(read(d)))
        shown = {c.value: c.count for c in hits.facets[name]}
        assert {value: count for value, count in shown.items() if count} == dict(expected)
        assert all(value in chosen.get(name, ()) for value, count in shown.items() if not count)


def test_facets_narrow_what_is_shown_and_count_all_results_not_only_the_shown(shop):
    hits = SearchIndex.build(shop.documents).search("customers", 2, {"owner": ["marketing"]})
    assert len(hits) == 2 < hits.total
    assert {hit.document.owner for hit in hits} == {"marketing"}
    assert sum(c.count for c in hits.facets["owner"]) > hits.total


def test_a_facet_that_does_not_exist_is_refused_with_the_nearest(shop):
    with pytest.raises(QueryError, match=r"No facet 'owners'; there are .*Did you mean 'owner'\?"):
        SearchIndex.build(shop.documents).search("", 5, {"owners": ["finance"]})


def test_a_value_that_nothing_has_gives_no_results(shop):
    assert SearchIndex.build(shop.documents).search("", 5, {"owner": ["nobody"]}).total == 0


def test_one_value_may_be_given_as_a_plain_string(shop):
    index = SearchIndex.build(shop.documents)
    assert index.search("", 50, {"owner": "finance"}) == index.search("", 50, {"owner": ["finance"]})
