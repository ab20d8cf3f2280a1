"""A metric with values for its parameters: each becomes a literal of its formula's tree, or a constant of its filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlglot import exp

from workbench.catalog.constants import literal
from workbench.catalog.formula import Formula
from workbench.catalog.model import Definition, Derived, Metric, Simple
from workbench.query.arguments import label
from workbench.query.expression import Literal, MetricAt, Parameter, Scalar
from workbench.query.walk import walk, with_values


def bound(metric: Metric, values: Mapping[str, Scalar]) -> Metric:
    """Return a metric whose parameters have these values; it is called by those that are not their defaults.

    Args:
        values: one for each of its parameters, each fitting.
    """
    if not metric.parameters:
        return metric
    changed = [(p.name, Literal(values[p.name])) for p in metric.parameters if values[p.name] != p.default]
    return replace(
        metric,
        name=label(metric.name, tuple(changed)),
        definition=_definition(metric.definition, values),
        filter=with_values(metric.filter, values) if metric.filter is not None else None,
        parameters=(),
    )


def _definition(definition: Definition, values: Mapping[str, Scalar]) -> Definition:
    match definition:
        case Simple(expr=expr, where=where):
            return replace(definition, expr=_formula(expr, values), where=_formula(where, values) if where else None)
        case Derived(expr=expr):
            return replace(definition, expr=_formula(expr, values))
        case _:
            return definition


def _formula(formula: Formula, values: Mapping[str, Scalar]) -> Formula:
    if formula.tree.find(exp.Placeholder) is None:
        return formula

    def value(node: exp.Expr) -> exp.Expr:
        return in_place(literal(values[node.name])) if isinstance(node, exp.Placeholder) else node

    tree = formula.tree.copy().transform(value, copy=False)
    return Formula(tree.sql("duckdb"), tree)


def in_place(tree: exp.Expr) -> exp.Expr:
    """A negative number in parentheses, so that no operator before it is read with its sign."""
    return exp.Paren(this=tree) if isinstance(tree, exp.Neg) else tree


def used(metric: Metric) -> Iterator[str]:
    """Yield the parameters that a metric's own formula and filters read, as often as they do."""
    definition = metric.definition
    for formula in _formulas(definition):
        if "$" not in formula.text:
            continue
        yield from (node.name for node in formula.tree.find_all(exp.Placeholder))
    for given in definition.given if isinstance(definition, Derived) else ():
        yield from (value.name for _, value in given.arguments if isinstance(value, Parameter))
    yield from (part.name for part in walk(metric.filter) if isinstance(part, Parameter))


def _formulas(definition: Definition) -> tuple[Formula, ...]:
    match definition:
        case Simple(expr=expr, where=where):
            return (expr, where) if where else (expr,)
        case Derived(expr=expr):
            return (expr,)
        case _:
            return ()


def asked_in(metric: Metric) -> Iterator[MetricAt]:
    """Yield the metrics that a metric's filter asks for with values for their parameters."""
    yield from (part for part in walk(metric.filter) if isinstance(part, MetricAt) and part.arguments)
