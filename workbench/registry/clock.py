"""Moments: always with a time zone, always kept in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from workbench.registry.faults import fault

Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def in_utc(moment: datetime) -> datetime:
    """Return `moment` in UTC; one without a time zone is refused, for it could be any of 24 hours.

    >>> from datetime import timedelta, timezone
    >>> in_utc(datetime(2014, 1, 5, 1, tzinfo=timezone(timedelta(hours=2)))).isoformat()
    '2014-01-04T23:00:00+00:00'
    """
    if moment.tzinfo is None:
        raise fault("registry-moment", f"The moment {moment} has no time zone.", "Give one, for example UTC.")
    return moment.astimezone(UTC)
