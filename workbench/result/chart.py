"""Which chart a result gets, as a value that any renderer can draw; none where it would mislead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from workbench.errors import Issue, QueryError, nearest
from workbench.query.model import MetricQuery
from workbench.query.text import condition_text, period_text
from workbench.result.gaps import with_gaps
from workbench.result.model import Result
from workbench.result.shape import Axis, Measure, Shape, shape
from workbench.result.units import plural

KINDS = ("auto", "line", "bar", "none")
MOST_POINTS = 5_000
MOST_SERIES = 12
MOST_BARS = 30
_MOST_READ = 50_000
_MOST_PANELS = 4
_MOST_GROUPS = 15
_MOST_IN_GROUP = 8
#: The share of pairs that must be there for bars side by side.
_DENSE = 0.75


@dataclass(frozen=True, slots=True)
class Point:
    """One number: where it stands, and both as the table writes them; y is None where the line breaks."""

    x: object
    y: float | None
    x_text: str
    y_text: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one colour; the name is empty when there is only one."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A metric's own pair of axes, or one that metrics of the same unit share.

    Attributes:
        unit: what the numbers count, in the plural; empty when the name says it.
    """

    name: str
    unit: str
    is_percent: bool
    series: tuple[Series, ...]

    @property
    def title(self) -> str:
        """The name with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to draw.

    Attributes:
        mark: lines, or bars.
        axis: `time`; `ordered`: numbers or periods, from left to right; `category`: names, from top to bottom.
        grain: of a time axis.
        x_title: the dimension along it.
        series_title: what the colours tell apart; empty when nothing.
        note: what is left out; empty when nothing is.
        narrowed: to which rows the query is narrowed, in its own words; empty when to none.
    """

    mark: Literal["line", "bar"]
    axis: Literal["time", "ordered", "category"]
    grain: str | None
    x_title: str
    series_title: str
    panels: tuple[Panel, ...]
    note: str = ""
    narrowed: str = ""

    @property
    def title(self) -> str:
        """What is to be seen, in a sentence for those who cannot."""
        shown = ", ".join(panel.title for panel in self.panels)
        return f"{shown} {self.subtitle}"

    @property
    def subtitle(self) -> str:
        """What the metrics are divided by, and to which rows they are narrowed."""
        also = f" and {self.series_title}" if self.series_title else ""
        narrowed = f", {self.narrowed}" if self.narrowed else ""
        return f"by {self.x_title}{also}{narrowed}"


@dataclass(frozen=True, slots=True)
class NoChart:
    """There is no chart; the note says why, where one was to be expected."""

    note: str = ""


Charted: TypeAlias = Chart | NoChart


def checked_kind(kind: str) -> str:
    """Return the kind of chart.

    Raises:
        QueryError: there is none of that name.
    """
    if kind in KINDS:
        return kind
    suggestions = nearest(kind, KINDS, most=1)
    raise QueryError(
        Issue("unknown-chart", f"No chart '{kind}'.", suggestions=suggestions, remedy=f"There are {', '.join(KINDS)}.")
    )


def charted(result: Result) -> Charted:
    """Return the chart that the result's shape asks for, or that its `chart` demands."""
    if result.chart == "none" or not len(result):
        return NoChart()
    if len(result) > _MOST_READ:
        return NoChart(f"no chart: {len(result):,} rows are too many to draw")
    found = shape(result, _MOST_READ)
    if not found.measures or not found.axes or found.rows == 1:
        return NoChart()
    chart = _by_shape(found, _kind(result, found))
    drawn = sum(len(s.points) for p in chart.panels for s in p.series) if isinstance(chart, Chart) else 0
    if drawn > MOST_POINTS:
        return NoChart(f"no chart: {drawn:,} points are too many to tell apart")
    return replace(chart, narrowed=_narrowed(result.query)) if isinstance(chart, Chart) else chart


def _narrowed(query: MetricQuery) -> str:
    """The period and the filters of a query, as its canonical text writes them."""
    clauses = (
        f"during {period_text(query.during)}" if query.during else "",
        f"where {condition_text(query.where)}" if query.where else "",
        f"having {condition_text(query.having)}" if query.having else "",
    )
    return ", ".join(clause for clause in clauses if clause)


