"""Metrics taken apart into aggregates over one dataset, and the arithmetic that joins them again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias, assert_never

from sqlglot import exp

from workbench.catalog.binding import bound
from workbench.catalog.formula import Formula
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Derived,
    Metric,
    Offset,
    Ratio,
    Simple,
)
from workbench.catalog.parameters import fitted
from workbench.errors import QueryError
from workbench.planner.nodes import Kind
from workbench.planner.period import Stretch
from workbench.planner.trees import rebuilt, text_of
from workbench.query.expression import Expression, Literal, Parameter, Path, Scalar

_PART = re.compile(r'"(?:[^"]|"")+"|[^".]+')

#: How an instant of the result leads to the instants that are read.
Move: TypeAlias = Offset | Cumulative

_KINDS: dict[type[exp.Expr], Kind] = {
    exp.Count: Kind.COUNT,
    exp.Sum: Kind.SUM,
    exp.Min: Kind.MIN,
    exp.Max: Kind.MAX,
    exp.Avg: Kind.AVG,
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the metrics around an aggregate say of it, from the outermost in.

    Attributes:
        filters: conditions over paths that its rows must meet beside the query's.
        within: conditions that stand inside moves, with the number of moves around: what they read of the axis is not the
            result's instant.
        moves: how the instants of the result lead to the instants that are read: shifts, then perhaps a window.
        conversion: set when not its rows are counted but the conversions among them; its filters are then those of the
            base events.
        every_period: each period of the calendar has a value, null where there is no data.
        during: the stretch of time that its rows lie in, where that is not the query's.
        converted: conditions on the events that base events lead to.
        base: of a conversion: the definition that counts the base events.
    """

    filters: tuple[Expression, ...] = ()
    within: tuple[tuple[Expression, int], ...] = ()
    moves: tuple[Move, ...] = ()
    conversion: Conversion | None = None
    every_period: bool = False
    during: Stretch | None = None
    converted: tuple[Expression, ...] = ()
    base: Simple | None = None

    @property
    def conditions(self) -> tuple[Expression, ...]:
        """All its filters, at whatever instant they are read."""
        return (*self.filters, *(condition for condition, _ in self.within))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One aggregate of one simple metric.

    Attributes:
        name: the column that carries it; the metric's own key when the metric is this aggregate alone.
        tree: the aggregate, read only.
        context: what the metrics around it add.
    """

    name: str
    metric: Metric
    definition: Simple
    tree: exp.Expr
    context: Context = Context()

    @property
    def apart(self) -> tuple[object, ...]:
        """What must be the same of aggregates computed from the same rows: of balances and conversions, all filters."""
        semi, context = self.definition.semi, self.context
        if context.conversion:
            return (context.conversion, context.base, context.filters, context.converted, self.definition.where)
        return (semi, context.filters, self.definition.where) if semi else ()

    @property
    def beside(self) -> tuple[Path, ...]:
        """The paths that its rule reads at the rows: what has an instant of its own, or what conversions share."""
        if conversion := self.context.conversion:
            return (path_of(conversion.entity), *(path_of(here) for here, _ in conversion.constant))
        semi = self.definition.semi
        return tuple(path_of(text) for text in semi.within) if semi else ()


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A metric as arithmetic over leaves; the formula's columns are the leaves' names."""

    formula: Formula
    leaves: tuple[Leaf, ...]


def anatomy(catalog: Catalog, key: str, given: Mapping[str, Scalar] | None = None) -> Anatomy:
    """Take a metric apart.

    Args:
        key: a key of `catalog.metrics`.
        given: values for its parameters; the others have their defaults.

    Raises:
        QueryError: a parameter is unknown, or a value is none that it may have.
    """
    known = None if given else catalog.worked_out.get(("anatomy", key))
    if isinstance(known, Anatomy):
        return known
    metric = catalog.metrics[key]
    values, issues = fitted(key, metric.parameters, given or {})
    if issues:
        raise QueryError(issues)
    metric = bound(metric, values)
    if given and metric.key == key:  # these are the defaults
        return anatomy(catalog, key)
    found = _within(metric, _definition(_Inputs(catalog, values), metric))
    if not given:
        catalog.worked_out["anatomy", key] = found
    return found


@dataclass(frozen=True, slots=True)
class _Inputs:
    """The metrics that one is made of, each with the values that it passes on.

    Attributes:
        values: those of its own parameters, which are those of its inputs' parameters of the same name.
    """

    catalog: Catalog
    values: Mapping[str, Scalar]

    def anatomy(self, key: str, given: tuple[tuple[str, Literal | Parameter], ...] = ()) -> Anatomy:
        declared = self.catalog.metrics[key].parameters
        passed = {each.name: self.values[each.name] for each in declared if each.name in self.values}
        passed |= {name: self.values[v.name] if isinstance(v, Parameter) else v.value for name, v in given}
        return anatomy(self.catalog, key, passed)


