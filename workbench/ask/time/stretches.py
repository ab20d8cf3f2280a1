"""Closed stretches of time, as nouns: `yesterday`, `last month`, `the second half of May`, `week 12`, `two weeks ago`.

What stands before one (`since`, `until`, `between`) is read in `periods`.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from workbench.ask.language.lexicon import ORDINALS, WEEKDAYS
from workbench.ask.language.meanings import UNITS, phrase_at, plain_at
from workbench.ask.language.words import Word
from workbench.ask.time.moments import Now, moment_at, year_after
from workbench.query.instants import floor, shift
from workbench.query.model import Between, Instant, Last, Period, This, Unit

#: The greatest number of a week (ISO 8601).
WEEKS = 53

#: The most units that are counted: more are no time that data is of.
MOST = 1_000

LAST = frozenset({"last", "past", "previous", "prior", "preceding"})
THIS = frozenset({"this", "current", "ongoing", "running"})
_FINAL = frozenset({"last", "final"})

#: What is to come, and what is known to come by then.
NEXT = frozenset({"next", "coming", "following"})
_COMING = frozenset(
    "due payable expire expires expiring end ends ending renew renews renewal lapse lapses lapsing mature matures maturing".split()
)
_WHOLE = frozenset({"full", "complete", "completed", "calendar", "whole", "entire"})


class Edge(StrEnum):
    """Which end of a stretch is meant."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A closed stretch of time.

    Attributes:
        stop: the index after its last word.
        span: from its first unit to its last.
        said: how a query says it where it counts from today, `last month`; None where it is written as `span`.
        year: the year that was said; None where none was.
        open: whether its year was not said and is the latest.
        week: the number of the week of the year that it is.
        edge: `the start of`, `the end of` it.
    """

    stop: int
    span: Between
    said: Period | None = None
    year: int | None = None
    open: bool = False
    week: int | None = None
    edge: Edge | None = None

    @property
    def period(self) -> Period:
        """Return it as a query says it."""
        return self.said or self.span


def stretch_at(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """Return the stretch that begins at word `i`, as long as it can be read."""
    found = [stretch for reader in _READERS if (stretch := reader(words, i, now))]
    return max(found, key=lambda stretch: stretch.stop, default=None)


def after(instant: Instant) -> Instant:
    """Return the unit that follows."""
    unit = Unit.DAY if instant.unit is Unit.WEEK else instant.unit
    return Instant(shift(instant.start, 1, instant.unit), unit)


def days(start: datetime, count: int) -> Between:
    """Return some days in a row."""
    return Between(Instant(start, Unit.DAY), Instant(start + timedelta(days=count - 1), Unit.DAY))


def closed(period: Between | This | Last, today: date) -> Between:
    """Return the unit that is meant by `this` or `last`, by its first and last day."""
    match period:
        case This(unit):
            return unit_before(today, unit, 0)
        case Last(_, unit):
            return unit_before(today, unit, 1)
        case _:
            return period


def unit_before(today: date, unit: Unit, count: int) -> Between:
    """Return the unit that lies some units before today's; weeks as their days."""
    start = shift(floor(_midnight(today), unit), -count, unit)
    return days(start, 7) if unit is Unit.WEEK else Between(Instant(start, unit), Instant(start, unit))


def _midnight(today: date) -> datetime:
    return datetime(today.year, today.month, today.day)


# --- written ----------------------------------------------------------------------------------------------------------
def _written(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`March 2024`, `Wednesday 9 October`, `the month of May`."""
    at = i
    at += plain_at(words, at) == "the"
    if plain_at(words, at) in {"month", "quarter", "year", "date"} and plain_at(words, at + 1) == "of":
        at += 2 + (plain_at(words, at + 2) == "the")
    else:
        at = i
    named = _day_named(plain_at(words, at)) > 0
    if named:
        at += 1 + (plain_at(words, at + 1) == ",")
    moment = moment_at(words, at, now)
    if moment is None or (named and moment.unit is not Unit.DAY):
        return None
    if moment.unit is Unit.DAY and plain_at(words, moment.stop) == "week":  # `Christmas week`
        return Stretch(moment.stop + 1, unit_before(moment.between(now).first.start.date(), Unit.WEEK, 0))
    return Stretch(moment.stop, moment.between(now), year=moment.year, open=moment.year is None)


def _week(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`Week 12`, `week 12 of 2024`: of ISO 8601, from Monday to Sunday; without a year the latest that has begun."""
    here = i + (plain_at(words, i) == "the")
    number = plain_at(words, here + 1)
    if plain_at(words, here) != "week" or not number.isdigit() or not 1 <= int(number) <= WEEKS:
        return None
    dated = year_after(words, here + 2, now.today)
    stop, years = (dated[0], (dated[1],)) if dated else (here + 2, (now.latest.year, now.latest.year - 1))
    for year in years:
        monday = monday_of(year, int(number))
        if monday is not None and (dated or monday.date() <= now.latest):
            return Stretch(
                stop, days(monday, 7), year=dated[1] if dated else None, open=dated is None, week=int(number)
            )
    return None


def monday_of(year: int, week: int) -> datetime | None:
    """Return the day that a week of ISO 8601 begins; None where the year has no such week."""
    try:
        return _midnight(date.fromisocalendar(year, week, 1))
    except ValueError:
        return None


#: The days of the week by their short names.
_SHORT = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split(), 1)}


