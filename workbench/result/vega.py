"""A chart as a Vega-Lite 5 dictionary.

Data stands inline under names of our own (`x`, `y`, `s`), because Vega reads dots and brackets in a field's name as a
path. Nothing from a catalog or a warehouse becomes a field, an expression, a URL or a link: only titles and values.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeAlias

from workbench.result.chart import Chart, Panel, Point
from workbench.result.palette import LINE, SERIES, TEXT

VEGA_LITE = "application/vnd.vegalite.v5+json"
Spec: TypeAlias = dict[str, object]
#: Becomes a class in the drawing, by which JupyterLab's style sheet knows our charts from others.
NAME = "mwb"

_WIDTH = 620
_WHOLE = 720  # of bars from top to bottom, with the names before them and the numbers behind
_SPACING = 24
_NAMES = 240
_CHARACTER = 6.2
_LEAST = 70
_LINES = 2  # of each sentence under a title
_HEIGHT = {1: 260, 2: 180, 3: 140, 4: 120}
_FEW = 60
_MILLION = 1_000_000


def vega_lite(chart: Chart) -> Spec:
    """Return the chart's specification."""
    return framed(chart.title, _body(chart))


def framed(description: str, body: Spec) -> Spec:
    """Return a whole specification: what is drawn, in our colours, with what a screen reader says of it."""
    return {
        "name": NAME,
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": description,
        "background": "transparent",
        "config": _CONFIG,
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": _ACTIONS, "defaultStyle": False}},
        **body,
    }


def _body(chart: Chart) -> Spec:
    views = [_view(chart, panel) for panel in chart.panels]
    if len(views) == 1:
        return views[0]
    stack = "hconcat" if chart.axis == "category" else "vconcat"
    return {stack: views, "spacing": _SPACING}


def _title(chart: Chart, panel: Panel) -> Spec:
    """The metric above its panel, where it is read without turning the head; the first panel says what all are about.

    Side by side every title has as many lines, so that all names stand at one height.
    """
    below = _below(chart, panel)
    if chart.axis == "category":
        most = max(len(_below(chart, other)) for other in chart.panels)
        below += [" "] * (most - len(below))
    title: Spec = {"text": panel.name, "anchor": "start", "frame": "group"}
    return {"title": {**title, "subtitle": below} if below else title}


def _below(chart: Chart, panel: Panel) -> list[str]:
    first = panel is chart.panels[0]
    said = (f"{panel.unit} {chart.subtitle}".lstrip(), chart.note) if first else (panel.unit,)
    return [line for text in said for line in _wrapped(text, chart)]


def _wrapped(text: str, chart: Chart) -> list[str]:
    """A text in lines that fit over a panel; a long condition is cut."""
    panel = _WHOLE / len(chart.panels) if chart.axis == "category" else _WIDTH
    return textwrap.wrap(text, int(panel / _CHARACTER), max_lines=_LINES, placeholder=" …")


def _view(chart: Chart, panel: Panel) -> Spec:
    spec: Spec = {"data": {"values": list(_values(chart, panel))}, **_title(chart, panel), **_size(chart, panel)}
    encoding = {"tooltip": _tooltip(chart, panel), **_places(chart, panel), **_colour(chart, panel)}
    mark: Spec = _line_mark(panel) if chart.mark == "line" else {"type": "bar", "cornerRadiusEnd": 2}
    if len(panel.series) == 1:
        mark["color"] = SERIES[0]
    if not _has_labels(chart, panel):
        return {**spec, "mark": mark, "encoding": encoding}
    label: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 5, "color": TEXT},
        "encoding": {"text": {"field": "yt", "type": "nominal"}},
    }
    return {**spec, "encoding": encoding, "layer": [{"mark": mark}, label]}


def _line_mark(panel: Panel) -> Spec:
    longest = max((len(series.points) for series in panel.series), default=0)
    broken = any(point.y is None for series in panel.series for point in series.points)
    colour: Spec = {"color": SERIES[0]} if len(panel.series) == 1 else {}
    point: object = {"filled": True, "size": 28, **colour} if longest <= _FEW or broken else False
    return {"type": "line", "strokeWidth": 2, "point": point}


def _values(chart: Chart, panel: Panel) -> Iterator[Spec]:
    for series in panel.series:
        for point in series.points:
            row: Spec = {"x": _x(chart, point), "y": point.y, "xt": point.x_text, "yt": point.y_text}
            yield {**row, "s": series.name} if len(panel.series) > 1 else row


def _x(chart: Chart, point: Point) -> object:
    """The place on the axis; instants carry no zone of their own, so that every browser draws the same day."""
    match point.x:
        case datetime() if chart.axis == "time":
            return f"{point.x.replace(tzinfo=None).isoformat()}Z"
        case date() if chart.axis == "time":
            return point.x.isoformat()
        case float() | int():
            return point.x
        case _:
            return str(point.x)


def _size(chart: Chart, panel: Panel) -> Spec:
    if chart.axis == "category":
        return {"width": _bar_width(chart), "height": {"step": _step(panel)}}
    return {"width": _WIDTH, "height": _HEIGHT[len(chart.panels)]}


def _bar_width(chart: Chart) -> int:
    """What names and numbers leave to the bars of each panel, so that the whole fits beside a sidebar."""
    points = [[point for series in panel.series for point in series.points] for panel in chart.panels]
    names = min(_NAMES, _CHARACTER * max((len(point.x_text) for point in points[0]), default=0))
    numbers = sum(
        _CHARACTER * max((len(point.y_text) for point in found), default=0)
        for panel, found in zip(chart.panels, points, strict=True)
        if _has_labels(chart, panel)
    )
    count = len(chart.panels)
    return max(_LEAST, int((_WHOLE - names - numbers - _SPACING * (count - 1)) / count))