def _kind(result: Result, found: Shape) -> str:
    """A line only where neighbours on the axis are neighbours in time: a cut list of periods is drawn as bars."""
    if result.chart != "auto":
        return result.chart
    time = next((axis for axis in found.axes if axis.is_time), None)
    if time is None or _is_cut(result, time):
        return "bar"
    return "line" if len(set(time.values)) > 1 else "bar"


def _is_cut(result: Result, time: Axis) -> bool:
    limit, order = result.query.limit, result.query.order
    first = ".".join(order[0].key.parts) if order else time.column.name
    return limit is not None and len(result) >= limit.count and first != time.column.name


def _by_shape(found: Shape, kind: str) -> Charted:
    if kind == "line":
        along = next((axis for axis in found.axes if axis.is_time), found.axes[0])
        return (
            _lines(found, along) if along.is_ordered else NoChart("no line chart: a line runs along a time or a number")
        )
    return _bars(found)


# --- lines ------------------------------------------------------------------------------------------------------------
def _lines(found: Shape, along: Axis) -> Charted:
    others = tuple(axis for axis in found.axes if axis is not along)
    if len(others) > 2:
        return NoChart("no chart: more than two dimensions beside the axis")
    names = tuple(" · ".join(parts) for parts in zip(*(axis.names for axis in others), strict=True)) if others else ()
    measures, left_out = _few(found.measures, _MOST_PANELS, "metrics")
    rows = [i for i in range(found.rows) if along.values[i] is not None]
    notes = [left_out, "rows without a date are not drawn" if len(rows) < found.rows and along.is_time else ""]
    if names:
        kept, cut = _largest(names, measures[0], rows)
        notes.append(cut)
        panels = [Panel(m.name, m.unit, m.is_percent, _split(along, m, names, kept, rows)) for m in measures]
    else:
        panels = _metric_panels(measures, [Series(m.name, _run(along, m, rows)) for m in measures])
    title = ", ".join(axis.title for axis in others)
    axis: Literal["time", "ordered"] = "time" if along.is_time else "ordered"
    return Chart("line", axis, along.column.grain, along.title, title, tuple(panels), _said(notes))


def _run(along: Axis, measure: Measure, rows: Sequence[int]) -> tuple[Point, ...]:
    """The points in order; where periods are missing, a point without a value breaks the line."""
    ordered = sorted(rows, key=lambda i: along.values[i])  # type: ignore[arg-type, return-value]  # one column's values compare
    points = [Point(along.values[i], measure.numbers[i], along.names[i], measure.texts[i]) for i in ordered]
    if along.is_time and along.column.grain:
        missing = with_gaps([p.x for p in points if isinstance(p.x, date)], along.column.grain)
        points += [Point(x, None, "", "") for x in missing]
        points.sort(key=lambda p: p.x)  # type: ignore[arg-type, return-value]  # as above
    return tuple(points)


def _split(
    along: Axis, measure: Measure, names: tuple[str, ...], kept: tuple[str, ...], rows: Sequence[int]
) -> tuple[Series, ...]:
    groups: dict[str, list[int]] = {name: [] for name in kept}
    for i in rows:
        if names[i] in groups:
            groups[names[i]].append(i)
    return tuple(Series(name, _run(along, measure, found)) for name, found in groups.items())


