"""Metric nodes to metrics: `SELECT agg(…) FROM node`, or arithmetic over other metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlglot import exp

from workbench.catalog import windows
from workbench.catalog.formula import Role
from workbench.catalog.model import Catalog, Definition, Derived, Metric, Ratio, Simple
from workbench.catalog.windows import name_of
from workbench.errors import QueryError
from workbench.formats.datajunction.documents import better, documentation, unit
from workbench.formats.datajunction.links import formula
from workbench.formats.datajunction.model import Node
from workbench.formats.datajunction.paths import path_of
from workbench.formats.datajunction.relations import Relation, Unreadable, table_name
from workbench.formats.datajunction.spelling import Reference, column, parsed, reference, reference_of
from workbench.query.text import path_text

_SIMPLE = frozenset({"kind", "expressions", "from_", "where", "operation_modifiers"})


class Metrics:
    """The metrics of all metric nodes, each made once, after those it is made of."""

    def __init__(self, nodes: Mapping[str, Node], relations: Mapping[str, Relation], datasets: Catalog) -> None:
        self._nodes = nodes
        self._relations = relations
        self._datasets = datasets
        self._made: dict[str, Metric | Unreadable] = {}
        self._open: list[str] = []

    def of(self, name: str) -> Metric:
        """Return a node's metric.

        Raises:
            Unreadable: with the reason.
        """
        if name not in self._made:
            try:
                self._made[name] = self._make(self._nodes[name])
            except Unreadable as reason:
                self._made[name] = reason
        found = self._made[name]
        if isinstance(found, Unreadable):
            raise found
        return found

    def _make(self, node: Node) -> Metric:
        if node.name in self._open:
            message = f"it is made of itself, by way of {' and '.join(self._open)}"
            raise Unreadable(message)
        self._open.append(node.name)
        try:
            definition = self._definition(node)
        finally:
            self._open.pop()
        metric = Metric(
            name=node.short,
            definition=definition,
            namespace=node.namespace,
            unit=unit(node),
            better=better(node),
            doc=documentation(node),
            id=node.name,
            place=node.place,
        )
        self._made[node.name] = metric
        return replace(metric, requires=tuple(self._required(node)))

    def _definition(self, node: Node) -> Definition:
        select = _select(node)
        value = select.expressions[0].unalias()
        start = select.args.get("from_")
        return self._derived(node, value) if start is None else self._simple(select, start.this, value)

    # --- over rows ----------------------------------------------------------------------------------------------------
    def _simple(self, select: exp.Select, start: exp.Expr, value: exp.Expr) -> Simple:
        extra = [key for key, inner in select.args.items() if inner and key not in _SIMPLE]
        if extra or not isinstance(start, exp.Table):
            message = f"it aggregates over {'several nodes' if 'joins' in extra else 'more than the rows of one node'}"
            raise Unreadable(message)
        name = table_name(start)
        if name not in self._relations:
            message = f"it reads '{name}', which is left out or no node with rows"
            raise Unreadable(message)
        rows, where = self._relations[name], select.args.get("where")
        return Simple(
            name,
            formula(rows.over(_bare(value)), Role.METRIC),
            formula(rows.over(_bare(where.this)), Role.FILTER) if where else None,
        )

    # --- over metrics -------------------------------------------------------------------------------------------------
    def _derived(self, node: Node, value: exp.Expr) -> Definition:
        inputs = tuple(dict.fromkeys(map(name_of, windows.read(value))))
        if not inputs:
            message = "it reads neither a column nor a metric"
            raise Unreadable(message)
        for name in inputs:
            self._check_input(name)
        if (pair := _ratio(value)) is not None:
            return Ratio(*(name_of(side) for side in pair))
        tree = value.copy().transform(lambda found: self._named(node, found, inputs), copy=False)
        return Derived(formula(tree, Role.METRIC), tuple(_within(node, name) for name in inputs))

    def _check_input(self, name: str) -> None:
        node = self._nodes.get(name)
        if node is None or node.kind != "metric":
            message = f"it reads '{name}', which is no metric"
            raise Unreadable(message)
        try:
            self.of(name)
        except Unreadable as reason:
            message = f"it is made of '{name}', which is left out: {reason}"
            raise Unreadable(message) from None

    def _named(self, node: Node, found: exp.Expr, inputs: tuple[str, ...]) -> exp.Expr:
        """Metrics by their name as this namespace has it, dimensions by their path."""
        if not isinstance(found, exp.Column):
            return found
        name = name_of(found)
        if name in inputs:
            return _dotted(_within(node, name).split("."))
        wanted = reference_of(found)
        if wanted is None:
            message = f"it is ordered by '{name}', which is no dimension"
            raise Unreadable(message)
        return _dotted(self._path(wanted, inputs))

    def _path(self, wanted: Reference, inputs: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return path_of(self._datasets, self._homes(inputs), wanted).parts
        except QueryError as error:
            message = error.issues[0].sentence.rstrip(".")
            raise Unreadable(message) from None

    def _homes(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        """The datasets that metrics are computed from in the end."""
        return tuple(dict.fromkeys(home for name in inputs for home in homes(self._made_so_far, name)))

    @property
    def _made_so_far(self) -> Mapping[str, Metric]:
        return {name: made for name, made in self._made.items() if isinstance(made, Metric)}

    def _required(self, node: Node) -> Iterator[str]:
        for text in node.texts("required_dimensions"):
            at = homes(self._made_so_far, node.name)
            wanted = reference(text) if "." in text else Reference(at[0], text)
            try:
                yield path_text(path_of(self._datasets, at, wanted))
            except QueryError as error:
                raise Unreadable(error.issues[0].sentence.rstrip(".")) from None


def homes(metrics: Mapping[str, Metric], name: str) -> tuple[str, ...]:
    """Return the datasets that a metric is computed from in the end."""
    metric = metrics[name]
    if isinstance(metric.definition, Simple):
        return (metric.definition.dataset,)
    own = f"{metric.namespace}." if metric.namespace else ""
    inputs = (f"{own}{inner}" if f"{own}{inner}" in metrics else inner for inner in metric.inputs)
    return tuple(dict.fromkeys(home for inner in inputs for home in homes(metrics, inner)))


def _select(node: Node) -> exp.Select:
    try:
        tree = parsed(node.text("query"))
    except ValueError as reason:
        raise Unreadable(str(reason)) from None
    if not isinstance(tree, exp.Select) or len(tree.expressions) != 1:
        message = "a metric is one SELECT of one expression"
        raise Unreadable(message)
    return tree


def _bare(tree: exp.Expr) -> exp.Expr:
    """The tree with columns by their own name alone; there is one node they can be of."""

    def bare(node: exp.Expr) -> exp.Expr:
        return column(node.name) if isinstance(node, exp.Column) and not isinstance(node.this, exp.Star) else node

    return tree.copy().transform(bare, copy=False)


def _ratio(value: exp.Expr) -> tuple[exp.Column, exp.Column] | None:
    """The two sides of `a / b` or `a / NULLIF(b, 0)`: a ratio is null by zero anyway."""
    if not isinstance(value, exp.Div):
        return None
    above, below = value.this.unnest(), value.expression.unnest()
    if isinstance(below, exp.Nullif) and below.expression.sql() == "0":
        below = below.this.unnest()
    return (above, below) if isinstance(above, exp.Column) and isinstance(below, exp.Column) else None


def _within(node: Node, name: str) -> str:
    """A metric's name as its node's namespace writes it."""
    return name.removeprefix(f"{node.namespace}.")


def _dotted(parts: list[str] | tuple[str, ...]) -> exp.Expr:
    """A dotted name as one column; names of more than four parts cannot stand in a formula."""
    if len(parts) > 4:
        message = f"'{'.'.join(parts)}' has more than four parts"
        raise Unreadable(message)
    own = [column(part).this for part in reversed(parts)]
    return exp.Column(**dict(zip(("this", "table", "db", "catalog"), own, strict=False)))
