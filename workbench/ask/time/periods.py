"""Periods that a question names: a stretch with what stands before it, `since May`, `from March to June`; `last 3 months`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from workbench.ask.language.lexicon import MONTHS, SEASONS, WEEKDAYS
from workbench.ask.language.meanings import (
    GRAINS,
    UNITS,
    AsOf,
    During,
    PartIs,
    TimeSpan,
    Vague,
    WholeTime,
    phrase_at,
    plain_at,
)
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.leads import ONLY_DAYS, ONLY_ENDS, RANGED, Lead, after_lead, leads_at
from workbench.ask.time.moments import Now, days_of, moment_at
from workbench.ask.time.stretches import (
    MOST,
    WEEKS,
    Edge,
    Stretch,
    after,
    days,
    monday_of,
    stretch_at,
    unit_before,
    weekday_before,
)
from workbench.query.model import SUB_DAY, Before, Between, Instant, Last, Period, Since, This, Unit
from workbench.search.equivalents import IRREGULAR


def _bounded(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`In July`, `since the start of May`, `until yesterday`, `from March to June`, `as of 31 March`."""
    for said, phrase in ((Lead.IN, ()), *leads_at(words, i)):
        at = i + len(phrase)
        rolls = _past_year(words, at) if phrase else _past_year(words, at - 1) and plain_at(words, at) == "past"
        first = None if rolls else stretch_at(words, at, now)
        if first is None and said in _SIDES:
            first = _weekday_past(words, at, now)
        if first is None or not _led_so(phrase, first):
            continue
        lead = Lead.IN if phrase in _THROUGH and _all_of(words, i, first) else said
        stop, onwards = _onwards(words, first.stop)
        onwards = onwards or (lead is Lead.FROM and _divides(words, first.span.first.unit))
        onwards = onwards or (lead is Lead.FROM and first.edge is Edge.START)  # `from the start of June`
        kind = Lead.SINCE if onwards and lead in {Lead.FROM, Lead.IN} else lead
        yield TimeSpan(i, stop if kind is not lead or onwards else first.stop, _meant(kind, first, led=bool(phrase)))
        if lead in {Lead.FROM, Lead.IN} and any(phrase_at(words, first.stop, one) for one in _EARLIER):
            yield TimeSpan(i, first.stop + 2, _meant(Lead.UNTIL, first, led=True))  # `from 2020 and earlier`
        if lead in RANGED:
            yield from _ranged(words, i, lead, first, now)


def _divides(words: Sequence[Word], unit: Unit) -> bool:
    """Whether such units or longer ones are told apart: `yearly sales from 2021`, `weekly orders from 3 May` are of more than one."""
    plain = [word.plain for word in words]
    by = {UNITS[other] for one, other in itertools.pairwise(plain) if one in _EACH and other in UNITS}
    by |= {GRAINS[one] for one in plain if one in GRAINS}
    length = tuple(Unit).index
    return unit not in SUB_DAY and any(length(one) >= length(unit) for one in by)


_EACH = frozenset({"by", "per", "each", "every"})

#: What says of a stretch that all of it is meant where it is divided, or where one of these stands before it.
_THROUGH, _ALL = frozenset({("through",), ("thru",)}), frozenset({"all", "right", "way"})


def _all_of(words: Sequence[Word], i: int, first: Stretch) -> bool:
    """Whether all of a year or quarter is meant and not what was before its end: `monthly through 2025`, `all through 2025`."""
    unit = first.span.first.unit
    grains = {UNITS.get(word.plain) or GRAINS.get(word.plain) for word in words[max(0, i - 3) : i]} - {None, unit}
    return plain_at(words, i - 1) in _ALL or (unit in {Unit.YEAR, Unit.QUARTER} and bool(grains))


#: What takes a bare weekday as the last one: `since Monday`. `On Monday` is every Monday.
_SIDES = frozenset({Lead.SINCE, Lead.AFTER, Lead.BEFORE, Lead.UNTIL})


def _led_so(phrase: tuple[str, ...], first: Stretch) -> bool:
    if phrase in ONLY_ENDS:
        return first.edge is Edge.END
    return phrase not in ONLY_DAYS or first.span.first.unit is Unit.DAY


def _weekday_past(words: Sequence[Word], at: int, now: Now) -> Stretch | None:
    """`(Since) Monday`: the last one, today's not over."""
    plain = plain_at(words, at)
    span = weekday_before(plain, now.today) if plain in WEEKDAYS and not plain.endswith("s") else None
    return Stretch(at + 1, span) if span else None


