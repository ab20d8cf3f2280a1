"""The search index: words and meaning joined to one order, with facets and reasons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from workbench.search.adapter import Adapter
from workbench.search.cache import EmbeddingCache
from workbench.search.documents import Document, Kind
from workbench.search.embedding import Encoder
from workbench.search.facets import FacetCount, Facets, Mask, every
from workbench.search.lexical import LexicalIndex, Phrases, Term
from workbench.search.meaning import Likeness, Meaning, Progress, State, stop_when_gone
from workbench.search.why import why

Mode: TypeAlias = Literal["lexical", "hybrid"]
Scores: TypeAlias = NDArray[np.float32]
Rows: TypeAlias = NDArray[np.intp]

#: A cosine up to which two short texts have nothing in common, and one from which they say the same.
_UNLIKE, _ALIKE = 0.2, 0.8

#: How much of the score is likeness of meaning; the rest is words. Between 0.7 and 0.8 it matters little (measured).
_MEANING = 0.8

#: What words are worth on their own: a word half typed, or an abbreviation, means nothing to the encoder.
_WORDS_ALONE = 0.7

#: What the best score by words alone is worth beside 1, which is for what is called by the query itself.
_LIKE_NAMED = np.float32(0.99)

#: Of a metric and a dimension that match alike the metric is meant: metrics are what is asked for, dimensions divide them.
_PRIOR = {Kind.METRIC: 1.0, Kind.CUBE: 0.95, Kind.DIMENSION: 0.93}

#: Below this a document is no result.
_LEAST = 0.12

#: From this cosine on likeness of meaning is a reason to show a document that shares no word with the query.
_TELLING = 0.35

#: The same where no document shares a word with the query: of letters that are no words at all something is always likest.
_TELLING_ALONE = 0.45

#: A hit with less of the best one's score than this, and less than this by words, is far from what was asked.
_FAR, _PASSING = 0.45, 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A definition that was found.

    Attributes:
        score: 0 to 1, and comparable between queries; 1 where the query is its very name, title or synonym.
        why: what matched, in words.
        weak: it is far from the query beside the best hit, and only likeness of meaning speaks for it, or a word in passing.
    """

    document: Document
    score: float
    why: str
    weak: bool = False

    @property
    def kind(self) -> Kind:
        """What was found."""
        return self.document.kind

    @property
    def name(self) -> str:
        """How the catalog calls it."""
        return self.document.name

    @property
    def title(self) -> str:
        """What people call it."""
        return self.document.title

    @property
    def description(self) -> str:
        """What it is."""
        return self.document.description


