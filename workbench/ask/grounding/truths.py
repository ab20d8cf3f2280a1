"""What holds or does not, put in other words than the catalog's names: by its description, or a name cut short.

`Visitors who needed a ticket`, where the catalog says `free: whether no ticket had to be bought`; `rejected loads`, where it
has only `rej`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, TypeVar

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.due import Due
from workbench.ask.grounding.emptied import Emptied, without_emptied
from workbench.ask.grounding.ended import Ended
from workbench.ask.grounding.mentions import Spanned
from workbench.ask.grounding.naught import Naught
from workbench.ask.grounding.undone import Undone
from workbench.ask.language import negation
from workbench.ask.language.lexicon import DEALT, FILLERS, NEUTRAL, WEEKDAYS
from workbench.ask.language.meanings import GRAINS, UNITS
from workbench.ask.language.sayings import Said, Saying, sayings
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.derived import derived
from workbench.ask.terms.known import Known
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.whereabouts import dwells
from workbench.catalog.model import DimensionType
from workbench.search.words import STOP_WORDS, split

#: Which share of the telling words of a description must be said, and of how many dimensions a word may speak.
_SHARE, _SPEAKS = 0.34, 2

#: What turns round what a description says after it: `whether no ticket had to be bought`.
_NOT = frozenset({"no", "not", "without", "never"})

#: What says that the contrary comes behind it, and goes on to the end: `otherwise it was ordered`, `rather than bought`.
_TURNS = _NOT | {"otherwise", "instead", "rather", "else"}

#: Small words that say something with those that metrics are called by: `not closed`, `still in the fleet`.
_TOLD_BY = _NOT | {"still"}

#: What stands before what was done with something.
_BEEN = frozenset("be been is was are were being".split())

#: What a name says of its kind.
_FLAGS = frozenset("flg flag ind indicator yn bool is has".split())

#: Words of descriptions that describe nothing.
_EMPTY = frozenset(
    {"whether", "after", "before", "gets", "taken", *_FLAGS, *FILLERS, *NEUTRAL, *STOP_WORDS} - {"back", "away"}
)

#: From this length on a name may be the beginning of a word, or its consonants.
_CUT = 3

#: How directly such words name what they mean, beside a name, and how directly what people say for it does.
HINTED, SAID = 0.5, 0.55

#: The same where it is said that nobody has a role: `nobody looks after`.
_NOBODY = 0.9

#: What is said of every second thing: it speaks for one only as `not back`.
_PARTICLES = frozenset({"back", "away", "along", "off"})

#: What makes a verb another, and how far behind it that stands.
_ASIDE, _REACH = frozenset("up off along back away over down aside".split()), 4

#: Words of time that may be part of a name, and how many words such a name has at most.
_TIMELY, _NAME = UNITS.keys() | GRAINS.keys() | WEEKDAYS.keys() | {"weekend", "weekends"}, 4

#: What sets two sides against each other, and what only joins them.
_AGAINST, _TOGETHER = frozenset({"vs", "versus", "against", "/"}), frozenset({"and", "or"})

#: What has a place in a question.
_Span = TypeVar("_Span", bound=Spanned)

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that speak for a dimension that holds or does not.

    Attributes:
        holds: what they say of it.
        contrary: of which of them they say the contrary.
    """

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    holds: bool
    contrary: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A dimension with the telling words of its names and its description, by stem: whether they say that it holds."""

    known: tuple[Known, ...]
    texts: tuple[dict[str, bool], ...]
    short: str

    def share(self, stems: Collection[str]) -> tuple[float, bool]:
        """The largest share of a text's telling words that is said, and what it says; of a name cut short, all."""
        said = [(len(set(text) & set(stems)) / len(text), text) for text in self.texts if set(text) & set(stems)]
        if not said:
            return 1.0, True
        share, text = max(said, key=lambda pair: pair[0])
        return share, next(text[stem] for stem in stems if stem in text)


#: What share of a description is said, whether it says that it holds, of what, and where.
_Scored: TypeAlias = tuple[float, bool, _Told, list[int]]


