"""A document's mappings to definitions: names as written, resolved later when every file is known."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Never

from sqlglot import exp

from workbench.catalog.documentation import documentation, inherited
from workbench.catalog.formula import Formula, Role, column
from workbench.catalog.found import Found, Reference, Supplement
from workbench.catalog.keys import Kind
from workbench.catalog.metrics import read_metric
from workbench.catalog.model import (
    Calendar,
    Catalog,
    Cube,
    Dataset,
    Dimension,
    DimensionType,
    Documentation,
    JoinKey,
    Link,
    Metric,
    Simple,
    Validity,
    qualified,
)
from workbench.catalog.nodes import File, Mapping, Node, Scalar
from workbench.catalog.query_text import parsed_query
from workbench.catalog.record import Record
from workbench.errors import Issue, nearest
from workbench.query.model import Unit

_NAMESPACE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_SOURCE = re.compile(r'"(?:[^"]|"")+"|[^\W\d][\w$]*')
_FORBIDDEN_IN_SOURCE = re.compile(r"[^\w$ -]")


def read_document(node: Node, file: File, found: Found) -> None:
    """Read one document into `found`."""
    if isinstance(node, Scalar) and node.empty:
        return
    names = {key.text for key, _ in node.pairs} if isinstance(node, Mapping) else set()
    if "dataset" in names:
        _read_dataset(Record(Kind.DATASET, node, file), found)
    elif "extends" in names:
        _read_supplement(Record(Kind.SUPPLEMENT, node, file), found)
    elif "catalog" in names:
        _read_catalog(Record(Kind.CATALOG, node, file), found)
    elif names & {"metrics", "cubes"}:
        record = Record(Kind.METRICS, node, file)
        _read_members(record, documentation(record), None, found)
    else:
        starts = ("dataset", "extends", "metrics", "cubes", "catalog")
        remedy = "A document starts with dataset:, extends:, metrics:, cubes: or catalog:."
        near = next((n for name in names for n in nearest(name, starts)), None)
        file.fault("no-definition", "Nothing is defined here.", node, (near,) if near else (), remedy)


def _read_catalog(record: Record, found: Found) -> None:
    nothing = MappingProxyType[str, Never]({})
    name, doc = record.text("catalog") or "", documentation(record)
    place = record.file.place(record.scalar("catalog") or record.node)
    found.catalogs.append((Catalog(name, nothing, nothing, today=record.day("today"), doc=doc), place))
    found.uses += ((used.text.strip(), record.file.place(used)) for used in record.scalars("uses"))


def _read_dataset(record: Record, found: Found) -> None:
    name, space = record.text("dataset") or "", _namespace(record)
    if node := record.scalar("dataset"):
        _check_name(record, node, "dataset")
    dataset = _dataset(record, name, space)
    _check_rows(record)
    found.datasets.append(dataset)
    found.keep_places(dataset.key, record, "time", "label", "replacement")
    _read_members(record, dataset.doc, dataset, found)


def _read_supplement(record: Record, found: Found) -> None:
    key = record.text("extends") or ""
    space, _, name = key.rpartition(".")
    dataset = _dataset(record, name, space or None)
    place = record.file.place(record.scalar("extends") or record.node)
    found.supplements.append(Supplement(dataset, frozenset(record.written), place))
    found.keep_places(key, record, "time", "label", "replacement")
    _read_members(record, dataset.doc, dataset, found)


def _dataset(record: Record, name: str, space: str | None) -> Dataset:
    key = qualified(space, name)
    return Dataset(
        name=name,
        namespace=space,
        source=_source(record),
        sql=record.formula("sql", Role.SELECT),
        primary_key=record.texts("primary_key"),
        time=record.text("time"),
        label=record.text("label"),
        aliases=record.texts("aliases"),
        calendar=_calendar(record),
        partitions=record.texts("partitions"),
        dimensions=MappingProxyType(_dimensions(record, name)),
        links=MappingProxyType(_links(record, name)),
        doc=documentation(record),
        id=record.text("id") or key,
        place=record.file.place(record.scalar("dataset") or record.node),
    )


def _calendar(record: Record) -> Calendar | None:
    block = record.block("calendar", Kind.CALENDAR)
    if block is not None and record.text("time") is None and record.complete:
        remedy = "Add time: with the time dimension that each row is one unit of."
        record.fault("calendar-time", "This calendar has no time dimension.", record.value("calendar"), remedy=remedy)
    return Calendar(block.texts("periods")) if block is not None else None


def _check_rows(record: Record) -> None:
    source, sql = record.value("source"), record.value("sql")
    if source is not None and sql is not None:
        record.fault("dataset-rows", "A dataset has either source or sql, not both.", sql)
    if not record.written & {"source", "sql"}:
        remedy = "Add source: with the name of a table, or sql: with a SELECT."
        record.fault("dataset-rows", "This dataset does not say where its rows come from.", remedy=remedy)


def _source(record: Record) -> tuple[str, ...] | None:
    node, text = record.scalar("source"), record.text("source")
    if node is None or text is None:
        return None
    parts = tuple(part.strip('"').replace('""', '"') for part in _SOURCE.findall(text))
    written = ".".join(_SOURCE.findall(text))
    if written != text or len(parts) > 3 or any(_FORBIDDEN_IN_SOURCE.search(part) for part in parts):
        remedy = "Write table, schema.table or database.schema.table; files are opened by the warehouse, not here."
        record.fault("dataset-source", f"'{text}' is not the name of a table.", node, remedy=remedy)
        return None
    return parts


def _namespace(record: Record) -> str | None:
    node, text = record.scalar("namespace"), record.text("namespace")
    if node is not None and text is not None and not _NAMESPACE.fullmatch(text):
        record.fault("bad-name", f"'{text}' is no namespace: names of letters, digits and _, joined by dots.", node)
    return text


def _check_name(record: Record, node: Scalar, what: str) -> bool:
    name = node.text
    if name == "time" and what != "dataset":
        record.fault("reserved-name", f"No {what} may be called 'time': it means each metric's own time axis.", node)
    elif not name.isidentifier():
        message = f"'{name}' is no name for a {what}: only letters, digits and _ make a name, and no digit begins it."
        record.fault("bad-name", message, node, near=_as_name(name))
    else:
        return True
    return False


def _as_name(text: str) -> tuple[str, ...]:
    near = re.sub(r"\W+", "_", text.strip()).strip("_").lower()
    return (near,) if near.isidentifier() else ()


def _dimensions(record: Record, dataset: str) -> dict[str, Dimension]:
    named = record.blocks("dimensions", Kind.DIMENSION)
    return {
        name.text: _dimension(name, entry, dataset) for name, entry in named if _check_name(entry, name, "dimension")
    }


def _dimension(name: Scalar, record: Record, dataset: str) -> Dimension:
    grain = record.choice("grain", Unit)
    kind = record.choice("type", DimensionType) or (DimensionType.TIME if grain else DimensionType.TEXT)
    if kind is DimensionType.TIME and grain is None and record.complete:
        remedy = "Add grain: day, or the finest unit its values have."
        record.fault("time-grain", f"The time dimension '{name.text}' has no grain.", name, remedy=remedy)
    if grain is not None and kind is not DimensionType.TIME:
        record.fault("time-grain", f"'{name.text}' has a grain but is of type {kind}.", record.value("grain"))
    return Dimension(
        name=name.text,
        dataset=dataset,
        expr=record.formula("expr", Role.VALUE) or column(name.text),
        type=kind,
        grain=grain,
        unit=record.text("unit"),
        format=record.text("format"),
        whole=record.flag("whole", default=True),
        indexed=record.flag("indexed", default=True),
        doc=documentation(record),
        place=record.file.place(name),
    )


def _links(record: Record, dataset: str) -> dict[str, Link]:
    named = record.blocks("links", Kind.LINK)
    links = (_link(name, entry, dataset) for name, entry in named if _check_name(entry, name, "link"))
    return {link.name: link for link in links if link is not None}


def _link(name: Scalar, record: Record, dataset: str) -> Link | None:
    to = record.text("to")
    on = tuple(pair for node in record.scalars("on") for pair in _join_keys(record, node))
    if to is None or not on:
        return None
    return Link(
        name=name.text,
        dataset=dataset,
        to=to,
        on=on,
        one_to_one=record.flag("one_to_one", default=False),
        valid=_validity(record),
        also=_further(name, record, dataset),
        back=_back(record),
        doc=documentation(record),
        place=record.file.place(name),
    )


def _back(record: Record) -> str | None:
    name = record.text("back")
    if name is None:
        return None
    one = record.flag("one_to_one", default=False) and record.value("valid") is None and record.value("also") is None
    if not one:
        remedy = "Add one_to_one: true, where neither side has a key twice."
        message = "Only a one-to-one link without a history or further datasets leads back."
        record.fault("link-back", message, record.value("back"), remedy=remedy)
    elif not name.isidentifier() or name == "time":
        record.fault(
            "bad-name", f"'{name}' is no name for a link: only letters, digits and _ make a name.", record.value("back")
        )
    return name


def _validity(record: Record) -> Validity | None:
    block = record.block("valid", Kind.VALIDITY)
    if block is None:
        return None
    start, end = block.formula("from", Role.KEY), block.formula("to", Role.KEY)
    record.complete = record.complete and block.complete
    return Validity(start, end, block.text("at")) if start and end else None


def _further(name: Scalar, record: Record, dataset: str) -> tuple[Link, ...]:
    found = (_link(name, entry, dataset) for entry in record.entries("also", Kind.LINK))
    return tuple(link for link in found if link is not None)


def _join_keys(record: Record, node: Scalar) -> list[JoinKey]:
    """Return the pairs of `carrier`, `origin = faa` or `a = b and c = d`."""
    written = record.file.written(node)
    formula = record.parsed(written, Role.KEY)
    if formula is None:
        return []
    parts = formula.tree.flatten() if isinstance(formula.tree, exp.And) else (formula.tree,)
    pairs = [_join_key(part, formula) for part in parts]
    right = [pair for pair in pairs if pair is not None]
    if len(right) != len(pairs):
        remedy = "Write a column of both, or 'column = column there'."
        record.fault("link-key", f"'{formula.text}' is no key.", node, remedy=remedy)
    return right


def _join_key(tree: exp.Expr, whole: Formula) -> JoinKey | None:
    if isinstance(tree, exp.Column):
        return JoinKey(whole, whole) if tree is whole.tree else JoinKey(column(tree.name), column(tree.name))
    if not isinstance(tree, exp.EQ):
        return None
    return JoinKey(_side(tree.this), _side(tree.expression))


def _side(tree: exp.Expression) -> Formula:
    return Formula(tree.name if isinstance(tree, exp.Column) else tree.sql("duckdb"), tree.copy())


def _read_members(record: Record, doc: Documentation, dataset: Dataset | None, found: Found) -> None:
    space = dataset.namespace if dataset else _namespace(record)
    for name, entry in record.blocks("metrics", Kind.METRIC):
        named = _check_name(entry, name, "metric")
        metric = read_metric(name, entry, space, dataset.key if dataset else None) if named else None
        if metric is None or not entry.complete:
            found.broken.add(name.text)
        else:
            found.metrics.append(replace(metric, doc=inherited(metric.doc, doc)))
            _keep_references(found, metric, entry)
            found.keep_places(metric.key, entry, "time", "dataset", "replacement")
    for name, entry in record.blocks("cubes", Kind.CUBE):
        cube = _cube(name, entry, space) if _check_name(entry, name, "cube") else None
        if cube is not None and entry.complete:
            found.cubes.append(replace(cube, doc=inherited(cube.doc, doc)))
            found.keep_places(cube.key, entry, "replacement")


def _keep_references(found: Found, metric: Metric, record: Record) -> None:
    simple = isinstance(metric.definition, Simple)
    formula = metric.definition.where if isinstance(metric.definition, Simple) else record.formula("expr", Role.METRIC)
    node = record.scalar("where" if simple else "expr")
    if formula is not None and node is not None and (formula.paths or not simple):
        found.written[metric.key] = Reference(formula, record.file.written(node))


def _cube(name: Scalar, record: Record, space: str | None) -> Cube | None:
    node = record.scalar("query")
    if node is None:
        return None
    query = parsed_query(record.file.written(node))
    if not isinstance(query, tuple):
        return Cube(
            name=name.text,
            query=query,
            text=node.text.strip(),
            namespace=space,
            doc=documentation(record),
            id=record.text("id") or qualified(space, name.text),
            place=record.file.place(name),
        )
    _keep(record, query)
    return None


def _keep(record: Record, issues: tuple[Issue, ...]) -> None:
    record.file.issues.extend(issues)
    record.complete = False
