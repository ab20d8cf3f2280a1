"""Search over 10,000 metrics. Numbers are printed: `pytest tests/benchmarks/test_search.py -s`."""

from __future__ import annotations

import random
from collections.abc import Sequence
from time import perf_counter, process_time

import numpy as np
import pytest

from workbench.search import Document, Kind, SearchIndex, State, load_encoder
from workbench.search.words import STOP_WORDS, split

METRICS = 10_000
SUBJECTS = [
    "orders",
    "revenue",
    "refunds",
    "customers",
    "visits",
    "sessions",
    "tickets",
    "shipments",
    "invoices",
    "payments",
    "seats",
    "licences",
    "clicks",
    "leads",
    "trials",
    "upgrades",
    "cancellations",
    "renewals",
    "hours",
    "incidents",
    "deploys",
    "builds",
    "errors",
    "requests",
    "tokens",
    "credits",
    "claims",
    "beds",
]
QUALITIES = [
    "new",
    "returning",
    "net",
    "gross",
    "late",
    "early",
    "paid",
    "unpaid",
    "open",
    "closed",
    "active",
    "blocked",
    "mobile",
    "foreign",
    "planned",
]
FORMS = ["count", "total", "average", "median", "share", "rate", "cost", "value", "duration", "age"]
SEGMENTS = [
    "emea",
    "apac",
    "americas",
    "retail",
    "wholesale",
    "partner",
    "direct",
    "online",
    "enterprise",
    "consumer",
    "public",
]
QUERIES = (
    "average late shipments in apac",
    "how many new customers do we have",
    "canc",
    "unpiad invoces",
    "revenue",
    "what is the typical length of an outage in emea",
    "cost per team",
    "a",
)


class QuickForDocuments:
    """The real encoder for one text, as a query is; random vectors for the documents, whose encoding is not measured here."""

    name = "quick"
    fingerprint = "quick"

    def __init__(self) -> None:
        self._real = load_encoder()
        self._random = np.random.default_rng(5)
        self.dimensions = self._real.dimensions

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if len(texts) == 1:
            return self._real.encode(texts)
        rows = self._random.standard_normal((len(texts), self.dimensions), dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def metrics() -> list[Document]:
    rng = random.Random(7)  # noqa: S311
    return [
        _metric(i, *(rng.choice(words) for words in (FORMS, QUALITIES, SUBJECTS, SEGMENTS))) for i in range(METRICS)
    ]


def _metric(i: int, form: str, quality: str, subject: str, segment: str) -> Document:
    return Document(
        Kind.METRIC,
        f"{form}_{quality}_{subject}_{segment}_{i}",
        f"{form.capitalize()} of {quality} {subject}, {segment}",
        f"The {form} of {quality} {subject} in the {segment} business, without test accounts, at the end of the day.",
        synonyms=(f"{quality} {subject} {form}",),
        expression=f"sum({subject}_{form})",
        owner=f"team-{i % 40}",
        tags=(subject,),
        tier=str(1 + i % 3),
        datasets=(subject,),
    )


def timed(index: SearchIndex, rounds: int = 15) -> np.ndarray:
    """Return milliseconds by round and query; each round asks anew, so that no query's vector is remembered."""
    out = np.empty((rounds + 2, len(QUERIES)))
    for turn, column in np.ndindex(out.shape):
        asked = f"{turn} {QUERIES[column]}"
        start = perf_counter()
        index.search(asked, 20, {"tier": ["1", "2"]})
        out[turn, column] = 1000 * (perf_counter() - start)
    return out[2:]


def best(times: np.ndarray) -> float:
    """Return the median query's quickest round: what the search takes where nothing else runs."""
    return float(np.median(times.min(axis=0)))


def shown(name: str, times: np.ndarray) -> None:
    p50, p95 = np.percentile(times, (50, 95))
    print(f"\n{name}: p50 {p50:.1f} ms, p95 {p95:.1f}, undisturbed {best(times):.1f}, n {times.size}")


def scan(documents: Sequence[Document], query: str) -> list[int]:
    """Count common words one document at a time: what one would write without an index."""
    words = set(split(query)) - STOP_WORDS
    counts = [len(words & set(split(f"{d.title} {d.description} {' '.join(d.synonyms)}"))) for d in documents]
    return sorted(range(len(documents)), key=lambda row: -counts[row])[:20]


def test_words_are_indexed_quickly_and_searched_far_quicker_than_by_a_scan(metrics):
    start = process_time()
    index = SearchIndex.build(metrics)
    built = process_time() - start
    times = timed(index)
    start = perf_counter()
    scan(metrics, QUERIES[0])
    scanned = 1000 * (perf_counter() - start)
    shown(f"words, {METRICS} metrics (index built in {built:.2f} CPU-s; a scan takes {scanned:.0f} ms)", times)
    assert best(times) < scanned / 5
    assert built < 10


def test_words_and_meaning_answer_within_thirty_milliseconds(metrics):
    index = SearchIndex.build(metrics, encoder=QuickForDocuments())
    assert index.wait(120) is State.READY
    times = timed(index)
    shown(f"words and meaning, {METRICS} metrics", times)
    assert index.search("revenue").mode == "hybrid"
    assert best(times) <= 30


@pytest.mark.slow
def test_the_meaning_of_ten_thousand_metrics_is_encoded_once_and_then_read_from_the_cache(metrics, tmp_path):
    from workbench.search import EmbeddingCache

    start, cpu = perf_counter(), process_time()
    SearchIndex.build(metrics, encoder=load_encoder, cache=EmbeddingCache(tmp_path)).wait()
    first, first_cpu = perf_counter() - start, process_time() - cpu
    start = perf_counter()
    assert SearchIndex.build(metrics, encoder=load_encoder, cache=EmbeddingCache(tmp_path)).wait() is State.READY
    again = perf_counter() - start
    print(f"\nencoding {METRICS} metrics: {first:.0f} s ({first_cpu:.0f} CPU-s) once, {again:.1f} s from the cache")
    assert again < first / 5
