"""From a node's column and a role to a path along links: `v3.location.city[customer->home]` is `customer.home.city`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.catalog.graph import leads_to_key, readings
from workbench.catalog.model import Catalog, Dataset, Link
from workbench.errors import Issue, QueryError, nearest
from workbench.formats.datajunction.links import role_of
from workbench.formats.datajunction.spelling import Reference
from workbench.query.expression import Path

#: How many links a name may lead along, and how many ways are looked at.
_DEEPEST, _MOST = 8, 2_000


@dataclass(frozen=True, slots=True)
class Way:
    """Links from a dataset to a node, and the roles they have in DataJunction."""

    links: tuple[Link, ...]
    role: str


def path_of(catalog: Catalog, starts: Iterable[str], wanted: Reference) -> Path:
    """Return the path that means a column from each of some datasets.

    Without a role, the nearest node of that name is meant, as long as there is only one. A key that the rows hold is
    read there; but from several datasets it is read where they meet, so that a key of no row is no group of its own.

    Raises:
        QueryError: there is no such column, no link leads there, or several do.
    """
    target = _target(catalog, wanted)
    choices = [_ways(catalog, catalog.datasets[start], wanted) for start in dict.fromkeys(starts)]
    named = [[tuple(link.name for link in way.links) for way in ways] for ways in choices]
    common = [names for names in named[0] if all(names in other for other in named[1:])] if named else []
    if not common:
        raise QueryError(_no_common(wanted, choices))
    return Path(_parts(catalog, tuple(dict.fromkeys(starts)), target, (*common[0], wanted.column)))


def _parts(catalog: Catalog, starts: tuple[str, ...], target: Dataset, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a path, with the name of the dataset it ends at where only that tells what is meant."""
    found = readings(catalog, catalog.datasets[starts[0]], parts)
    several = len(parts) == 1 and len(found) > 1
    meets = len(starts) > 1 and any(leads_to_key(reached) for reached in found)
    return (*parts[:-1], target.name, parts[-1]) if several or meets else parts


def _target(catalog: Catalog, wanted: Reference) -> Dataset:
    dataset = catalog.datasets.get(wanted.node)
    if dataset is None:
        near = nearest(wanted.node, catalog.datasets)
        message = f"No node '{wanted.node}' has dimensions."
        raise QueryError(Issue("unknown-node", message, suggestions=near, subject=str(wanted)))
    if wanted.column not in {*dataset.dimensions, *dataset.links}:
        near = tuple(f"{wanted.node}.{name}" for name in nearest(wanted.column, dataset.dimensions))
        message = f"The node '{wanted.node}' has no column '{wanted.column}'."
        raise QueryError(Issue("unknown-dimension", message, suggestions=near, subject=str(wanted)))
    return dataset


def _ways(catalog: Catalog, start: Dataset, wanted: Reference) -> list[Way]:
    """The ways that a name may mean, the right one first.

    Raises:
        QueryError: none leads there, or several do and nothing tells which.
    """
    if start.key == wanted.node and wanted.role is None:
        return [Way((), "")]
    every = [way for way in _walk(catalog, start) if way.links[-1].to == wanted.node]
    exact = [way for way in every if way.role == (wanted.role or "")]
    if exact or (wanted.role and every):
        return exact or _refuse_role(start, wanted, every)
    if not every:
        message = f"No link leads from '{start.key}' to '{wanted.node}'."
        near = [f"{link.to}.{name}" for link in start.links.values() for name in catalog.datasets[link.to].dimensions]
        raise QueryError(
            Issue("unknown-dimension", message, suggestions=nearest(wanted.whole, near), subject=str(wanted))
        )
    closest = [way for way in every if len(way.links) == len(every[0].links)]
    if len({way.role for way in closest}) > 1 and all(way.role.strip("->") for way in closest):
        _refuse_role(start, wanted, closest)
    return sorted(every, key=lambda way: (len(way.links), way.role.strip("->") != ""))


def _refuse_role(start: Dataset, wanted: Reference, ways: list[Way]) -> list[Way]:
    known = tuple(dict.fromkeys(f"{wanted.whole}[{way.role}]" for way in ways))[:3]
    what = f"no link has the role '{wanted.role}'" if wanted.role else "links of several roles lead there"
    message = f"'{wanted}' is not reached from '{start.key}': {what}."
    raise QueryError(Issue("role", message, suggestions=known, subject=str(wanted)))


def _walk(catalog: Catalog, start: Dataset) -> Iterator[Way]:
    """Every way from a dataset, the shortest first; none follows a link twice."""
    level, seen = [Way((), "")], 0
    while level and seen < _MOST and len(level[0].links) < _DEEPEST:
        further = []
        for way in level:
            here = catalog.datasets[way.links[-1].to] if way.links else start
            further += [_longer(catalog, way, link) for link in here.links.values() if link not in way.links]
        yield from further
        seen += len(further)
        level = further


def _longer(catalog: Catalog, way: Way, link: Link) -> Way:
    role = role_of(link, catalog.datasets[link.to].name)
    return Way((*way.links, link), f"{way.role}->{role}" if way.links else role)


def _no_common(wanted: Reference, choices: list[list[Way]]) -> Issue:
    ways = [".".join(link.name for link in ways[0].links) or "itself" for ways in choices]
    message = f"'{wanted}' is reached by different links from the datasets of these metrics: {', '.join(ways)}."
    return Issue("different-dimensions", message, remedy="Ask for them one by one.", subject=str(wanted))
