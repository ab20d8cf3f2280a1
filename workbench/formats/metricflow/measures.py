"""Measures: an aggregation and an expression, made one checked formula.

A count is a sum here as it is there: over no row it is null, not 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.formula import Formula, Role, Written, column, parse_formula
from workbench.catalog.model import Documentation, Pick, SemiAdditive
from workbench.formats.metricflow.entry import Entry
from workbench.formats.metricflow.words import documentation, number
from workbench.formats.model import Loss

_PICKS = {"min": Pick.FIRST, "max": Pick.LAST}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a semantic model measures.

    Attributes:
        time: the time dimension it is dated by; the model's own unless given.
        public: whether a metric of the same name is made of it.
    """

    name: str
    model: str
    expr: Formula
    time: str | None
    semi: SemiAdditive | None
    public: bool
    doc: Documentation
    entry: Entry


def measures(model: Entry, losses: list[Loss]) -> Iterator[Measure]:
    """Yield the measures of a model that can be kept."""
    for part in model.entries("measures", "measure"):
        if part.name and (found := measure(part, part.name, model.name, losses)):
            yield found


def measure(part: Entry, name: str, model: str, losses: list[Loss], *, expr: Written | None = None) -> Measure | None:
    """Return one measure, or None with its loss.

    Args:
        expr: what is aggregated, where the measure does not say it itself.
    """
    doc, public = documentation(part), part.flag("create_metric")
    part.pass_over("create_metric_display_name")
    time, semi = part.text("agg_time_dimension"), _semi(part, losses)
    aggregate = _aggregate(part, name, losses, part.written("expr") or expr)
    return Measure(name, model, aggregate, time, semi, public, doc, part) if aggregate else None


def _semi(part: Entry, losses: list[Loss]) -> SemiAdditive | None:
    block = part.entry("non_additive_dimension", "non_additive_dimension")
    if block is None:
        return None
    word = block.word("window_choice") or "min"
    if word not in _PICKS:
        losses.append(Loss(part.kind, part.name, f"its window_choice '{word}' is not known.", place=part.place))
    return SemiAdditive(block.name, _PICKS.get(word, Pick.FIRST), block.texts("window_groupings"))


def _aggregate(part: Entry, name: str, losses: list[Loss], written: Written | None) -> Formula | None:
    params = part.entry("agg_params", "agg_params")
    share = number(params.text("percentile")) if params else None
    discrete = params.flag("use_discrete_percentile") if params else False
    rough = params.flag("use_approximate_percentile") if params else False
    value = _value(part, name, losses, written)
    word = part.word("agg") or ""
    if value is None:
        return None
    tree = _tree(word, value.tree.copy(), share, discrete=discrete, rough=rough)
    if tree is None:
        reason = (
            f"its aggregation '{word}' is not known."
            if share is not None or word != "percentile"
            else "it names no percentile."
        )
        losses.append(Loss(part.kind, name, reason, place=part.place))
        return None
    found, faults = parse_formula(tree.sql("duckdb"), Role.METRIC)
    if found is None:
        losses.append(Loss(part.kind, name, f"its aggregate is not read: {faults[0].sentence}", place=part.place))
    return found


def _value(part: Entry, name: str, losses: list[Loss], written: Written | None) -> Formula | None:
    if written is None:
        return column(name)
    found, faults = parse_formula(Written(written.text.strip(), written.place, exact=False), Role.VALUE)
    if found is None:
        losses.append(Loss(part.kind, name, f"its expression is not read: {faults[0].sentence}", place=faults[0].place))
    return found


def _tree(word: str, value: exp.Expr, share: object, *, discrete: bool, rough: bool) -> exp.Expr | None:
    """Return the aggregate; None for an aggregation that is not known."""
    match word:
        case "sum":
            return exp.Sum(this=value)
        case "min":
            return exp.Min(this=value)
        case "max":
            return exp.Max(this=value)
        case "average":
            return exp.Avg(this=value)
        case "count_distinct":
            return exp.Count(this=exp.Distinct(expressions=[value]))
        case "count":
            return exp.Sum(this=_one_unless_null(value))
        case "sum_boolean":
            return exp.Sum(this=_one_if(value))
        case "median":
            return exp.PercentileCont(this=value, expression=exp.Literal.number("0.5"))
        case "percentile" if share is not None:
            return _percentile(value, str(share), discrete=discrete, rough=rough)
        case _:
            return None


def _one_unless_null(value: exp.Expr) -> exp.Expr:
    if isinstance(value, exp.Literal):
        return exp.Literal.number(1)
    tested = value if isinstance(value, exp.Column) else exp.paren(value)
    return _one_if(exp.Not(this=exp.Is(this=tested, expression=exp.Null())))


def _one_if(test: exp.Expr) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=test, true=exp.Literal.number(1))], default=exp.Literal.number(0))


def _percentile(value: exp.Expr, share: str, *, discrete: bool, rough: bool) -> exp.Expr:
    """A discrete percentile is computed exactly also where a rough one would do."""
    at = exp.Literal.number(share)
    if discrete:
        return exp.PercentileDisc(this=value, expression=at)
    return exp.ApproxQuantile(this=value, quantile=at) if rough else exp.PercentileCont(this=value, expression=at)
