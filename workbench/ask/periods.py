"""Periods that a question names: written (`from March to May`), relative to today (`last 3 months`), or cut from another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from workbench.ask.lexicon import ORDINALS, SEASONS, WEEKDAYS
from workbench.ask.meanings import UNITS, Compared, During, Grain, PartIs, TimeSpan, Vague, phrase_at, plain_at
from workbench.ask.moments import Now, moment_at
from workbench.ask.words import Kind, Word
from workbench.query.model import Before, Between, Earlier, Instant, Last, Period, PreviousPeriod, Since, This, Unit


def _moment(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`in July`, `from March to June`, `since May`, `before Christmas`."""
    lead = plain_at(words, i)
    at = i + (lead in _LEADS)
    first = moment_at(words, at, now)
    if first is None:
        return
    period = first.between(now)
    onwards = lead == "from" and plain_at(words, first.stop) in {"on", "onward", "onwards"}
    led = Since(period.first) if onwards else _led(lead, period)
    yield TimeSpan(i, first.stop + onwards, During(led, _said(first.year, period)))
    if (joint := _joint(words, first.stop)) is None:
        return
    second = moment_at(words, joint, now)
    if second is None or (
        plain_at(words, joint - 1) == "and" and lead != "between" and not _follows(period, second.between(now))
    ):
        return
    whole = _span_of(period, second.between(now), shared=None if first.year else second.year)
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
    return i + 1 if plain_at(words, i) in {"to", "through", "until", "till", "and", "thru"} else None


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
    """`last 3 months`, `last month`, `rolling 12 months`, `this year`, `year to date`, `the year before last`."""
    at = _after_lead(words, i)
    said = plain_at(words, at)
    if said in {"last", "past", "previous", "rolling", "trailing", "prior"}:
        for name, period in (_ROLLING if said == "past" else _HALVES).items():
            if phrase_at(words, at + 1, name):
                yield TimeSpan(i, at + 1 + len(name.split()), During(period))
        yield from _last(words, i, at + 1)
    if said in {"this", "current"} and (unit := UNITS.get(plain_at(words, at + 1))):
        yield TimeSpan(i, at + 2, During(This(unit)))
    for phrase, unit in _TO_DATE:
        if phrase_at(words, at, phrase):
            yield TimeSpan(i, at + len(phrase.split()), During(This(unit)))
    yield from _so_far(words, i, at, now)
    if (unit := UNITS.get(said)) and phrase_at(words, at + 1, "before last"):
        yield TimeSpan(i, at + 3, During(_back(now.today, unit, 2)))


_TO_DATE = (
    ("ytd", Unit.YEAR),
    ("qtd", Unit.QUARTER),
    ("mtd", Unit.MONTH),
    *((f"{unit.value} to date", unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)),
)


#: Not the last whole unit but the days and months just past.
_HALVES: dict[str, Period] = {"half year": Last(6, Unit.MONTH), "fortnight": Last(14, Unit.DAY)}
_ROLLING: dict[str, Period] = {**_HALVES, "year": Last(12, Unit.MONTH), "week": Last(7, Unit.DAY)}

_SO_FAR = ("so far", "to date", "ytd", "until now", "up to now", "till now")


def _so_far(words: Sequence[Word], i: int, at: int, now: Now) -> Iterator[TimeSpan]:
    """`this year so far`, `2025 so far`, `so far in 2025`, `2025 ytd`, `since new year`: up to today."""
    for phrase in _SO_FAR:
        length = len(phrase.split())
        said = plain_at(words, at)
        stop = at + 1 if said == str(now.today.year) else at + 2
        unit = UNITS.get(plain_at(words, at + 1)) if said in {"this", "current"} else None
        if (said == str(now.today.year) or unit) and phrase_at(words, stop, phrase):
            yield TimeSpan(i, stop + length, During(This(unit or Unit.YEAR)))
        if phrase_at(words, at, phrase):
            year = at + length + (plain_at(words, at + length) in {"in", "this", "during"})
            if plain_at(words, year) in {str(now.today.year), "year"} and year > at + length:
                yield TimeSpan(i, year + 1, During(This(Unit.YEAR)))
    if plain_at(words, i) == "since" and plain_at(words, at) == "new" and plain_at(words, at + 1) in {"year", "years"}:
        yield TimeSpan(i, at + 2, During(This(Unit.YEAR)))


def _after_lead(words: Sequence[Word], i: int) -> int:
    at = i + (plain_at(words, i) in _LEADS)
    return at + (plain_at(words, at) == "the")


