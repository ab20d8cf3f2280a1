"""Query to text: one canonical form, so that `parse(text(query)) == query`.

Clauses stand in one order, keywords in lower case, quotes and parentheses only where they are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from workbench.query.conditions_text import arguments_text, condition_text, quoted
from workbench.query.expression import Path
from workbench.query.model import (
    Before,
    Between,
    Comparison,
    Dimension,
    Earlier,
    Instant,
    Last,
    Limit,
    Metric,
    MetricItem,
    MetricQuery,
    Order,
    Period,
    PreviousPeriod,
    Range,
    Share,
    Since,
    This,
    Unit,
)
from workbench.query.words import dotted, qualified

__all__ = ["comparison_text", "condition_text", "path_text", "period_text", "text"]


def text(query: MetricQuery, *, oneline: bool = False) -> str:
    """Return the canonical text of a query, one clause per line.

    >>> from workbench.query.parse import parse
    >>> text(parse("flights LIMIT 5 by carrier.name where distance>500"), oneline=True)
    'flights by carrier.name where distance > 500 limit 5'
    """
    return (" " if oneline else "\n").join(_clauses(query))


def _clauses(query: MetricQuery) -> Iterator[str]:
    yield from _asked(query)
    if query.by:
        yield f"by {_listed(map(_dimension, query.by))}"
    if query.where is not None:
        yield f"where {condition_text(query.where)}"
    if query.during is not None:
        yield f"during {period_text(query.during)}"
    if query.compare is not None:
        yield f"compare to {comparison_text(query.compare)}"
    if query.having is not None:
        yield f"having {condition_text(query.having)}"
    yield from _shown(query)


def _asked(query: MetricQuery) -> Iterator[str]:
    if query.metrics:
        yield _listed(map(_metric, query.metrics))
    if query.cube is not None:
        yield f"use {qualified(query.cube)}"
    source = "" if query.source is None else f" from {qualified(query.source)}"
    if query.values:
        yield f"values of {_listed(map(_dimension, query.values))}{source}"
    if query.raw:
        yield "raw"
    if query.range is not None:
        yield f"range of {_dimension(query.range)}{source}"


def _shown(query: MetricQuery) -> Iterator[str]:
    if query.order:
        yield f"order by {_listed(map(_key, query.order))}"
    if query.limit is not None:
        yield _limit(query.limit)
    if query.time_zone is not None:
        yield f"in time zone {quoted(query.time_zone)}"
    if query.fill:
        yield "fill"


# --- items ------------------------------------------------------------------------------------------------------------
def path_text(path: Path) -> str:
    """Return a path as a query writes it."""
    return dotted(path.parts)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)


def _alias(name: str | None) -> str:
    return "" if name is None else f" as {dotted((name,))}"


def _metric(item: MetricItem) -> str:
    match item:
        case Metric(name, alias, given):
            return qualified(name) + arguments_text(given) + _alias(alias)
        case Share(name, within, alias, given):
            return f"share of {qualified(name)}{arguments_text(given)}{_within(within)}{_alias(alias)}"
        case _:
            assert_never(item)


def _within(paths: tuple[Path, ...]) -> str:
    if not paths:
        return ""
    listed = _listed(map(path_text, paths))
    return f" within {listed}" if len(paths) == 1 else f" within ({listed})"


def _dimension(item: Dimension | Range) -> str:
    return path_text(item.path) + _alias(item.alias)


def _key(order: Order) -> str:
    return path_text(order.key) + (" desc" if order.descending else "") + (" nulls first" if order.nulls_first else "")


def _limit(limit: Limit) -> str:
    per = f" per {_listed(map(path_text, limit.per))}" if limit.per else ""
    return f"limit {limit.count}{per}"


# --- time -------------------------------------------------------------------------------------------------------------
def period_text(period: Period) -> str:
    """Return a stretch of time as it stands behind `during`."""
    match period:
        case Last(1, Unit.DAY):
            return "yesterday"
        case Last(count, unit):
            return f"last {unit}" if count == 1 else f"last {count} {unit}s"
        case This(unit):
            return "today" if unit is Unit.DAY else f"this {unit}"
        case Between(first, last):
            return _instant(first) if first == last else f"{_instant(first)} to {_instant(last)}"
        case Since(first):
            return f"since {_instant(first)}"
        case Before(end):
            return f"before {_instant(end)}"
        case _:
            assert_never(period)


def comparison_text(comparison: Comparison) -> str:
    """Return what stands behind `compare to`."""
    match comparison:
        case PreviousPeriod():
            return "previous period"
        case Earlier(count, unit):
            return f"previous {unit}" if count == 1 else f"{count} {unit}s"
        case _:
            assert_never(comparison)


def _instant(instant: Instant) -> str:
    start, unit = instant.start, instant.unit
    match unit:
        case Unit.YEAR:
            return f"{start.year:04}"
        case Unit.QUARTER:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case Unit.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Unit.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case Unit.DAY:
            return start.date().isoformat()
        case Unit.HOUR:
            return f"'{start.isoformat(' ', 'hours')}'"
        case Unit.MINUTE:
            return f"'{start.isoformat(' ', 'minutes')}'"
        case Unit.SECOND:
            return f"'{start.isoformat(' ', 'seconds')}'"
        case Unit.MILLISECOND:
            return f"'{start.isoformat(' ', 'milliseconds')}'"
        case Unit.MICROSECOND:
            return f"'{start.isoformat(' ', 'microseconds')}'"
        case _:
            assert_never(unit)
