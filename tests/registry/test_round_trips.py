from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.registry import Registry, Verdict

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
NAMES = st.sampled_from(("flights", "Flights", "planes used", "été", "on_time_rate "))
catalogs = count()


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    with Registry.open(tmp_path_factory.mktemp("registry") / "registry.db") as opened:
        yield opened


@settings(max_examples=50, deadline=None)
@given(steps=st.lists(st.tuples(st.booleans(), st.sampled_from(("ann", "bob")), NAMES), max_size=12))
def test_favourites_are_a_set_per_user(registry, steps):
    catalog = f"catalog {next(catalogs)}"
    wanted: dict[str, set[str]] = {"ann": set(), "bob": set()}
    for on, user, name in steps:
        if on:
            registry.favourites.set(name, user=user, catalog=catalog)
            wanted[user].add(name)
        else:
            registry.favourites.unset(name, user=user, catalog=catalog)
            wanted[user].discard(name)

    for user, names in wanted.items():
        found = [mark.name for mark in registry.favourites.list(user=user, catalog=catalog)]
        assert sorted(found) == sorted(names)


VERDICTS = st.builds(
    Verdict,
    user=WORDS,
    catalog=WORDS,
    version=WORDS,
    question=WORDS,
    query=st.none() | WORDS,
    good=st.booleans(),
    correction=st.none() | WORDS,
)


@settings(max_examples=50, deadline=None)
@given(verdict=VERDICTS)
def test_a_verdict_of_any_words_comes_back_the_same_and_can_be_deleted(registry, verdict):
    kept = registry.feedback.add(verdict)

    (found,) = registry.feedback.list(catalog=verdict.catalog, user=verdict.user)
    assert found == kept
    for field in ("user", "catalog", "version", "question", "query", "good", "correction"):
        assert getattr(found, field) == getattr(verdict, field)
    assert registry.feedback.delete(kept.id, user=verdict.user)
    assert registry.feedback.list(catalog=verdict.catalog, user=verdict.user) == ()
