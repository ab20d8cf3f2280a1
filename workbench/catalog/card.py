"""Everything a person wants to know of a metric before using it, gathered on one card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.catalog.expression import expression_of
from workbench.catalog.graph import TIME, reach
from workbench.catalog.lineage import Lineage, lineage
from workbench.catalog.model import Catalog, DimensionType, Example, Simple, Sla
from workbench.catalog.standard import cell, standard_query
from workbench.query.model import Unit


@dataclass(frozen=True, slots=True)
class CardDimension:
    """A dimension that the metric can be asked by.

    Attributes:
        path: how a query names it.
        grains: of a time dimension: those it can be asked at, from its own up.
    """

    path: str
    title: str
    description: str
    type: str
    grains: tuple[str, ...]
    dataset: str


@dataclass(frozen=True, slots=True)
class Card:
    """A metric as people read it.

    Attributes:
        expression: its definition as one text, its parameters named behind it.
        cell: a notebook cell that shows it.
        file: where it is defined, with its line; None for a catalog made in memory.
    """

    name: str
    title: str
    description: str
    kind: str
    expression: str
    dataset: str
    owner: str
    unit: str | None
    format: str | None
    better: str | None
    tier: str | None
    status: str
    replacement: str | None
    tags: tuple[str, ...]
    synonyms: tuple[str, ...]
    sla: Sla | None
    known_limits: tuple[str, ...]
    dimensions: tuple[CardDimension, ...]
    examples: tuple[Example, ...]
    lineage: Lineage
    cell: str
    version: str
    file: str | None
    line: int | None


def card(catalog: Catalog, key: str) -> Card:
    """Return the card of a metric, known by its key."""
    metric = catalog.metrics[key]
    doc = metric.doc
    return Card(
        name=key,
        title=doc.title or metric.name.replace("_", " ").capitalize(),
        description=doc.description,
        kind=metric.kind,
        expression=expression_of(metric),
        dataset=", ".join(datasets_of(catalog, key)),
        owner=doc.owner,
        unit=metric.unit,
        format=metric.format,
        better=metric.better.value if metric.better else None,
        tier=doc.tier.value if doc.tier else None,
        status=doc.status.value,
        replacement=doc.replacement,
        tags=doc.tags,
        synonyms=doc.synonyms,
        sla=doc.sla,
        known_limits=doc.known_limits,
        dimensions=tuple(_dimensions(catalog, key)),
        examples=doc.examples,
        lineage=lineage(catalog, key),
        cell=cell(standard_query(catalog, metric)),
        version=metric.version,
        file=metric.place.source if metric.place else None,
        line=metric.place.line if metric.place else None,
    )


def datasets_of(catalog: Catalog, key: str) -> tuple[str, ...]:
    """Return the keys of the datasets that a metric counts in, each once."""
    metric = catalog.metrics[key]
    if isinstance(metric.definition, Simple):
        return (metric.definition.dataset,)
    return tuple(dict.fromkeys(name for part in metric.inputs for name in datasets_of(catalog, part)))


def _dimensions(catalog: Catalog, key: str) -> Iterator[CardDimension]:
    """The common time axis first, then what means the same from all of its datasets, nearest first."""
    first, *others = datasets_of(catalog, key)
    tables = [{r.parts: r.reached.target for r in reach(catalog, name)} for name in others]
    home = catalog.datasets[first]
    if home.time and all(catalog.datasets[name].time for name in others):
        axis = home.dimensions[home.time]
        yield CardDimension(TIME, axis.doc.title or TIME, axis.doc.description, "time", _grains(axis.grain), first)
    for found in reach(catalog, first):
        reached = found.reached
        if not all(table.get(found.parts) == reached.target for table in tables):
            continue
        path, dimension = ".".join(found.parts), reached.dimension
        if dimension is None:
            link = reached.links[-1]
            if len(link.on) > 1:  # a key of several columns is asked by its columns, not by the link's name
                continue
            title = link.doc.title or link.name.replace("_", " ").capitalize()
            yield CardDimension(path, title, link.doc.description, DimensionType.TEXT.value, (), reached.dataset)
        else:
            title = dimension.doc.title or dimension.name.replace("_", " ").capitalize()
            grains = _grains(dimension.grain)
            yield CardDimension(path, title, dimension.doc.description, dimension.type.value, grains, reached.dataset)


def _grains(base: Unit | None) -> tuple[str, ...]:
    units = [unit.value for unit in Unit]
    return tuple(units[units.index(base.value) :]) if base else ()
