"""How far back the rows lie that a stretch of time is read from, so that only they are read."""

from __future__ import annotations

from datetime import datetime, timedelta

from workbench.catalog.model import Cumulative, Earlier, StartOf
from workbench.planner.measures import Move
from workbench.planner.period import Stretch
from workbench.query.instants import floor, shift
from workbench.query.model import Fiscal, Unit

_OF_MONTHS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def history(moves: tuple[Move, ...], during: Stretch, grain: Unit, first_day: int) -> Stretch:
    """Return a stretch of time that holds every instant which is read for an instant of `during`.

    Args:
        grain: how far apart the instants of the result are.
        first_day: the day that weeks start on.
    """
    start, end = during.start, during.end
    start = floor(start, grain, first_day) if start else None
    end = shift(floor(end - timedelta(microseconds=1), grain, first_day), 1, grain) if end else None
    for move in moves:
        start, end = _first(move, start, first_day), _last(move, end)
    return Stretch(start, end)


def _first(move: Move, start: datetime | None, first_day: int) -> datetime | None:
    if start is None:
        return None
    match move:
        case Earlier(span) | Cumulative(window=span) if span is not None:
            return shift(start, -span.count, span.grain) if isinstance(span.grain, Unit) else None
        case StartOf(grain) | Cumulative(to_date=grain):
            if isinstance(grain, Fiscal):  # wherever it begins
                return floor(shift(start, 1 - grain.months, Unit.MONTH), Unit.MONTH)
            return floor(start, grain, first_day) if isinstance(grain, Unit) else None
    return None


def _last(move: Move, end: datetime | None) -> datetime | None:
    """The end before the move; a day later where a month's last days stand for days that it lacks."""
    match move:
        case Earlier(span) if end is not None:
            if not isinstance(span.grain, Unit):
                return None
            clamped = span.grain in _OF_MONTHS and end != floor(end, Unit.MONTH)
            return shift(end, -span.count, span.grain) + timedelta(days=clamped)
        case _:
            return end
