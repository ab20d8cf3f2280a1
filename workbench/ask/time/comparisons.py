"""Times that are set beside others: `vs last year`, `month over month`, `Q1 2025 against Q1 2024`, `the same week last year`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from workbench.ask.language.lexicon import MONTHS
from workbench.ask.language.meanings import (
    UNITS,
    Compared,
    During,
    Grain,
    TimeMeaning,
    TimeSpan,
    Vague,
    WholeTime,
    phrase_at,
    plain_at,
)
from workbench.ask.language.occasions import BEGUN
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.changes import asks_change
from workbench.ask.time.moments import Now
from workbench.ask.time.restated import said_once
from workbench.ask.time.stretches import LAST, after, closed, unit_before
from workbench.query.instants import floor, shift
from workbench.query.model import Between, Earlier, Instant, Last, Period, PreviousPeriod, This, Unit

_BEFORE = frozenset({"earlier", "ago", "before", "previously", "prior"})
_STRETCHES = frozenset(
    "period stretch time point date day days month months week weeks quarter quarters season span weekday".split()
)


def as_then(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """Yield `(than) the same period last year`, `at this point in 2024`, `by this date last year`, `this time a year ago`."""
    against = max((len(p.split()) for p in _AGAINST if phrase_at(words, i, p)), default=0)
    at = i + (against or plain_at(words, i) in _AT)
    at += plain_at(words, at) in {"the", "of"}
    if plain_at(words, at) not in {"same", "this"} or plain_at(words, at + 1) not in _STRETCHES:
        return
    noun = plain_at(words, at + 1)
    at += 2
    while plain_at(words, at) in {"of", "in", "as", "the", "from", "during"}:
        at += 1
    said, unit = plain_at(words, at), UNITS.get(plain_at(words, at + 1))
    if said in LAST and unit:
        yield TimeSpan(i, at + 2, _then(unit, noun, now, alone=not against))
    elif said in {"a", "one"} and unit and plain_at(words, at + 2) in _BEFORE:
        yield TimeSpan(i, at + 3, _then(unit, noun, now, alone=not against))
    elif (back := UNITS.get(said)) and plain_at(words, at + 1) in _BEFORE:
        yield TimeSpan(i, at + 2, _then(back, noun, now, alone=not against))
    elif said == str(now.today.year - 1):
        yield TimeSpan(i, at + 1, _then(Unit.YEAR, noun, now, alone=not against))


def _then(back: Unit, noun: str, now: Now, *, alone: bool) -> Compared:
    """What is compared; alone, it is today's month, week, … one such unit before, of `this time` the month."""
    unit = {"time": Unit.MONTH, "date": Unit.DAY}.get(noun) or UNITS.get(noun)
    then: Period | None = None
    if alone and unit is not None and unit not in {Unit.WEEK, back}:
        start = shift(floor(datetime(now.today.year, now.today.month, now.today.day), unit), -1, back)
        then = Between(Instant(start, unit), Instant(start, unit))
    return Compared(Earlier(1, back), alone=then, unit=UNITS.get(noun))


#: What stands before a time that is compared with.
_AGAINST = (
    "compared to", "compared with", "compare to", "compare with", "compares to", "compares with", "comparing to", "comparing with", "in comparison to",
    "in comparison with", "versus", "vs", "vs.", "against", "relative to", "than", "up or down on", "up on", "down on",
    "up from", "down from", "change from", "change on", "change over", "change since", "change to", "change versus",
    "difference to", "difference from", "difference with", "growth on", "growth over", "growth from", "increase on",
    "increase over", "decrease on", "decrease from", "increase from", "change vs", "growth vs", "beside", "next to",
    "alongside", "over",
)  # fmt: skip
_AT = ("in", "at", "by", "during", "to", "with", "for", "as")
_WEAK = frozenset({"over"})


