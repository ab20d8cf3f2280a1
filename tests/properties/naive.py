"""A naive evaluator of metric queries: row by row over lists of dictionaries, written from the documentation alone.

It is slow and plain on purpose, and shares nothing with the planner and the compiler: what it says is what
docs/catalog.md promises, and where the product says something else, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from naive_conditions import evaluated
from naive_moves import Move, counts, instants, part, picked, unit_of_instants
from naive_sql import aggregate, scalar
from naive_values import bounds, computed, divided, floored, inside, value

from workbench.catalog import model as c
from workbench.query import expression as e
from workbench.query import model as q
from workbench.query.walk import columns as columns_of

Row = Mapping[str, Any]
Group = tuple[Any, ...]


@dataclass(frozen=True)
class Answer:
    """Columns and rows; `ordered` where the query says in which order."""

    columns: tuple[str, ...]
    rows: list[Group]
    ordered: bool


class Target(NamedTuple):
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
    moves: tuple[Move, ...] = ()


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
        self.at_other_grains: dict[e.MetricAt, Column] = {}
        self.tables = {
            name: [{k: value(cell) for k, cell in row.items()} for row in rows] for name, rows in tables.items()
        }

    # --- rows and paths -----------------------------------------------------------------------------------------------
    def rows(self, dataset: c.Dataset) -> list[Row]:
        assert dataset.source is not None
        return self.tables[dataset.source[-1]]

    def target(self, dataset: c.Dataset, parts: tuple[str, ...], time: str | None) -> Target:
        """Return where a path leads from a dataset; `time` is the metric's own axis."""
        if parts[0] in (dataset.name, *dataset.aliases):
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
        return part(found, target.cut)

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
        if metric.offset is not None:
            scope = replace(scope, moves=(*scope.moves, metric.offset))
        match metric.definition:
            case c.Simple() if scope.moves:
                found = self.moved(metric.definition, scope)
            case c.Simple():
                found = self.simple(metric.definition, scope)
            case c.Cumulative(name):
                found = self.metric(name, replace(scope, moves=(*scope.moves, metric.definition)))
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
        kept = [row for row in self.rows(dataset) if self.passes(dataset, row, time, scope)]
        if definition.semi is not None:
            kept = self.balanced(dataset, time, definition.semi, kept, scope.by)
        for row in kept:
            groups.setdefault(self.group(dataset, row, time, scope.by), []).append(row)
        values = {group: self.aggregated(dataset, definition, rows) for group, rows in groups.items()}
        return Column(frozenset(values), values.get)

    def balanced(
        self, dataset: c.Dataset, time: str | None, semi: c.SemiAdditive, rows: list[Row], by: tuple[e.Path, ...]
    ) -> list[Row]:
        """Return the rows at the first or last instant of each period asked for, and of each of what it is within."""
        over = dataset.dimensions[semi.over]
        periods = [path for path in by if self.target(dataset, path.parts, time)[:3] == ((), dataset, over)]
        within = [e.Path(tuple(path.split("."))) for path in semi.within]
        keys = [
            (row, self.group(dataset, row, time, (*periods, *within)), self.dimension(dataset, row, over))
            for row in rows
        ]
        best = {
            key: (min if semi.pick is c.Pick.FIRST else max)(at for _, k, at in keys if k == key and at is not None)
            for _, key, at in keys
            if at is not None
        }
        return [row for row, key, at in keys if at is not None and at == best[key]]

    def moved(self, definition: c.Simple, scope: Scope) -> Column:
        """Return a metric's values at other instants; range and conditions on time cut the result."""
        (move,) = scope.moves
        dataset = self.catalog.datasets[definition.dataset]
        time = definition.time or dataset.time
        assert time is not None
        axis = {
            path: self.target(dataset, path.parts, time)[3] for path in scope.by if self.on_axis(dataset, path, time)
        }
        if not axis:
            assert isinstance(move, c.Cumulative)
            assert (move.window, move.to_date) == (None, None)
            return self.simple(definition, replace(scope, moves=()))
        conditions = [each for condition in scope.where for each in conjuncts(condition)]
        of_time = [x for x in conditions if any(self.on_axis(dataset, column.path, time) for column in columns_of(x))]
        kept = replace(scope, where=tuple(x for x in conditions if x not in of_time), during=None)
        moments = [(row, self.read(dataset, row, (time,), time)) for row in self.rows(dataset)]
        unit = unit_of_instants(move, axis.values())
        passing = [(row, at) for row, at in moments if at is not None and self.passes(dataset, row, time, kept)]
        found: dict[Group, list[tuple[datetime, list[Row]]]] = {}
        for at in instants([at for _, at in moments if at is not None], unit):
            if not self.shows(dataset, at, time, of_time, scope.during):
                continue
            here: dict[Group, list[Row]] = {}
            for row, moment in passing:
                if counts(move, at, moment, unit):
                    group = tuple(
                        part(at, axis[path]) if path in axis else self.read(dataset, row, path.parts, time)
                        for path in scope.by
                    )
                    here.setdefault(group, []).append(row)
            for group, rows in here.items():
                found.setdefault(group, []).append((at, rows))
        if isinstance(move, c.Cumulative):
            values = {
                group: picked([(at, self.aggregated(dataset, definition, rows)) for at, rows in each], move.pick)
                for group, each in found.items()
            }
        else:
            values = {
                group: self.aggregated(dataset, definition, [row for _, rows in each for row in rows])
                for group, each in found.items()
            }
        return Column(frozenset(values), values.get)

    def on_axis(self, dataset: c.Dataset, path: e.Path, time: str) -> bool:
        """Return whether a path reads the metric's own axis."""
        return self.target(dataset, path.parts, time)[:3] == ((), dataset, dataset.dimensions[time])

    def shows(
        self, dataset: c.Dataset, at: datetime, time: str, conditions: list[e.Expression], during: q.Period | None
    ) -> bool:
        """Return whether an instant of the result is in the range and meets the conditions on time."""
        if during is not None and not inside(at, bounds(during, self.today)):
            return False
        return all(
            evaluated(x, lambda column: part(at, self.target(dataset, column.path.parts, time)[3])) is True
            for x in conditions
        )

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
        return all(self.meets(dataset, row, time, condition) for condition in scope.where)

    def meets(self, dataset: c.Dataset, row: Row, time: str | None, condition: e.Expression) -> bool:
        """Return whether a condition is true for a row; unknown is not enough."""

        def read(column: e.Column | e.MetricAt) -> Any:
            if isinstance(column, e.MetricAt):
                return self.elsewhere(column, self.group(dataset, row, time, column.by))
            return self.read(dataset, row, column.path.parts, time)

        return evaluated(condition, read) is True

    def elsewhere(self, wanted: e.MetricAt, group: Group) -> Any:
        """Return a metric's value at another grain: over all its rows, and nothing where a part of the group is null."""
        if wanted not in self.at_other_grains:
            self.at_other_grains[wanted] = self.metric(wanted.name, Scope(wanted.by))
        return None if None in group else self.at_other_grains[wanted].at(group)

    def group(self, dataset: c.Dataset, row: Row, time: str | None, by: Iterable[e.Path]) -> Group:
        """Return a row's group."""
        return tuple(self.read(dataset, row, path.parts, time) for path in by)

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
        if query.range is not None:
            return self.ends(query, query.range)
        home, time = self.home(query.metrics[0].name) if query.metrics else self.start(query)
        items = query.by or query.values
        by = tuple(path for item in items for path in self.shown(home, time, item, items))
        columns = self.group_columns(home, time, items)
        if query.values:
            return cut(query, columns, self.values(home, time, by, query), len(columns))
        scope = Scope(by, (query.where,) if query.where is not None else (), query.during)
        metrics = [self.item(item, scope) for item in query.metrics]
        groups = frozenset().union(*(column.groups for column in metrics))
        rows = [(*group, *(column.at(group) for column in metrics)) for group in groups]
        return cut(query, (*columns, *(titled(item) for item in query.metrics)), rows, len(columns))

    def item(self, item: q.MetricItem, scope: Scope) -> Column:
        """Return a metric's values, or its values by those of all the groups within which it is a share."""
        whole = self.metric(item.name, scope)
        if isinstance(item, q.Metric):
            return whole
        places = [scope.by.index(path) for path in item.within]
        total = self.metric(item.name, replace(scope, by=item.within))

        def at(group: Group) -> Any:
            return computed("/", whole.at(group), total.at(tuple(group[place] for place in places)))

        return Column(whole.groups, at)

    def start(self, query: q.MetricQuery) -> tuple[c.Dataset, str | None]:
        """Return the dataset whose rows are looked through: the one named, or the one that stands before the path."""
        assert query.source is not None or query.range is not None or query.values
        paths = [query.range.path] if query.range is not None else [item.path for item in query.values]
        dataset = self.catalog.datasets[query.source or paths[0].parts[0]]
        return dataset, dataset.time

    def values(self, home: c.Dataset, time: str | None, by: tuple[e.Path, ...], query: q.MetricQuery) -> list[Group]:
        """Return the distinct values of paths, or those of every row where the query says raw."""
        found = [
            self.group(home, row, time, by)
            for row in self.rows(home)
            if query.where is None or self.meets(home, row, time, query.where)
        ]
        return found if query.raw else list(dict.fromkeys(found))

    def ends(self, query: q.MetricQuery, of: q.Range) -> Answer:
        """Return the least and the greatest value of a path."""
        home, time = self.start(query)
        found = self.values(home, time, (of.path,), replace(query, raw=False))
        known = [value for (value,) in found if value is not None]
        name = of.alias or ".".join(of.path.parts)
        return Answer((f"{name}__min", f"{name}__max"), [(min(known, default=None), max(known, default=None))], False)

    def shown(
        self, home: c.Dataset, time: str | None, item: q.Dimension, items: Iterable[q.Dimension]
    ) -> tuple[e.Path, ...]:
        """Return what is shown of a path: a key stands with its label, unless the query names that itself."""
        target = self.target(home, item.path.parts, time)
        label = target.dataset.label
        if target.dimension is not None or label is None or f"{named(item)}.{label}" in map(named, items):
            return (item.path,)
        return (item.path, e.Path((*item.path.parts, label)))

    def group_columns(self, home: c.Dataset, time: str | None, items: Iterable[q.Dimension]) -> tuple[str, ...]:
        """Return the names of the columns of the groups."""
        names: list[str] = []
        for item in items:
            _, *label = self.shown(home, time, item, items)
            names += [named(item), *(f"{named(item)}.{path.parts[-1]}" for path in label)]
        return tuple(names)

    def home(self, name: str) -> tuple[c.Dataset, str | None]:
        """Return a dataset that a metric counts in, and its axis."""
        metric = self.catalog.metrics[name]
        if isinstance(metric.definition, c.Simple):
            dataset = self.catalog.datasets[metric.definition.dataset]
            return dataset, metric.definition.time or dataset.time
        return self.home(metric.inputs[0])


