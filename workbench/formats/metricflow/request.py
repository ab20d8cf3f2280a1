"""A request as MetricFlow takes it, to a query of ours whose columns have the names they have there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from workbench.catalog.model import Catalog
from workbench.errors import Issue, QueryError, nearest
from workbench.formats.conditions import moment
from workbench.formats.metricflow.names import Named, Names
from workbench.formats.metricflow.template import Item, item
from workbench.query import expression as e
from workbench.query import model as q
from workbench.query.conjunction import conjunction
from workbench.query.instants import floor

#: A group-by item: `listing__country`, `Dimension('listing__country')`, or its name, grain, date part and alias.
GroupBy: TypeAlias = "str | Mapping[str, str | None]"

#: A bound in time: a day, an instant, or either as text.
Bound: TypeAlias = "str | date | datetime | None"

_FINEST = tuple(q.Unit)


def query(  # noqa: PLR0913  the request as its system writes it
    catalog: Catalog,
    *,
    metrics: Sequence[str] = (),
    group_by: Sequence[GroupBy] = (),
    where: str | Sequence[str] = (),
    order_by: Sequence[str] = (),
    limit: int | None = None,
    start_time: Bound = None,
    end_time: Bound = None,
    min_max_only: bool = False,
    apply_group_by: bool = True,
    metric_aliases: Mapping[str, str] | None = None,
) -> q.MetricQuery:
    """Translate a request.

    Args:
        where: conditions in dbt's Jinja, all of which must hold.
        order_by: names of the request's metrics and group-by items, `-` before one for descending.
        start_time: the first instant of `metric_time`, widened to the start of its grain; so is `end_time` to its end.
        min_max_only: the least and the greatest value of the one group-by item, without metrics.
        apply_group_by: without metrics: each combination of values once.
        metric_aliases: by metric, what its column is called.

    Raises:
        QueryError: a name, grain or condition that is not understood, or a request that has no sense.
    """
    names = Names(catalog, metrics)
    keys = _keys(names, group_by)
    aliases = {name.lower(): alias for name, alias in (metric_aliases or {}).items()}
    items = tuple(q.Metric(name, _alias(aliases.get(name), name)) for name in map(str.lower, metrics))
    texts = (where,) if isinstance(where, str) else where
    asked = q.MetricQuery(
        where=conjunction(names.condition(text) for text in texts),
        during=_during(names, keys, start_time, end_time),
        order=tuple(_order(names, keys, items, text) for text in order_by),
        limit=None if limit is None else q.Limit(limit),
    )
    return _shaped(asked, items, keys, raw=not apply_group_by, ends=min_max_only)


def _shaped(
    asked: q.MetricQuery, items: tuple[q.Metric, ...], keys: tuple[_Key, ...], *, raw: bool, ends: bool
) -> q.MetricQuery:
    """The query with what is asked for: metrics, or without any the values of dimensions or their ends."""
    by = tuple(q.Dimension(named.path, _alias(column, ".".join(named.parts))) for named, column in keys)
    given = {"where": asked.where, "during": asked.during}
    if ends:
        if items or len(by) != 1:
            raise _refused("min_max_only needs one group-by item and no metric.")
        return q.MetricQuery(range=q.Range(by[0].path, by[0].alias), where=asked.where, during=asked.during)
    if items:
        return q.MetricQuery(items, by, **given, order=asked.order, limit=asked.limit)  # type: ignore[arg-type]
    if not by:
        raise _refused("The request asks for no metric and no group-by item.")
    return q.MetricQuery(values=by, raw=raw, **given, order=asked.order, limit=asked.limit)  # type: ignore[arg-type]


def _refused(message: str, remedy: str | None = None) -> QueryError:
    return QueryError(Issue("request", message, remedy=remedy))


def _alias(column: str | None, plain: str) -> str | None:
    return None if column == plain else column


# --- group by ---------------------------------------------------------------------------------------------------------
#: What a group-by item means, and the column it becomes.
_Key: TypeAlias = tuple[Named, str]


def _keys(names: Names, group_by: Sequence[GroupBy]) -> tuple[_Key, ...]:
    """The group-by items in the order of the request, each once."""
    found: dict[str, _Key] = {}
    for written in group_by:
        each = _item(written)
        if each.kind == "Metric":
            raise _refused(f"A query is not grouped by the metric '{each.name}'.")
        named = names.named(each)
        column = each.alias or named.column
        found.setdefault(column, (named, column))
    return tuple(found.values())


def _item(written: GroupBy) -> Item:
    if isinstance(written, str):
        return item(written)
    if unknown := written.keys() - {"name", "grain", "date_part", "alias"}:
        raise _refused(f"A group-by item has no '{min(unknown)}'.", "It has name, grain, date_part and alias.")
    found = item(written.get("name") or "")
    return Item(
        found.kind,
        found.name,
        written.get("grain") or found.grain,
        written.get("date_part") or found.part,
        found.entity_path,
        alias=written.get("alias") or found.alias,
    )


# --- order ------------------------------------------------------------------------------------------------------------
def _order(names: Names, keys: tuple[_Key, ...], items: tuple[q.Metric, ...], written: str) -> q.Order:
    text = written.strip()
    each = item(text.removeprefix("-"))
    column = _column(names, keys, items, each)
    return q.Order(e.Path((column,)), descending=text.startswith("-") or each.descending)


def _column(names: Names, keys: tuple[_Key, ...], items: tuple[q.Metric, ...], each: Item) -> str:
    """The column that an order names: of a metric, or of a group-by item by its name, its alias or its meaning."""
    columns = {metric.alias or metric.name for metric in items} | {column for _, column in keys}
    known = {metric.name: metric.alias or metric.name for metric in items}
    known |= {column: column for column in columns}
    if each.grain is None and each.part is None and not each.entity_path and each.name in known:
        return known[each.name]
    means = names.named(each)
    same = [column for named, column in keys if named.parts == means.parts]
    bare = [column for named, column in keys if _bare(named) == _bare(means)] if each.grain is None else []
    if not (same or bare):
        near = nearest(each.name, known)
        message = f"'{each.name}' in order_by is no metric and no group-by item of the request."
        raise QueryError(Issue("order", message, suggestions=near, subject=each.name))
    return (same or bare)[0]


def _bare(named: Named) -> tuple[str, ...]:
    return named.parts if named.grain is None else named.parts[:-1]


# --- time -------------------------------------------------------------------------------------------------------------
def _during(names: Names, keys: tuple[_Key, ...], start: Bound, end: Bound) -> q.Period | None:
    """The stretch of time, both bounds widened to the smallest grain of `metric_time` that is asked for.

    Without one, to the grain that it has where none is written.
    """
    if start is None and end is None:
        return None
    asked = [named.grain for named, _ in keys if named.path.parts[0] == "time" and isinstance(named.grain, q.Unit)]
    default = names.axis_grain()
    unit = min(asked, key=_FINEST.index) if asked else default if isinstance(default, q.Unit) else q.Unit.DAY
    first, last = _instant(start, unit), _instant(end, unit)
    if first is None:
        return q.Before(_next(last)) if last else None
    if last is None:
        return q.Since(first)
    if last.start < floor(first.start, last.unit):
        raise _refused("The request's end_time lies before its start_time.")
    return q.Between(first, last)


def _moment(bound: Bound) -> datetime | None:
    match bound:
        case None | datetime():
            return bound
        case date():
            return datetime.combine(bound, time())
        case _:
            found = moment(bound, "timestamp")
            return found if isinstance(found, datetime) else None


def _instant(bound: Bound, unit: q.Unit) -> q.Instant | None:
    found = _moment(bound)
    return q.Instant(floor(found, unit), unit) if found else None


#: By unit, a time that leads from its start into the next one.
_STEPS = {
    q.Unit.YEAR: timedelta(days=366),
    q.Unit.QUARTER: timedelta(days=92),
    q.Unit.MONTH: timedelta(days=31),
    q.Unit.WEEK: timedelta(days=7),
    q.Unit.DAY: timedelta(days=1),
    q.Unit.HOUR: timedelta(hours=1),
    q.Unit.MINUTE: timedelta(minutes=1),
    q.Unit.SECOND: timedelta(seconds=1),
    q.Unit.MILLISECOND: timedelta(milliseconds=1),
    q.Unit.MICROSECOND: timedelta(microseconds=1),
}


def _next(last: q.Instant) -> q.Instant:
    """The instant that follows the whole of another's unit."""
    return q.Instant(floor(last.start + _STEPS[last.unit], last.unit), last.unit)
