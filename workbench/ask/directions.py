"""Two roles of one thing that are where something comes from and where it goes: an origin and a destination.

What one catalog calls them another calls otherwise; people say `from` and `to`, `sending` and `receiving` of any.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.catalog.model import Dataset, Link
from workbench.search.shorthand import SHORT
from workbench.search.words import split

#: What the one is called, and what the other; the direction stands first. Not `incoming`, which has the stem of an income.
FROM = tuple("from origin source departure start sending starting departing outgoing outbound pickup".split())
TO = tuple("to destination target arrival end receiving arriving inbound delivery dropoff".split())


def directions(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return what else the links of a dataset are called that lead from one thing to another of its kind, by their names.

    >>> from workbench.catalog.model import Link
    >>> links = {name: Link(name, "trip", to="site", on=()) for name in ("orig", "dest", "owner")}
    >>> found = directions(Dataset("trip", source=("trip",), links=links))
    >>> sorted(found), found["orig"][0], found["dest"][0]
    (['dest', 'orig'], 'from', 'to')
    """
    out: dict[str, tuple[str, ...]] = {}
    for one in dataset.links.values():
        for other in dataset.links.values():
            if one.to == other.to and _called(one, FROM) and _called(other, TO):
                out |= {one.name: _others(one, FROM), other.name: _others(other, TO)}
    return out if len(out) == 2 else MappingProxyType({})


def _called(link: Link, names: tuple[str, ...]) -> bool:
    words = {*split(link.name), *split(link.doc.title)}
    return any(word in names or not set(SHORT.get(word, ())).isdisjoint(names) for word in words)


def _others(link: Link, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in split(link.name))
