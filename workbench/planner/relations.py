"""The relations of a branch: the dataset itself and every dataset that its paths look up, each role apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.catalog.formula import Formula, column
from workbench.catalog.graph import Reached, calendar_of, leads_to_key
from workbench.catalog.model import Catalog, Dimension, JoinKey, Link
from workbench.errors import Issue, QueryError, UnsupportedError
from workbench.planner.calendar import fiscal, floored, time_of
from workbench.planner.measures import filled
from workbench.planner.nodes import (
    Condition,
    Either,
    Field,
    Filter,
    Holds,
    Join,
    Named,
    Part,
    Predicate,
    Related,
    Rows,
    Scan,
    Shifted,
    Spans,
    Spread,
    Truncated,
    Value,
)
from workbench.planner.resolved import AtGrain, Branch, Measured
from workbench.query.expression import MetricAt
from workbench.query.model import SUB_DAY, Fiscal, Unit


class Relations:
    """The relations of one branch: the dataset itself and every dataset its paths look up, each role apart.

    Attributes:
        instant: what the branch's time axis is read as: the calendar's instant, where the branch is read at others than
            its rows' own.
        periods: the calendars that custom periods are looked up in, by the time value they are looked up for.
    """

    def __init__(self, catalog: Catalog, branch: Branch) -> None:
        self.catalog = catalog
        self.branch = branch
        self.base = branch.dataset.name
        self.joins: dict[tuple[Link, ...], str] = {(): self.base}
        self.metrics: dict[str, AtGrain] = {}
        self.periods: dict[tuple[str, Value], str] = {}
        self.steps: set[str] = set()
        self.instant: Field | None = None
        if branch.instants is not None:
            self.instant = branch.instants.field(self.free(branch.instants.name))

    def relation(self, links: tuple[Link, ...]) -> str:
        """Return the name of the relation at the end of the links, looked up on first use."""
        if links not in self.joins:
            self.relation(links[:-1])
            name = "_".join(link.name for link in links)
            name = name if name not in self.joins.values() else f"{name}_{self.catalog.datasets[links[-1].to].name}"
            self.joins[links] = self.free(name)
        return self.joins[links]

    def free(self, name: str) -> str:
        """Return a name that no relation of the branch has, as like the given one as may be."""
        taken = {
            *self.joins.values(),
            *self.periods.values(),
            *self.steps,
            self.instant.relation if self.instant else "",
        }
        while name in taken:
            name += "_"
        return name

    def step(self, name: str) -> str:
        """Return a free name for a calendar between the rows and the result's instants, and keep it."""
        self.steps.add(name := self.free(name))
        return name

    def value(self, reached: Reached, moves: int = 0) -> Value:
        """Return the value a path stands for; a key is read where it is held, without looking its dataset up.

        The axis that the branch is moved along is the calendar's instant.

        Args:
            moves: how many of the branch's moves have led from the result's instant to the one that is meant.
        """
        if self.instant is None or not self.branch.on_axis(reached):
            return self._read(reached, None)
        if 0 < moves < len(self.branch.moves):
            name = self.branch.leaves[0].metric.key
            message = f"A filter inside '{name}' reads time between two shifts, which this version does not execute."
            raise UnsupportedError(Issue("unsupported-metric", message, remedy="Put it on the innermost metric."))
        return self._read(reached, None if moves else self.instant)

    def own(self, reached: Reached) -> Value:
        """Return the value a path stands for in a row itself, whatever instant the row is counted at."""
        return self._read(reached, None)

    @property
    def time(self) -> Field:
        """The instant that `time` stands for: the calendar's, where the branch is moved along it; else the row's."""
        return self.instant if self.instant is not None and self.branch.along is None else self.axis

    @property
    def axis(self) -> Field:
        """The branch's time axis, as its rows have it."""
        return self.read(self.base, self.branch.dataset.dimensions[self.branch.axis or ""])

    @property
    def moved(self) -> Field:
        """The axis that the branch is moved along, as its rows have it."""
        along = self.branch.along
        links = along.links if along else ()
        dimension = (along.dimension if along else None) or self.branch.dataset.dimensions[self.branch.axis or ""]
        return self.read(self.relation(links), dimension)

    def _read(self, reached: Reached, instant: Field | None) -> Value:
        if reached.dimension is None or (leads_to_key(reached) and not self._in_zone(reached.dimension)):
            return self._key(reached)
        dimension = reached.dimension
        field = instant or self.read(self.relation(reached.links), dimension)
        if reached.part:
            return Part(field, reached.part)
        if reached.grain is None or reached.grain == field.grain:
            return floored(field, field.grain, field.grain) if field.grain else field
        if isinstance(reached.grain, Fiscal):
            return fiscal(field, reached.grain, self.catalog)
        return Truncated(field, reached.grain) if isinstance(reached.grain, Unit) else self.period(field, reached.grain)

    def read(self, relation: str, dimension: Dimension) -> Field:
        """Return a dimension as a relation has it; a time of day in the zone that the query asks for."""
        field = field_of(relation, dimension)
        if not self._in_zone(dimension):
            return field
        return replace(field, zones=(self.catalog.timezone, self.branch.zone or ""), whole=False)

    def _in_zone(self, dimension: Dimension) -> bool:
        """Whether a dimension is read in another zone than it is written in: a date is the same everywhere."""
        return dimension.grain in SUB_DAY and self.branch.zone not in {None, self.catalog.timezone}

    def period(self, value: Field, name: str) -> Field:
        """Return the period of a calendar that a time value falls in, looked up on first use."""
        calendar = calendar_of(self.catalog, name)
        if calendar is None:
            raise KeyError(name)
        instants = self.branch.instants
        if value == self.instant and instants is not None and instants.dataset is calendar:
            relation = value.relation
        else:
            relation = self.periods.setdefault((calendar.key, value), self.free(f"{value.name}_{calendar.name}"))
        dimension = calendar.dimensions[name]
        return field_of(relation, dimension)

    def metric(self, item: MetricAt) -> Value:
        """Return the value of a metric at a grain of its own, looked up at the rows; its `fill` where it has none there."""
        at = next(at for at in self.branch.at if at.item == item)
        name = next((name for name, known in self.metrics.items() if known == at), None)
        if name is None:
            name = "_by_".join([item.name.rpartition(".")[2], *(path.parts[-1] for path in item.by)])
            while name in self.joins.values() or name in self.metrics:
                name += "_"
            self.metrics[name] = at
            for key in at.keys:
                self.value(key)
        (measured,) = at.inner.measured
        return at_grain_value(name, item, measured)

    def _key(self, reached: Reached) -> Value:
        link = reached.links[-1]
        if len(link.on) > 1:
            names = tuple(f"{link.name}.{key.target.text}" for key in link.on)
            message = f"The key of '{link.name}' has {len(link.on)} columns."
            raise QueryError(
                Issue("composite-key", message, suggestions=names, remedy="Name the one you want.", subject=link.name)
            )
        return Field(self.relation(reached.links[:-1]), link.on[0].local, name=link.name)

    def joined(self, rows: Rows) -> Rows:
        """Return the rows with every dataset that was looked up beside them."""
        for links, name in self.joins.items():
            if links:
                rows = self._looked_up(rows, links, name)
        return self._with_periods(rows, of_instant=False)

    def _looked_up(self, rows: Rows, links: tuple[Link, ...], name: str) -> Join:
        link, left = links[-1], self.joins[links[:-1]]
        parts = tuple(self._parts(links))
        on = (
            *((Field(left, key.local), key.target) for key in link.on),
            *((value, key.target) for value, key in parts),
        )
        own = all(value.relation == left for value, _ in parts)
        whole = replace(link, on=(*link.on, *(key for _, key in parts))) if own else None  # what can be checked of it
        return Join(rows, name, self.catalog.datasets[link.to], on, link.name, self._valid(links), whole)

    def _parts(self, links: tuple[Link, ...]) -> Iterator[tuple[Field, JoinKey]]:
        """The partitions of a dataset that is looked up, each as the nearest dataset on the way has it."""
        target = self.catalog.datasets[links[-1].to]
        for name in target.partitions:
            theirs = target.dimensions[name]
            for end in reversed(range(len(links))):
                home = self.catalog.datasets[links[end - 1].to] if end else self.branch.dataset
                if name in home.partitions and (mine := home.dimensions[name]).grain == theirs.grain:
                    yield field_of(self.relation(links[:end]), mine), JoinKey(mine.expr, theirs.expr)
                    break

    def _valid(self, links: tuple[Link, ...]) -> tuple[Value, Formula, Formula] | None:
        """From when to when a row of a history holds, and the instant that is asked of it.

        It is the dataset's own time, whatever axis a metric has: what a row is called must not hang on what is asked.
        """
        link = links[-1]
        if link.valid is None:
            return None
        home = self.catalog.datasets[links[-2].to] if links[:-1] else self.branch.dataset
        at = link.valid.at or home.time or (None if links[:-1] else self.branch.axis)
        left = self.joins[links[:-1]]
        if at is None and links[:-1]:  # a dataset on the way that knows no time: the instant of the rows themselves
            home, left, at = self.branch.dataset, self.base, self.branch.dataset.time or self.branch.axis
        if at is None:
            message = f"'{link.name}' leads into a history, and {home.name} names no time dimension to read it at."
            raise QueryError(Issue("history-time", message, remedy="Name one with at: in its link.", subject=link.name))
        return field_of(left, home.dimensions[at]), link.valid.start, link.valid.end

    def joined_to_instants(self, rows: Rows) -> Rows:
        """Return the rows with every calendar that was looked up for their instant."""
        return self._with_periods(rows, of_instant=True)

    def _with_periods(self, rows: Rows, *, of_instant: bool) -> Rows:
        for (key, value), name in self.periods.items():
            if (value == self.instant) is of_instant:
                calendar = self.catalog.datasets[key]
                time = time_of(calendar)
                day = floored(value, value.grain, time.grain) if isinstance(value, Field) and time.grain else value
                rows = Join(rows, name, calendar, ((day, time.expr),), f"{name}")
        return rows

    def of_instants(self, predicate: Predicate) -> bool:
        """Whether a predicate reads the instant that the branch is read at, or a period of it."""
        return self._of_instants(relations_of(predicate))

    def is_instant(self, value: Value) -> bool:
        """Whether a value is read of the instant that the branch is read at, or of a period of it."""
        return self._of_instants(relations_in(value))

    def _of_instants(self, read: frozenset[str]) -> bool:
        names = {name for (_, value), name in self.periods.items() if value == self.instant}
        return self.instant is not None and not read.isdisjoint({self.instant.relation, *names})