def _step(panel: Panel) -> int:
    return 21 if len(panel.series) == 1 else 11


def _places(chart: Chart, panel: Panel) -> Spec:
    measure = _measure(chart, panel)
    along = _along(chart, panel)
    if chart.axis == "category":
        offset: Spec = {"yOffset": {"field": "s", "type": "nominal", "sort": None}} if len(panel.series) > 1 else {}
        return {"y": along, "x": measure, **offset}
    grouped = chart.mark == "bar" and len(panel.series) > 1
    side: Spec = {"xOffset": {"field": "s", "type": "nominal", "sort": None}} if grouped else {}
    return {"x": along, "y": measure, **side}


def _along(chart: Chart, panel: Panel) -> Spec:
    common: Spec = {"field": "x", "title": chart.x_title}
    if chart.axis == "time" and chart.mark == "line":
        return {**common, "type": "temporal", "scale": {"type": "utc"}, "axis": _time_axis(chart, panel)}
    if chart.axis == "ordered" and chart.mark == "line":
        return {**common, "type": "quantitative", "scale": {"zero": False}}
    first = chart.axis == "ordered" or panel is chart.panels[0]
    axis: Spec | None = (
        {"labelLimit": 240, "labelOverlap": chart.axis == "ordered", "labelAngle": 0, "grid": False} if first else None
    )
    return {**common, "type": "nominal", "sort": None, "axis": axis} | (
        {"title": None} if chart.axis == "category" else {}
    )


def _time_axis(chart: Chart, panel: Panel) -> Spec:
    """Ticks that fall on periods: few years would otherwise be ticked by half-years."""
    count = len({point.x for series in panel.series for point in series.points})
    last = panel is chart.panels[-1]
    axis: Spec = {"labelOverlap": True, "labelSeparation": 8, "labelFlush": False, "grid": False}
    if not last:
        axis["title"] = None  # one below the other they share it
    if chart.grain in _TICKS and count <= _FEW:
        ticks, axis["format"] = _TICKS[chart.grain]
        axis["tickCount"] = ticks
    return axis


#: As the query text writes periods; how often a tick stands.
_TICKS: dict[str | None, tuple[object, str]] = {
    "year": ({"interval": "year", "step": 1}, "%Y"),
    "quarter": ({"interval": "month", "step": 3}, "%Y-Q%q"),
    "month": ({"interval": "month", "step": 1}, "%Y-%m"),
    "week": (8, "%Y-%m-%d"),
    "day": (8, "%Y-%m-%d"),
}


def _measure(chart: Chart, panel: Panel) -> Spec:
    """The metric's axis; none where every bar has its number beside it."""
    place: Spec = {"field": "y", "type": "quantitative", "title": None}
    if _has_labels(chart, panel):
        return {**place, "axis": None, "scale": {"zero": True, "nice": False}}
    axis: Spec = {"tickCount": 5}
    if panel.is_percent:
        axis["format"] = ".1~%"
    elif _MILLION <= _greatest(panel) < 1_000 * _MILLION:
        axis["format"] = "~s"  # 2.5M
    return {**place, "axis": axis, "scale": {"zero": _from_zero(chart, panel)}}


def _greatest(panel: Panel) -> float:
    return max((abs(point.y) for series in panel.series for point in series.points if point.y is not None), default=0.0)


def _from_zero(chart: Chart, panel: Panel) -> bool:
    """Bars stand on zero; a line may leave it where all its values lie far above."""
    found = [point.y for series in panel.series for point in series.points if point.y is not None]
    return chart.mark == "bar" or not found or min(found) < 0.6 * max(found)


def _colour(chart: Chart, panel: Panel) -> Spec:
    if len(panel.series) == 1:
        return {}
    names = [series.name for series in panel.series]
    legend: Spec = {
        "title": chart.series_title or None,
        "orient": "bottom",
        "columns": 4,
        "labelLimit": 150,
        "rowPadding": 4,
        "symbolType": "stroke" if chart.mark == "line" else "circle",
        "symbolSize": 150,
    }
    scale = {"domain": names, "range": list(SERIES[: len(names)])}
    return {"color": {"field": "s", "type": "nominal", "scale": scale, "legend": legend, "sort": None}}


def _tooltip(chart: Chart, panel: Panel) -> list[Spec]:
    rows: list[Spec] = [{"field": "xt", "type": "nominal", "title": _safe(chart.x_title)}]
    if len(panel.series) > 1:
        rows.append({"field": "s", "type": "nominal", "title": _safe(chart.series_title or "metric")})
    return [*rows, {"field": "yt", "type": "nominal", "title": _safe(panel.title)}]


def _safe(title: str) -> str:
    """A tooltip's row called `image` would load its value as a picture, one called `title` would lose its name."""
    return f"{title}:" if title in {"image", "title"} else title


def _has_labels(chart: Chart, panel: Panel) -> bool:
    numbers = [point.y for series in panel.series for point in series.points if point.y is not None]
    return chart.mark == "bar" and chart.axis == "category" and len(panel.series) == 1 and all(n >= 0 for n in numbers)


#: As plain links: the menu that vega-embed would make of them has no name that a screen reader could say.
_ACTIONS: Spec = {"export": True, "source": False, "compiled": False, "editor": False}
_CONFIG: Spec = {
    "title": {
        "color": TEXT,
        "subtitleColor": TEXT,
        "fontSize": 13,
        "subtitleFontSize": 11,
        "fontWeight": 600,
        "offset": 10,
    },
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": TEXT,
        "titleColor": TEXT,
        "titleFontWeight": 500,
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
        "labelFontSize": 11,
        "titleFontSize": 12,
    },
    "legend": {
        "labelColor": TEXT,
        "titleColor": TEXT,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": 500,
    },
}