def _day_named(plain: str) -> int:
    """The number of the day of the week that a word names, Monday 1; 0 where none, or several: `Sundays`."""
    return 0 if plain.endswith("s") else (WEEKDAYS.get(plain) or _SHORT.get(plain) or 0)


#: How many months back a day of the week and of the month is looked for: within these each pair is found.
_PAIRED = 24


def _day_of_month(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`(On) the 15th`, `Sunday the 15th`: the latest such day."""
    weekday = _day_named(plain_at(words, i))
    here = i + (weekday > 0)
    here += plain_at(words, here) == "the"
    said, behind = plain_at(words, here), plain_at(words, here + 1)
    number = said.rstrip("stndrh")
    if not number.isdigit() or number == said or not 1 <= int(number) <= 31:
        return None
    if (not weekday and plain_at(words, i - 1) != "on") or (behind and words[here + 1].plain.isalnum()):
        return None
    month = floor(_midnight(now.latest), Unit.MONTH)
    for back in range(_PAIRED):
        begin = shift(month, -back, Unit.MONTH)
        if int(number) > calendar.monthrange(begin.year, begin.month)[1]:
            continue
        day = begin.replace(day=int(number))
        if day.date() <= now.latest and weekday in {0, day.isoweekday()}:
            return Stretch(here + 1, days(day, 1), open=True)
    return None


# --- counted from today -----------------------------------------------------------------------------------------------
def _relative(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`Last month`, `this year`, `the full quarter before last`."""
    at = i + (plain_at(words, i) == "the")
    said = plain_at(words, at)
    unit = UNITS.get(said)
    if unit and phrase_at(words, at + 1, "before last"):
        return Stretch(at + 3, unit_before(now.today, unit, 2))
    gone = next((phrase for phrase in _GONE if phrase_at(words, at + 1, phrase)), None) if unit else None
    bare = at == i and plain_at(words, i - 1) in {"", ",", ":", ";", "(", "-", "for", "in", "over", "during", "of"}
    if unit and gone and unit.value == said and (at > i or bare):
        return Stretch(at + 1 + len(gone.split()), unit_before(now.today, unit, 1), Last(1, unit))
    at += 1
    at += plain_at(words, at) in _WHOLE
    unit = UNITS.get(plain_at(words, at))
    if unit is None or unit.value != plain_at(words, at):
        return None
    if said in LAST:
        return Stretch(at + 1, unit_before(now.today, unit, 1), Last(1, unit))
    if said in NEXT and _COMING & {plain_at(words, i - 1), plain_at(words, i - 2)}:
        return Stretch(at + 1, unit_before(now.today, unit, -1))
    return Stretch(at + 1, unit_before(now.today, unit, 0), This(unit)) if said in THIS else None


#: What says of a unit that it is over, and the last one: `the month just gone`.
_GONE = (
    "just gone", "just past", "just passed", "just ended", "just finished", "just over", "that just ended", "that has just ended",
    "that just finished", "gone by", "that is just over",
)  # fmt: skip

_DAYS = (("today", 0), ("todays", 0), ("yesterday", 1), ("yesterdays", 1), ("day before yesterday", 2))


def _ago(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`Yesterday`, `the day before yesterday`, `3 days ago`, `a month back`."""
    at = i + (plain_at(words, i) == "the")
    for phrase, back in _DAYS:
        if phrase_at(words, at, phrase):
            return Stretch(at + len(phrase.split()), unit_before(now.today, Unit.DAY, back))
    number = 1.0 if plain_at(words, at) in {"a", "an", "one"} else words[at].number if at < len(words) else None
    unit = UNITS.get(plain_at(words, at + 1))
    if number is None or number > MOST or unit is None or plain_at(words, at + 2) not in {"ago", "back"}:
        return None
    return Stretch(at + 3, unit_before(now.today, unit, int(number)))


def _weekday(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`Last Monday`, `last weekend`."""
    at = i + (plain_at(words, i) == "the")
    if plain_at(words, at) not in LAST:
        return None
    span = weekday_before(plain_at(words, at + 1), now.today)
    return Stretch(at + 2, span) if span else None


def weekday_before(plain: str, today: date) -> Between | None:
    """Return the last such day, or weekend, that is over; None where the word names none."""
    first, length = (6, 2) if plain == "weekend" else (WEEKDAYS.get(plain, 0), 1)
    if not first:
        return None
    back = (today.isoweekday() - first - 1) % 7 + 1
    back += 7 * (back < length)  # a weekend that is not over is not the last one
    return days(_midnight(today) - timedelta(days=back), length)


# --- parts of others --------------------------------------------------------------------------------------------------
def _inner(words: Sequence[Word], of: int, now: Now) -> Stretch | None:
    """What stands behind `of`: a stretch, or `the year`, which is this one."""
    if plain_at(words, of) not in {"of", "in"}:
        return None
    if found := stretch_at(words, of + 1, now) or stretch_at(words, of + 1 + (plain_at(words, of + 1) == "the"), now):
        return found
    unit = UNITS.get(plain_at(words, of + 2)) if plain_at(words, of + 1) == "the" else None
    if unit not in {Unit.YEAR, Unit.QUARTER}:
        return None
    return Stretch(of + 3, unit_before(now.today, unit, 0), This(unit))


#: What stands before a day that is something's own.
_OWN = frozenset("a an their its whose".split())


def _some_of(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`The first 10 days of May`, `the last day of last month`, `the third week of June`, `the first Monday of May`."""
    at = i + (plain_at(words, i) == "the")
    said = plain_at(words, at)
    if (said not in _FINAL and said not in ORDINALS) or plain_at(words, i - 1) in _OWN:
        return None  # `passes with a first day in May` have theirs
    number = words[at + 1].number if at + 1 < len(words) else None
    named = at + 1 + (number is not None)
    inner = _inner(words, named + 1, now)
    if inner is None or inner.edge or (number or 0) > MOST:
        return None
    which = None if said in _FINAL else ORDINALS[said]
    start, end = inner.span.first.start, after(inner.span.last).start
    noun = plain_at(words, named)
    if unit := UNITS.get(noun):
        cut = _cut(start, end, unit, int(number or 1), which)
    elif noun == "half" and number is None:
        cut = _half(inner.span, first=which == 1) if which in {None, 1, 2} else None
    else:
        day = WEEKDAYS.get(noun) if number is None else None
        cut = _nth_weekday(start, end, day, which) if day else None
    return replace(inner, span=cut, said=None) if cut and cut.first.start < end else None


def _cut(start: datetime, end: datetime, unit: Unit, count: int, which: int | None) -> Between | None:
    """The first, second, … stretch of some units; None: the last. Weeks are counted from the start, as seven days."""
    if unit is Unit.WEEK:
        unit, count = Unit.DAY, 7 * count
    low = shift(end, -count, unit) if which is None else shift(start, count * (which - 1), unit)
    low = floor(low, unit)
    if low < start or low >= end:
        return None
    return Between(Instant(low, unit), Instant(shift(low, count - 1, unit), unit))


def _half(span: Between, *, first: bool) -> Between:
    """A half of a year by months, of a month its first 15 days or the rest, else of as many days."""
    start, end = span.first.start, after(span.last).start
    months = (end.year - start.year) * 12 + end.month - start.month
    if months % 2 == 0 and start.day == end.day == 1:
        middle, unit = shift(start, months // 2, Unit.MONTH), Unit.MONTH
    else:
        middle, unit = start + timedelta(days=15 if months == 1 else (end - start).days // 2), Unit.DAY
    low, high = (start, middle) if first else (middle, end)
    return Between(Instant(low, unit), Instant(shift(high, -1, unit), unit))


def _nth_weekday(start: datetime, end: datetime, day: int, which: int | None) -> Between:
    if which is None:
        return days(end - timedelta(days=(end.isoweekday() - day - 1) % 7 + 1), 1)
    return days(start + timedelta(days=(day - start.isoweekday()) % 7 + 7 * (which - 1)), 1)


_EDGES = {
    "start": Edge.START,
    "beginning": Edge.START,
    "opening": Edge.START,
    "end": Edge.END,
    "close": Edge.END,
    "ending": Edge.END,
}


#: Before `end this year` these say that something ended.
_OWN_END = frozenset("an that which who did do does to".split())


def _edge(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`The start of 2024`, `the end of last month`, `year end`."""
    at = i + (plain_at(words, i) == "the")
    edge = _EDGES.get(plain_at(words, at))
    if edge is None or plain_at(words, at + 1) == "in" or plain_at(words, at - 1) in _OWN_END:
        return None  # `cases that close in May`, `stays that came to an end this year`
    if plain_at(words, at + 1) in NEXT:
        return None  # `contracts ending next month`
    inner = _inner(words, at + 1, now) or stretch_at(words, at + 1, now)
    inner = inner or _month_now(words, at + 1, now)
    return replace(inner, edge=edge) if inner and not inner.edge else None


def _month_now(words: Sequence[Word], of: int, now: Now) -> Stretch | None:
    """`Of the month`, `of the week`: today's."""
    unit = UNITS.get(plain_at(words, of + 2)) if phrase_at(words, of, "of the") else None
    return Stretch(of + 3, unit_before(now.today, unit, 0), This(unit)) if unit else None


# --- reckoned from others ---------------------------------------------------------------------------------------------
#: Where the units that are counted lie, by what leads to the time that they are counted from.
_END_IN = (
    "ending in",
    "ending on",
    "ending with",
    "ending",
    "ended",
    "up to and including",
    "up to",
    "to the end of",
    "to",
)
_START_IN = ("starting in", "starting on", "starting with", "starting from", "starting", "beginning in", "beginning on",
             "beginning with", "beginning", "commencing", "from")  # fmt: skip
_END_BEFORE = ("before", "prior to", "preceding", "leading up to")
_START_AFTER = ("after", "following")

#: What says by itself that units are counted from somewhere, with no article before them: `week ending 15 March`.
_TOLD = frozenset({"ending", "ended", "beginning", "commencing", "starting"})

#: Before a unit these divide by it, or leave open which is meant.
_NO_ONE = frozenset("by per each every a an in which what first second third last next previous".split())


#: Before some units these say that all of them are meant.
_OVER = frozenset({"in", "during", "over", "within", "for"})


def _reckoned(words: Sequence[Word], i: int, now: Now) -> Stretch | None:
    """`The six months to March`, `week commencing 9 March`, `the week before Christmas`, `the 2 weeks after 5 May`."""
    at = i + (plain_at(words, i) == "the")
    number = words[at].number if at < len(words) else None
    at += number is not None
    unit, joint = UNITS.get(plain_at(words, at)), _joint_at(words, at + 1)
    if unit in {None, Unit.HOUR, Unit.MINUTE, Unit.SECOND} or joint is None or not 1 <= (number or 1) <= MOST:
        return None
    phrase, ends, inside = joint
    if number is not None and not inside and at == i + 1 and plain_at(words, i - 1) not in _OVER:
        return None  # `sent 10 days before 5 June`, on that day
    if number is None and (not _is_one(words, i, at, phrase) or unit.value != plain_at(words, at)):
        return None
    of = at + 1 + len(phrase.split())
    inner = stretch_at(words, of, now)
    if inner is None or inner.edge is Edge.START or inner.said is not None:
        return None
    span = _counted(inner.span, int(number or 1), unit, ends=ends, inside=inside)
    return replace(inner, span=span, edge=None, week=None) if span else None


def _joint_at(words: Sequence[Word], at: int) -> tuple[str, bool, bool] | None:
    """What leads to the time that units are counted from, whether they end there rather than begin, and whether it is one of them."""
    table = ((_END_IN, True, True), (_START_IN, False, True), (_END_BEFORE, True, False), (_START_AFTER, False, False))
    found = ((phrase, ends, inside) for phrases, ends, inside in table for phrase in phrases)
    return next((one for one in found if phrase_at(words, at, one[0])), None)


def _is_one(words: Sequence[Word], i: int, at: int, phrase: str) -> bool:
    """Whether a unit without a number is one: `the year to March`, `week ending 5 May`; not `orders per week from May`."""
    before = plain_at(words, i - 1)
    if at > i:
        return before not in _NO_ONE or before == "in"
    return phrase.split(maxsplit=1)[0] in _TOLD and (before not in _NO_ONE or before == "in")


def _counted(inner: Between, count: int, unit: Unit, *, ends: bool, inside: bool) -> Between | None:
    """So many units that end or begin with a stretch, or right before or behind it; None where they are shorter than it."""
    begin, close = inner.first.start, after(inner.last).start
    fine = (
        Unit.DAY
        if Unit.DAY in {inner.first.unit, unit} or unit is Unit.WEEK
        else min(unit, inner.first.unit, key=tuple(Unit).index)
    )
    if ends:
        stop = close if inside else begin
        start = shift(stop, -count, unit)
    else:
        start = begin if inside else close
        stop = shift(start, count, unit)
    if inside and (start > begin or stop < close):
        return None
    return Between(Instant(start, fine), Instant(shift(stop, -1, fine), fine))


_READERS: tuple[Callable[[Sequence[Word], int, Now], Stretch | None], ...] = (
    _written,
    _week,
    _day_of_month,
    _relative,
    _ago,
    _weekday,
    _some_of,
    _edge,
    _reckoned,
)
