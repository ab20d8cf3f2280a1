"""The grain that `time` has where a query writes none."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog.graph import TIME
from workbench.catalog.model import Catalog, Grain
from workbench.planner.calendar import FINEST_FIRST
from workbench.planner.resolved import Measured
from workbench.query.expression import Path
from workbench.query.model import Dimension, MetricQuery, Unit


def with_default_grain(catalog: Catalog, query: MetricQuery, measured: tuple[Measured, ...]) -> MetricQuery:
    """Return the query with the grain of a bare `time` in `by` written out, where it is not what the rows have anyway.

    It is the coarsest of the metrics' own default grains and of the grains that their time is kept in, so that metrics
    of days and of months meet in months. A calendar's own period is taken where it is the only default.
    """
    bare = Path((TIME,))
    if all(item.path != bare for item in query.by):
        return query
    kept = _kept(catalog, measured)
    grain = _coarsest([item.metric.grain for item in measured if item.metric.grain is not None], kept)
    if grain is None or set(kept) == {grain}:
        return query
    written = Path((TIME, str(grain)))
    by = (Dimension(written, item.alias or TIME) if item.path == bare else item for item in query.by)
    return replace(query, by=tuple(by))


def _kept(catalog: Catalog, measured: tuple[Measured, ...]) -> list[Unit]:
    """The grains that the metrics' own times are kept in."""
    found: dict[Unit, None] = {}
    for leaf in (leaf for item in measured for leaf in item.anatomy.leaves):
        dataset = catalog.datasets[leaf.definition.dataset]
        axis = dataset.dimensions.get(leaf.definition.time or dataset.time or "")
        if axis is not None and axis.grain is not None:
            found[axis.grain] = None
    return list(found)


def _coarsest(defaults: list[Grain], kept: list[Unit]) -> Grain | None:
    own = dict.fromkeys(grain for grain in defaults if not isinstance(grain, Unit))
    if own:
        return next(iter(own)) if len(set(defaults)) == 1 else None
    units = [grain for grain in (*defaults, *kept) if isinstance(grain, Unit)]
    return max(units, key=FINEST_FIRST.index, default=None)
