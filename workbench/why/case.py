"""A question why: which queries answer it, and what their rows say together. Nothing is run here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.catalog.model import Catalog
from workbench.errors import Issue, QueryError
from workbench.planner import Plan, plan
from workbench.planner.compare import before
from workbench.planner.period import Stretch
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.text import text
from workbench.result.model import ResultColumn
from workbench.why.dimensions import Values, looked_at
from workbench.why.kinds import Measure, measure
from workbench.why.model import Change, Split, Weighed
from workbench.why.split import Groups, parts, totals, uneven

if TYPE_CHECKING:
    import pyarrow

#: How far floating-point sums in another order may differ, in proportion.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked, and how to find out.

    Attributes:
        query: one metric, a stretch of time and what it is compared with; no dimensions.
        measure: what to ask for, of which catalog.
        column: how the metric's values are shown.
        paths: the dimensions to look at.
        left_out: those not looked at, with the reason.
    """

    query: q.MetricQuery
    measure: Measure
    column: ResultColumn
    earlier: tuple[datetime, datetime]
    later: tuple[datetime, datetime]
    paths: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]

    def asked(self, path: str | None) -> q.MetricQuery:
        """Return the query over one dimension; over none: of the whole."""
        by = () if path is None else (q.Dimension(Path(tuple(path.split("."))), alias="value"),)
        return replace(self.query, metrics=tuple(q.Metric(name) for name in self.measure.names), by=by)

    def found(self, whole: pyarrow.Table, tables: Sequence[pyarrow.Table]) -> Change:
        """Put the answers together.

        Args:
            whole: the answer to `asked(None)`.
            tables: the answers to `asked(path)`, in the order of `paths`.

        Raises:
            QueryError: of a rate: one of the periods has nothing that it could be a rate of.
        """
        rate = self.measure.below is not None
        first, last = _groups(whole, self.measure, keyed=False)[None]
        values = self._value(first, self.earlier), self._value(last, self.later)
        groups = [_groups(table, self.measure, keyed=True) for table in tables]
        splits = [_split(path, title, g, rate=rate) for (path, title), g in zip(self.paths, groups, strict=True)]
        return Change(
            query=self.query,
            text=text(self.query),
            column=self.column,
            earlier=self.earlier,
            later=self.later,
            before=values[0],
            after=values[1],
            rate=rate,
            splits=tuple(sorted(_different(splits), key=lambda split: (-split.uneven, split.path))),
            left_out=self.left_out,
            warnings=tuple(_unlike(self.paths, groups, (first, last))),
        )

    def _value(self, group: Weighed, stretch: tuple[datetime, datetime]) -> Fraction:
        value = group.value(rate=self.measure.below is not None)
        if value is None:
            message = f"'{self.column.name}' has no value from {stretch[0]:%Y-%m-%d} to {stretch[1]:%Y-%m-%d}."
            remedy = "Ask about stretches of time that both have data."
            raise QueryError(Issue("no-value", message, remedy=remedy, subject=self.column.name))
        return value


def case(catalog: Catalog, query: q.MetricQuery, *, today: date | None, values: Values) -> Case:
    """Return what a question why needs.

    Args:
        query: one metric with `during`, perhaps `where`, `compare to` (the previous period unless said) and `by` the
            dimensions to look at: without, those that the metric can be grouped by and whose values are few.
        values: the known values of a dimension by its path.

    Raises:
        QueryError: it has not one metric or no stretch of time, or its change cannot be taken apart.
    """
    _check(query)
    compared = replace(query, by=(), compare=query.compare or q.PreviousPeriod(), order=(), limit=None)
    planned = plan(catalog, compared, today=today)
    later = _both_ends(planned.resolved.during)
    earlier = _both_ends(before(compared.compare, *later))
    found = measure(catalog, planned.resolved.measured[0])
    paths, left_out = looked_at(catalog, query, planned, values)
    return Case(
        replace(compared, metrics=planned.resolved.query.metrics),
        found,
        _column(planned),
        earlier,
        later,
        paths,
        left_out,
    )


def _both_ends(stretch: Stretch | None) -> tuple[datetime, datetime]:
    if stretch is None or stretch.start is None or stretch.end is None:
        message = "A change has a stretch of time with both ends."
        raise QueryError(Issue("why", message, remedy="Say during 2013-02, or during 2013-01 to 2013-03."))
    return stretch.start, stretch.end


