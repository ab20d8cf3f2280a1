"""What is learnt over the encoder holds for questions that nobody judged, and leaves all else as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
from evaluation import folder_of, world
from turn import contests_over

from workbench.ask import Asker
from workbench.ask.evaluation import Case, read_cases
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
def cases() -> list[Case]:
    text = (LIBRARY / "questions.yml").read_text("utf-8")
    return [case for case in read_cases(text, "questions.yml") if case.queries and case.follows is None]


@pytest.fixture(scope="module")
def confirmed(cases: list[Case]) -> list[Judged]:
    return _drawn(cases, 3)


@pytest.fixture(scope="module")
def adapter(asker: Asker, confirmed: list[Judged]) -> Adapter:
    return next(adapters_of(asker, confirmed))


def _judged(cases: list[Case]) -> list[Judged]:
    return [Judged(case.question, case.queries[0], good=True) for case in cases]


def _drawn(cases: list[Case], seed: int) -> list[Judged]:
    return _judged(Random(seed).sample([case for case in cases if case.of is None], 20))  # a draw, no secret


def test_more_questions_that_nobody_confirmed_find_their_metric_first(asker: Asker, cases: list[Case]) -> None:
    """Over four draws; in a single one it may be a question less."""
    gains: dict[str, list[float]] = {"alike": [], "strange": []}
    for seed in range(4):
        confirmed = _drawn(cases, seed)
        known = {one.question for one in confirmed}
        alike = [case for case in cases if case.of in known]
        strange = [case for case in cases if case.of not in known and case.question not in known]
        assert len(alike) >= 15
        assert len(strange) >= 200
        now, new = shipped(), replace(shipped(), adapter=next(adapters_of(asker, confirmed)))
        for kind, left in (("alike", alike), ("strange", strange)):
            before, after = (
                first(contests_of(asker.with_ranker(ranker), _judged(left), today=TODAY), ranker)
                for ranker in (now, new)
            )
            gains[kind].append(after - before)
    assert sum(gains["alike"]) > 0, gains
    assert sum(gains["strange"]) > 0, gains


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


def test_a_part_of_it_begins_where_the_shipped_one_ends(adapter: Adapter) -> None:
    start = shipped().adapter
    assert start is not None
    assert np.array_equal(adapter.part(0.0, beyond=start).matrix, start.matrix)
    assert np.array_equal(adapter.part(1.0, beyond=start).matrix, adapter.matrix)
    half = adapter.part(0.5, beyond=start).matrix
    assert np.allclose(half, (adapter.matrix + start.matrix) / 2, atol=1e-3)
    assert np.allclose(adapter.part(0.5).matrix, adapter.matrix / 2, atol=1e-3)


def test_the_shipped_one_puts_more_right_metrics_first_over_catalogs_that_it_was_not_learnt_on() -> None:
    layer = shipped().adapter
    assert layer is not None
    plain = [one for name in ("port", "saas") for one in contests_over(name, None)]
    turned = [one for name in ("port", "saas") for one in contests_over(name, layer.matrix)]
    before, after = first(plain, shipped()), first(turned, shipped())  # numbers only: nobody reads these questions
    assert after > before


def test_words_alone_teach_no_meaning() -> None:
    catalog = load(LIBRARY)
    alone = Asker(catalog, SearchIndex.build(documents(catalog)), lambda _path: ())
    assert list(adapters_of(alone, [Judged("loans", next(iter(catalog.metrics)), good=True)])) == []
