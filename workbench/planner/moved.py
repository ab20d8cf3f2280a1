"""Which calendar a metric is read at that is shifted or accumulated, or why the query cannot ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Cumulative, DimensionType, Grain, StartOf
from workbench.errors import Issue
from workbench.planner.calendar import Instants, instants_for, wanted_grain
from workbench.planner.measures import Move
from workbench.planner.periods import instants_listed
from workbench.planner.resolved import Branch
from workbench.planner.whole import whole_periods
from workbench.query.expression import Path
from workbench.query.instants import floor
from workbench.query.model import Fiscal, MetricQuery, Unit
from workbench.query.walk import columns


def moved(catalog: Catalog, query: MetricQuery, branch: Branch, asked: str, issues: list[Issue]) -> Branch:
    """Return the branch with the calendar that it is read at.

    A shift and a window need an instant to count from: they are refused where the query does not group by their axis.
    What is accumulated since ever has a value without: everything up to the end of the stretch of time asked for.

    Args:
        asked: the metric as the query calls it.
    """
    name, moves = asked, branch.leaves[0].context.moves
    branch = replace(branch, moves=moves, along=_along(catalog, branch, moves, issues))
    if catalog.first_month is None and any(isinstance(_goes_by(move), Fiscal) for move in moves):
        message = f"{name} goes by the fiscal year, and none is set."
        remedy = 'Say fiscal_year = "April" in workbench.toml, or make a calendar with its periods.'
        issues.append(Issue("no-fiscal-year", message, remedy=remedy, subject=name))
        return branch
    semi = branch.leaves[0].definition.semi
    if semi is not None and semi.over != branch.axis:
        message = f"{name} is a balance over '{semi.over}', and its time is '{branch.axis}': only one can be shifted."
        issues.append(Issue("no-time", message, remedy="Give the metric that time.", subject=name))
        return branch
    if branch.axis is None and branch.along is None:
        message = f"{name} is read at another time, but {branch.dataset.name} names no time dimension."
        issues.append(Issue("no-time", message, remedy="Name one with time: in its file.", subject=name))
        return branch
    wanted = [means for path, means in branch.paths if branch.on_axis(means)]
    keys = {item.path for item in query.by}
    if any(path in keys and branch.on_axis(means) for path, means in branch.paths):
        instants = _instants(catalog, branch, wanted, whole_periods(query, branch))
        issues.extend(_without_start(query, branch, instants, asked))
        return replace(branch, instants=instants)
    issues.extend(_needs(query, branch, name))
    return replace(branch, moves=(), since_ever=True)


def _goes_by(move: Move) -> Grain | None:
    match move:
        case StartOf(grain) | Cumulative(to_date=grain):
            return grain
        case _:
            return None


def _along(catalog: Catalog, branch: Branch, moves: tuple[Move, ...], issues: list[Issue]) -> Reached | None:
    """The axis that windows are counted along where it is not the branch's own."""
    paths = dict.fromkeys(move.over for move in moves if isinstance(move, Cumulative) and move.over)
    means = [readings(catalog, branch.dataset, tuple(path.split(".")), branch.axis) for path in paths]
    if not means:
        return None
    if len(means) > 1 or len(means[0]) != 1 or means[0][0].dimension is None:
        message = f"{branch.leaves[0].name} is accumulated over '{next(iter(paths))}', which is not one dimension."
        issues.append(Issue("cumulative-over", message))
        return None
    (along,) = means[0]
    own = not along.links and along.dimension is not None and along.dimension.name == branch.axis
    return None if own else along


def _instants(catalog: Catalog, branch: Branch, wanted: list[Reached], whole: Unit | None) -> Instants:
    if whole is not None:
        fine = instants_for(catalog, whole)
        return fine if fine.grain is whole else Instants(whole, None, fine)
    axis = branch.along.dimension if branch.along else branch.dataset.dimensions[branch.axis or ""]
    if axis is None or axis.type is not DimensionType.TIME:
        return Instants(None, None)
    return instants_for(catalog, wanted_grain(catalog, axis, branch.moves, wanted))


def _without_start(query: MetricQuery, branch: Branch, instants: Instants, asked: str) -> Iterator[Issue]:
    """Why the start of a period is not read by groups that have no first instant of their own.

    It would be counted once for each of their days.
    """
    kinds = {type(move) for move in branch.moves}
    if StartOf not in kinds or Cumulative in kinds:
        return
    by = {item.path for item in query.by}
    keys = [(path, means) for path, means in branch.paths if path in by and branch.on_axis(means)]
    grains = {None if means.part else means.grain or instants.grain for _, means in keys}
    if instants.grain in grains:
        return
    units = [grain for grain in grains if isinstance(grain, Unit)]
    finest = None if Unit.WEEK in units else min(units, key=tuple(Unit).index, default=None)
    for path, means in keys:
        yield from _cut_start(branch, path, finest, asked) if means.grain is finest else ()
        if means.part or not isinstance(means.grain, Unit):
            written = ".".join(path.parts)
            message = f"{asked} is read at the start of a period, and '{written}' has no first instant."
            remedy = "Group by a unit such as time.month, or by time.day too."
            yield Issue("needs-time", message, remedy=remedy, subject=written)


def _cut_start(branch: Branch, path: Path, grain: Unit | None, asked: str) -> Iterator[Issue]:
    """Why a stretch of time that begins within a group leaves the group without its first instant."""
    start = branch.during.start if branch.during else None
    if start is not None and grain is not None and floor(start, grain) != start:
        written = ".".join(path.parts)
        message = f"{asked} is read at the start of each {grain}, and the first begins before {start.date()}."
        remedy = f"Say during … from the start of a {grain}, or group by less than '{written}'."
        yield Issue("needs-time", message, remedy=remedy, subject=written)


def with_padding(catalog: Catalog, query: MetricQuery, branch: Branch) -> Branch:
    """Return the branch with the calendar whose periods all have a row, where the query groups by its axis."""
    by = {item.path for item in query.by}
    keys = [means for path, means in branch.paths if path in by and branch.on_axis(means)]
    if not keys or branch.axis is None:
        return branch
    wanted = [means for _, means in (*branch.paths, *branch.inner) if branch.on_axis(means)]
    axis = (branch.along.dimension if branch.along else None) or branch.dataset.dimensions[branch.axis]
    return replace(branch, padding=instants_listed(catalog, axis, branch.during, wanted))


def _needs(query: MetricQuery, branch: Branch, name: str) -> Iterator[Issue]:
    """Why a query that does not group by the axis cannot ask for the metric; nothing where it can."""
    by = branch.along.dimension.name if branch.along and branch.along.dimension else "time"
    remedy = f"Add by {by}{'.month, or another grain' if by == 'time' else ''}."
    if not all(isinstance(m, Cumulative) and m.window is None and m.to_date is None for m in branch.moves):
        message = f"{name} counts from an instant of time, so the query must group by {by}."
        yield Issue("needs-time", message, remedy=remedy, subject=name)
    for path in dict.fromkeys(column.path for column in columns(query.where)):
        if any(written == path and branch.on_axis(means) for written, means in branch.paths):
            yield _reads_history(name, path)


def _reads_history(name: str, path: Path) -> Issue:
    written = ".".join(path.parts)
    message = f"{name} counts everything since ever, so a condition on '{written}' cuts nothing from it."
    return Issue("needs-time", message, remedy="Say during … for the instant it ends at, or group by time.")
