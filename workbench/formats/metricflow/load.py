"""A folder of MetricFlow's files, or dbt's manifest of them, to a catalog."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from workbench.catalog.model import Catalog, Dataset
from workbench.catalog.version import versioned
from workbench.formats.metricflow.datasets import calendars, dataset
from workbench.formats.metricflow.files import Found, find
from workbench.formats.metricflow.measures import Measure
from workbench.formats.metricflow.metrics import metrics
from workbench.formats.metricflow.models import Model, models
from workbench.formats.metricflow.saved import cubes
from workbench.formats.model import Import, Loss


def load(path: str | Path) -> Import:
    """Read a semantic layer of MetricFlow.

    Args:
        path: a folder with its YAML files at any depth; or `semantic_manifest.json`, or a folder that holds it.

    Raises:
        DefinitionError: there is nothing of a semantic layer.
    """
    found = find(Path(path))
    losses = found.losses
    kept = models(found.semantic_models, losses)
    base = Catalog(Path(path).resolve().name, MappingProxyType(_datasets(found, kept, losses)), MappingProxyType({}))
    made = metrics(base, _measures(kept, losses), found.metrics, losses)
    whole = Catalog(base.name, base.datasets, MappingProxyType(made))
    whole = versioned(Catalog(base.name, base.datasets, whole.metrics, cubes(whole, found.saved_queries, losses)))
    losses += [loss for entry in found.entries() for loss in entry.losses() if not _left_out(entry.name, losses)]
    return Import(whole, tuple(dict.fromkeys(losses)))


def _left_out(name: str, losses: list[Loss]) -> bool:
    return any(loss.whole and loss.name == name for loss in losses)


def _datasets(found: Found, kept: tuple[Model, ...], losses: list[Loss]) -> dict[str, Dataset]:
    names = frozenset(model.name for model in kept)
    datasets = {model.name: dataset(model, kept) for model in kept}
    return datasets | {spine.name: spine for spine in calendars(found, names, losses)}


def _measures(kept: tuple[Model, ...], losses: list[Loss]) -> dict[str, Measure]:
    by_name: dict[str, Measure] = {}
    for model in kept:
        for found in model.measures:
            first = by_name.setdefault(found.name, found)
            if first is not found:
                reason = f"'{first.model}' has a measure of that name too, and it counts."
                losses.append(Loss("measure", f"{model.name}.{found.name}", reason, place=found.entry.place))
    return by_name
