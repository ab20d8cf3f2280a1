"""Time phrases of a question: which period, which grain, which days of the week, which hours of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.ask.language.lexicon import ORDINALS, WEEKDAYS
from workbench.ask.language.meanings import (
    GRAINS,
    UNITS,
    During,
    Grain,
    PartGroup,
    PartIs,
    TimeSpan,
    phrase_at,
    plain_at,
)
from workbench.ask.language.numbers import end_of
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.again import again
from workbench.ask.time.clock import clock, day_part, hours
from workbench.ask.time.comparisons import as_then, compared, joined
from workbench.ask.time.listed_times import listed, told_twice
from workbench.ask.time.moments import Now
from workbench.ask.time.periods import PERIODS
from workbench.query.model import Between, Last, Unit

_EACH = frozenset({"by", "per", "each", "every", "which", "what", "whichever"})
_TREND = (
    "over time",
    "trend",
    "trends",
    "trending",
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
_YEARS = ("over the years", "across the years", "through the years", "from year to year")
_DEVELOPS = frozenset(
    "develop develops developed developing development evolve evolves evolved evolving evolution progressed".split()
)


def time_spans(words: Sequence[Word], now: Now) -> tuple[TimeSpan, ...]:
    """Return the time phrases of a question, the longest reading at each place."""
    found: list[TimeSpan] = []
    i = 0
    while i < len(words):
        spans = [span for reader in _READERS for span in reader(words, i, now)]
        spans = spans or list(again(words, i, found))
        best = max(spans, key=lambda span: span.stop, default=None)
        found += [best] if best else []
        i = best.stop if best else i + 1
    return tuple(joined(words, tuple(listed(words, told_twice(words, found, now))), now))


def _grain(words: Sequence[Word], i: int, now: Now) -> Iterator[TimeSpan]:
    """`monthly`, `per month`, `each week`, `which day`, `month by month`, `over time`."""
    if unit := GRAINS.get(plain_at(words, i)):
        yield TimeSpan(i, i + 1 + (plain_at(words, i + 1) in _COURSE), Grain(unit))
    at = i + _marks(words, i)
    unit = UNITS.get(plain_at(words, at))
    if unit and at > i and not _of_week(words, at):
        yield TimeSpan(i, at + 1, Grain(unit))
    if at > i and plain_at(words, at) in {"date", "dates"} and plain_at(words, at + 1) != "of":
        yield TimeSpan(i, at + 1, Grain(Unit.DAY))
    if unit and any(phrase_at(words, i, f"{unit.value} {joint} {unit.value}") for joint in ("by", "to", "after")):
        yield TimeSpan(i, i + 3, Grain(unit))
    if plain_at(words, i) in _DEVELOPS:
        yield TimeSpan(i, i + 1, Grain(Unit.MONTH, trend=True))
    for phrase in _TREND:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Grain(Unit.MONTH, trend=True))
    if length := _moves(words, i):
        yield TimeSpan(i, i + length, Grain(Unit.MONTH, trend=True))
    for phrase in _YEARS:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Grain(Unit.YEAR, trend=True))
    if plain_at(words, i) in _EACH_OF and plain_at(words, i + 1) == "of":
        for reader in PERIODS:
            yield from (
                TimeSpan(i, i + 2, Grain(unit)) for span in reader(words, i + 2, now) if (unit := _unit_of(span))
            )


#: What asks whether something is so, and what says that it has been getting more or less since.
_WHETHER = frozenset("is are has have was were".split())
_MOVING = frozenset(
    "rising falling growing increasing decreasing declining improving worsening dropping shrinking climbing slipping".split()
)
_BECOMES = frozenset({"getting", "gotten", "got", "becoming", "become"})
_GOES = frozenset(
    f"{verb} {way}" for verb in ("going", "gone", "coming", "come", "creeping", "crept") for way in ("up", "down")
)
_BESIDE = frozenset("than vs versus compared against between from".split())


def _moves(words: Sequence[Word], i: int) -> int:
    """How many words ask whether something has been changing, at the end of a question: `is packing getting faster`, `are fees going up`; 0 where none do."""
    if not i or words[0].plain not in _WHETHER or not _BESIDE.isdisjoint(word.plain for word in words):
        return 0
    behind = plain_at(words, i + 1)
    becomes = words[i].plain in _BECOMES and (behind.endswith("er") or behind in {"worse", "more", "less"})
    goes = f"{words[i].plain} {behind}" in _GOES
    length = 2 if becomes or goes else int(words[i].plain in _MOVING)
    ends = all(word.kind is Kind.MARK for word in words[i + length :])
    pace = becomes and behind in {"faster", "quicker", "slower"}  # which says what is measured
    return length - pace if length and ends else 0


#: What something is like over time.
_COURSE = frozenset("profile pattern curve breakdown development".split())

_EACH_OF = frozenset({"each", "every", "all", "either"})


def _unit_of(span: TimeSpan) -> Unit | None:
    """Of what units a period is made that is several of them."""
    match span.meaning:
        case During(Last(count, unit)) if count > 1:
            return unit
        case During(Between(first, last)) if first != last and first.unit is last.unit:
            return first.unit
        case _:
            return None


def _marks(words: Sequence[Word], i: int) -> int:
    """How many words mark a group here: `by`, `for each`, `in which`, `each calendar`, `busiest`."""
    at = i
    while plain_at(words, at) in {"for", "in", "on", "at", "of", "during"} and plain_at(words, at + 1) in _EACH:
        at += 1
    if plain_at(words, at) not in _EACH:
        return 0
    at += 1
    while plain_at(words, at) in {"the", "calendar", "single", "scheduled", "local", "individual"}:
        at += 1
    return at - i


def _of_week(words: Sequence[Word], at: int) -> bool:
    """Whether `of the week` follows: a part of the date, where `which month of 2013` is a grain."""
    after = at + 2 + (plain_at(words, at + 2) == "the")
    return plain_at(words, at + 1) == "of" and plain_at(words, after) in UNITS


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
        ("month of year", "month"),
        ("hour of the day", "hour"),
        ("hour of day", "hour"),
        ("time of day", "hour"),
        ("time of the day", "hour"),
        ("hours of the day", "hour"),
        ("week number", "week"),
        ("week of the year", "week"),
        ("week of year", "week"),
        ("quarter of the year", "quarter"),
        ("day of the month", "day"),
        ("day of month", "day"),
    ):
        if phrase_at(words, at, phrase) and (at > i or " " in phrase):
            yield TimeSpan(i, at + len(phrase.split()), PartGroup(part))
        elif phrase_at(words, i, phrase) and plain_at(words, i + len(phrase.split())) in _PATTERNS:
            yield TimeSpan(i, i + len(phrase.split()) + 1, PartGroup(part))
    ranked = end_of(plain_at(words, i - 1)) is not None
    if plain_at(words, i) in {"weekday", "weekdays"} and (ranked or plain_at(words, i + 1) in _WITH):
        yield TimeSpan(i, i + 1, PartGroup("dow"))
    if plain_at(words, i + 1) == "weekday" and plain_at(words, i - 1) in {"least", "most"}:  # `least busy weekday`
        yield TimeSpan(i, i + 2, PartGroup("dow"))


#: Behind a part of the time, these divide by it: `weekday pattern of calls`.
_PATTERNS = frozenset("pattern patterns profile profiles rhythm curve breakdown split distribution mix".split())

#: Behind `weekday`, these say which of all is asked for.
_WITH = frozenset({"with", "that", "has", "had", "have", "sees", "saw", "gets", "having", "when"})


def _weekday(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`On weekends`, `on Mondays`, `Saturdays and Sundays`, `Mon to Fri`, `except on Sundays`."""
    without = plain_at(words, i) in _WITHOUT
    at = i + without + (without and plain_at(words, i + 1) in {"than", "for", "from"})
    at += plain_at(words, at) in {"on", "at", "during", "over", "for", "in"}
    at += plain_at(words, at) in {"the", "a", "all"}
    said = plain_at(words, at)
    beside = plain_at(words, at + 1) in {"vs", "versus", "and", "or"}
    found = [_stretch_of_days(words, at), _named_days(words, at)]
    if said in {"weekend", "weekends"}:
        found.append((at + 1, (6, 7)))
    if said in _WORKDAYS and (at > i or said.endswith("s") or beside):
        found.append((at + 1, _WORKING))
    if said in {"working", "business", "work"} and plain_at(words, at + 1) in {"day", "days"}:
        found.append((at + 2, _WORKING))
    for stop, days in (one for one in found if one):
        if len(days) > 1 and (more := next((p for p in _AND_SO_ON if phrase_at(words, stop, p)), None)):
            yield TimeSpan(i, stop + len(more.split()), PartGroup("dow"))  # `Mondays, Tuesdays and so on`
        yield TimeSpan(i, stop, PartIs("dow", tuple(d for d in range(1, 8) if (d in days) != without)))


