"""Times that are said twice, `last winter (Dec 2024 - Feb 2025)`, `the past week (7 days)`: the second says which days are meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.language.meanings import UNITS, AsOf, During, PartIs, TimeSpan, Vague, plain_at
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.moments import Now
from workbench.ask.time.stretches import after, closed
from workbench.query.instants import shift
from workbench.query.model import Before, Between, Instant, Last, Since, This, Unit

#: What stands between a time and the same in other words, besides marks.
_THAT_IS = frozenset("that is so ie i e from meaning namely say".split())

_MARKS = frozenset({"(", ",", ":", "-", ";"})

#: How many smaller units make up a unit.
_MADE_OF: dict[tuple[Unit, Unit], range] = {
    (Unit.WEEK, Unit.DAY): range(7, 8),
    (Unit.MONTH, Unit.DAY): range(28, 32),
    (Unit.MONTH, Unit.WEEK): range(4, 5),
    (Unit.QUARTER, Unit.MONTH): range(3, 4),
    (Unit.QUARTER, Unit.WEEK): range(12, 14),
    (Unit.YEAR, Unit.MONTH): range(12, 13),
    (Unit.YEAR, Unit.WEEK): range(52, 53),
    (Unit.YEAR, Unit.DAY): range(365, 367),
}


def said_once(words: Sequence[Word], spans: Sequence[TimeSpan], now: Now) -> Iterator[TimeSpan]:
    """Yield the time phrases, those that are told again right behind as one."""
    rest = sorted(spans, key=lambda span: span.start)
    while rest:
        span = rest.pop(0)
        while rest and (again := _told_again(words, span, rest[0], now)):
            span = again
            rest.pop(0)
        yield _counted(words, span) or span


def _told_again(words: Sequence[Word], one: TimeSpan, other: TimeSpan, now: Now) -> TimeSpan | None:
    """Two phrases as one with the days of the second, where only marks part them and they share days; its year may be unsaid."""
    between = words[one.stop : other.start]
    apart = any(word.kind is not Kind.MARK and word.plain not in _THAT_IS for word in between)
    marked = any(word.plain in _MARKS for word in between)
    match one.meaning, other.meaning:
        case During(Between() as a), PartIs("month", values) if marked and not apart and _months(a) == {*values}:
            return TimeSpan(one.start, other.stop, one.meaning)  # `in summer (June, July, August)`
        case During(Between() as a, str()), During(Between() as b) if not apart and plain_at(words, one.stop) == ")":
            year = b.first == b.last and b.first.unit is Unit.YEAR  # `in summer (June to August) 2025`
            return TimeSpan(one.start, other.stop, During(_years_on(a, b.first.start.year))) if year else None
        case During(Since(a)), During(Between(b)) if (
            marked and not apart and a.start <= b.start < shift(a.start, 1, Unit.YEAR)
        ):
            return TimeSpan(one.start, other.stop, During(Since(b)))  # `since last summer, say June 2025`
        case During(Before(end)), During(Between(_, last)) if marked and not apart and _right_before(last, end):
            return TimeSpan(one.start, other.stop, other.meaning)  # `before Christmas, 1 to 24 December`
        case AsOf(Between() | This() | Last(1, _) as a), During(Between(_, last)) if marked and not apart:
            ends = after(closed(a, now.today).last).start == after(last).start  # `at the end of 2024, December`
            return TimeSpan(one.start, other.stop, other.meaning) if ends else None
        case Vague(), During() if not apart:  # `over the holidays, 20 December to 6 January`
            return TimeSpan(one.start, other.stop, other.meaning)
        case During((Between() | This() | Last(1, _)) as a), During(Between() as b, assumed) if marked and not apart:
            first = closed(a, now.today)
            second = _years_on(b, first.last.start.year) if assumed else b
            meet = second.first.start < after(first.last).start and first.first.start < after(second.last).start
            wider = second.first.start <= first.first.start and after(first.last).start <= after(second.last).start
            year = wider and second.first.unit is Unit.YEAR and first.last.unit is not Unit.YEAR  # `last March (2025)`
            told = one.meaning if year else During(second, one.meaning.assumed if assumed else None)
            return TimeSpan(one.start, other.stop, told) if meet else None
        case _:
            return None


def _right_before(last: Instant, end: Instant) -> bool:
    """Whether a stretch ends no more than a month before something."""
    return after(last).start <= end.start <= shift(after(last).start, 1, Unit.MONTH)


def _years_on(between: Between, year: int) -> Between:
    """The same days in the year that they are to end in."""
    years = year - between.last.start.year
    return Between(*(Instant(shift(e.start, years, Unit.YEAR), e.unit) for e in (between.first, between.last)))


def _months(between: Between) -> set[int]:
    """The months of a stretch that begins and ends with one."""
    if {between.first.unit, between.last.unit} != {Unit.MONTH}:
        return set()
    first, last = (e.start.year * 12 + e.start.month - 1 for e in (between.first, between.last))
    return {month % 12 + 1 for month in range(first, last + 1)}


def _counted(words: Sequence[Word], span: TimeSpan) -> TimeSpan | None:
    """`The past year (12 full months)`: as many of the smaller units."""
    match span.meaning:
        case During(Last(of, unit)) if plain_at(words, span.stop) in _MARKS and span.stop + 1 < len(words):
            at = span.stop + 1
            count, at = words[at].number, at + 1 + (plain_at(words, at + 1) in {"full", "complete", "whole"})
            small = UNITS.get(plain_at(words, at))
            if count is None or small is None:
                return None
            made = count in _MADE_OF.get((unit, small), ()) if of == 1 else (of, unit) == (count, small)
            return TimeSpan(span.start, at + 1, During(Last(int(count), small))) if made else None
        case _:
            return None
