"""Units of time that are named one by one: `June versus December 2023`, `Q1 and Q3 2024`, `2021 and 2023`, `24 and 31 December`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from workbench.ask.language.meanings import During, TimeSpan, Units, plain_at
from workbench.ask.language.words import Word
from workbench.ask.time.moments import Now
from workbench.ask.time.stretches import after
from workbench.planner.period import stretch
from workbench.query.instants import shift
from workbench.query.model import Between, Instant, Unit

#: What stands between them; of these, what sets them beside each other.
_BESIDE = frozenset("vs versus against compared than or".split())
_JOINTS = _BESIDE | frozenset("and & , / with to then plus the in for on during at".split())

#: What stands between a time and its year, said again.
_AGAIN = frozenset({"(", "i.e", "ie", "meaning"})

#: The most units in a row of one phrase.
_FEW = 6


def listed(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """Yield the time phrases, units that are named one by one as one phrase; the year of one may be said with another."""
    rest = sorted(spans, key=lambda span: span.start)
    while rest:
        run = [rest.pop(0)]
        while rest and _goes_on(words, run[-1], rest[0]):
            run.append(rest.pop(0))
        yield from _as_one(words, run) if len(run) > 1 else run


def told_twice(words: Sequence[Word], spans: Sequence[TimeSpan], now: Now) -> tuple[TimeSpan, ...]:
    """Return the time phrases without a year that only says again when another is: `last March (2025)`, `this year 2025`."""
    out: list[TimeSpan] = []
    for span in spans:
        last = out[-1] if out else None
        between = {word.plain for word in words[last.stop : span.start]} if last else {""}
        if last and between <= _AGAIN and _holds(span, last, now):
            out[-1] = replace(last, stop=span.stop)
        else:
            out.append(span)
    return tuple(out)


def _holds(year: TimeSpan, span: TimeSpan, now: Now) -> bool:
    """Whether a phrase is one year by its number, in which all of another lies."""
    match year.meaning, span.meaning:
        case During(Between(first, last), None), During(period) if first == last and first.unit is Unit.YEAR:
            own, days = stretch(Between(first, last), now.today), stretch(period, now.today)
            if days.start is None or days.end is None or own.start is None or own.end is None:
                return False
            return own.start <= days.start and days.end <= own.end
        case _:
            return False


def _goes_on(words: Sequence[Word], one: TimeSpan, other: TimeSpan) -> bool:
    """Whether units of the same size are named again behind others, with only what joins them between."""
    between = {word.plain for word in words[one.stop : other.start]}
    between -= {"."} if "vs" in between else set()
    first, second = _units(one), _units(other)
    joined = bool(between) and between <= _JOINTS and ("to" not in between or "compared" in between)
    return joined and bool(first and second) and first[0].unit is second[0].unit


def _units(span: TimeSpan) -> tuple[Instant, ...]:
    """The units that a phrase names: one, or a few in a row, `April and May`, `summer 2024`."""
    match span.meaning:
        case During(Between(first, last)) if first.unit is last.unit and first.unit is not Unit.WEEK:
            units = [first]
            while units[-1] != last and len(units) <= _FEW:
                units.append(after(units[-1]))
            return tuple(units) if units[-1] == last else ()
        case _:
            return ()


def _as_one(words: Sequence[Word], run: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """The units as one phrase; two that follow each other, or of which an earlier one is compared with, stay as they are."""
    stretches = tuple(_with_years(run))
    found = tuple(instant for units in stretches for instant in units)
    beside = bool(_BESIDE & {word.plain for word in words[run[0].stop : run[-1].start]})
    pair = len(found) == 2 and plain_at(words, run[0].stop) != ","
    in_a_row = all(after(one) == other for one, other in pairwise(found))
    earlier = beside and (found[0].start > found[-1].start or len(found) > len(run))
    if len(set(found)) < len(found) or (pair and in_a_row) or (len(run) == 2 and earlier):
        yield from run
    else:
        yield TimeSpan(run[0].start, run[-1].stop, Units(tuple(sorted(found, key=_start)), beside=beside))


def _start(instant: Instant) -> datetime:
    return instant.start


def _day(instant: Instant) -> tuple[int, int]:
    return instant.start.month, instant.start.day


def _with_years(run: Sequence[TimeSpan]) -> Iterator[tuple[Instant, ...]]:
    """The units of each phrase, those without a year in that of the next that has one, else of the one before."""
    told = [at for at, span in enumerate(run) if not _assumed(span)]
    for at, span in enumerate(run):
        units = _units(span)
        near = next((k for k in told if k > at), told[-1] if told else None)
        if _assumed(span) and near is not None:
            theirs = _units(run[near])
            before = _moved(units, theirs[0].start.year - 1)  # `December and January 2024`
            again = [*map(_day, units)] == [*map(_day, theirs)]  # `last winter, Dec to Feb`
            follows = near > at and after(before[-1]) == theirs[0]
            units = theirs if again else before if follows else _moved(units, theirs[0].start.year)
        yield units


def _moved(units: Sequence[Instant], year: int) -> tuple[Instant, ...]:
    years = year - units[-1].start.year
    return tuple(Instant(shift(instant.start, years, Unit.YEAR), instant.unit) for instant in units)


def _assumed(span: TimeSpan) -> bool:
    return isinstance(span.meaning, During) and span.meaning.assumed is not None
