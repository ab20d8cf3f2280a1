"""What a query must not mix: values of a path, such as currencies, that its metrics never put into one number.

A metric says so with `unmixed`. A query keeps them apart where it groups by the path or narrows it to one value. Else
the data decides: where all rows that the query reads have one value nothing is mixed, and where not it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlglot import exp

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Metric
from workbench.errors import Issue
from workbench.planner.measures import Leaf, path_of
from workbench.planner.resolved import Branch, Grouped, Measured, Mixture
from workbench.query import model as q
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Path
from workbench.query.walk import columns


def mixtures(
    catalog: Catalog,
    query: q.MetricQuery,
    measured: tuple[Measured, ...],
    grouped: tuple[Grouped, ...],
    branches: tuple[Branch, ...],
) -> tuple[Mixture, ...]:
    """Return what the query would mix if the data has several values of it, each once.

    Args:
        measured: the metrics, their windows placed among the keys.
    """
    asked = _Asked(catalog, query, grouped, branches)
    found = (mixture for item in measured for mixture in asked.of(item))
    inner = (mixture for branch in branches for at in branch.at for mixture in at.inner.mixtures)
    return tuple(dict.fromkeys((*found, *inner)))


def mixed(mixture: Mixture) -> Issue:
    """Return why a query is not answered that would mix values."""
    path = mixture.path
    message = f"{mixture.metric} adds up within one {path} only, and this query does not keep them apart."
    remedy = f"Add by {path}, or where {path} = '…'."
    if mixture.divided:
        message = f"{mixture.metric} runs over rows of several {path} at once."
        remedy = f"Add where {path} = '…', or within {path}."
    return Issue("mixed", message, remedy=remedy, subject=mixture.metric)


def kept_apart(query: q.MetricQuery, mixtures: Iterable[Mixture]) -> q.MetricQuery:
    """Return a query that keeps apart what it would mix: grouped by it, its shares and its limit within each value."""
    paths = tuple(dict.fromkeys(path_of(mixture.path) for mixture in mixtures))
    return replace(
        query,
        by=(*query.by, *(q.Dimension(path) for path in paths if path not in {item.path for item in query.by})),
        metrics=tuple(_within(item, paths) for item in query.metrics),
        limit=query.limit and replace(query.limit, per=tuple(dict.fromkeys((*query.limit.per, *paths)))),
    )


def _within(item: q.MetricItem, paths: tuple[Path, ...]) -> q.MetricItem:
    return replace(item, within=tuple(dict.fromkeys((*item.within, *paths)))) if isinstance(item, q.Share) else item


@dataclass(frozen=True, slots=True)
class _Asked:
    catalog: Catalog
    query: q.MetricQuery
    grouped: tuple[Grouped, ...]
    branches: tuple[Branch, ...]

    def of(self, item: Measured) -> Iterator[Mixture]:
        """Yield what a metric of the query would mix."""
        own = {leaf.name for leaf in item.anatomy.leaves}
        around = _unmixed(self.catalog, item.metric)
        for branch in self.branches:
            for leaf in branch.leaves:
                if leaf.name in own:
                    yield from self._of(item, branch, leaf, dict.fromkeys((*leaf.metric.unmixed, *around)))

    def _of(self, item: Measured, branch: Branch, leaf: Leaf, paths: Iterable[str]) -> Iterator[Mixture]:
        for text in paths:
            means = readings(self.catalog, branch.dataset, path_of(text).parts, branch.axis)
            if len(means) != 1 or self._pinned(means[0], branch, leaf):
                continue  # what cannot be read from here belongs to another part of the metric
            keys = [group.output for group in self.grouped if _same(means[0], branch.reached(group.path))]
            if not keys or not _divided(item, keys):
                yield Mixture(item.output, text, bool(keys), self._rows(text, branch, leaf))

    def _pinned(self, wanted: Reached, branch: Branch, leaf: Leaf) -> bool:
        """Whether a condition that all its rows meet leaves one value."""
        conditions = (self.query.where, *leaf.context.filters)
        pinned = (path for given in conditions for part in conjuncts(given) for path in _one_value(part))
        return any(_same(wanted, branch.reached(column.path)) for column in pinned)

    def _rows(self, text: str, branch: Branch, leaf: Leaf) -> q.MetricQuery:
        """The query for the values of a path among the rows that a metric reads, or among more than these."""
        context = leaf.context
        plain = not context.moves and context.during is None
        own_axis = branch.axis in {None, branch.dataset.time}
        conditions = (self.query.where, *(context.filters if plain else ()))
        parts = tuple(part for given in conditions for part in conjuncts(given) if own_axis or not _timed(part))
        if context.moves:
            parts = tuple(
                part for part in parts if not any(branch.on_axis(branch.reached(c.path)) for c in columns(part))
            )
        return q.MetricQuery(
            values=(q.Dimension(path_of(text)),),
            source=branch.dataset.key,
            where=conjunction(parts),
            during=self.query.during if plain and own_axis and branch.axis else None,
            limit=q.Limit(2),
        )


def _unmixed(catalog: Catalog, metric: Metric) -> tuple[str, ...]:
    """What a metric and those it is made of say for everything inside them; simple ones speak for their own rows."""
    found, todo = dict[str, None](), [metric]
    seen = {metric.key}
    while todo:
        part = todo.pop()
        found |= dict.fromkeys(part.unmixed if part.inputs else ())
        todo += [catalog.metrics[name] for name in part.inputs if name not in seen]
        seen.update(part.inputs)
    return tuple(found)


def _divided(item: Measured, keys: list[str]) -> bool:
    """Whether every window of a metric stays within one value of a key."""
    return all(
        any(column.name in keys for column in window.args.get("partition_by") or [])
        for window in item.anatomy.formula.tree.find_all(exp.Window)
    )


def _one_value(part: Expression) -> Iterator[Column]:
    """Yield the path that a condition leaves one value of."""
    match part:
        case Compare("=", Column() as column, Literal(value)) | Compare("=", Literal(value), Column() as column):
            yield from (column,) if value is not None else ()
        case In(Column() as column, (Literal(),), negated=False):
            yield column


def _timed(part: Expression) -> bool:
    return any(column.path.parts[0] == "time" for column in columns(part))


def _same(wanted: Reached, found: Reached) -> bool:
    return (wanted.links, wanted.target, wanted.grain, wanted.part) == (
        found.links,
        found.target,
        found.grain,
        found.part,
    )
