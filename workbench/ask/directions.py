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

#: What else tells that a role is the one or the other, and is no name that people give to any.
_OUT, _BACK = ("checkout", "collection"), ("checkin", "return")

#: How pairs of such are cut short: what was checked out and in.
_CUT = {
    "co": ("checkout",),
    "ci": ("checkin", "return"),
    "pu": ("pickup",),
    "do": ("dropoff", "return"),
    "ret": ("return",),
}


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
            starts = _called(one, (*FROM, *_OUT)) or _plain(one)
            if one.to == other.to and starts and one != other and _called(other, (*TO, *_BACK)):
                out |= {one.name: _others(one, FROM), other.name: _others(other, TO)}
    return out if len(out) == 2 else MappingProxyType({})


def _called(link: Link, names: tuple[str, ...]) -> bool:
    words = {*split(link.name), *split(link.doc.title)}
    told = {*words, *(name for word in words for name in _CUT.get(word, ()))}
    return any(word in names or not set(SHORT.get(word, ())).isdisjoint(names) for word in told)


def _plain(link: Link) -> bool:
    """Whether a role is called no more than what it leads to, `branch`, beside a `return branch`."""
    return split(link.name) == split(
        link.to.removesuffix("es") if link.to.endswith("hes") else link.to.removesuffix("s")
    )


def _others(link: Link, names: tuple[str, ...]) -> tuple[str, ...]:
    words = split(link.name)
    return (*(name for name in names if name not in words), *(name for word in words for name in _CUT.get(word, ())))
