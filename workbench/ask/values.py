"""The value dictionary: which words of a question are values of which paths, also in part, squeezed, or misspelt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from difflib import get_close_matches

from workbench.ask.lexicon import DEMONYMS, FILLERS, LEGAL, NEUTRAL
from workbench.ask.words import Kind, Word
from workbench.search.words import split

#: The most words of a value that are looked at.
_LONGEST = 6

#: From which share of its telling words on a part of a value stands for it: of what a thing is called, and of others.
_PART_OF_LABEL, _PART, _BEGINNING = 0.17, 0.85, 0.45

#: A match this much worse than the best is another thing.
_WORSE = 0.4

#: A part of a value is weaker than the whole.
_IN_PART = 0.9

#: `Author talks` are of the kind `author talk`.
_PLURAL = 0.97

_SHORT_CODE, _TYPABLE = 3, 5


@dataclass(frozen=True, slots=True)
class Place:
    """A path whose values are known, and whether it is what things are called."""

    parts: tuple[str, ...]
    label: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A value that words may stand for."""

    place: Place
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """Words `start` to `stop` (exclusive) and the values they may stand for, best first."""

    start: int
    stop: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    value: str
    words: tuple[str, ...]


class ValueDictionary:
    """The values of a catalog's paths.

    Args:
        ordinary: stems or words of the catalog itself, which are no part of a value unless written with a capital.

    Attributes:
        whole: what values are called, word by word, with all that are called so.
    """

    def __init__(
        self, places: Iterable[Place], values: Callable[[str], Sequence[str]], ordinary: Collection[str]
    ) -> None:
        self._entries = tuple(_entries(places, values))
        self._ordinary = ordinary
        self.whole: dict[tuple[str, ...], list[_Entry]] = {}
        self._squeezed: dict[str, list[_Entry]] = {}
        self._having: dict[str, list[_Entry]] = {}
        self._initials: dict[str, list[_Entry]] = {}
        self._often: dict[tuple[Place, str], int] = {}
        self._sizes: dict[Place, int] = {}
        for entry in self._entries:
            self._add(entry)

    def knowing(self, said: Iterable[tuple[Place, str, tuple[str, ...]]]) -> ValueDictionary:
        """Return one in which values of places are also called by other words; nothing is read anew."""
        other = copy(self)
        other.whole = dict(self.whole)
        for place, value, words in said:
            other.whole[words] = [*other.whole.get(words, ()), _Entry(place, value, words)]
        return other

    def _add(self, entry: _Entry) -> None:
        bare = tuple(word for word in entry.words if word not in LEGAL)
        for form in {entry.words, bare} - {()}:
            self.whole.setdefault(form, []).append(entry)
            if len(form) > 1 and min(map(len, form)) > 1:
                self._squeezed.setdefault("".join(form), []).append(entry)
        for length in range(_SHORT_CODE, len(bare) + 1):
            self._initials.setdefault("".join(word[0] for word in bare[:length]), []).append(entry)
        for word in set(entry.words):
            self._having.setdefault(word, []).append(entry)
            self._often[entry.place, word] = self._often.get((entry.place, word), 0) + 1
        self._sizes[entry.place] = self._sizes.get(entry.place, 0) + 1

    def spans(self, words: Sequence[Word], taken: Collection[int] = ()) -> tuple[ValueSpan, ...]:
        """Return the values in a question, longest and best first chosen, none overlapping or on `taken` words."""
        lower = not any(word.capital for word in words[1:])
        found = [span for span in self._all(words, lower=lower) if not set(range(span.start, span.stop)) & set(taken)]
        found.sort(key=lambda span: (span.start - span.stop, -span.matches[0].score))
        out: list[ValueSpan] = []
        for span in found:
            if all(span.stop <= other.start or span.start >= other.stop for other in out):
                out.append(span)
        return tuple(sorted(out, key=lambda span: span.start))

    def _all(self, words: Sequence[Word], *, lower: bool) -> Iterator[ValueSpan]:
        for start in range(len(words)):
            for stop in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                window = words[start:stop]
                if window[-1].kind is Kind.MARK or window[0].kind is Kind.MARK:
                    continue
                if matches := self._matches(window, lower=lower):
                    yield ValueSpan(start, stop, matches)

    def _matches(self, window: Sequence[Word], *, lower: bool) -> tuple[Match, ...]:
        plain = tuple(part for word in window for part in split(word.plain))
        if not plain:
            return ()
        whole = [
            Match(e.place, e.value, 1.0) for e in self.whole.get(plain, ()) if _written(e, window, self._common(window))
        ]
        if not whole and not self._common(window):
            whole = [Match(e.place, e.value, _PLURAL) for one in _singular(plain) for e in self.whole.get(one, ())]
        if len("".join(plain)) > _TYPABLE and not self._common(window):
            whole += [Match(e.place, e.value, 1.0) for e in self._squeezed.get("".join(plain), ())]
        if len(window) == 1 and window[0].text.isupper() and not whole:
            whole = [Match(e.place, e.value, 0.95) for e in self._initials.get(plain[0], ())]
        found = whole + (self._parts(plain) if self._may_be_part(window, lower=lower) else [])
        found = found or self._typed(window, plain) or self._put_otherwise(plain)
        best: dict[tuple[Place, str], Match] = {}
        for match in sorted(found, key=lambda m: (-m.score, not m.place.label, len(m.place.parts), m.value)):
            best.setdefault((match.place, match.value), match)
        return tuple(best.values())

    def _common(self, window: Sequence[Word]) -> bool:
        return all(word.plain in FILLERS or word.plain in NEUTRAL or word.stem in self._ordinary for word in window)

    def _may_be_part(self, window: Sequence[Word], *, lower: bool) -> bool:
        if any(word.kind is not Kind.WORD and word.plain != "." for word in window) or all(
            word.plain in FILLERS for word in window
        ):
            return False
        if self._common(window):
            return all(word.capital for word in window) and window[0].start > 0
        return lower or any(word.capital for word in window) or len(window) > 1 or len(window[0].plain) >= _TYPABLE

    def _parts(self, plain: tuple[str, ...]) -> list[Match]:
        entries = self._having.get(plain[0], ())
        out = []
        for entry in entries:
            if all(word in entry.words for word in plain):
                score = self._coverage(entry, plain)
                begins = entry.words[: len(plain)] == plain
                if score >= (_PART_OF_LABEL if entry.place.label else _BEGINNING if begins else _PART):
                    out.append((Match(entry.place, entry.value, _IN_PART * score + 0.05 * begins), begins))
        vague = {m.place for m, _ in out} - {m.place for m, begins in out if begins}
        many = Counter(m.place for m, _ in out)  # `city` of Kansas City and of Salt Lake City names neither
        return [m for m, _ in out if m.place not in vague or many[m.place] == 1]

    def _coverage(self, entry: _Entry, plain: Collection[str]) -> float:
        weights = {word: self._weight(entry.place, word) for word in set(entry.words) - LEGAL}
        total = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in plain) / total if total else 0.0

    def _weight(self, place: Place, word: str) -> float:
        return math.log(1.2 + self._sizes[place] / self._often[place, word])

    def _typed(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """The value meant by one misspelt word."""
        if len(window) > 1 or len(plain[0]) < _TYPABLE or self._common(window) or not window[0].plain.isalpha():
            return []
        if plain[0] in self._having:
            return []
        near = get_close_matches(
            plain[0], [w for w in self._having if len(w) >= _TYPABLE and w[0] == plain[0][0]], n=1, cutoff=0.84
        )
        return [Match(m.place, m.value, m.score * _IN_PART) for m in (self._parts((near[0],)) if near else [])]

    def _put_otherwise(self, plain: tuple[str, ...]) -> list[Match]:
        """`Swedish` for Sweden, `women` for female."""
        forms = DEMONYMS.get(plain[0], ()) if len(plain) == 1 else ()
        return [Match(e.place, e.value, _IN_PART) for form in forms for e in self.whole.get(tuple(split(form)), ())]

    @property
    def words(self) -> frozenset[str]:
        """The words that values are made of."""
        return frozenset(self._having)

    def homes(self, plain: str) -> tuple[frozenset[str], ...]:
        """Return, for each place where a word is a value, the words of the path before it."""
        return tuple(
            frozenset(word for part in e.place.parts[:-1] for word in split(part)) for e in self.whole.get((plain,), ())
        )

    def size(self, parts: tuple[str, ...]) -> int:
        """Return how many values of a path are known."""
        return sum(count for place, count in self._sizes.items() if place.parts == parts)

    def near(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return the matches of the best one's place that are about as good: the two airports of one city."""
        best = matches[0]
        return tuple(m for m in matches if m.place == best.place and m.score >= best.score * (1 - _WORSE))


def _singular(plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The same words with the last in the singular, as far as its letters tell."""
    last = plain[-1]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if last.endswith(ending) and len(last) > len(ending) + 2 and not last.endswith("ss"):
            yield (*plain[:-1], last.removesuffix(ending) + instead)


def _entries(places: Iterable[Place], values: Callable[[str], Sequence[str]]) -> Iterator[_Entry]:
    for place in dict.fromkeys(places):
        for value in values(".".join(place.parts)):
            if words := tuple(split(value.casefold())):
                yield _Entry(place, value, words)


def _written(entry: _Entry, window: Sequence[Word], common: bool) -> bool:  # noqa: FBT001  private, one caller
    """A short code or an ordinary word stands for a value only where it is written as the value is."""
    if len(entry.value) <= 2 or common:
        return (
            len(window) > 1 or window[0].text == entry.value or (common and window[0].capital and window[0].start > 0)
        )
    return True
