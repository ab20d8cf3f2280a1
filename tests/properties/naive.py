"""A naive evaluator of metric queries: row by row over lists of dictionaries, written from the documentation alone.

It is slow and plain on purpose, and shares nothing with the planner and the compiler: what it says is what
docs/catalog.md promises, and where the product says something else, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from naive_conditions import evaluated
from naive_sql import aggregate, scalar
from naive_values import PARTS, bounds, divided, floored, inside, value

from workbench.catalog import model as c
from workbench.query import expression as e
from workbench.query import model as q

Row = Mapping[str, Any]
Group = tuple[Any, ...]
UNITS = {unit.value: unit for unit in q.Unit}


@dataclass(frozen=True)
class Answer:
    """Columns and rows; `ordered` where the query says in which order."""

    columns: tuple[str, ...]
    rows: list[Group]
    ordered: bool


@dataclass(frozen=True)
class Target:
    """Where a path ends: the links to follow, the dimension there, and what is read of its instants."""

    links: tuple[c.Link, ...]
    dataset: c.Dataset
    dimension: c.Dimension | None
    cut: str | None = None


@dataclass(frozen=True)
class Scope:
    """What a metric is asked with: groups, conditions of query and metrics around it, and the range of time."""

    by: tuple[e.Path, ...]
    where: tuple[e.Expression, ...] = ()
    during: q.Period | None = None


@dataclass(frozen=True)
class Column:
    """A metric's values: the groups that have one, and the value at any group."""

    groups: frozenset[Group]
    at: Callable[[Group], Any]


def answer(catalog: c.Catalog, tables: Mapping[str, list[Row]], query: q.MetricQuery, today: date) -> Answer:
    """Return the rows of a query over tables by name."""
    return Evaluator(catalog, tables, today).answer(query)


