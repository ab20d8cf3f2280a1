"""The catalog as questions read it: what its data says of dimensions whose type it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType
from workbench.values import ValueIndex

#: Names of numbers that only tell things apart: nobody asks for customers above a postcode.
_CODES = frozenset(
    "id ids key code no nr num number zip zipcode plz postcode postal phone fax tel ref ean isbn sku".split()
)


def typed(catalog: Catalog, index: ValueIndex) -> Catalog:
    """Return the catalog with numbers and truths typed as the data has them, where it says nothing of their type.

    Keys stay texts, as do numbers that only tell things apart.
    """
    datasets = {
        key: _typed(catalog, dataset, dict(index.dataset(key).kinds)) for key, dataset in catalog.datasets.items()
    }
    return catalog if datasets == catalog.datasets else replace(catalog, datasets=MappingProxyType(datasets))


def _typed(catalog: Catalog, dataset: Dataset, kinds: Mapping[str, str]) -> Dataset:
    keys = frozenset(_keys(catalog, dataset)) if kinds else frozenset()
    found = {
        name: replace(one, type=DimensionType(kinds[name]))
        for name, one in dataset.dimensions.items()
        if name in kinds and not _tells_apart(one, keys)
    }
    return replace(dataset, dimensions=MappingProxyType({**dataset.dimensions, **found})) if found else dataset


def _keys(catalog: Catalog, dataset: Dataset) -> Iterator[str]:
    """The columns and dimensions that identify rows, here or where a link leads."""
    yield from dataset.primary_key
    yield from [dataset.label] if dataset.label else []
    yield from (pair.local.text for link in dataset.links.values() for pair in link.on)
    every = (link for home in catalog.datasets.values() for link in home.links.values())
    yield from (pair.target.text for link in every if link.to == dataset.key for pair in link.on)


def _tells_apart(dimension: Dimension, keys: frozenset[str]) -> bool:
    named = {*dimension.name.casefold().split("_"), *dimension.doc.title.casefold().split()}
    key = dimension.name in keys or dimension.expr.text in keys
    return key or (not dimension.unit and not _CODES.isdisjoint(named) and "of" not in named)
