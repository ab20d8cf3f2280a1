"""What is learnt over the encoder holds for questions that nobody judged, and leaves all else as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
from evaluation import folder_of, questions, world

from workbench.ask import Asker
from workbench.ask.evaluation import Case
from workbench.ask.learning import Judged, adapters_of, contests_of
from workbench.ask.ranker import dumped, loaded, shipped
from workbench.ask.train.ranking import first
from workbench.catalog.load import load
from workbench.errors import WorkbenchError
from workbench.search import Adapter, Kind, SearchIndex, documents

LIBRARY, TODAY = folder_of("library"), date(2024, 7, 10)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with world("library") as opened:
        yield opened.session.finding.asker


@pytest.fixture(scope="module")
def confirmed() -> list[Judged]:
    return _drawn(_with_queries("library"), 3)


@pytest.fixture(scope="module")
def adapter(asker: Asker, confirmed: list[Judged]) -> Adapter:
    return next(adapters_of(asker, confirmed))


def _with_queries(name: str) -> list[Case]:
    return [case for case in questions(name) if case.queries and case.follows is None]


def _judged(cases: list[Case]) -> list[Judged]:
    return [Judged(case.question, case.queries[0], good=True) for case in cases]


def _drawn(cases: list[Case], seed: int) -> list[Judged]:
    return _judged(Random(seed).sample([case for case in cases if case.of is None], 20))  # a draw, no secret


def test_more_questions_that_nobody_confirmed_find_their_metric_first() -> None:
    """Over four draws from each of two catalogs; in a single one it may be a question less."""
    found = [gained for name in ("newspaper", "saas") for gained in _gains(name)]
    assert sum(alike for alike, _ in found) > 0, found
    assert sum(strange for _, strange in found) > 0, found


def _gains(name: str) -> Iterator[tuple[float, float]]:
    """How many more metrics come first rightly, in paraphrases and in all else that was asked over a catalog.

    The encoder has not learnt from it. What was asked there nobody reads, so nothing here prints it.
    """
    with world(name) as opened:
        yield from _drawn_gains(opened.session.finding.asker, _with_queries(name))


def _drawn_gains(asker: Asker, cases: list[Case]) -> Iterator[tuple[float, float]]:
    for seed in range(4):
        confirmed = _drawn(cases, seed)
        known = {one.question for one in confirmed}
        alike = [case for case in cases if case.of in known]
        strange = [case for case in cases if case.of not in known and case.question not in known]
        many, more = len(alike), len(strange)
        assert many >= 15
        assert more >= 150
        now, new = shipped(), replace(shipped(), adapter=next(adapters_of(asker, confirmed)))
        one, other = (
            [first(contests_of(asker.with_ranker(ranker), _judged(left), today=TODAY), ranker) for ranker in (now, new)]
            for left in (alike, strange)
        )
        yield one[1] - one[0], other[1] - other[0]


def test_only_metrics_are_looked_for_otherwise_and_without_it_all_is_as_before(asker: Asker, adapter: Adapter) -> None:
    question = "loans by branch"
    turned, back = asker.index.adapted(adapter), asker.index.adapted(adapter).adapted(None)
    before, after = asker.index.features(question).cosine, turned.features(question).cosine
    assert before is not None
    assert after is not None
    assert np.array_equal(back.features(question).cosine, before)
    metrics = np.array([document.kind is Kind.METRIC for document in asker.index.documents])
    assert np.array_equal(after[~metrics], before[~metrics])
    assert not np.array_equal(after[metrics], before[metrics])
    assert np.array_equal(turned.vector(question), asker.index.vector(question))


def test_it_says_nothing_to_the_vectors_of_another_encoder(asker: Asker, adapter: Adapter) -> None:
    other = asker.index.adapted(replace(adapter, encoder="another"))
    assert np.array_equal(other.features("loans").cosine, asker.index.features("loans").cosine)


def test_it_is_kept_with_the_weights_to_the_last_digit_and_what_is_none_is_refused(adapter: Adapter) -> None:
    ranker = replace(shipped(), adapter=adapter)
    assert loaded(dumped(ranker)) == ranker
    assert ranker.fingerprint != shipped().fingerprint
    for numbers in (b"", adapter.numbers[:-2], b"\xff\x7f" * 4):  # nothing, not square, not a number
        with pytest.raises(WorkbenchError, match="no weights"):
            loaded(dumped(replace(ranker, adapter=replace(adapter, numbers=numbers))))


def test_a_part_of_it_turns_less(adapter: Adapter) -> None:
    assert np.allclose(adapter.part(0.5).matrix, adapter.matrix / 2, atol=1e-3)


def test_words_alone_teach_no_meaning() -> None:
    catalog = load(LIBRARY)
    alone = Asker(catalog, SearchIndex.build(documents(catalog)), lambda _path: ())
    assert list(adapters_of(alone, [Judged("loans", next(iter(catalog.metrics)), good=True)])) == []
