"""The ranker is learnt on training catalogs, and what it learns holds on others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from workbench.ask.ranker import FEATURES, shipped
from workbench.ask.train.ranking import Contest, first, fitted
from workbench.ask.train.worlds import world, worlds


def test_a_training_catalog_is_a_catalog_and_its_questions_are_on_its_metrics():
    for made in worlds(3, 12, held_out=True):
        assert len(made.catalog.metrics) > 5
        assert made.asked
        assert all(asked.metrics <= made.catalog.metrics.keys() for asked in made.asked)


def test_the_same_number_is_the_same_catalog():
    one, other = (world(3, 5, held_out=True) for _ in range(2))
    assert one.asked == other.asked
    assert one.catalog.version == other.catalog.version


def contests(rng: np.random.Generator, count: int, telling: str) -> list[Contest]:
    """Contests that one feature decides, and all others are noise."""
    out = []
    for _ in range(count):
        features = rng.random((12, len(FEATURES)))
        right = np.arange(12) == int(np.argmax(features[:, FEATURES.index(telling)]))
        out.append(Contest(features, right))
    return out


@pytest.mark.parametrize("telling", ["words", "whole", "covered"])
def test_what_tells_right_from_wrong_comes_to_weigh_most_and_holds_for_others(telling: str):
    rng = np.random.default_rng(4)
    start = replace(shipped(), metric=(0.1,) * len(FEATURES))
    learnt = fitted(contests(rng, 120, telling), start)
    assert int(np.argmax(learnt.metric)) == FEATURES.index(telling)
    others = contests(rng, 80, telling)
    assert first(others, learnt) >= first(others, start) + 0.3


def test_a_strong_pull_keeps_the_weights_that_there_were():
    found = contests(np.random.default_rng(4), 30, "words")
    start = shipped()
    near, far = (fitted(found, start, penalty=p).metric for p in (1e4, 1e-3))
    assert np.abs(np.array(near) - start.metric).max() < 0.02
    assert np.abs(np.array(far) - start.metric).max() > 0.1
