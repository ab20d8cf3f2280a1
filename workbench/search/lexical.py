"""Search by words: BM25 over weighted fields, with word endings, the beginning of the last word, and typing errors.

The order in which documents are given changes no score: whoever builds the index sorts them first.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, pairwise

import numpy as np
from bm25s import BM25
from numpy.typing import NDArray

from workbench.search.documents import FIELDS, Document, Kind
from workbench.search.equivalents import EQUIVALENTS, PAIRS
from workbench.search.words import STOP_WORDS, Stemmer, phrase, split

Scores = NDArray[np.float32]

#: Repetition soon stops counting and long texts are little punished: a synonym list is no padding.
_K1, _B = 1.2, 0.3

#: What a word counts that is only begun, that is nearly the same, and that means the same.
_BEGUN, _NEAR, _SAME = 0.8, 0.7, 0.6

#: What `how many` and its like weigh beside a word that names something.
_ASKED_WEIGHT = 0.4

#: The most words that the beginning of a word is read as.
_READINGS = 24

#: Fewer letters begin too many names to say anything.
_TYPED = 2

#: The score of a name that begins as typed, from one letter of many up to all but one.
_NAMED, _WHOLE = 0.8, 0.95

#: Shorter words have too many neighbours to be corrected.
_CORRECTABLE = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query, and the stems it stands for, each with what it counts.

    Attributes:
        word: as typed.
        stems: none when nothing like it occurs in any document.
        corrected: the known word it was taken for, when it is none itself.
        weight: how much it says, beside a word that names something.
    """

    word: str
    stems: tuple[tuple[str, float], ...]
    corrected: str | None = None
    weight: float = 1.0