def titled(item: q.MetricItem) -> str:
    """Return what a metric's column is called."""
    if item.alias or isinstance(item, q.Metric):
        return item.alias or item.name
    within = ", ".join(".".join(path.parts) for path in item.within)
    return f"share of {item.name}" + (
        f" within {within}" if len(item.within) == 1 else f" within ({within})" if within else ""
    )


def conjuncts(condition: e.Expression) -> tuple[e.Expression, ...]:
    """Return the parts of a condition that must all hold."""
    return condition.operands if isinstance(condition, e.And) else (condition,)


def named(item: q.Dimension) -> str:
    """Return what a dimension's column is called."""
    return item.alias or ".".join(item.path.parts)


def cut(query: q.MetricQuery, columns: tuple[str, ...], rows: list[Group], groups: int) -> Answer:
    """Return the rows that `having` keeps, in order, down to the limit."""
    if query.having is not None:
        having = query.having
        rows = [
            row
            for row in rows
            if evaluated(having, lambda column, row=row: row[columns.index(".".join(column.path.parts))]) is True
        ]
    per = tuple(q.Order(path) for path in query.limit.per) if query.limit is not None else ()
    rows = ordered(rows, columns, (*per, *query.order), groups)
    if query.limit is not None:
        rows = limited(rows, columns, query.limit)
    return Answer(columns, rows, bool(query.order))


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
