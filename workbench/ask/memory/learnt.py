"""The words that a person's confirmed questions taught, for one question: found, put to use, and told.

They are worked out from the questions each time, so that they come and go with them; nothing of it is kept. Only questions
that share a strange word with the one that is asked are looked at: others say nothing about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from workbench.ask.answer import Answer, Reason
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import ENGLISH
from workbench.ask.language.spelling import Spelling
from workbench.ask.language.words import telling, words_of
from workbench.ask.memory.alignment import Learnt, learnt
from workbench.ask.memory.examples import Example, Lessons
from workbench.ask.memory.gaps import (
    Divides,
    Gap,
    Holds,
    Keeps,
    Meaning,
    Measures,
    Plays,
    SaysNothing,
    Scene,
    gap,
    parts_of,
)
from workbench.ask.terms.naming import knowing
from workbench.ask.terms.places import Place
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.model import MetricQuery
from workbench.query.walk import columns
from workbench.search.words import split

#: How many confirmed questions, the newest, are looked at for the words of one, and how many are remembered taken apart.
_LOOKED_AT, _KEPT = 60, 512


class Reader(Scene, Protocol):
    """Whoever takes questions apart with what the catalog says."""

    @property
    def spelling(self) -> Spelling:
        """How slips are read."""
        ...

    def grounded(self, question: str, today: date, latest: date | None = None) -> Grounding:
        """Return a question taken apart."""
        ...


class LearntWords:
    """Finds what people's confirmed questions taught about the words of a question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gap = lru_cache(_KEPT)(self._taken_apart)
        self._stems = lru_cache(4 * _KEPT)(self._stemmed)
        self._spelling = lru_cache(4)(self._spelt)

    def spelling(self, lessons: Lessons) -> Spelling:
        """Return how slips are read by somebody who also knows the words of confirmed questions."""
        words: frozenset[tuple[str, str]] = frozenset().union(*(self._stems(q) for q, _ in lessons.pairs[:_KEPT]))
        return self._spelling(words) if words else self._reader.spelling

    def of(self, grounding: Grounding, lessons: Lessons, today: date, latest: date | None) -> tuple[Learnt, ...]:
        """Return what the words of a question were taught to mean; nothing for those that the catalog has a word for."""
        asked = {word.stem for word in grounding.words if telling(word) == 1.0}
        first = self._sharing(asked, lessons.pairs)
        if not first:
            return ()
        gaps = {pair: self._gap(*pair, today, latest) for pair in first}
        beside = {stem for one in gaps.values() if one for run in one.runs for stem in run.stems}
        gaps |= {pair: self._gap(*pair, today, latest) for pair in self._sharing(beside, lessons.pairs)}
        found = [gaps[pair] for pair in lessons.pairs if gaps.get(pair)]
        stems = tuple(word.stem for word in grounding.words)
        return tuple(one for one in learnt([g for g in found if g], self._reader) if _stands_in(one.stems, stems))

    def heard(self, example: Example, today: date, latest: date | None) -> bool:
        """Return whether all of a confirmed query was heard in its question, but what it measures."""
        found = self._gap(example.grounding.question, example.query, today, latest)
        return found is not None and all(isinstance(part, Measures) for part in found.parts)

    def _sharing(self, stems: Collection[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        wanted = frozenset(stems)
        return [pair for pair in pairs if wanted & {stem for _, stem in self._stems(pair[0])}][:_LOOKED_AT]

    def _stemmed(self, question: str) -> frozenset[tuple[str, str]]:
        """The words of a question that are not English alone, each with its stem."""
        words = {word for word in split(question) if word.isalpha() and word not in ENGLISH}
        return frozenset((word, self._reader.vocabulary.stem(word)) for word in words)

    def _spelt(self, words: frozenset[tuple[str, str]]) -> Spelling:
        known = self._reader.spelling
        strange = {(word, stem) for word, stem in words if stem not in known.known and not self._corrected(word)}
        return replace(
            known, said=known.said | {word for word, _ in strange}, known=known.known | {stem for _, stem in strange}
        )

    def _corrected(self, word: str) -> bool:
        """Whether the catalog has a word that was meant: it is one of its own, however it was written."""
        _, notes = self._reader.spelling.corrected(words_of(word, self._reader.vocabulary.stem))
        return bool(notes)

    def _taken_apart(self, question: str, query: str, today: date, latest: date | None) -> Gap | None:
        return gap(Example(self._reader.grounded(question, today, latest), query), self._reader)


def heeded(grounding: Grounding, words: Sequence[Learnt]) -> Grounding:
    """Return a question without the words that were confirmed to change nothing."""
    idle = [word.stems for word in words if isinstance(word.means, SaysNothing) and word.sure]
    if not idle:
        return grounding
    stems = tuple(word.stem for word in grounding.words)
    gone = {
        i
        for said in idle
        for at in range(len(stems))
        if stems[at : at + len(said)] == said
        for i in range(at, at + len(said))
    }
    left = tuple(i for i in grounding.left if i not in gone)
    return replace(grounding, left=left, others=tuple(heeded(other, words) for other in grounding.others))


def taught_vocabulary(vocabulary: Vocabulary, words: Sequence[Learnt]) -> Vocabulary:
    """Return the vocabulary with learnt words as names of metrics and paths; of what is not sure, only as said of them."""
    metrics: dict[str, list[tuple[str, ...]]] = {}
    paths: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    told: dict[str, set[str]] = {}
    roles: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for word in words:
        match word.means:
            case Measures(key) if word.sure:
                metrics.setdefault(key, []).append(word.stems)
            case Measures(key):
                told.setdefault(key, set()).update(word.stems)
            case Divides(parts) | Holds(parts, so=True) if word.sure:
                paths.setdefault(parts, []).append(word.stems)
            case Plays(links) if word.sure:
                roles.setdefault(links, []).append(word.stems)
            case _:
                pass
    return knowing(vocabulary, metrics, paths, told, roles)


def taught_values(dictionary: ValueDictionary, words: Sequence[Learnt], vocabulary: Vocabulary) -> ValueDictionary:
    """Return the values with the words that they are also called by, as far as that is sure."""
    said = [
        (Place(known.parts, label=False), word.means.value, word.said)
        for word in words
        if isinstance(word.means, Keeps) and word.sure
        for known in vocabulary.leading_to(word.means.parts)
    ]
    return dictionary.knowing(said) if said else dictionary


def telling_sources(answer: Answer, words: Sequence[Learnt], lessons: Lessons, vocabulary: Vocabulary) -> Answer:
    """Return an answer that says of each learnt word in its query what it was read as, and where that was learnt."""
    if answer.query is None or any(reason.kind == "memory" for reason in answer.reasoning):
        return answer
    parts = said_in(answer.query, vocabulary)
    used = [word for word in words if word.means in parts or (word.sure and isinstance(word.means, SaysNothing))]
    longest = [w for w in used if not any(w.stems != o.stems and _stands_in(w.stems, o.stems) for o in used)]
    return replace(answer, reasoning=(*answer.reasoning, *_reasons(longest, lessons))) if used else answer


def said_in(query: MetricQuery, vocabulary: Vocabulary) -> frozenset[Meaning]:
    """Return all that words may have been learnt to mean in a query: its parts, and the roles that lead to them."""
    paths = [item.path.parts for item in query.by] + [column.path.parts for column in columns(query.where)]
    roles = (Plays(parts[:length]) for parts in paths for length in range(1, len(parts) + 1))
    return frozenset((*parts_of(query, vocabulary), *roles))


def _reasons(words: Sequence[Learnt], lessons: Lessons) -> Iterator[Reason]:
    for word in words:
        more = f", and {word.count - 1} more" if word.count > 1 else ""
        source = f"Learnt from {lessons.source(word.question, word.query)}: '{word.question}'{more}."
        yield Reason(" ".join(word.said), "memory", meant(word), source)


def meant(word: Learnt) -> str:
    """Return what a word was learnt to mean, as a query would say it."""
    match word.means:
        case Measures(key):
            return key
        case Divides(parts) | Holds(parts, so=True):
            return ".".join(parts)
        case Holds(parts):
            return f"not {'.'.join(parts)}"
        case Keeps(parts, value):
            return f"{'.'.join(parts)} = '{value}'"
        case Plays(links):
            return ".".join(links)
        case SaysNothing():
            return "nothing that changes the query"


def _stands_in(stems: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(stems)] == stems for i in range(len(whole) - len(stems) + 1))