def _definition(inputs: _Inputs, metric: Metric) -> Anatomy:
    match metric.definition:
        case Simple() as simple:
            return _simple(metric, simple)
        case Ratio(numerator, denominator):
            parts = {name: inputs.anatomy(name) for name in (numerator, denominator)}
            return _joined(exp.Div(this=_named(numerator), expression=_named(denominator)), parts)
        case Derived(expr, names, given):
            read = {".".join(part.name for part in column.parts) for column in expr.tree.find_all(exp.Column)}
            parts = {name: inputs.anatomy(name) for name in names if name in read}
            return _joined(expr.tree, parts | {g.column: inputs.anatomy(g.metric, g.arguments) for g in given})
        case Cumulative() as cumulative:
            return _renamed(metric, inputs.anatomy(cumulative.metric), Context(moves=(cumulative,)))
        case Conversion() as conversion:
            return _conversion(inputs, metric, conversion)
        case _:
            assert_never(metric.definition)


def _conversion(inputs: _Inputs, metric: Metric, conversion: Conversion) -> Anatomy:
    """The number of conversions, or its share of all base events."""
    base, converted = inputs.anatomy(conversion.base), inputs.anatomy(conversion.converted)
    first = base.leaves[0]
    of_base = Context(first.context.filters, conversion=conversion, base=first.definition)
    events = Anatomy(converted.formula, tuple(_event(leaf, metric) for leaf in converted.leaves))
    counted = _renamed(metric, events, of_base)
    if not conversion.rate:
        return counted
    tree = exp.Div(this=counted.formula.tree.copy(), expression=base.formula.tree.copy())
    return Anatomy(Formula(text_of(tree), tree), (*counted.leaves, *base.leaves))


def _event(leaf: Leaf, metric: Metric) -> Leaf:
    """The leaf of a converted event as the conversion's own, its filters apart from those of the base events."""
    return replace(leaf, metric=metric, context=replace(leaf.context, filters=(), converted=leaf.context.filters))


def _within(metric: Metric, inner: Anatomy) -> Anatomy:
    """The anatomy with what the metric says beside its definition: filter, shift, fill."""
    context = Context(
        (metric.filter,) if metric.filter is not None else (),
        moves=(metric.offset,) if metric.offset else (),
        every_period=metric.every_period,
    )
    inner = inner if context == Context() else _renamed(metric, inner, context)
    return inner if metric.fill is None else Anatomy(filled(inner.formula, metric.fill), inner.leaves)


def filled(formula: Formula, fill: Decimal | int) -> Formula:
    """Return the same value, and another where there is none."""
    number = exp.Literal.number(format(abs(fill), "f") if isinstance(fill, Decimal) else abs(fill))
    other = exp.Neg(this=number) if fill < 0 else number
    tree = exp.Coalesce(this=formula.tree, expressions=[other])
    return Formula(text_of(tree), tree)


def _renamed(metric: Metric, inner: Anatomy, around: Context) -> Anatomy:
    """The same arithmetic over leaves in a wider context, under names that belong to the metric alone."""
    alone = not _compound(inner) and len(inner.leaves) == 1
    names = {leaf.name: metric.key if alone else f"{metric.key}__{leaf.name}" for leaf in inner.leaves}
    leaves = tuple(replace(leaf, name=names[leaf.name], context=_wider(around, leaf.context)) for leaf in inner.leaves)
    swaps = {id(c): _named(names[c.name]) for c in inner.formula.tree.find_all(exp.Column) if c.name in names}
    tree = _replaced(inner.formula.tree, swaps)
    return Anatomy(Formula(text_of(tree), tree), leaves)


def again(inner: Anatomy, suffix: str, around: Context) -> Anatomy:
    """Return the same arithmetic over leaves in a wider context, beside the ones that there are."""
    names = {leaf.name: f"{leaf.name}__{suffix}" for leaf in inner.leaves}
    leaves = tuple(replace(leaf, name=names[leaf.name], context=_wider(around, leaf.context)) for leaf in inner.leaves)
    swaps = {id(c): _named(names[c.name]) for c in inner.formula.tree.find_all(exp.Column) if c.name in names}
    tree = _replaced(inner.formula.tree, swaps)
    return Anatomy(Formula(text_of(tree), tree), leaves)


