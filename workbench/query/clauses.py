"""The clauses of a query: each reads what stands behind its keyword and returns the query with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from workbench.query.arguments import arguments, label, measured, takes_arguments
from workbench.query.conditions import condition
from workbench.query.expression import Path
from workbench.query.literals import string, variable, whole
from workbench.query.model import Dimension, Limit, Metric, MetricItem, MetricQuery, Order, Range, Share
from workbench.query.periods import comparison, period
from workbench.query.reader import Reader
from workbench.query.tokens import Kind

#: The most rows that `limit` may name.
MOST_ROWS = 10**12

_ZONE = re.compile(r"[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*")


def metrics(reader: Reader) -> tuple[MetricItem, ...]:
    """Read `metric [as x], share of metric [within …] [as x], …`."""
    found = [_metric(reader)]
    while reader.take(","):
        found.append(_metric(reader))
    return tuple(found)


def _metric(reader: Reader) -> MetricItem:
    if reader.take("share", "of"):
        name, given = measured(reader)
        return Share(name, _within(reader) if reader.take("within") else (), reader.alias(), given)
    name, given = measured(reader)
    return Metric(name, reader.alias(), given)


def _within(reader: Reader) -> tuple[Path, ...]:
    if not reader.at("("):
        return (reader.path("A dimension"),)
    opening = reader.next()
    found = reader.paths("A dimension")
    reader.close(opening)
    return found


def _dimensions(reader: Reader) -> tuple[Dimension, ...]:
    found = [_dimension(reader)]
    while reader.take(","):
        found.append(_dimension(reader))
    return tuple(found)


def _dimension(reader: Reader) -> Dimension:
    return Dimension(reader.path("A dimension"), reader.alias())


def _by(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, by=_dimensions(reader))


def _where(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, where=condition(reader))


def _during(reader: Reader, query: MetricQuery) -> MetricQuery:
    query = replace(query, during=period(reader))
    if reader.at("-"):
        raise reader.fault(
            reader.here, "A stretch of time is not written with '-'.", code="period", remedy="Say: 2013 to 2014."
        )
    return query


def _compare(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, compare=comparison(reader))


def _having(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, having=condition(reader))


def _order(reader: Reader, query: MetricQuery) -> MetricQuery:
    found = [_key(reader)]
    while reader.take(","):
        found.append(_key(reader))
    return replace(query, order=tuple(found))


def _key(reader: Reader) -> Order:
    if reader.here.kind is Kind.NUMBER:
        raise reader.fault(
            reader.here, "Columns are ordered by name, not by number.", remedy="Say: order by flights desc."
        )
    if reader.at("-"):
        raise reader.fault(
            reader.here, "The downward order is not written with '-'.", remedy="Say: order by flights desc."
        )
    key = reader.path("A column's name")
    key = Path((label(".".join(key.parts), arguments(reader)),)) if takes_arguments(reader) else key
    descending = not reader.take("asc") and reader.take("desc")
    return Order(key, descending, _nulls_first(reader))


def _nulls_first(reader: Reader) -> bool:
    if not reader.take("nulls"):
        return False
    if reader.take("last"):
        return False
    reader.expect("first", "'nulls' is followed by first or last.")
    return True


def _limit(reader: Reader, query: MetricQuery) -> MetricQuery:
    count = whole(reader, "limit", least=0, most=MOST_ROWS)
    if reader.at(","):
        raise reader.fault(
            reader.here, "A ',' cannot follow a limit.", remedy="Write numbers without thousands separators."
        )
    per = reader.paths("A dimension") if reader.take("per") else ()
    return replace(query, limit=Limit(count, per))


def _time_zone(reader: Reader, query: MetricQuery) -> MetricQuery:
    token = reader.here
    if token.kind not in {Kind.STRING, Kind.VARIABLE}:
        raise reader.fault(
            token, "A time zone's name in quotes is missing here.", remedy="Say: in time zone 'America/New_York'."
        )
    zone = string(reader) if token.kind is Kind.STRING else variable(reader, stand_in="UTC")
    if not isinstance(zone, str) or not _ZONE.fullmatch(zone):
        raise reader.fault(
            token, f"'{zone}' is no time zone's name.", code="time-zone", remedy="Say: in time zone 'America/New_York'."
        )
    return replace(query, time_zone=zone)


def _fill(_: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, fill=True)


def _values(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, values=_dimensions(reader), source=_source(reader))


def _source(reader: Reader) -> str | None:
    return reader.qualified("A dataset's name") if reader.take("from") else None


def _raw(_: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, raw=True)


def _range(reader: Reader, query: MetricQuery) -> MetricQuery:
    item = Range(reader.path("A dimension"), reader.alias())
    return replace(query, range=item, source=_source(reader))


def _use(reader: Reader, query: MetricQuery) -> MetricQuery:
    return replace(query, cube=reader.qualified("A cube's name"))


Clause: TypeAlias = Callable[[Reader, MetricQuery], MetricQuery]

#: What reads each clause, by its whole phrase.
READ: dict[str, Clause] = {
    "values of": _values,
    "range of": _range,
    "use": _use,
    "raw": _raw,
    "by": _by,
    "where": _where,
    "during": _during,
    "compare to": _compare,
    "having": _having,
    "order by": _order,
    "limit": _limit,
    "in time zone": _time_zone,
    "fill": _fill,
}