@dataclass(frozen=True, slots=True)
class Hits(Sequence[Hit]):
    """The best results, best first, and how all results divide by facet.

    Attributes:
        total: how many documents match, shown or not.
        mode: `lexical` while the encoder is absent or loading.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=lambda: MappingProxyType({}))
    mode: Mode = "lexical"

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[index]

    def __str__(self) -> str:
        return "\n".join(f"{h.score:4.2f}  {h.kind:9}  {h.name}  {h.title}  ({h.why})" for h in self.hits)


@dataclass(frozen=True, slots=True)
class Features:
    """What each document has in common with a query, in the order of `SearchIndex.documents`.

    Attributes:
        lexical: 0 to 1, by words.
        cosine: the best cosine over a document's passages; None while the encoder is not there.
        score: the two joined.
    """

    terms: tuple[Term, ...]
    lexical: Scores
    cosine: Scores | None
    score: Scores
    likeness: Likeness | None

    @property
    def matched(self) -> Mask:
        """Which documents are results: those with a score, and a reason that can be told."""
        telling = self.lexical > 0
        if self.cosine is not None:
            telling = telling | (self.cosine >= (_TELLING if telling.any() else _TELLING_ALONE))
        return (self.score >= _LEAST) & telling

    @property
    def weak(self) -> Mask:
        """Which documents are far from the query; none while only words count."""
        if self.cosine is None or not len(self.score):
            return np.zeros(len(self.score), dtype=np.bool_)
        weak: Mask = (self.score < _FAR * self.score.max()) & (self.lexical < _PASSING)
        return weak


class SearchIndex:
    """Documents ready to be searched; made by `build`."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(sorted(documents, key=lambda d: (d.title.casefold(), d.kind, d.name)))
        self._lexical = LexicalIndex(self.documents)
        self._facets = Facets(self.documents)
        self._meaning = Meaning(self.documents)
        self._phrases = Phrases(self.documents)
        self._adapter: Adapter | None = None
        self._prior = np.array([_PRIOR[document.kind] for document in self.documents], dtype=np.float32)

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        *,
        encoder: Encoder | Callable[[], Encoder] | None = None,
        cache: EmbeddingCache | None = None,
        progress: Progress | None = None,
    ) -> SearchIndex:
        """Return an index that answers by words at once, and by meaning too when the encoder has read all documents.

        Args:
            encoder: an encoder, or what loads one (`load_encoder`); called in a thread of its own. None: words only.
            cache: where vectors are kept between runs; None keeps them nowhere.
            progress: called from that thread with how many texts are encoded, and how many there are.
        """
        index = cls(documents)
        if encoder is not None:
            load = encoder if callable(encoder) else lambda: encoder
            stop_when_gone(index, index._meaning)
            index._meaning.start(load, cache, progress)
        return index

    def adapted(self, adapter: Adapter | None) -> SearchIndex:
        """Return the same index with what turns queries towards metrics; None: as the encoder has them."""
        other = copy(self)
        other._adapter = adapter  # noqa: SLF001  it is one of its own
        return other

    def adapter(self, asked: Sequence[tuple[str, Collection[str]]]) -> Adapter | None:
        """Return what turns questions towards the metrics they mean, by name; None while only words count."""
        rows = {document.name: row for row, document in enumerate(self.documents) if document.kind is Kind.METRIC}
        known = [(text, [rows[n] for n in names if n in rows]) for text, names in asked]
        return self._meaning.adapter(known)

    @property
    def mode(self) -> Mode:
        """How it answers now."""
        return "hybrid" if self._meaning.state is State.READY else "lexical"

    @property
    def encoder_state(self) -> State:
        """Whether the encoder is absent, loading or ready."""
        return self._meaning.state

    @property
    def problem(self) -> str | None:
        """Why there is no encoder though one was asked for."""
        return self._meaning.problem

    def wait(self, timeout: float | None = None) -> State:
        """Wait until meaning is ready, or known to be absent; at most `timeout` seconds."""
        return self._meaning.wait(timeout)

    def wait_if_soon(self, timeout: float) -> State:
        """Wait until meaning is ready, or known not to be soon: there are texts to encode first; at most `timeout` seconds."""
        return self._meaning.wait_if_soon(timeout)

    def close(self) -> None:
        """Stop encoding in the background."""
        self._meaning.close()

    def search(self, query: str, k: int = 20, facets: Mapping[str, Collection[str]] | None = None) -> Hits:
        """Return the `k` best documents for a query, narrowed by facets; an empty query lists all by title.

        Args:
            facets: values to keep, by facet: `{"owner": ["finance"], "kind": ["metric"]}`.

        Raises:
            QueryError: a facet that does not exist.
        """
        chosen = self._facets.chosen(facets or {})
        found = self.features(query)
        matched = found.matched if query.strip() else np.full(len(self.documents), fill_value=True)
        masks = self._facets.masks(chosen)
        kept = np.flatnonzero(every(matched, masks.values()))
        best = self._ranked(kept, found.score)[: max(k, 0)] if query.strip() else kept[: max(k, 0)]
        weak = found.weak
        return Hits(
            query=query,
            hits=tuple(self._hit(int(row), found, weak=bool(weak[row] and query.strip())) for row in best),
            total=len(kept),
            facets=MappingProxyType(self._facets.counts(matched, masks, chosen)),
            mode="lexical" if found.cosine is None else "hybrid",
        )

    def features(self, query: str) -> Features:
        """Return what each document has in common with a query, for whoever ranks by more than search does."""
        terms = self._lexical.terms(query)
        lexical = self._lexical.scores(terms)
        likeness = self._meaning.likeness(query, self._adapter)
        cosine = likeness.cosines if likeness else None
        score = joined(lexical, cosine) * self._prior
        for row, named in self._phrases.beginning_with(query):
            score[row] = max(score[row], named)
        return Features(terms, lexical, cosine, score, likeness)

    def vector(self, text: str) -> NDArray[np.float32] | None:
        """Return the unit vector of what a text means; None while only words count."""
        return self._meaning.vector(text)

    def _ranked(self, rows: Rows, score: Scores) -> Rows:
        """Return the rows best first; of equal scores metrics come first, then what stands first by title."""
        return rows[np.lexsort((rows, -self._prior[rows], -score[rows]))]

    def _hit(self, row: int, found: Features, *, weak: bool) -> Hit:
        document = self.documents[row]
        alike = None
        if found.likeness is not None and found.likeness.cosines[row] >= _TELLING:
            alike = self._meaning.passage(int(found.likeness.best[row])).label
        return Hit(
            document, float(min(found.score[row], 1.0)), why(document, found.terms, alike, self._lexical.stem), weak
        )


def joined(lexical: Scores, cosine: Scores | None) -> Scores:
    """Return one score from 0 to 1 for words and meaning together."""
    if cosine is None:
        return lexical * _LIKE_NAMED
    meaning = np.clip((cosine - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0, 1.0)
    both = _MEANING * meaning + (1.0 - _MEANING) * lexical
    return np.asarray(np.maximum(both, _WORDS_ALONE * lexical), dtype=np.float32)
