"""Definitions that come with the package, and what a catalog adds to them.

A catalog that says `uses: [efficiency]` has the packaged definitions as if they stood in its own folder, but for this: a
dataset, metric or cube of its own replaces the packaged one of the same name, and `extends:` adds to a dataset. Only
names of the table below are known; no path and no package of others is ever read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from workbench.catalog.definitions import read_document
from workbench.catalog.documentation import inherited
from workbench.catalog.draft import missing
from workbench.catalog.found import Found, Supplement
from workbench.catalog.model import Cube, Dataset, Documentation, Metric, Simple
from workbench.catalog.nodes import File, documents
from workbench.errors import Issue

#: Where the definitions of each name lie in the package.
PACKAGED: Final = {"efficiency": Path(__file__).parents[1] / "efficiency" / "definitions"}

_Named = TypeVar("_Named", Dataset, Metric, Cube)

#: What a supplement replaces where it says something; dimensions, links and words are added.
_REPLACED: Final = ("primary_key", "time", "label", "aliases", "calendar", "partitions")


def files() -> Iterator[Path]:
    """Yield every file of packaged definitions."""
    for folder in PACKAGED.values():
        yield from sorted(folder.glob("*.yml"))


@cache
def size() -> int:
    """Return how many bytes the packaged definitions have."""
    return sum(file.stat().st_size for file in files())


def whole(found: Found, faults: list[Issue]) -> Found:
    """Return what the documents define together with the packaged definitions they use, supplements added."""
    for name, place in found.uses:
        if name not in PACKAGED:
            faults.append(
                missing("unknown-package", f"There are no packaged definitions '{name}'.", place, name, PACKAGED)
            )
    for name in dict.fromkeys(name for name, _ in found.uses if name in PACKAGED):
        found = _over(_read(name), found)
    for supplement in found.supplements:
        faults += _supplement(found, supplement)
    return found


@cache
def _read(name: str) -> Found:
    """The packaged definitions of a name, each with the owner, tier and promises of their own catalog."""
    found = Found()
    for path in sorted(PACKAGED[name].glob("*.yml")):
        file = File(f"{name}:{path.name}", path.read_text(encoding="utf-8"))
        for node in documents(file):
            read_document(node, file, found)
        if file.issues:
            raise AssertionError(file.issues)  # the package itself is damaged
    outer = next((catalog.doc for catalog, _ in found.catalogs), Documentation())
    found.catalogs.clear()
    found.datasets[:], found.metrics[:] = _inheriting(found.datasets, outer), _inheriting(found.metrics, outer)
    found.cubes[:] = _inheriting(found.cubes, outer)
    return found


def _inheriting(definitions: list[_Named], outer: Documentation) -> list[_Named]:
    return [replace(each, doc=inherited(each.doc, outer)) for each in definitions]


def _over(packaged: Found, own: Found) -> Found:
    """What a catalog defines, and of what is packaged all that it does not define itself."""
    return Found(
        own.catalogs,
        [*_others(packaged.datasets, own.datasets), *own.datasets],
        [*_others(packaged.metrics, own.metrics), *own.metrics],
        [*_others(packaged.cubes, own.cubes), *own.cubes],
        own.supplements,
        own.uses,
        set(own.broken),
        {**packaged.written, **own.written},
        {**packaged.places, **own.places},
    )


def _others(packaged: Iterable[_Named], own: Iterable[_Named]) -> Iterator[_Named]:
    taken = {definition.key for definition in own}
    return (definition for definition in packaged if definition.key not in taken)


# --- supplements ------------------------------------------------------------------------------------------------------
def _supplement(found: Found, supplement: Supplement) -> Iterator[Issue]:
    key = supplement.dataset.key
    at = next((i for i, dataset in enumerate(found.datasets) if dataset.key == key), None)
    if at is None:
        known = [dataset.key for dataset in found.datasets]
        yield missing("unknown-dataset", f"There is no dataset '{key}' to extend.", supplement.place, key, known)
        return
    before = found.datasets[at]
    after = found.datasets[at] = _supplemented(before, supplement)
    found.metrics[:] = [_owned(metric, before, after) for metric in found.metrics]


def _supplemented(dataset: Dataset, supplement: Supplement) -> Dataset:
    said = supplement.dataset
    rows: dict[str, Any] = {"source": said.source, "sql": said.sql} if {"source", "sql"} & supplement.written else {}
    replaced: dict[str, Any] = {name: getattr(said, name) for name in _REPLACED if name in supplement.written}
    return replace(
        dataset,
        **rows,
        **replaced,
        dimensions=MappingProxyType({**dataset.dimensions, **said.dimensions}),
        links=MappingProxyType({**dataset.links, **said.links}),
        doc=_said(dataset.doc, said.doc),
    )


def _said(before: Documentation, new: Documentation) -> Documentation:
    """The words of both; where both say something, the new ones, and of lists both."""
    nothing = Documentation()
    changed: dict[str, Any] = {
        field.name: (*old, *value) if isinstance(old := getattr(before, field.name), tuple) else value
        for field in fields(new)
        if (value := getattr(new, field.name)) != getattr(nothing, field.name)
    }
    return replace(before, **changed)


def _owned(metric: Metric, before: Dataset, after: Dataset) -> Metric:
    """A metric of a dataset, which takes its owner, tier and promises from it, as they are now."""
    if not isinstance(metric.definition, Simple) or metric.definition.dataset != after.key:
        return metric
    given: dict[str, Any] = {
        name: getattr(after.doc, name)
        for name in ("owner", "tier", "sla")
        if getattr(metric.doc, name) == getattr(before.doc, name)
    }
    return replace(metric, doc=inherited(replace(metric.doc, **given), after.doc))
