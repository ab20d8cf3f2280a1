"""The filters that stand on metrics: what all aggregates of a branch share cuts its rows, the rest each counts within.

A metric's filter acts as if the query had it, for that metric alone: a group without a row that passes has no value of
it, and where no other metric has one there either, no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.planner.measures import Leaf
from workbench.planner.nodes import Condition, Either, Predicate
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Expression, MetricAt
from workbench.query.walk import columns, walk


def condition(part: Expression, branch: Branch, relations: Relations, *, moves: int = 0) -> Condition:
    """Return a condition over paths and metrics with the values they stand for in a branch.

    Args:
        moves: how many of the branch's moves stand around it: what it reads of the axis is seen from within.
    """
    paths = tuple((c.path, relations.value(branch.reached(c.path), moves)) for c in columns(part))
    metrics = dict.fromkeys(item for item in walk(part) if isinstance(item, MetricAt))
    return Condition(part, (*paths, *((item, relations.metric(item)) for item in metrics)))


def filters_of(leaf: Leaf, branch: Branch, relations: Relations) -> tuple[Predicate, ...]:
    """Return what the metrics around an aggregate demand of its rows."""
    given = [*((filter_, 0) for filter_ in leaf.context.filters), *leaf.context.within]
    parts = dict.fromkeys((part, moves) for filter_, moves in given for part in conjuncts(filter_))
    return tuple(condition(part, branch, relations, moves=moves) for part, moves in parts)


def shared(filters: Sequence[tuple[Predicate, ...]]) -> tuple[Predicate, ...]:
    """Return the predicates that stand in all of them; no row that fails one of these counts for anything."""
    first, *others = filters
    return tuple(p for p in first if all(p in other for other in others))


def own(filters: Sequence[tuple[Predicate, ...]]) -> Iterator[tuple[Predicate, ...]]:
    """Yield of each what is not shared."""
    common = shared(filters)
    return (tuple(p for p in each if p not in common) for each in filters)


def cuts(filters: Sequence[tuple[Predicate, ...]]) -> tuple[Predicate, ...]:
    """Return what rows must meet to count for at least one of the aggregates."""
    rest = tuple(dict.fromkeys(own(filters)))
    return shared(filters) if () in rest else (*shared(filters), Either(rest))
