"""The rows of each node: its table, or the SELECT that makes them, and what each of its columns is over them.

A node that only picks, renames or computes columns of one other node has that node's rows, so nothing stands between a
query and the table. What filters, joins, groups or numbers rows is a SELECT, with the nodes it reads put in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types

from workbench.formats.datajunction.model import Node, text_of
from workbench.formats.datajunction.spelling import SPARK, column, parsed

_UNKNOWN = exp.DataType.Type.UNKNOWN
_PLAIN = frozenset({"kind", "expressions", "from_", "hint", "operation_modifiers"})


class Unreadable(Exception):  # noqa: N818  becomes a loss
    """A node's rows cannot be taken over; the text says why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The rows of a node.

    Attributes:
        source: the table; None where a SELECT makes them.
        select: the SELECT, reading nothing but tables; Spark's tree, read only.
        columns: what each column is over the rows, by name; Spark's trees, read only.
        types: the type of each column, as far as it is known.
    """

    source: tuple[str, ...] | None
    select: exp.Query | None
    columns: Mapping[str, exp.Expr]
    types: Mapping[str, exp.DataType] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether every column is the table's own."""
        return all(isinstance(tree, exp.Column) and tree.name == name for name, tree in self.columns.items())

    def over(self, tree: exp.Expr) -> exp.Expr:
        """Return an expression over the node's columns as one over its rows.

        Raises:
            Unreadable: it names a column that the node does not have.
        """
        return tree.copy().transform(self._column, copy=False)

    def _column(self, node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Column) or isinstance(node.this, exp.Star):
            return node
        found = self.columns.get(node.name)
        if found is None and self.columns:
            message = f"it reads '{node.name}', which is no column there"
            raise Unreadable(message)
        if found is None:
            return column(node.name)
        return found.copy() if isinstance(found, (exp.Column, exp.Func, exp.Literal)) else exp.Paren(this=found.copy())