def _wider(outer: Context, inner: Context) -> Context:
    around = len(outer.moves)
    deeper = tuple((condition, around) for condition in inner.filters) if around else ()
    return Context(
        outer.filters if around else (*outer.filters, *inner.filters),
        (*outer.within, *deeper, *((condition, depth + around) for condition, depth in inner.within)),
        (*outer.moves, *inner.moves),
        outer.conversion or inner.conversion,
        outer.every_period or inner.every_period,
        outer.during or inner.during,
        (*outer.converted, *inner.converted),
        outer.base or inner.base,
    )


def _simple(metric: Metric, simple: Simple) -> Anatomy:
    found = topmost_aggregates(simple.expr.tree)
    alone = len(found) == 1 and found[0] is simple.expr.tree
    leaves: dict[str, Leaf] = {}
    names: dict[int, str] = {}
    for tree in found:
        text = text_of(tree)
        name = metric.key if alone else f"{metric.key}__{len(leaves) + 1}"
        leaf = leaves.setdefault(text, Leaf(name, metric, simple, tree))
        names[id(tree)] = leaf.name
    outer = _replaced(simple.expr.tree, {key: _named(name) for key, name in names.items()})
    return Anatomy(Formula(text_of(outer), outer), tuple(leaves.values()))


def _joined(tree: exp.Expr, parts: Mapping[str, Anatomy]) -> Anatomy:
    swaps = {
        id(column): exp.Paren(this=parts[name].formula.tree.copy())
        if _compound(parts[name])
        else parts[name].formula.tree
        for column in tree.find_all(exp.Column)
        if (name := ".".join(part.name for part in column.parts)) in parts
    }
    outer = _replaced(tree, swaps)
    leaves = {leaf.name: leaf for part in parts.values() for leaf in part.leaves}
    return Anatomy(Formula(text_of(outer), outer), tuple(leaves.values()))


def _compound(part: Anatomy) -> bool:
    return not isinstance(part.formula.tree, exp.Column)


def topmost_aggregates(tree: exp.Expr) -> tuple[exp.Expr, ...]:
    """Return the aggregates of a formula that stand in no other, in order of appearance."""
    if isinstance(tree, (exp.AggFunc, exp.WithinGroup, exp.Filter, exp.IgnoreNulls)):
        return (tree,)
    return tuple(found for child in tree.iter_expressions() for found in topmost_aggregates(child))


def path_of(text: str) -> Path:
    """Return the path that a definition names, its quoted parts without their quotes."""
    return Path(tuple(part.strip('"').replace('""', '"') for part in _PART.findall(text)))


def _replaced(tree: exp.Expr, swaps: Mapping[int, exp.Expr]) -> exp.Expr:
    def swap(node: exp.Expr) -> exp.Expr | None:
        return swaps[id(node)].copy() if id(node) in swaps else None

    return rebuilt(tree, swap)


def _named(name: str) -> exp.Column:
    return exp.Column(this=exp.Identifier(this=name, quoted=True))


def plain(tree: exp.Expr) -> tuple[exp.Expr, exp.Expr | None]:
    """Return an aggregate in its plain form, and the condition of its own FILTER if it has one.

    `any_value(x)` is the least: any would do, and this one stays the same from run to run.
    """
    match tree:
        case exp.Filter():
            inner, _ = plain(tree.this)
            return inner, tree.expression.this
        case exp.IgnoreNulls() | exp.AnyValue():
            value = tree.this.this if isinstance(tree, exp.IgnoreNulls) else tree.this
            return exp.Min(this=value.copy()), None
        case exp.Quantile() if type(tree) is exp.Quantile:  # not ApproxQuantile, which is one too
            return exp.PercentileDisc(this=tree.this.copy(), expression=tree.args["quantile"].copy()), None
        case _:
            return tree, None


def kind_of(tree: exp.Expr) -> tuple[Kind, exp.Expr | None]:
    """Return what an aggregate does and what it is done to; `count(*)` is done to nothing."""
    kind = _KINDS.get(type(tree), Kind.OTHER)
    argument = tree.args.get("this")
    if isinstance(tree, exp.CountIf):
        return Kind.COUNT, exp.Case(ifs=[exp.If(this=tree.this.copy(), true=exp.Literal.number(1))])
    if kind is Kind.COUNT and isinstance(argument, exp.Distinct):
        one = len(argument.expressions) == 1
        return (Kind.COUNT_DISTINCT, argument.expressions[0]) if one else (Kind.OTHER, None)
    if kind is Kind.COUNT and isinstance(argument, exp.Star):
        return kind, None
    if kind is Kind.OTHER or not isinstance(argument, exp.Expr) or isinstance(argument, exp.Distinct):
        return Kind.OTHER, None
    return kind, argument