def _last(words: Sequence[Word], i: int, at: int) -> Iterator[TimeSpan]:
    """What stands after `last`: how many units; `the last day of` is another thing."""
    at += plain_at(words, at) in {"full", "complete", "calendar", "whole"}
    number = words[at].number if at < len(words) else None
    stop = at + 1 + (number is not None)
    unit = UNITS.get(plain_at(words, stop - 1))
    if unit and plain_at(words, stop) not in {"of", "in"}:
        yield TimeSpan(i, stop, During(Last(int(number or 1), unit)))


def _ago(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`Yesterday`, `the day before yesterday`, `3 days ago`, `a month ago`, `last Monday`, `last weekend`."""
    at = _after_lead(words, i)
    for phrase, back in (("today", 0), ("todays", 0), ("yesterday", 1), ("yesterdays", 1), ("day before yesterday", 2)):
        if phrase_at(words, at, phrase):
            yield TimeSpan(i, at + len(phrase.split()), During(_back(now.today, Unit.DAY, back)))
    number = 1.0 if plain_at(words, at) in {"a", "an", "one"} else words[at].number if at < len(words) else None
    unit = UNITS.get(plain_at(words, at + 1))
    if number is not None and unit and plain_at(words, at + 2) == "ago":
        yield TimeSpan(i, at + 3, During(_back(now.today, unit, int(number))))
    if plain_at(words, at) in {"last", "previous"} and (days := _weekday_before(plain_at(words, at + 1), now.today)):
        yield TimeSpan(i, at + 2, During(Between(*days)))


def _weekday_before(plain: str, today: date) -> tuple[Instant, Instant] | None:
    first, length = (6, 2) if plain == "weekend" else (WEEKDAYS.get(plain, 0), 1)
    if not first:
        return None
    back = (today.isoweekday() - first - 1) % 7 + 1
    back += 7 * (back < length)  # a weekend that is not over is not the last one
    start = datetime(today.year, today.month, today.day) - timedelta(days=back)
    return Instant(start, Unit.DAY), Instant(start + timedelta(days=length - 1), Unit.DAY)


def _back(today: date, unit: Unit, count: int) -> Between:
    """The unit that lies some units before today's."""
    day = datetime(today.year, today.month, today.day)
    match unit:
        case Unit.YEAR:
            start = datetime(today.year - count, 1, 1)
        case Unit.QUARTER | Unit.MONTH:
            step = 3 if unit is Unit.QUARTER else 1
            months = today.year * 12 + (today.month - 1) // step * step - count * step
            start = datetime(months // 12, months % 12 + 1, 1)
        case Unit.WEEK:
            start = day - timedelta(days=today.weekday() + 7 * count)
            return Between(Instant(start, Unit.DAY), Instant(start + timedelta(days=6), Unit.DAY))
        case _:
            start, unit = day - timedelta(days=count), Unit.DAY
    return Between(Instant(start, unit), Instant(start, unit))


# --- parts of periods -------------------------------------------------------------------------------------------------
def _edge(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`the first week of March`, `the last 10 days of December`, `the third week of June`."""
    at = _after_lead(words, i)
    said = plain_at(words, at)
    if said not in {"last", "final"} and said not in ORDINALS:
        return
    number = words[at + 1].number if at + 1 < len(words) else None
    unit_at = at + 1 + (number is not None)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(UNITS.get(plain_at(words, unit_at), Unit.YEAR))
    of = unit_at + 1
    if days is None or plain_at(words, of) not in {"of", "in"}:
        return
    moment = moment_at(words, of + 1 + (plain_at(words, of + 1) == "the"), now)
    if moment:
        length = int(number or 1) * days
        yield TimeSpan(i, moment.stop, During(_cut(moment.between(now), length, ORDINALS.get(said))))


def _cut(period: Between, days: int, which: int | None) -> Between:
    """The first, second, … stretch of some days in a period; None: the last."""
    start, end = period.first.start, _next(period.last).start
    low = end - timedelta(days=days) if which is None else start + timedelta(days=days * (which - 1))
    return Between(Instant(low, Unit.DAY), Instant(low + timedelta(days=days - 1), Unit.DAY))


def _part(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`since the beginning of 2013`, `by the end of June`; `early 2013` and `the same month last year` are vague."""
    lead, at = plain_at(words, i), _after_lead(words, i)
    edge = plain_at(words, at)
    if words[min(at, len(words) - 1)].kind is Kind.DATE and "/" in edge:  # 05/04: May or April
        yield TimeSpan(i, at + 1, Vague())
    of = at + 1 + (plain_at(words, at + 1) == "of")
    of += plain_at(words, of) == "the"
    if edge in _VAGUE and (moment := moment_at(words, of, now)):
        period = moment.between(now)
        meaning: During | Vague = Vague()
        if lead == "since" and edge in {"beginning", "start"}:
            meaning = During(Since(period.first), _said(moment.year, period))
        elif lead in {"until", "till", "through", "by"} and edge == "end":
            meaning = During(Before(_next(period.last)), _said(moment.year, period))
        yield TimeSpan(i, moment.stop, meaning)
    if (
        edge == "same"
        and plain_at(words, at + 1) in UNITS
        and plain_at(words, at + 2) in _AGO
        and not _sets_beside(words, i)
    ):
        yield TimeSpan(i, at + 4, Vague())
    if edge == "week" and of > at + 1 and (moment := moment_at(words, of, now)) and moment.unit is Unit.DAY:
        monday = (day := moment.between(now).first.start) - timedelta(days=day.weekday())
        week = Between(Instant(monday, Unit.DAY), Instant(monday + timedelta(days=6), Unit.DAY))
        yield TimeSpan(i, moment.stop, During(week, _said(moment.year, week)))
    if edge in _VAGUE and lead == "since" and UNITS.get(plain_at(words, of)) is Unit.YEAR:
        yield TimeSpan(i, of + 1, During(This(Unit.YEAR)))


_VAGUE = frozenset({"early", "late", "mid", "middle", "end", "beginning", "start"})
_AGO = frozenset({"last", "previous", "of", "a"})


def _sets_beside(words: Sequence[Word], i: int) -> bool:
    """Whether what stands before a place sets two things side by side: `than`, `compared with`, `against`."""
    before = {plain_at(words, i - k) for k in (1, 2)}
    return bool(before & {"than", "compared", "compare", "against", "versus", "vs", "with", "to", "as"})


def _as_then(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`(than) the same period last year`, `at this point in 2024`, `by this date last year`, `a year earlier`."""
    at = i + (plain_at(words, i) in {"in", "at", "by", "over", "during", "to", "with", "for", "as"})
    at += plain_at(words, at) in {"the", "of"}
    if plain_at(words, at) not in {"same", "this"} or plain_at(words, at + 1) not in _STRETCHES:
        return
    at += 2
    while plain_at(words, at) in {"of", "in", "as", "the", "from"}:
        at += 1
    said, unit = plain_at(words, at), UNITS.get(plain_at(words, at + 1))
    if said in {"last", "previous", "prior"} and unit:
        yield TimeSpan(i, at + 2, Compared(Earlier(1, unit)))
    elif said in {"a", "one"} and unit and plain_at(words, at + 2) in {"earlier", "ago", "before"}:
        yield TimeSpan(i, at + 3, Compared(Earlier(1, unit)))
    elif said == str(now.today.year - 1):
        yield TimeSpan(i, at + 1, Compared(Earlier(1, Unit.YEAR)))


_STRETCHES = frozenset(
    "period stretch time point date day days months month weeks week quarter quarters season span".split()
)


def _compared(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`compared to last year`, `vs the previous month`, `year over year`, `month over month`."""
    for phrase, unit in _OVER:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Compared(Earlier(1, unit)))
    for phrase in _AGAINST:
        at = i + len(phrase.split())
        at += plain_at(words, at) in {"the", "a"}
        if not phrase_at(words, i, phrase):
            continue
        if plain_at(words, at) in {"last", "previous", "prior"} and (before := UNITS.get(plain_at(words, at + 1))):
            yield TimeSpan(i, at + 2, Compared(Earlier(1, before)))
        if phrase_at(words, at, "previous period") or phrase_at(words, at, "prior period"):
            yield TimeSpan(i, at + 2, Compared(PreviousPeriod()))
        if (before := UNITS.get(plain_at(words, at))) and plain_at(words, at + 1) in {"before", "earlier", "ago"}:
            yield TimeSpan(i, at + 2, Compared(Earlier(1, before)))


_OVER = (
    *((f"{unit.value} over {unit.value}", unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)),
    ("yoy", Unit.YEAR),
    ("mom", Unit.MONTH),
    ("qoq", Unit.QUARTER),
    ("wow", Unit.WEEK),
)
_AGAINST = ("compared to", "compared with", "compare to", "compare with", "versus", "vs", "against", "relative to")


def _months(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`January and July`: months that do not follow each other; `winter`, which is in two years."""
    at = i + (plain_at(words, i) in _LEADS)
    months, years, stop = [], set(), at
    if plain_at(words, i) in {"between", "from"}:
        return
    while moment := moment_at(words, stop, now):
        if moment.unit is not Unit.MONTH or moment.first != moment.last:
            break
        months.append(moment.first[0])
        years.add(moment.year)
        end, stop = moment.stop, moment.stop
        while plain_at(words, stop) in {"and", ",", "or", "versus", "vs", "&", "with"}:
            stop += 1
    if (len(months) > 1 and any((b - a) % 12 != 1 for a, b in itertools.pairwise(months))) or len(months) > 2:
        yield TimeSpan(i, end, PartIs("month", tuple(months)))
    here = at + (plain_at(words, at) == "the")
    if plain_at(words, here).removesuffix("s") == "winter":
        stop = here + 1 + (plain_at(words, here + 1) in {"months", "month", "season"})
        yield TimeSpan(i, stop, PartIs("month", SEASONS["winter"]))


def joined(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """Yield the time phrases, those that name two units in a row as one period divided by them: `2012 vs 2013`."""
    rest = list(_beside_each_other(words, spans))
    while rest:
        span = rest.pop(0)
        if rest and (both := _in_a_row(words, span, rest[0])):
            span, unit = both
            rest.pop(0)
            yield TimeSpan(span.start, span.stop, Grain(unit))
        yield span


def _beside_each_other(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """`Q1 2025 against Q1 2024`, `more in May than in April`: the earlier period is what the later one is compared with."""
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        if rest and (earlier := _compared_with(words, span, rest[0])):
            yield span
            second = rest.pop(0)
            span = TimeSpan(second.start, second.stop, Compared(earlier))
        yield span


def _compared_with(words: Sequence[Word], one: TimeSpan, other: TimeSpan) -> Earlier | None:
    """How long before the first period the second lies, where the words between set them side by side."""
    between = [w.plain for w in words[one.stop : other.start]]
    if not {*between, plain_at(words, other.start)} & {
        "than",
        "against",
        "versus",
        "vs",
        "compared",
        "compare",
        "over",
    }:
        return None
    if not (isinstance(one.meaning, During) and isinstance(other.meaning, During)):
        return None
    match one.meaning.period, other.meaning.period:
        case This(unit), Last(1, same) if unit is same:
            return Earlier(1, unit)
        case Between(first=a, last=b), Between(first=c, last=d) if a == b and c == d and a.unit is c.unit:
            return _distance(a, c)
        case _:
            return None


def _distance(later: Instant, earlier: Instant) -> Earlier | None:
    """How many years, else units, one instant lies after another of the same unit; None where it does not."""
    months = (later.start.year - earlier.start.year) * 12 + later.start.month - earlier.start.month
    if months <= 0 or later.start.day != earlier.start.day:
        return None
    if months % 12 == 0:
        return Earlier(months // 12, Unit.YEAR)
    step = {Unit.MONTH: 1, Unit.QUARTER: 3}.get(later.unit)
    return Earlier(months // step, later.unit) if step and months % step == 0 else None


def _in_a_row(words: Sequence[Word], one: TimeSpan, other: TimeSpan) -> tuple[TimeSpan, Unit] | None:
    between = {w.plain for w in words[one.stop : other.start]}
    if not between or between - {"and", "vs", "versus", "to", "with", "or", "&", "than", "in", "compared"}:
        return None
    if not (isinstance(one.meaning, During) and isinstance(other.meaning, During)):
        return None
    first, second = one.meaning.period, other.meaning.period
    if not (isinstance(first, Between) and isinstance(second, Between)):
        return None
    unit = first.first.unit
    units = {first.first.unit, first.last.unit, second.first.unit, second.last.unit}
    if one.meaning.assumed and not other.meaning.assumed:  # `Q1 and Q2 2013`: the year is of both
        first = Between(
            *(Instant(e.start.replace(year=second.first.start.year), e.unit) for e in (first.first, first.last))
        )
    follows = len(units) == 1 and _next(first.last).start == second.first.start
    whole = During(Between(first.first, second.last), other.meaning.assumed)
    return (TimeSpan(one.start, other.stop, whole), unit) if follows else None


#: What reads a period at a place; the longest reading wins.
PERIODS = (_months, _moment, _relative, _ago, _edge, _part, _as_then, _compared)
