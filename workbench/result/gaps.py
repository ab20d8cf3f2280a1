"""Periods that a run of them leaves out: a line must not cross what nobody measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise


def with_gaps(days: Sequence[date], grain: str) -> tuple[date, ...]:
    """Return the first missing period of each gap; nothing for a grain whose periods are not known.

    >>> with_gaps([date(2013, 1, 1), date(2013, 2, 1), date(2013, 5, 1)], "month")
    (datetime.date(2013, 3, 1),)
    """
    step = _NEXT.get(grain)
    if step is None:
        return ()
    after = [(step(day), following) for day, following in pairwise(days)]
    return tuple(expected for expected, following in after if expected < following)


def _months(count: int) -> Callable[[date], date]:
    def step(day: date) -> date:
        month = day.month - 1 + count
        return day.replace(year=day.year + month // 12, month=month % 12 + 1, day=1)

    return step


def _plus(span: timedelta) -> Callable[[date], date]:
    return lambda day: day + span


def _plus_instant(span: timedelta) -> Callable[[date], date]:
    return lambda day: day + span if isinstance(day, datetime) else day + timedelta(days=1)


_NEXT: dict[str, Callable[[date], date]] = {
    "year": _months(12),
    "quarter": _months(3),
    "month": _months(1),
    "week": _plus(timedelta(weeks=1)),
    "day": _plus(timedelta(days=1)),
    "hour": _plus_instant(timedelta(hours=1)),
    "minute": _plus_instant(timedelta(minutes=1)),
}
