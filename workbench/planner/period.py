"""`during`: a written period as a half-open stretch of time, counted from a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never

from workbench.errors import Issue, QueryError
from workbench.query.model import Before, Between, Instant, Last, Period, Since, This, Unit

#: How many days or seconds the units of fixed length last.
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """`start <= t < end`; None leaves a side open."""

    start: datetime | None
    end: datetime | None


def stretch(period: Period, today: date | None, first_day: int = 0) -> Stretch:
    """Return the stretch of time that a period means.

    Args:
        today: the day that `last` and `this` count from; they are refused without one.
        first_day: the day that weeks start on, 0 for Monday.

    Raises:
        QueryError: today is needed and not known.
    """
    match period:
        case Last(count, unit):
            end = floor(_midnight(today), unit, first_day)
            return Stretch(shift(end, -count, unit), end)
        case This(unit):
            now = _midnight(today)
            return Stretch(floor(now, unit, first_day), now + timedelta(days=1))
        case Between(first, last):
            return Stretch(first.start, after(last))
        case Since(first):
            return Stretch(first.start, None)
        case Before(end):
            return Stretch(None, end.start)
        case _:
            assert_never(period)


def cuts(during: Stretch | None, unit: Unit) -> bool:
    """Whether a stretch of time begins or ends within a period of a unit."""
    sides = (during.start, during.end) if during is not None else ()
    return any(side is not None and side != floor(side, unit) for side in sides)


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
            return day - timedelta(days=(day.weekday() - first_day) % 7)
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


def _midnight(today: date | None) -> datetime:
    if today is None:
        message = "This period counts from today, and no date is known."
        raise QueryError(Issue("today", message, remedy="Give today= or write the dates."))
    return datetime.combine(today, time())
