"""Metrics as dbt writes them, with their filters in its own templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Derived,
    Earlier,
    Metric,
    Offset,
    Pick,
    Ratio,
    Simple,
    Span,
    StartOf,
)
from workbench.formats.metricflow.measured import Measured, Part, Unwritable
from workbench.formats.native_parts import Values, said
from workbench.formats.settled import gives
from workbench.formats.yaml_text import Written
from workbench.query.conditions_text import condition_text
from workbench.query.expression import Expression, Literal, MetricAt, Path
from workbench.query.walk import columns, walk, with_paths
from workbench.query.words import UNITS

__all__ = ["Models", "Unwritable", "metric_objects"]


@dataclass(frozen=True, slots=True)
class Models:
    """What is written of the datasets.

    Attributes:
        made: the simple metrics taken apart, or why they cannot be.
        links: the links that became entities, by dataset and name.
        primary: by dataset, the entity that stands before its own dimensions.
    """

    made: dict[str, Measured | Unwritable]
    links: frozenset[tuple[str, str]]
    primary: dict[str, str]


def metric_objects(catalog: Catalog, metric: Metric, models: Models) -> list[Values]:
    """Return a metric, after the parts it needs.

    Raises:
        Unwritable: dbt has no word for it.
    """
    if _is_input(metric):
        return []  # written where it is used
    if reason := gives(metric):
        raise Unwritable(f"it {reason}")
    written = _Writing(catalog, metric, models)
    return [*written.parts(), written.whole()]


def _is_input(metric: Metric) -> bool:
    """Whether it is another metric, filtered or shifted, made for one place."""
    return (
        metric.private
        and isinstance(metric.definition, Derived)
        and isinstance(metric.definition.expr.tree, exp.Column)
    )


class _Writing:
    def __init__(self, catalog: Catalog, metric: Metric, models: Models) -> None:
        self.catalog = catalog
        self.metric = metric
        self.models = models

    def parts(self) -> Iterator[Values]:
        """The metrics of the aggregates that a metric puts together."""
        own = self._own(self.metric.key)
        for part in own.parts if own and own.arithmetic else ():
            yield {"name": part.name, "type": "simple", "type_params": {"measure": _measure(part, None)}}

    def _own(self, key: str) -> Measured | None:
        """A simple metric taken apart; None for every other.

        Raises:
            Unwritable: it cannot be said there.
        """
        own = self.models.made.get(key)
        if isinstance(own, Unwritable):
            raise own
        return own

    def whole(self) -> Values:
        """The metric itself."""
        metric = self.metric
        rules = (("requires", metric.requires), ("forbids", metric.forbids), ("keeps apart", metric.unmixed))
        for what, value in rules:
            if value:
                message = f"it {what} dimensions, which MetricFlow does not hold to"
                raise Unwritable(message)
        kind, params = self._typed()
        return said(
            name=metric.name,
            description=metric.doc.description,
            label=metric.doc.title,
            type=kind,
            type_params={**params, **said(is_private=metric.private)},
            filter=self._filter(metric) if metric.filter is not None else None,
            time_granularity=str(metric.grain) if metric.grain else None,
            config=said(meta=said(owner=metric.doc.owner), tags=list(metric.doc.tags)),
        )

    def _typed(self) -> tuple[str, Values]:
        metric = self.metric
        if metric.every_period or metric.fill is not None:
            return self._filled()
        match metric.definition:
            case Simple():
                return self._simple()
            case Ratio(above, below):
                self._refuse_shift()
                return "ratio", {"numerator": self._input(above), "denominator": self._input(below)}
            case Derived() as derived:
                return "derived", self._derived(derived)
            case Cumulative() as cumulative:
                self._refuse_shift()
                return "cumulative", self._cumulative(cumulative)
            case Conversion() as conversion:
                self._refuse_shift()
                return "conversion", self._conversion(conversion)

    def _filled(self) -> tuple[str, Values]:
        """A metric of every period, or with a value where there is none: only measures are, alone or accumulated."""
        metric = self.metric
        self._refuse_shift()
        match metric.definition:
            case Simple():
                return self._simple()
            case Derived(expr, inputs) if isinstance(expr.tree, exp.Column) and self._is_measure(inputs[0]):
                return "simple", {"measure": _measure(self._only(inputs[0]), metric)}
            case Cumulative() as cumulative if self._is_measure(cumulative.metric):
                return "cumulative", {
                    **self._cumulative(cumulative),
                    "measure": _measure(self._only(cumulative.metric), metric),
                }
            case _:
                message = "it has a value where there is no data, which only measures have there"
                raise Unwritable(message)

    def _refuse_shift(self) -> None:
        if self.metric.offset is not None:
            message = f"it is a {self.metric.kind} metric at another time, and only inputs are shifted there"
            raise Unwritable(message)

    def _simple(self) -> tuple[str, Values]:
        own = self._own(self.metric.key)
        self._refuse_shift()
        simple = self.metric.definition
        if isinstance(simple, Simple) and simple.semi is not None:
            self._follow(simple.semi.within, self.metric.key)
        assert own is not None  # noqa: S101  every simple metric was taken apart
        if own.arithmetic and (self.metric.every_period or self.metric.fill is not None):
            message = "it has a value where there is no data, which only measures have there"
            raise Unwritable(message)
        if own.arithmetic:
            return "derived", {"expr": own.arithmetic, "metrics": [{"name": part.name} for part in own.parts]}
        return "simple", {"measure": _measure(own.parts[0], self.metric)}

    def _derived(self, derived: Derived) -> Values:
        tree = derived.expr.tree
        if tree.find(exp.Window):
            message = "it has a window function"
            raise Unwritable(message)
        called = {key: self._alias(key) for key in derived.inputs}
        inputs = [self._input(key) for key in derived.inputs]
        if self.metric.offset is not None:
            if not isinstance(tree, exp.Column) or "offset_window" in inputs[0] or "offset_to_grain" in inputs[0]:
                message = "it shifts what is made of several metrics, and only inputs are shifted there"
                raise Unwritable(message)
            inputs = [{**inputs[0], **_offset(self.metric.offset)}]
        return {"expr": _spelt(tree, called).sql("duckdb"), "metrics": inputs}

    def _alias(self, key: str) -> str:
        return self.catalog.metrics[key].name

    def _input(self, key: str) -> Values:
        """One input, with what it says of its own."""
        metric = self.catalog.metrics[key]
        if not _is_input(metric):
            return {"name": self._known(key).name}
        inner = self._known(metric.inputs[0])
        return {
            "name": inner.name,
            "alias": metric.name,
            **(_offset(metric.offset) if metric.offset else {}),
            **said(filter=self._filter(metric) if metric.filter is not None else None),
        }

    def _known(self, key: str) -> Metric:
        """A metric that is written; what is made of one that is not is not either."""
        metric = self.catalog.metrics[key]
        if key != self.metric.key:
            metric_objects(self.catalog, metric, self.models)
        return metric

    def _cumulative(self, cumulative: Cumulative) -> Values:
        if cumulative.over:
            message = "it runs along another axis than time"
            raise Unwritable(message)
        inner = said(
            window=_span(cumulative.window) if cumulative.window else None,
            grain_to_date=str(cumulative.to_date) if cumulative.to_date else None,
            period_agg=cumulative.pick.value if cumulative.pick is not Pick.FIRST else None,
            metric=None if self._is_measure(cumulative.metric) else self._input(cumulative.metric),
        )
        measure = self._event(cumulative.metric) if self._is_measure(cumulative.metric) else None
        return said(measure=measure, cumulative_type_params=inner)

    def _is_measure(self, key: str) -> bool:
        own, metric = self._own(key), self.catalog.metrics[key]
        plain = (metric.filter, metric.offset, metric.fill, metric.every_period) == (None, None, None, False)
        return own is not None and not own.arithmetic and plain

    def _event(self, key: str) -> Values:
        return {"name": self._only(key).name}

    def _only(self, key: str) -> Part:
        """The measure that a metric is and nothing else."""
        own = self._own(key)
        if own is None or not self._is_measure(key):
            message = f"it counts '{key}', which is no measure alone"
            raise Unwritable(message)
        return own.parts[0]

    def _conversion(self, conversion: Conversion) -> Values:
        for event in (conversion.base, conversion.converted):
            self._follow([conversion.entity], event)
        constant = [
            {"base_property": left.replace(".", "__"), "conversion_property": right.replace(".", "__")}
            for left, right in conversion.constant
        ]
        inner = said(
            base_measure=self._event(conversion.base),
            conversion_measure=self._event(conversion.converted),
            entity=conversion.entity.replace(".", "__"),
            calculation="conversion_rate" if conversion.rate else "conversions",
            window=_span(conversion.window) if conversion.window else None,
            constant_properties=constant,
        )
        return {"conversion_type_params": inner}

    # --- filters ------------------------------------------------------------------------------------------------------
    def _filter(self, metric: Metric) -> str:
        """A condition in SQL with dbt's objects for its paths."""
        condition = metric.filter
        if condition is None:
            return ""
        _check_constants(condition)
        homes = _homes(self.catalog, metric.key)
        paths = dict.fromkeys(column.path for column in columns(condition))
        objects = {f"object_{number}": self._object(path, homes) for number, path in enumerate(paths)}
        swaps = {path: Path((name,)) for path, name in zip(paths, objects, strict=True)}
        text = condition_text(with_paths(condition, swaps))
        return re.sub(r"\bobject_\d+\b", lambda found: objects[found[0]], text)

    def _check_links(self, reached: Reached) -> None:
        for link in reached.links:
            if (link.dataset, link.name) not in self.models.links:
                message = f"it follows the link '{link.dataset}.{link.name}', which is left out"
                raise Unwritable(message)
        name = reached.dimension.name if reached.dimension else ""
        if name in UNITS or name.startswith("extract_"):
            message = f"it names the dimension '{name}', which is read as a grain there"
            raise Unwritable(message)

    def _follow(self, paths: Iterable[str], key: str) -> None:
        """Refuse paths from a metric's dataset along links that are left out."""
        for path in paths:
            for home in _homes(self.catalog, key)[:1]:
                for reached in readings(self.catalog, self.catalog.datasets[home], tuple(path.split("."))):
                    self._check_links(reached)

    def _object(self, path: Path, homes: list[str]) -> str:
        dataset = self.catalog.datasets[homes[0]]
        means = readings(self.catalog, dataset, path.parts)
        if len(means) != 1 or means[0].part:
            message = f"its filter reads '{'.'.join(path.parts)}', which has no name there"
            raise Unwritable(message)
        reached = means[0]
        self._check_links(reached)
        roles = [link.name for link in reached.links]
        if reached.axis:
            return f"{{{{ TimeDimension('metric_time', '{reached.grain or _base(reached)}') }}}}"
        if reached.dimension is None:
            return f"{{{{ Entity('{'__'.join(roles)}') }}}}"
        name = "__".join([*(roles or [self.models.primary[dataset.key]]), reached.dimension.name])
        if reached.grain:
            return f"{{{{ TimeDimension('{name}', '{reached.grain}') }}}}"
        return f"{{{{ Dimension('{name}') }}}}"


