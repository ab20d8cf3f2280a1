"""Whether feeds come as their contracts promise: for each period, and for each feed as a whole.

A contract's `frequency` says how long a period is, its `freshness` (or `latency`) how long after a period's end its data is
due. A period has come with the first accepted delivery that speaks up to its end. What is not yet due has no state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

import pyarrow as pa

from workbench.efficiency.audits.gate import Delay
from workbench.efficiency.tables import COUNT, INSTANT, TEXT
from workbench.query.instants import floor, shift
from workbench.query.model import Unit

#: After how many missing periods in a row a feed is no longer late but stale: nobody is about to deliver it.
STALE_AFTER = 3

#: Tables that are delivered as a whole register: they speak up to when they came, whatever their newest row says.
_REGISTERS = frozenset({"owner", "rate"})

_TRAILING = 7
#: Of longer histories the newest periods are looked at.
_MOST_PERIODS = 4_000


class State(StrEnum):
    """How a period, or a feed as a whole, stands to its promise."""

    MET = "met"
    LATE = "late"
    MISSING = "missing"
    STALE = "stale"


class Delivered(Protocol):
    """What is read of a run of arrival."""

    @property
    def feed(self) -> str:
        """The feed's name."""

    @property
    def table(self) -> str:
        """The table it is for."""

    @property
    def status(self) -> str:
        """`accepted`, or it does not count."""

    @property
    def ingested_at(self) -> datetime:
        """When it came."""

    @property
    def as_of(self) -> datetime | None:
        """Up to when its rows speak."""

    @property
    def rows(self) -> int:
        """How many rows were let in."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What a feed's contract promises about time.

    Attributes:
        every: how long a period is; a month of the calendar, or several, where `months` says so.
        within: how long after a period's end its data is due; None where nothing is promised, and then nothing is late.
    """

    feed: str
    table: str
    every: timedelta = timedelta(days=1)
    within: timedelta | None = None
    owner: str = ""
    months: int = 0

    def after(self, start: datetime, periods: int = 1) -> datetime:
        """Return the end of a period that begins at an instant, or of so many."""
        if self.months:
            return shift(start, periods * self.months, Unit.MONTH)
        return start + periods * self.every

    def before(self, end: datetime) -> datetime:
        """Return the start of the first whole period among those that end with an instant or after it."""
        if self.months:
            return floor(end - timedelta(microseconds=1), Unit.MONTH)
        first = end - self.every
        start = floor(first, Unit.DAY)
        return start + timedelta(days=1) if self.every >= timedelta(days=1) and start < first else start

    def passed(self, start: datetime, end: datetime) -> int:
        """Return how many whole periods from an instant on have ended by another."""
        if not self.months:
            return max(0, (end - start) // self.every)
        months = (end.year - start.year) * 12 + end.month - start.month
        return max(0, months // self.months)


@dataclass(frozen=True, slots=True)
class Kept:
    """One period of one feed: when it was due, when it came.

    Attributes:
        rows: of the delivery it came with; None while it has not come.
        completeness: those rows as a share of what the deliveries before it had, at most 1; None where that is unknown.
    """

    promised: Promised
    start: datetime
    due: datetime
    arrived: datetime | None
    state: State
    rows: int | None = None
    completeness: float | None = None

    @property
    def end(self) -> datetime:
        """When the period ends."""
        return self.promised.after(self.start)

    @property
    def lag(self) -> timedelta | None:
        """How long after the period's end it came; None while it has not."""
        return None if self.arrived is None else max(self.arrived - self.end, timedelta())


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """How one feed stands now.

    Attributes:
        state: None while nothing was due yet, or nothing is promised.
        as_of: up to when it speaks.
        due: when the oldest missing period was due, or the newest that came.
    """

    promised: Promised
    state: State | None
    as_of: datetime | None
    due: datetime | None = None
    missing: int = 0

    def sentence(self) -> str:
        """Return the state as a phrase: `due 2026-03-04 00:00, 2 periods missing`."""
        upto = f"data up to {self.as_of:%Y-%m-%d %H:%M}" if self.as_of else "nothing delivered"
        if self.state is None:
            return f"{upto}, nothing due"
        if self.state is State.MET:
            return f"{upto}, in time"
        due = f"due {self.due:%Y-%m-%d %H:%M}" if self.due else "due"
        if self.state is State.LATE:
            return f"{upto}, came after it was {due}"
        periods = f"{self.missing} {'period' if self.missing == 1 else 'periods'} missing"
        return f"{upto}, {due}, {periods}"


def periods(promised: Promised, runs: Iterable[Delivered], now: datetime) -> tuple[Kept, ...]:
    """Return every period of a feed that was due by now, from the first that was delivered, oldest first."""
    if promised.within is None:
        return ()
    came = _came(promised, runs)
    if not came:
        return ()
    return tuple(_kept(promised, start, came, promised.within) for start in _due(promised, came, promised.within, now))


def feed_standing(promised: Promised, runs: Sequence[Delivered], now: datetime) -> FeedStanding:
    """Return how a feed stands now: by its newest due period, and by how many are missing up to it."""
    came = _came(promised, runs)
    as_of = max((covers for _, covers, _ in came), default=None)
    due = periods(promised, runs, now)
    if not due:
        return FeedStanding(promised, None, as_of)
    missing = [kept for kept in due if kept.state is State.MISSING]
    if not missing:
        return FeedStanding(promised, due[-1].state, as_of, due[-1].due)
    state = State.STALE if len(missing) > STALE_AFTER else State.MISSING
    return FeedStanding(promised, state, as_of, missing[0].due, len(missing))


def _came(promised: Promised, runs: Iterable[Delivered]) -> list[tuple[datetime, datetime, int]]:
    """When each accepted delivery came, up to when it speaks, and its rows, in the order in which they came."""
    found = [
        (run.ingested_at, run.ingested_at if promised.table in _REGISTERS else run.as_of, run.rows)
        for run in runs
        if run.feed == promised.feed and run.status == "accepted"
    ]
    return sorted((at, covers, rows) for at, covers, rows in found if covers is not None)


def _due(
    promised: Promised, came: Sequence[tuple[datetime, datetime, int]], within: timedelta, now: datetime
) -> Iterator[datetime]:
    """The starts of periods, counted from midnight of the first day that is spoken of, or from the first of its month."""
    start = promised.before(min(covers for _, covers, _ in came))
    count = promised.passed(start, now - within)
    for place in range(max(0, count - _MOST_PERIODS), count):
        yield promised.after(start, place)


def _kept(
    promised: Promised, start: datetime, came: Sequence[tuple[datetime, datetime, int]], within: timedelta
) -> Kept:
    end = promised.after(start)
    due = end + within
    place = next((n for n, (_, covers, _) in enumerate(came) if covers >= end), None)
    if place is None:
        return Kept(promised, start, due, None, State.MISSING)
    at, _, rows = came[place]
    state = State.MET if at <= due else State.LATE
    return Kept(promised, start, due, at, state, rows, _completeness(came, place))


def _completeness(came: Sequence[tuple[datetime, datetime, int]], place: int) -> float | None:
    """The rows of a delivery as a share of the average of those before it; 1 where it has more."""
    before = [rows for _, _, rows in came[max(0, place - _TRAILING) : place]]
    if not before or not sum(before):
        return None
    return float(min(Fraction(1), Fraction(came[place][2] * len(before), sum(before))))


# --- as tables and banners --------------------------------------------------------------------------------------------
SLA_STATUS = pa.schema(
    [
        pa.field("subject", TEXT),
        pa.field("owner", TEXT),
        pa.field("period_start", INSTANT),
        pa.field("due_at", INSTANT),
        pa.field("arrived_at", INSTANT),
        pa.field("state", TEXT),
        pa.field("completeness", pa.float64()),
        pa.field("rows", COUNT),
        pa.field("lag_hours", pa.float64()),
        pa.field("table", TEXT),
    ]
)


def sla_status(promises: Iterable[Promised], runs: Sequence[Delivered], now: datetime) -> pa.Table:
    """Return one row for each feed and period that was due: the table that metrics of timeliness are asked of.

    The newest missing periods of a feed that is stale are `stale` themselves; while a period is missing its lag grows.
    """
    rows = [row for promised in promises for row in _rows(promised, runs, now)]
    return pa.Table.from_pylist(rows, schema=SLA_STATUS)


def _rows(promised: Promised, runs: Sequence[Delivered], now: datetime) -> Iterator[dict[str, object]]:
    stale = feed_standing(promised, runs, now).state is State.STALE
    for kept in periods(promised, runs, now):
        lag = kept.lag if kept.lag is not None else now - kept.end
        yield {
            "subject": promised.feed,
            "owner": promised.owner or None,
            "period_start": kept.start,
            "due_at": kept.due,
            "arrived_at": kept.arrived,
            "state": str(State.STALE if stale and kept.state is State.MISSING else kept.state),
            "completeness": kept.completeness,
            "rows": kept.rows,
            "lag_hours": lag / timedelta(hours=1),
            "table": promised.table,
        }


def delays(promises: Iterable[Promised], runs: Sequence[Delivered], now: datetime) -> tuple[Delay, ...]:
    """Return the feeds that are not as promised, for the banner of results: late, missing or stale.

    A delay concerns the months of the periods that are missing, or of the one that came late.
    """
    return tuple(found for promised in promises if (found := _delay(promised, runs, now)) is not None)


def _delay(promised: Promised, runs: Sequence[Delivered], now: datetime) -> Delay | None:
    found = feed_standing(promised, runs, now)
    if found.state in (None, State.MET):
        return None
    due = periods(promised, runs, now)
    wrong = [kept for kept in due if kept.state is State.MISSING] or [due[-1]]
    months = tuple(sorted({f"{kept.start:%Y-%m}" for kept in wrong}))
    return Delay(promised.feed, promised.table, str(found.state), found.sentence(), months)


class _Promise(Protocol):
    """What is read of a contract's promise."""

    @property
    def within(self) -> timedelta | None:
        """The promise as a time."""

    @property
    def months(self) -> int:
        """The promise as months of the calendar."""


class _Contract(Protocol):
    """What is read of a contract."""

    @property
    def owner(self) -> str:
        """Who answers for it."""

    def promise(self, *properties: str) -> _Promise | None:
        """Return the first promise about any of the properties."""


def promised_by(feed: str, table: str, contract: _Contract) -> Promised:
    """Return what a feed's contract promises about time; a day where it says no frequency."""
    frequency, freshness = contract.promise("frequency"), contract.promise("freshness", "latency")
    every = frequency.within if frequency is not None and frequency.within else timedelta(days=1)
    within = freshness.within if freshness is not None else None
    return Promised(feed, table, every, within, contract.owner, frequency.months if frequency is not None else 0)


def promises(contracts: Mapping[str, tuple[str, _Contract]]) -> tuple[Promised, ...]:
    """Return what each feed promises, by feed: its table and its contract."""
    return tuple(promised_by(feed, table, contract) for feed, (table, contract) in sorted(contracts.items()))
