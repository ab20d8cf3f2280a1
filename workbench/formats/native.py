"""A catalog as our own YAML files: what they load to is the catalog again, places apart.

    dump(catalog)                 the texts by file name
    save(catalog, folder)         the same, checked and written

A dataset's file holds the metrics that count its rows; what is made of metrics stands in `metrics.yml`, per namespace.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from workbench.catalog.documentation import inherited
from workbench.catalog.model import Catalog, Cube, Dataset, Documentation, Metric, Simple
from workbench.catalog.write import write_new
from workbench.formats.native_parts import cube_value, dataset_value, doc_value, metric_value
from workbench.formats.yaml_text import Written, document


def dump(catalog: Catalog) -> dict[str, str]:
    """Return the files of a catalog by their relative names."""
    texts: dict[str, str] = {"catalog.yml": _head(catalog)}
    beside = [metric for metric in catalog.metrics.values() if not _stands_with(metric, catalog)]
    for dataset in catalog.datasets.values():
        own = [m for m in catalog.metrics.values() if m not in beside and _home(m) == dataset.key]
        texts[_file(dataset.namespace, dataset.name, texts)] = _dataset(catalog, dataset, own)
    spaces = [metric.namespace for metric in beside] + [cube.namespace for cube in catalog.cubes.values()]
    for space in dict.fromkeys(spaces):
        metrics = [metric for metric in beside if metric.namespace == space]
        cubes = [cube for cube in catalog.cubes.values() if cube.namespace == space]
        texts[_file(space, "metrics", texts)] = _members(catalog, space, metrics, cubes)
    return texts


def save(catalog: Catalog, folder: str | os.PathLike[str], *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write a catalog into a folder and return its files; all or nothing.

    Args:
        overwrite: files of these names are replaced, and other definitions may lie beside them.

    Raises:
        DefinitionError: the folder holds definitions already, or they would not load with these.
    """
    return write_new(Path(folder), dump(catalog), overwrite=overwrite)


def _head(catalog: Catalog) -> str:
    today = {"today": catalog.today.isoformat()} if catalog.today else {}
    return document({"catalog": catalog.name or "catalog", **today, **doc_value(catalog.doc)})


def _file(space: str | None, name: str, taken: Iterable[str]) -> str:
    """A file name of its own, also where case does not count."""
    folder = "".join(f"{part}/" for part in (space or "").split(".") if part)
    known = {text.casefold() for text in taken}
    file = f"{folder}{name}.yml"
    while file.casefold() in known:
        file = file.removesuffix(".yml") + "_.yml"
    return file


def _home(metric: Metric) -> str | None:
    return metric.definition.dataset if isinstance(metric.definition, Simple) else None


def _stands_with(metric: Metric, catalog: Catalog) -> bool:
    """Whether a metric can stand in its dataset's file: of the same namespace, nothing inherited that it lacks."""
    dataset = catalog.datasets.get(_home(metric) or "")
    if dataset is None or dataset.namespace != metric.namespace:
        return False
    return inherited(_own(metric.doc, dataset.doc), dataset.doc) == metric.doc


def _own(doc: Documentation, outer: Documentation) -> Documentation:
    """What a definition says itself, where `outer` says the rest."""
    shared = len(outer.tags) if doc.tags[: len(outer.tags)] == outer.tags else 0
    return replace(
        doc,
        owner="" if doc.owner == outer.owner else doc.owner,
        tags=doc.tags[shared:],
        tier=None if doc.tier == outer.tier else doc.tier,
        sla=None if doc.sla == outer.sla else doc.sla,
    )


def _dataset(catalog: Catalog, dataset: Dataset, metrics: list[Metric]) -> str:
    value = dataset_value(catalog, replace(dataset, doc=_own(dataset.doc, catalog.doc)))
    own = {m.name: metric_value(catalog, replace(m, doc=_own(m.doc, dataset.doc)), dataset.key) for m in metrics}
    return document({**value, **({"metrics": own} if own else {})})


def _members(catalog: Catalog, space: str | None, metrics: list[Metric], cubes: list[Cube]) -> str:
    return document(dict(_sections(catalog, space, metrics, cubes)))


def _sections(
    catalog: Catalog, space: str | None, metrics: list[Metric], cubes: list[Cube]
) -> Iterator[tuple[str, Written]]:
    if space:
        yield "namespace", space
    if metrics:
        yield (
            "metrics",
            {m.name: metric_value(catalog, replace(m, doc=_own(m.doc, catalog.doc)), None) for m in metrics},
        )
    if cubes:
        yield "cubes", {cube.name: cube_value(replace(cube, doc=_own(cube.doc, catalog.doc))) for cube in cubes}
