"""The months that a question is about, of those that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workbench.ask.language.meanings import Compared, During, PartIs, TimeSpan, Vague, plain_at
from workbench.ask.language.words import Word
from workbench.ask.time.moments import Now, moment_at
from workbench.ask.time.times import time_spans
from workbench.efficiency.named import Named
from workbench.planner.period import stretch
from workbench.query.instants import shift
from workbench.query.model import Between, Earlier, Period, Unit

#: Longer than what is explained at once.
_LONG = (Unit.QUARTER, Unit.YEAR)


@dataclass(frozen=True, slots=True)
class Said:
    """The times in a question.

    Attributes:
        spans: where they stand.
        stretches: what they mean, each with the sentence that was assumed for it.
        compared: with what a period is compared, where that is not another one that is named.
        against: whether the only one that is named is what something is compared with: `dearer than in May`.
    """

    spans: tuple[TimeSpan, ...]
    stretches: tuple[tuple[Period, str | None], ...]
    compared: Earlier | None = None
    vague: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """What was found for a question.

    Attributes:
        months: the month (or day) of an explanation, or the two of a change; none where it cannot be told.
        choices: in place of them, what may be meant.
        refused: why there are none.
    """

    months: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()
    refused: str | None = None


def said(words: Sequence[Word], named: Named, today: date, taken: frozenset[int]) -> Said:
    """Return the times in the words of a question, but for those words that are a name."""
    latest = date.fromisoformat(f"{max((*named.months, named.month))}-28")
    timed = tuple(replace(word, plain="") if _is_no_time(words, i) else word for i, word in enumerate(words))
    now = Now.of(today, latest)
    spans = tuple(
        span
        for span in _each(timed, time_spans(timed, now), now)
        if isinstance(span.meaning, During | Compared | Vague)
        and span.start < span.stop  # what is only implied is this month, which is not over
        and not taken & set(range(span.start, span.stop))
    )
    during = [span.meaning for span in spans if isinstance(span.meaning, During)]
    compared = [span.meaning.to for span in spans if isinstance(span.meaning, Compared)]
    earlier = next((to for to in compared if isinstance(to, Earlier)), None)
    vague = any(isinstance(span.meaning, Vague) for span in spans)
    first = next((span.start for span in spans if isinstance(span.meaning, During)), 0)
    beside = {plain_at(words, first - 1), plain_at(words, first - 2)}
    stretches = tuple((meaning.period, meaning.assumed) for meaning in during)
    return Said(spans, stretches, earlier, vague, against=len(during) == 1 and bool(beside & _AGAINST))


_AGAINST = frozenset("than vs versus against compared".split())


def _each(words: Sequence[Word], spans: Sequence[TimeSpan], now: Now) -> Iterator[TimeSpan]:
    """The times, and where months are set side by side, `March vs January`, each of them alone."""
    for span in spans:
        if not isinstance(span.meaning, PartIs):
            yield span
            continue
        at = span.start
        while at < span.stop:
            moment = moment_at(words, at, now)
            if moment is not None:
                yield TimeSpan(at, moment.stop, During(moment.between(now)))
            at = moment.stop if moment is not None else at + 1


def _is_no_time(words: Sequence[Word], i: int) -> bool:
    """Whether a word is none of a time here: costs that fall, and today's owners."""
    before, after = plain_at(words, i - 1), plain_at(words, i + 1)
    if words[i].plain == "fall":
        return before not in _SEASONS_LEADS
    return words[i].plain in {"today", "todays"} and after in _OWNERS


_SEASONS_LEADS = frozenset("in last this during since of every each the until".split())
_OWNERS = frozenset("owner owners ownership team teams org organisation organization".split())


