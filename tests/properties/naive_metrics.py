"""Metrics, naively: the values of each in its groups, from the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from naive_conditions import evaluated
from naive_moves import (
    OPEN,
    Limits,
    Move,
    calendar_days,
    counts,
    instants,
    keeps_months,
    on_months,
    picked,
    unit_of_instants,
)
from naive_rows import Column, Group, Row, Rows, View
from naive_sql import aggregate, scalar
from naive_values import divided, inside, value
from naive_windows import windowed
from sqlglot import exp

from workbench.catalog import model as c
from workbench.query import expression as e
from workbench.query import model as q
from workbench.query.walk import columns as columns_of
from workbench.query.walk import walk


@dataclass(frozen=True)
class Scope:
    """What a metric is asked with: groups, conditions of query and metrics around it, the range, and other instants.

    Attributes:
        within: conditions that stand inside a move, so that they read the rows' own time.
        every_period: whether periods without data have a row too; filters on time say which periods there are.
    """

    by: tuple[e.Path, ...]
    where: tuple[e.Expression, ...] = ()
    limits: Limits = OPEN
    moves: tuple[Move, ...] = ()
    within: tuple[e.Expression, ...] = ()
    every_period: bool = False


#: A group without rows.
NOWHERE = (object(),)


def column(values: Mapping[Group, Any]) -> Column:
    return Column(frozenset(values), values.get)


class Metrics:
    """The metrics of a catalog over its rows."""

    def __init__(self, rows: Rows, today: date) -> None:
        self.rows, self.today = rows, today
        self.at_other_grains: dict[e.MetricAt, Column] = {}

    def view(self, name: str) -> View:
        """Return a dataset that a metric counts in, as it sees it."""
        metric = self.rows.catalog.metrics[name]
        if not isinstance(metric.definition, c.Simple):
            return self.view(metric.inputs[0])
        dataset = self.rows.catalog.datasets[metric.definition.dataset]
        return View(self.rows, dataset, metric.definition.time or dataset.time)

    def grains(self, name: str) -> frozenset[q.Unit]:
        """Return the base grains of the axes that a metric is counted along."""
        inputs = self.rows.catalog.metrics[name].inputs
        if inputs:
            return frozenset().union(*map(self.grains, inputs))
        view = self.view(name)
        grain = view.dataset.dimensions[view.time or ""].grain
        return frozenset({grain} if grain is not None else ())

    def metric(self, name: str, scope: Scope) -> Column:
        """Return a metric's values in the groups of a scope; what stands beside its formula holds inside it."""
        metric = self.rows.catalog.metrics[name]
        scope = replace(scope, every_period=scope.every_period or metric.every_period)
        if metric.filter is not None and scope.moves:
            scope = replace(scope, within=(*scope.within, metric.filter))
        elif metric.filter is not None:
            scope = replace(scope, where=(*scope.where, metric.filter))
        if metric.offset is not None:
            scope = replace(scope, moves=(*scope.moves, metric.offset))
        found = self.defined(name, metric.definition, scope)
        if metric.fill is None:
            return found
        fill = value(metric.fill)
        return Column(found.groups, lambda group: fill if (held := found.at(group)) is None else held)

    def defined(self, name: str, definition: c.Definition, scope: Scope) -> Column:
        match definition:
            case c.Simple():
                view = self.view(name)
                found = self.moved(view, definition, scope) if scope.moves else self.simple(view, definition, scope)
                missing = self.missing(view, scope, found.groups) if scope.every_period else frozenset()
                return Column(found.groups | missing, found.at)
            case c.Cumulative(inner):
                return self.metric(inner, replace(scope, moves=(*scope.moves, definition)))
            case c.Ratio(numerator, denominator):
                return ratio(self.metric(numerator, scope), self.metric(denominator, scope))
            case c.Derived(expr, inputs) if isinstance(expr.tree, exp.Window):
                columns = {key: self.metric(key, scope) for key in inputs}
                return windowed(expr.tree, columns, [".".join(path.parts) for path in scope.by])
            case c.Derived(expr, inputs):
                return derived(expr, {key: self.metric(key, scope) for key in inputs})
        raise AssertionError(f"no rule for {definition}")

    # --- simple -------------------------------------------------------------------------------------------------------
    def simple(self, view: View, definition: c.Simple, scope: Scope) -> Column:
        kept = [row for row in self.rows.of(view.dataset) if self.passes(view, row, scope)]
        if definition.semi is not None:
            kept = balanced(view, definition.semi, kept, scope.by)
        groups: dict[Group, list[Row]] = {} if scope.by else {(): []}
        for row in kept:
            groups.setdefault(view.group(row, scope.by), []).append(row)
        return column({group: self.aggregated(view, definition, rows) for group, rows in groups.items()})

    def aggregated(self, view: View, definition: c.Simple, rows: list[Row]) -> Any:
        """Return the aggregate over the rows that meet the metric's own `where`."""
        where = definition.where
        counted = [row for row in rows if where is None or self.rows.sql(view.dataset, row, where) is True]
        return aggregate(definition.expr.tree, [self.rows.reader(view.dataset, row) for row in counted])

    def passes(self, view: View, row: Row, scope: Scope) -> bool:
        """Return whether a row is in the range and meets every condition."""
        if scope.limits != OPEN and not inside(view.read(row, ("time",)), scope.limits):
            return False
        return all(self.meets(view, row, condition) for condition in (*scope.where, *scope.within))

    def meets(self, view: View, row: Row, condition: e.Expression) -> bool:
        """Return whether a condition is true for a row; unknown is not enough."""

        def read(wanted: e.Column | e.MetricAt) -> Any:
            if isinstance(wanted, e.MetricAt):
                return self.elsewhere(wanted, view.group(row, wanted.by))
            return view.read(row, wanted.path.parts)

        return evaluated(condition, read) is True

    def elsewhere(self, wanted: e.MetricAt, group: Group) -> Any:
        """Return a metric's value at another grain: over all its rows, and of none where a part of the group is null."""
        if wanted not in self.at_other_grains:
            self.at_other_grains[wanted] = self.metric(wanted.name, Scope(wanted.by))
        found = self.at_other_grains[wanted]
        return found.at(NOWHERE if None in group else group)

    # --- at other instants --------------------------------------------------------------------------------------------
    def moved(self, view: View, definition: c.Simple, scope: Scope) -> Column:
        """Return a metric's values at other instants; range and conditions on time cut the result."""
        (move,) = scope.moves
        axis = {path: cut[0] for path in scope.by if (cut := view.cut_of(path, view.time or "")) is not None}
        if not axis:
            assert isinstance(move, c.Cumulative)
            assert (move.window, move.to_date) == (None, None)
            return self.simple(view, definition, replace(scope, moves=()))
        found: dict[Group, list[tuple[datetime, list[Row]]]] = {}
        unit = unit_of_instants(move, axis.values(), uncut=self.uncut(view, scope))
        for at, rows in self.at_instants(view, move, unit, scope):
            here: dict[Group, list[Row]] = {}
            for row in rows:
                group = tuple(self.rows.part(at, axis[p]) if p in axis else view.read(row, p.parts) for p in scope.by)
                here.setdefault(group, []).append(row)
            for group, each in here.items():
                found.setdefault(group, []).append((at, each))
        return column({group: self.standing(view, definition, move, each) for group, each in found.items()})

    def standing(self, view: View, definition: c.Simple, move: Move, each: list[tuple[datetime, list[Row]]]) -> Any:
        """Return what stands for a group over its instants: one's value, or the aggregate of the shifted rows."""
        if isinstance(move, c.Cumulative):
            return picked([(at, self.aggregated(view, definition, rows)) for at, rows in each], move.pick)
        return self.aggregated(view, definition, [row for _, rows in each for row in rows])

    def at_instants(self, view: View, move: Move, unit: q.Unit, scope: Scope) -> list[tuple[datetime, list[Row]]]:
        """Return the instants of the result, each with the rows that count there."""
        of_time, rest = on_time(view, scope)
        others = replace(scope, where=rest, limits=OPEN)
        known = [(row, at) for row in self.rows.of(view.dataset) if (at := view.read(row, ("time",))) is not None]
        passing = [(row, at) for row, at in known if self.passes(view, row, others)]
        return [
            (at, [row for row, moment in passing if counts(move, at, moment, unit)])
            for at in instants([at for _, at in known], unit, scope.limits, sorted(self.rows.days))
            if self.shows(view, at, of_time, scope.limits)
        ]

    def uncut(self, view: View, scope: Scope) -> bool:
        """Return whether neither the range nor a condition on time cuts a month."""
        of_time, _ = on_time(view, scope)
        return on_months(scope.limits) and all(
            keeps_months(x, lambda path: view.target(path.parts).cut) for x in of_time
        )

    def shows(self, view: View, at: datetime, conditions: list[e.Expression], limits: Limits) -> bool:
        """Return whether an instant of the result is in the range and meets the conditions on time."""
        if not inside(at, limits):
            return False
        return all(
            evaluated(x, lambda read: self.rows.part(at, view.target(read.path.parts).cut)) is True for x in conditions
        )

    # --- periods without data -----------------------------------------------------------------------------------------
    def missing(
        self,
        view: View,
        scope: Scope,
        groups: frozenset[Group],
        *,
        known: list[datetime] | None = None,
        of_data: bool = False,
    ) -> frozenset[Group]:
        """Return a group for each period asked for that none of some groups has, null in what is not time."""
        axis = {place: cut[0] for place, path in enumerate(scope.by) if (cut := view.cut_of(path, view.time or ""))}
        if not axis:
            return frozenset()
        read = on_time(view, scope)[0]
        of_time = [x for x in read if all(view.cut_of(y.path, view.time or "") for y in columns_of(x))]
        own = [at for row in self.rows.of(view.dataset) if (at := view.read(row, ("time",))) is not None]
        days = calendar_days(own if known is None else known, scope.limits, sorted(self.rows.days), of_data=of_data)
        shown = [day for day in days if self.shows(view, day, of_time, scope.limits)]
        had = {tuple(group[place] for place in axis) for group in groups}
        periods = {tuple(self.rows.part(day, cut) for cut in axis.values()) for day in shown} - had
        padded = [dict(zip(axis, period, strict=True)) for period in periods]
        found = [tuple(period.get(place) for place in range(len(scope.by))) for period in padded]
        return frozenset(group for group in found if allowed(scope, of_time, group))

    def missing_of_all(self, names: list[str], scope: Scope, groups: frozenset[Group]) -> frozenset[Group]:
        """Return the missing periods of a whole result, over the data of all its metrics."""
        views = [view for name in names for view in self.views(name)]
        known = [at for view in views for row in self.rows.of(view.dataset) if (at := view.read(row, ("time",)))]
        return self.missing(views[0], scope, groups, known=known, of_data=True)

    def views(self, name: str) -> list[View]:
        """Return the datasets that a metric counts in."""
        inputs = self.rows.catalog.metrics[name].inputs
        return [view for key in inputs for view in self.views(key)] if inputs else [self.view(name)]


