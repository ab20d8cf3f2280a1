"""Metrics read at other instants, naively: each instant of the result beside the instants whose rows count there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, TypeAlias

from naive_values import MONTHS, PARTS, floored, moved, value

from workbench.catalog import model as c
from workbench.query import expression as e
from workbench.query.model import Unit
from workbench.query.walk import columns as columns_of

Move: TypeAlias = c.Earlier | c.StartOf | c.Cumulative
#: A half-open range of time; None where a side is open.
Limits: TypeAlias = tuple[datetime | None, datetime | None]
OPEN: Limits = (None, None)
UNITS = {unit.value: unit for unit in Unit}
WHOLE = ("month", "quarter", "year")
LONG_PARTS = tuple(f"extract_{unit}" for unit in WHOLE)


def part(moment: datetime | None, cut: str | None) -> Any:
    """Return what a path reads of an instant: a grain's first instant, a part of the date, or the instant."""
    if moment is None or cut is None:
        return moment
    if cut.startswith("extract_"):
        return value(PARTS[cut.removeprefix("extract_")](moment))
    return floored(moment, UNITS[cut])


def unit_of_instants(move: Move, cuts: Collection[str | None], *, uncut: bool) -> Unit:
    """Return what the instants of a result are: whole months where no less is asked for, shifted by and cut, else days."""
    if not isinstance(move, c.Earlier) or not uncut or not all(cut in WHOLE for cut in cuts):
        return Unit.DAY
    asked, shifted = min(MONTHS[UNITS[str(cut)]] for cut in cuts), MONTHS.get(Unit(move.span.grain), 0)
    return Unit.MONTH if shifted >= asked else Unit.DAY


def keeps_months(condition: e.Expression, cut_of: Callable[[e.Path], str | None]) -> bool:
    """Return whether a condition on time cuts no month: it reads months or longer, or bounds at the ends of months."""
    match condition:
        case e.And(operands) | e.Or(operands):
            return all(keeps_months(operand, cut_of) for operand in operands)
        case e.Not(operand):
            return keeps_months(operand, cut_of)
        case e.Compare(op, e.Column(), e.Literal(raw)) if at_ends_of_months(op, raw):
            return True
        case e.Within(e.Column(), e.Literal(low), e.Literal(high)):
            if at_ends_of_months(">=", low) and at_ends_of_months("<=", high):
                return True
    return all(cut_of(column.path) in (*WHOLE, *LONG_PARTS) for column in columns_of(condition))


def at_ends_of_months(op: str, raw: object) -> bool:
    """Return whether a comparison of days with a constant begins or ends with a month."""
    if not isinstance(raw, date):
        return False
    day = raw + timedelta(days=1) if op in ("<=", ">") else raw
    return op in ("<", ">=", "<=", ">") and day.day == 1


def on_months(limits: Limits) -> bool:
    """Return whether a range has whole months."""
    return all(side is None or side == floored(side, Unit.MONTH) for side in limits)


def instants(known: Sequence[datetime], unit: Unit, limits: Limits, days: Sequence[datetime]) -> Iterator[datetime]:
    """Yield the calendar's instants; without one those over the range, or where it is open those of the data."""
    if days:
        yield from dict.fromkeys(floored(day, unit) for day in days)
        return
    start, end = limits
    first = start if start is not None else min(known, default=None)
    last = end - timedelta(microseconds=1) if end is not None else max(known, default=None)
    here = floored(first, unit) if first is not None else None
    while here is not None and last is not None and here <= last:
        yield here
        here = moved(here, 1, unit)


def calendar_days(
    known: Sequence[datetime], limits: Limits, days: Sequence[datetime], *, of_data: bool
) -> Iterator[datetime]:
    """Yield the days that have a row also without data; of a calendar's perhaps only those between the ends of the data."""
    found = instants(known, Unit.DAY, limits, days)
    if not days or not of_data:
        yield from found
        return
    first, last = min(known, default=None), max(known, default=None)
    start, end = limits
    for day in found:
        after = start is not None or (first is not None and day >= floored(first, Unit.DAY))
        until = end is not None or (last is not None and day <= last)
        if after and until:
            yield day


def counts(move: Move, at: datetime, moment: datetime, unit: Unit) -> bool:
    """Return whether a row of an instant counts at an instant of the result."""
    match move:
        case c.Earlier(span):
            return floored(moment, unit) == moved(at, -span.count, Unit(span.grain))
        case c.StartOf(grain):
            return floored(moment, unit) == floored(at, Unit(grain))
        case c.Cumulative(window=c.Span(count, grain)):
            return moved(at, -count, Unit(grain)) < moment <= at
        case c.Cumulative(to_date=str(grain)):
            return floored(at, Unit(grain)) <= moment <= at
    return moment <= at


def picked(found: Sequence[tuple[datetime, Any]], pick: c.Pick) -> Any:
    """Return which of a period's values stands for it."""
    values = [held for _, held in sorted(found, key=lambda pair: pair[0])]
    if pick is c.Pick.FIRST:
        return values[0]
    if pick is c.Pick.LAST:
        return values[-1]
    known = [held for held in values if held is not None]
    return float(sum(map(Fraction, known)) / len(known)) if known else None
