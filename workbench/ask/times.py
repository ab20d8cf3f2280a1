"""Time phrases of a question: which period, which grain, which days of the week, which hours of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.ask.clock import clock, day_part
from workbench.ask.lexicon import WEEKDAYS
from workbench.ask.meanings import UNITS, Grain, PartGroup, PartIs, TimeSpan, WholeTime, phrase_at, plain_at
from workbench.ask.moments import Now
from workbench.ask.periods import PERIODS, joined
from workbench.ask.words import Word
from workbench.query.model import Unit

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
_YEARS = ("over the years", "across the years", "through the years", "from year to year")
_DEVELOPS = frozenset("develop develops developed development evolve evolves evolved evolution progressed".split())
_WHOLE = ("whole year", "entire year", "full year", "all year", "all year round", "all time")


def time_spans(words: Sequence[Word], now: Now) -> tuple[TimeSpan, ...]:
    """Return the time phrases of a question, the longest reading at each place."""
    found, i = [], 0
    while i < len(words):
        spans = [span for reader in _READERS for span in reader(words, i, now)]
        best = max(spans, key=lambda span: span.stop, default=None)
        found += [best] if best else []
        i = best.stop if best else i + 1
    return tuple(joined(words, found))


def _grain(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`monthly`, `per month`, `each week`, `which day`, `month by month`, `over time`."""
    if unit := _GRAINS.get(plain_at(words, i)):
        yield TimeSpan(i, i + 1, Grain(unit))
    at = i + _marks(words, i)
    unit = UNITS.get(plain_at(words, at))
    if unit and at > i and not _of_week(words, at):
        yield TimeSpan(i, at + 1, Grain(unit))
    if unit and phrase_at(words, i, f"{unit.value} by {unit.value}"):
        yield TimeSpan(i, i + 3, Grain(unit))
    if plain_at(words, i) in _DEVELOPS:
        yield TimeSpan(i, i + 1, Grain(Unit.MONTH, trend=True))
    for phrase in _TREND:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Grain(Unit.MONTH, trend=True))
    for phrase in _YEARS:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), Grain(Unit.YEAR, trend=True))
    for phrase in _WHOLE:
        if phrase_at(words, i, phrase):
            yield TimeSpan(i, i + len(phrase.split()), WholeTime())


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
        ("hour of the day", "hour"),
        ("hour of day", "hour"),
        ("day of the month", "day"),
        ("day of month", "day"),
    ):
        if phrase_at(words, at, phrase) and (at > i or " " in phrase) and part != "hour":
            yield TimeSpan(i, at + len(phrase.split()), PartGroup(part))
    if plain_at(words, i) == "weekday" and (
        plain_at(words, i - 1).endswith("est") or plain_at(words, i - 1) == "worst"
    ):
        yield TimeSpan(i, i + 1, PartGroup("dow"))


def _weekday(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`on weekends`, `on Mondays`, `Saturdays and Sundays`."""
    at = i + (plain_at(words, i) in {"on", "at", "during", "over", "for", "in"})
    at += plain_at(words, at) in {"the", "a"}
    said = plain_at(words, at)
    if said in {"weekend", "weekends"}:
        yield TimeSpan(i, at + 1, PartIs("dow", (6, 7)))
    beside = plain_at(words, at + 1) in {"vs", "versus", "and", "or"}
    if said in {"weekday", "weekdays", "workday", "workdays"} and (at > i or said.endswith("s") or beside):
        yield TimeSpan(i, at + 1, PartIs("dow", (1, 2, 3, 4, 5)))
    days, stop = [], at
    while (day := WEEKDAYS.get(plain_at(words, stop))) and len(plain_at(words, stop)) > 3:
        days.append(day)
        stop += 1
        stop += plain_at(words, stop) in {"and", ",", "or"} and plain_at(words, stop + 1) in WEEKDAYS
    if days:
        yield TimeSpan(i, stop, PartIs("dow", tuple(sorted(set(days)))))
    after = at + 1 + (plain_at(words, at + 1) in {"and", "&", "or", ",", "/"})
    short = (_SHORT.get(said), _SHORT.get(plain_at(words, after)))
    if short[0] and short[1]:  # `sat+sun`: alone, `sun` is the sun
        yield TimeSpan(i, after + 1, PartIs("dow", tuple(sorted({short[0], short[1]}))))


_SHORT = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split(), 1)}


_READERS: tuple[Callable[[Sequence[Word], int, Now], Iterator[TimeSpan]], ...] = (
    *PERIODS,
    _grain,
    _part,
    _weekday,
    day_part,
    clock,
)
