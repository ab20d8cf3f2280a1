"""Calendars: where the instants come from that a metric is read at when they are not its own rows'."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.catalog.formula import column
from workbench.catalog.graph import Reached, calendar_of
from workbench.catalog.model import (
    Catalog,
    Cumulative,
    Dataset,
    Dimension,
    DimensionType,
    Earlier,
    Grain,
    Span,
    StartOf,
)
from workbench.planner.measures import Move
from workbench.planner.nodes import Field, Truncated, Value
from workbench.query.model import Fiscal, Unit

FINEST_FIRST = tuple(Unit)

#: What a generated calendar calls its one column.
INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Instants:
    """The instants that a branch is read at.

    Attributes:
        grain: how far apart they are; None for an order that is not of time.
        dataset: the calendar they stand in; None: one is generated.
        base: set where they are whole periods, put together of the instants of a finer calendar.
    """

    grain: Unit | None
    dataset: Dataset | None
    base: Instants | None = None

    @property
    def name(self) -> str:
        """What their relation is called."""
        if self.dataset is not None:
            return self.dataset.name
        return "order_of" if self.grain is None else "periods" if self.base else "calendar"

    @property
    def home(self) -> Dataset:
        """The calendar as a dataset, also where it is generated."""
        if self.dataset is not None:
            return self.dataset
        kind = DimensionType.TIME if self.grain else DimensionType.TEXT
        instant = Dimension(INSTANT, self.name, column(INSTANT), kind, self.grain)
        return Dataset(self.name, source=(self.name,), time=INSTANT, dimensions={INSTANT: instant})

    def field(self, relation: str) -> Field:
        """Return the instant, of the calendar standing in the plan under a name."""
        time = time_of(self.home)
        return Field(relation, time.expr, time.grain, time.name)


def time_of(calendar: Dataset) -> Dimension:
    """Return the time dimension that says which instant a row of a calendar is."""
    return calendar.dimensions[calendar.time or ""]


def finer(left: Unit, right: Unit) -> bool:
    """Whether one unit is finer than another."""
    return FINEST_FIRST.index(left) < FINEST_FIRST.index(right)


def fiscal(value: Value, period: Fiscal, catalog: Catalog) -> Truncated:
    """Return the fiscal period that a time value falls in."""
    return Truncated(value, period.unit, ((catalog.first_month or 1) - 1) % period.months)


def floored(value: Value, grain: Unit | None, to: Unit | None) -> Value:
    """Return the period that a time value of a known grain falls in; the value itself when it is no finer."""
    if to is not None and (grain is None or finer(grain, to)):
        return Truncated(value, to)
    return Truncated(value, grain) if grain and isinstance(value, Field) and not value.whole else value


def instants_for(catalog: Catalog, wanted: Unit) -> Instants:
    """Return the coarsest calendar whose rows are at least as fine as wanted; a generated one where there is none."""
    fine = [c for c in catalog.calendars if (grain := time_of(c).grain) is not None and not finer(wanted, grain)]
    if not fine:
        return Instants(Unit.DAY if wanted is Unit.WEEK else wanted, None)  # weeks start on different days
    best = max(fine, key=lambda c: FINEST_FIRST.index(time_of(c).grain or wanted))
    return Instants(time_of(best).grain or wanted, best)


def wanted_grain(catalog: Catalog, axis: Dimension, moves: tuple[Move, ...], reached: Iterable[Reached]) -> Unit:
    """Return how fine the instants must be: as the finest grain that is asked for or moved by, days where it is moved.

    No finer than the axis itself is kept.
    """
    grains = [_unit(catalog, grain) for grain in (*_moved_by(moves), *_asked(axis, reached))]
    if moves:
        grains.append(Unit.DAY)
    if Unit.WEEK in grains and not set(grains) <= {Unit.WEEK, Unit.DAY}:
        grains.append(Unit.DAY)  # weeks lie across the borders of longer units
    finest = min(grains, key=FINEST_FIRST.index, default=Unit.DAY)
    return axis.grain if axis.grain is not None and finer(finest, axis.grain) else finest


def _asked(axis: Dimension, reached: Iterable[Reached]) -> Iterable[Grain]:
    for each in reached:
        if each.part:
            yield Unit(each.part) if each.part in {"hour", "minute"} else Unit.DAY
        else:
            yield each.grain or axis.grain or Unit.DAY


def _moved_by(moves: tuple[Move, ...]) -> Iterable[Grain]:
    for move in moves:
        match move:
            case Earlier(Span(_, grain)) | StartOf(grain):
                yield grain
            case Cumulative(_, window, to_date):
                yield from (window.grain,) if window else ()
                yield from (to_date,) if to_date else ()


def _unit(catalog: Catalog, grain: Grain) -> Unit:
    """A unit itself; of a calendar's period, how fine its calendar is."""
    if isinstance(grain, Unit):
        return grain
    calendar = calendar_of(catalog, grain)
    return (time_of(calendar).grain if calendar else None) or Unit.DAY
