"""`compare to`: each metric once more, as it was before, with the difference and the change.

Where the query groups by time, each of its periods is compared with the one so long before it; without, the whole of its
stretch of time is. Stated rules:

- the previous period is one of the shortest that the query groups by; without, the stretch of equal length just before:
  the months before where it is whole months, else as many days (or seconds);
- 29 February is compared with the 28; a month with all of the other month, unless the query cuts it, then day by day;
- a week is compared with the week 52 weeks before in `previous year` (13 in a quarter), so that weekdays meet: week 53 of
  an ISO year with the first week of the same year;
- a stretch that ends within a month, such as this month to date, is compared up to the same day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Earlier, Grain, Span
from workbench.errors import Issue, QueryError, UnsupportedError
from workbench.planner.calendar import FINEST_FIRST
from workbench.planner.measures import Anatomy, Context, again
from workbench.planner.period import Stretch
from workbench.planner.resolved import Measured
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.instants import floor, shift
from workbench.query.model import Unit
from workbench.query.walk import columns

#: How many weeks a longer unit is, where weeks are compared.
_WEEKS = {Unit.YEAR: 52, Unit.QUARTER: 13}

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def with_comparison(
    catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...], during: Stretch | None
) -> tuple[Measured, ...]:
    """Return the metrics, each that is shown followed by what it is compared with.

    Raises:
        QueryError: there is neither a range nor a time to compare, or no such period before it.
    """
    if query.compare is None:
        return measured
    for item in measured:
        if item.share is not None and not item.hidden:
            message = f"'{item.output}' is a share, and shares are not compared in this version."
            remedy = "Compare the metric, and ask for its share in a query of its own."
            raise UnsupportedError(Issue("unsupported-clause", message, remedy=remedy, subject="compare"))
    around = _around(catalog, query, measured, during)
    out: list[Measured] = []
    for item in measured:
        out.append(item)
        if not item.hidden:
            out += _compared(item, around)
    return tuple(out)


def _compared(item: Measured, around: Context) -> list[Measured]:
    now, before = item.anatomy, again(item.anatomy, "previous", around)
    leaves = tuple({leaf.name: leaf for leaf in (*now.leaves, *before.leaves)}.values())
    difference = exp.Sub(this=_part(now), expression=_part(before))
    change = exp.Div(this=exp.Paren(this=difference.copy()), expression=_part(before))
    pure = replace(item.metric, unit=None, format="percent")
    return [
        replace(item, output=f"{item.output}__previous", anatomy=before),
        replace(item, output=f"{item.output}__difference", anatomy=Anatomy(_formula(difference), leaves)),
        replace(item, output=f"{item.output}__change", anatomy=Anatomy(_formula(change), leaves), metric=pure),
    ]


def _part(anatomy: Anatomy) -> exp.Expr:
    tree = anatomy.formula.tree.copy()
    return tree if isinstance(tree, (exp.Column, exp.Coalesce)) else exp.Paren(this=tree)


def _formula(tree: exp.Expr) -> Formula:
    return Formula(tree.sql("duckdb"), tree)


# --- how long before --------------------------------------------------------------------------------------------------
def _around(catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...], during: Stretch | None) -> Context:
    """What makes an aggregate the one before: a shift where the query groups by time, else another stretch of time."""
    keys = _time_keys(catalog, query, measured)
    if keys:
        return Context(moves=(Earlier(_shift_of(query.compare, keys)),))
    if during is None or during.start is None or during.end is None:
        message = "compare to needs a stretch of time with both ends, or a time to group by."
        remedy = "Say during …, or add by time.month."
        raise QueryError(Issue("compare", message, remedy=remedy, subject="compare"))
    _refuse_time_conditions(catalog, query, measured)
    return Context(during=before(query.compare, during.start, during.end))


def _time_keys(catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...]) -> list[Reached]:
    return [reached for item in query.by for reached in _on_axis(catalog, item.path, measured)]


def _on_axis(catalog: Catalog, path: Path, measured: tuple[Measured, ...]) -> list[Reached]:
    """What a path means along the first metric's own time; nothing where it leads elsewhere."""
    leaf = measured[0].anatomy.leaves[0]
    dataset = catalog.datasets[leaf.definition.dataset]
    axis = leaf.definition.time or dataset.time
    means = readings(catalog, dataset, path.parts, axis)
    return [r for r in means if not r.links and r.dimension is not None and r.dimension.name == axis]


def _refuse_time_conditions(catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...]) -> None:
    for path in dict.fromkeys(column.path for column in columns(query.where)):
        if any(reached.part is None for reached in _on_axis(catalog, path, measured)):
            written = ".".join(path.parts)
            message = f"A condition on '{written}' would cut both what is compared and what it is compared with."
            raise QueryError(Issue("compare", message, remedy="Say during … instead.", subject=written))


def _shift_of(comparison: q.Comparison | None, keys: list[Reached]) -> Span:
    grains: list[Grain] = [_grain(key) for key in keys]
    finest = min((g for g in grains if isinstance(g, Unit)), key=FINEST_FIRST.index, default=None)
    if not isinstance(comparison, q.Earlier):
        fiscal = min((g for g in grains if isinstance(g, q.Fiscal)), key=lambda g: g.months, default=None)
        if fiscal is not None and finest is None:
            return Span(1, fiscal.unit)
        return Span(1, finest or grains[0])
    if finest is Unit.WEEK and comparison.unit in _MONTHS:
        if comparison.unit not in _WEEKS:
            message = "A month is no number of weeks."
            raise QueryError(Issue("compare", message, remedy="Say compare to 4 weeks.", subject="compare"))
        return Span(comparison.count * _WEEKS[comparison.unit], Unit.WEEK)
    return Span(comparison.count, comparison.unit)


def _grain(key: Reached) -> Grain:
    """The grain of a key; a part of a date goes by days."""
    base = key.dimension.grain if key.dimension else None
    return Unit.DAY if key.part else key.grain or base or Unit.DAY


# --- the stretch before -----------------------------------------------------------------------------------------------
def before(comparison: q.Comparison | None, start: datetime, end: datetime) -> Stretch:
    """Return the stretch of time that one is compared with."""
    if isinstance(comparison, q.Earlier):
        return Stretch(shift(start, -comparison.count, comparison.unit), _end_before(end, comparison))
    months = (end.year - start.year) * 12 + end.month - start.month
    if start == floor(start, Unit.MONTH) and end == floor(end, Unit.MONTH):
        return Stretch(shift(start, -months, Unit.MONTH), start)
    return Stretch(start - (end - start), start)


def _end_before(end: datetime, comparison: q.Earlier) -> datetime:
    """The end of the stretch before: after the day that the last day was then, unless the end is that of a month."""
    if comparison.unit not in _MONTHS or end == floor(end, Unit.MONTH) or end != floor(end, Unit.DAY):
        return shift(end, -comparison.count, comparison.unit)
    return shift(end - timedelta(days=1), -comparison.count, comparison.unit) + timedelta(days=1)
