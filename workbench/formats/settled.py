"""A catalog for systems without parameters: each metric as it is with their defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from workbench.catalog.binding import bound
from workbench.catalog.model import Catalog, Derived, Metric
from workbench.formats.model import Loss


def settled(catalog: Catalog, losses: list[Loss]) -> Catalog:
    """Return the catalog with the defaults of parameters in their place, each named as a loss.

    What gives other values to the metrics that it is made of stays as it is, for the writer to refuse.
    """
    losses += _lost(catalog)
    metrics = {key: _settled(catalog, metric) for key, metric in catalog.metrics.items()}
    return replace(catalog, metrics=MappingProxyType(metrics))


def gives(metric: Metric) -> str | None:
    """Return why a metric of a settled catalog cannot be written where there are no parameters; None where it can."""
    given = isinstance(metric.definition, Derived) and metric.definition.given
    return "gives other metrics values for their parameters" if given or metric.parameters else None


def _lost(catalog: Catalog) -> Iterator[Loss]:
    for metric in catalog.metrics.values():
        if metric.parameters:
            names = ", ".join(each.name for each in metric.parameters)
            yield Loss(
                "metric", metric.key, f"its parameters are not kept, only their defaults ({names}).", whole=False
            )


def _settled(catalog: Catalog, metric: Metric) -> Metric:
    defaults = {each.name: each.default for each in metric.parameters}
    theirs = (each for name in metric.inputs for each in catalog.metrics[name].parameters)
    differs = any(each.name in defaults and defaults[each.name] != each.default for each in theirs)
    return metric if differs else bound(metric, defaults)
