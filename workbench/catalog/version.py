"""Versions: a hash over what a number depends on. Words, owners and the order of files change no version.

A metric's version covers its formula and filter, the rows of its dataset (source, sql, key), its time axis, the links
and dimensions its filter follows, and the versions of the metrics it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType

from workbench.catalog.formula import Formula
from workbench.catalog.graph import readings
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cube,
    Cumulative,
    Dataset,
    Derived,
    Dimension,
    Link,
    Metric,
    Ratio,
    Simple,
)

#: A metric that says nothing of filters, shifts and periods.
_PLAIN = (None, None, None, False, (), ())

_QUOTED = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*")""")


def versioned(catalog: Catalog) -> Catalog:
    """Return a checked catalog with the version of every definition and of the whole."""
    datasets = {key: replace(d, version=_digest(_dataset(d))) for key, d in catalog.datasets.items()}
    numbers = _Numbers(catalog)
    metrics = {key: replace(m, version=numbers.version(key)) for key, m in catalog.metrics.items()}
    cubes = {key: replace(cube, version=_digest(_cube(cube, catalog, numbers))) for key, cube in catalog.cubes.items()}
    everything = [(kind, d.id, d.version) for kind, known in _kinds(datasets, metrics, cubes) for d in known]
    return replace(
        catalog,
        datasets=MappingProxyType(datasets),
        metrics=MappingProxyType(metrics),
        cubes=MappingProxyType(cubes),
        version=_digest(str(part) for part in (catalog.today, *sorted(everything))),
    )


def _kinds(
    datasets: dict[str, Dataset], metrics: dict[str, Metric], cubes: dict[str, Cube]
) -> tuple[tuple[str, Iterable[Dataset | Metric | Cube]], ...]:
    return (("dataset", datasets.values()), ("metric", metrics.values()), ("cube", cubes.values()))


class _Numbers:
    """Versions of metrics, each found once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._rows = {key: _digest(_rows(dataset)) for key, dataset in catalog.datasets.items()}
        self._known: dict[str, str] = {}

    def version(self, key: str) -> str:
        """Return a metric's version; inputs come first, and a checked catalog has no cycles."""
        stack = [key]
        while stack:
            metric = self._catalog.metrics[stack[-1]]
            waiting = [name for name in metric.inputs if name not in self._known]
            if waiting:
                stack += waiting
            else:
                self._known[stack.pop()] = _digest(self._parts(metric))
        return self._known[key]

    def _parts(self, metric: Metric) -> Iterable[str]:
        yield from self._definition(metric)
        said = (metric.filter, metric.offset, metric.fill, metric.every_period, metric.requires, metric.forbids)
        if said != _PLAIN:
            yield repr(said)
        if metric.unmixed:
            yield f"unmixed {metric.unmixed!r}"
        for each in metric.parameters:
            yield repr(replace(each, description=""))

    def _definition(self, metric: Metric) -> Iterable[str]:
        match metric.definition:
            case Simple() as simple:
                yield from ("simple", self._rows[simple.dataset], _text(simple.expr))
                yield from self._filter(simple)
                yield from self._axis(simple)
                yield from (repr(simple.semi),) if simple.semi else ()
            case Ratio(above, below):
                yield from ("ratio", self._known[above], self._known[below])
            case Derived(expr, names):
                yield from ("derived", _text(expr))
                yield from (f"{name}={self._known[name]}" for name in names)
            case Cumulative() | Conversion() as over_time:
                yield from (repr(over_time), *(self._known[name] for name in metric.inputs))

    def _filter(self, simple: Simple) -> Iterable[str]:
        if simple.where is None:
            return
        yield _text(simple.where)
        for parts in simple.where.paths:
            for reached in readings(self._catalog, self._catalog.datasets[simple.dataset], parts):
                yield from (part for link in reached.links for part in _link(link))
                yield from (self._rows[link.to] for link in reached.links)
                yield from _dimension(reached.dimension) if reached.dimension else ()

    def _axis(self, simple: Simple) -> Iterable[str]:
        dataset = self._catalog.datasets[simple.dataset]
        axis = dataset.dimensions.get(simple.time or dataset.time or "")
        return _dimension(axis) if axis else ()


def _rows(dataset: Dataset) -> Iterable[str]:
    yield from ("rows", *(dataset.source or ()), "key", *dataset.primary_key)
    yield _text(dataset.sql) if dataset.sql else ""
    yield from ("partitions", *dataset.partitions) if dataset.partitions else ()


def _dataset(dataset: Dataset) -> Iterable[str]:
    yield from _rows(dataset)
    yield from ("time", dataset.time or "", "label", dataset.label or "")
    for _, dimension in sorted(dataset.dimensions.items()):
        yield from _dimension(dimension)
    for _, link in sorted(dataset.links.items()):
        yield from _link(link)


def _dimension(dimension: Dimension) -> Iterable[str]:
    yield from ("dimension", dimension.name, dimension.type, dimension.grain or "", _text(dimension.expr))
    if not dimension.whole:
        yield "not whole"


def _link(link: Link) -> Iterable[str]:
    yield from ("link", link.name, link.to, str(link.one_to_one))
    for pair in link.on:
        yield from (_text(pair.local), _text(pair.target))
    yield from (repr(link.valid),) if link.valid else ()
    yield from (f"back {link.back}",) if link.back else ()
    for other in link.also:
        yield from _link(other)


def _cube(cube: Cube, catalog: Catalog, numbers: _Numbers) -> Iterable[str]:
    yield repr(cube.query)
    for item in cube.query.metrics:
        for key in catalog.metric_keys(item.name):
            yield numbers.version(key)


def _text(formula: Formula) -> str:
    """Return a formula's text without what cannot change its meaning: space outside quotes."""
    if "--" in formula.text or "/*" in formula.text:
        return formula.text
    parts = _QUOTED.split(formula.text)
    return "".join(part if number % 2 else " ".join(part.split()) for number, part in enumerate(parts))


def _digest(parts: Iterable[str]) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]
