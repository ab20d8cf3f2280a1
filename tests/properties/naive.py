"""A naive evaluator of metric queries: row by row over lists of dictionaries, written from the documentation alone.

It is slow and plain on purpose, and shares nothing with the planner and the compiler: what it says is what
docs/catalog.md promises, and where the product says something else, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from naive_conditions import evaluated
from naive_metrics import Metrics, Scope
from naive_moves import OPEN
from naive_rows import Column, Group, Row, Rows, View
from naive_values import before, bounds, computed

from workbench.catalog import model as c
from workbench.catalog.model import Catalog
from workbench.query import expression as e
from workbench.query import model as q


@dataclass(frozen=True)
class Answer:
    """Columns and rows; `ordered` where the query says in which order."""

    columns: tuple[str, ...]
    rows: list[Group]
    ordered: bool


def answer(catalog: Catalog, tables: Mapping[str, list[Row]], query: q.MetricQuery, today: date) -> Answer:
    """Return the rows of a query over tables by name."""
    metrics = Metrics(Rows(catalog, tables), today)
    if query.metrics:
        return measured(metrics, query)
    paths = [query.range.path] if query.range is not None else [item.path for item in query.values]
    start = catalog.datasets[query.source or paths[0].parts[0]]
    view = View(metrics.rows, start, start.time)
    return listed(metrics, view, query) if query.range is None else ends(metrics, view, query, query.range)


# --- metrics ----------------------------------------------------------------------------------------------------------
def measured(metrics: Metrics, query: q.MetricQuery) -> Answer:
    """Return each metric's values in the groups that any of them has."""
    view = metrics.view(query.metrics[0].name)
    axes = frozenset().union(*(metrics.grains(item.name) for item in query.metrics))
    by = tuple(on_common_grain(path, axes) for path in shown(view, query.by))
    limits = bounds(query.during, metrics.today) if query.during is not None else OPEN
    scope = Scope(by, (query.where,) if query.where is not None else (), limits)
    names = [titled(item) for item in query.metrics]
    found = [item_of(metrics, item, scope, axes) for item in query.metrics]
    if query.compare is not None:
        earlier = scope_before(view, scope, query.compare)
        then = [item_of(metrics, item, earlier, axes) for item in query.metrics]
        found = [each for pair in zip(found, then, strict=True) for each in compared(*pair)]
        names = [name + suffix for name in names for suffix in ("", "__previous", "__difference", "__change")]
    groups = frozenset().union(*(column.groups for column in found))
    if query.fill:
        groups |= metrics.missing_of_all([item.name for item in query.metrics], scope, groups)
    rows = [(*group, *(column.at(group) for column in found)) for group in groups]
    columns = titles(view, query.by)
    return cut(query, (*columns, *names), rows, len(columns))


# --- comparisons ------------------------------------------------------------------------------------------------------
#: How many weeks longer units are, where weeks are compared.
WEEKS = {q.Unit.YEAR: 52, q.Unit.QUARTER: 13}


def scope_before(view: View, scope: Scope, comparison: q.Comparison) -> Scope:
    """Return the scope that is compared with: so long before by periods, or the whole range before."""
    cuts = [cut[0] for path in scope.by if (cut := view.cut_of(path, view.time or "")) is not None]
    if not cuts:
        start, end = scope.limits
        assert start is not None
        assert end is not None
        return replace(scope, limits=before(start, end, comparison))
    units = [q.Unit.DAY if cut is None or cut.startswith("extract") else q.Unit(cut) for cut in cuts]
    finest = min(units, key=list(q.Unit).index)
    if isinstance(comparison, q.PreviousPeriod):
        span = c.Span(1, finest)
    elif finest is q.Unit.WEEK and comparison.unit in WEEKS:
        span = c.Span(comparison.count * WEEKS[comparison.unit], q.Unit.WEEK)
    else:
        span = c.Span(comparison.count, comparison.unit)
    return replace(scope, moves=(c.Earlier(span),))


