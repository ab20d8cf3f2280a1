"""Metrics read at other instants than their rows': shifted, at the start of a period, accumulated.

What is asked for at an instant `c` of the calendar is read from the rows whose own instant `v`, on the axis, is related
to it:

- so long before: `c - n units = v`; a day that the month lacks becomes the month's last day, so that 28 February stands
  for 28, 29, 30 and 31 March of a month before, and 31 March for none;
- at the start of a period: `start of c's period = v`, and where the query groups by a longer period than the calendar's
  instants, only the first instant of each group counts.

Several moves are taken one after the other, from the result inward.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.model import Catalog, Cumulative, Earlier, StartOf
from workbench.errors import Issue, UnsupportedError
from workbench.planner.calendar import FINEST_FIRST, Instants, finer, floored, instants_for, wanted_grain
from workbench.planner.measures import Move
from workbench.planner.nodes import Field, Related, Rows, Scan, Shifted, Spread, Truncated, Value
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch, Resolved
from workbench.query.model import MetricQuery, Unit


def moved(catalog: Catalog, query: MetricQuery, branch: Branch, moves: tuple[Move, ...], issues: list[Issue]) -> Branch:
    """Return the branch with the instants that it is read at.

    A shift needs an instant to count from: it is refused where the query does not group by the branch's time axis.
    """
    name = branch.leaves[0].metric.key
    if branch.axis is None:
        message = f"{name} is read at another time, but {branch.dataset.name} names no time dimension."
        issues.append(Issue("no-time", message, remedy="Name one with time: in its file.", subject=name))
        return branch
    reached = [means for _, means in branch.paths if branch.on_axis(means)]
    keys = {item.path for item in query.by}
    if not any(path in keys and branch.on_axis(means) for path, means in branch.paths):
        message = f"{name} compares instants of time, so the query must group by time."
        issues.append(Issue("needs-time", message, remedy="Add by time.month, or another grain.", subject=name))
        return branch
    axis = branch.dataset.dimensions[branch.axis]
    return replace(branch, moves=moves, instants=instants_for(catalog, wanted_grain(catalog, axis, moves, reached)))


def relation(moves: tuple[Move, ...], instant: Value, own: Field, instants: Instants) -> Iterator[Related]:
    """Yield what holds between an instant of the result and the rows that are read for it.

    Args:
        own: the axis of the rows.
    """
    read = floored(own, own.grain, instants.grain)
    if own.grain is not None and finer(instants.grain, own.grain):
        yield Related(instant, "=", Truncated(instant, own.grain))
    for move in moves:
        match move:
            case Earlier(span):
                instant = Shifted(instant, span)
            case StartOf(grain) if isinstance(grain, Unit):
                instant = Truncated(instant, grain)
            case Cumulative() | StartOf():
                raise _unsupported("a window or the start of a calendar's period")
    yield Related(instant, "=", read)


def spread(rows: Rows, resolved: Resolved, branch: Branch, relations: Relations) -> Rows:
    """Return the rows of a moved branch at every instant that they are read for, with the periods of that instant."""
    if branch.instants is None or relations.instant is None:
        return rows
    at = relations.instant
    on = (*relation(branch.moves, at, relations.axis, branch.instants), *_first_of_group(resolved, branch, at))
    calendar = branch.instants.dataset
    if calendar is None:
        raise _unsupported("a calendar, and no dataset is one as fine as asked,")
    return relations.joined_to_instants(Spread(rows, Scan(at.relation, calendar), on))


def _unsupported(what: str) -> UnsupportedError:
    return UnsupportedError(Issue("unsupported-metric", f"This needs {what} which this version does not execute."))


def _first_of_group(resolved: Resolved, branch: Branch, instant: Field) -> Iterator[Related]:
    """What holds for the first instant of each group, where the start of a period is read."""
    if any(isinstance(move, StartOf) for move in branch.moves):
        grains = [branch.reached(group.path) for group in resolved.grouped]
        units = [r.grain or instant.grain for r in grains if branch.on_axis(r) and not r.part]
        coarser = [unit for unit in units if isinstance(unit, Unit) and instant.grain and finer(instant.grain, unit)]
        if coarser and len(coarser) == len(units):
            yield Related(instant, "=", Truncated(instant, min(coarser, key=FINEST_FIRST.index)))
