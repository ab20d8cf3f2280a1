"""A query as parts that can each be changed or taken away: what the pills of the ask panel show.

Each choice is a whole query that plans; what cannot be asked is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice

from workbench.catalog.askable import askable
from workbench.catalog.check_kinds import counted
from workbench.catalog.graph import readings
from workbench.catalog.model import Catalog, DimensionType
from workbench.catalog.model import Dimension as Known
from workbench.errors import WorkbenchError
from workbench.planner import plan
from workbench.query import model as q
from workbench.query.arguments import label
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Path
from workbench.query.instants import floor, shift
from workbench.query.model import MetricQuery, Unit
from workbench.query.text import comparison_text, condition_text, period_text, text
from workbench.query.tidy import tidied

#: How many choices a part has.
MOST = 8

#: The grains that are offered of a time axis.
_GRAINS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)

#: A dimension with more values than this is not offered to group by.
_MANY = 1_000

_LIMITS = (3, 5, 10, 20)

Values = Callable[[str], Sequence[str]]
Similar = Callable[[str], Sequence[str]]


class Part(StrEnum):
    """What a part of a query is."""

    METRIC = "metric"
    DIMENSION = "dimension"
    FILTER = "filter"
    TIME = "time"
    COMPARISON = "comparison"
    LIMIT = "limit"
    MORE = "more"  # nothing yet: what may be added


@dataclass(frozen=True, slots=True)
class Choice:
    """A change to a query: what it puts there, and the whole query that comes of it."""

    label: str
    query: MetricQuery

    @property
    def text(self) -> str:
        """The query's canonical text."""
        return text(self.query)


