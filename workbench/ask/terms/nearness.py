"""Which metrics come near a phrase: by meaning and words through the search index, and by the words of their names.

All of a large catalog is looked at by the index alone, which is quick; only what comes near is read word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.ask.ranker import Ranker, shipped
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search import Features, Kind, SearchIndex

#: How much of likeness is meaning where there is an encoder; the rest is words, with their equivalents. From 0.75 to 1 it
#: matters little (measured over five catalogs).
_COSINE = 0.9

#: How many metrics are read word by word, by likeness and by the words of their names.
_LIKE, _NAMED = 40, 40

#: A word in the names of more metrics than this says too little to look by it.
_COMMON = 400

#: With how many confirmed questions, the newest, one that is asked is compared by meaning, and up to which cosine two
#: questions have nothing in common.
_RECALLED, _STRANGE = 100, 0.5

#: How many phrases are remembered, and how many words of confirmed questions: one question asks for the same ones again.
_PHRASES, _SHORT = 256, 1_024


class Alike(NamedTuple):
    """How alike a metric is to what is left of a question, 0 to 1: in all, and by words; and in all to the whole of it."""

    meaning: float
    words: float
    whole: float


def as_cosine(alike: float) -> float:
    """Return the cosine that a recalled likeness of more than 0 was made of."""
    return _STRANGE + alike * (1 - _STRANGE) if alike > 0 else 0.0


class Near:
    """Finds the metrics that are worth a closer look.

    Attributes:
        ranker: how much what is found weighs.
        named: by stem, the metrics that have it in a name.
    """

    def __init__(self, index: SearchIndex, vocabulary: Vocabulary, ranker: Ranker | None = None) -> None:
        self.ranker = ranker or shipped()
        self._index = index.adapted(self.ranker.adapter)
        self.vocabulary = vocabulary
        metrics = [(i, d.name) for i, d in enumerate(index.documents) if d.kind is Kind.METRIC]
        known = [(i, name) for i, name in metrics if name in vocabulary.metrics]
        self._rows = np.array([i for i, _ in known], dtype=np.intp)
        self._keys = tuple(name for _, name in known)
        self._places = {key: i for i, key in enumerate(self._keys)}
        self.named = _by_stem(vocabulary)
        self._remembered = lru_cache(_PHRASES)(self._asked)
        self._vector = lru_cache(2 * _RECALLED)(self._meant)
        self._short = lru_cache(_SHORT)(self._meant)  # beside the questions, which would drive each other out

    def features(self, phrase: str) -> Features:
        """Return what all definitions have in common with a phrase."""
        return self._remembered(phrase, self._index.mode)

    def _asked(self, phrase: str, _mode: str) -> Features:
        return self._index.features(phrase)

    def recalled(self, question: str, known: Sequence[tuple[str, Collection[str]]]) -> dict[str, float]:
        """Return the metrics of confirmed questions that are like one in meaning, by how alike, 0 to 1.

        Args:
            known: confirmed questions with the keys of the metrics they ask for.
        """
        asked = self._vector(question, self._index.mode)
        out: dict[str, float] = {}
        if asked is None:
            return out
        for other, keys in known[:_RECALLED]:
            vector = self._vector(other, self._index.mode)
            alike = 0.0 if vector is None else (float(vector @ asked) - _STRANGE) / (1 - _STRANGE)
            for key in keys if alike > 0 else ():
                out[key] = max(out.get(key, 0.0), min(1.0, alike))
        return out

    def likeness(self, question: str, others: Sequence[str]) -> tuple[float, ...]:
        """Return how alike in meaning some confirmed questions, the newest, are to one, up to 1; nothing without an encoder."""
        asked = self._vector(question, self._index.mode)
        if asked is None:
            return ()
        vectors = (self._vector(other, self._index.mode) for other in others[:_RECALLED])
        return tuple(0.0 if vector is None else float(vector @ asked) for vector in vectors)

    def like_text(self, text: str, other: str) -> float:
        """Return how alike two texts are in meaning, up to 1; 0.5 where there is no encoder that could tell."""
        one, two = self._short(text, self._index.mode), self._short(other, self._index.mode)
        return 0.5 if one is None or two is None else float(one @ two)

    def like_metric(self, phrase: str, key: str) -> float:
        """Return how alike a phrase and a metric's definition are in meaning, up to 1; 0.5 where nothing could tell."""
        found, place = self.features(phrase).cosine, self._places.get(key)
        return 0.5 if found is None or place is None else float(found[self._rows[place]])

    def knowing(self, vocabulary: Vocabulary) -> Near:
        """Return one that looks by the names of a vocabulary over the same catalog; nothing is read anew."""
        other = copy(self)
        other.vocabulary, other.named = vocabulary, _by_stem(vocabulary)
        return other

    def _meant(self, text: str, _mode: str) -> NDArray[np.float32] | None:
        return self._index.vector(text)

    def definitions(self) -> Sequence[tuple[Kind, str]]:
        """Return kind and name of all definitions, in the order of the features."""
        return [(document.kind, document.name) for document in self._index.documents]

    def metrics(self, phrases: Sequence[str], stems: Collection[str], whole: str) -> Mapping[str, Alike]:
        """Return how alike the metrics are that come near: to the phrase they are most alike, and by words of their names.

        Args:
            whole: the question that the phrases are of; the encoder has learnt from whole ones.
        """
        likeness = words = np.zeros(len(self._keys))
        for phrase in phrases:
            if phrase.strip():
                alike, said = self._likeness(phrase)
                likeness, words = np.maximum(likeness, alike), np.maximum(words, said)
        entire, _ = self._likeness(whole)
        most = np.argsort(-likeness, kind="stable")[:_LIKE]
        found = {self._keys[i]: Alike(float(likeness[i]), float(words[i]), float(entire[i])) for i in most}
        named = self._by_names(stems) - set(found)
        places = ((key, self._places[key]) for key in named if key in self._places)
        return found | {key: Alike(float(likeness[i]), float(words[i]), float(entire[i])) for key, i in places}

    def dimensions(self, phrase: str, least: float) -> dict[str, float]:
        """Return the dimensions, `dataset.dimension`, that are like a phrase in meaning by at least `least`."""
        found = self.features(phrase)
        likeness = found.lexical if found.cosine is None else found.cosine
        rows = np.flatnonzero(likeness >= least)
        documents = [(self._index.documents[i], float(likeness[i])) for i in rows]
        return {document.name: like for document, like in documents if document.kind is Kind.DIMENSION}

    def _likeness(self, phrase: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How alike all metrics are to a phrase: in all, and by words."""
        found = self.features(phrase)
        values = found.lexical if found.cosine is None else found.cosine
        both = np.maximum(values, 0.0) * _COSINE + found.lexical * (1 - _COSINE)
        return both[self._rows].astype(np.float64), found.lexical[self._rows].astype(np.float64)

    def _by_names(self, stems: Collection[str]) -> set[str]:
        """The metrics whose names have most of some words, or of words like them."""
        counts: Counter[str] = Counter()
        for stem in stems:
            like = {stem, *self.vocabulary.same.get(stem, ())}
            here = {key for other in like for key in self.named.get(other, ())}
            if len(here) <= _COMMON:
                counts.update(here)
        return {key for key, _ in counts.most_common(_NAMED)}


def _by_stem(vocabulary: Vocabulary) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for key, words in vocabulary.metrics.items():
        for stem in {stem for phrase in words.phrases for stem in phrase}:
            out.setdefault(stem, []).append(key)
    return out
