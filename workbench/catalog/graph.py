"""The links between datasets: what a path means from a dataset, and what can be reached.

Only many-to-one and one-to-one links exist, so every path found here keeps the rows it starts from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from workbench.catalog.formula import column
from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, Grain, Link
from workbench.query.model import Fiscal, Unit

#: The reserved name of the common time axis: each metric's own default time dimension.
TIME = "time"

#: Date parts a time path may end with, as `extract_<part>`.
DATE_PARTS = ("year", "quarter", "month", "week", "day", "dow", "doy", "hour", "minute")

UNITS = frozenset(unit.value for unit in Unit)

#: How many links `reach` follows; paths that are written out may be longer.
REACH = 4

#: How many paths `reach` finds at most.
MOST_REACHED = 2_000


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a path leads: along `links` to a dimension of the last dataset, or to its key when `dimension` is None.

    Attributes:
        dataset: the key of the dataset the path ends at.
        grain: the written grain of a time dimension, None for its base grain; a name is a calendar's period.
        part: the written date part, without `extract_`.
        axis: whether the path was written as the common axis `time`.
        row: whether the dataset's own name stands behind the role (`product.products.id`): then the value is that of
            the row that was looked up, and null where there is none, even where the key alone would tell it.
    """

    links: tuple[Link, ...]
    dataset: str
    dimension: Dimension | None
    grain: Grain | None = None
    part: str | None = None
    axis: bool = False
    row: bool = False

    @property
    def target(self) -> tuple[str, str | None]:
        """What two paths must agree on to mean the same thing: dataset and dimension."""
        return (self.dataset, self.dimension.name if self.dimension else None)


def readings(
    catalog: Catalog, dataset: Dataset, parts: tuple[str, ...], axis: str | None = None
) -> tuple[Reached, ...]:
    """Return every reading of a path from a dataset: one when it is right, none when nothing has that name.

    Args:
        axis: the time dimension that `time` stands for; the dataset's own unless given.
    """
    if parts[0] in dataset.aliases and (mine := _behind_alias(catalog, dataset, parts)):
        return mine
    found = list(_from(catalog, dataset, parts, ()))
    if parts[0] == TIME and (axis or dataset.time):
        found += _time(catalog, dataset, axis or dataset.time or "", parts[1:])
    if len(parts) > 1 and parts[0] in {dataset.name, dataset.key}:
        found += [r for r in _from(catalog, dataset, parts[1:], ()) if r not in found]
    return tuple(found)


def _behind_alias(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...]) -> tuple[Reached, ...]:
    """What a path means behind another name of the dataset, which wins over a role of that name; alone: its key."""
    if len(parts) > 1:
        return tuple(_from(catalog, dataset, parts[1:], ()))
    if parts[0] in dataset.links or parts[0] in dataset.dimensions or len(dataset.primary_key) != 1:
        return ()
    return (Reached((), dataset.key, key_dimension(dataset)),)


def key_dimension(dataset: Dataset) -> Dimension:
    """Return the dimension that a one-column key is, or one made for it."""
    key = dataset.primary_key[0]
    own = next((d for d in dataset.dimensions.values() if key in {d.name, d.expr.text}), None)
    return own or Dimension(key, dataset.key, column(key))


def leads_to_key(reached: Reached) -> bool:
    """Whether what a path reads is the key that its last link holds itself."""
    if not reached.links or reached.dimension is None or reached.grain or reached.part or reached.row:
        return False
    link = reached.links[-1]
    return len(link.on) == 1 and link.on[0].target == reached.dimension.expr


def _time(catalog: Catalog, dataset: Dataset, axis: str, rest: tuple[str, ...]) -> Iterator[Reached]:
    for reached in _ending(catalog, dataset, (axis, *rest), ()):
        yield Reached((), reached.dataset, reached.dimension, reached.grain, reached.part, axis=True)


