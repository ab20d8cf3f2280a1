"""Instants on the calendar: the start of a unit of time, and so many units later."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import assert_never

from workbench.errors import Issue, QueryError
from workbench.query.model import Instant, Unit

#: How long the units of fixed length last.
_FIXED: dict[Unit, timedelta] = {
    Unit.MICROSECOND: timedelta(microseconds=1),
    Unit.MILLISECOND: timedelta(milliseconds=1),
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: timedelta(days=1),
    Unit.WEEK: timedelta(weeks=1),
}

_MONTHS: dict[Unit, int] = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def after(instant: Instant) -> datetime:
    """Return the first moment after the whole of the instant's unit."""
    return shift(instant.start, 1, instant.unit)


def floor(moment: datetime, unit: Unit, first_day: int = 0) -> datetime:
    """Return the start of the unit that a moment lies in; weeks start on Monday (ISO 8601) unless said."""
    day = datetime.combine(moment.date(), time())
    match unit:
        case Unit.MICROSECOND:
            return moment
        case Unit.MILLISECOND:
            return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        case Unit.SECOND:
            return moment.replace(microsecond=0)
        case Unit.MINUTE:
            return moment.replace(second=0, microsecond=0)
        case Unit.HOUR:
            return moment.replace(minute=0, second=0, microsecond=0)
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(days=min((day.weekday() - first_day) % 7, day.toordinal() - 1))
        case Unit.MONTH | Unit.QUARTER | Unit.YEAR:
            months = _MONTHS[unit]
            return day.replace(month=(day.month - 1) // months * months + 1, day=1)
        case _:
            assert_never(unit)


def shift(moment: datetime, count: int, unit: Unit) -> datetime:
    """Return the moment `count` units later; a day that the month lacks becomes its last day.

    Raises:
        QueryError: the result lies outside the years 1 to 9999.
    """
    try:
        if unit in _FIXED:
            return moment + count * _FIXED[unit]
        return _months_later(moment, count * _MONTHS[unit])
    except (OverflowError, ValueError):
        message = f"{count} {unit}s from {moment.date()} lies outside the calendar."
        raise QueryError(Issue("period", message)) from None


def _months_later(moment: datetime, months: int) -> datetime:
    total = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(total, 12)
    first = moment.replace(year=year, month=month + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(moment.day, last.day))
