"""What is learnt over the encoder holds for questions that nobody judged, and leaves all else as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest

from workbench.ask import Asker
from workbench.ask.evaluation import Case, read_cases
from workbench.ask.learning import Judged, adapters_of, contests_of
from workbench.ask.ranker import dumped, loaded, shipped
from workbench.ask.train.ranking import first
from workbench.catalog.load import load
from workbench.errors import WorkbenchError
from workbench.search import Adapter, EmbeddingCache, Kind, SearchIndex, documents, load_encoder

LIBRARY, TODAY = Path(__file__).parents[1] / "heldout" / "library", date(2024, 7, 10)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    catalog = load(LIBRARY)
    cache = EmbeddingCache(tmp_path_factory.mktemp("vectors"))
    index = SearchIndex.build(documents(catalog), encoder=load_encoder, cache=cache)
    index.wait(120)
    return Asker(catalog, index, lambda _path: ())


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    text = (LIBRARY / "questions.yml").read_text("utf-8")
    return [case for case in read_cases(text, "questions.yml") if case.queries and case.follows is None]


@pytest.fixture(scope="module")
def confirmed(cases: list[Case]) -> list[Judged]:
    free = [case for case in cases if case.of is None]
    return _judged(Random(3).sample(free, 20))  # a draw, no secret


@pytest.fixture(scope="module")
def adapter(asker: Asker, confirmed: list[Judged]) -> Adapter:
    return next(adapters_of(asker, confirmed))


def _judged(cases: list[Case]) -> list[Judged]:
    return [Judged(case.question, case.queries[0], good=True) for case in cases]


def test_more_questions_that_nobody_confirmed_find_their_metric_first(
    asker: Asker, cases: list[Case], confirmed: list[Judged], adapter: Adapter
) -> None:
    known = {one.question for one in confirmed}
    alike = [case for case in cases if case.of in known]
    strange = [case for case in cases if case.of not in known and case.question not in known]
    assert len(alike) >= 15
    assert len(strange) >= 200
    now, new = shipped(), replace(shipped(), adapter=adapter)
    for left, more in ((alike, 0.0), (strange, 0.02)):
        before, after = (
            first(contests_of(asker.with_ranker(ranker), _judged(left), today=TODAY), ranker) for ranker in (now, new)
        )
        assert after >= before + more, f"{before:.3f} → {after:.3f}"


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


def test_words_alone_teach_no_meaning() -> None:
    catalog = load(LIBRARY)
    alone = Asker(catalog, SearchIndex.build(documents(catalog)), lambda _path: ())
    assert list(adapters_of(alone, [Judged("loans", next(iter(catalog.metrics)), good=True)])) == []
