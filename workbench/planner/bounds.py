"""A stretch of time as a condition on a time value."""

from __future__ import annotations

from datetime import date, datetime

from workbench.planner.nodes import Field, Spans
from workbench.planner.period import Stretch
from workbench.query.model import SUB_DAY


def spans(value: Field, during: Stretch) -> Spans:
    """Return the condition that a time value lies in a stretch of time, in dates where the value has no time of day."""
    dates = value.grain is None or value.grain not in SUB_DAY
    return Spans(value, _bound(during.start, dates=dates), _bound(during.end, dates=dates))


def _bound(moment: datetime | None, *, dates: bool) -> date | datetime | None:
    if moment is None or not dates or moment.time() != datetime.min.time():
        return moment
    return moment.date()