@dataclass(frozen=True, slots=True)
class Pill:
    """A part of a query.

    Attributes:
        label: as people call it.
        means: as the query text has it.
        without: the query without it; None where it cannot go.
        choices: what may stand in its place.
    """

    kind: Part
    label: str
    means: str
    without: MetricQuery | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """Takes queries of one catalog apart.

    Attributes:
        values: the known values of a dimension by its path.
        similar: the names of metrics like one, the likest first.
    """

    catalog: Catalog
    today: date
    values: Values
    similar: Similar

    def pills(self, query: MetricQuery) -> tuple[Pill, ...]:
        """Return a query's parts in the order of its text; none of one without metrics."""
        if not query.metrics:
            return ()
        return (
            *self._metrics(query),
            *self._groups(query),
            *self._filters(query),
            *self._time(query),
            *self._rest(query),
            *self._more(query),
        )

    # --- one kind after another ---------------------------------------------------------------------------------------
    def _metrics(self, query: MetricQuery) -> Iterator[Pill]:
        asked = {item.name for item in query.metrics}
        for i, item in enumerate(query.metrics):
            others = (name for name in self.similar(item.name) if name not in asked)
            choices = ((self._title(name), _with_metric(query, i, name)) for name in others)
            rest = (*query.metrics[:i], *query.metrics[i + 1 :])
            without = tidied(replace(query, metrics=rest)) if rest else None
            title = label(self._title(item.name), item.arguments)
            shown = f"Share of {title}" if isinstance(item, q.Share) else title
            yield self._pill(Part.METRIC, shown, item.name, without, choices)

    def _groups(self, query: MetricQuery) -> Iterator[Pill]:
        for i, item in enumerate(query.by):
            path = ".".join(item.path.parts)
            others = self._grains(item.path) if _grain(item.path) else self._paths(query)
            choices = ((label, tidied(replace(query, by=_put(query.by, i, other)))) for label, other in others)
            without = tidied(replace(query, by=(*query.by[:i], *query.by[i + 1 :])))
            yield self._pill(Part.DIMENSION, f"by {self._called(query, item.path)}", path, without, choices)

    def _filters(self, query: MetricQuery) -> Iterator[Pill]:
        conditions = conjuncts(query.where)
        for i, condition in enumerate(conditions):
            before, after = conditions[:i], conditions[i + 1 :]
            without = replace(query, where=conjunction((*before, *after)))
            path, held = _held(condition)
            said = condition_text(condition)
            if path is None:
                yield self._pill(Part.FILTER, said, said, without, iter(()))
                continue
            others = (value for value in self.values(".".join(path.parts)) if value not in held)
            holding = ((value, Compare("=", Column(path), Literal(value))) for value in others)
            choices = (
                (value, replace(query, where=conjunction((*before, held_at, *after)))) for value, held_at in holding
            )
            yield self._pill(Part.FILTER, f"{self._called(query, path)}: {', '.join(held)}", said, without, choices)

    def _time(self, query: MetricQuery) -> Iterator[Pill]:
        if query.during is None:
            return
        choices = ((period_text(period), replace(query, during=period)) for period in self._periods(query.during))
        said = period_text(query.during)
        yield self._pill(Part.TIME, said, f"during {said}", replace(query, during=None, compare=None), choices)

    def _rest(self, query: MetricQuery) -> Iterator[Pill]:
        if query.compare is not None:
            said = f"compare to {comparison_text(query.compare)}"
            others = (c for c in _COMPARISONS if c != query.compare)
            choices = ((f"compare to {comparison_text(c)}", replace(query, compare=c)) for c in others)
            yield self._pill(Part.COMPARISON, said, said, replace(query, compare=None), choices)
        if query.limit is not None:
            limit = query.limit
            numbers = (n for n in _LIMITS if n != limit.count)
            choices = ((f"first {n}", replace(query, limit=replace(limit, count=n))) for n in numbers)
            yield self._pill(
                Part.LIMIT, f"first {limit.count}", f"limit {limit.count}", replace(query, limit=None), choices
            )

    def _more(self, query: MetricQuery) -> Iterator[Pill]:
        """What may be added: a grain of time, a dimension, a comparison."""
        found: list[tuple[str, MetricQuery]] = []
        if not any(_grain(item.path) for item in query.by):
            month = Path(("time", Unit.MONTH))
            found.append(("by month", replace(query, by=(*query.by, q.Dimension(month)))))
        if query.during is not None and query.compare is None:
            found += [(f"compare to {comparison_text(c)}", replace(query, compare=c)) for c in _COMPARISONS]
        found += [
            (f"by {label}", replace(query, by=(*query.by, q.Dimension(path)))) for label, path in self._paths(query)
        ]
        yield self._pill(Part.MORE, "", "", None, iter(found))

    # --- what may stand there -----------------------------------------------------------------------------------------
    def _pill(
        self,
        kind: Part,
        label: str,
        means: str,
        without: MetricQuery | None,
        choices: Iterator[tuple[str, MetricQuery]],
    ) -> Pill:
        kept = islice((Choice(name, query) for name, query in choices if self._plans(query)), MOST)
        return Pill(kind, label, means, without if without and self._plans(without) else None, tuple(kept))

    def _plans(self, query: MetricQuery) -> bool:
        try:
            plan(self.catalog, query, today=self.today)
        except WorkbenchError:
            return False
        return True

    def _paths(self, query: MetricQuery) -> Iterator[tuple[str, Path]]:
        """Other dimensions that all metrics can be asked by and people would: those with known values, labels first."""
        taken = {item.path for item in query.by}
        found = []
        for written in askable(self.catalog, [item.name for item in query.metrics]):
            path = Path(tuple(written.split(".")))
            known = self._known(query, path)
            if path in taken or known is None or not self._is_told_apart(known, written):
                continue
            is_label = self.catalog.datasets[known.dataset].label == known.name
            found.append((not is_label, len(path.parts), known.doc.title or written, path))
        named = sorted(found, key=lambda each: each[:2])
        titles = [title for *_, title, _ in named]
        return ((title if titles.count(title) == 1 else ".".join(path.parts), path) for *_, title, path in named)

    def _is_told_apart(self, known: Known, path: str) -> bool:
        """Whether people would group by it: yes or no, or one of some known values."""
        return known.type is DimensionType.BOOLEAN or (
            known.type is DimensionType.TEXT and 1 < len(self.values(path)) <= _MANY
        )

    def _grains(self, path: Path) -> Iterator[tuple[str, Path]]:
        for unit in _GRAINS:
            if unit != path.parts[-1]:
                yield f"by {unit}", Path((*path.parts[:-1], unit))

    def _periods(self, during: q.Period) -> Iterator[q.Period]:
        """The periods around the one at hand, the whole year, and the last ones."""
        if isinstance(during, q.Between) and during.first == during.last:
            unit, start = during.first.unit, during.first.start
            yield _one(shift(start, -1, unit), unit)
            yield _one(shift(start, 1, unit), unit)
            yield _one(shift(start, -1, Unit.YEAR), unit)
        if isinstance(during, q.Between):
            longer = Unit.YEAR if during.first.unit is not Unit.YEAR else Unit.MONTH
            yield _one(floor(during.first.start, longer), longer)
        for count, unit in ((1, Unit.MONTH), (3, Unit.MONTH), (12, Unit.MONTH), (1, Unit.WEEK)):
            if during != q.Last(count, unit):
                yield q.Last(count, unit)

    def _known(self, query: MetricQuery, path: Path) -> Known | None:
        """The dimension that a path means from the first metric's own dataset."""
        keys = self.catalog.metric_keys(query.metrics[0].name)
        own = counted(self.catalog, self.catalog.metrics[keys[0]]) if keys else ()
        found = (reached for dataset in own for reached in readings(self.catalog, dataset, path.parts))
        return next((reached.dimension for reached in found), None)

    def _called(self, query: MetricQuery, path: Path) -> str:
        if _grain(path):
            return path.parts[-1]
        known = self._known(query, path)
        return known.doc.title if known is not None and known.doc.title else ".".join(path.parts)

    def _title(self, name: str) -> str:
        keys = self.catalog.metric_keys(name)
        metric = self.catalog.metrics[keys[0]] if keys else None
        return metric.doc.title if metric is not None and metric.doc.title else name


_COMPARISONS: tuple[q.Comparison, ...] = (q.PreviousPeriod(), q.Earlier(1, Unit.YEAR))


def _one(start: datetime, unit: Unit) -> q.Between:
    return q.Between(q.Instant(start, unit), q.Instant(start, unit))


def _grain(path: Path) -> bool:
    return path.parts[-1] in set(_GRAINS)


def _put(by: tuple[q.Dimension, ...], i: int, path: Path) -> tuple[q.Dimension, ...]:
    return (*by[:i], q.Dimension(path), *by[i + 1 :])


def _held(condition: Expression) -> tuple[Path | None, tuple[str, ...]]:
    """The path that a condition holds at values, and the values; no path where it says anything else."""
    match condition:
        case Compare("=", Column(path), Literal(str(value))):
            return path, (value,)
        case In(Column(path), items, negated=False) if all(isinstance(item, Literal) for item in items):
            return path, tuple(str(item.value) for item in items if isinstance(item, Literal))
        case _:
            return None, ()


def _with_metric(query: MetricQuery, i: int, name: str) -> MetricQuery:
    """Another metric in place of one, ordered by what it stands for."""
    item = query.metrics[i]
    new = q.Share(name, item.within) if isinstance(item, q.Share) else q.Metric(name)
    old, key = Path(tuple(item.name.split("."))), Path(tuple(name.split(".")))
    order = tuple(replace(o, key=key) if o.key == old else o for o in query.order)
    return tidied(replace(query, metrics=(*query.metrics[:i], new, *query.metrics[i + 1 :]), order=order))