class Evaluator:
    """A catalog with its rows."""

    def __init__(self, catalog: c.Catalog, tables: Mapping[str, list[Row]], today: date) -> None:
        self.catalog, self.today = catalog, today
        self.tables = {
            name: [{k: value(cell) for k, cell in row.items()} for row in rows] for name, rows in tables.items()
        }

    # --- rows and paths -----------------------------------------------------------------------------------------------
    def rows(self, dataset: c.Dataset) -> list[Row]:
        assert dataset.source is not None
        return self.tables[dataset.source[-1]]

    def target(self, dataset: c.Dataset, parts: tuple[str, ...], time: str | None) -> Target:
        """Return where a path leads from a dataset; `time` is the metric's own axis."""
        if parts[0] in (dataset.name, *dataset.aliases) and len(parts) > 1:
            parts = parts[1:]
        if parts[0] == "time":
            assert time is not None
            parts = (time, *parts[1:])
        links: list[c.Link] = []
        here = dataset
        while parts and parts[0] in here.links:
            links.append(here.links[parts[0]])
            here = self.catalog.datasets[links[-1].to]
            parts = parts[1:]
        if not parts:
            return Target(tuple(links), here, None)
        return Target(tuple(links), here, here.dimensions[parts[0]], parts[1] if len(parts) > 1 else None)

    def linked(self, row: Row, link: c.Link) -> Row | None:
        """Return the one row that a link leads to."""
        local, target = self.catalog.datasets[link.dataset], self.catalog.datasets[link.to]
        wanted = [self.sql(local, row, pair.local) for pair in link.on]
        if None in wanted:
            return None
        found = [
            there
            for there in self.rows(target)
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

    def sql(self, dataset: c.Dataset, row: Row, formula: c.Formula) -> Any:
        """Return a formula's value for a row of its dataset."""
        return scalar(formula.tree, lambda parts: self.column(dataset, row, parts))

    def column(self, dataset: c.Dataset, row: Row, parts: tuple[str, ...]) -> Any:
        """Return a physical column or, of a dotted name, a path's value."""
        if len(parts) == 1 and parts[0] in row:
            return row[parts[0]]
        return self.read(dataset, row, parts, dataset.time)

    def dimension(self, dataset: c.Dataset, row: Row, dimension: c.Dimension) -> Any:
        """Return a dimension's value; an instant is the first of its unit."""
        found = self.sql(dataset, row, dimension.expr)
        if isinstance(found, datetime) and dimension.grain is not None:
            return floored(found, dimension.grain)
        return found

    def read(self, dataset: c.Dataset, row: Row, parts: tuple[str, ...], time: str | None) -> Any:
        """Return a path's value for a row."""
        target = self.target(dataset, parts, time)
        found = self.ending(row, target) if target.dimension is not None else self.key(row, target)
        if target.cut is None or found is None:
            return found
        if target.cut.startswith("extract_"):
            return value(PARTS[target.cut.removeprefix("extract_")](found))
        return floored(found, UNITS[target.cut])

    def ending(self, row: Row, target: Target) -> Any:
        """Return the dimension's value; that of a key is read where it is held, so that what leads nowhere stays."""
        assert target.dimension is not None
        if self.held(target):
            return self.key(row, target)
        there = self.follow(row, target.links)
        return None if there is None else self.dimension(target.dataset, there, target.dimension)

    def held(self, target: Target) -> bool:
        """Return whether the dimension is the whole key by which the last link is followed."""
        if not target.links or target.dimension is None:
            return False
        keys = [pair.target.text for pair in target.links[-1].on]
        return keys == [target.dimension.expr.text]

    def key(self, row: Row, target: Target) -> Any:
        """Return the key by which the last link is followed, from the row that holds it."""
        last = target.links[-1]
        holder = self.follow(row, target.links[:-1])
        return None if holder is None else self.sql(self.catalog.datasets[last.dataset], holder, last.on[0].local)

    def follow(self, row: Row | None, links: Iterable[c.Link]) -> Row | None:
        for link in links:
            row = None if row is None else self.linked(row, link)
        return row

    # --- metrics ------------------------------------------------------------------------------------------------------
    def metric(self, name: str, scope: Scope) -> Column:
        """Return a metric's values in the groups of a scope."""
        metric = self.catalog.metrics[name]
        if metric.filter is not None:
            scope = replace(scope, where=(*scope.where, metric.filter))
        match metric.definition:
            case c.Simple():
                found = self.simple(metric.definition, scope)
            case c.Ratio(numerator, denominator):
                found = self.ratio(self.metric(numerator, scope), self.metric(denominator, scope))
            case c.Derived(expr, inputs):
                found = self.derived(expr, {key: self.metric(key, scope) for key in inputs})
            case _:
                raise AssertionError(f"no rule for {metric.kind}")
        return filled(found, metric.fill)

    def simple(self, definition: c.Simple, scope: Scope) -> Column:
        dataset = self.catalog.datasets[definition.dataset]
        time = definition.time or dataset.time
        groups: dict[Group, list[Row]] = {} if scope.by else {(): []}
        for row in self.rows(dataset):
            if self.passes(dataset, row, time, scope):
                groups.setdefault(self.group(dataset, row, time, scope.by), []).append(row)
        values = {group: self.aggregated(dataset, definition, rows) for group, rows in groups.items()}
        return Column(frozenset(values), values.get)

    def aggregated(self, dataset: c.Dataset, definition: c.Simple, rows: list[Row]) -> Any:
        """Return the aggregate over the rows that meet the metric's own `where`."""
        where = definition.where
        counted = [row for row in rows if where is None or self.sql(dataset, row, where) is True]
        return aggregate(
            definition.expr.tree, [lambda parts, row=row: self.column(dataset, row, parts) for row in counted]
        )

    def passes(self, dataset: c.Dataset, row: Row, time: str | None, scope: Scope) -> bool:
        """Return whether a row is in the range and meets every condition."""
        if scope.during is not None:
            assert time is not None
            moment = self.read(dataset, row, (time,), time)
            if not inside(moment, bounds(scope.during, self.today)):
                return False
        return all(
            evaluated(condition, lambda column: self.read(dataset, row, column.path.parts, time)) is True
            for condition in scope.where
        )

    def group(self, dataset: c.Dataset, row: Row, time: str | None, by: Iterable[e.Path]) -> Group:
        """Return a row's group: a key stands with its label."""
        found: list[Any] = []
        for path in by:
            found.append(self.read(dataset, row, path.parts, time))
            if (label := self.label(dataset, path, time)) is not None:
                found.append(self.read(dataset, row, (*path.parts, label), time))
        return tuple(found)

    def label(self, dataset: c.Dataset, path: e.Path, time: str | None) -> str | None:
        """Return the label that stands beside a key; None where the path names a dimension."""
        target = self.target(dataset, path.parts, time)
        return target.dataset.label if target.dimension is None else None

    def ratio(self, numerator: Column, denominator: Column) -> Column:
        def at(group: Group) -> Any:
            left, right = numerator.at(group), denominator.at(group)
            return None if left is None or right is None else divided(left, right)

        return Column(numerator.groups | denominator.groups, at)

    def derived(self, expr: c.Formula, inputs: Mapping[str, Column]) -> Column:
        def at(group: Group) -> Any:
            return scalar(expr.tree, lambda parts: inputs[".".join(parts)].at(group))

        return Column(frozenset().union(*(column.groups for column in inputs.values())), at)

    # --- queries ------------------------------------------------------------------------------------------------------
    def answer(self, query: q.MetricQuery) -> Answer:
        by = tuple(item.path for item in query.by)
        scope = Scope(by, (query.where,) if query.where is not None else (), query.during)
        metrics = [self.metric(item.name, scope) for item in query.metrics]
        groups = frozenset().union(*(column.groups for column in metrics))
        columns = (*self.group_columns(query), *(item.alias or item.name for item in query.metrics))
        rows = [(*group, *(column.at(group) for column in metrics)) for group in groups]
        if query.having is not None:
            rows = [row for row in rows if self.having(query.having, columns, row)]
        per = tuple(q.Order(path) for path in query.limit.per) if query.limit is not None else ()
        rows = ordered(rows, columns, (*per, *query.order), len(columns) - len(metrics))
        if query.limit is not None:
            rows = limited(rows, columns, query.limit)
        return Answer(columns, rows, bool(query.order))

    def group_columns(self, query: q.MetricQuery) -> list[str]:
        """Return the names of the columns of the groups."""
        home, time = self.home(query.metrics[0].name)
        names: list[str] = []
        for item in query.by:
            name = item.alias or ".".join(item.path.parts)
            names.append(name)
            if (label := self.label(home, item.path, time)) is not None:
                names.append(f"{name}.{label}")
        return names

    def home(self, name: str) -> tuple[c.Dataset, str | None]:
        """Return a dataset that a metric counts in, and its axis."""
        metric = self.catalog.metrics[name]
        if isinstance(metric.definition, c.Simple):
            dataset = self.catalog.datasets[metric.definition.dataset]
            return dataset, metric.definition.time or dataset.time
        return self.home(metric.inputs[0])

    def having(self, condition: e.Expression, columns: tuple[str, ...], row: Group) -> bool:
        return evaluated(condition, lambda column: row[columns.index(".".join(column.path.parts))]) is True


def filled(column: Column, fill: Any) -> Column:
    """Return the column with `fill` where a group has no value."""
    if fill is None:
        return column
    exact = value(fill)
    return Column(column.groups, lambda group: exact if (found := column.at(group)) is None else found)


def ordered(rows: list[Group], columns: tuple[str, ...], order: Iterable[q.Order], width: int) -> list[Group]:
    """Return rows in the order asked for: nulls last unless said, ties by the groups."""
    keys = [(columns.index(".".join(key.key.parts)), key.descending, key.nulls_first) for key in order]
    keys += [(index, False, False) for index in range(width)]
    for index, descending, nulls_first in reversed(keys):  # a stable sort, also in reverse
        known = sorted((row for row in rows if row[index] is not None), key=lambda row: row[index], reverse=descending)
        unknown = [row for row in rows if row[index] is None]
        rows = unknown + known if nulls_first else known + unknown
    return rows


def limited(rows: list[Group], columns: tuple[str, ...], limit: q.Limit) -> list[Group]:
    """Return the first rows, or those of each group."""
    places = [columns.index(".".join(path.parts)) for path in limit.per]
    taken: dict[Group, int] = {}
    kept = []
    for row in rows:
        key = tuple(row[place] for place in places)
        taken[key] = taken.get(key, 0) + 1
        if taken[key] <= limit.count:
            kept.append(row)
    return kept
