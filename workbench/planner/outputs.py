"""What each column of a plan's result means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.catalog.graph import Reached, calendar_of
from workbench.catalog.model import Catalog, Dimension, DimensionType, Metric
from workbench.planner.resolved import Grouped, Resolved
from workbench.query.model import Fiscal, Unit


@dataclass(frozen=True, slots=True)
class Output:
    """One column of the result: a metric, or a dimension (perhaps at a grain, or a part of a date)."""

    name: str
    metric: Metric | None = None
    dimension: Dimension | None = None
    type: DimensionType = DimensionType.NUMBER
    grain: Unit | None = None


def outputs(catalog: Catalog, resolved: Resolved) -> tuple[Output, ...]:
    """Return the result's columns in order: dimensions, then metrics."""
    if resolved.query.range:
        return tuple(_ends(catalog, resolved))
    dimensions = [
        out
        for group in resolved.grouped
        for out in _dimension(catalog, group, resolved.branches[0].reached(group.path))
    ]
    metrics = [Output(item.output, metric=item.metric) for item in resolved.measured if not item.hidden]
    return (*dimensions, *metrics)


def _dimension(catalog: Catalog, group: Grouped, reached: Reached) -> Iterator[Output]:
    name = group.output
    if reached.dimension is None or group.keyed:
        target = catalog.datasets[reached.dataset]
        formula = reached.dimension.expr if reached.dimension else reached.links[-1].on[0].target
        key = next((d for d in target.dimensions.values() if d.expr == formula), None)
        yield Output(name, dimension=key, type=key.type if key else DimensionType.TEXT)
        if target.label and (shown := group.label(target)):
            label = target.dimensions[target.label]
            yield Output(shown, dimension=label, type=label.type)
    elif reached.part:
        yield Output(name, dimension=reached.dimension, type=DimensionType.NUMBER)
    else:
        yield _of_dimension(catalog, name, reached)


def _of_dimension(catalog: Catalog, name: str, reached: Reached) -> Output:
    dimension = reached.dimension
    if isinstance(reached.grain, Fiscal):
        return Output(name, dimension=dimension, type=DimensionType.TIME, grain=Unit.MONTH)
    if dimension is not None and reached.grain and not isinstance(reached.grain, Unit):
        calendar = calendar_of(catalog, reached.grain)
        period = calendar.dimensions[reached.grain] if calendar else dimension
        return Output(name, dimension=period, type=period.type, grain=period.grain)
    kind = dimension.type if dimension else DimensionType.TEXT
    grain = reached.grain if isinstance(reached.grain, Unit) else dimension.grain if dimension else None
    return Output(name, dimension=dimension, type=kind, grain=grain)


def _ends(catalog: Catalog, resolved: Resolved) -> Iterator[Output]:
    group = resolved.grouped[0]
    reached = resolved.branches[0].reached(group.path)
    for end in ("min", "max"):
        yield _of_dimension(catalog, f"{group.output}__{end}", reached)
