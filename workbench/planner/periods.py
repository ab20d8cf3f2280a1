"""Periods that have no data: the calendar's periods, as a query groups by them, beside what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workbench.catalog.formula import column
from workbench.catalog.graph import Reached
from workbench.catalog.model import Catalog, Dataset, Dimension
from workbench.errors import Issue, QueryError
from workbench.planner.bounds import spans
from workbench.planner.calendar import Instants, finer, floored, instants_for, time_of, wanted_grain
from workbench.planner.nodes import (
    Aggregate,
    Condition,
    Ends,
    EveryPeriod,
    Extreme,
    Field,
    Filter,
    Generated,
    Key,
    Named,
    Predicate,
    Project,
    Related,
    Rows,
    Scan,
    Spread,
    Value,
)
from workbench.planner.period import Stretch, cuts
from workbench.planner.relations import Relations, field_of
from workbench.planner.resolved import Branch, Resolved
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Expression, MetricAt, Path
from workbench.query.instants import floor
from workbench.query.model import SUB_DAY, Unit
from workbench.query.walk import columns, walk


# --- conditions on nothing but time -----------------------------------------------------------------------------------
def reads_time(part: Expression, branch: Branch) -> bool:
    """Whether a condition reads the branch's axis; a path that means nothing here is told of elsewhere."""
    known = dict((*branch.inner, *branch.paths))
    return any(column.path in known and branch.on_axis(known[column.path]) for column in columns(part))


def reads_only_time(part: Expression, branch: Branch) -> bool:
    """Whether a condition reads the branch's axis and nothing else, so that it can be told of a calendar's instant."""
    paths = [column.path for column in columns(part)]
    at_grain = any(isinstance(each, MetricAt) for each in walk(part))
    return bool(paths) and not at_grain and all(branch.on_axis(branch.reached(path)) for path in paths)


def shared_filters(branch: Branch) -> tuple[Expression, ...]:
    """Return the conditions that the metrics around all aggregates of a branch put on the result."""
    each = [[part for given in leaf.context.filters for part in conjuncts(given)] for leaf in branch.leaves]
    return tuple(part for part in each[0] if all(part in others for others in each)) if each else ()


def _time_conditions(resolved: Resolved, branch: Branch) -> Iterator[Expression]:
    """The conditions on the periods of the result: those of the query and of its metrics."""
    for part in dict.fromkeys((*conjuncts(resolved.query.where), *shared_filters(branch))):
        if reads_only_time(part, branch):
            yield part


def instants_listed(catalog: Catalog, axis: Dimension, during: Stretch | None, wanted: Iterable[Reached]) -> Instants:
    """Return the calendar whose periods are listed; by days where the stretch of time asked for cuts one of them."""
    grain = wanted_grain(catalog, axis, (), wanted)
    return instants_for(catalog, Unit.DAY if finer(Unit.DAY, grain) and cuts(during, grain) else grain)


# --- the calendar's periods -------------------------------------------------------------------------------------------
def calendar_rows(instants: Instants, relation: str, ends: Ends, during: Stretch | None) -> Rows:
    """Return the rows of a calendar under a name; a generated one runs between the ends, or as asked."""
    if instants.dataset is not None or instants.grain is None:
        return Scan(relation, instants.home)
    start = _instant(during.start, instants.grain) if during and during.start else None
    end = _instant(during.end - timedelta(microseconds=1), instants.grain) if during and during.end else None
    return Generated(instants.grain, start, end, None if start and end else ends, relation)


def between(rows: Rows, instant: Field, ends: Ends, during: Stretch | None) -> Rows:
    """Return the rows of a calendar that lie within the data, on each side that no stretch of time cuts."""
    first, last = (Field("ends", column(name), instant.grain, name) for name in ("earliest", "latest"))
    after = () if during and during.start else (Related(instant, ">=", first),)
    before = () if during and during.end else (Related(instant, "<=", last),)
    return Spread(rows, "ends", ends, (*after, *before)) if after or before else rows


def _instant(moment: datetime, grain: Unit) -> date | datetime:
    first = floor(moment, grain)
    return first if grain in SUB_DAY else first.date()


def ends_of(home: Dataset, axis: Field, grain: Unit | None) -> Aggregate:
    """Return the earliest and the latest instant that a dataset has on an axis of its own."""
    value = replace(axis, relation=home.name)
    read = floored(value, value.grain, grain)
    sides = (Extreme("earliest", greatest=False, value=read), Extreme("latest", greatest=True, value=read))
    return Aggregate(Scan(home.name, home), f"{home.name}_ends", (), sides)


class Side:
    """The calendar as a branch of its own, so that whatever is read of a time axis can be read of its instants."""

    def __init__(self, catalog: Catalog, instants: Instants) -> None:
        self.home = instants.home
        self.time = time_of(self.home)
        self.relations = Relations(catalog, Branch(self.home, self.home.time, (), ()))

    @property
    def instant(self) -> Field:
        """The calendar's instant."""
        return field_of(self.home.name, self.time)

    def read(self, reached: Reached) -> Value:
        """Return what a path along some axis means of the calendar's instant."""
        base = reached.dimension.grain if reached.dimension else None
        grain = reached.grain or (None if reached.part else base)
        return self.relations.own(Reached((), self.home.key, self.time, grain, reached.part))

    def condition(self, part: Expression, branch: Branch) -> Condition:
        """Return a condition on nothing but time, told of the calendar's instant."""
        return Condition(part, tuple((c.path, self.read(branch.reached(c.path))) for c in columns(part)))

    def listed(self, rows: Rows, keys: tuple[Key, ...], predicates: tuple[Predicate, ...]) -> Aggregate:
        """Return the distinct periods that have an instant for which the predicates hold."""
        rows = self.relations.joined(rows)
        return Aggregate(Filter(rows, predicates) if predicates else rows, "periods", keys, ())