class Truths:
    """The dimensions of a catalog that hold or do not, by the words that describe them.

    Attributes:
        ended: what says whether rows have ended; `due` whether they did in time, `naught` that there is none of a number.
    """

    def __init__(self, vocabulary: Vocabulary, dictionary: ValueDictionary) -> None:
        self._vocabulary = vocabulary
        self.ended = Ended(vocabulary)
        self._emptied = Emptied(vocabulary)
        self._undone = Undone(vocabulary)
        self.naught = Naught(vocabulary, dictionary)
        self.due = Due(vocabulary, lambda word: bool(dictionary.called((word,))))
        self._told = tuple(_told(vocabulary))
        self._said = Said(_sayings(self._told, vocabulary))
        roles = dict(_roles(vocabulary))
        self._roles = tuple(roles.values())
        self._unaided = Said(_of_roles(roles))
        self._by_stem: dict[str, list[_Told]] = {}
        for told in self._told:
            for stem in {stem for text in told.texts for stem in text}:
                self._by_stem.setdefault(stem, []).append(told)

    def hints(self, words: Sequence[Word], taken: Collection[int], metrics: Collection[int] = ()) -> Iterator[Hint]:
        """Return what words that name nothing say by their description, the surest first; none overlapping.

        Args:
            metrics: words that metrics are called by; they say something else only with others, `not closed`.
        """
        every = [
            i
            for i, w in enumerate(words)
            if i not in taken and w.kind is Kind.WORD and not (part_of(words, i) or dwells(words, i))
        ]
        free = [i for i in every if i not in metrics]
        found: dict[int, tuple[_Told, dict[int, str]]] = {}
        for i in free:
            for told, stem in self._speaking(words[i]):
                found.setdefault(id(told), (told, {}))[1][i] = stem
        for i, behind, pair in _pairs([word.plain for word in words], self._vocabulary):
            for told in self._by_stem.get(pair, ()) if {i, behind} <= set(free) else ():
                found.setdefault(id(told), (told, {}))[1].update({i: pair, behind: pair})
        scored = [(*told.share(at.values()), told, sorted(at)) for told, at in found.values()]
        used: set[int] = set()
        for saying, of in self._said.find(words, every):
            here = range(saying.start, saying.stop)
            own = set(here) - {*metrics}
            if len(own) < len(here) and not any(telling(words[i]) > 0 or words[i].plain in _TOLD_BY for i in own):
                continue
            used |= set(here)
            yield self._as_said(words, saying, of, scored)
        for span, options in self._named(words):
            if not used & set(span) and set(span) <= set(free):
                used |= set(span)
                yield Hint(span.start, span.stop, options, holds=True)
        for share, holds, told, at in sorted(scored, key=lambda item: -item[0]):
            if share >= _SHARE and not used & set(at) and (_alone(words, at) or negation.begins(words, at[0]) < at[0]):
                used |= set(at)
                yield Hint(at[0], at[-1] + 1, tuple((known, HINTED) for known in told.known), holds)

    def _as_said(self, words: Sequence[Word], saying: Saying, of: Sequence[int], scored: Sequence[_Scored]) -> Hint:
        """What a saying says, of whatever it is said or described by a word of it: `accepted`, of what is not refused, or upheld."""
        said = dict.fromkeys(of, saying.holds) | dict.fromkeys(self._said.denied(words, saying), not saying.holds)
        sides = [(known, SAID, holds) for i, holds in said.items() for known in self._told[i].known]
        for share, holds, told, at in scored:
            if share >= _SHARE and saying.start <= at[0] and at[-1] < saying.stop:
                turned = any(word.plain in _NOT for word in words[saying.start : at[0]])
                sides += [
                    (known, HINTED, holds != turned) for known in told.known if known not in {k for k, *_ in sides}
                ]
        contrary = tuple(known for known, _, holds in sides if holds != saying.holds)
        return Hint(saying.start, saying.stop, tuple((k, much) for k, much, _ in sides), saying.holds, contrary)

    def sides(self, words: Sequence[Word]) -> Iterator[DimensionUse]:
        """Return what is divided by where both sides of it are set against each other in other words than the catalog's: `first-time vs repeat`."""
        said = sorted(self._said.find(words, range(len(words))), key=lambda pair: pair[0].start)
        for (one, of), (other, of_other) in pairwise(said):
            by = one.start > 0 and words[one.start - 1].plain in {"by", "for"}
            joint = [word.plain for word in words[one.stop : other.start]]
            both = {*of} & {*of_other} if one.holds != other.holds else ()
            if both and len(joint) == 1 and joint[0] in _AGAINST | (_TOGETHER if by else frozenset()):
                options = tuple((known, SAID) for i in sorted(both) for known in self._told[i].known)
                yield DimensionUse(one.start, other.stop, options, one.start - by, group=True)

    def without(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Return what says that there is nothing, as described, or that nobody had a role: `done alone`, of those that may have a helper."""
        yield from self._emptied.uses(words, taken)
        yield from self._undone.uses(words, taken)
        free = [i for i, word in enumerate(words) if i not in taken and word.kind is Kind.WORD]
        for saying, of in self._unaided.find(words, free):
            at = negation.begins(words, saying.start, truth=True)
            if saying.holds == (at < saying.start):
                much = _NOBODY if words[saying.start].plain in {"nobody", "no"} else HINTED
                options = tuple((known, much) for i in of for known in self._roles[i])
                yield DimensionUse(saying.start, saying.stop, options, at, unknown=True, hinted=True)

    def over(
        self, words: Sequence[Word], taken: Collection[int], said: Sequence[DimensionUse]
    ) -> Iterator[DimensionUse]:
        """Return what says that rows have not ended, `still open`, or did so too late.

        Args:
            said: the dimensions that were found; what is only hinted at may be of other rows than those that have such a day.
        """
        days = {known for known in self.ended.known if known.type is DimensionType.TIME}
        found = [u for u in said if not u.hinted or not days.isdisjoint(known for known, _ in u.options)]
        apart = {*taken} | {i for u in found if u.group or u.holds is not None for i in range(u.start, u.stop)}
        late = tuple(self.due.uses(words, apart))
        apart |= {i for use in late for i in range(use.start, use.stop)}
        yield from (*late, *self.ended.uses(words, apart, found), *self.ended.happened(words, apart))

    def fixed(self, words: Sequence[Word]) -> Iterator[range]:
        """Return the stretches that say as a whole whether something holds, though words in them are a time or named: `open on Sundays`, `no animal products`."""
        yield from self.due.spans(words)
        yield from (range(use.start, use.stop) for use in self.sides(words))
        said = (range(one.start, one.stop) for one, _ in self._said.find(words, range(len(words))))
        for span in (*said, *(span for span, _ in self._named(words))):
            own = any(self._vocabulary.frequent(words[i].stem) for i in span)
            told = sum(telling(words[i]) == 1.0 for i in span) > 1 and not own
            if len(span) > 1 and (told or any(words[i].plain in _TIMELY for i in span)):
                article = span.start > 0 and words[span.start - 1].plain in {"the", "a", "our"}
                yield range(span.start - article, span.stop)

    def _named(self, words: Sequence[Word]) -> Iterator[tuple[range, tuple[tuple[Known, float], ...]]]:
        """The stretches around words of time that are what something is called that holds or does not, with that."""
        for at in (i for i, word in enumerate(words) if word.plain in _TIMELY):
            for start in range(max(0, at - _NAME), at + 1):
                for stop in range(max(at + 1, start + 2), min(start + _NAME, len(words)) + 1):
                    stems = tuple(word.stem for word in words[start:stop] if word.plain not in STOP_WORDS)
                    ends = {words[start].plain, words[stop - 1].plain} & STOP_WORDS
                    options = self._vocabulary.phrases.get(stems, ()) if len(stems) > 1 and not ends else ()
                    truths = tuple(option for option in options if option[0].type is DimensionType.BOOLEAN)
                    if truths:
                        yield range(start, stop), truths

    def _speaking(self, word: Word) -> Iterator[tuple[_Told, str]]:
        """The dimensions that a word speaks for, with the stem that does; one that it is derived from, where it is none itself."""
        if word.plain in _EMPTY:
            return
        others = () if word.stem in self._by_stem else (s for s in self._by_stem if derived(word.stem, s))
        stem = word.stem if word.stem in self._by_stem else next(iter(others), "")
        told = self._by_stem.get(stem, ())
        if word.plain.endswith(("ity", "ness")):
            told = [one for one in told if word.plain in _words_of(one)]  # electricity is nothing electric
        if told:
            yield from ((one, stem) for one in told if len(told) <= _SPEAKS)
            return
        yield from ((one, word.stem) for one in self._told if _shortens(one.short, word.plain))


def part_of(words: Sequence[Word], i: int) -> bool:
    """Return whether a part of something is asked for, `what part of the jobs`: of nothing that has parts."""
    before, behind = words[max(0, i - 1) : i], words[i + 1 : i + 2]
    asked = any(word.plain in {"what", "which"} for word in before) or any(word.plain == "of" for word in behind)
    return words[i].plain == "part" and asked


def in_saying(use: DimensionUse) -> bool:
    """Return whether a use of a dimension was found in several words that people say for it, and not in its description."""
    return use.hinted and use.options[0][1] == SAID and use.stop - use.start > 1


def outside(values: Sequence[_Span], uses: Sequence[DimensionUse]) -> Iterator[_Span]:
    """Return the values that are not inside what a description says, the friend of `brought a friend along`."""
    told = [use for use in uses if use.hinted]
    yield from (v for v in values if not any(use.start < v.start and v.stop < use.stop for use in told))


def _sayings(told: Sequence[_Told], vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, ...], int, bool]]:
    """What people say of each of some dimensions in words that are not the catalog's, and whether it says that it holds."""
    for i, one in enumerate(told):
        rows = {s for known in one.known for p in vocabulary.entities[known.reached.dataset] for s in p}
        end = one.known[0].reached.dimension
        names = (*vocabulary.called(end.doc, end.name), vocabulary.stems(end.doc.description)) if end else ()
        texts = (end.name, end.doc.title, end.doc.description, *end.doc.synonyms) if end else ()
        words = {word for text in texts for word in split(text.casefold())}
        yield from ((phrase, i, holds) for phrase, holds in sayings().of(names, words, rows, one.short).items())


def _roles(vocabulary: Vocabulary) -> Iterator[tuple[tuple[tuple[str, ...], ...], tuple[Known, ...]]]:
    """The roles that rows lead to by one link, by what they are called: who has them, from each dataset."""
    out: dict[tuple[tuple[str, ...], ...], list[Known]] = {}
    for known in (known for paths in vocabulary.paths.values() for known in paths):
        if known.label and known.ways:
            out.setdefault(known.ways[-1], []).append(known)
    yield from ((names, tuple(found)) for names, found in out.items())


def _of_roles(roles: Mapping[tuple[tuple[str, ...], ...], object]) -> Iterator[tuple[tuple[str, ...], int, bool]]:
    """What people say where somebody has a role, and where nobody has."""
    for i, names in enumerate(roles):
        yield from ((phrase, i, holds) for phrase, holds in sayings(roles=True).of(names, ()).items())


def _alone(words: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether words say something by themselves: `came back` and `bought` say it only where they are negated; what had to be bought does."""
    dealt = (i and words[i].plain in DEALT and words[i - 1].plain not in _BEEN for i in at)
    return any(words[i].plain not in _PARTICLES and not deal for i, deal in zip(at, dealt, strict=True))


def _told(vocabulary: Vocabulary) -> Iterator[_Told]:
    homes: dict[tuple[str, str | None], list[Known]] = {}
    for known in (known for paths in vocabulary.paths.values() for known in paths):
        if known.type is DimensionType.BOOLEAN and known.reached.dimension:
            homes.setdefault(known.reached.target, []).append(known)
    for paths in homes.values():
        dimension = paths[0].reached.dimension
        if dimension is not None:
            called = dimension.doc.title or dimension.name.replace("_", " ") * ("_" in dimension.name)
            texts = (called, *dimension.doc.synonyms, without_emptied(dimension.doc.description))
            told = (dict(_stems(text, vocabulary)) for text in texts)
            bare = [word for word in split(dimension.name) if word not in _FLAGS]
            short = "" if dimension.doc.title else "".join(bare[:1]) if len(bare) == 1 else dimension.name
            yield _Told(tuple(paths), tuple(text for text in told if text), short)


def _words_of(told: _Told) -> set[str]:
    """The words of what a dimension is called and described by, as they stand."""
    end = told.known[0].reached.dimension
    texts = (end.name, end.doc.title, end.doc.description, *end.doc.synonyms) if end else ()
    return {word for text in texts for word in split(text.casefold())}


def _pairs(plain: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """The verbs that tell only with what stands behind them, `turn up`, `brought somebody along`: both places, and the two as one."""
    for i, word in enumerate(plain):
        behind = next((k for k in range(i + 1, min(i + _REACH, len(plain))) if plain[k] in _ASIDE), None)
        if word in FILLERS | NEUTRAL and behind is not None:
            yield i, behind, f"{vocabulary.stem(word)} {plain[behind]}"


#: Words that are one, of which what stands behind the hyphen says nothing alone: who paid has no auto-pay.
_HYPHENED = re.compile(r"\b(\w{2,})-\w+\b")


def _stems(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """The telling words of a description, and pairs of them, with whether they say that it holds."""
    text = _HYPHENED.sub(r"\1", text)
    holds, plain = True, split(text)
    yield from ((pair, not _NOT & set(plain[:i])) for i, _, pair in _pairs(plain, vocabulary))
    for word in split(text):
        holds = holds and word not in _TURNS
        stem = vocabulary.stem(word)
        others = (known for known, _ in vocabulary.phrases.get((stem,), ()))
        named = stem in vocabulary.plain or stem in vocabulary.rows
        named = named or any(known.type is not DimensionType.BOOLEAN for known in others)
        if word not in _EMPTY and not named and len(word) > 1:
            yield stem, holds


def _shortens(name: str, word: str) -> bool:
    """Whether a name is a word cut short, or its consonants alone: `rej` of rejected, `rpt` of repeat.

    >>> _shortens("rpt", "repeat"), _shortens("act", "late")
    (True, False)
    """
    if len(name) < _CUT or len(word) <= len(name) or not name.isalpha() or name[0] != word[0]:
        return False
    letters = iter(word)
    return word.startswith(name) or (not set(name) & _VOWELS and all(letter in letters for letter in name))