def one(found: Said, named: Named, today: date) -> When:
    """Return the month or day to explain: the last whole month where none is said."""
    if not found.stretches:
        if found.vague:
            return _which(named)
        return When((named.month,), (f"No month is named: the last whole one, {named.month}.",), ("no month",))
    (period, assumed), *others = found.stretches
    start, end = _ends(period, named, today)
    if others:
        return When(
            choices=tuple((month,) for p, _ in found.stretches for month in _months(*_ends(p, named, today), named))
        )
    if end - start == timedelta(days=1):
        day = f"{start:%Y-%m-%d}"
        return _published((day,), named, (assumed,))
    months = list(_names(start, end))
    if len(months) == 1:
        return _published((months[0],), named, (assumed,))
    choices = tuple((month,) for month in _months(start, end, named))[::-1]
    return When(choices=choices) if choices else _published((months[0], months[-1]), named, (assumed,))


def two(found: Said, named: Named, today: date, of: Sequence[str] = ()) -> When:
    """Return the months to compare: where none is said, those of before, or the last whole one and the one before it.

    Args:
        of: what the explanation before was of.
    """
    if found.vague and not found.stretches:
        return _which(named, pairs=True)
    assumed: list[str | None] = [text for _, text in found.stretches]
    doubts: tuple[str, ...] = ()
    if not found.stretches and of:
        months = [month[:7] for month in of]
    elif not found.stretches:
        assumed = [f"No month is named: the last whole one, {named.month}, and the one before it."]
        doubts = ("no month",)
        months = [named.month]
    else:
        ends = sorted(_ends(period, named, today) for period, _ in found.stretches)
        if any(isinstance(period, Between) and period.first.unit in _LONG for period, _ in found.stretches):
            inside = [month for start, end in ends for month in _months(start, end, named)]
            return When(choices=tuple((_before(month, None), month) for month in inside if month != named.months[0]))
        months = [month for start, end in ends for month in _edges(start, end)]
    months = list(dict.fromkeys(months))
    if found.against and months[0] < named.month:
        months.append(named.month)
    if len(months) == 1:
        months = [_before(months[0], found.compared), *months]
    before, after = min(months), max(months)
    return replace(_published((before, after), named, tuple(assumed)), doubts=doubts)


def _edges(start: datetime, end: datetime) -> tuple[str, str]:
    """The first and the last month of a stretch."""
    *_, last = _names(start, end)
    return f"{start:%Y-%m}", last


def _before(month: str, compared: Earlier | None) -> str:
    at = datetime.fromisoformat(f"{month}-01")
    known = compared is not None and compared.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
    count, unit = (compared.count, compared.unit) if compared is not None and known else (1, Unit.MONTH)
    return f"{shift(at, -count, unit):%Y-%m}"


def _ends(period: Period, named: Named, today: date) -> tuple[datetime, datetime]:
    """Where a period begins and ends; without an end, with the last whole month."""
    found = stretch(period, today)
    whole = shift(datetime.fromisoformat(f"{named.month}-01"), 1, Unit.MONTH)
    start = found.start or datetime.fromisoformat(f"{min(named.months, default=named.month)}-01")
    return start, found.end or max(whole, shift(start, 1, Unit.MONTH))


def _names(start: datetime, end: datetime) -> Iterator[str]:
    """The months that a stretch of time touches."""
    at = start.replace(day=1)
    while at < end or at == start.replace(day=1):
        yield f"{at:%Y-%m}"
        at = shift(at, 1, Unit.MONTH)


def _months(start: datetime, end: datetime, named: Named) -> Iterator[str]:
    return (month for month in _names(start, end) if month in named.months)


def _which(named: Named, *, pairs: bool = False) -> When:
    months = [month for month in named.months if month <= named.month][::-1]
    if pairs:
        return When(choices=tuple(zip(months[1:], months, strict=False)))
    return When(choices=tuple((month,) for month in months))


def _published(months: tuple[str, ...], named: Named, assumed: Sequence[str | None]) -> When:
    """The months, where all of them are published; else the reason why not."""
    gone = [month for month in months if month[:7] not in named.months]
    if gone:
        there = f"There are {named.months[0]} to {named.months[-1]}." if named.months else "Nothing is published yet."
        return When(refused=f"{' and '.join(gone)} {'is' if len(gone) == 1 else 'are'} not published. {there}")
    notes = [text for text in assumed if text]
    notes += [f"{month} is not over: it is what has come so far." for month in months if month[:7] > named.month]
    return When(months, tuple(notes))