def allowed(scope: Scope, of_time: list[e.Expression], group: Group) -> bool:
    """Return whether the conditions on nothing but the groups hold for a group."""
    values = dict(zip(scope.by, group, strict=True))
    parts = [x for condition in scope.where for x in conjuncts(condition) if x not in of_time]
    plain = [x for x in parts if not any(isinstance(part, e.MetricAt) for part in walk(x))]
    told = [x for x in plain if {y.path for y in columns_of(x)} <= values.keys()]
    return all(evaluated(x, lambda read: values[read.path]) is True for x in told)


def balanced(view: View, semi: c.SemiAdditive, rows: list[Row], by: tuple[e.Path, ...]) -> list[Row]:
    """Return the rows at the first or last instant of each period asked for, and of each of what it is within."""
    periods = [path for path in by if view.cut_of(path, semi.over) is not None]
    within = [e.Path(tuple(path.split("."))) for path in semi.within]
    moments = [(row, view.group(row, (*periods, *within)), view.read(row, (semi.over,))) for row in rows]
    known = [(row, key, at) for row, key, at in moments if at is not None]
    best = min if semi.pick is c.Pick.FIRST else max
    return [row for row, key, at in known if at == best(moment for _, other, moment in known if other == key)]


def on_time(view: View, scope: Scope) -> tuple[list[e.Expression], tuple[e.Expression, ...]]:
    """Return the conditions that read the axis, and the others."""
    conditions = [each for condition in scope.where for each in conjuncts(condition)]
    of_time = [x for x in conditions if any(view.cut_of(y.path, view.time or "") for y in columns_of(x))]
    return of_time, tuple(x for x in conditions if x not in of_time)


def conjuncts(condition: e.Expression) -> tuple[e.Expression, ...]:
    """Return the parts of a condition that must all hold."""
    return condition.operands if isinstance(condition, e.And) else (condition,)


def ratio(numerator: Column, denominator: Column) -> Column:
    def at(group: Group) -> Any:
        left, right = numerator.at(group), denominator.at(group)
        return None if left is None or right is None else divided(left, right)

    return Column(numerator.groups | denominator.groups, at)


def derived(expr: c.Formula, inputs: Mapping[str, Column]) -> Column:
    def at(group: Group) -> Any:
        return scalar(expr.tree, lambda parts: inputs[".".join(parts)].at(group))

    return Column(frozenset().union(*(each.groups for each in inputs.values())), at)