#: What says that a list of days goes on.
_AND_SO_ON = ("and so on", "and so forth", "etc", "...", ". . .", "…", "and the rest", "and the other days")

_WITHOUT = frozenset({"except", "excluding", "without", "not", "outside", "excl", "other", "but"})
_WORKDAYS = frozenset({"weekday", "weekdays", "workday", "workdays"})
_WORKING = (1, 2, 3, 4, 5)
_SHORT = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split(), 1)}
_DAYS = {**_SHORT, **WEEKDAYS}


def _named_days(words: Sequence[Word], at: int) -> tuple[int, tuple[int, ...]] | None:
    """`Mondays`, `Mondays, Tuesdays and Fridays`, `sat+sun`: alone, `sun` is the sun."""
    days, stop = [], at
    while (day := _DAYS.get(plain_at(words, stop))) is not None:
        days.append(day)
        stop += 1
        stop += plain_at(words, stop) in {"and", ",", "or", "&", "/"} and plain_at(words, stop + 1) in _DAYS
    whole = any(len(plain_at(words, k)) > 3 for k in range(at, stop))
    return (stop, tuple(days)) if days and (whole or len(days) > 1) else None


def _stretch_of_days(words: Sequence[Word], at: int) -> tuple[int, tuple[int, ...]] | None:
    """`Monday to Thursday`, `Mon through Fri`, `between Monday and Friday`."""
    begin = at + (plain_at(words, at) in {"from", "between"})
    first, last = _DAYS.get(plain_at(words, begin)), _DAYS.get(plain_at(words, begin + 2))
    joint = plain_at(words, begin + 1)
    if (
        first is None
        or last is None
        or not (joint in {"to", "through", "till", "until"} or (joint == "and" and begin > at))
    ):
        return None
    return begin + 3, tuple((first - 1 + k) % 7 + 1 for k in range((last - first) % 7 + 1))


