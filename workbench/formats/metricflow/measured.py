"""Simple metrics as measures: each aggregate of a metric one measure of its dataset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.model import Catalog, DimensionType, Metric, Pick, Simple
from workbench.formats.native_parts import Values, said


class Unwritable(Exception):  # noqa: N818  becomes a loss
    """A definition has no word in dbt's YAML; the text says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One aggregate of a metric."""

    name: str
    measure: Values


@dataclass(frozen=True, slots=True)
class Measured:
    """A simple metric taken apart.

    Attributes:
        arithmetic: how the parts are put together, over their names; None where there is only one.
    """

    dataset: str
    parts: tuple[Part, ...]
    arithmetic: str | None = None


def measured(catalog: Catalog) -> dict[str, Measured | Unwritable]:
    """Return the simple metrics taken apart, by key; or why dbt cannot say them."""
    found: dict[str, Measured | Unwritable] = {}
    for metric in catalog.metrics.values():
        if isinstance(metric.definition, Simple):
            try:
                found[metric.key] = _measured(metric, metric.definition, _flags(catalog, metric.definition))
            except Unwritable as reason:
                found[metric.key] = reason
    return found


def _measured(metric: Metric, simple: Simple, flags: frozenset[str]) -> Measured:
    if simple.where is not None and simple.where.paths:
        message = "its condition reads other datasets, which no measure does"
        raise Unwritable(message)
    aggregates = list(_aggregates(simple.expr.tree))
    if aggregates == [simple.expr.tree]:
        return Measured(simple.dataset, (_part(metric.name, aggregates[0], simple, flags),))
    names = [f"{metric.name}_part_{number}" for number in range(1, len(aggregates) + 1)]
    parts = tuple(_part(name, each, simple, flags) for name, each in zip(names, aggregates, strict=True))
    return Measured(simple.dataset, parts, _arithmetic(simple.expr.tree, aggregates, names))


def _aggregates(tree: exp.Expr) -> Iterator[exp.Expr]:
    if isinstance(tree, (exp.AggFunc, exp.WithinGroup, exp.Filter)):
        yield tree
        return
    for child in tree.iter_expressions():
        yield from _aggregates(child)


def _arithmetic(tree: exp.Expr, aggregates: list[exp.Expr], names: list[str]) -> str:
    made = tree.copy()
    places = {id(each): name for each, name in zip(aggregates, names, strict=True)}
    for old, new in zip(list(tree.walk()), list(made.walk()), strict=True):
        if id(old) in places:
            new.replace(exp.column(places[id(old)]))
    return made.sql("duckdb")


def _part(name: str, tree: exp.Expr, simple: Simple, flags: frozenset[str]) -> Part:
    where = simple.where.tree if simple.where else None
    if isinstance(tree, exp.Filter):
        inner = tree.expression.this
        where = exp.and_(where.copy(), inner.copy()) if where is not None else inner
        tree = tree.this
    agg, value, params = _aggregate(tree)
    if agg in {"sum", "average"} and value.sql("duckdb") in flags:
        value = exp.Case(ifs=[exp.If(this=value.copy(), true=exp.Literal.number(1)), _zero(value)])
    if where is not None:
        value = exp.Case(ifs=[exp.If(this=where.copy(), true=value.copy())])
    semi = simple.semi
    measure = said(
        name=name,
        agg=agg,
        expr=value.sql("duckdb"),
        agg_params=params,
        agg_time_dimension=simple.time,
        non_additive_dimension=said(
            name=semi.over,
            window_choice="min" if semi.pick is Pick.FIRST else "max",
            window_groupings=[path.replace(".", "__") for path in semi.within],
        )
        if semi
        else None,
    )
    return Part(name, measure)


def _zero(flag: exp.Expr) -> exp.If:
    return exp.If(this=exp.Not(this=exp.paren(flag.copy())), true=exp.Literal.number(0))


def _flags(catalog: Catalog, simple: Simple) -> frozenset[str]:
    """The expressions of a dataset that are true or false; added up, they are 1 and 0."""
    dimensions = catalog.datasets[simple.dataset].dimensions.values()
    return frozenset(d.expr.tree.sql("duckdb") for d in dimensions if d.type is DimensionType.BOOLEAN)


_SIMPLE: dict[type[exp.Expr], str] = {
    exp.Sum: "sum",
    exp.Min: "min",
    exp.Max: "max",
    exp.Avg: "average",
    exp.Median: "median",
}


def _aggregate(tree: exp.Expr) -> tuple[str, exp.Expr, Values]:
    """An aggregation in dbt's word, what is aggregated, and its parameters."""
    argument = tree.this
    match tree:
        case exp.Count() if isinstance(argument, exp.Star):
            return "count", exp.Literal.number(1), {}
        case exp.Count() if isinstance(argument, exp.Distinct) and len(argument.expressions) == 1:
            return "count_distinct", argument.expressions[0], {}
        case exp.Count() if not isinstance(argument, exp.Distinct):
            return "count", argument, {}
        case exp.CountIf():
            return "sum_boolean", argument, {}
        case exp.PercentileCont() | exp.PercentileDisc() | exp.ApproxQuantile() | exp.Quantile():
            return _percentile(tree)
        case _ if type(tree) in _SIMPLE and isinstance(argument, exp.Expr) and not isinstance(argument, exp.Distinct):
            return _SIMPLE[type(tree)], argument, {}
        case _:
            message = f"MetricFlow has no aggregation for '{Formula(tree.sql('duckdb'), tree).text}'"
            raise Unwritable(message)


def _percentile(tree: exp.Expr) -> tuple[str, exp.Expr, Values]:
    share = tree.args.get("quantile") or tree.args.get("expression")
    if not isinstance(share, exp.Literal):
        message = "its percentile is no constant"
        raise Unwritable(message)
    discrete, rough = isinstance(tree, exp.PercentileDisc), isinstance(tree, exp.ApproxQuantile)
    params = said(percentile=float(share.name), use_discrete_percentile=discrete, use_approximate_percentile=rough)
    return "percentile", tree.this, params
