"""Periods that a run of them leaves out: a line must not cross what nobody measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

Day = TypeVar("Day", bound=date)


def with_gaps(days: Sequence[Day], grain: str) -> tuple[Day, ...]:
    """Return the first missing period of each gap; nothing for a grain whose periods are not known.

    >>> with_gaps([date(2013, 1, 1), date(2013, 2, 1), date(2013, 5, 1)], "month")
    (datetime.date(2013, 3, 1),)
    """
    step = _NEXT.get(grain)
    if step is None:
        return ()
    after = [(step(day), following) for day, following in zip(days, days[1:], strict=False)]
    return tuple(expected for expected, following in after if expected < following)


def _months(count: int) -> Callable[[Day], Day]:
    def step(day: Day) -> Day:
        month = day.month - 1 + count
        return day.replace(year=day.year + month // 12, month=month % 12 + 1)

    return step


def _plus(span: timedelta) -> Callable[[Day], Day]:
    def step(day: Day) -> Day:
        return day + span if isinstance(day, datetime) or span >= timedelta(days=1) else day  # type: ignore[return-value]  # a date plus days is a date

    return step


_NEXT: dict[str, Callable[[date], date]] = {
    "year": _months(12),
    "quarter": _months(3),
    "month": _months(1),
    "week": _plus(timedelta(weeks=1)),
    "day": _plus(timedelta(days=1)),
    "hour": _plus(timedelta(hours=1)),
    "minute": _plus(timedelta(minutes=1)),
}