def _from(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...], links: tuple[Link, ...]) -> Iterator[Reached]:
    yield from _ending(catalog, dataset, parts, links)
    link = dataset.links.get(parts[0])
    if link is None:
        if links and parts[0] == dataset.name and parts[0] not in dataset.dimensions and len(parts) > 1:
            yield from (replace(reached, row=True) for reached in _ending(catalog, dataset, parts[1:], links))
        return
    if len(parts) == 1:
        yield Reached((*links, link), link.to, None)
        return
    keys = 0
    for each in (link, *link.also):
        for reached in _from(catalog, catalog.datasets[each.to], parts[1:], (*links, each)):
            is_key = reached.links == (*links, each) and leads_to_key(reached)
            keys += is_key
            if not is_key or keys == 1:  # the role's key is one value, whichever dataset shares it
                yield reached


def _ending(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...], links: tuple[Link, ...]) -> Iterator[Reached]:
    dimension = dataset.dimensions.get(parts[0])
    if dimension is None or len(parts) > 2:
        return
    if len(parts) == 1:
        yield Reached(links, dataset.key, dimension)
    elif dimension.type is DimensionType.TIME and (grained := _grain(catalog, parts[1])):
        yield Reached(links, dataset.key, dimension, *grained)


def _grain(catalog: Catalog, part: str) -> tuple[Grain | None, str | None] | None:
    if part in UNITS:
        return Unit(part), None
    extracted = part.removeprefix("extract_")
    if part != extracted and extracted in DATE_PARTS:
        return None, extracted
    if calendar_of(catalog, part):
        return part, None
    return (Fiscal(part), None) if catalog.first_month and part in tuple(Fiscal) else None


def calendar_of(catalog: Catalog, period: str) -> Dataset | None:
    """Return the calendar that has a period of this name, None when there is none."""
    return next((c for c in catalog.calendars if c.calendar and period in c.calendar.periods), None)


@dataclass(frozen=True, slots=True)
class Reachable:
    """A dimension that can be asked for from a dataset, and the path that names it."""

    parts: tuple[str, ...]
    reached: Reached


def reach(catalog: Catalog, dataset: str) -> tuple[Reachable, ...]:
    """Return the dimensions within `REACH` links of a dataset, nearest first; no path follows a link twice.

    Where links are many, only the nearest `MOST_REACHED` are found: their number grows with a power of the links.
    """
    return tuple(islice(_walk(catalog, catalog.datasets[dataset]), MOST_REACHED))


def _walk(catalog: Catalog, start: Dataset) -> Iterator[Reachable]:
    level: list[tuple[Dataset, tuple[Link, ...]]] = [(start, ())]
    while level:
        further: list[tuple[Dataset, tuple[Link, ...]]] = []
        for dataset, links in level:
            parts = tuple(link.name for link in links)
            for dimension in dataset.dimensions.values():
                yield Reachable((*parts, dimension.name), Reached(links, dataset.key, dimension))
            for link in dataset.links.values():
                yield Reachable((*parts, link.name), Reached((*links, link), link.to, None))
                if len(links) < REACH and all(link.name != u.name or link.dataset != u.dataset for u in links):
                    further += ((catalog.datasets[each.to], (*links, each)) for each in (link, *link.also))
        level = further


def shared_paths(catalog: Catalog, datasets: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that mean the same from each of the datasets, nearest first, one for each dimension of a role."""
    first, *others = (_targets(catalog, key) for key in dict.fromkeys(datasets))
    found: dict[tuple[tuple[str, ...], tuple[str, str | None]], str] = {}
    for name, (roles, target) in first.items():
        if all(name in table and table[name][1] == target for table in others):
            found.setdefault((roles, target), name)
    return tuple(found.values())


def _targets(catalog: Catalog, key: str) -> dict[str, tuple[tuple[str, ...], tuple[str, str | None]]]:
    """By each path from a dataset its roles and what it means.

    Its own dimensions stand also behind its own name, as others reach them.
    """
    reached = reach(catalog, key)
    own = catalog.datasets[key].name
    plain = {".".join(r.parts): (tuple(link.name for link in r.reached.links), r.reached.target) for r in reached}
    return plain | {
        f"{own}.{r.parts[0]}": ((), r.reached.target)
        for r in reached
        if not r.reached.links and f"{own}.{r.parts[0]}" not in plain
    }