def compared(now: Column, then: Column) -> tuple[Column, ...]:
    """Return a metric, its value before, the difference and the change."""

    def difference(group: Group) -> Any:
        return computed("-", now.at(group), then.at(group))

    def change(group: Group) -> Any:
        return computed("/", difference(group), then.at(group))

    return now, then, Column(now.groups, difference), Column(now.groups, change)


def on_common_grain(path: e.Path, axes: frozenset[q.Unit]) -> e.Path:
    """Return `time` cut to the coarsest grain of the metrics' axes, where they differ."""
    return e.Path(("time", max(axes, key=list(q.Unit).index))) if path.parts == ("time",) and len(axes) > 1 else path


def item_of(metrics: Metrics, item: q.MetricItem, scope: Scope, axes: frozenset[q.Unit]) -> Column:
    """Return a metric's values, or its values by those of all the groups within which it is a share."""
    whole = metrics.metric(item.name, scope)
    if isinstance(item, q.Metric):
        return whole
    within = tuple(on_common_grain(path, axes) for path in item.within)
    places = [scope.by.index(path) for path in within]
    total = metrics.metric(item.name, replace(scope, by=within))

    def at(group: Group) -> Any:
        return computed("/", whole.at(group), total.at(tuple(group[place] for place in places)))

    return Column(whole.groups, at)


# --- values -----------------------------------------------------------------------------------------------------------
def listed(metrics: Metrics, view: View, query: q.MetricQuery) -> Answer:
    """Return the distinct values of paths, or those of every row where the query says raw."""
    found = values(metrics, view, query, shown(view, query.values))
    columns = titles(view, query.values)
    return cut(query, columns, found if query.raw else list(dict.fromkeys(found)), len(columns))


def ends(metrics: Metrics, view: View, query: q.MetricQuery, of: q.Range) -> Answer:
    """Return the least and the greatest value of a path."""
    known = [found for (found,) in values(metrics, view, query, (of.path,)) if found is not None]
    name = of.alias or ".".join(of.path.parts)
    return Answer((f"{name}__min", f"{name}__max"), [(min(known, default=None), max(known, default=None))], False)


def values(metrics: Metrics, view: View, query: q.MetricQuery, by: tuple[e.Path, ...]) -> list[Group]:
    rows = metrics.rows.of(view.dataset)
    return [view.group(row, by) for row in rows if query.where is None or metrics.meets(view, row, query.where)]


# --- columns ----------------------------------------------------------------------------------------------------------
def shown(view: View, items: tuple[q.Dimension, ...]) -> tuple[e.Path, ...]:
    """Return what is shown of paths: a key stands with its label."""
    return tuple(path for item in items for path in (item.path, *label(view, item, items)))


def titles(view: View, items: tuple[q.Dimension, ...]) -> tuple[str, ...]:
    """Return the names of the columns of the groups."""
    return tuple(
        name
        for item in items
        for name in (named(item), *(f"{named(item)}.{path.parts[-1]}" for path in label(view, item, items)))
    )


def label(view: View, item: q.Dimension, items: Iterable[q.Dimension]) -> tuple[e.Path, ...]:
    """Return the label that stands beside a key, unless the query names it itself."""
    target = view.target(item.path.parts)
    name = target.dataset.label
    if target.dimension is not None or name is None or f"{named(item)}.{name}" in map(named, items):
        return ()
    return (e.Path((*item.path.parts, name)),)


def named(item: q.Dimension) -> str:
    """Return what a dimension's column is called."""
    return item.alias or ".".join(item.path.parts)


def titled(item: q.MetricItem) -> str:
    """Return what a metric's column is called."""
    if item.alias or isinstance(item, q.Metric):
        return item.alias or item.name
    within = ", ".join(".".join(path.parts) for path in item.within)
    return f"share of {item.name}" + (
        f" within {within}" if len(item.within) == 1 else f" within ({within})" if within else ""
    )


# --- the result -------------------------------------------------------------------------------------------------------
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
