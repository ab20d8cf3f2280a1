"""MetricFlow's names: `listing__user__home_state`, `metric_time__month`, and the paths and columns they are here.

Where a time dimension is named without a grain, the smallest it has is meant; for `metric_time` the coarsest of the
defaults of the metrics, else a day, else the smallest that all of them have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.catalog.formula import Role, parse_formula
from workbench.catalog.graph import reach, readings
from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, Grain, Metric, Simple
from workbench.errors import Issue, QueryError, nearest
from workbench.formats.conditions import expression_of, moment, refused
from workbench.formats.metricflow.template import Item, item, template
from workbench.formats.metricflow.words import grain_of
from workbench.query import expression as e
from workbench.query.model import SUB_DAY, Unit

#: The name of the common time axis there.
METRIC_TIME = "metric_time"

#: Date parts there, called the same here; days of the week count from Monday = 1.
PARTS = ("year", "quarter", "month", "day", "dow", "doy")

_FINEST = tuple(Unit)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means.

    Attributes:
        parts: the path here.
        column: the column it becomes there.
        grain: of a time dimension: the grain it is read at; None for all others, and for date parts.
    """

    parts: tuple[str, ...]
    column: str
    grain: Grain | None = None

    @property
    def path(self) -> e.Path:
        """The path as a query holds it."""
        return e.Path(self.parts)


class Names:
    """What names mean in a query for some metrics, or in a metric's own filter.

    Args:
        metrics: the metrics that are asked for, which say what `metric_time` is.
    """

    def __init__(self, catalog: Catalog, metrics: Iterable[str] = ()) -> None:
        self._catalog = catalog
        self._metrics = tuple(metrics)
        self._custom = frozenset(name for dataset in catalog.calendars for name in _periods(dataset))
        self._simple = tuple(_simple(catalog.metrics, self._metrics))

    # --- items ------------------------------------------------------------------------------------------------------
    def named(self, found: Item) -> Named:
        """Return what an object or a bare name means.

        Raises:
            QueryError: its grain or date part is not known.
        """
        parts = (*found.entity_path, *found.name.lower().split("__"))
        grain, part = self._grain(found.grain), found.part
        if len(parts) > 1 and grain is None and part is None:
            if last := grain_of(parts[-1], self._custom):
                parts, grain = parts[:-1], last
            elif parts[-1].startswith("extract_"):
                parts, part = parts[:-1], parts[-1].removeprefix("extract_")
        parts = self._whole(parts)
        if part is not None:
            return self._part(parts, part)
        return self._at(parts, grain)

    def _whole(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """The name from where the metrics are: an entity and what it has may stand for a longer way that ends so.

        Of several the shortest; a name that no metric has stays as it is, and the planner says so.
        """
        homes = [self._catalog.datasets[key] for key in dict.fromkeys(simple.dataset for simple in self._simple)]
        if len(parts) < 2 or all(readings(self._catalog, home, parts) for home in homes):
            return parts
        longer = [
            {r.parts for r in reach(self._catalog, home.key) if r.parts[-len(parts) :] == parts} for home in homes
        ]
        return min(set.intersection(*longer), key=lambda found: (len(found), found), default=parts)

    def _grain(self, word: str | None) -> Grain | None:
        if word is None:
            return None
        if (grain := grain_of(word, self._custom)) is None:
            near = nearest(word, [*_FINEST, *self._custom])
            raise QueryError(Issue("grain", f"No grain '{word}'.", suggestions=near, subject=word))
        return grain

    def _part(self, parts: tuple[str, ...], word: str) -> Named:
        if word.lower() not in PARTS:
            message, near = f"No date part '{word}'.", nearest(word, PARTS)
            raise QueryError(Issue("date-part", message, suggestions=near, subject=word))
        extracted = f"extract_{word.lower()}"
        return Named((*_path(parts), extracted), "__".join((*parts, extracted)))

    def _at(self, parts: tuple[str, ...], grain: Grain | None) -> Named:
        base = self.axis_grain() if parts == (METRIC_TIME,) else self._base(parts)
        grain = grain or base
        if grain is None:
            return Named(_path(parts), "__".join(parts))
        return Named((*_path(parts), str(grain)), "__".join((*parts, str(grain))), grain)

    # --- time -------------------------------------------------------------------------------------------------------
    def axis_grain(self) -> Grain:
        """Return the grain of `metric_time` where none is written."""
        least = _coarsest([Unit.DAY, *self.base_grains()]) if self._simple else Unit.DAY
        stated = [m.grain for name in self._metrics if (m := self._catalog.metrics.get(name)) and m.grain]
        units = [grain for grain in stated if isinstance(grain, Unit)]
        if not units:
            return stated[0] if stated else least
        default = _coarsest(units)
        floor = _coarsest(self.base_grains() or [default])
        return default if _FINEST.index(default) >= _FINEST.index(floor) else least

    def base_grains(self) -> list[Unit]:
        """Return the grains of the time axes of the metrics' data."""
        found = []
        for simple in self._simple:
            dataset = self._catalog.datasets[simple.dataset]
            axis = dataset.dimensions.get(simple.time or dataset.time or "")
            if axis is not None and axis.grain is not None:
                found.append(axis.grain)
        return found

    def _base(self, parts: tuple[str, ...]) -> Grain | None:
        """The smallest grain of a time dimension; None for what is none."""
        homes = dict.fromkeys(simple.dataset for simple in self._simple) or self._catalog.datasets
        for home in homes:
            found = _dimension(self._catalog, self._catalog.datasets[home], parts)
            if found is not None:
                return found.grain if found.type is DimensionType.TIME else None
        return None

    # --- conditions -------------------------------------------------------------------------------------------------
    def condition(self, text: str) -> e.Expression:
        """Return a filter as a condition of ours.

        Raises:
            QueryError: it is not readable, or holds what a query has no word for.
        """
        taken = template(text)
        formula, faults = parse_formula(taken.sql, Role.FILTER)
        if formula is None:
            raise QueryError(faults)
        used: dict[str, Named] = {}
        times: dict[e.Path, Grain] = {}

        def column(tree: object) -> e.Expression:
            name = getattr(tree, "name", "")
            if getattr(tree, "table", "") or name not in taken.items:
                remedy = f"Write {{{{ Dimension('entity__{name}') }}}}."
                raise refused(f"The bare column '{name}' may not stand in a filter.", remedy)
            return self._value(name, taken.items[name], used, times)

        found = expression_of(formula.tree, column)
        if lost := [name for name in taken.items if name not in used and taken.items[name].kind != "Metric"]:
            raise refused(f"{{{{ {taken.items[lost[0]].name} }}}} stands inside quotes.")
        return dated(found, times)

    def _value(self, name: str, found: Item, used: dict[str, Named], times: dict[e.Path, Grain]) -> e.Expression:
        if found.kind == "Metric":
            return e.MetricAt(found.name, tuple(self.named(item(by)).path for by in found.group_by))
        used[name] = named = self.named(found)
        if named.grain is not None:
            times[named.path] = named.grain
        return e.Column(named.path)


def _path(parts: tuple[str, ...]) -> tuple[str, ...]:
    return ("time",) if parts == (METRIC_TIME,) else parts


def _periods(dataset: Dataset) -> tuple[str, ...]:
    return dataset.calendar.periods if dataset.calendar else ()


def _coarsest(units: list[Unit]) -> Unit:
    return max(units, key=_FINEST.index)


def _simple(metrics: Mapping[str, Metric], names: Iterable[str]) -> Iterator[Simple]:
    """The aggregates that metrics are made of."""
    todo, seen = list(names), set[str]()
    while todo:
        name = todo.pop()
        metric = metrics.get(name)
        if metric is None or name in seen:
            continue
        seen.add(name)
        if isinstance(metric.definition, Simple):
            yield metric.definition
        todo += metric.inputs


def _dimension(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...]) -> Dimension | None:
    """The dimension that a name ends at, from a dataset; None for a key, or nothing."""
    if len(parts) == 1:
        return dataset.dimensions.get(parts[0])
    if parts[0] in dataset.aliases and (own := _dimension(catalog, dataset, parts[1:])):
        return own
    link = dataset.links.get(parts[0])
    for each in (link, *link.also) if link else ():
        if found := _dimension(catalog, catalog.datasets[each.to], parts[1:]):
            return found
    return None


