"""Whether a metric is shifted by whole periods or by days: the month before March is all of February, however long.

Whole months are shifted where the query groups by months or longer and every shift is of no less, unless the stretch of
time asked for or a condition on time cuts a month: what is left of one is then compared day by day. A condition cuts no
month where it reads months or longer (`time.month`, `time.extract_year`), or where it compares with the first day of
one by `>=` or `<`, or of whole days with the last by `<=` or `>`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import assert_never

from workbench.catalog.graph import Reached
from workbench.catalog.model import Cumulative, Earlier, Grain, StartOf
from workbench.planner.calendar import FINEST_FIRST, finer
from workbench.planner.measures import Move
from workbench.planner.period import cuts
from workbench.planner.periods import reads_only_time, reads_time, shared_filters
from workbench.planner.resolved import Branch
from workbench.query.conjunction import conjuncts
from workbench.query.expression import And, Column, Compare, Expression, Literal, Not, Or, Within
from workbench.query.instants import floor
from workbench.query.model import Fiscal, MetricQuery, Unit
from workbench.query.walk import columns

#: Units of which months are whole multiples, or the other way round.
_OF_MONTHS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)

#: How a comparison reads with its sides exchanged.
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def whole_periods(query: MetricQuery, branch: Branch) -> Unit | None:
    """Return the period that is shifted as a whole; None where instants are shifted one by one.

    Quarters and years are shifted by their months, so that a year that has only begun is compared with as many months
    of the other. The start of a period is that of the shortest period grouped by.
    """
    by = {item.path for item in query.by}
    keys = [means for path, means in branch.paths if path in by and branch.on_axis(means)]
    finest = _finest(keys)
    steps = [_step(move) for move in branch.moves]
    if finest not in _OF_MONTHS or not all(isinstance(step, Unit) and not finer(step, finest) for step in steps):
        return None
    shifts = all(isinstance(move, Earlier) for move in branch.moves)
    if not shifts and any(isinstance(means.grain, Fiscal) for means in keys):
        return None  # the start of a fiscal period is that of its first day
    unit = _months(keys[0]) if shifts else finest
    uncut = not shifts or all(_keeps(part, branch, unit) for part in _timely(query, branch))
    return unit if uncut and not cuts(branch.during, unit) and _apart(query, branch) else None


def _finest(keys: list[Reached]) -> Unit | None:
    """The shortest unit grouped by; None where there is a key of another kind, such as a part of a date."""
    grains = [means.grain or (means.dimension.grain if means.dimension else None) for means in keys]
    units = [g.unit if isinstance(g, Fiscal) else g for g in grains if isinstance(g, Unit | Fiscal)]
    whole = len(units) == len(keys) and not any(means.part for means in keys)
    return min(units, key=FINEST_FIRST.index, default=None) if whole else None


def _months(key: Reached) -> Unit:
    """Months, or what the axis is kept by where that is longer."""
    kept = key.dimension.grain if key.dimension else None
    return kept if kept is not None and finer(Unit.MONTH, kept) else Unit.MONTH


def _step(move: Move) -> Grain | None:
    match move:
        case Earlier(span):
            return span.grain
        case StartOf(grain):
            return grain
        case Cumulative():
            return None
        case _:
            assert_never(move)


# --- conditions on time -----------------------------------------------------------------------------------------------
def _timely(query: MetricQuery, branch: Branch) -> list[Expression]:
    """The conditions that read the axis: those of the query, and those of the metrics around its aggregates."""
    own = [part for leaf in branch.leaves for given in leaf.context.filters for part in conjuncts(given)]
    return [part for part in (*conjuncts(query.where), *own) if reads_time(part, branch)]


def _apart(query: MetricQuery, branch: Branch) -> bool:
    """Whether each condition reads either the instant or the row, and all aggregates share those on the instant."""
    known = (*conjuncts(query.where), *shared_filters(branch))
    return all(reads_only_time(part, branch) and part in known for part in _timely(query, branch))


def _keeps(part: Expression, branch: Branch, unit: Unit) -> bool:
    """Whether a condition on time can be seen to hold for all of a period of a unit or for nothing of it."""
    match part:
        case And(operands) | Or(operands):
            return all(_keeps(each, branch, unit) for each in operands)
        case Not(operand):
            return _keeps(operand, branch, unit)
        case Compare(op, Column() as read, Literal(value)):
            kept = _bounds(op, value, branch.reached(read.path), unit)
        case Compare(op, Literal(value), Column() as read):
            kept = _bounds(_TURNED.get(op, op), value, branch.reached(read.path), unit)
        case Within(Column() as read, Literal(low), Literal(high)):
            reached = branch.reached(read.path)
            kept = _bounds(">=", low, reached, unit) and _bounds("<=", high, reached, unit)
        case _:
            kept = False
    return kept or all(_coarse(branch.reached(column.path), unit) for column in columns(part))


def _coarse(reached: Reached, unit: Unit) -> bool:
    """Whether what is read of an instant is the same in all of a period of a unit."""
    read = reached.part or reached.grain or (reached.dimension.grain if reached.dimension else None)
    return read in tuple(Unit) and not finer(Unit(read), unit)


def _bounds(op: str, value: object, reached: Reached, unit: Unit) -> bool:
    """Whether a comparison with a constant begins or ends with a period of a unit."""
    if reached.part or not isinstance(value, date):
        return False
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    if op in ("<=", ">"):
        grain = reached.grain or (reached.dimension.grain if reached.dimension else None)
        moment += timedelta(days=1)
        return grain is Unit.DAY and moment == floor(moment, unit)
    return op in ("<", ">=") and moment == floor(moment, unit)
