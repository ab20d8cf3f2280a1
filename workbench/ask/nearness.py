"""Which metrics come near a phrase: by meaning and words through the search index, and by the words of their names.

All of a large catalog is looked at by the index alone, which is quick; only what comes near is read word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.ask.vocabulary import Vocabulary
from workbench.search import Features, Kind, SearchIndex

#: How much of likeness is meaning where there is an encoder; the rest is words, with their equivalents. From 0.75 to 1 it
#: matters little (measured over five catalogs).
_COSINE = 0.9

#: How many metrics are read word by word, by likeness and by the words of their names.
_LIKE, _NAMED = 40, 40

#: A word in the names of more metrics than this says too little to look by it.
_COMMON = 400

#: How many phrases are remembered: one question asks for the same ones again.
_PHRASES = 256


class Near:
    """Finds the metrics that are worth a closer look."""

    def __init__(self, index: SearchIndex, vocabulary: Vocabulary) -> None:
        self._index = index
        self._vocabulary = vocabulary
        metrics = [(i, d.name) for i, d in enumerate(index.documents) if d.kind is Kind.METRIC]
        known = [(i, name) for i, name in metrics if name in vocabulary.metrics]
        self._rows = np.array([i for i, _ in known], dtype=np.intp)
        self._keys = tuple(name for _, name in known)
        self._places = {key: i for i, key in enumerate(self._keys)}
        self._named = _by_stem(vocabulary)
        self._remembered = lru_cache(_PHRASES)(self._asked)

    def features(self, phrase: str) -> Features:
        """Return what all definitions have in common with a phrase."""
        return self._remembered(phrase, self._index.mode)

    def _asked(self, phrase: str, _mode: str) -> Features:
        return self._index.features(phrase)

    def definitions(self) -> Sequence[tuple[Kind, str]]:
        """Return kind and name of all definitions, in the order of the features."""
        return [(document.kind, document.name) for document in self._index.documents]

    def metrics(self, phrases: Sequence[str], stems: Collection[str]) -> Mapping[str, float]:
        """Return how alike the metrics are that come near: to the phrase they are most alike, and by words of their names."""
        likeness = np.zeros(len(self._keys))
        for phrase in phrases:
            if phrase.strip():
                likeness = np.maximum(likeness, self._likeness(phrase))
        most = np.argsort(-likeness, kind="stable")[:_LIKE]
        found = {self._keys[i]: float(likeness[i]) for i in most}
        places = self._by_names(stems) - set(found)
        return found | {key: float(likeness[self._places[key]]) for key in places if key in self._places}

    def _likeness(self, phrase: str) -> NDArray[np.float64]:
        found = self.features(phrase)
        values = found.lexical if found.cosine is None else found.cosine
        both = np.maximum(values, 0.0) * _COSINE + found.lexical * (1 - _COSINE)
        return np.asarray(both[self._rows], dtype=np.float64)

    def _by_names(self, stems: Collection[str]) -> set[str]:
        """The metrics whose names have most of some words, or of words like them."""
        counts: Counter[str] = Counter()
        for stem in stems:
            like = {stem, *self._vocabulary.same.get(stem, ())}
            here = {key for other in like for key in self._named.get(other, ())}
            if len(here) <= _COMMON:
                counts.update(here)
        return {key for key, _ in counts.most_common(_NAMED)}


def _by_stem(vocabulary: Vocabulary) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for key, words in vocabulary.metrics.items():
        for stem in {stem for phrase in words.phrases for stem in phrase}:
            out.setdefault(stem, []).append(key)
    return out