_LATER = ("on", "onward", "onwards", "forward", "and later", "and after", "or later", "or after", "till now", "until now",
          "to now", "till today", "until today", "to date", "to today", "till date", "to the present", "up to now", "through now",
          "through today", "thru now", "thru today")  # fmt: skip
_EARLIER = ("or earlier", "and earlier", "or before", "and before")


#: What may stand behind `from May on`: what is on something, `on average`, `on Mondays`, is none.
_NO_NOUN = frozenset({"", ",", ".", "?", "!", ";", ":", "/", "by", "per", "for", "in", "and", "only", "with", "where"})


def _onwards(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """Whether what stands behind a stretch opens it to the present: `March 2024 onwards`, `1 March till now`."""
    for phrase in _LATER:
        if phrase_at(words, at, phrase) and (phrase != "on" or _ends(words, at)):
            return at + len(phrase.split()), True
    return at, False


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether nothing stands behind a word that belongs to it, but a dash or what begins another part."""
    return plain_at(words, at + 1) in _NO_NOUN or words[at + 1].start - words[at].end > 1


def _meant(lead: Lead, stretch: Stretch, *, led: bool) -> During | AsOf | Vague:
    """What a stretch means behind its lead."""
    span, edge = stretch.span, stretch.edge
    opened = edge is not Edge.END  # `since the end of May` begins after it
    begin, end = (
        (span.first if opened else after(span.last)),
        (after(span.last) if edge is not Edge.START else span.first),
    )
    match lead:
        case Lead.SINCE:
            this = isinstance(stretch.said, This) and opened
            return During(stretch.period if this else Since(begin), _assumed(stretch))
        case Lead.AFTER:
            return During(Since(span.first if edge is Edge.START else after(span.last)), _assumed(stretch))
        case Lead.BEFORE:
            return During(Before(after(span.last) if edge is Edge.END else span.first), _assumed(stretch))
        case Lead.UNTIL:
            return During(Before(end), _assumed(stretch))
        case Lead.AS_OF:
            return AsOf(stretch.period, Before(end))
        case _ if edge:
            return AsOf(stretch.period if edge is Edge.END else days(span.first.start, 1)) if led else Vague()
        case _:
            return During(stretch.period, _assumed(stretch))


def _assumed(stretch: Stretch) -> str | None:
    return f"The latest one before today is meant: {stretch.span.first.start.year}." if stretch.open else None


# --- from one to another ----------------------------------------------------------------------------------------------
_JOINTS = ("up to and including", "up until", "up to", "to", "through", "until", "till", "and", "thru")


def _ranged(words: Sequence[Word], i: int, lead: Lead, first: Stretch, now: Now) -> Iterator[TimeSpan]:
    """`March to May`, `between 1 and 15 May`, `5 December till 6 January`, `spring and summer 2024`."""
    joint = next((phrase for phrase in _JOINTS if phrase_at(words, first.stop, phrase)), None)
    if joint is None or first.edge is Edge.END:
        return
    second = stretch_at(words, first.stop + len(joint.split()), now)
    if second is None or second.edge is Edge.START:
        return
    if joint == "and" and lead is not Lead.BETWEEN and not _follows(first, second):
        return
    whole = _between(first, second)
    if whole is not None:
        assumed = None if first.year or second.year else _assumed(first if first.open else second)
        yield TimeSpan(i, second.stop, During(whole, assumed))


def _between(first: Stretch, second: Stretch) -> Between | None:
    """From the start of one to the end of another; a year that only the second has is of both."""
    start, end = first.span.first, second.span.last
    if second.year and first.week and first.open:
        monday = monday_of(second.year, first.week)
        start = Instant(monday, Unit.DAY) if monday else start
    elif second.year and first.open and start.start.year != second.year:
        year = second.year - (start.start.replace(year=second.year) > end.start)
        start = Instant(_in_year(start.start, year), start.unit)
    if start.start > end.start and first.open:
        start = Instant(_in_year(start.start, start.start.year - 1), start.unit)
    return Between(start, end) if start.start <= end.start else None


def _in_year(when: datetime, year: int) -> datetime:
    """The same day of another year; 29 February as the 28th."""
    return when.replace(year=year, day=28) if (when.month, when.day) == (2, 29) else when.replace(year=year)


def _follows(first: Stretch, second: Stretch) -> bool:
    """Whether a stretch of months comes right before another: `June and July` is one period."""
    units = {first.span.first.unit, first.span.last.unit, second.span.first.unit}
    months = second.span.first.start.month - first.span.last.start.month
    return units == {Unit.MONTH} and months % 12 == 1


# --- counted from today -----------------------------------------------------------------------------------------------
def _relative(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`Last 3 months`, `rolling 12 months`, `past year`, `L12M`, `year to date`, `this year so far`."""
    at = after_lead(words, i)
    said = plain_at(words, at)
    if said in {"these", "those"}:
        at, said = at + 1, plain_at(words, at + 1)
    length = 2 if phrase_at(words, at, "most recent") else 1
    if length == 2 or said in _PAST:
        rolls = said in _ROLLS or _past_year(words, at - 1)
        for name, period in (_ROLLING if rolls else _HALVES).items():
            if phrase_at(words, at + length, name):
                yield TimeSpan(i, at + length + len(name.split()), During(period))
        yield from _last(words, i, at + length, now, latest=length == 2 or said in {"latest", "newest"})
    for phrase, period in _TO_DATE.items():
        if phrase_at(words, at, phrase):
            yield TimeSpan(i, at + len(phrase.split()), During(period))
    if short := _SHORT.fullmatch(said):
        unit = _LETTERS[short[2]]
        yield TimeSpan(i, at + 1, During(Last(int(short[1]), unit)))
    yield from _so_far(words, i, at, now)


def _past_year(words: Sequence[Word], at: int) -> bool:
    """`(Over) the last year`, `past year`: the twelve months before now, where `last year` is the calendar's."""
    told = (
        (plain_at(words, at) == "the" or plain_at(words, at + 1) == "past")
        and plain_at(words, at + 1) in {"last", "past"}
        and plain_at(words, at + 2) == "year"
    )
    return told and words[at + 2].text.casefold() == "year" and plain_at(words, at + 3) != "of"


_ROLLS = frozenset({"past", "rolling", "trailing"})
_PAST = frozenset({"last", "previous", "prior", "preceding", "latest", "newest", "running", *_ROLLS})

#: `L12M`, `R30D`.
_SHORT = re.compile(r"[lr](\d{1,3})([dwmqy])")
_LETTERS = {
    **{name: unit for unit, names in ((Unit.DAY, "d dy"), (Unit.WEEK, "w wk"), (Unit.MONTH, "m mo mth mnth mon"),
                                      (Unit.QUARTER, "q qtr"), (Unit.YEAR, "y yr")) for name in names.split()},
}  # fmt: skip
_COUNTED = re.compile(rf"(\d{{1,3}})({'|'.join(sorted(_LETTERS, key=len, reverse=True))})s?")

_TO_DATE: dict[str, Period] = {
    **{f"{unit.value[0]}td": This(unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)},
    **{f"{unit.value} to date": This(unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)},
    **{f"{unit.value} so far": This(unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)},
    **{f"earlier this {unit.value}": This(unit) for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)},
    **{
        f"{unit.value} before {this}": Last(1, unit)
        for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK)
        for this in ("this", "this one", f"this {unit.value}")
    },
    "ltm": Last(12, Unit.MONTH),
    "ttm": Last(12, Unit.MONTH),
}

