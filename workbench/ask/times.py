"""Time phrases of a question: which period, which grain, which days of the week, which hours of the day."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from workbench.ask.lexicon import DAY_PARTS, SEASONS, WEEKDAYS
from workbench.ask.moments import Now, moment_at
from workbench.ask.words import Kind, Word
from workbench.query.model import Before, Between, Instant, Last, Period, Since, This, Unit

#: How units of time are written.
UNITS: dict[str, Unit] = {name: unit for unit in Unit for name in (unit.value, f"{unit.value}s")}
_GRAINS: dict[str, Unit] = {
    "hourly": Unit.HOUR,
    "daily": Unit.DAY,
    "weekly": Unit.WEEK,
    "monthly": Unit.MONTH,
    "quarterly": Unit.QUARTER,
    "yearly": Unit.YEAR,
    "annual": Unit.YEAR,
    "annually": Unit.YEAR,
}
_EACH = frozenset({"by", "per", "each", "every", "which", "what", "whichever"})
_TREND = (
    "over time",
    "trend",
    "trends",
    "over the year",
    "over the months",
    "across the year",
    "through the year",
    "throughout the year",
    "across the months",
    "course of the year",
    "over the course of the year",
    "as the year went on",
)
_DEVELOPS = frozenset("develop develops developed development evolve evolves evolved evolution progressed".split())
_WHOLE = ("whole year", "entire year", "full year", "all year", "all year round", "all time")


@dataclass(frozen=True, slots=True)
class During:
    """Only this period."""

    period: Period
    assumed: str | None = None


@dataclass(frozen=True, slots=True)
class Grain:
    """Divided by this unit: a trend where no unit was said, ranked in `the busiest day`."""

    unit: Unit
    trend: bool = False
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Divided by a part of the date: `dow`, `month`, `hour`."""

    part: str


@dataclass(frozen=True, slots=True)
class PartIs:
    """Only where a part of the date (`dow`, `month`) has one of these values."""

    part: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HourIs:
    """Only these hours of the day, both ends included; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class WholeTime:
    """All there is; said, but no restriction."""


TimeMeaning: TypeAlias = During | Grain | PartGroup | PartIs | HourIs | WholeTime


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Words `start` to `stop` (exclusive) and what they mean."""

    start: int
    stop: int
    meaning: TimeMeaning


def time_spans(words: Sequence[Word], now: Now) -> tuple[TimeSpan, ...]:
    """Return the time phrases of a question, the longest reading at each place."""
    found, i = [], 0
    while i < len(words):
        spans = [span for reader in _READERS for span in reader(words, i, now)]
        best = max(spans, key=lambda span: span.stop, default=None)
        found += [best] if best else []
        i = best.stop if best else i + 1
    return tuple(found)


