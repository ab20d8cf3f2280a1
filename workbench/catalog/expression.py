"""A metric's definition as one text, for cards, lineage and search."""

from __future__ import annotations

from typing import assert_never

from workbench.catalog.model import (
    Conversion,
    Cumulative,
    Derived,
    Earlier,
    Metric,
    Offset,
    Ratio,
    Simple,
    Span,
    StartOf,
)
from workbench.catalog.parameters import facts
from workbench.query.conditions_text import condition_text


def expression_of(metric: Metric) -> str:
    """Return what a metric computes, with its filter, its shift in time, its parameters, and what it never mixes."""
    text = _definition(metric)
    if metric.filter is not None:
        text += f" where {condition_text(metric.filter)}"
    text = f"{text}, {offset_text(metric.offset)}" if metric.offset else text
    named = (f"${each.name}: {', '.join(facts(each))}" for each in metric.parameters)
    apart = (f"within one {path}" for path in metric.unmixed)
    return "; ".join((text, *named, *apart))


def _definition(metric: Metric) -> str:
    match metric.definition:
        case Simple(_, expr, where):
            return f"{expr.text} where {where.text}" if where else expr.text
        case Ratio(numerator, denominator):
            return f"{numerator} / {denominator}"
        case Derived(expr):
            return expr.text
        case Cumulative() as cumulative:
            return f"{cumulative.metric} {window_text(cumulative)}"
        case Conversion() as conversion:
            return _conversion(conversion)
        case _:
            assert_never(metric.definition)


def window_text(cumulative: Cumulative) -> str:
    """Return over which rows a cumulative metric runs: `over the last 7 days`, `since the start of the month`."""
    along = f" along {cumulative.over}" if cumulative.over else ""
    if cumulative.window:
        return f"over the last {span_text(cumulative.window)}{along}"
    return f"since the start of the {cumulative.to_date}{along}" if cumulative.to_date else f"since ever{along}"


def offset_text(offset: Offset) -> str:
    """Return a shift in time in words: `14 days earlier`, `at the start of the month`."""
    match offset:
        case Earlier(span):
            return f"{span_text(span)} earlier"
        case StartOf(grain):
            return f"at the start of the {grain}"
        case _:
            assert_never(offset)


def span_text(span: Span) -> str:
    """Return a length of time in words."""
    return f"{span.count} {span.grain}{'' if span.count == 1 else 's'}"


def _conversion(conversion: Conversion) -> str:
    made = (
        f"{conversion.converted} per {conversion.base}"
        if conversion.rate
        else f"{conversion.converted} after {conversion.base}"
    )
    within = f" within {span_text(conversion.window)}" if conversion.window else ""
    return f"{made} of the same {conversion.entity}{within}"
