"""Numbers said of people and things that a catalog keeps in bands: `people under 25`, `members aged 40 or over`, of `25-39` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from workbench.ask.language.lexicon import PEOPLE
from workbench.ask.language.numbers import NumberSpan, comparative_bases, number_spans
from workbench.ask.language.words import Word
from workbench.ask.terms.known import Known
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: How a band is written: a stretch, all below, all above.
_STRETCH = re.compile(r"(?:aged?s? )?(\d+) ?(?:-|–|to) ?(\d+)(?: \w+){0,2}")
_BELOW = re.compile(r"(?:under|below|less than|younger than|<) ?(\d+)(?: \w+){0,2}")
_UP_TO = re.compile(r"(?:up to|<=) ?(\d+)(?: \w+){0,2}")
_FROM = re.compile(r"(\d+) ?(?:\+|plus|(?:and|or) (?:over|above|older|more|up))(?: \w+){0,2}")
_ABOVE = re.compile(r"(?:over|above|more than|older than|>) ?(\d+)(?: \w+){0,2}")

#: From how many bands on a path is kept in them, and in which share of its values; and how many values it has at most.
_FEW, _MOST, _SEVERAL = 2, 0.6, 40

#: What stands between those that a number is said of and the number.
_ARE = frozenset("are were is was aged age ages who that be".split())

#: What stands behind how old people are.
_YEARS = frozenset({"years", "year", "olds", "old"})

#: How far before a number the band's own name may stand.
_BACK = 3

#: How well each of several bands is meant that a number takes in: all of them are.
_TOGETHER = 0.92

Band = tuple[float, float]


def banded(
    words: Sequence[Word], taken: set[int], vocabulary: Vocabulary, dictionary: ValueDictionary
) -> tuple[ValueSpan, ...]:
    """Return the numbers that say which bands are meant, with the values of those."""
    spans = [span for span in number_spans(words, taken) if span.op != "=" or span.high is not None]
    if not spans:
        return ()
    found: dict[NumberSpan, list[Match]] = {}
    for known, bands in _kept_in_bands(vocabulary, dictionary):
        for span in spans:
            inside = _inside(span, bands) if _said_of(words, span, known, vocabulary) else ()
            score = 1.0 if len(inside) == 1 else _TOGETHER
            found.setdefault(span, []).extend(replace(match, score=score) for match in inside)
    told = ((span, tuple(dict.fromkeys(matches))) for span, matches in found.items() if matches)
    return tuple(ValueSpan(span.start, _ends(words, span.stop), matches) for span, matches in told)


def _ends(words: Sequence[Word], stop: int) -> int:
    """Where it ends that is said of those who are so old: `under 25 year olds`."""
    while stop < len(words) and words[stop].plain in _YEARS:
        stop += 1
    return stop


def _kept_in_bands(
    vocabulary: Vocabulary, dictionary: ValueDictionary
) -> Iterator[tuple[Known, list[tuple[Match, Band]]]]:
    """The paths whose values are bands of numbers, where nothing has the numbers themselves, with those."""
    by_place: dict[tuple[str, ...], list[tuple[Match, Band]]] = {}
    for match in dictionary.of_few(_SEVERAL, numbers=True):
        if band := _band(match.value):
            by_place.setdefault(match.place.parts, []).append((match, band))
    if not by_place:
        return
    every = tuple(dict.fromkeys(known for paths in vocabulary.paths.values() for known in paths))
    numbers = {s for known in every if known.type is DimensionType.NUMBER for s in known.stems}
    for known in every:
        read = by_place.get(known.parts, [])
        several = len(read) >= _FEW and len(read) >= _MOST * dictionary.size(known.parts)
        if several and not numbers & set(known.stems):
            yield known, read


def _band(value: str) -> Band | None:
    """The numbers that a band holds, both ends included.

    >>> _band("Under 25"), _band("25-39"), _band("60 and over"), _band("Home")
    ((-inf, 24.0), (25.0, 39.0), (60.0, inf), None)
    """
    plain = value.casefold().strip()
    if found := _STRETCH.fullmatch(plain):
        return float(found[1]), float(found[2])
    if found := _BELOW.fullmatch(plain):
        return -inf, float(found[1]) - 1
    if found := _UP_TO.fullmatch(plain):
        return -inf, float(found[1])
    if found := _FROM.fullmatch(plain):
        return float(found[1]), inf
    if found := _ABOVE.fullmatch(plain):
        return float(found[1]) + 1, inf
    return None


def _asked(span: NumberSpan) -> tuple[Band, ...]:
    """The stretches of whole numbers that a comparison may mean: `over 60` may have those of 60 as well."""
    match span.op:
        case "<":
            return ((-inf, span.number - 1),)
        case "<=":
            return (-inf, span.number), (-inf, span.number - 1)
        case ">":
            return (span.number + 1, inf), (span.number, inf)
        case ">=":
            return ((span.number, inf),)
        case _:
            return ((span.number, span.high if span.high is not None else span.number),)


def _inside(span: NumberSpan, bands: Sequence[tuple[Match, Band]]) -> tuple[Match, ...]:
    """The bands that a comparison takes in, where they are all of what it says."""
    for low, high in _asked(span):
        kept = [(match, band) for match, band in bands if low <= band[0] and band[1] <= high]
        if kept and min(band[0] for _, band in kept) == low and max(band[1] for _, band in kept) == high:
            return tuple(match for match, _ in kept)
    return ()


def _said_of(words: Sequence[Word], span: NumberSpan, known: Known, vocabulary: Vocabulary) -> bool:
    """Whether a number is said of what the bands are of: by their name, `aged`, `younger`, or right behind those who have them."""
    end = known.reached.dimension
    own = {stem for phrase in vocabulary.called(end.doc, end.name) for stem in phrase} if end else set()
    said = {vocabulary.stem(base) for i in range(span.start, span.stop) for base in comparative_bases(words[i].plain)}
    said |= {word.stem for word in words[max(0, span.start - _BACK) : span.start]}
    ages = vocabulary.stem("age") in own
    if own & said or (ages and (vocabulary.stem("aged") in said or _with_plus(words, span))):
        return True
    at = span.start - 1
    while at > 0 and (words[at].plain in _ARE or words[at].plain == "("):
        at -= 1
    theirs = {phrase[0] for phrase in vocabulary.entities[known.reached.dataset] if len(phrase) == 1} | known.heads
    person = at >= 0 and (words[at].plain in PEOPLE | {"those", "anyone", "everyone"} or words[at].stem in theirs)
    behind = words[span.stop].plain if span.stop < len(words) else ""
    return ages and (person or behind in _YEARS)


#: Before these a band stands by itself, `calls from the 65+`.
_LEADS = frozenset(
    ["", "the", "of", "from", "by", "for", "in", "among", "to", "do", "does", "did", "are", "is", ":", ",", "our"]
)


def _with_plus(words: Sequence[Word], span: NumberSpan) -> bool:
    """Whether a number is written as a band is, with nothing behind it that there are so many of: `the 65+ group`, `do the 65+ listen`."""
    said = [word.plain for word in words[span.start : span.stop]]
    before = words[span.start - 1].plain if span.start else ""
    return said[1:] == ["or", "more"] and span.unit is None and span.measure is None and before in _LEADS