class Relations:
    """The relations of all nodes, each made once."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._nodes = nodes
        self._made: dict[str, Relation | Unreadable] = {}
        self._open: list[str] = []

    def of(self, name: str) -> Relation:
        """Return a node's relation.

        Raises:
            Unreadable: there is no such node, or its rows cannot be taken over.
        """
        if name not in self._made:
            try:
                self._made[name] = self._make(name)
            except Unreadable as reason:
                self._made[name] = reason
        found = self._made[name]
        if isinstance(found, Unreadable):
            raise found
        return found

    def _make(self, name: str) -> Relation:
        node = self._nodes.get(name)
        if node is None or node.kind in {"metric", "cube"}:
            message = f"it reads '{name}', which is no node with rows"
            raise Unreadable(message)
        if name in self._open:
            message = f"it reads itself, by way of {' and '.join(self._open)}"
            raise Unreadable(message)
        self._open.append(name)
        try:
            return _table(node) if node.kind == "source" else self._select(node)
        finally:
            self._open.pop()

    def _select(self, node: Node) -> Relation:
        tree = _tree(node)
        if (plain := self._plain(tree)) is not None:
            return plain
        read = {alias: self._upstream(table) for table, alias in _tables(tree)}
        _name_tables(tree)
        types = dict(_typed(tree, read))
        select = _written_out(tree, read)
        columns = {name: column(name) for name in types}
        return Relation(None, select, columns, types)

    def _upstream(self, table: exp.Table) -> Relation:
        name = table_name(table)
        try:
            return self.of(name)
        except Unreadable as reason:
            message = str(reason) if f"'{name}'" in str(reason) else f"it reads '{name}', where {reason}"
            raise Unreadable(message) from None

    def _plain(self, tree: exp.Query) -> Relation | None:
        """The relation of a SELECT that leaves the rows of one node as they are; None for any other."""
        tables = list(_tables(tree))
        if not isinstance(tree, exp.Select) or any(value and key not in _PLAIN for key, value in tree.args.items()):
            return None
        if len(tables) != 1 or _from(tree) is not tables[0][0]:
            return None
        if tree.find(exp.AggFunc, exp.Window, exp.Subquery, exp.UDTF, exp.Explode):
            return None
        upstream = self._upstream(tables[0][0])
        pairs = list(_projections(tree, {tables[0][1]: upstream}))
        columns = {name: _unwrapped(upstream.over(value)) for name, value in pairs}
        types = {name: _type(value, {tables[0][1]: upstream}) for name, value in pairs}
        return Relation(upstream.source, upstream.select, columns, types)


def table_name(table: exp.Table) -> str:
    """Return the node that a SELECT reads, as written."""
    return ".".join(part.name for part in table.parts)


def _table(node: Node) -> Relation:
    """A source: its table within its schema; the catalog is the name of an engine there."""
    whole = [part for part in node.text("table").split(".") if part]
    schema = node.text("schema_") or node.text("schema")
    source = (schema, *whole) if schema else tuple(whole[-2:])
    if not whole:
        message = "it names no table"
        raise Unreadable(message)
    columns: dict[str, exp.Expr] = {}
    types: dict[str, exp.DataType] = {}
    for record in node.records("columns"):
        name = text_of(record, "name")
        columns[name] = column(name)
        types[name] = _declared(text_of(record, "type"))
    return Relation(source, None, columns, types)


def _declared(text: str) -> exp.DataType:
    try:
        return exp.DataType.build(text, dialect=SPARK)
    except (SqlglotError, ValueError):
        return exp.DataType(this=_UNKNOWN)


def _tree(node: Node) -> exp.Query:
    try:
        tree = parsed(node.text("query"))
    except ValueError as reason:
        raise Unreadable(str(reason)) from None
    if not isinstance(tree, exp.Query):
        message = "it is no SELECT"
        raise Unreadable(message)
    for join in tree.find_all(exp.Join):
        if (on := join.args.get("on")) is not None and on.find(exp.AggFunc):
            message = "it joins by an aggregate, which no engine runs"
            raise Unreadable(message)
    return tree


def _tables(tree: exp.Query) -> Iterator[tuple[exp.Table, str]]:
    """Every node that a SELECT reads, and what it calls it; names of its own WITH are no nodes."""
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if len(table.parts) > 1 or table.name not in own:
            yield table, table.alias or table.parts[-1].name


def _from(tree: exp.Expr) -> exp.Expr | None:
    start = tree.args.get("from_")
    return start.this if start is not None else None


def _name_tables(tree: exp.Query) -> None:
    """Give each table the name it is called by, and let columns that name a node by its whole name use that."""
    called = {table_name(table): alias for table, alias in _tables(tree)}
    for table, alias in list(_tables(tree)):
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(alias)))
    for found in tree.find_all(exp.Column):
        qualifier = ".".join(part.name for part in found.parts[:-1])
        if len(found.parts) > 2 and qualifier in called:
            found.replace(column(found.name, called[qualifier]))


def _written_out(tree: exp.Query, read: Mapping[str, Relation]) -> exp.Query:
    """The SELECT with each node it reads replaced by its table, or by the SELECT that makes its rows."""
    for table, alias in list(_tables(tree)):
        upstream = read[alias]
        if upstream.source is not None and upstream.bare:
            swapped: exp.Expr = _physical(upstream.source)
        else:
            swapped = exp.Subquery(this=_rows(upstream, _wanted(tree, table, alias)))
        for key, value in table.args.items():
            if key not in {"this", "db", "catalog"} and value is not None:
                swapped.set(key, value)
        table.replace(swapped)
    return tree


def _physical(source: tuple[str, ...]) -> exp.Table:
    parts = [exp.to_identifier(part) for part in reversed(source)]
    return exp.Table(**dict(zip(("this", "db", "catalog"), parts, strict=False)))


def _wanted(tree: exp.Query, table: exp.Table, alias: str) -> set[str] | None:
    """The names of columns that a query may read of one of its tables; None where a star reads them all."""
    select = table.find_ancestor(exp.Select)
    for item in select.expressions if select is not None else ():
        if item.is_star and (not isinstance(item, exp.Column) or item.table == alias):
            return None
    return {found.name for found in tree.find_all(exp.Column)}


def _rows(upstream: Relation, wanted: set[str] | None) -> exp.Query:
    if upstream.source is None and upstream.bare and upstream.select is not None:
        return upstream.select.copy()
    start: exp.Expr
    if upstream.source is not None:
        start = _physical(upstream.source)
    else:
        made = upstream.select.copy() if upstream.select is not None else None
        start = exp.Subquery(this=made, alias=exp.TableAlias(this=exp.to_identifier("made")))
    picked = [
        value.copy() if isinstance(value, exp.Column) and value.name == name else exp.alias_(value.copy(), name)
        for name, value in upstream.columns.items()
        if wanted is None or name in wanted
    ]
    return exp.Select(expressions=picked, from_=exp.From(this=start))


# --- columns and their types ------------------------------------------------------------------------------------------
def _projections(select: exp.Select, read: Mapping[str, Relation]) -> Iterator[tuple[str, exp.Expr]]:
    """The columns of a SELECT by name, stars written out as far as the tables' columns are known."""
    for item in select.expressions:
        if isinstance(item, exp.Star) or (isinstance(item, exp.Column) and isinstance(item.this, exp.Star)):
            wanted = item.table if isinstance(item, exp.Column) else ""
            for alias, relation in read.items():
                if wanted in {"", alias}:
                    yield from ((name, column(name, alias)) for name in relation.columns)
        elif not item.alias_or_name:
            message = f"a column of it has no name: {item.sql(SPARK)}"
            raise Unreadable(message)
        else:
            yield item.alias_or_name, item.unalias()