def _day_of_each(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`On the first of each month`, `on the 15th of every month`."""
    at = i + (plain_at(words, i) == "on")
    at += plain_at(words, at) == "the"
    said = plain_at(words, at).rstrip("stndrh") if plain_at(words, at)[:1].isdigit() else ""
    day = ORDINALS.get(plain_at(words, at)) or (int(said) if said.isdigit() and int(said) <= 31 else None)
    at += 1 + (plain_at(words, at + 1) == "day")
    if day and any(phrase_at(words, at, f"of {each} month") for each in ("each", "every", "any")):
        yield TimeSpan(i, at + 3, PartIs("day", (day,)))


def _any_single(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`(Over 8 claims) in a single day`, `within any one month`: each is looked at by itself."""
    if plain_at(words, i) not in {"in", "on", "within", "during"}:
        return
    many = any(
        phrase_at(words, k, phrase) for k in range(i) for phrase in ("more than", "over", "at least", "fewer than")
    )
    for said in ("a single", "any single", "one single", "any one", "any given", *(("a", "one") if many else ())):
        at = i + 1 + len(said.split())
        unit = UNITS.get(plain_at(words, at))
        if phrase_at(words, i + 1, said) and unit is not None:
            yield TimeSpan(i, at + 1, Grain(unit))


_READERS: tuple[Callable[[Sequence[Word], int, Now], Iterator[TimeSpan]], ...] = (
    *PERIODS,
    as_then,
    compared,
    _grain,
    _part,
    _weekday,
    _day_of_each,
    _any_single,
    day_part,
    clock,
    hours,
)