#: Not the last whole unit but the days and months just past.
_HALVES: dict[str, Period] = {
    "half year": Last(6, Unit.MONTH),
    "half a year": Last(6, Unit.MONTH),
    "year and a half": Last(18, Unit.MONTH),
    "fortnight": Last(14, Unit.DAY),
    "decade": Last(10, Unit.YEAR),
}
_ROLLING: dict[str, Period] = {**_HALVES, "year": Last(12, Unit.MONTH), "week": Last(7, Unit.DAY)}

_SO_FAR = ("so far", "to date", "ytd", "until now", "up to now", "till now", "till date", "until today", "till today")


def _so_far(words: Sequence[Word], i: int, at: int, now: Now) -> Iterator[TimeSpan]:
    """`This year so far`, `2025 so far`, `so far in 2025`, `2025 ytd`, `since new year`, `to date this month`: up to today."""
    year = str(now.today.year)
    unit = UNITS.get(plain_at(words, at + 1)) if plain_at(words, at) in {"this", "current"} else None
    said = at + (2 if unit else 1)
    for phrase in _SO_FAR:
        length = len(phrase.split())
        if (unit or plain_at(words, at) == year) and phrase_at(words, said, phrase):
            yield TimeSpan(i, said + length, During(This(unit or Unit.YEAR)))
        if not phrase_at(words, at, phrase):
            continue
        here = at + length + (plain_at(words, at + length) in {"in", "this", "during", "for"})
        here += plain_at(words, here) in {"this", "current"}
        within = Unit.YEAR if plain_at(words, here) == year else UNITS.get(plain_at(words, here))
        if within and here > at + length:
            yield TimeSpan(i, here + 1, During(This(within)))
    if plain_at(words, i) == "since" and plain_at(words, at) == "new" and plain_at(words, at + 1) in {"year", "years"}:
        yield TimeSpan(i, at + 2, During(This(Unit.YEAR)))


