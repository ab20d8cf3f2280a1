"""The query a definition is first shown with: what a click in the catalog puts into a notebook.

A metric is shown over time, by month, where it has a time axis (a line); else by the nearest named attribute, its ten
greatest values (bars); else alone (one number). No period is set, so that it never starts out empty, and what it must
not mix is kept apart. A dimension is shown by its values, or by its range where they are numbers or dates; a cube by
itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from workbench.catalog.graph import TIME
from workbench.catalog.model import Catalog, Cube, Dataset, Dimension, DimensionType, Metric, Simple
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The grain a metric is shown by, unless its data is coarser.
GRAIN = q.Unit.MONTH

_UNITS = tuple(q.Unit)


def standard_query(catalog: Catalog, shown: Metric | Dimension | Cube) -> q.MetricQuery:
    """Return the query that shows a definition."""
    match shown:
        case Metric():
            return _metric(catalog, shown)
        case Dimension(type=DimensionType.TIME | DimensionType.NUMBER):
            return q.MetricQuery(range=q.Range(Path((shown.dataset, shown.name))))
        case Dimension():
            return q.MetricQuery(values=(q.Dimension(Path((shown.name,))),), source=shown.dataset)
        case Cube():
            return q.MetricQuery(cube=shown.key)
        case _:
            assert_never(shown)


def cell(query: q.MetricQuery | str, magic: str = "metric") -> str:
    """Return the text of a notebook cell that asks a query; by `why`, what its change is made of."""
    return f"%%{magic}\n{query if isinstance(query, str) else text(query)}"


def _metric(catalog: Catalog, metric: Metric) -> q.MetricQuery:
    name = metric.name if catalog.metric_keys(metric.name) == (metric.key,) else metric.key
    parts = tuple(_parts(catalog, metric.key, set()))
    simple = tuple(part.definition for part in parts if isinstance(part.definition, Simple))
    datasets = {part.dataset for part in simple}
    apart = _apart(parts) if len(datasets) == 1 else ()
    beside = tuple(q.Dimension(path) for path in apart)
    if grain := _grain(catalog, simple):
        return q.MetricQuery((q.Metric(name),), by=(q.Dimension(Path((TIME, grain.value))), *beside))
    by = _attribute(catalog, catalog.datasets[datasets.pop()]) if len(datasets) == 1 else None
    if by is None or by in apart:
        return q.MetricQuery((q.Metric(name),), by=beside)
    most = (q.Order(Path(tuple(name.split("."))), descending=True),)
    return q.MetricQuery((q.Metric(name),), by=(q.Dimension(by), *beside), order=most, limit=q.Limit(10, apart))


def _parts(catalog: Catalog, key: str, seen: set[str]) -> Iterator[Metric]:
    """Yield a metric and those that it is made of."""
    metric = catalog.metrics.get(key)
    if metric is None or key in seen:
        return
    seen.add(key)
    yield metric
    for name in metric.inputs:
        yield from _parts(catalog, name, seen)


def _apart(parts: tuple[Metric, ...]) -> tuple[Path, ...]:
    """The paths of which no two values may make one number."""
    return tuple(dict.fromkeys(Path(tuple(text.split("."))) for part in parts for text in part.unmixed))


def _grain(catalog: Catalog, parts: tuple[Simple, ...]) -> q.Unit | None:
    """Return the coarsest of the month and the parts' own grains; None where a part has no time axis."""
    grains = [_axis_grain(catalog.datasets[part.dataset], part.time) for part in parts]
    known = [grain for grain in grains if grain is not None]
    return max((GRAIN, *known), key=_UNITS.index) if known and len(known) == len(grains) else None


def _axis_grain(dataset: Dataset, axis: str | None) -> q.Unit | None:
    dimension = dataset.dimensions.get(axis or dataset.time or "")
    return dimension.grain if dimension else None


def _attribute(catalog: Catalog, dataset: Dataset) -> Path | None:
    """Return the label of the first linked dataset that has one, else the dataset's own first text."""
    for link in dataset.links.values():
        if label := catalog.datasets[link.to].label:
            return Path((link.name, label))
    own = (d.name for d in dataset.dimensions.values() if d.type is DimensionType.TEXT and d.indexed)
    return next((Path((name,)) for name in own), None)
