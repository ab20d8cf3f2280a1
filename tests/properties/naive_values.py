"""Values as the naive evaluator has them: exact fractions, three-valued truth, and the calendar.

A whole or a decimal number is a `Fraction`, and what is only promised to be near (a quotient, an average, a double)
is a `float`. None is SQL's null, and the third value of truth.
"""

from __future__ import annotations

import calendar
import operator
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workbench.query import model as q
from workbench.query.model import Unit

COMPARE = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def value(raw: Any) -> Any:
    """Return a cell's or a literal's value: numbers exact, instants as datetimes."""
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, int | Decimal):
        return Fraction(raw)
    return instant(raw) if isinstance(raw, date) else raw


def instant(day: date) -> datetime:
    """Return midnight of a date, and a datetime as it is."""
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)


# --- truth ------------------------------------------------------------------------------------------------------------
def every(found: Iterable[bool | None]) -> bool | None:
    """Return SQL's AND."""
    values = set(found)
    return False if False in values else None if None in values else True


def some(found: Iterable[bool | None]) -> bool | None:
    """Return SQL's OR."""
    return negated(every(negated(x) for x in found))


def negated(found: bool | None) -> bool | None:  # noqa: FBT001  (a third value is no flag)
    """Return SQL's NOT."""
    return None if found is None else not found


def compared(op: str, left: Any, right: Any) -> bool | None:
    """Return a comparison; null where a side is null."""
    return None if left is None or right is None else bool(COMPARE[op](left, right))


def among(operand: Any, items: Iterable[Any]) -> bool | None:
    """Return SQL's IN."""
    return some(compared("=", operand, item) for item in items)


def computed(op: str, left: Any, right: Any) -> Any:
    """Return an arithmetic result; a division is never whole, and by zero it is null."""
    if left is None or right is None:
        return None
    if op == "/":
        return divided(left, right)
    return ARITHMETIC[op](left, right)


def divided(left: Any, right: Any) -> float | None:
    """Return a quotient, null where it is by zero."""
    return None if right == 0 else float(Fraction(left) / Fraction(right))


# --- the calendar -----------------------------------------------------------------------------------------------------
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
SPANS = {
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: timedelta(days=1),
    Unit.WEEK: timedelta(weeks=1),
}


def floored(moment: datetime, unit: Unit) -> datetime:
    """Return the first instant of the unit that an instant lies in; weeks start on Monday."""
    match unit:
        case Unit.YEAR | Unit.QUARTER | Unit.MONTH:
            months = MONTHS[unit]
            return datetime(moment.year, (moment.month - 1) // months * months + 1, 1)
        case Unit.WEEK:
            return floored(moment, Unit.DAY) - timedelta(days=moment.weekday())
        case _:
            span = SPANS[unit]
            midnight = datetime(moment.year, moment.month, moment.day)
            return midnight + (moment - midnight) // span * span


def moved(moment: datetime, count: int, unit: Unit) -> datetime:
    """Return the instant so many units later; a day that the month lacks is the month's last day."""
    if unit in SPANS:
        return moment + count * SPANS[unit]
    months = moment.year * 12 + moment.month - 1 + count * MONTHS[unit]
    year, month = divmod(months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, calendar.monthrange(year, month + 1)[1]))


PARTS = {
    "year": lambda t: t.year,
    "quarter": lambda t: (t.month + 2) // 3,
    "month": lambda t: t.month,
    "week": lambda t: t.isocalendar().week,
    "day": lambda t: t.day,
    "dow": lambda t: t.isoweekday(),
    "doy": lambda t: t.timetuple().tm_yday,
    "hour": lambda t: t.hour,
    "minute": lambda t: t.minute,
}


def bounds(period: q.Period, today: date) -> tuple[datetime | None, datetime | None]:
    """Return the half-open range of a stretch of time; None where it is open."""
    now = instant(today)
    match period:
        case q.Last(count, unit):
            end = floored(now, unit)
            return moved(end, -count, unit), end
        case q.This(unit):
            return floored(now, unit), now + timedelta(days=1)
        case q.Between(first, last):
            return first.start, moved(last.start, 1, last.unit)
        case q.Since(first):
            return first.start, None
        case q.Before(end):
            return None, end.start
    raise AssertionError(period)


def whole_months(start: datetime, end: datetime) -> int | None:
    """Return how many months a range is; None where it is not of whole months."""
    if (start, end) != (floored(start, Unit.MONTH), floored(end, Unit.MONTH)):
        return None
    return (end.year - start.year) * 12 + end.month - start.month


def before(start: datetime, end: datetime, comparison: q.Comparison) -> tuple[datetime, datetime]:
    """Return the range that a range is compared with."""
    if isinstance(comparison, q.PreviousPeriod):
        months = whole_months(start, end)
        return (start - (end - start) if months is None else moved(start, -months, Unit.MONTH)), start
    count, unit = -comparison.count, comparison.unit
    if unit in MONTHS and end.day != 1:
        last = end - timedelta(days=1)
        return moved(start, count, unit), moved(last, count, unit) + timedelta(days=1)
    return moved(start, count, unit), moved(end, count, unit)


def inside(moment: datetime | None, limits: tuple[datetime | None, datetime | None]) -> bool:
    """Return whether an instant lies in a half-open range; a missing one does not."""
    start, end = limits
    return moment is not None and (start is None or start <= moment) and (end is None or moment < end)
