"""`during`: a written period as a half-open stretch of time, counted from a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never

from workbench.errors import Issue, QueryError
from workbench.query.instants import after, floor, shift
from workbench.query.model import Before, Between, Last, Period, Since, This, Unit


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


def _midnight(today: date | None) -> datetime:
    if today is None:
        message = "This period counts from today, and no date is known."
        raise QueryError(Issue("today", message, remedy="Give today= or write the dates."))
    return datetime.combine(today, time())