def _base(reached: Reached) -> str:
    return reached.dimension.grain.value if reached.dimension and reached.dimension.grain else "day"


def _homes(catalog: Catalog, key: str) -> list[str]:
    metric = catalog.metrics[key]
    own = [metric.definition.dataset] if isinstance(metric.definition, Simple) else []
    return own + [home for inner in metric.inputs for home in _homes(catalog, inner)]


def _check_constants(condition: Expression) -> None:
    for part in walk(condition):
        if (
            isinstance(part, Literal)
            and isinstance(part.value, str)
            and not re.fullmatch(r"[^'\\{}\n\r\t]*", part.value)
        ):
            message = "a text in its filter holds a quote or a sign of a template"
            raise Unwritable(message)
        if isinstance(part, MetricAt):
            message = "its filter reads a metric at another grain"
            raise Unwritable(message)


def _measure(part: Part, metric: Metric | None) -> Written:
    """The measure of a metric. A count over no row at all is null there, where it is 0 here: a fill would do too much."""
    fill = int(metric.fill) if metric is not None and metric.fill is not None else None
    if metric is not None and metric.fill != fill:
        message = f"it is filled with {metric.fill}, and only whole numbers fill there"
        raise Unwritable(message)
    spine = bool(metric and metric.every_period)
    return (
        part.name if fill is None and not spine else said(name=part.name, fill_nulls_with=fill, join_to_timespine=spine)
    )


def _spelt(tree: exp.Expr, called: dict[str, str]) -> exp.Expr:
    def swap(node: exp.Expr) -> exp.Expr:
        return exp.column(called[node.name]) if isinstance(node, exp.Column) and node.name in called else node

    return tree.copy().transform(swap, copy=False)


def _offset(offset: Offset) -> Values:
    match offset:
        case Earlier(span):
            return {"offset_window": _span(span)}
        case StartOf(grain):
            return {"offset_to_grain": str(grain)}


def _span(span: Span) -> str:
    return f"{span.count} {span.grain}"
