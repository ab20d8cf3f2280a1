"""Balances: of each period only the rows at its first or last instant count, after every filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.model import Pick, SemiAdditive
from workbench.planner.filters import own, shared
from workbench.planner.narrow import Columns
from workbench.planner.nodes import Aggregate, AtInstant, Field, Filter, Key, Measure, Value
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch, Grouped


def balance(
    semi: SemiAdditive, grouped: tuple[Grouped, ...], branch: Branch, relations: Relations, whole: Aggregate
) -> Aggregate:
    """Return the aggregation over the rows at the instant that counts, instead of over all rows.

    Read at other instants than their own, the rows for the last (or first) of these are taken, and of them those at
    their own last.

    Args:
        whole: the aggregation over all rows; its measures share their filters.
    """
    measures = tuple(m for m in whole.measures if isinstance(m, Measure))
    conditions = [m.where for m in measures]
    counted = shared(conditions)
    rows = Filter(whole.input, counted) if counted else whole.input
    columns = Columns(relations.base)
    read = columns.read(tuple(replace(m, where=rest) for m, rest in zip(measures, own(conditions), strict=True)))
    keys = columns.keys(whole.keys)
    over = branch.dataset.dimensions[semi.over]
    instant = columns.named(Field(relations.base, over.expr, over.grain, over.name), over.name)
    at = columns.named(relations.instant, "instant") if relations.instant is not None else None
    per = dict.fromkeys(
        columns.named(value, wish) for value, wish in _per(semi, grouped, branch, relations, whole.keys)
    )
    narrowed = columns.of(rows, f"{branch.dataset.name}_rows")
    latest, name = semi.pick is Pick.LAST, f"{whole.name}_rows"
    rows = narrowed if at is None else AtInstant(narrowed, f"{name}_at", at, tuple(per), latest)
    standing = AtInstant(rows, name, instant, tuple(per), latest)
    return Aggregate(standing, whole.name, keys, read)


def _per(
    semi: SemiAdditive, grouped: tuple[Grouped, ...], branch: Branch, relations: Relations, keys: tuple[Key, ...]
) -> Iterator[tuple[Value, str]]:
    """What has an instant of its own: each queried period of the axis, and the paths that the metric names."""
    for group in grouped:
        reached = branch.reached(group.path)
        if not reached.links and reached.dimension is not None and reached.dimension.name == semi.over:
            yield next(key.value for key in keys if key.name == group.output), group.output
    for path in branch.leaves[0].beside:
        yield relations.value(branch.reached(path)), ".".join(path.parts)
