"""Rows and paths, naively: links are followed one row at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from naive_moves import part
from naive_sql import scalar
from naive_values import floored, inside, value

from workbench.catalog import model as c
from workbench.query import expression as e
from workbench.query.model import Unit

Row = Mapping[str, Any]
Group = tuple[Any, ...]


class Target(NamedTuple):
    """Where a path ends: the links to follow, the dimension there (a key has none), and what is read of its instants."""

    links: tuple[c.Link, ...]
    dataset: c.Dataset
    dimension: c.Dimension | None
    cut: str | None = None


@dataclass(frozen=True)
class Column:
    """A metric's values: the groups that have one, and the value at any group."""

    groups: frozenset[Group]
    at: Callable[[Group], Any]


class Rows:
    """The rows of a catalog's datasets."""

    def __init__(self, catalog: c.Catalog, tables: Mapping[str, list[Row]]) -> None:
        self.catalog = catalog
        self.tables = {
            name: [{k: value(cell) for k, cell in row.items()} for row in rows] for name, rows in tables.items()
        }
        self.calendar = catalog.calendars[0] if catalog.calendars else None
        self.days = {row[self.calendar.time]: row for row in self.of(self.calendar)} if self.calendar else {}

    def part(self, moment: datetime | None, cut: str | None) -> Any:
        """Return what a path reads of an instant: a period of the calendar's own is read off its row of the day."""
        periods = self.calendar.calendar.periods if self.calendar and self.calendar.calendar else ()
        if moment is None or cut not in periods:
            return part(moment, cut)
        return self.days.get(floored(moment, Unit.DAY), {}).get(cut)

    def of(self, dataset: c.Dataset) -> list[Row]:
        assert dataset.source is not None
        return self.tables[dataset.source[-1]]

    def linked(self, row: Row, link: c.Link) -> Row | None:
        """Return the one row that a link leads to."""
        local, target = self.catalog.datasets[link.dataset], self.catalog.datasets[link.to]
        wanted = [self.sql(local, row, pair.local) for pair in link.on]
        if None in wanted:
            return None
        found = [
            there
            for there in self.of(target)
            if [self.sql(target, there, pair.target) for pair in link.on] == wanted and self.holds(row, there, link)
        ]
        assert len(found) <= 1, f"{link.name} leads to {len(found)} rows"
        return found[0] if found else None

    def holds(self, row: Row, there: Row, link: c.Link) -> bool:
        """Return whether a row of a history is the one of the linking row's time: `from <= t < to`."""
        if link.valid is None:
            return True
        local, target = self.catalog.datasets[link.dataset], self.catalog.datasets[link.to]
        at = link.valid.at or local.time
        assert at is not None
        start, end = self.sql(target, there, link.valid.start), self.sql(target, there, link.valid.end)
        return start is not None and inside(self.dimension(local, row, local.dimensions[at]), (start, end))

    def follow(self, row: Row | None, links: Iterable[c.Link]) -> Row | None:
        for link in links:
            row = None if row is None else self.linked(row, link)
        return row

    def sql(self, dataset: c.Dataset, row: Row, formula: c.Formula) -> Any:
        """Return a formula's value for a row of its dataset, over its columns and over paths."""
        return scalar(formula.tree, self.reader(dataset, row))

    def reader(self, dataset: c.Dataset, row: Row) -> Callable[[tuple[str, ...]], Any]:
        """Return what reads a physical column of a row or, of a dotted name, a path's value."""
        view = View(self, dataset, dataset.time)
        return lambda parts: row[parts[0]] if len(parts) == 1 and parts[0] in row else view.read(row, parts)

    def dimension(self, dataset: c.Dataset, row: Row, dimension: c.Dimension) -> Any:
        """Return a dimension's value; an instant is the first of its unit."""
        found = self.sql(dataset, row, dimension.expr)
        if isinstance(found, datetime) and dimension.grain is not None:
            return floored(found, dimension.grain)
        return found


@dataclass(frozen=True)
class View:
    """A dataset as a metric sees it: from its rows, with an axis that `time` stands for."""

    rows: Rows
    dataset: c.Dataset
    time: str | None

    def target(self, parts: tuple[str, ...]) -> Target:
        """Return where a path leads."""
        here = self.dataset
        if parts[0] in (here.name, *here.aliases):
            parts = parts[1:]
        if parts[0] == "time":
            assert self.time is not None
            parts = (self.time, *parts[1:])
        links: list[c.Link] = []
        while parts and parts[0] in here.links:
            links.append(here.links[parts[0]])
            here = self.rows.catalog.datasets[links[-1].to]
            parts = parts[1:]
        if not parts:
            return Target(tuple(links), here, None)
        return Target(tuple(links), here, here.dimensions[parts[0]], parts[1] if len(parts) > 1 else None)

    def read(self, row: Row, parts: tuple[str, ...]) -> Any:
        """Return a path's value; a key is read where it is held, so that what leads nowhere stays."""
        target = self.target(parts)
        if target.dimension is None or self.is_key(target):
            return self.key(row, target)
        there = self.rows.follow(row, target.links)
        return (
            None
            if there is None
            else self.rows.part(self.rows.dimension(target.dataset, there, target.dimension), target.cut)
        )

    def is_key(self, target: Target) -> bool:
        """Return whether the dimension is the whole key by which the last link is followed."""
        if not target.links or target.dimension is None:
            return False
        return [pair.target.text for pair in target.links[-1].on] == [target.dimension.expr.text]

    def key(self, row: Row, target: Target) -> Any:
        """Return the key by which the last link is followed, from the row that holds it."""
        last = target.links[-1]
        holder = self.rows.follow(row, target.links[:-1])
        return (
            None
            if holder is None
            else self.rows.sql(self.rows.catalog.datasets[last.dataset], holder, last.on[0].local)
        )

    def group(self, row: Row, by: Iterable[e.Path]) -> Group:
        """Return a row's values of some paths."""
        return tuple(self.read(row, path.parts) for path in by)

    def cut_of(self, path: e.Path, name: str) -> tuple[str | None] | None:
        """Return what a path reads of a dimension of the dataset's own, in a tuple; None where it reads another."""
        target = self.target(path.parts)
        own = not target.links and target.dimension == self.dataset.dimensions[name]
        return (target.cut,) if own else None
