"""Nodes to a catalog: rows, then links, then metrics, then cubes; whatever cannot be kept is named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sqlglot import exp

from workbench.catalog.formula import Formula, Role, parse_formula
from workbench.catalog.load import checked
from workbench.catalog.model import Catalog, Cube, Dataset, Dimension, DimensionType, Link, Metric
from workbench.errors import DefinitionError, QueryError
from workbench.formats.datajunction.documents import documentation, unread
from workbench.formats.datajunction.files import read_nodes
from workbench.formats.datajunction.links import formula, links_of, primary_key
from workbench.formats.datajunction.metrics import Metrics
from workbench.formats.datajunction.model import Node, text_of
from workbench.formats.datajunction.relations import Relation, Relations, Unreadable
from workbench.formats.datajunction.request import query
from workbench.formats.datajunction.server import is_address
from workbench.formats.model import Import, Loss
from workbench.formats.sql_text import definition_text
from workbench.query.model import Unit
from workbench.query.text import text

_ROWS = frozenset({"source", "transform", "dimension"})
_NO_VALUES = frozenset(
    {exp.DataType.Type.MAP, exp.DataType.Type.ARRAY, exp.DataType.Type.STRUCT, exp.DataType.Type.BINARY}
)


def load(place: str | os.PathLike[str]) -> Import:
    """Return the catalog of DataJunction's nodes.

    Args:
        place: a folder: one namespace, or the folder above several; or the address of a server, `https://host`,
            perhaps with `/namespaces/<name>`.

    Raises:
        DefinitionError: a file is not readable, there is no node, or the server does not answer.
    """
    name = str(place).rpartition("//")[2] if is_address(str(place)) else Path(place).resolve().name
    return _imported(read_nodes(place), name)


def _imported(listed: tuple[Node, ...], name: str) -> Import:
    losses = [loss for node in listed for loss in unread(node)]
    nodes = {node.name: node for node in listed}
    relations = dict(_relations(nodes, losses))
    bare = {key: _dataset(nodes[key], rows, losses) for key, rows in relations.items()}
    datasets = {
        key: _linked(dataset, links_of(nodes[key], relations, nodes, losses), losses) for key, dataset in bare.items()
    }
    metrics = tuple(_metrics(nodes, relations, _catalog(name, datasets.values(), ()), losses))
    catalog = _catalog(name, datasets.values(), metrics)
    cubes = tuple(_cubes(nodes, catalog, losses))
    whole = _catalog(name, datasets.values(), metrics, cubes) if cubes else catalog
    return Import(whole, tuple(losses))


def _catalog(name: str, datasets: object, metrics: tuple[Metric, ...], cubes: tuple[Cube, ...] = ()) -> Catalog:
    catalog, issues = checked(name, datasets, metrics, cubes)  # type: ignore[arg-type]
    if catalog is None:
        raise DefinitionError(issues)
    return catalog


def _relations(nodes: Mapping[str, Node], losses: list[Loss]) -> Iterator[tuple[str, Relation]]:
    relations = Relations(nodes)
    for node in nodes.values():
        if node.kind not in _ROWS:
            continue
        try:
            rows = relations.of(node.name)
            _select(rows)
        except Unreadable as reason:
            losses.append(Loss(node.kind, node.name, f"{reason}.", place=node.place))
        else:
            yield node.name, rows


def _select(rows: Relation) -> Formula | None:
    """The rows' SELECT as a formula, checked as any definition's is."""
    if rows.select is None:
        return None
    found, faults = parse_formula(definition_text(rows.select, lines=True), Role.SELECT)
    if found is None:
        message = faults[0].message.rstrip(".")
        raise Unreadable(message[:1].lower() + message[1:])
    return found


def _dataset(node: Node, rows: Relation, losses: list[Loss]) -> Dataset:
    return Dataset(
        name=node.short,
        namespace=node.namespace,
        source=rows.source,
        sql=_select(rows),
        primary_key=primary_key(node),
        dimensions=MappingProxyType({d.name: d for d in _dimensions(node, rows, losses)}),
        doc=documentation(node),
        id=node.name,
        place=node.place,
    )


def _dimensions(node: Node, rows: Relation, losses: list[Loss]) -> Iterator[Dimension]:
    titles = {text_of(record, "name"): text_of(record, "display_name") for record in node.records("columns")}
    words = {text_of(record, "name"): text_of(record, "description") for record in node.records("columns")}
    for name, tree in rows.columns.items():
        kind = rows.types.get(name)
        try:
            value = _value(name, tree, kind)
        except Unreadable as reason:
            losses.append(Loss("column", f"{node.name}.{name}", f"{reason}.", place=node.place))
            continue
        typed, grain = _typed(kind)
        doc = replace(
            documentation(Node(name, node.kind, {})), title=titles.get(name, ""), description=words.get(name, "")
        )
        yield Dimension(name, node.name, value, typed, grain, doc=doc, place=node.place)


def _value(name: str, tree: exp.Expr, kind: exp.DataType | None) -> Formula:
    if not name.isidentifier() or name == "time":
        message = "this is no name for a dimension here"
        raise Unreadable(message)
    if kind is not None and kind.this in _NO_VALUES:
        message = f"values of type {kind.sql('spark').lower()} are not grouped by"
        raise Unreadable(message)
    return formula(tree, Role.VALUE)


def _typed(kind: exp.DataType | None) -> tuple[DimensionType, Unit | None]:
    if kind is None:
        return DimensionType.TEXT, None
    if kind.is_type(*exp.DataType.NUMERIC_TYPES):
        return DimensionType.NUMBER, None
    if kind.is_type("boolean"):
        return DimensionType.BOOLEAN, None
    if kind.is_type("date"):
        return DimensionType.TIME, Unit.DAY
    return (
        (DimensionType.TIME, Unit.SECOND) if kind.is_type(*exp.DataType.TEMPORAL_TYPES) else (DimensionType.TEXT, None)
    )


def _linked(dataset: Dataset, links: dict[str, Link], losses: list[Loss]) -> Dataset:
    """The dataset with its links; a column that is the key of a link of its own name is asked for by the link."""
    dimensions = dict(dataset.dimensions)
    for name, link in list(links.items()):
        own = dimensions.get(name)
        if own is not None and len(link.on) == 1 and link.on[0].local == own.expr:
            del dimensions[name]
        elif own is not None:
            reason = f"its role '{name}' is also the name of a column of '{dataset.key}', which is another value."
            losses.append(Loss("dimension link", f"{dataset.key} -> {link.to}", reason, place=link.place))
            del links[name]
    return replace(dataset, links=MappingProxyType(links), dimensions=MappingProxyType(dimensions))


def _metrics(
    nodes: Mapping[str, Node], relations: Mapping[str, Relation], datasets: Catalog, losses: list[Loss]
) -> Iterator[Metric]:
    metrics = Metrics(nodes, relations, datasets)
    for node in nodes.values():
        if node.kind != "metric":
            continue
        try:
            yield metrics.of(node.name)
        except Unreadable as reason:
            losses.append(Loss("metric", node.name, f"{reason}.", place=node.place))


def _cubes(nodes: Mapping[str, Node], catalog: Catalog, losses: list[Loss]) -> Iterator[Cube]:
    for node in nodes.values():
        if node.kind != "cube":
            continue
        try:
            asked = query(
                catalog,
                metrics=node.texts("metrics"),
                dimensions=node.texts("dimensions"),
                filters=node.texts("filters"),
                orderby=node.texts("orderby"),
                limit=node.text("limit") or None,
            )
        except QueryError as error:
            losses.append(Loss("cube", node.name, error.issues[0].sentence, place=node.place))
            continue
        yield Cube(node.short, asked, text(asked), node.namespace, documentation(node), node.name, place=node.place)
