"""A query with its saved query's clauses in place."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog.model import Catalog
from workbench.errors import Issue, QueryError, nearest
from workbench.query import model as q
from workbench.query.conjunction import conjunction


def expand(catalog: Catalog, query: q.MetricQuery) -> q.MetricQuery:
    """Return the query with its cube's clauses in place: own metrics and keys are added, filters joined by `and`."""
    if query.cube is None:
        return query
    cube = catalog.cubes.get(query.cube)
    if cube is None:
        names = nearest(query.cube, catalog.cubes)
        raise QueryError(Issue("unknown-cube", f"No cube '{query.cube}'.", suggestions=names, subject=query.cube))
    base = expand(catalog, cube.query)
    return replace(
        query,
        cube=None,
        metrics=_unique(base.metrics, query.metrics),
        by=_unique(base.by, query.by),
        where=conjunction((base.where, query.where)),
        having=conjunction((base.having, query.having)),
        during=query.during or base.during,
        compare=query.compare or base.compare,
        order=query.order or base.order,
        limit=query.limit or base.limit,
        time_zone=query.time_zone or base.time_zone,
        fill=query.fill or base.fill,
    )


def _unique(first: tuple[q.MetricItem, ...] | tuple[q.Dimension, ...], more: tuple) -> tuple:  # type: ignore[type-arg]  # one function for both kinds of item
    return tuple(dict.fromkeys((*first, *more)))
