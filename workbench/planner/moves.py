"""Metrics read at other instants than their rows': shifted, at the start of a period, accumulated.

What is asked for at an instant `c` of the calendar is read from the rows whose own instant `v`, on the axis, is related
to it:

- so long before: `c - n units = v`; a day that the month lacks becomes the month's last day, so that 28 February stands
  for 28, 29, 30 and 31 March of a month before, and 31 March for none;
- at the start of a period: `start of c's period = v`;
- where the query groups by months, quarters or years and nothing longer than what is moved by, `c` and `v` are these
  periods as a whole: the month before March is all of February, the start of a year its January. Where it groups by a
  longer period than that, only the first instant of each group stands for a start;
- over a window: `c - n units < v <= c`, exactly n units with the current one; to date: `start of c's period <= v <= c`;
  since ever: `v <= c`. Where the query groups by a longer period than the calendar's instants, the values of its
  instants are not added: the first, the last or their average stands for the period.

Shifts by the periods of a calendar's own keep the place in the period: its tenth day leads to the tenth day of the next,
or to the last where that is shorter. ISO weeks are seven days wherever the year begins.

Several moves are taken one after the other, from the result inward. Rows without an instant are read at none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.formula import column
from workbench.catalog.graph import Reached, calendar_of
from workbench.catalog.model import Catalog, Cumulative, Dataset, Earlier, Pick, Span, StartOf
from workbench.planner.calendar import FINEST_FIRST, INSTANT, Instants, finer, fiscal, floored
from workbench.planner.measures import Move
from workbench.planner.nodes import (
    Aggregate,
    Either,
    Ends,
    Field,
    Filter,
    Key,
    Mean,
    Named,
    Paired,
    Predicate,
    Project,
    Related,
    Rows,
    Scan,
    Shifted,
    SortKey,
    Spread,
    Top,
    Truncated,
    Value,
)
from workbench.planner.periods import Listing, Side, calendar_rows, ends_of, padded, periods
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch, Resolved
from workbench.query.model import Fiscal, Unit


def how(move: Move) -> str:
    """Return a word or two for a move, for names in a statement."""
    match move:
        case Earlier():
            return "earlier"
        case StartOf():
            return "at_start"
        case Cumulative():
            return "up_to"


# --- rows at the instants that they are read for ----------------------------------------------------------------------
def spread(
    rows: Rows,
    resolved: Resolved,
    branch: Branch,
    relations: Relations,
    late: tuple[Predicate, ...],
    own: Value | None = None,
) -> Rows:
    """Return the rows of a moved branch at every instant that they are read for.

    Args:
        late: what must hold of the instants.
        own: the rows' own instant, where it is not the axis of the branch itself.
    """
    at = relations.instant
    if branch.instants is None or at is None:
        return rows
    read: Value = floored(own or relations.moved, relations.moved.grain, branch.instants.grain)
    calendar = calendar_of_branch(resolved, branch, relations)
    outer, *inner = _stretches(branch.moves)
    for moves in reversed(inner):
        if moves and _own_period(moves[0]) is not None:
            rows, read = _paired(rows, read, moves[0], relations)
            continue
        step = branch.instants.field(relations.step(f"{at.relation}_between"))
        rows = Spread(
            rows,
            step.relation,
            calendar,
            (*_related(relations.catalog, moves, step, read), *_kept(step, relations.moved)),
        )
        read = step
    on = (*_related(relations.catalog, outer, at, read), *_kept(at, relations.moved))
    rows = relations.joined_to_instants(Spread(rows, at.relation, calendar, on))
    told = (*(late if branch.instants.base is None else ()), *_first_of_group(resolved, branch, at))
    return Filter(rows, told) if told else rows


def _stretches(moves: tuple[Move, ...]) -> list[tuple[Move, ...]]:
    """Moves from the outermost in, cut behind each window, which leads to many instants, and around calendars' own."""
    out: list[tuple[Move, ...]] = [()]
    for move in moves:
        if _own_period(move) is not None:
            out += [(move,), ()]
        else:
            out[-1] = (*out[-1], move)
            if isinstance(move, Cumulative):
                out.append(())
    return out if len(out) == 1 or out[-1] else out[:-1]


def _own_period(move: Move) -> str | None:
    """The period of a calendar's own that a move goes by."""
    match move:
        case Earlier(Span(_, grain)) | Cumulative(window=Span(_, grain)) | StartOf(grain) | Cumulative(to_date=grain):
            return None if grain is None or isinstance(grain, Unit | Fiscal) else grain


def _paired(rows: Rows, read: Value, move: Move, relations: Relations) -> tuple[Rows, Field]:
    """The rows at the instants that a move by a calendar's own periods leads to, and these instants."""
    period = _own_period(move) or ""
    side = Side(relations.catalog, Instants(None, calendar_of(relations.catalog, period)))
    span = move.span if isinstance(move, Earlier) else move.window if isinstance(move, Cumulative) else None
    window, count = isinstance(move, Cumulative) and span is not None, span.count if span else None
    named = side.relations.period(side.instant, period)
    pairs = Paired(Scan(side.home.name, side.home), side.instant, named, count, window)
    name = relations.step("pairs")
    own, instant = (Field(name, column(each), side.time.grain, side.time.name) for each in ("own", INSTANT))
    read = floored(read, read.grain if isinstance(read, Field) else None, side.time.grain)
    since = Related(read, ">" if window else ">=", own)
    up_to = isinstance(move, Cumulative)
    on = (since, Related(read, "<=", instant)) if up_to else (Related(read, "=", own),)
    return Spread(rows, name, pairs, on), instant