def compared(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """Yield `compared to last year`, `vs the previous month`, `year over year`, `month on month`, `than a year ago`."""
    for phrase, unit in _OVER:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Compared(Earlier(1, unit), divides=True))
    for phrase in _AGAINST:
        if phrase_at(words, i, phrase) and phrase not in _WEAK:
            at = i + len(phrase.split())
            at += plain_at(words, at) == "."  # `vs. a year earlier`
            at += plain_at(words, at) in {"the", "that", "those"} and plain_at(words, at + 1) != "day"
            yield from (TimeSpan(i, stop, Compared(to)) for stop, to in _earlier(words, at))
    yield from _and_before(words, i)
    yield from _set_against(words, i)


def _and_before(words: Sequence[Word], i: int) -> Iterator[TimeSpan]:
    """Yield what stands behind a period that the same is asked for as well: `in June 2025 and the year before`."""
    at = i + 1 + (plain_at(words, i + 1) == "the")
    behind = plain_at(words, i) == "and" and i > 0 and (words[i - 1].plain.isdigit() or words[i - 1].plain in _ENDS)
    for stop, to in _earlier(words, at) if behind else ():
        if words[stop - 1].plain in _BEFORE:
            yield TimeSpan(i, stop, Compared(to))


#: What asks to set one thing beside another, and what stands before the other.
_COMPARE, _WITH = frozenset({"compare", "comparing"}), frozenset({"with", "to", "and"})


def _set_against(words: Sequence[Word], i: int) -> Iterator[TimeSpan]:
    """`Compare May's revenue with the month before`, with what is compared between."""
    asked = next((k for k in range(i) if words[k].plain in _COMPARE), None)
    if asked is not None and asked < i - 1 and words[i].plain in _WITH:
        at = i + 1 + (plain_at(words, i + 1) in {"the", "that", "those"})
        yield from (TimeSpan(i, stop, Compared(to)) for stop, to in _earlier(words, at))


def _earlier(words: Sequence[Word], at: int) -> Iterator[tuple[int, Earlier | PreviousPeriod]]:
    """`Last year`, `the month before`, `two years earlier`, `the 7 days before`, `the previous period`."""
    said, unit = plain_at(words, at), UNITS.get(plain_at(words, at + 1))
    if said in LAST and unit:
        yield at + 2, Earlier(1, unit)
    if said in LAST and plain_at(words, at + 1) in {"period", "time", "one", "ones"}:
        yield at + 2, PreviousPeriod()
    if (one := UNITS.get(said)) and plain_at(words, at + 1) in _BEFORE:
        yield at + 2, Earlier(1, one)
    if said in MONTHS and plain_at(words, at + 1) in _BEFORE:  # `this March against the March before`
        yield at + 2, Earlier(1, Unit.YEAR)
    number = 1.0 if said in {"a", "an"} else words[at].number if at < len(words) else None
    if number and unit and number <= _MOST and plain_at(words, at + 2) in _BEFORE:
        yield at + 3, Earlier(int(number), unit)
    if said in LAST and number is None and at + 1 < len(words) and (count := words[at + 1].number):
        before = UNITS.get(plain_at(words, at + 2))
        if before and count <= _MOST:
            yield at + 3, Earlier(int(count), before)
    if said in {"yesterday", "yesterdays"}:
        yield at + 1, Earlier(1, Unit.DAY)
    if phrase_at(words, at, "same day last week") or phrase_at(words, at, "same weekday last week"):
        yield at + 4, Earlier(1, Unit.WEEK)


#: How a period ends, besides a number.
_ENDS = frozenset((*MONTHS, *UNITS, "today", "yesterday", "q1", "q2", "q3", "q4"))

_MOST = 1_000
_UNITS = (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK, Unit.DAY)
_OVER = tuple(
    (phrase, unit)
    for unit in _UNITS
    for phrase in (
        f"{unit.value} over {unit.value}",
        f"{unit.value} on {unit.value}",
        f"{unit.value} versus {unit.value}",
        f"{unit.value[0]}o{unit.value[0]}",
    )
)


