"""A query after a part of it was changed: without an order by what is no longer there, and without a top of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.query.arguments import label
from workbench.query.expression import Path
from workbench.query.model import MetricQuery


def tidied(query: MetricQuery) -> MetricQuery:
    """Return the query with each group once, and ordered and cut by what it shows alone."""
    shown = set(_shown(query))
    limit = query.limit if query.by else None
    if limit is not None and limit.per:
        limit = replace(limit, per=tuple(path for path in limit.per if path in shown))
    order = tuple(key for key in query.order if key.key in shown) if query.by else ()
    return replace(query, by=tuple(dict.fromkeys(query.by)), order=order, limit=limit)


def _shown(query: MetricQuery) -> Iterator[Path]:
    """What may be named of a result: groups and metrics, by their names, with what was given, and by their aliases."""
    for group in query.by:
        yield group.path
    for item in query.metrics:
        yield Path(tuple(item.name.split(".")))
        yield Path((label(item.name, item.arguments),))
    yield from (Path((each.alias,)) for each in (*query.by, *query.metrics) if each.alias)
