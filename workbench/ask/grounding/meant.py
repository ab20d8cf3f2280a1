"""Values known by what they mean, where no word of them was said: `PhDs` of a doctorate, `a stolen car` of vehicle theft."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.ask.grounding import series
from workbench.ask.grounding.causes import because, paths_of_causes
from workbench.ask.language import negation
from workbench.ask.language.lexicon import BEYOND, HAPPENED, NEGATIONS
from workbench.ask.language.sayings import Said, sayings
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import split

if TYPE_CHECKING:
    from workbench.ask.grounding.uses import ValueUse

#: From which likeness on words mean a value, and how far it must be ahead of the next. What is only of its kind, a buyer
#: beside a seller, seldom comes so near.
_MEANS, _AHEAD = 0.76, 0.15

#: From which likeness of a value on a word says of which kind it is.
_OF_KIND = 0.72

#: From which likeness on words mean a value that one of them is part of, or another word for.
_TOGETHER = 0.6

#: The same in a list of other values of the kind.
_BESIDE, _BEFORE = 0.48, 0.1

#: The same of what is said to be a cause, where the catalog has causes.
_CAUSE, _CAUSE_AHEAD = 0.5, 0.1

#: Values are compared by meaning where a path has few of them, and the catalog in all: each costs time.
_KINDS, _ALL = 25, 250

#: How well words stand for a value that they only mean.
_SCORE = 0.6

_MARKS = frozenset("by per each every which what across whose among".split())

#: What asks how much there was, and means no value: where the most money came in, it need not be cash.
_AMOUNTS = frozenset("money amount amounts sum sums total totals".split())

#: What says what is possible, and values that say what is not.
_CAN, _UNABLE = frozenset({"can", "could"}), re.compile(r"(?:un|in|ir|non-?)(\w{2,})[ai]ble")

#: How alike two texts are in meaning, up to 1.
Likeness = Callable[[str, str], float]


class Meant:
    """Finds the values of a catalog that words mean.

    Args:
        alike: tells how alike two texts are; where nothing can tell, nothing is found.
    """

    def __init__(self, dictionary: ValueDictionary, vocabulary: Vocabulary, alike: Likeness) -> None:
        self._alike = alike
        self._vocabulary = vocabulary
        few = tuple(dictionary.of_few(_KINDS))
        self._values = {} if len({m.value for m in few}) > _ALL else _by_value(few)
        every = _by_value(few)
        self._every = tuple(every.values())
        self._few = few
        self._said = Said(_sayings(every, vocabulary))

    @cached_property
    def _counted_so(self) -> frozenset[tuple[str, str]]:
        """Two words that the descriptions of metrics say of what they count: no refusal is meant by `members who gave up`."""
        told = (split(metric.doc.description.casefold()) for metric in self._vocabulary.catalog.metrics.values())
        return frozenset(pair for text in told for pair in pairwise(map(self._vocabulary.stem, text)))

    @cached_property
    def _causes(self) -> Mapping[str, Sequence[Match]]:
        """The values of what the catalog calls a reason or a cause."""
        causes = paths_of_causes(self._vocabulary)
        return _by_value([match for match in self._few if match.place.parts in causes])

    def spans(
        self,
        words: Sequence[Word],
        left: Collection[int],
        weak: Collection[int],
        beside: Sequence[ValueSpan | ValueUse],
    ) -> Iterator[ValueSpan]:
        """Return the words that nothing in the catalog is called and that mean a value, two before one.

        Args:
            left: the words that nothing stands for.
            weak: those that are only other words for values, or parts of one: two together may say more.
            beside: the values that were named.
        """
        taken: set[int] = set()
        for span in (*self._because(words, left), *self._undoable(words, left)):
            taken |= set(range(span.start, span.stop))
            yield span
        for span in self._told(words, {*left, *weak} - taken):
            taken |= set(range(span.start, span.stop))
            yield span
        for length in (2, 1):
            for start in range(len(words) - length + 1):
                here = range(start, start + length)
                free = {*left, *weak} if length > 1 else {*left}
                strange = set(here) <= free - taken and self._strange(words, here)
                if found := self._nearest(words, here) if strange else ():
                    taken |= set(here)
                    yield ValueSpan(start, start + length, found)
        yield from self._listed(words, {*left} - taken, beside)

    def _listed(
        self, words: Sequence[Word], free: set[int], beside: Sequence[ValueSpan | ValueUse]
    ) -> Iterator[ValueSpan]:
        """The words in a list of values that mean another one of their kind: the phone of `by card, cash or phone`, a mobile wallet."""
        for use in beside:
            places = {match.place for match in use.matches if not match.place.label}
            for at in series.joined(words, use):
                alone = at in free and self._strange(words, range(at, at + 1))
                kinds = (
                    [v for v, found in self._values.items() if any(m.place in places for m in found)] if alone else []
                )
                said = sorted(
                    ((max(self._alike(f, v) for f in _forms(words[at].plain)), v) for v in kinds), reverse=True
                )
                if len(said) > 1 and said[0][0] >= _BESIDE and said[0][0] - said[1][0] >= _BEFORE:
                    free.discard(at)
                    matches = (m for m in self._values[said[0][1]] if m.place in places)
                    yield ValueSpan(at, at + 1, tuple(replace(match, score=_SCORE) for match in matches))

    def _told(self, words: Sequence[Word], free: Collection[int]) -> Iterator[ValueSpan]:
        """The words that say of something that it is so, where a value says that: `pulled out`, of what was withdrawn."""
        for saying, of in self._said.find(words, free):
            start = saying.start if saying.holds else negation.begins(words, saying.start, truth=True)
            here = range(start, saying.stop)
            known = any(self._vocabulary.frequent(words[i].stem) for i in here if telling(words[i]))
            known = known or tuple(words[i].stem for i in here) in self._counted_so
            if not known and (saying.holds or start < saying.start):
                found = (replace(match, score=_SCORE) for i in of for match in self._every[i])
                yield ValueSpan(start, saying.stop, tuple(found))

    def _undoable(self, words: Sequence[Word], left: Collection[int]) -> Iterator[ValueSpan]:
        """What can not be done with something, where a value is called so: undeliverable, of what could not be delivered."""
        for i in (i for i in range(len(words) - 3) if {*range(i, i + 4)} <= {*left}):
            able, *denied, done = (word.plain for word in words[i : i + 4])
            if able in _CAN and denied == ["not", "be"]:
                root = done.removesuffix("ed")
                named = ((m, _UNABLE.fullmatch(m.value.casefold())) for m in self._few)
                found = [m for m, un in named if un and (un[1].startswith(root) or root.startswith(un[1]))]
                if found:
                    yield ValueSpan(i, i + 4, tuple(replace(match, score=_SCORE) for match in found))

    def _because(self, words: Sequence[Word], left: Collection[int]) -> Iterator[ValueSpan]:
        """The cause in the catalog that a clause means: `because they could not pay`, where nothing in it is called so."""
        for i in range(len(words)):
            begin = stop = i + because(words, i)
            while stop < len(words) and stop in left and words[stop].plain not in _MARKS | {"in"}:
                stop += 1
            if begin == i or not any(telling(words[k]) == 1.0 for k in range(begin, stop)):
                continue
            text = " ".join(word.plain for word in words[begin:stop])
            likes = sorted(((self._alike(text, cause), cause) for cause in self._causes), reverse=True)
            apart = likes and likes[0][0] - (likes[1][0] if likes[1:] else 0.0) >= _CAUSE_AHEAD
            if apart and likes[0][0] >= _CAUSE:
                yield ValueSpan(i, stop, tuple(replace(m, score=_SCORE) for m in self._causes[likes[0][1]]))

    def noun(self, words: Sequence[Word], start: int, stop: int, match: Match) -> bool:
        """Return whether words beside each other mean a value that one of them is part of: `repair shops`, of a repairer."""
        return self._alike(" ".join(word.plain for word in words[start:stop]), match.value) >= _TOGETHER

    def kind(self, words: Sequence[Word], start: int) -> tuple[str, ...]:
        """Return the path of the values that a word is like, where nothing is called so: per `seniority`, of senior and junior."""
        word = words[start] if start < len(words) else None
        if word is None or word.kind is not Kind.WORD or telling(word) < 1.0 or word.stem in self._vocabulary.names:
            return ()
        found = ((self._alike(word.plain, value), m) for value, matches in self._values.items() for m in matches)
        like, match = max(
            ((like, m) for like, m in found if not m.place.label), key=lambda pair: pair[0], default=(0, None)
        )
        return match.place.parts if match is not None and like >= _OF_KIND else ()

    def _strange(self, words: Sequence[Word], here: range) -> bool:
        """Whether nothing is called so, and it is no group: `per seniority` asks for each level, `by PhDs` for theirs."""
        before = words[here.start - 1].plain if here.start else ""
        if before in _MARKS and not (before == "by" and words[here.stop - 1].plain.endswith("s")):
            return False
        return all(
            words[i].kind is Kind.WORD
            and telling(words[i]) == 1.0
            and words[i].stem not in self._vocabulary.names | self._vocabulary.quantities
            and words[i].plain not in BEYOND
            and words[i].plain not in HAPPENED | NEGATIONS | _AMOUNTS
            for i in here
        )

    def _nearest(self, words: Sequence[Word], here: range) -> tuple[Match, ...]:
        """The value that words mean: the one far ahead of all others; no name of a thing where they are one themselves."""
        text = " ".join(words[i].plain for i in here)
        said = max(
            (sorted(((self._alike(form, v), v) for v in self._values), reverse=True) for form in _forms(text)),
            default=[],
        )
        if not said or said[0][0] < _MEANS or (len(said) > 1 and said[0][0] - said[1][0] < _AHEAD):
            return ()
        common = all(words[i].text.islower() for i in here)
        found = (match for match in self._values[said[0][1]] if common or not match.place.label)
        return tuple(replace(match, score=_SCORE) for match in found)


def _sayings(
    values: Mapping[str, Sequence[Match]], vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, ...], int, bool]]:
    """What people say of each of some values, and whether it says that it is so."""
    for i, value in enumerate(values):
        words = split(value.casefold())
        said = sayings().of((tuple(map(vocabulary.stem, words)), vocabulary.stems(value.casefold())), words)
        yield from ((phrase, i, holds) for phrase, holds in said.items())


def _forms(text: str) -> Iterator[str]:
    """A text as it stands, and in the singular."""
    yield text
    if text.endswith("s") and not text.endswith("ss"):
        yield text.removesuffix("s")


def _by_value(few: Sequence[Match]) -> dict[str, tuple[Match, ...]]:
    out: dict[str, list[Match]] = {}
    for match in few:
        out.setdefault(match.value, []).append(match)
    return {value: tuple(found) for value, found in out.items()}
