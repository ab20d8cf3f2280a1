"""Which changes can be taken apart: of what adds up, and of one such amount divided by another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.model import Catalog, Derived, Metric, Ratio, Simple
from workbench.errors import Issue, QueryError
from workbench.planner import plan
from workbench.planner.additivity import additivity
from workbench.planner.resolved import Measured
from workbench.query import model as q


@dataclass(frozen=True, slots=True)
class Measure:
    """What to ask for of a metric: an amount, or the two sides of a rate.

    Attributes:
        catalog: the one to ask: sides that have no name of their own are in it, private.
    """

    catalog: Catalog
    above: str
    below: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics to ask for."""
        return (self.above,) if self.below is None else (self.above, self.below)


def measure(catalog: Catalog, item: Measured) -> Measure:
    """Return how to take a metric's change apart.

    Raises:
        QueryError: its groups say nothing exact about its total, such as a median's.
    """
    reason = additivity(item.anatomy).reason
    if reason is None:
        return Measure(catalog, item.metric.key)
    sides = _sides(item.metric)
    if sides is not None:
        found = _with(catalog, sides)
        if all(_adds_up(found.catalog, name) for name in found.names):
            return found
    message = f"A change of '{item.output}' cannot be taken apart: {reason}."
    remedy = f"Compare its groups instead: {item.metric.name} by a dimension, with compare to previous period."
    raise QueryError(Issue("not-additive", message, remedy=remedy, subject=item.output))


def _sides(metric: Metric) -> tuple[str | Metric, str | Metric] | None:
    """The two sides of a rate: names of metrics, or metrics made for the purpose."""
    match metric.definition:
        case Ratio(numerator, denominator):
            return numerator, denominator
        case Derived(expr, _) | Simple(_, expr):
            trees = _divided(expr.tree)
            return trees and (_side(metric, "above", trees[0]), _side(metric, "below", trees[1]))
        case _:
            return None


def _divided(tree: exp.Expr) -> tuple[exp.Expr, exp.Expr] | None:
    """What an expression divides by what: `a / nullif(b, 0)`, `100 * a / b`, `avg(x)`."""
    match tree:
        case exp.Paren():
            return _divided(tree.this)
        case exp.Avg():
            return exp.Sum(this=tree.this.copy()), exp.Count(this=tree.this.copy())
        case exp.Filter(this=exp.Avg() as inner):
            return _each(exp.Sum(this=inner.this.copy()), tree), _each(exp.Count(this=inner.this.copy()), tree)
        case exp.Div():
            below = tree.expression.unnest()
            return tree.this.copy(), (below.this if isinstance(below, exp.Nullif) else below).copy()
        case (
            exp.Mul(this=exp.Literal() as factor, expression=inside)
            | exp.Mul(this=inside, expression=exp.Literal() as factor)
        ):
            sides = _divided(inside)
            return sides and (exp.Mul(this=exp.Paren(this=sides[0]), expression=factor.copy()), sides[1])
        case _:
            return None


def _each(aggregate: exp.Expr, filtered: exp.Filter) -> exp.Expr:
    return exp.Filter(this=aggregate, expression=filtered.expression.copy())


def _side(metric: Metric, name: str, tree: exp.Expr) -> Metric:
    formula = Formula(tree.sql("duckdb"), tree)
    named = replace(metric, name=f"{metric.name}__{name}", fill=None, private=True)
    match metric.definition:
        case Derived(_, inputs, given):
            read = _read(tree)
            kept = tuple(each for each in given if each.column in read)
            keys = read | {each.metric for each in kept}
            return replace(named, definition=Derived(formula, tuple(key for key in inputs if key in keys), kept))
        case Simple() as simple:
            return replace(named, definition=replace(simple, expr=formula))
        case _:
            return named


def _read(tree: exp.Expr) -> set[str]:
    return {".".join(part.name for part in column.parts) for column in tree.find_all(exp.Column)}


def _with(catalog: Catalog, sides: tuple[str | Metric, str | Metric]) -> Measure:
    made = {side.key: side for side in sides if isinstance(side, Metric)}
    above, below = (side if isinstance(side, str) else side.key for side in sides)
    return Measure(extended(catalog, made) if made else catalog, above, below)


def extended(catalog: Catalog, more: Mapping[str, Metric]) -> Catalog:
    """Return the catalog with metrics of our own beside its own."""
    return replace(catalog, metrics=MappingProxyType({**catalog.metrics, **more}))


def _adds_up(catalog: Catalog, key: str) -> bool:
    resolved = plan(catalog, q.MetricQuery(metrics=(q.Metric(key),)), today=catalog.today).resolved
    return additivity(resolved.measured[0].anatomy).reason is None