_FEW = {"few": 3, "several": 3, "couple": 2}
_FULL = frozenset({"full", "complete", "completed", "calendar", "whole", "very", "entire"})


def _last(words: Sequence[Word], i: int, at: int, now: Now, *, latest: bool) -> Iterator[TimeSpan]:
    """What stands after `last`: how many units; `the last day of` is another thing."""
    at += plain_at(words, at) in _FULL
    if joined := _COUNTED.fullmatch(plain_at(words, at)):
        yield TimeSpan(i, at + 1, During(Last(int(joined[1]), _LETTERS[joined[2]])))
        return
    few = _FEW.get(plain_at(words, at))
    number = few or (words[at].number if at < len(words) else None)
    stop = at + (number is not None)
    stop += few == 2 and plain_at(words, stop) == "of"
    stop += plain_at(words, stop) in _FULL
    unit = UNITS.get(plain_at(words, stop)) or (_LETTERS.get(plain_at(words, stop)) if number else None)
    if unit is None or plain_at(words, stop + 1) in {"of", "in"} or (number or 0) > 1000 * MOST or number == 0:
        return
    if latest and number is None:
        yield TimeSpan(i, stop + 1, During(_newest(unit, now)))
        return
    assumed = f"{few} are meant." if few == 3 else None
    yield TimeSpan(i, stop + 1, During(Last(int(number or 1), unit), assumed))


def _newest(unit: Unit, now: Now) -> Period:
    """The latest whole unit with data; the latest day is the last with data."""
    if unit is Unit.DAY:
        return days(datetime(now.latest.year, now.latest.month, now.latest.day), 1)
    last = unit_before(now.today, unit, 1)
    return Last(1, unit) if last.first.start.date() <= now.latest else unit_before(now.latest, unit, 0)


