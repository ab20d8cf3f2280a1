"""A metric's mapping to its definition: which kind it is, and what it says beside its formula."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from workbench.catalog.calls import called
from workbench.catalog.declared import parameters
from workbench.catalog.documentation import documentation
from workbench.catalog.formula import Formula, Role
from workbench.catalog.keys import KEYS, Kind
from workbench.catalog.model import (
    Better,
    Conversion,
    Cumulative,
    Definition,
    Derived,
    Metric,
    Offset,
    Pick,
    Ratio,
    SemiAdditive,
    Simple,
    Span,
    qualified,
)
from workbench.catalog.nodes import Scalar
from workbench.catalog.parameters import Given
from workbench.catalog.record import Record
from workbench.catalog.spans import grain_of, offset_of, span_of
from workbench.catalog.windows import name_of, read, sorted_by

#: The keys of which a metric has exactly one: they say what kind it is.
_KINDS = ("expr", "cumulative", "conversion")

_SPAN_REMEDY = "Write a number and a unit: 7 days, 1 month, 2 fiscal_month."


def read_metric(name: Scalar, record: Record, space: str | None, home: str | None) -> Metric | None:
    """Return the metric of a mapping; None where something in it is wrong.

    Args:
        home: the key of the dataset whose document it stands in.
    """
    definition = _definition(record, record.text("dataset") or home)
    condition, offset, fill = record.condition("filter"), _offset(record), record.number("fill")
    declared = parameters(record)
    if definition is None or not record.complete:
        return None
    grain = record.text("grain")
    return Metric(
        name=name.text,
        definition=definition,
        namespace=space,
        filter=condition,
        offset=offset,
        fill=fill,
        every_period=record.flag("every_period", default=False),
        requires=record.texts("requires"),
        forbids=record.texts("forbids"),
        unmixed=record.texts("unmixed"),
        grain=grain_of(grain) if grain else None,
        private=record.flag("private", default=False),
        parameters=declared,
        unit=record.text("unit"),
        format=record.text("format"),
        better=record.choice("better", Better),
        doc=documentation(record),
        id=record.text("id") or qualified(space, name.text),
        place=record.file.place(name),
    )


def _definition(record: Record, home: str | None) -> Definition | None:
    said = [key for key in _KINDS if record.value(key) is not None]
    if len(said) > 1:
        message = f"A metric has one of {', '.join(_KINDS)}; this one has {' and '.join(said)}."
        record.fault("metric-kind", message, record.value(said[1]))
    if said == ["expr"]:
        return _formula(record, home)
    _refuse(record, "where", "time", "semi_additive")
    if cumulative := record.block("cumulative", Kind.CUMULATIVE):
        return _cumulative(cumulative, record)
    if conversion := record.block("conversion", Kind.CONVERSION):
        return _conversion(conversion, record)
    if record.complete and not record.written & set(_KINDS):
        record.fault("missing-key", "A metric needs 'expr'.", remedy=KEYS[Kind.METRIC]["expr"].what)
    return None


def _formula(record: Record, home: str | None) -> Definition | None:
    expr, where = record.formula("expr", Role.METRIC), record.formula("where", Role.FILTER)
    if expr is None or not record.complete:
        return None
    if expr.aggregates:
        return _simple(record, expr, where, home)
    _refuse(record, "where", "time", "semi_additive")
    inputs = tuple(dict.fromkeys(name_of(found) for found in read(expr.tree)))
    if not inputs and not any(sorted_by(expr.tree)):
        message = "This metric reads neither a column nor a metric."
        record.fault("metric-constant", message, record.value("expr"), remedy="Count rows with count(*).")
        return None
    return _of_metrics(expr, inputs)


def _simple(record: Record, expr: Formula, where: Formula | None, home: str | None) -> Simple | None:
    if home is None:
        remedy = "Add dataset: with the name of the dataset whose columns it reads."
        record.fault("metric-dataset", "This metric does not say which dataset it counts.", remedy=remedy)
        return None
    semi = record.block("semi_additive", Kind.SEMI_ADDITIVE)
    return Simple(home, expr, where, record.text("time"), _semi(semi, record) if semi else None)


def _semi(block: Record, record: Record) -> SemiAdditive:
    record.complete = record.complete and block.complete
    return SemiAdditive(block.text("over") or "", block.choice("pick", Pick) or Pick.LAST, block.texts("within"))


def _of_metrics(expr: Formula, inputs: tuple[str, ...]) -> Definition:
    tree, given = expr.tree, tuple(_given(expr))
    if given:
        calls = {each.column: each.metric for each in given}
        return Derived(expr, tuple(dict.fromkeys((*(calls.get(n, n) for n in inputs), *calls.values()))), given)
    if isinstance(tree, exp.Div) and isinstance(tree.this, exp.Column) and isinstance(tree.expression, exp.Column):
        sides = [".".join(part.name for part in side.parts) for side in (tree.this, tree.expression)]
        return Ratio(*sides)
    return Derived(expr, inputs)


def _given(expr: Formula) -> Iterator[Given]:
    """The metrics in a formula that have values for their parameters."""
    for name in dict.fromkeys(name_of(found) for found in expr.tree.find_all(exp.Column)):
        if metric := called(name):
            yield Given(name, metric.name, metric.arguments)


def _refuse(record: Record, *names: str) -> None:
    for key in names:
        if node := record.value(key):
            message = f"'{key}' belongs to a metric that aggregates columns; this one is made of other metrics."
            record.fault("metric-made-of-metrics", message, node, remedy="Put it on those, or use filter.")


def _cumulative(block: Record, record: Record) -> Cumulative:
    window, to_date = _span(block, "window"), block.text("to_date")
    if window and to_date:
        message = "A cumulative metric has a window or to_date, not both."
        block.fault("metric-window", message, block.value("to_date"))
    record.complete = record.complete and block.complete
    grain = grain_of(to_date) if to_date else None
    pick = block.choice("pick", Pick) or Pick.LAST
    return Cumulative(block.text("metric") or "", window, grain, pick, block.text("over"))


def _conversion(block: Record, record: Record) -> Conversion:
    window = _span(block, "window")
    record.complete = record.complete and block.complete
    return Conversion(
        base=block.text("base") or "",
        converted=block.text("converted") or "",
        entity=block.text("entity") or "",
        window=window,
        rate=not block.flag("count", default=False),
        constant=block.pairs("constant"),
    )


def _span(block: Record, key: str) -> Span | None:
    node, text = block.scalar(key), block.text(key)
    span = span_of(text) if text is not None else None
    if text is not None and span is None:
        block.fault("metric-window", f"'{text}' is no length of time.", node, remedy=_SPAN_REMEDY)
    return span


def _offset(record: Record) -> Offset | None:
    text = record.text("offset")
    offset = offset_of(text) if text is not None else None
    if text is not None and offset is None:
        remedy = "Write how long before, 14 days or 1 month, or start of month."
        record.fault("metric-offset", f"'{text}' is no shift in time.", record.scalar("offset"), remedy=remedy)
    return offset
