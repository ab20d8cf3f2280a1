"""Which calendar a metric is read at that is shifted or accumulated, or why the query cannot ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Cumulative, DimensionType, Earlier, Grain, StartOf
from workbench.errors import Issue
from workbench.planner.calendar import FINEST_FIRST, Instants, finer, instants_for, wanted_grain
from workbench.planner.filters import conjuncts
from workbench.planner.measures import Move
from workbench.planner.period import Stretch, floor
from workbench.planner.periods import reads_only_time, reads_time, shared_filters
from workbench.planner.resolved import Branch
from workbench.query.expression import Path
from workbench.query.model import MetricQuery, Unit
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
    if branch.axis is None and branch.along is None:
        message = f"{name} is read at another time, but {branch.dataset.name} names no time dimension."
        issues.append(Issue("no-time", message, remedy="Name one with time: in its file.", subject=name))
        return branch
    wanted = [means for path, means in branch.paths if branch.on_axis(means)]
    keys = {item.path for item in query.by}
    if any(path in keys and branch.on_axis(means) for path, means in branch.paths):
        instants = _instants(catalog, branch, wanted)
        whole = _whole_periods(query, branch)
        issues.extend(_without_start(query, branch, instants, asked))
        return replace(branch, instants=Instants(whole, None, instants) if whole else instants)
    issues.extend(_needs(query, branch, name))
    return replace(branch, moves=(), since_ever=True)


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


def _instants(catalog: Catalog, branch: Branch, wanted: list[Reached]) -> Instants:
    axis = branch.along.dimension if branch.along else branch.dataset.dimensions[branch.axis or ""]
    if axis is None or axis.type is not DimensionType.TIME:
        return Instants(None, None)
    return instants_for(catalog, wanted_grain(catalog, axis, branch.moves, wanted))


#: Units of which months are whole multiples, or the other way round.
_OF_MONTHS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def _whole_periods(query: MetricQuery, branch: Branch) -> Unit | None:
    """The period that is shifted as a whole, where the query groups by nothing finer than what is shifted by.

    The month before March is all of February, whatever days the two have. Where a shorter period is shifted by, or a
    condition reads the instant and the row together, or the stretch of time asked for cuts a period, instants are
    shifted one by one.
    """
    by = {item.path for item in query.by}
    keys = [means for path, means in branch.paths if path in by and branch.on_axis(means)]
    grains = [means.grain or (means.dimension.grain if means.dimension else None) for means in keys]
    finest = min((g for g in grains if isinstance(g, Unit)), key=FINEST_FIRST.index, default=None)
    steps = [step for move in branch.moves if (step := _step(move)) is not None]
    if finest is None or finest not in _OF_MONTHS or len(steps) < len(branch.moves) or any(k.part for k in keys):
        return None
    units = [step for step in steps if isinstance(step, Unit) and not finer(step, finest)]
    fits = len(units) == len(steps) and all(isinstance(grain, Unit) for grain in grains)
    return finest if fits and _whole(branch.during, finest) and _apart(query, branch) else None


def _whole(during: Stretch | None, unit: Unit) -> bool:
    """Whether a stretch of time cuts no period of a unit."""
    return during is None or all(side is None or side == floor(side, unit) for side in (during.start, during.end))


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
    for path, means in keys:
        if means.part or not isinstance(means.grain, Unit):
            written = ".".join(path.parts)
            message = f"{asked} is read at the start of a period, and '{written}' has no first instant."
            remedy = "Group by a unit such as time.month, or by time.day too."
            yield Issue("needs-time", message, remedy=remedy, subject=written)


def _step(move: Move) -> Grain | None:
    match move:
        case Earlier(span):
            return span.grain
        case StartOf(grain):
            return grain
        case _:
            return None


def _apart(query: MetricQuery, branch: Branch) -> bool:
    """Whether each condition reads either the instant or the row, and all aggregates share those on the instant."""
    shared = shared_filters(branch)
    own = [part for leaf in branch.leaves for given in leaf.context.filters for part in conjuncts(given)]
    timely = [part for part in (*conjuncts(query.where), *own) if reads_time(part, branch)]
    return all(reads_only_time(part, branch) for part in timely) and all(
        part in shared for part in own if reads_time(part, branch)
    )


def with_padding(catalog: Catalog, query: MetricQuery, branch: Branch) -> Branch:
    """Return the branch with the calendar whose periods all have a row, where the query groups by its axis."""
    by = {item.path for item in query.by}
    keys = [means for path, means in branch.paths if path in by and branch.on_axis(means)]
    if not keys or branch.axis is None:
        return branch
    wanted = [means for _, means in (*branch.paths, *branch.inner) if branch.on_axis(means)]
    axis = (branch.along.dimension if branch.along else None) or branch.dataset.dimensions[branch.axis]
    return replace(branch, padding=instants_for(catalog, wanted_grain(catalog, axis, (), wanted)))


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
