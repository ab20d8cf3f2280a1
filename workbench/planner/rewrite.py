"""Plans made faster without changing what they mean: each rewrite takes a node and returns one with the same rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.catalog.model import Dataset
from workbench.planner.before_join import aggregate_before_join
from workbench.planner.before_spread import aggregate_before_spread, rows_read_once
from workbench.planner.facts import Facts, told
from workbench.planner.nodes import (
    Aggregate,
    AtInstant,
    Compute,
    Converted,
    Ends,
    EveryPeriod,
    Filter,
    Finish,
    Generated,
    Join,
    Merge,
    Narrow,
    Once,
    Paired,
    Project,
    Rows,
    Scan,
    Spread,
    Top,
)


def rewrite(plan: Finish, facts: Facts | None = None) -> Finish:
    """Apply every rewrite to every node, from the leaves up.

    Args:
        facts: what the data says of the links, where it was asked.
    """
    plan = told(plan, facts or {})
    return replace(plan, input=_rewritten(plan.input))


def _rewritten(rows: Rows) -> Rows:
    match rows:
        case Scan():
            return rows
        case Ends():
            return _ends(rows)
        case Generated(ends=ends):
            return rows if ends is None else replace(rows, ends=_ends(ends))
        case Once(input_):
            return replace(rows, input=_rewritten(input_))
        case Merge():
            branches = rows_read_once(rows).branches
            changed: Rows = replace(rows, branches=tuple(_branch(branch) for branch in branches))
        case Join(input_, dataset=dataset):
            looked_up = dataset if isinstance(dataset, Dataset) else _rewritten(dataset)
            changed = replace(rows, input=_rewritten(input_), dataset=looked_up)
        case Converted(input_, events):
            changed = replace(rows, input=_narrowed(input_), events=_narrowed(events))
        case Spread(input_, calendar=Generated() as calendar):
            changed = replace(rows, input=_rewritten(input_), calendar=_rewritten(calendar))
        case (
            Spread()
            | Paired()
            | EveryPeriod()
            | Filter()
            | Aggregate()
            | Project()
            | Narrow()
            | AtInstant()
            | Compute()
            | Top()
            | Finish()
        ):
            changed = replace(rows, input=_rewritten(rows.input))
    for rule in REWRITES:
        changed = rule(changed)
    return changed


def _ends(rows: Ends) -> Ends:
    return replace(rows, sides=tuple(replace(side, input=_rewritten(side.input)) for side in rows.sides))


def _narrowed(rows: Narrow) -> Narrow:
    return replace(rows, input=_rewritten(rows.input))


def _branch(branch: Aggregate | Project | Compute) -> Aggregate | Project | Compute:
    rows = _rewritten(branch)
    if not isinstance(rows, (Aggregate, Project, Compute)):
        message = f"A rewrite made a branch of {type(rows).__name__}."
        raise TypeError(message)
    return rows


#: In the order in which they are tried on each node.
REWRITES: tuple[Callable[[Rows], Rows], ...] = (aggregate_before_spread, aggregate_before_join)
