"""Metrics: simple, ratio, derived, cumulative and conversion; what an input says of its own becomes a private metric.

Names with two underscores in them are ours: MetricFlow's metrics cannot have such names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from sqlglot import exp

from workbench.catalog.formula import Formula, Role, Written, column, parse_formula
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Definition,
    Derived,
    Documentation,
    Earlier,
    Grain,
    Metric,
    Offset,
    Pick,
    Ratio,
    Simple,
    Span,
    StartOf,
)
from workbench.errors import QueryError
from workbench.formats.metricflow.entry import Entry
from workbench.formats.metricflow.inputs import inputs
from workbench.formats.metricflow.measures import Measure, measure
from workbench.formats.metricflow.names import Names
from workbench.formats.metricflow.words import documentation, grain_of, number, span
from workbench.formats.model import Loss
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Expression

_PICKS = {"first": Pick.FIRST, "last": Pick.LAST, "average": Pick.AVERAGE}


class Unusable(Exception):  # noqa: N818  never leaves this part
    """A metric cannot be kept, for the reason that is the message."""


@dataclass(slots=True)
class Metrics:
    """The metrics made so far, inputs before what is made of them.

    Attributes:
        base: the catalog without metrics.
        measures: the measures of all models by name.
        taken: the names of all metrics of the files.
    """

    base: Catalog
    measures: dict[str, Measure]
    losses: list[Loss]
    taken: frozenset[str]
    made: dict[str, Metric] = field(default_factory=dict)

    @property
    def custom(self) -> frozenset[str]:
        """The names of custom grains."""
        periods = (found.calendar.periods for found in self.base.calendars if found.calendar)
        return frozenset(name for names in periods for name in names)

    def names(self, metrics: Iterable[str]) -> Names:
        """Return what names mean for some of the metrics made so far."""
        return Names(replace(self.base, metrics=MappingProxyType(self.made)), metrics)


def metrics(base: Catalog, measures: dict[str, Measure], entries: list[Entry], losses: list[Loss]) -> dict[str, Metric]:
    """Return all metrics by name; what cannot be kept is added to the losses."""
    making = Metrics(base, measures, losses, frozenset(entry.name for entry in entries))
    for found in measures.values():
        if found.public and found.name not in making.taken:
            making.made[found.name] = _of_measure(found, found.name, making)
    for entry in _in_order(entries, losses):
        try:
            _make(entry, making)
        except Unusable as reason:
            losses.append(Loss(entry.kind, entry.name, str(reason), place=entry.place))
            _forget(entry.name, making)
    return making.made


def _forget(name: str, making: Metrics) -> None:
    """Leave out a metric that was begun, with the parts that were made for it."""
    for made in [made for made in making.made if made == name or made.startswith(f"{name}__")]:
        del making.made[made]


def _in_order(entries: list[Entry], losses: list[Loss]) -> list[Entry]:
    """The metrics, each behind those it is made of; what is made of itself is lost."""
    known: dict[str, Entry] = {}
    for entry in entries:
        if not entry.name or entry.name in known:
            reason = "another one has its name too." if entry.name else "it has no name."
            losses.append(Loss(entry.kind, entry.name, reason, place=entry.place))
        else:
            known[entry.name] = entry
    while True:
        try:
            graph = {name: [n for n in inputs(entry) if n in known and n != name] for name, entry in known.items()}
            return [known[name] for name in TopologicalSorter(graph).static_order()]
        except CycleError as error:
            ring = error.args[1]
            for name in dict.fromkeys(ring):
                entry, way = known.pop(name), " → ".join(reversed(ring))
                losses.append(Loss(entry.kind, name, f"it is made of itself: {way}.", place=entry.place))


def _make(entry: Entry, making: Metrics) -> None:
    """Make one metric and its private parts."""
    params = entry.entry("type_params", "type_params")
    if params is None:
        reason = "it has no type_params."
        raise Unusable(reason)
    doc = documentation(entry)
    params.pass_over("input_measures", "is_private")
    made = _KINDS.get(entry.word("type") or "simple", _unknown)(entry, params, making)
    word = entry.word("time_granularity")
    grain = grain_of(word, making.custom) if word else None
    if word and grain is None:
        making.losses.append(
            Loss(entry.kind, entry.name, f"its granularity '{word}' is not known.", whole=False, place=entry.place)
        )
    made = replace(made, grain=grain, doc=doc, private=params.flag("is_private"), place=entry.place)
    making.made[entry.name] = made
    making.made[entry.name] = replace(made, filter=_both(made.filter, _filter(entry, (entry.name,), making)))


def _unknown(entry: Entry, _: Entry, __: Metrics) -> Metric:
    reason = f"its type '{entry.word('type')}' is not known."
    raise Unusable(reason)


def _metric(name: str, definition: Definition, **more: object) -> Metric:
    return replace(Metric(name, definition, id=name), **more)  # type: ignore[arg-type]  # fields of Metric


# --- simple -----------------------------------------------------------------------------------------------------------
def _simple(entry: Entry, params: Entry, making: Metrics) -> Metric:
    part = params.entry("measure", "measure")
    aggregated = params.entry("metric_aggregation_params", "metric_aggregation_params")
    if part is None:
        found = _aggregated(entry, params, aggregated, making)
        return _with(_of_measure(found, entry.name, making), params, making)
    if aggregated is not None:
        aggregated.pass_over(*_AGGREGATION)
        params.pass_over("expr")
    found = _measure(part.name, making)
    metric = _of_measure(found, entry.name, making)
    return _with(_with(metric, part, making), params, making)


#: What a manifest repeats of a measure beside its metric.
_AGGREGATION = ("agg", "semantic_model", "expr", "agg_time_dimension", "non_additive_dimension", "agg_params")


def _aggregated(entry: Entry, params: Entry, aggregated: Entry | None, making: Metrics) -> Measure:
    """The measure of a metric that aggregates by itself."""
    part = aggregated or params
    model = part.text("semantic_model") or ""
    if model not in making.base.datasets:
        reason = "it names no measure and no semantic model."
        raise Unusable(reason)
    found = measure(part, entry.name, model, making.losses, expr=params.written("expr"))
    if found is None:
        reason = "its aggregate is left out."
        raise Unusable(reason)
    return found


def _measure(name: str, making: Metrics) -> Measure:
    if name not in making.measures:
        reason = f"it is made of the measure '{name}', which is left out or missing."
        raise Unusable(reason)
    return making.measures[name]


def _of_measure(found: Measure, name: str, making: Metrics) -> Metric:
    home = making.base.datasets[found.model]
    time = found.time if found.time != home.time else None
    definition = Simple(found.model, found.expr, time=time, semi=found.semi)
    return _metric(name, definition, doc=found.doc, place=found.entry.place)


def _with(metric: Metric, part: Entry, making: Metrics) -> Metric:
    """The metric with what one mapping says of filter, calendar and missing values."""
    making.made.setdefault(metric.name, metric)
    fill = number(part.text("fill_nulls_with"))
    return replace(
        metric,
        filter=_both(metric.filter, _filter(part, (metric.name,), making)),
        every_period=part.flag("join_to_timespine") or metric.every_period,
        fill=metric.fill if fill is None else fill,
    )


# --- ratio and derived ------------------------------------------------------------------------------------------------
def _ratio(entry: Entry, params: Entry, making: Metrics) -> Metric:
    sides = [params.entry(key, "input") for key in ("numerator", "denominator")]
    above, below = (_input(entry, side, making, suffix) for side, suffix in zip(sides, ("above", "below"), strict=True))
    return _metric(entry.name, Ratio(above, below))


def _derived(entry: Entry, params: Entry, making: Metrics) -> Metric:
    keys: dict[str, str] = {}
    for part in params.entries("metrics", "input"):
        called = part.text("alias") or part.name
        if called in keys:
            reason = f"two of its inputs are called '{called}'."
            raise Unusable(reason)
        keys[called] = _input(entry, part, making, called)
    expr = _expression(params, keys)
    return _metric(entry.name, Derived(expr, tuple(dict.fromkeys((*expr.columns, *keys.values())))))


def _expression(params: Entry, keys: dict[str, str]) -> Formula:
    written = params.written("expr")
    if written is None:
        reason = "it has no expr."
        raise Unusable(reason)
    found, faults = parse_formula(Written(written.text.strip(), written.place, exact=False), Role.VALUE)
    if found is None:
        raise Unusable(f"its expression is not read: {faults[0].sentence}")
    if unknown := [name for name in found.columns if name not in keys]:
        reason = f"its expression names '{unknown[0]}', which is none of its inputs."
        raise Unusable(reason)
    tree = found.tree.transform(lambda node: column(keys[node.name]).tree if isinstance(node, exp.Column) else node)
    return Formula(tree.sql("duckdb"), tree)


def _input(entry: Entry, part: Entry | None, making: Metrics, suffix: str) -> str:
    """The key of an input: the metric itself, or a private one where the input says more of its own."""
    if part is None or not part.name:
        reason = "one of its inputs is missing."
        raise Unusable(reason)
    if part.name not in making.made:
        reason = f"it is made of the metric '{part.name}', which is left out or missing."
        raise Unusable(reason)
    part.pass_over("alias")
    offset, filter_ = _offset(part, making), _filter(part, (part.name,), making)
    if offset is None and filter_ is None:
        return part.name
    name = _free(f"{entry.name}__{suffix}", making)
    definition = Derived(column(part.name), (part.name,))
    making.made[name] = _metric(name, definition, offset=offset, filter=filter_, private=True, doc=_part_of(entry))
    return name


def _part_of(entry: Entry) -> Documentation:
    return Documentation(description=f"A part of {entry.name}.")


def _free(name: str, making: Metrics) -> str:
    while name in making.made:
        name += "_"
    return name


def _window(part: Entry, key: str, making: Metrics) -> Span | None:
    found = span(part, key, making.custom)
    if found is None and part.has(key):
        reason = f"its {key} is no length of time."
        raise Unusable(reason)
    return found


def _offset(part: Entry, making: Metrics) -> Offset | None:
    grain = part.word("offset_to_grain")
    window = _window(part, "offset_window", making)
    if grain is None:
        return Earlier(window) if window else None
    found = grain_of(grain, making.custom)
    if found is None:
        reason = f"the grain '{grain}' of its offset is not known."
        raise Unusable(reason)
    return StartOf(found)


# --- cumulative and conversion ----------------------------------------------------------------------------------------
def _cumulative(entry: Entry, params: Entry, making: Metrics) -> Metric:
    inner = params.entry("cumulative_type_params", "cumulative_type_params")
    part, metric = params.entry("measure", "measure"), inner.entry("metric", "input") if inner else None
    key = _plain(entry, part.name, making) if part is not None else _input(entry, metric, making, "of")
    blocks = [block for block in (inner, params) if block is not None]
    window = next((w for block in blocks if (w := _window(block, "window", making))), None)
    to_date = next((g for block in blocks if (g := _grain(block, "grain_to_date", making))), None)
    word = (inner.word("period_agg") if inner else None) or "first"
    if word not in _PICKS:
        reason = f"its period_agg '{word}' is not known."
        raise Unusable(reason)
    made = _metric(entry.name, Cumulative(key, window, to_date, _PICKS[word]))
    return _with(_with(made, part, making) if part else made, params, making)


def _grain(block: Entry, key: str, making: Metrics) -> Grain | None:
    word = block.word(key)
    return grain_of(word, making.custom) if word else None


def _plain(entry: Entry, name: str, making: Metrics) -> str:
    """The key of the metric that is a measure and nothing else: the one of its name, or a private one."""
    found = _measure(name, making)
    known = making.made.get(name)
    plain = _of_measure(found, name, making)
    if known is not None and known == replace(
        known, filter=None, fill=None, every_period=False, definition=plain.definition
    ):
        return name
    key = name if known is None and name not in making.taken else _free(f"{entry.name}__{name}", making)
    making.made[key] = replace(plain, name=key, id=key, private=True)
    return key


def _conversion(entry: Entry, params: Entry, making: Metrics) -> Metric:
    inner = params.entry("conversion_type_params", "conversion_type_params")
    if inner is None or not inner.text("entity"):
        reason = "it names no entity."
        raise Unusable(reason)
    sides = ((f"{which}_measure", f"{which}_metric") for which in ("base", "conversion"))
    base, converted = (_event(entry, inner, keys, making) for keys in sides)
    constant = tuple(
        (part.text("base_property") or "", part.text("conversion_property") or "")
        for part in inner.entries("constant_properties", "constant_property")
    )
    rate = (inner.word("calculation") or "conversion_rate") == "conversion_rate"
    window = _window(inner, "window", making)
    definition = Conversion(base, converted, inner.text("entity") or "", window, rate, constant)
    made = _metric(entry.name, definition if rate else _beside(entry, definition, making))
    return _with(made, params, making)


def _beside(entry: Entry, counted: Conversion, making: Metrics) -> Derived:
    """The number of conversions wherever there are base events, also where none of them was followed.

    That they are named is all that the expression needs them for.
    """
    name = _free(f"{entry.name}__counted", making)
    making.made[name] = _metric(name, counted, private=True, doc=_part_of(entry))
    number, base = (column(key).tree for key in (name, counted.base))
    tree = exp.Case(
        ifs=[exp.If(this=exp.Is(this=base.copy(), expression=exp.Null()), true=number.copy())], default=number.copy()
    )
    formula = Formula(tree.sql("duckdb"), tree)
    return Derived(formula, formula.columns)


def _event(entry: Entry, inner: Entry, keys: tuple[str, str], making: Metrics) -> str:
    """The key of the metric that counts one side of a conversion."""
    part, metric = inner.entry(keys[0], "measure"), inner.entry(keys[1], "input")
    if part is None:
        return _input(entry, metric, making, keys[1])
    key = _plain(entry, part.name, making)
    own = _with(replace(making.made[key], fill=None), part, making)
    if own == making.made[key]:
        return key
    name = _free(f"{entry.name}__{part.name}", making)
    making.made[name] = replace(own, name=name, id=name, private=True, doc=_part_of(entry), grain=None)
    return name


# --- filters ----------------------------------------------------------------------------------------------------------
def _filter(part: Entry, metrics: tuple[str, ...], making: Metrics) -> Expression | None:
    texts = [text for block in part.entries("filter", "filter") for text in _filter_texts(block)]
    names = making.names(metrics)
    found: Expression | None = None
    for text in texts:
        try:
            found = _both(found, names.condition(text))
        except QueryError as error:
            raise Unusable(f"its filter is not read: {error.issues[0].sentence}") from None
    return found


def _filter_texts(block: Entry) -> Iterator[str]:
    """The texts of a filter: itself, or those of a manifest's `where_filters`."""
    wheres = block.entries("where_filters", "where_filter")
    if not wheres and (text := block.text("where_sql_template") or block.text("name")):
        yield text
    for where in wheres:
        yield where.text("where_sql_template") or where.name


def _both(left: Expression | None, right: Expression | None) -> Expression | None:
    return conjunction(dict.fromkeys((*conjuncts(left), *conjuncts(right))))


_KINDS = {
    "simple": _simple,
    "ratio": _ratio,
    "derived": _derived,
    "cumulative": _cumulative,
    "conversion": _conversion,
}
