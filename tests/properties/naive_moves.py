"""Metrics read at other instants, naively: each instant of the result beside the instants whose rows count there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, TypeAlias

from naive_values import MONTHS, PARTS, floored, moved, value

from workbench.catalog import model as c
from workbench.query.model import Unit

Move: TypeAlias = c.Earlier | c.StartOf | c.Cumulative
UNITS = {unit.value: unit for unit in Unit}


def part(moment: datetime | None, cut: str | None) -> Any:
    """Return what a path reads of an instant: a grain's first instant, a part of the date, or the instant."""
    if moment is None or cut is None:
        return moment
    if cut.startswith("extract_"):
        return value(PARTS[cut.removeprefix("extract_")](moment))
    return floored(moment, UNITS[cut])


def unit_of_instants(move: Move, cuts: Iterable[str | None]) -> Unit:
    """Return what the instants of a result are: whole months where months are shifted and asked for, else days."""
    whole = all(cut in ("month", "quarter", "year") for cut in cuts)
    grain = move.span.grain if isinstance(move, c.Earlier) else move.grain if isinstance(move, c.StartOf) else None
    return Unit.MONTH if whole and grain in MONTHS else Unit.DAY


def instants(
    known: Sequence[datetime], unit: Unit, end: datetime | None, days: Sequence[datetime]
) -> Iterator[datetime]:
    """Yield the calendar's instants; without one those from the first of the data to the range's end, or the last of the data."""
    if days:
        yield from dict.fromkeys(floored(day, unit) for day in days)
    elif known:
        here = floored(min(known), unit)
        while here < end if end is not None else here <= max(known):
            yield here
            here = moved(here, 1, unit)


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
