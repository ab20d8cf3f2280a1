"""Saved queries to cubes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from workbench.catalog.model import Catalog, Cube
from workbench.errors import QueryError
from workbench.formats.metricflow.entry import Entry
from workbench.formats.metricflow.request import query
from workbench.formats.metricflow.words import documentation
from workbench.formats.model import Loss
from workbench.query.text import text


def cubes(catalog: Catalog, entries: list[Entry], losses: list[Loss]) -> Mapping[str, Cube]:
    """Return the saved queries that can be kept; what cannot is added to the losses."""
    found: dict[str, Cube] = {}
    for entry in entries:
        try:
            found[entry.name] = _cube(catalog, entry)
        except (QueryError, ValueError) as error:
            reason = error.issues[0].sentence if isinstance(error, QueryError) else "its limit is no number."
            losses.append(Loss(entry.kind, entry.name, reason, place=entry.place))
    return MappingProxyType(found)


def _cube(catalog: Catalog, entry: Entry) -> Cube:
    params = entry.entry("query_params", "query_params") or entry
    metrics, limit = params.texts("metrics"), params.text("limit")
    if lost := [name for name in metrics if name.lower() not in catalog.metrics]:
        raise QueryError(f"it asks for the metric '{lost[0]}', which is left out or missing.")
    asked = query(
        catalog,
        metrics=metrics,
        group_by=params.texts("group_by"),
        where=tuple(_texts(params)),
        order_by=params.texts("order_by"),
        limit=int(limit) if limit else None,
    )
    doc = documentation(entry)
    return Cube(entry.name, asked, text(asked), doc=doc, id=entry.name, place=entry.place)


def _texts(params: Entry) -> Iterator[str]:
    """The conditions: a list of texts, or a manifest's `where_filters`."""
    for block in params.entries("where", "where"):
        wheres = block.entries("where_filters", "where_filter")
        yield from (where.text("where_sql_template") or where.name for where in wheres or (block,))
