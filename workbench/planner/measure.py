"""One aggregate of a metric as a measure of a plan: what it does to which column, over which rows."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.graph import readings
from workbench.catalog.model import Catalog, Dataset, DimensionType
from workbench.errors import Issue, QueryError, UnsupportedError
from workbench.planner.measures import Leaf, kind_of, plain
from workbench.planner.nodes import Holds, Measure, Predicate
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch
from workbench.planner.trees import text_of


def measure_of(
    catalog: Catalog, leaf: Leaf, branch: Branch, relations: Relations, among: tuple[Predicate, ...]
) -> Measure:
    """Return the measure of a leaf; the condition of its own FILTER is one of those that its rows must meet.

    Args:
        among: what the metrics around it demand of its rows.
    """
    tree, counted = plain(leaf.tree)
    tree = _of_dates(_of_booleans(tree, branch.dataset), branch.dataset)
    kind, argument = kind_of(tree)
    where = tuple(_conditions(catalog, leaf, counted, branch, relations))
    return Measure(leaf.name, kind, relations.base, tree, argument, where, among)


def _conditions(
    catalog: Catalog, leaf: Leaf, counted: exp.Expr | None, branch: Branch, relations: Relations
) -> Iterator[Holds]:
    if leaf.definition.where is not None:
        yield holds(catalog, leaf.definition.where, branch, relations)
    if counted is not None:
        yield Holds(relations.base, Formula(text_of(counted), counted))


def _of_booleans(tree: exp.Expr, dataset: Dataset) -> exp.Expr:
    """An aggregate of a boolean column as every dialect has it: sums of 1 and 0; the greatest is whether any is true."""
    if type(tree) not in _BOOLEANS or not isinstance(tree.this, exp.Column):
        return tree
    name = tree.this.name
    known = (d for d in dataset.dimensions.values() if d.type is DimensionType.BOOLEAN)
    if not any(isinstance(d.expr.tree, exp.Column) and d.expr.tree.name == name for d in known):
        return tree
    instead = _BOOLEANS[type(tree)]
    if instead is not None:
        return instead(this=tree.this.copy())
    return type(tree)(this=exp.Cast(this=tree.this.copy(), to=exp.DataType.build("INT")))


def _of_dates(tree: exp.Expr, dataset: Dataset) -> exp.Expr:
    """A median of dates as the earlier of the two in the middle, which is a date; between two lies none.

    Raises:
        UnsupportedError: a value between two is asked for.
    """
    if not isinstance(tree, (exp.Median, exp.PercentileCont)) or not isinstance(tree.this, exp.Column):
        return tree
    times = (d.expr.tree for d in dataset.dimensions.values() if d.type is DimensionType.TIME)
    if not any(isinstance(time, exp.Column) and time.name == tree.this.name for time in times):
        return tree
    if isinstance(tree, exp.PercentileCont):
        message = f"Between two values of '{tree.this.name}' lies no third: it is a time."
        raise UnsupportedError(Issue("aggregate-type", message, remedy="Use quantile_disc, which takes one of them."))
    return exp.PercentileDisc(this=tree.this.copy(), expression=exp.Literal.number("0.5"))


_BOOLEANS: dict[type[exp.Expr], type[exp.Expr] | None] = {
    exp.Sum: None,
    exp.Avg: None,
    exp.Min: exp.LogicalAnd,
    exp.Max: exp.LogicalOr,
}


def holds(catalog: Catalog, formula: Formula, branch: Branch, relations: Relations) -> Holds:
    """Return the condition of a metric's own definition, its paths bound."""
    bindings = []
    for parts in formula.paths:
        means = readings(catalog, branch.dataset, parts, branch.axis)
        if len(means) != 1:
            message = (
                f"The filter '{formula.text}' names '{'.'.join(parts)}', which {branch.dataset.name} does not reach."
            )
            raise QueryError(Issue("metric-filter", message))
        bindings.append((parts, relations.own(means[0])))
    return Holds(relations.base, formula, tuple(bindings))