def _related(catalog: Catalog, moves: tuple[Move, ...], instant: Value, read: Value) -> Iterator[Related]:
    """Yield what holds between an instant and the instants that are read for it."""
    for move in moves:
        match move:
            case Earlier(span):
                instant = Shifted(instant, span)
            case StartOf(grain) if isinstance(grain, Fiscal):
                instant = fiscal(instant, grain, catalog)
            case StartOf(grain) if isinstance(grain, Unit):
                instant = floored(instant, instant.grain if isinstance(instant, Field) else None, grain)
            case Cumulative(_, window, to_date):
                if window is not None:
                    yield Related(read, ">", Shifted(instant, window))
                if isinstance(to_date, Fiscal):
                    yield Related(read, ">=", fiscal(instant, to_date, catalog))
                if isinstance(to_date, Unit):
                    yield Related(read, ">=", Truncated(instant, to_date))
                yield Related(read, "<=", instant)
                return
    yield Related(instant, "=", read)


def _kept(instant: Field, axis: Field) -> Iterator[Related]:
    """Where the rows are kept by a longer unit than the calendar, only the instants that they can have."""
    if axis.grain is not None and instant.grain is not None and finer(instant.grain, axis.grain):
        yield Related(instant, "=", Truncated(instant, axis.grain))


def _first_of_group(resolved: Resolved, branch: Branch, instant: Field) -> Iterator[Predicate]:
    """What holds for the first instant of each group, where the start of a period is read.

    Weeks lie across the borders of longer units: the first instant of a group is that of its week or of its month.
    """
    if instant.grain is None or not any(isinstance(move, StartOf) for move in branch.moves):
        return
    if any(isinstance(move, Cumulative) for move in branch.moves):
        return  # what stands for a group is picked from all of its instants
    units = {r.grain or instant.grain for r in grouped_instants(resolved, branch) if not r.part}
    coarser = [unit for unit in units if isinstance(unit, Unit) and finer(instant.grain, unit)]
    if coarser and len(coarser) == len(units):
        weeks = [Unit.WEEK] if Unit.WEEK in coarser else []
        others = sorted(set(coarser) - {Unit.WEEK}, key=FINEST_FIRST.index)[:1]
        starts = [Related(instant, "=", Truncated(instant, unit)) for unit in (*others, *weeks)]
        yield starts[0] if len(starts) == 1 else Either(tuple((start,) for start in starts))


def grouped_instants(resolved: Resolved, branch: Branch) -> list[Reached]:
    """Return what the query groups by of the axis that a branch is moved along."""
    return [r for group in resolved.grouped if branch.on_axis(r := branch.reached(group.path))]


# --- the calendar -----------------------------------------------------------------------------------------------------
def calendar_of_branch(resolved: Resolved, branch: Branch, relations: Relations) -> Rows:
    """Return the rows of the calendar that a branch is read at.

    A generated one runs from the first to the last instant that the data has, or over the stretch of time asked for.
    An order that is not of time has the values that the data has.
    """
    instants, along = branch.instants, relations.moved
    home = _home(branch, relations)
    if instants is None or instants.grain is None:
        value = replace(along, relation=home.name)
        return Aggregate(Scan(home.name, home), "order_of", (Key(INSTANT, value),), ())
    ends = Ends((ends_of(home, along, (instants.base or instants).grain),))
    if instants.base is not None:
        whole = Reached((), home.key, None, instants.grain)
        return periods(relations.catalog, resolved, branch, Listing(instants.base, ends), {INSTANT: whole})
    name = relations.instant.relation if relations.instant else instants.name
    return calendar_rows(instants, name, ends, branch.during if branch.along is None else None)


def _home(branch: Branch, relations: Relations) -> Dataset:
    """The dataset that has the axis which a branch is moved along."""
    return relations.catalog.datasets[branch.along.dataset] if branch.along else branch.dataset


def with_every_period(
    catalog: Catalog, resolved: Resolved, branch: Branch, relations: Relations, totals: Aggregate | Project
) -> Project:
    """Return the totals of a branch with a row for each period that the query asks for."""
    if branch.padding is None:
        message = "A branch without a calendar has no periods."
        raise TypeError(message)
    keys = {
        group.output: reached for group in resolved.grouped if branch.on_axis(reached := branch.reached(group.path))
    }
    ends = Ends((ends_of(_home(branch, relations), relations.moved, branch.padding.grain),))
    listed = periods(catalog, resolved, branch, Listing(branch.padding, ends), keys)
    return padded(catalog, resolved, branch, totals, listed)


# --- what stands for a longer period ----------------------------------------------------------------------------------
def picked(totals: Aggregate, branch: Branch, relations: Relations) -> Aggregate | Project:
    """Return the totals of an accumulated metric with one value for each group, not one for each of its instants."""
    pick = next((move.pick for move in branch.moves if isinstance(move, Cumulative)), None)
    if pick is None or relations.instant is None or relations.instant in {key.value for key in totals.keys}:
        return totals
    names = [*(key.name for key in totals.keys), *(measure.name for measure in totals.measures)]
    at = INSTANT
    while at in names:
        at += "_"
    each = Aggregate(
        totals.input, f"{totals.name}_of_each", (*totals.keys, Key(at, relations.instant)), totals.measures
    )
    keys = tuple(Key(key.name, Named(key.name)) for key in totals.keys)
    if pick is Pick.AVERAGE:
        return Aggregate(each, totals.name, keys, tuple(Mean(m.name, m.name) for m in totals.measures))
    order = (SortKey(at, descending=pick is Pick.LAST),)
    top = Top(each, f"{totals.name}_{pick}", tuple(key.name for key in keys), order, 1)
    return Project(top, totals.name, (*keys, *(Key(m.name, Named(m.name)) for m in totals.measures)))