# --- what is no certain time -------------------------------------------------------------------------------------------
def _vague(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`Early 2013`, `the week of March 6`, `lately`, `over the holidays`, `05/04/2023`: May or April."""
    at = after_lead(words, i)
    said = plain_at(words, at)
    if at < len(words) and words[at].kind is Kind.DATE and "/" in said:
        yield TimeSpan(i, at + 1, Vague())
    if (
        re.fullmatch(r"20\d\d", said)
        and plain_at(words, at + 1) == "/"
        and _number(plain_at(words, at + 2)) == (int(said) + 1) % 100
    ):
        yield TimeSpan(i, at + 3, Vague(_FISCAL))  # `2023/24`
    of = at + 1 + (plain_at(words, at + 1) == "of")
    of += plain_at(words, of) == "the"
    if said in _ABOUT and (moment := stretch_at(words, of, now)) and not (at == i and _how(words, at, moment)):
        yield TimeSpan(i, moment.stop, Vague())
    if said == "week" and of > at + 1 and (named := moment_at(words, of, now)) and named.unit is Unit.DAY:
        day = named.between(now).first.start.date()
        week = Stretch(named.stop, unit_before(day, Unit.WEEK, 0), year=named.year, open=named.year is None)
        yield TimeSpan(i, named.stop, During(week.span, _assumed(week)))
    for phrase in _UNCERTAIN:
        if phrase_at(words, at, phrase):
            yield TimeSpan(i, at + len(phrase.split()), Vague())
    if (said in {"fiscal", "financial"} and UNITS.get(plain_at(words, at + 1))) or re.fullmatch(r"fy(\d\d){0,2}", said):
        yield TimeSpan(i, at + 1 + (said in {"fiscal", "financial", "fy"}), Vague(_FISCAL))


def _how(words: Sequence[Word], at: int, moment: Stretch) -> bool:
    """Whether `late` or `early` says how something was done, and when comes only behind it: `paid late last month`, `were late this year`."""
    verb = plain_at(words, at - 1)
    done = verb.endswith("ed") or verb in IRREGULAR or verb in {"is", "are", "was", "were", "be", "been", "too"}
    return done and moment.said is not None and plain_at(words, at) in {"early", "late"}


_ABOUT = frozenset({"early", "late", "mid", "middle"})
_UNCERTAIN = (
    "lately", "recently", "recent weeks", "recent months", "recent years", "recent days", "recent times", "the other day",
    "holidays", "the holidays", "holiday season", "public holidays", "bank holidays", "a while ago", "some time ago",
)  # fmt: skip
_FISCAL = "Say which months are meant: when a fiscal year begins, the question does not tell."


def _impossible(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`31 June`, `Q5 2024`, `week 54`, `month 13`, `2024-13-01`: no such time."""
    at = after_lead(words, i)
    said, behind = plain_at(words, at), plain_at(words, at + 1)
    stop = at + 2
    day = next((text for one, text in ((said, behind), (behind, said)) if MONTHS.get(one) and _number(text)), "")
    month = MONTHS.get(said) or MONTHS.get(behind)
    wrong = bool(day and month and days_of(month) < _number(day) <= 31)
    if said == "week" and _number(behind):
        wrong = _number(behind) > WEEKS
    elif said in {"month", "quarter"} and _number(behind):
        wrong = _number(behind) > (12 if said == "month" else 4)
    elif re.fullmatch(r"q[05-9]", said):
        wrong, stop = True, at + 1
    elif at < len(words) and words[at].kind is Kind.DATE and "/" not in said:
        wrong, stop = moment_at(words, at, now) is None, at + 1
    if wrong:
        text = " ".join(word.text for word in words[at:stop])
        yield TimeSpan(i, stop + (plain_at(words, stop).isdigit()), Vague(f"There is no {text} in the calendar."))


def _number(plain: str) -> int:
    digits = plain.rstrip("stndrh")
    return int(digits) if digits.isdigit() and len(digits) < 3 else 0


_WHOLE = (
    "right now", "currently", "at present", "at the moment", "as of now", "as of today", "as at today", "as of yet",
    "since we started counting", "since we started", "since we began", "since we opened", "since day one", "from day one",
    "since the beginning", "since the start", "since inception", "since records began", "from the beginning",
    "whole year", "entire year", "full year", "all year", "all year round", "all time", "of all time", "ever", "so far",
)  # fmt: skip


def _whole(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`All year`, `right now`, `since the beginning`: no restriction."""
    for phrase in _WHOLE:
        stop = i + len(phrase.split())
        if phrase_at(words, i, phrase) and plain_at(words, stop) not in {"of", "since"}:
            yield TimeSpan(i, stop, WholeTime())


# --- months that recur ------------------------------------------------------------------------------------------------
def _months(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`January and July`: months that do not follow each other; `winter`, which is in two years; `December of each year`."""
    leads = [phrase for lead, phrase in leads_at(words, i) if lead is Lead.IN]
    at = i + max(map(len, leads), default=0)
    yield from _recurring(words, i, at, now)
    months, years, stop, end = [], set(), at, at
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
    apart = any((b - a) % 12 != 1 for a, b in itertools.pairwise(months)) and not _one_before(words, months, i, end)
    if len(months) > 1 and (apart or len(months) > 2) and not years - {None}:
        yield TimeSpan(i, end, PartIs("month", tuple(months)))
    here = at + (plain_at(words, at) == "the")
    if plain_at(words, here).removesuffix("s") == "winter":
        stop = here + 1 + (plain_at(words, here + 1) in {"months", "month", "season"})
        yield TimeSpan(i, stop, PartIs("month", SEASONS["winter"]))


def _one_before(words: Sequence[Word], months: Sequence[int], start: int, stop: int) -> bool:
    """Whether a month is set against the one before it: `August vs July` is no choice of months."""
    against = {"vs", "versus"} & {word.plain for word in words[start:stop]}
    return len(months) == 2 and bool(against) and (months[0] - months[1]) % 12 == 1


def _recurring(words: Sequence[Word], i: int, at: int, now: Now) -> Iterator[TimeSpan]:
    """`Every January`, `in December of each year`, `the summer months`, `each winter`."""
    each = plain_at(words, at) in {"every", "each"}
    here = at + (each or plain_at(words, at) == "the")
    moment = moment_at(words, here, now)
    if moment is None or moment.year or moment.unit is not Unit.MONTH:
        return
    stop = moment.stop
    behind = next((p for p in _YEARLY if phrase_at(words, stop, p)), "")
    season = plain_at(words, stop - 1) == "months"
    if each or behind or season:
        first, last = moment.first[0], moment.last[0] + 12 * moment.wraps
        yield TimeSpan(
            i, stop + len(behind.split()), PartIs("month", tuple((m - 1) % 12 + 1 for m in range(first, last + 1)))
        )


_YEARLY = ("of each year", "of every year", "each year", "every year", "in each year", "in every year", "of any year")

#: What reads a period at a place; the longest reading wins.
PERIODS = (_months, _bounded, _relative, _vague, _impossible, _whole)