def _typed(query: exp.Expr, read: Mapping[str, Relation]) -> Iterator[tuple[str, exp.DataType]]:
    """The columns of any query by name, each with its type."""
    while isinstance(query, (exp.SetOperation, exp.Subquery)):
        query = query.this
    if not isinstance(query, exp.Select):
        return
    known = dict(_sources(query, read))
    for name, value in _projections(query, known):
        yield name, _type(value, known)


def _sources(select: exp.Select, read: Mapping[str, Relation]) -> Iterator[tuple[str, Relation]]:
    """What a SELECT reads by the name it calls it: nodes, its own WITH, and SELECTs within it."""
    made = {cte.alias: cte.this for cte in (select.args.get("with_") or exp.With(expressions=[])).expressions}
    for source in filter(None, (_from(select), *(join.this for join in select.args.get("joins") or ()))):
        inner = made.get(source.name) if isinstance(source, exp.Table) and len(source.parts) == 1 else None
        inner = source.this if isinstance(source, exp.Subquery) else inner
        name = source.alias_or_name
        if inner is not None:
            types = dict(_typed(inner, read))
            yield name, Relation(None, None, {own: column(own) for own in types}, types)
        elif name in read:
            yield name, read[name]


def _type(value: exp.Expr, read: Mapping[str, Relation]) -> exp.DataType:
    """The type of an expression, worked out over nulls of its columns' types."""

    def stand_in(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Column):
            return node
        relations = [read[node.table]] if node.table in read else list(read.values())
        types = (relation.types.get(node.name) for relation in relations)
        known = next((kind for kind in types if kind is not None), exp.DataType(this=_UNKNOWN))
        return exp.Cast(this=exp.null(), to=known.copy())

    try:
        tree = annotate_types(value.copy().transform(stand_in, copy=False), dialect=SPARK)
    except SqlglotError:
        return exp.DataType(this=_UNKNOWN)
    return tree.type if isinstance(tree.type, exp.DataType) else exp.DataType(this=_UNKNOWN)


def _unwrapped(tree: exp.Expr) -> exp.Expr:
    return tree.this if isinstance(tree, exp.Paren) else tree