# --- periods ----------------------------------------------------------------------------------------------------------
def _moment(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`in July`, `from March to June`, `since May`, `before Christmas`."""
    lead = _plain(words, i)
    at = i + (lead in _LEADS)
    first = moment_at(words, at, now)
    if first is None:
        return
    period = first.between(now)
    yield TimeSpan(i, first.stop, During(_led(lead, period), _said(first.year, period)))
    if (joint := _joint(words, first.stop)) is None:
        return
    second = moment_at(words, joint, now)
    if second is None or (
        _plain(words, joint - 1) == "and" and lead != "between" and not _follows(period, second.between(now))
    ):
        return
    whole = _span_of(period, second.between(now), shared=second.year)
    if whole:
        yield TimeSpan(i, second.stop, During(whole, _said(first.year or second.year, whole)))


_LEADS = frozenset(
    {
        "in",
        "on",
        "during",
        "for",
        "of",
        "from",
        "since",
        "before",
        "after",
        "until",
        "till",
        "between",
        "through",
        "over",
        "at",
        "throughout",
        "within",
    }
)


def _joint(words: Sequence[Word], i: int) -> int | None:
    return i + 1 if _plain(words, i) in {"to", "through", "until", "till", "and", "thru"} else None


def _follows(first: Between, second: Between) -> bool:
    """Whether one month comes right after the other: `June and July` is one period."""
    return (
        first.last.unit is second.first.unit is Unit.MONTH
        and (second.first.start.month - first.last.start.month) % 12 == 1
    )


def _span_of(first: Between, second: Between, *, shared: int | None) -> Between | None:
    start = first.first
    if shared and start.start.year != shared and first.first.start.month <= second.last.start.month:
        start = Instant(start.start.replace(year=shared), start.unit)
    if start.start > second.last.start:
        start = Instant(start.start.replace(year=start.start.year - 1), start.unit)
    return Between(start, second.last)


def _led(lead: str, period: Between) -> Period:
    match lead:
        case "since":
            return Since(period.first)
        case "after":
            return Since(_next(period.last))
        case "before":
            return Before(period.first)
        case "until" | "till" | "through":
            return Before(_next(period.last))
        case _:
            return period


def _next(instant: Instant) -> Instant:
    start = instant.start
    match instant.unit:
        case Unit.YEAR:
            return Instant(start.replace(year=start.year + 1), Unit.YEAR)
        case Unit.QUARTER | Unit.MONTH:
            months = start.month - 1 + (3 if instant.unit is Unit.QUARTER else 1)
            return Instant(start.replace(year=start.year + months // 12, month=months % 12 + 1), instant.unit)
        case _:
            return Instant(start + timedelta(days=7 if instant.unit is Unit.WEEK else 1), Unit.DAY)


def _said(year: int | None, period: Between) -> str | None:
    return None if year else f"The latest one before today is meant: {period.first.start.year}."


def _relative(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`last 3 months`, `last month`, `this year`, `yesterday`, `today`, `year to date`."""
    at = i + (_plain(words, i) in _LEADS)
    at += _plain(words, at) == "the"
    said = _plain(words, at)
    yield from _days(i, at, said, now.today)
    if said in {"last", "past", "previous"}:
        number = words[at + 1].number if at + 1 < len(words) else None
        unit = UNITS.get(_plain(words, at + 1 + (number is not None)))
        if unit and _plain(words, at + 2 + (number is not None)) not in {"of", "in"}:
            yield TimeSpan(i, at + 2 + (number is not None), During(Last(int(number or 1), unit)))
    if said in {"this", "current"} and (unit := UNITS.get(_plain(words, at + 1))):
        yield TimeSpan(i, at + 2, During(This(unit)))
    if said == "ytd" or _phrase(words, at, "year to date"):
        yield TimeSpan(i, at + (1 if said == "ytd" else 3), During(This(Unit.YEAR)))


def _days(i: int, at: int, said: str, today: date) -> Iterator[TimeSpan]:
    back = {"yesterday": 1, "today": 0}.get(said)
    if back is not None:
        day = datetime(today.year, today.month, today.day) - timedelta(days=back)
        yield TimeSpan(i, at + 1, During(Between(Instant(day, Unit.DAY), Instant(day, Unit.DAY))))


def _edge(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`the first week of March`, `the last 10 days of December`."""
    at = i + (_plain(words, i) in _LEADS)
    at += _plain(words, at) == "the"
    if _plain(words, at) not in {"first", "last", "final"}:
        return
    number = words[at + 1].number if at + 1 < len(words) else None
    unit_at = at + 1 + (number is not None)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(UNITS.get(_plain(words, unit_at), Unit.YEAR))
    of = unit_at + 1
    if days is None or _plain(words, of) not in {"of", "in"}:
        return
    moment = moment_at(words, of + 1 + (_plain(words, of + 1) == "the"), now)
    if moment:
        yield TimeSpan(
            i,
            moment.stop,
            During(_cut(moment.between(now), int(number or 1) * days, first=_plain(words, at) == "first")),
        )


def _cut(period: Between, days: int, *, first: bool) -> Between:
    start, end = period.first.start, _next(period.last).start
    low, high = (start, start + timedelta(days=days)) if first else (end - timedelta(days=days), end)
    return Between(Instant(low, Unit.DAY), Instant(high - timedelta(days=1), Unit.DAY))


# --- grains and parts -------------------------------------------------------------------------------------------------
def _grain(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`monthly`, `per month`, `each week`, `which day`, `month by month`, `over time`."""
    if unit := _GRAINS.get(_plain(words, i)):
        yield TimeSpan(i, i + 1, Grain(unit))
    at = i + _marks(words, i)
    unit = UNITS.get(_plain(words, at))
    if unit and at > i and not _of_week(words, at):
        yield TimeSpan(i, at + 1, Grain(unit))
    if unit and _phrase(words, i, f"{unit.value} by {unit.value}"):
        yield TimeSpan(i, i + 3, Grain(unit))
    if _plain(words, i) in _DEVELOPS:
        yield TimeSpan(i, i + 1, Grain(Unit.MONTH, trend=True))
    for phrase in _TREND:
        if _phrase(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Grain(Unit.MONTH, trend=True))
    for phrase in _WHOLE:
        if _phrase(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), WholeTime())


def _marks(words: Sequence[Word], i: int) -> int:
    """How many words mark a group here: `by`, `for each`, `in which`, `each calendar`, `busiest`."""
    at = i
    while _plain(words, at) in {"for", "in", "on", "at", "of", "during"} and _plain(words, at + 1) in _EACH:
        at += 1
    if _plain(words, at) not in _EACH:
        return 0
    at += 1
    while _plain(words, at) in {"the", "calendar", "single", "scheduled", "local", "individual"}:
        at += 1
    return at - i


def _of_week(words: Sequence[Word], at: int) -> bool:
    """Whether `of the week` follows: a part of the date, where `which month of 2013` is a grain."""
    after = at + 2 + (_plain(words, at + 2) == "the")
    return _plain(words, at + 1) == "of" and _plain(words, after) in UNITS


def _part(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`day of the week`, `by weekday`, `month of the year`."""
    at = i + _marks(words, i)
    for phrase, part in (
        ("day of the week", "dow"),
        ("day of week", "dow"),
        ("days of the week", "dow"),
        ("weekday", "dow"),
        ("weekdays", "dow"),
        ("month of the year", "month"),
        ("hour of the day", "hour"),
        ("hour of day", "hour"),
        ("day of the month", "day"),
        ("day of month", "day"),
    ):
        if _phrase(words, at, phrase) and (at > i or " " in phrase) and part != "hour":
            yield TimeSpan(i, at + len(phrase.split()), PartGroup(part))


def _weekday(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`on weekends`, `on Mondays`, `Saturdays and Sundays`."""
    at = i + (_plain(words, i) in {"on", "at", "during", "over", "for", "in"})
    at += _plain(words, at) in {"the", "a"}
    said = _plain(words, at)
    if said in {"weekend", "weekends"}:
        yield TimeSpan(i, at + 1, PartIs("dow", (6, 7)))
    if said in {"weekday", "weekdays", "workday", "workdays"} and (at > i or said.endswith("s")):
        yield TimeSpan(i, at + 1, PartIs("dow", (1, 2, 3, 4, 5)))
    days, stop = [], at
    while (day := WEEKDAYS.get(_plain(words, stop))) and len(_plain(words, stop)) > 3:
        days.append(day)
        stop += 1
        stop += _plain(words, stop) in {"and", ",", "or"} and _plain(words, stop + 1) in WEEKDAYS
    if days:
        yield TimeSpan(i, stop, PartIs("dow", tuple(sorted(set(days)))))


def _months(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`January and July`: months that do not follow each other; `winter`, which is in two years."""
    at = i + (_plain(words, i) in _LEADS)
    months, years, stop = [], set(), at
    if _plain(words, i) in {"between", "from"}:
        return
    while moment := moment_at(words, stop, now):
        if moment.unit is not Unit.MONTH or moment.first != moment.last:
            break
        months.append(moment.first[0])
        years.add(moment.year)
        end, stop = moment.stop, moment.stop
        while _plain(words, stop) in {"and", ",", "or", "versus", "vs", "&", "with"}:
            stop += 1
    if (len(months) > 1 and any((b - a) % 12 != 1 for a, b in itertools.pairwise(months))) or len(months) > 2:
        yield TimeSpan(i, end, PartIs("month", tuple(months)))
    here = at + (_plain(words, at) == "the")
    if _plain(words, here).removesuffix("s") == "winter":
        stop = here + 1 + (_plain(words, here + 1) in {"months", "month", "season"})
        yield TimeSpan(i, stop, PartIs("month", SEASONS["winter"]))


# --- hours ------------------------------------------------------------------------------------------------------------
def _day_part(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    at = i + (_plain(words, i) in {"in", "during", "on"})
    at += _plain(words, at) == "the"
    if hours := DAY_PARTS.get(_plain(words, at)):
        yield TimeSpan(i, at + 1, HourIs(*hours))


def _clock(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`after 6 pm`, `18:00 or later`, `between 6 and 9 am`, `before noon`."""
    lead = _plain(words, i)
    at = i + (lead in {"after", "before", "at", "from", "since", "between", "until", "by", "past", "around"})
    hour, stop = _hour(words, at), at + 1
    if hour is None and at > i and (told := _told_hour(words, at)):
        hour, stop = told
    if lead == "between" and _plain(words, at + 1) in {"and", "to", "-"} and (end := _hour(words, at + 2)) is not None:
        yield from _between_hours(words, i, at, end or 24)
    if hour is None:
        return
    after = " ".join(_plain(words, stop + k) for k in (0, 1))
    if lead in {"after", "from", "since", "past"} or after in _LATER:
        yield TimeSpan(i, stop + 2 * (after in _LATER), HourIs(hour, None))
    elif lead in {"before", "until"} or after in _EARLIER:
        yield TimeSpan(i, stop + 2 * (after in _EARLIER), HourIs(None, hour - 1 if lead else hour))
    else:
        yield TimeSpan(i, stop, HourIs(hour, hour))


_LATER = frozenset({"or later", "and later", "or after", "and after"})
_EARLIER = frozenset({"or earlier", "or before"})


def _told_hour(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`7 in the morning`, `8 o'clock`: the hour, and where its words end."""
    number = words[at].number if at < len(words) else None
    if number is None or not 0 < number <= 12:
        return None
    if _plain(words, at + 1) == "oclock":
        return int(number), at + 2
    if _phrase(words, at + 1, "in the") and (part := _plain(words, at + 3)) in {"morning", "afternoon", "evening"}:
        return int(number) % 12 + 12 * (part != "morning"), at + 4
    return None


def _between_hours(words: Sequence[Word], i: int, at: int, end: int) -> Iterator[TimeSpan]:
    """`Between 6 and 9 am`: the second hour tells what half of the day the first is in, and is not included."""
    begin, written = _hour(words, at), words[at].number
    if begin is None and written is not None and written < 24:
        begin = int(written) + 12 * (written < end - 12 and end > 12)
    if begin is not None:
        yield TimeSpan(i, at + 3, HourIs(begin, end - 1))


def _hour(words: Sequence[Word], i: int) -> int | None:
    plain = _plain(words, i)
    if plain in {"noon", "midday", "midnight"}:
        return 0 if plain == "midnight" else 12
    if not (0 <= i < len(words)) or words[i].kind is not Kind.CLOCK:
        return None
    digits = plain.split(":")[0]
    hour = int("".join(c for c in digits if c.isdigit()))
    if "p" in plain:
        hour = hour % 12 + 12
    elif "a" in plain:
        hour %= 12
    return hour if hour < 24 else None


_READERS: tuple[Callable[[Sequence[Word], int, Now], Iterator[TimeSpan]], ...] = (
    _months,
    _moment,
    _relative,
    _edge,
    _grain,
    _part,
    _weekday,
    _day_part,
    _clock,
)


def _plain(words: Sequence[Word], i: int) -> str:
    return words[i].plain if 0 <= i < len(words) else ""


def _phrase(words: Sequence[Word], i: int, phrase: str) -> bool:
    return all(_plain(words, i + k) == word for k, word in enumerate(phrase.split()))