def _largest(names: tuple[str, ...], measure: Measure, rows: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """The series with the largest values, in the order of their size, and what to say when others are left out."""
    sizes: dict[str, float] = {}
    for i in rows:
        sizes[names[i]] = sizes.get(names[i], 0.0) + abs(measure.numbers[i] or 0.0)
    ranked = sorted(sizes, key=lambda name: -sizes[name])
    cut = f"the {MOST_SERIES} of {len(ranked):,} series with the largest values" if len(ranked) > MOST_SERIES else ""
    return tuple(ranked[:MOST_SERIES]), cut


# --- bars -------------------------------------------------------------------------------------------------------------
def _bars(found: Shape) -> Charted:
    """Bars along the one or two axes on which anything changes."""
    axes = tuple(axis for axis in found.axes if len(set(axis.names)) > 1) or found.axes[:1]
    if len(axes) > 2:
        return NoChart("no chart: more than two dimensions")
    measures, left_out = _few(found.measures, _MOST_PANELS, "metrics")
    if len(axes) == 1:
        return _plain_bars(found, axes[0], measures, left_out)
    return _grouped_bars(found, axes, measures, left_out)


def _plain_bars(found: Shape, along: Axis, measures: tuple[Measure, ...], left_out: str) -> Charted:
    count = min(found.rows, MOST_BARS * (2 if along.is_ordered else 1))
    series = [Series(m.name, _bar_points(along, m, range(count))) for m in measures]
    return _bar_chart(along, "", _metric_panels(measures, series), [_first(count, found.rows), left_out])


def _grouped_bars(found: Shape, axes: tuple[Axis, ...], measures: tuple[Measure, ...], left_out: str) -> Charted:
    along, colour = (axes[1], axes[0]) if axes[1].is_time else axes
    names = tuple(dict.fromkeys(colour.names))
    groups = tuple(dict.fromkeys(along.names))
    if found.rows < _DENSE * len(names) * len(groups) and not along.is_ordered:
        return _plain_bars(found, _paired(along, colour), measures, left_out)
    if len(names) > _MOST_IN_GROUP:
        return NoChart(f"no chart: {len(groups):,} × {len(names):,} groups are too many to tell apart")
    kept = set(groups[:_MOST_GROUPS])
    rows = [i for i in range(found.rows) if along.names[i] in kept]
    panels = [
        Panel(
            m.name,
            m.unit,
            m.is_percent,
            tuple(Series(n, _bar_points(along, m, [i for i in rows if colour.names[i] == n])) for n in names),
        )
        for m in measures
    ]
    return _bar_chart(along, colour.title, panels, [_first(len(kept), len(groups)), left_out])


def _paired(one: Axis, other: Axis) -> Axis:
    """Both as one axis: where each group has members of its own (the top 3 of each), colours would leave holes."""
    names = tuple(f"{a} · {b}" for a, b in zip(one.names, other.names, strict=True))
    return Axis(replace(one.column, title=f"{one.title}, {other.title}", type="text"), names, names)


def _bar_chart(along: Axis, series_title: str, panels: Sequence[Panel], notes: list[str]) -> Chart:
    axis: Literal["ordered", "category"] = "ordered" if along.is_ordered else "category"
    return Chart("bar", axis, along.column.grain, along.title, series_title, tuple(panels), _said(notes))


def _bar_points(along: Axis, measure: Measure, rows: Sequence[int]) -> tuple[Point, ...]:
    return tuple(Point(along.names[i], measure.numbers[i], along.names[i], measure.texts[i]) for i in rows)


# --- both -------------------------------------------------------------------------------------------------------------
def _metric_panels(measures: tuple[Measure, ...], series: Sequence[Series]) -> list[Panel]:
    """One panel for metrics of one unit, else one for each."""
    kinds = {(m.column.unit, m.is_percent) for m in measures}
    if len(measures) > 1 and len(kinds) == 1 and kinds != {(None, False)}:
        unit = measures[0].column.unit
        title = plural(unit).capitalize() if unit else "Share"
        return [Panel(title, "", measures[0].is_percent, tuple(series))]
    return [Panel(m.name, m.unit, m.is_percent, (Series("", s.points),)) for m, s in zip(measures, series, strict=True)]


def _few(measures: tuple[Measure, ...], most: int, what: str) -> tuple[tuple[Measure, ...], str]:
    cut = f"the first {most} of {len(measures)} {what}" if len(measures) > most else ""
    return measures[:most], cut


def _first(count: int, total: int) -> str:
    return f"the first {count:,} of {total:,}" if count < total else ""


def _said(notes: Sequence[str]) -> str:
    kept = [note for note in notes if note]
    return f"Shown: {', '.join(kept)}." if kept else ""