def at_grain_value(relation: str, item: MetricAt, measured: Measured) -> Field:
    """Return a metric of a grain of its own where a relation has it; its `fill` where it has no value there."""
    found, fill = column(measured.output), measured.metric.fill
    return Field(relation, found if fill is None else filled(found, fill), name=item.name)


def field_of(relation: str, dimension: Dimension) -> Field:
    """Return a dimension as a relation has it."""
    return Field(relation, dimension.expr, dimension.grain, dimension.name, dimension.whole)


def relations_of(predicate: Predicate) -> frozenset[str]:
    """Return the relations whose columns a predicate reads."""
    match predicate:
        case Condition(_, bindings):
            return frozenset(name for _, value in bindings for name in relations_in(value))
        case Holds(relation, formula, bindings):
            own = {relation} if formula.columns else set()
            return frozenset(own.union(*(relations_in(value) for _, value in bindings)))
        case Spans(value):
            return relations_in(value)
        case Either(options):
            return frozenset(name for option in options for each in option for name in relations_of(each))
        case Related(left, _, right):
            return relations_in(left) | relations_in(right)


def relations_in(value: Value) -> frozenset[str]:
    """Return the relation a value reads, if it reads one."""
    match value:
        case Field(relation):
            return frozenset({relation})
        case Truncated(inner) | Part(inner) | Shifted(inner):
            return relations_in(inner)
        case Named():
            return frozenset()


def relations_below(rows: Rows) -> frozenset[str]:
    """Return the relations that stand in the rows before they are grouped."""
    match rows:
        case Scan(relation):
            return frozenset({relation})
        case Join(input_, relation):
            return relations_below(input_) | {relation}
        case Spread(input_, relation):
            return relations_below(input_) | {relation}
        case Filter(input_):
            return relations_below(input_)
        case _:
            return frozenset()