def _check(query: q.MetricQuery) -> None:
    if len(query.metrics) != 1 or not isinstance(query.metrics[0], q.Metric):
        message = "A question why is about one metric."
        raise QueryError(Issue("why", message, remedy="Write one, such as: cancellations during 2013-02."))
    if query.metrics[0].arguments:
        message = "A change is taken apart for the defaults of a metric's parameters, not for other values."
        remedy = (
            f"Define a metric with these values, such as: expr: {text(q.MetricQuery(query.metrics), oneline=True)}."
        )
        raise QueryError(Issue("why", message, remedy=remedy, subject=query.metrics[0].name))
    if query.during is None:
        message = "Since when? A change has a stretch of time."
        remedy = f"Say during, such as: {query.metrics[0].name} during 2013-02 compare to previous period."
        raise QueryError(Issue("why", message, remedy=remedy, subject=query.metrics[0].name))
    for name, clause in (("having", query.having), ("limit", query.limit), ("order by", query.order or None)):
        if clause is not None:
            message = f"{name} has no meaning in a question why: all groups count."
            raise QueryError(Issue("why", message, remedy=f"Leave {name} out."))


def _column(planned: Plan) -> ResultColumn:
    item = planned.resolved.measured[0]
    metric = item.metric
    better = str(metric.better) if metric.better else None
    title = metric.doc.title or metric.name
    return ResultColumn(item.output, "metric", "number", None, metric.unit, metric.format, title, better)


# --- rows to groups ---------------------------------------------------------------------------------------------------
def _groups(table: pyarrow.Table, measured: Measure, *, keyed: bool) -> Groups:
    """Read a comparison's rows: for each value of the dimension what it had in both periods; null is nothing."""
    above, below = measured.above, measured.below
    found: dict[str | None, tuple[Weighed, Weighed]] = {}
    for row in table.to_pylist():
        name = row["value"] if keyed else None
        old = Weighed(_exact(row[f"{above}__previous"]), _exact(row[f"{below}__previous"] if below else None))
        new = Weighed(_exact(row[above]), _exact(row[below] if below else None))
        found[None if name is None else str(name)] = (old, new)
    return found or {None: (Weighed(), Weighed())}


def _exact(value: float | Decimal | None) -> Fraction:
    return Fraction(0) if value is None else Fraction(value)


def _split(path: str, title: str, groups: Groups, *, rate: bool) -> Split:
    found = parts(groups, rate=rate)
    return Split(path, title, found, uneven(groups, rate=rate))


def _different(splits: Sequence[Split]) -> Iterator[Split]:
    """Leave out what tells nothing: the codes of names that were shown, one single value, what the metric itself counts."""
    seen: set[tuple[tuple[Fraction | None, Fraction | None], ...]] = set()
    for split in splits:
        amounts = tuple((part.before, part.after) for part in split.parts)
        if amounts not in seen and not _tells_nothing(split):
            seen.add(amounts)
            yield split


def _tells_nothing(split: Split) -> bool:
    """One value has all of it; or every value's rate is none or all, as the cancellation rate of cancelled flights is."""
    if sum(part.before not in {None, 0} or part.after not in {None, 0} for part in split.parts) < 2:
        return True
    rates = {rate for part in split.parts for rate in (part.before, part.after)}
    return all(part.own == 0 for part in split.parts) and rates <= {None, Fraction(0), Fraction(1)} and len(rates) > 1


def _unlike(
    paths: Sequence[tuple[str, str]], groups: Sequence[Groups], whole: tuple[Weighed, Weighed]
) -> Iterator[str]:
    """Say where groups do not add up to the whole, which the metric's definition promises."""
    for (path, _), found in zip(paths, groups, strict=True):
        pairs = [
            (a, b)
            for t, w in zip(totals(found), whole, strict=True)
            for a, b in ((t.above, w.above), (t.below, w.below))
        ]
        if any(abs(a - b) > _ROUNDING * max(abs(a), abs(b)) for a, b in pairs):
            yield f"The groups of {path} do not add up to the total; its parts do not explain the whole change."