# --- constants beside times -------------------------------------------------------------------------------------------
def dated(found: e.Expression, times: Mapping[e.Path, Grain]) -> e.Expression:
    """Return a condition with the texts that stand beside a time made days or instants."""
    match found:
        case e.And(operands):
            return e.And(tuple(dated(part, times) for part in operands))
        case e.Or(operands):
            return e.Or(tuple(dated(part, times) for part in operands))
        case e.Not(operand):
            return e.Not(dated(operand, times))
        case e.Compare(op, left, right):
            return e.Compare(op, _beside(left, right, times), _beside(right, left, times))
        case e.In(operand, items, negated):
            return e.In(operand, tuple(_beside(part, operand, times) for part in items), negated)
        case e.Within(operand, low, high, negated):
            return e.Within(operand, _beside(low, operand, times), _beside(high, operand, times), negated)
        case _:
            return found


def _beside(constant: e.Expression, other: e.Expression, times: Mapping[e.Path, Grain]) -> e.Expression:
    match constant, other:
        case e.Literal(str() as written), e.Column(path) if isinstance(times.get(path), Unit):
            return e.Literal(_moment(written, times[path]))
        case _:
            return constant


def _moment(written: str, grain: Grain) -> datetime | e.Scalar:
    """A written day beside dates; an instant beside instants, and wherever a time of day is written."""
    found = moment(written, "timestamp")
    assert isinstance(found, datetime)  # noqa: S101  `moment` gives what it is asked for
    midnight = found == datetime.combine(found.date(), datetime.min.time())
    return found.date() if midnight and grain not in SUB_DAY else found
