"""Search by meaning: the vectors of all documents, made in the background, compared with the query's."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from threading import Event, Thread, current_thread
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.errors import WorkbenchError
from workbench.search.adapter import Adapter, learnt
from workbench.search.cache import EmbeddingCache
from workbench.search.documents import Document, Kind, Passage, passages
from workbench.search.embedding import Encoder, Vectors

logger = logging.getLogger(__name__)

#: Called with how many texts are encoded, and how many there are.
Progress: TypeAlias = Callable[[int, int], None]

#: Texts encoded before they are stored: what a closed notebook loses at most, about two seconds of work.
_STEP = 512

#: Texts given to the encoder at once: closing waits for no more than these.
_BATCH = 16


class State(StrEnum):
    """Whether meaning can be compared: never, not yet, or now."""

    ABSENT = "absent"
    LOADING = "loading"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a query and every document are: the best cosine over a document's passages, and which it was."""

    cosines: NDArray[np.float32]
    best: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Ready:
    encoder: Encoder
    vectors: Vectors
    query: Callable[[str], Vectors]


class Meaning:
    """The meaning of documents; absent, loading, or ready.

    Attributes:
        problem: why it is absent, in words for the user; None otherwise.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        each = [passages(document) for document in documents]
        self._passages: tuple[Passage, ...] = tuple(p for texts in each for p in texts)
        self._starts = np.cumsum([0, *(len(texts) for texts in each)])[:-1]
        self._owners = np.repeat(np.arange(len(each)), [len(texts) for texts in each])
        self._of_metrics = np.array([document.kind is Kind.METRIC for document in documents], dtype=np.bool_)[
            self._owners
        ]
        self._done = Event()
        self._settled = Event()
        self._stop = Event()
        self._ready: _Ready | None = None
        self._thread: Thread | None = None
        self.problem: str | None = None

    @property
    def state(self) -> State:
        """Whether meaning can be compared now."""
        if self._ready is not None:
            return State.READY
        return State.LOADING if self._thread is not None and not self._done.is_set() else State.ABSENT

    def start(self, load: Callable[[], Encoder], cache: EmbeddingCache | None, progress: Progress | None) -> None:
        """Load the encoder and encode what the cache does not know, in a thread of its own."""
        work = (load, cache, progress)
        self._thread = Thread(target=self._run, args=work, name="workbench-encoder", daemon=True)
        self._thread.start()

    def wait(self, timeout: float | None = None) -> State:
        """Wait until it is ready or known to be absent, for `timeout` seconds at most, and return the state."""
        if self._thread is not None:
            self._done.wait(timeout)
        return self.state

    def wait_if_soon(self, timeout: float) -> State:
        """Wait as `wait` does, but no longer once it is known that texts must be encoded first."""
        if self._thread is not None:
            self._settled.wait(timeout)
        return self.state

    def close(self) -> None:
        """Stop the work within a few texts; what is encoded by then is kept in the cache."""
        self._stop.set()
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(timeout=5)

    def likeness(self, query: str, adapter: Adapter | None = None) -> Likeness | None:
        """Return how alike the query and each document are; None while it is not ready, or where the query has no word.

        Args:
            adapter: what turns the query's vector before it is compared with metrics.
        """
        ready = self._ready
        if ready is None or not self._passages or not any(map(str.isalnum, query)):
            return None
        vector = ready.query(query.strip())
        cosines = ready.vectors @ vector
        if adapter is not None and (turned := adapter.over(ready.encoder)):
            cosines = np.where(self._of_metrics, ready.vectors @ turned(vector), cosines)
        best = np.maximum.reduceat(cosines, self._starts)
        # The first passage that reaches its document's best: written backwards, so that the first one stays.
        reached = np.flatnonzero(cosines == best[self._owners])[::-1]
        where = np.zeros(len(best), dtype=np.intp)
        where[self._owners[reached]] = reached
        return Likeness(best, where)

    def vector(self, text: str) -> Vectors | None:
        """Return the vector of a text; None while it is not ready."""
        ready = self._ready
        return None if ready is None or not text.strip() else ready.query(text.strip())

    def adapter(self, asked: Sequence[tuple[str, Collection[int]]]) -> Adapter | None:
        """Return what turns questions towards the documents they mean, of which the rows are given; None while it is not ready."""
        ready = self._ready
        known = [(question, rows) for question, rows in asked if question.strip() and rows]
        if ready is None or not known:
            return None
        rivals = np.flatnonzero(self._of_metrics)
        right = np.array([np.isin(self._owners[rivals], list(rows)) for _, rows in known])
        vectors = np.stack([ready.query(question.strip()) for question, _ in known])
        return learnt(ready.encoder.fingerprint, vectors, ready.vectors[rivals], right)

    def passage(self, index: int) -> Passage:
        """Return the passage that a likeness names."""
        return self._passages[index]

    def _run(self, load: Callable[[], Encoder], cache: EmbeddingCache | None, progress: Progress | None) -> None:
        try:
            encoder = load()
            vectors = self._encode(encoder, cache, progress)
            if vectors is not None:
                self._ready = _Ready(encoder, vectors, lru_cache(256)(lambda text: encoder.encode([text])[0]))
        except (WorkbenchError, OSError, ImportError) as error:
            self.problem = str(error)
            logger.warning("Search is by words only: %s", error)
        finally:
            self._done.set()
            self._settled.set()

    def _encode(self, encoder: Encoder, cache: EmbeddingCache | None, progress: Progress | None) -> Vectors | None:
        """Return the vectors of all passages; None when asked to stop."""
        texts = list(dict.fromkeys(passage.text for passage in self._passages))
        known = cache.get(encoder, texts) if cache else {}
        missing = [text for text in texts if text not in known]
        if missing:
            self._settled.set()
        for start in range(0, len(missing), _STEP):
            step = self._step(encoder, missing[start : start + _STEP])
            known |= step
            if cache:
                cache.put(encoder, step)
            if progress:
                progress(len(known), len(texts))
            if self._stop.is_set():
                return None
        rows = [known[passage.text] for passage in self._passages]
        if not rows:
            return np.empty((0, encoder.dimensions), dtype=np.float32)
        return np.asfortranarray(np.stack(rows))  # by columns a product with one vector takes half the time

    def _step(self, encoder: Encoder, texts: Sequence[str]) -> dict[str, Vectors]:
        out: dict[str, Vectors] = {}
        for start in range(0, len(texts), _BATCH):
            if self._stop.is_set():
                break
            batch = texts[start : start + _BATCH]
            out.update(zip(batch, encoder.encode(batch), strict=True))
        return out


def stop_when_gone(owner: object, meaning: Meaning) -> None:
    """Stop the background work when nobody searches any more, and before the interpreter takes itself apart."""
    weakref.finalize(owner, meaning.close)