class LexicalIndex:
    """The words of documents, ready to be searched."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.stem = Stemmer()
        texts = [list(_weighted_words(document)) for document in documents]
        self._surface = sorted({word for words in texts for word, _ in words})
        self._near = _neighbours(self._surface)
        self._same = {self.stem(word): tuple(map(self.stem, others)) for word, others in EQUIVALENTS.items()}
        self._pairs = {self._base(pair): tuple(dict.fromkeys(map(self.stem, ws))) for pair, ws in PAIRS.items()}
        stems = [[self.stem(word) for word, weight in words for _ in range(weight)] for words in texts]
        vocabulary = {stem: i for i, stem in enumerate(sorted(set(chain.from_iterable(stems))))}
        self._vocabulary = vocabulary
        self._size = len(texts)
        self._bm25 = _bm25([[vocabulary[stem] for stem in row] for row in stems], vocabulary) if vocabulary else None
        self._peaks = self._best_of_each_stem()

    def terms(self, query: str) -> tuple[Term, ...]:
        """Return the words of a query that say something; all of them when none does."""
        words = split(query)
        pairs = [pair for pair in pairwise(words) if self._base(pair) in self._pairs]
        rest = list(dict.fromkeys(word for word in words if all(word not in pair for pair in pairs)))
        telling = [word for word in rest if word not in STOP_WORDS] or rest
        typing = words[-1:] if query[-1:].isalnum() else []
        terms = (self._term(word, begun=word in typing) for word in telling)
        return (*terms, *(term for pair in dict.fromkeys(pairs) if (term := self._pair(pair)).stems))

    def scores(self, terms: Sequence[Term]) -> Scores:
        """Return for each document, from 0 to 1, how well it matches: 1 where each word counts as much as it can.

        Words that occur nowhere count as missing, so that one word of five found is a poor match, not the best.
        """
        if not terms or self._bm25 is None:
            return np.zeros(self._size, dtype=np.float32)
        found = [self._of(term) for term in terms]
        total = reduce(
            np.add, (scores * np.float32(term.weight) for term, (scores, _) in zip(terms, found, strict=True))
        )
        most = sum(peak * term.weight for term, (_, peak) in zip(terms, found, strict=True))
        return np.asarray(total / most, dtype=np.float32)

    def _of(self, term: Term) -> tuple[Scores, float]:
        """Return the scores of one word and the most that it could give."""
        if not term.stems or self._bm25 is None:
            return np.zeros(self._size, dtype=np.float32), float(np.median(self._peaks))
        ids = [self._vocabulary[stem] for stem, _ in term.stems]
        each = [
            self._bm25.get_scores_from_ids([i]) * np.float32(counts)
            for i, (_, counts) in zip(ids, term.stems, strict=True)
        ]
        return reduce(np.maximum, each), float(self._peaks[ids].max())

    def _term(self, word: str, *, begun: bool) -> Term:
        stem = self.stem(word)
        counts = dict.fromkeys(self._same.get(stem, ()), _SAME)
        counts |= dict.fromkeys(self._beginning_with(word) if begun else (), _BEGUN)
        counts |= {stem: 1.0}
        known = tuple((s, count) for s, count in counts.items() if s in self._vocabulary)
        if known:
            return Term(word, known)
        near = self._nearest(word)
        return Term(word, ((self.stem(near), _NEAR),), near) if near else Term(word, ())

    def _pair(self, pair: tuple[str, str]) -> Term:
        known = tuple((stem, 1.0) for stem in self._pairs[self._base(pair)] if stem in self._vocabulary)
        return Term(" ".join(pair), known, weight=_ASKED_WEIGHT if pair[0] == "how" else 1.0)

    def _base(self, pair: tuple[str, str]) -> tuple[str, str]:
        return self.stem(pair[0]), pair[1]

    def _beginning_with(self, word: str) -> tuple[str, ...]:
        start = bisect_left(self._surface, word)
        stop = bisect_left(self._surface, word + "\U0010ffff", lo=start)
        return tuple(dict.fromkeys(self.stem(w) for w in self._surface[start : min(stop, start + _READINGS)]))

    def _nearest(self, word: str) -> str | None:
        """Return the known word that one typing error turns into `word`; the first letter counts most, then length."""
        if len(word) < _CORRECTABLE:
            return None
        candidates = {known for key in _shortened(word) for known in self._near.get(key, ())}
        near = (known for known in candidates if _one_slip(word, known))
        return min(near, key=lambda known: (known[0] != word[0], abs(len(known) - len(word)), known), default=None)

    def _best_of_each_stem(self) -> Scores:
        if self._bm25 is None:
            return np.zeros(0, dtype=np.float32)
        starts = self._bm25.scores["indptr"][: len(self._vocabulary)]
        return np.asarray(np.maximum.reduceat(self._bm25.scores["data"], starts), dtype=np.float32)


class Phrases:
    """The names, titles and synonyms of documents, found whole or by their beginning."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._sorted = sorted(
            {(phrase(text), row) for row, document in enumerate(documents) for text in _called(document)}
        )

    def beginning_with(self, query: str) -> Iterator[tuple[int, float]]:
        """Yield the documents one of whose names begins with the query, and a score: 1 for the whole name.

        Of two names that begin so, the shorter scores higher: `rev` is rather `revenue` than `revenue lost`.
        """
        typed = phrase(query)
        if len(typed) < _TYPED:
            return
        for i in range(bisect_left(self._sorted, (typed, -1)), len(self._sorted)):
            text, row = self._sorted[i]
            if not text.startswith(typed):
                return
            yield row, 1.0 if text == typed else _NAMED + (_WHOLE - _NAMED) * len(typed) / len(text)


def _called(document: Document) -> tuple[str, ...]:
    """Return what a document is called; a dimension's name begins with its dataset's, which names no dimension."""
    names = (document.title, *document.synonyms)
    return names if document.kind is Kind.DIMENSION else (document.name, *names)


def _bm25(rows: list[list[int]], vocabulary: dict[str, int]) -> BM25:
    # The numpy back end is named: the other compiles on first use, for seconds. Progress bars and debug lines are off.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    index = BM25(k1=_K1, b=_B, method="lucene", backend="numpy", csc_backend="numpy")
    index.index((rows, vocabulary), create_empty_token=False, show_progress=False)
    return index


def _weighted_words(document: Document) -> Iterator[tuple[str, int]]:
    for field in FIELDS:
        for text in field.texts(document):
            yield from ((word, field.weight) for word in split(text))


def _neighbours(words: Sequence[str]) -> dict[str, list[str]]:
    """Return the words by each of their forms with one letter left out; two words one slip apart share a form."""
    out: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _CORRECTABLE:
            for form in _shortened(word):
                out.setdefault(form, []).append(word)
    return out


def _shortened(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter left out, added, exchanged, or two neighbours swapped make `b` of `a`."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
