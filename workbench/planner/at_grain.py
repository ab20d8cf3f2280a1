"""Metrics in conditions, at a grain of their own: `metric(orders by customer) > 3`.

The metric is computed by those paths as a query of its own, and looked up at each row by the same key. From the rows
the path is read as written, or as that end of it which means the same key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog
from workbench.errors import Issue, QueryError
from workbench.planner.paths import agree, like_path
from workbench.planner.resolved import AtGrain, AtResult, Branch, Grouped, Resolved
from workbench.query import model as q
from workbench.query.expression import Expression, MetricAt, Path
from workbench.query.walk import walk

#: How the query of such a metric is resolved.
Resolve = Callable[[q.MetricQuery], Resolved]


def with_metrics_at(catalog: Catalog, where: Expression | None, branch: Branch, resolve: Resolve) -> Branch:
    """Return the branch with every metric in its conditions resolved, those of its metrics' filters too.

    Raises:
        QueryError: the metric or a path is unknown, or the rows do not know the key.
    """
    conditions = (where, *(given for leaf in branch.leaves for given in leaf.context.conditions))
    found = dict.fromkeys(part for part in walk(*conditions) if isinstance(part, MetricAt))
    return replace(branch, at=tuple(_at(catalog, item, branch, resolve) for item in found)) if found else branch


def beside_the_result(
    catalog: Catalog, query: q.MetricQuery, grouped: tuple[Grouped, ...], lead: Branch, resolve: Resolve
) -> tuple[AtResult, ...]:
    """Return the metrics at grains of their own that `having` looks at, with the columns that they are looked up by.

    Raises:
        QueryError: a metric or a path is unknown, or the query does not group by the path.
    """
    found = dict.fromkeys(part for part in walk(query.having) if isinstance(part, MetricAt))
    keys = [(group.output, lead.reached(group.path)) for group in grouped]
    return tuple(_beside(catalog, item, resolve(query_of(item, query.time_zone)), lead, keys) for item in found)


def _beside(
    catalog: Catalog, item: MetricAt, inner: Resolved, lead: Branch, grouped: list[tuple[str, Reached]]
) -> AtResult:
    inner = replace(inner, grouped=tuple(replace(group, labelled=False) for group in inner.grouped))
    keys = []
    for path in item.by:
        end = inner.lead.reached(path)
        means = readings(catalog, lead.dataset, path.parts, lead.axis)
        same = [output for output, reached in grouped if reached in means and agree(reached, end)]
        if not same:
            written = ".".join(path.parts)
            message = (
                f"metric({item.name} by {written}) in having is looked up at the result, which has no '{written}'."
            )
            remedy = f"Add by {written}, or write the condition in where."
            raise QueryError(Issue("metric-at", message, remedy=remedy, subject=written))
        keys.append(same[0])
    return AtResult(item, inner, tuple(keys))


def query_of(item: MetricAt, zone: str | None) -> q.MetricQuery:
    """Return the query that a metric at a grain of its own is, its times read as those of the query around it."""
    by = tuple(q.Dimension(path) for path in item.by)
    return q.MetricQuery(metrics=(q.Metric(item.name, None, item.arguments),), by=by, time_zone=zone)


def _at(catalog: Catalog, item: MetricAt, branch: Branch, resolve: Resolve) -> AtGrain:
    inner = resolve(query_of(item, branch.zone))
    inner = replace(inner, grouped=tuple(replace(group, labelled=False) for group in inner.grouped))
    ends = [inner.branches[0].reached(group.path) for group in inner.grouped]
    keys = [_reached(catalog, path, end, branch) for path, end in zip(item.by, ends, strict=True)]
    return AtGrain(item, inner, tuple(keys))


def _reached(catalog: Catalog, path: Path, end: Reached, branch: Branch) -> Reached:
    for start in range(len(path.parts)):
        means = readings(catalog, branch.dataset, path.parts[start:], branch.axis)
        same = [reached for reached in means if agree(reached, end)]
        if len(same) == 1:
            return same[0]
    written = ".".join(path.parts)
    message = f"{branch.dataset.name} has no '{written}' at which the metric could be looked up."
    near = like_path(catalog, branch.dataset, written)
    raise QueryError(Issue("metric-at", message, suggestions=near, subject=written))
