"""Fiscal years and quarters in definitions, where no calendar has periods of these names."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Definition,
    Earlier,
    Grain,
    Metric,
    Offset,
    Span,
    StartOf,
)
from workbench.query.model import Fiscal


def in_fiscal_periods(metric: Metric, catalog: Catalog) -> Metric:
    """Return a metric whose fiscal periods are known as such; a shift or a window by them is one by years or quarters."""
    own = {name for dataset in catalog.calendars if dataset.calendar for name in dataset.calendar.periods}
    words = {fiscal.value: fiscal for fiscal in Fiscal if fiscal.value not in own}
    if not words:
        return metric
    offset: Offset | None = metric.offset
    match offset:
        case Earlier(span):
            offset = Earlier(_span(span, words))
        case StartOf(grain):
            offset = StartOf(_grain(grain, words))
    own_grain = _grain(metric.grain, words) if metric.grain else None
    definition = _definition(metric.definition, words)
    if (offset, own_grain, definition) == (metric.offset, metric.grain, metric.definition) and not _named(
        metric, words
    ):
        return metric
    return replace(metric, offset=offset, grain=own_grain, definition=definition)


def _named(metric: Metric, words: dict[str, Fiscal]) -> bool:
    """Whether a metric names a fiscal period; its word and the period are equal."""
    to_date = metric.definition.to_date if isinstance(metric.definition, Cumulative) else None
    start = metric.offset.grain if isinstance(metric.offset, StartOf) else None
    return any(str(grain) in words for grain in (metric.grain, to_date, start) if grain is not None)


def _definition(definition: Definition, words: dict[str, Fiscal]) -> Definition:
    match definition:
        case Cumulative(window=window, to_date=to_date):
            window = _span(window, words) if window else None
            return replace(definition, window=window, to_date=_grain(to_date, words) if to_date else None)
        case Conversion(window=window) if window:
            return replace(definition, window=_span(window, words))
        case _:
            return definition


def _grain(grain: Grain, words: dict[str, Fiscal]) -> Grain:
    return words.get(str(grain), grain)


def _span(span: Span, words: dict[str, Fiscal]) -> Span:
    fiscal = words.get(str(span.grain))
    return Span(span.count, fiscal.unit) if fiscal else span
