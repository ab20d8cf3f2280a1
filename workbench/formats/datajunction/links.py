"""Dimension links to links: a role each, many rows to one, joined by equal values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.formula import Formula, Role, parse_formula
from workbench.catalog.model import Documentation, JoinKey, Link
from workbench.formats.datajunction.model import Node, Value, text_of
from workbench.formats.datajunction.relations import Relation, Unreadable
from workbench.formats.datajunction.spelling import column, parsed_condition, reference
from workbench.formats.model import Loss
from workbench.formats.sql_text import definition_text

#: The key of a link's `meta` that holds its role, where the link's name does not tell.
ROLE = "role"

_FANS_OUT = frozenset({"one_to_many", "many_to_many"})
_READ = frozenset(
    {
        *("type", "dimension_node", "dimension", "role", "join_on", "join_type", "join_cardinality", "node_column"),
        *("join_kind", "node", "default_value"),
    }
)


@dataclass(frozen=True, slots=True)
class Ends:
    """The two nodes of a link with their rows."""

    here: Node
    rows: Relation
    there: Node
    target: Relation


def role_of(link: Link, target: str) -> str:
    """Return the role that a link has in DataJunction, '' for none.

    Args:
        target: the short name of the node it leads to.
    """
    said = dict(link.doc.meta).get(ROLE)
    if said is not None:
        return said
    return "" if link.name == target else link.name


def links_of(
    node: Node, relations: Mapping[str, Relation], nodes: Mapping[str, Node], losses: list[Loss]
) -> dict[str, Link]:
    """Return a node's links by name; what cannot be one is a loss."""
    found: dict[str, Link] = {}
    for record in node.records("dimension_links"):
        to = text_of(record, "dimension_node") or text_of(record, "dimension") or text_of(record, "node")
        try:
            link = _link(node, record, to, relations, nodes)
        except Unreadable as reason:
            losses.append(Loss("dimension link", f"{node.name} -> {to}", f"{reason}.", place=node.place))
            continue
        named = _named(link, found, text_of(record, "role"), nodes[link.to])
        found[named.name] = named
        losses += _partly(node, record, named)
    return found


def _link(
    node: Node, record: dict[str, Value], to: str, relations: Mapping[str, Relation], nodes: Mapping[str, Node]
) -> Link:
    kind = text_of(record, "type") or "join"
    referred = reference(to) if kind == "reference" else None
    target = referred.node if referred else to
    if target not in relations:
        message = f"'{target}' is no node of the catalog"
        raise Unreadable(message)
    cardinality = text_of(record, "join_cardinality").lower()
    if cardinality in _FANS_OUT:
        message = f"it is {cardinality.replace('_', ' ')}: rows would be counted several times"
        raise Unreadable(message)
    ends = Ends(node, relations[node.name], nodes[target], relations[target])
    on: tuple[JoinKey, ...]
    if referred:
        on = (_pair(ends, column(text_of(record, "node_column")), column(referred.column)),)
        _check_key(ends, referred.column)
    else:
        on = tuple(_pairs(ends, text_of(record, "join_on")))
    role = text_of(record, "role")
    return Link(
        role or ends.there.short, node.name, target, on, one_to_one=cardinality == "one_to_one", place=node.place
    )


def _check_key(ends: Ends, name: str) -> None:
    if primary_key(ends.there) not in {(name,), ()}:
        message = f"'{name}' is not the key of '{ends.there.name}', and an attribute alone is not linked"
        raise Unreadable(message)


def primary_key(node: Node) -> tuple[str, ...]:
    """Return the columns that identify a row, by `primary_key` or by the columns' attributes."""
    marked = [
        text_of(record, "name")
        for record in node.records("columns")
        if isinstance(marks := record.get("attributes"), list) and "primary_key" in marks
    ]
    return node.texts("primary_key") or tuple(marked)


def _pairs(ends: Ends, text: str) -> Iterator[JoinKey]:
    """The pairs of `a.x = b.y AND …`."""
    try:
        tree = parsed_condition(text)
    except ValueError as reason:
        raise Unreadable(str(reason)) from None
    for part in tree.unnest().flatten() if isinstance(tree.unnest(), exp.And) else (tree.unnest(),):
        test = part.unnest()
        if not isinstance(test, exp.EQ):
            message = f"it joins by {test.sql('spark')}, and only equal values join here"
            raise Unreadable(message)
        yield _oriented(ends, test)


def _oriented(ends: Ends, test: exp.EQ) -> JoinKey:
    """The two sides of an equation in our order; where a node is linked to itself, the left one is the linking row."""
    left, right = (_sides(side) for side in (test.this, test.expression))
    if left <= {ends.here.name} and right <= {ends.there.name}:
        return _pair(ends, test.this, test.expression)
    if left <= {ends.there.name} and right <= {ends.here.name}:
        return _pair(ends, test.expression, test.this)
    message = f"{test.sql('spark')} does not compare a value of each of the two nodes"
    raise Unreadable(message)


def _sides(tree: exp.Expr) -> set[str]:
    return {".".join(part.name for part in found.parts[:-1]) for found in tree.find_all(exp.Column)} or {"nothing"}


def _pair(ends: Ends, local: exp.Expr, target: exp.Expr) -> JoinKey:
    return JoinKey(_key(ends.rows, local), _key(ends.target, target))


def _key(rows: Relation, tree: exp.Expr) -> Formula:
    return formula(rows.over(_unqualified(tree)), Role.KEY)


def _unqualified(tree: exp.Expr) -> exp.Expr:
    def bare(node: exp.Expr) -> exp.Expr:
        return column(node.name) if isinstance(node, exp.Column) else node

    return tree.copy().transform(bare, copy=False)


def formula(tree: exp.Expr, role: Role) -> Formula:
    """Return a formula of ours.

    Raises:
        Unreadable: it holds what no definition may; with the first reason.
    """
    found, faults = parse_formula(definition_text(tree), role)
    if found is None:
        message = faults[0].message.rstrip(".")
        raise Unreadable(message[:1].lower() + message[1:])
    return found


def _named(link: Link, taken: Mapping[str, Link], role: str, there: Node) -> Link:
    """The link under a name of its own; its role is written down where the name does not tell it."""
    name = link.name
    if name in taken or name == "time":
        name = f"{role}_{there.short}" if role else there.name.replace(".", "_")
    while name in taken:
        name += "_"
    named = Link(name, link.dataset, link.to, link.on, link.one_to_one, place=link.place)
    if role_of(named, there.short) == role:
        return named
    doc = Documentation(meta=((ROLE, role),))
    return Link(name, link.dataset, link.to, link.on, link.one_to_one, doc=doc, place=link.place)


def _partly(node: Node, record: dict[str, Value], link: Link) -> Iterator[Loss]:
    """What a link loses: rows without a partner are always kept here, under null."""
    name = f"{node.name} -> {link.to}"
    kind = text_of(record, "join_type").lower()
    if kind not in {"", "left"}:
        reason = f"its {kind} join drops or adds rows; here every row is kept, without a partner under null."
        yield Loss("dimension link", name, reason, whole=False, place=node.place)
    for key in ("default_value", *(key for key in record if key not in _READ)):
        if record.get(key) is not None:
            yield Loss("dimension link", name, f"its key '{key}' is not read.", whole=False, place=node.place)