@dataclass(frozen=True, slots=True)
class Listing:
    """The instants that periods are listed of.

    Attributes:
        ends: the data that they are listed for.
        of_data: only those between the ends, also where the calendar reaches further.
    """

    instants: Instants
    ends: Ends
    of_data: bool = False


def periods(
    catalog: Catalog, resolved: Resolved, branch: Branch, listing: Listing, keys: Mapping[str, Reached]
) -> Aggregate:
    """Return the calendar's periods by some keys, cut by what the query says of time alone."""
    instants, ends = listing.instants, listing.ends
    side = Side(catalog, instants)
    named = tuple(Key(name, side.read(reached)) for name, reached in keys.items())
    predicates: list[Predicate] = [side.condition(part, branch) for part in _time_conditions(resolved, branch)]
    during = branch.during if branch.along is None else None
    if during is not None:
        predicates.insert(0, spans(side.instant, during))
    rows = calendar_rows(instants, side.home.name, ends, during)
    rows = between(rows, side.instant, ends, during) if listing.of_data and instants.dataset is not None else rows
    return side.listed(rows, named, tuple(predicates))


def padded(
    catalog: Catalog, resolved: Resolved, branch: Branch, totals: Aggregate | Project, listed: Aggregate
) -> Project:
    """Return the totals of a branch with a row for each listed period that has none."""
    keys = tuple(key.name for key in totals.keys)
    values = tuple(measure.name for measure in totals.measures) if isinstance(totals, Aggregate) else ()
    rows = EveryPeriod(totals, listed, tuple(key.name for key in listed.keys), (*keys, *values))
    return _asked_for(catalog, resolved, branch, rows, f"{totals.name}_of_every_period")


def _asked_for(catalog: Catalog, resolved: Resolved, branch: Branch, rows: EveryPeriod, name: str) -> Project:
    """The rows and the added ones; what the query demands of its keys and their labels holds for these too.

    So a group that is not asked for does not appear.
    """
    shown = dict(_shown(catalog, resolved))
    again = tuple(
        Condition(part, tuple((c.path, Named(shown[c.path])) for c in columns(part)))
        for part in conjuncts(resolved.query.where)
        if _told_by_keys(part, shown) and not reads_only_time(part, branch)
    )
    held = Filter(rows, again) if again else rows
    return Project(held, name, tuple(Key(each, Named(each)) for each in rows.columns))


def _shown(catalog: Catalog, resolved: Resolved) -> Iterator[tuple[Path, str]]:
    """What tells of a group, with its column: each key, and the label that stands beside it."""
    for group in resolved.grouped:
        yield group.path, group.output
        lead = resolved.lead.reached(group.path)
        target = catalog.datasets[lead.dataset]
        if lead.dimension is None and target.label and (name := group.label(target)):
            yield Path((*group.path.parts, target.label)), name


def _told_by_keys(part: Expression, shown: Mapping[Path, str]) -> bool:
    """Whether a condition reads nothing but keys of the result and their labels."""
    read = {column.path for column in columns(part)}
    return bool(read) and read <= set(shown) and not any(isinstance(each, MetricAt) for each in walk(part))


def filled(catalog: Catalog, resolved: Resolved, rows: Rows, keys: tuple[str, ...]) -> Project:
    """Return the rows of a whole query with a row for each period that has no data, as `fill` asks.

    The periods run from the first to the last of the data, or over the stretch of time asked for.

    Raises:
        QueryError: the query does not group by time.
    """
    branch = resolved.branches[0]
    timely = {g.output: reached for g in resolved.grouped if branch.on_axis(reached := branch.reached(g.path))}
    if not timely or branch.axis is None:
        message = "fill adds the periods without data, so the query must group by time."
        raise QueryError(Issue("needs-time", message, remedy="Add by time.month, or another grain.", subject="fill"))
    wanted = [reached for _, reached in branch.paths if branch.on_axis(reached)]
    instants = instants_listed(catalog, branch.dataset.dimensions[branch.axis], branch.during, wanted)
    sides = {(each.dataset.key, each.axis): each for each in resolved.branches if each.axis}
    ends = Ends(tuple(ends_of(each.dataset, Relations(catalog, each).axis, instants.grain) for each in sides.values()))
    whole = replace(branch, leaves=())  # the filters of a metric do not say which periods there are
    listed = periods(catalog, resolved, whole, Listing(instants, ends, of_data=True), timely)
    leaves = dict.fromkeys(leaf.name for each in resolved.branches for leaf in each.leaves)
    rows = EveryPeriod(rows, listed, tuple(key.name for key in listed.keys), (*keys, *leaves))
    return _asked_for(catalog, resolved, branch, rows, "every_period")
