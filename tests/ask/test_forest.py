"""How sure the first reading is, looked at again by trees."""

from __future__ import annotations

import math
from dataclasses import astuple, fields, replace
from functools import partial

import numpy as np
import pytest
from evaluation import World, world
from grow import flat
from sklearn.ensemble import ExtraTreesClassifier

from workbench.ask.ranker import shipped
from workbench.ask.reading.beside import Beside, beside
from workbench.ask.reading.forest import looked_again, odds, planted
from workbench.ask.reading.judge import Evidence
from workbench.planner import plan


@pytest.fixture(scope="module")
def flights():
    with world("flights") as opened:
        yield opened


def _found(opened: World, question: str):
    session = opened.session
    asker = session.finding.asker
    return asker.readings(
        asker.grounded(question, session.today, session.data.latest()),
        partial(plan, session.catalog, today=session.today),
    )


def test_the_flat_forest_says_what_its_trees_do() -> None:
    draw = np.random.default_rng(3)
    numbers = draw.normal(size=(300, 6)).astype(np.float32)
    right = numbers[:, 0] + numbers[:, 1] * numbers[:, 2] + draw.normal(size=300) > 0
    trees = ExtraTreesClassifier(20, min_samples_leaf=3, random_state=1).fit(numbers, right)
    forest = flat([one.tree_ for one in trees.estimators_])
    asked = draw.normal(size=(50, 6)).astype(np.float32)
    expected = trees.predict_proba(asked)[:, 1]
    assert [forest.chance(row) for row in asked] == pytest.approx(expected, abs=1e-5)


def test_the_shipped_forest_asks_for_numbers_that_there_are() -> None:
    forest = planted()
    assert forest.asks.max() < len(fields(Evidence)) + len(fields(Beside))
    assert ((forest.share >= 0) & (forest.share <= 1)).all()
    assert forest.chance([0.0] * (len(fields(Evidence)) + len(fields(Beside)))) < 0.5  # where nothing speaks for it


def test_what_is_named_in_full_is_surer_than_what_is_only_near(flights: World) -> None:
    named, near = (_found(flights, q)[0] for q in ("flights by carrier in 2013", "how much sky did they cover"))
    assert named.confidence > 0.8 > near.confidence


def test_what_was_learnt_since_moves_it(flights: World) -> None:
    found = _found(flights, "flights by carrier in 2013")
    surer = looked_again(found, replace(shipped(), intercept=shipped().intercept + 1))[0]
    before = looked_again(found, shipped())[0]
    assert odds(surer.confidence) - odds(before.confidence) == pytest.approx(1, abs=1e-6)


def test_nothing_is_looked_at_where_nothing_can_be_asked() -> None:
    assert looked_again((), shipped()) == ()


def test_conditions_are_counted_by_kind(flights: World) -> None:
    found = _found(flights, "cancelled flights by carrier to Denver or Boston after 1 March 2013, more than 500 miles")
    kinds = beside(found, 0.9)
    assert (kinds.groups, kinds.metrics) == (1, 1)
    assert kinds.texts + kinds.listed > 0
    assert kinds.bounds == 1
    assert all(math.isfinite(number) for number in astuple(kinds))
