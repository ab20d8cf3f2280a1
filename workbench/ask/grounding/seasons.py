"""Values that are years reaching into the next, as seasons and school years are written: `2024/25`, `25/26`, `last season`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workbench.ask.language.lexicon import SEASONS
from workbench.ask.language.meanings import UNITS, plain_at
from workbench.ask.language.words import Word
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.time.stretches import LAST, THIS

#: How such a value is written, and how many values a path has at most that holds them.
_WRITTEN, _FEW = re.compile(r"(?:\D*\D)?(\d{4})\s?[/-]\s?(\d{2}|\d{4})"), 40

#: How people write it, from two digits on that are no month.
_SAID, _MONTHS = re.compile(r"(\d{4}|\d{2})[/-](\d{2}|\d{4})"), 12

#: From this month on it is said which begins in a year, and up to that one which ends in it; between them either may be meant.
_BEGUN, _ENDING = 7, 3

#: Which of them is meant, counted from today's.
_POINTING = {**dict.fromkeys(THIS, 0), **dict.fromkeys(LAST, -1), "next": 1, "upcoming": 1, "coming": 1}

_NO_WAY = 9

#: By path, by the year in which it begins, the value.
Years = Mapping[tuple[str, ...], Mapping[int, Match]]


def years_in_two(
    words: Sequence[Word], vocabulary: Vocabulary, dictionary: ValueDictionary, today: date
) -> tuple[ValueSpan, ...]:
    """Return the values that are such years, as they are written and as they are counted from today."""
    years = _years(dictionary)
    return (*_written(words, years), *_counted(words, vocabulary, years, today)) if years else ()


def _years(dictionary: ValueDictionary) -> Years:
    """The paths of which all values are such years."""
    out: dict[tuple[str, ...], dict[int, Match]] = {}
    others = set()
    for match in dictionary.of_few(_FEW, numbers=True):
        found = _WRITTEN.fullmatch(match.value)
        if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
            out.setdefault(match.place.parts, {})[int(found[1])] = match
        else:
            others.add(match.place.parts)
    return {parts: found for parts, found in out.items() if parts not in others}


def _written(words: Sequence[Word], years: Years) -> Iterator[ValueSpan]:
    """`2024/25`, `24/25`, `2024-25`, as one token or three."""
    for start, word in enumerate(words):
        for stop in (start + 3, start + 1):
            text = "".join(w.text for w in words[start:stop])
            found = _SAID.fullmatch(text) if stop <= len(words) and word.plain[0].isdigit() else None
            if found is None or int(found[2]) % 100 <= _MONTHS or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
                continue
            first = int(found[1]) % 100
            matches = tuple(m for one in years.values() for year, m in one.items() if year % 100 == first)
            if matches:
                yield ValueSpan(start, stop, matches)
                break


def _counted(words: Sequence[Word], vocabulary: Vocabulary, years: Years, today: date) -> Iterator[ValueSpan]:
    """`This season`, `the current school year`, `last season's`: no winter and no year, which are times of their own."""
    for start in range(len(words) - 1):
        ahead = _POINTING.get(words[start].plain, _NO_WAY)
        for stop in (start + 3, start + 2) if ahead != _NO_WAY else ():
            name = words[start + 1 : stop]
            if stop > len(words) or (len(name) == 1 and name[0].plain in UNITS.keys() | SEASONS.keys()):
                continue
            called = {known.parts for known, _ in vocabulary.phrases.get(tuple(word.stem for word in name), ())}
            meant = [one[year] for parts, one in years.items() if parts in called if (year := _now(one, today) + ahead) in one]  # fmt: skip
            if meant and plain_at(words, stop) != "before":
                yield ValueSpan(start, stop, tuple(meant))
                break


def _now(years: Mapping[int, Match], today: date) -> int:
    """The year in which today's begins; 0 where that is not sure."""
    begins = today.year in years
    if today.month >= _BEGUN:
        return today.year if begins else 0
    return today.year - 1 if today.month <= _ENDING or not begins else 0