# --- two times beside each other --------------------------------------------------------------------------------------
def joined(words: Sequence[Word], spans: Sequence[TimeSpan], now: Now) -> Iterator[TimeSpan]:
    """Yield the time phrases, those that name two units in a row as one period divided by them: `2012 vs 2013`."""
    alone = tuple(_dated(words, tuple(said_once(words, spans, now))))
    rest = list(_beside_each_other(words, _bare_last(words, tuple(_as_before(words, alone))), now))
    rest = list(_the_one_before(words, rest))
    rest = list(_changes(words, rest))
    divided = any(isinstance(span.meaning, Grain) for span in rest)
    found = []
    while rest:
        span = rest.pop(0)
        if rest and (both := _in_a_row(words, span, rest[0], now)):
            span, unit = both
            rest.pop(0)
            found += [] if divided or _summed(words, span.stop) else [TimeSpan(span.start, span.stop, Grain(unit))]
        found.append(span)
    yield from _completed(words, found, now)


def _summed(words: Sequence[Word], at: int) -> bool:
    """Whether units in a row are taken as one: `2024 and 2025 taken together`."""
    behind = [plain_at(words, i) for i in range(at, at + 3)]
    return not {"together", "combined", "altogether", "jointly"}.isdisjoint(behind)


def _dated(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """The phrases, a month whose year is said elsewhere with that: `May takings by shop, 2024 against the year before`."""
    months = [span for span in spans if _is_one(span, {Unit.MONTH, Unit.QUARTER}, assumed=True)]
    years = [span for span in spans if _is_one(span, {Unit.YEAR}, assumed=False)]
    found = len(months) == len(years) == 1 and months[0].stop < years[0].start
    between = {word.plain for word in words[months[0].stop : years[0].stop]} if found else set()
    apart = between & (_SETS_BESIDE | BEGUN | {"with", "and", "or", "to", "since", "from", "before", "after", "until"})
    for span in spans:
        match span.meaning:
            case During(Between(first, last)) if found and not apart and span is months[0]:
                (year,) = (s.meaning.period.first.start.year for s in years if isinstance(s.meaning, During) and isinstance(s.meaning.period, Between))  # fmt: skip
                ends = (
                    Instant(shift(end.start, year - first.start.year, Unit.YEAR), end.unit) for end in (first, last)
                )
                yield TimeSpan(span.start, span.stop, During(Between(*ends)))
            case _:
                yield TimeSpan(span.start, span.stop, WholeTime()) if found and not apart and span is years[0] else span


def _is_one(span: TimeSpan, units: set[Unit], *, assumed: bool) -> bool:
    """Whether a phrase names one unit, whose year nobody said where it is `assumed`."""
    match span.meaning:
        case During(Between(first, last), said):
            return first == last and first.unit in units and bool(said) == assumed
        case _:
            return False


def _completed(words: Sequence[Word], spans: Sequence[TimeSpan], now: Now) -> Iterator[TimeSpan]:
    """The phrases with the period that a comparison leaves unsaid: `vs last year` is of this one, up to today."""
    periods = [span for span in spans if isinstance(span.meaning, During | Vague)]
    divided = any(isinstance(span.meaning, Grain) for span in spans)
    beside = any(isinstance(span.meaning, Compared) for span in spans)
    for span in spans:
        meaning = span.meaning
        if isinstance(meaning, Compared) and meaning.alone and not periods and not divided:
            yield TimeSpan(span.start, span.stop, During(meaning.alone))
            continue
        if isinstance(meaning, Compared) and not periods and not divided and isinstance(meaning.to, Earlier):
            unit = meaning.unit or meaning.to.unit
            said = Grain(unit) if meaning.divides else During(This(unit), f"This {unit} is compared, up to today.")
            yield TimeSpan(span.start, span.start, said)  # no word of the question: a follow-up has its own period
        yield _up_to_today(words, span, now) if beside else span


#: What asks for as much of one period as of the other.
_ALIKE = frozenset("same equal far date ytd like corresponding stretch point stage".split())


def _up_to_today(words: Sequence[Word], span: TimeSpan, now: Now) -> TimeSpan:
    """A period that is not over is compared up to today; a year that was named is not, unless as much of the other is asked for."""
    match span.meaning:
        case During(Between(first, last), assumed) if first == last and first.unit is not Unit.DAY:
            start = unit_before(now.today, first.unit, 0).first.start
            alike = _ALIKE.intersection(word.plain for word in words)
            if start == first.start and first.unit is Unit.YEAR and not alike:
                told = f"{start.year} is not over, and all of the year before is set beside it; `this year` sets as many days."
                return TimeSpan(span.start, span.stop, replace(span.meaning, assumed=told))
            if start == first.start:
                return TimeSpan(span.start, span.stop, During(This(first.unit), assumed))
    return span


def _bare_last(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """The phrases with `vs last` as the one before of the unit that was said: `this month relative to last`, `to the last one`."""
    yield from spans
    for span in spans:
        match span.meaning:
            case During(This(unit) | Last(1, unit)):
                phrase = next((p for p in _AGAINST if phrase_at(words, span.stop, p)), None)
                at = span.stop + len((phrase or "").split())
                at += plain_at(words, at) == "the"
                one = plain_at(words, at + 1) == "one" or phrase_at(words, at, "one before")
                ends = one or at + 1 >= len(words) or not words[at + 1].plain.isalpha()
                if phrase and (plain_at(words, at) in LAST or one) and ends:
                    yield TimeSpan(span.stop, at + 1 + one, Compared(Earlier(1, unit)))


#: The quarters by their number.
_NTH = {"first": 1, "second": 2, "third": 3, "q1": 1, "q2": 2, "q3": 3}

#: What is meant by the unit before the one that was named.
_ONE_BEFORE = ("one before", "previous one", "one previous", "prior one", "preceding one", "one earlier", "last one")


def _the_one_before(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """The phrases with `than in the one before` as the unit before that was named: `in Q4, up or down on the previous one`."""
    yield from spans
    named = [span for span in spans if _unit_of(span)]
    if len(named) != 1 or len(named) < len(spans):
        return
    for at in range(named[0].stop, len(words)):
        phrase = next((p for p in _AGAINST if p not in _WEAK and phrase_at(words, at, p)), None)
        here = at + len((phrase or "").split())
        while plain_at(words, here) in {"in", "the", "that", "for", "of"}:
            here += 1
        one = next((p for p in _ONE_BEFORE if phrase_at(words, here, p)), None)
        if phrase and one and (unit := _unit_of(named[0])):
            yield TimeSpan(at, here + len(one.split()), Compared(Earlier(1, unit)))
            return
        if phrase and (back := _quarters_back(words, here, named[0])):
            yield TimeSpan(at, here + 1, Compared(Earlier(back, Unit.QUARTER)))
            return


def _quarters_back(words: Sequence[Word], at: int, span: TimeSpan) -> int:
    """How many quarters before the one that was named another lies, told by its number alone: `in Q3, compared with the first`."""
    number = _NTH.get(plain_at(words, at), 0)
    ends = at + 1 >= len(words) or words[at + 1].kind is Kind.MARK or plain_at(words, at + 1) in {"by", "per", "for"}
    match span.meaning:
        case During(Between(first, last)) if number and ends and first == last and first.unit is Unit.QUARTER:
            return max(0, (first.start.month - 1) // 3 + 1 - number)
        case _:
            return 0


def _unit_of(span: TimeSpan) -> Unit | None:
    """The unit that a phrase names one of."""
    match span.meaning:
        case During(This(unit) | Last(1, unit)):
            return unit
        case During(Between(first, last)) if first == last:
            return first.unit
        case _:
            return None


def _as_before(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """The phrases with `August a year ago` as the August of then, where the words stand side by side."""
    stop = 0
    for span in spans:
        if span.start < stop:
            continue  # `a year ago` is part of the one before
        found = _back(words, span)
        stop = found.stop if found else span.stop
        yield found or span


def _back(words: Sequence[Word], span: TimeSpan) -> TimeSpan | None:
    """A time with the years before it lies that stand behind it."""
    match span.meaning:
        case During(Between(first, last), assumed) if assumed and first.unit is not Unit.YEAR:
            ago = plain_at(words, span.stop) not in LAST
            for stop, to in _earlier(words, span.stop) if ago else ():
                if isinstance(to, Earlier) and to.unit is Unit.YEAR:
                    ends = (Instant(shift(end.start, -to.count, Unit.YEAR), end.unit) for end in (first, last))
                    return TimeSpan(span.start, stop, During(Between(*ends)))
    return None


COMPARES = frozenset("compare compares compared comparing".split())
_SETS_BESIDE = COMPARES | frozenset("than against versus vs over relative".split())


_CHANGED = frozenset(
    """change changed changes developed grow grew grown rise rose risen fall fell fallen drop dropped moved evolved increase
    increased decrease decreased up down""".split()
)


def _beside_each_other(words: Sequence[Word], spans: Iterable[TimeSpan], now: Now) -> Iterator[TimeSpan]:
    """`Q1 2025 against Q1 2024`, `more in May than in April`: the earlier period is what the later one is compared with."""
    rest = sorted(spans, key=lambda span: span.start)
    while rest:
        span = rest.pop(0)
        if rest and (found := _compared_with(words, span, rest[0], now)):
            later, earlier = found
            second = rest.pop(0)
            yield TimeSpan(span.start, span.stop, later)
            span = TimeSpan(second.start, second.stop, Compared(earlier))
        yield span


def _changes(words: Sequence[Word], spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """`How did it change from Q1 to Q2`: the last unit of the stretch is compared with the first, where nothing divides it."""
    divided = any(isinstance(span.meaning, Grain | Compared) for span in spans)
    for span in spans:
        asked = not divided and asks_change(words, span.start)
        match span.meaning:
            case During(Between(first, last), assumed) if asked and _ends_said(words, span) and first != last:
                alike = first.unit is last.unit and last.unit is not Unit.DAY
                found = _distance(last, first) if alike else None
                yield TimeSpan(span.start, span.stop, During(Between(last, last), assumed)) if found else span
                yield from [TimeSpan(span.stop, span.stop, Compared(found))] if found else []
            case _:
                yield span


def _ends_said(words: Sequence[Word], span: TimeSpan) -> bool:
    """Whether both ends of a stretch stand in a question: `from Q1 to Q2`; the first half of a year has none."""
    return bool({"to", "and", "till", "until"} & {word.plain for word in words[span.start + 1 : span.stop - 1]})


def _compared_with(
    words: Sequence[Word], one: TimeSpan, other: TimeSpan, now: Now
) -> tuple[TimeMeaning, Earlier] | None:
    """The later period, and how long before it the earlier lies, where the words between set them side by side."""
    if not (isinstance(one.meaning, During) and isinstance(other.meaning, During) and _set_beside(words, one, other)):
        return None
    match one.meaning.period, other.meaning.period:
        case This(unit), Last(1, same) if unit is same:
            return one.meaning, Earlier(1, unit)
        case Last(1, unit), This(same) if unit is same:
            return other.meaning, Earlier(1, unit)
        case (Between() | This() | Last(1, _)) as a, (Between() | This() | Last(1, _)) as b:
            first, second = closed(a, now.today), closed(b, now.today)
            if other.meaning.assumed and not one.meaning.assumed:
                second = _last_before(first.first, second)
            if first == second and "last" in {word.plain for word in words[other.start : other.stop]}:
                return one.meaning, Earlier(1, Unit.YEAR)  # `this February against last February`, asked in March
            if _is_year(second) and first.first.start.year == first.last.start.year:
                years = first.first.start.year - second.first.start.year  # `January to May 2025 against 2024`
                return (one.meaning, Earlier(years, Unit.YEAR)) if years > 0 else None
            alike = first.first.unit is second.first.unit and first.last.unit is second.last.unit
            found = _distance(first.first, second.first) if alike else None
            return (one.meaning, found) if found and found == _distance(first.last, second.last) else None
        case _:
            return None


def _is_year(period: Between) -> bool:
    return period.first == period.last and period.first.unit is Unit.YEAR


def _set_beside(words: Sequence[Word], one: TimeSpan, other: TimeSpan) -> bool:
    """Whether the words between two times set them side by side: `up in Q2 from Q1`, `in Q4, change on Q3`."""
    between = {w.plain for w in words[one.stop : other.start]} | {plain_at(words, other.start)}
    changed = (
        _CHANGED & (between | {w.plain for w in words[: one.start]}) and not between & BEGUN
    )  # who `signed up in 2023`
    same = other.start
    while plain_at(words, same - 1) in _SAME_OF:
        same -= 1
    starts = {other.start, other.start + 1, same}  # `next to the same months of 2023`
    phrases = (phrase for phrase in _AGAINST if phrase not in _WEAK)
    right_before = any(phrase_at(words, at - len(phrase.split()), phrase) for phrase in phrases for at in starts)
    asked = between & {"with", "to"} and _COMPARE & {
        w.plain for w in words[: one.start]
    }  # `compare May's fees with those of April`
    ago = between <= {"and", "in", "for"} and words[other.stop - 1].plain in _BEFORE  # `in May and in May a year ago`
    return bool(ago or between & _SETS_BESIDE or right_before or asked or ("from" in between and changed))


#: What says that the same part of another time is meant.
_SAME_OF = frozenset("the same those months month weeks week days quarters quarter period time of in for".split())


def _last_before(later: Instant, period: Between) -> Between:
    """A period whose year nobody said, as the last one that began before another: `Q2 2023 vs Q1`."""
    years = period.first.start.year - later.start.year
    years += shift(period.first.start, -years, Unit.YEAR) >= later.start
    first, last = (Instant(shift(end.start, -years, Unit.YEAR), end.unit) for end in (period.first, period.last))
    return Between(first, last)


def _distance(later: Instant, earlier: Instant) -> Earlier | None:
    """How many years, else units, one instant lies after another of the same unit; None where it does not."""
    if later.unit is Unit.DAY and (apart := (later.start - earlier.start).days) > 0:
        same = (later.start.month, later.start.day) == (earlier.start.month, earlier.start.day)
        return Earlier(later.start.year - earlier.start.year, Unit.YEAR) if same else Earlier(apart, Unit.DAY)
    months = (later.start.year - earlier.start.year) * 12 + later.start.month - earlier.start.month
    if months <= 0 or later.start.day != earlier.start.day:
        return None
    if months % 12 == 0:
        return Earlier(months // 12, Unit.YEAR)
    step = {Unit.MONTH: 1, Unit.QUARTER: 3}.get(later.unit)
    return Earlier(months // step, later.unit) if step and months % step == 0 else None


def _in_a_row(words: Sequence[Word], one: TimeSpan, other: TimeSpan, now: Now) -> tuple[TimeSpan, Unit] | None:
    between = {w.plain for w in words[one.stop : other.start]}
    if not between or between - {"and", "vs", "versus", "to", "with", "or", "&", "than", "in", "compared"}:
        return None
    if not (isinstance(one.meaning, During) and isinstance(other.meaning, During)):
        return None
    first, second = one.meaning.period, other.meaning.period
    match first, second:
        case (This(unit), Last(1, same)) | (Last(1, same), This(unit)) if unit is same and between <= {"and", "&"}:
            whole = During(Between(unit_before(now.today, unit, 1).first, unit_before(now.today, unit, 0).last))
            return TimeSpan(one.start, other.stop, whole), unit  # `this year and last`
    if not (isinstance(first, Between) and isinstance(second, Between)):
        return None
    unit = first.first.unit
    units = {first.first.unit, first.last.unit, second.first.unit, second.last.unit}
    if one.meaning.assumed and not other.meaning.assumed:  # `Q1 and Q2 2013`: the year is of both
        first = Between(
            *(Instant(e.start.replace(year=second.first.start.year), e.unit) for e in (first.first, first.last))
        )
    follows = len(units) == 1 and after(first.last).start == second.first.start
    whole = During(Between(first.first, second.last), other.meaning.assumed)
    return (TimeSpan(one.start, other.stop, whole), unit) if follows else None
