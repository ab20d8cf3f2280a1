"""What a query with several metrics can group by: the paths that mean the same from every dataset it counts in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.catalog.check_kinds import counted
from workbench.catalog.graph import TIME, shared_paths
from workbench.catalog.model import Catalog, Metric, Simple
from workbench.errors import Issue, QueryError, nearest


def askable(catalog: Catalog, names: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that all these metrics can be asked by, nearest first; `time` first where each has an axis.

    Raises:
        QueryError: a name is no metric's, or that of several.
    """
    metrics = [_metric(catalog, name) for name in names]
    datasets = dict.fromkeys(dataset.key for metric in metrics for dataset in counted(catalog, metric))
    if not datasets:
        return ()
    timed = all(catalog.datasets[key].time for key in datasets) or all(_axes(catalog, metrics))
    return (*((TIME,) if timed else ()), *shared_paths(catalog, datasets))


def _axes(catalog: Catalog, metrics: Sequence[Metric]) -> Iterator[bool]:
    """Whether each simple metric of these has a time axis, its own or its dataset's."""
    for metric in metrics:
        if isinstance(metric.definition, Simple):
            yield bool(metric.definition.time or catalog.datasets[metric.definition.dataset].time)
        yield from _axes(catalog, [catalog.metrics[name] for name in metric.inputs])


def _metric(catalog: Catalog, name: str) -> Metric:
    keys = catalog.metric_keys(name)
    if len(keys) == 1:
        return catalog.metrics[keys[0]]
    if keys:
        raise QueryError(Issue("ambiguous-metric", f"'{name}' is the name of several metrics.", suggestions=keys))
    raise QueryError(Issue("unknown-metric", f"No metric '{name}'.", suggestions=nearest(name, catalog.metrics)))
