"""A chart as a still picture, for what shows no Vega-Lite: exported pages, mail, other notebooks.

One SVG document in colours that suit light and dark pages; every text is escaped.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from workbench.result.chart import Chart, Panel, Point, Series
from workbench.result.numbers import Digits
from workbench.result.palette import LINE, SERIES, TEXT

SVG = "image/svg+xml"

_WIDTH = 720
_HEIGHT = {1: 280, 2: 200, 3: 160, 4: 140}
_CHARACTER = 6.4
_BAR = 21
_FEW = 60
_LINE_OF_TEXT = 20


def svg(chart: Chart) -> str:
    """Return the chart's panels one under another, with its legend and note."""
    down, parts = 0, []
    for height, body in _pieces(chart):
        parts.append(f'<g transform="translate(0 {down})">{body}</g>')
        down += height
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {down}" width="{_WIDTH}" height="{down}" role="img"'
    font = 'font-family="system-ui,sans-serif" font-size="11"'
    return f"{head} {font}><title>{_words(chart.title)}</title>{''.join(parts)}</svg>"


def _pieces(chart: Chart) -> Iterator[tuple[int, str]]:
    """The parts from top to bottom, each with its height."""
    if chart.note:
        yield _LINE_OF_TEXT, _text(0, 13, chart.note)
    for line in textwrap.wrap(chart.subtitle, int(_WIDTH / _CHARACTER), max_lines=2, placeholder=" …"):
        yield _LINE_OF_TEXT, _text(0, 13, line)
    for panel in chart.panels:
        yield _LINE_OF_TEXT + 4, _text(0, 15, panel.title, more='font-size="13" font-weight="600"')
        yield _panel(chart, panel)
    yield from _legend(chart.panels[0].series)


def _panel(chart: Chart, panel: Panel) -> tuple[int, str]:
    if chart.axis == "category":
        return _rows(panel)
    height = _HEIGHT[len(chart.panels)]
    return height, "".join(_columns(chart, panel, height))


def _legend(series: Sequence[Series]) -> Iterator[tuple[int, str]]:
    """The names of the colours, as many in a line as fit."""
    line, across = "", 0.0
    for one, colour in zip(series, SERIES, strict=False) if len(series) > 1 else ():
        width = 30 + _CHARACTER * len(one.name)
        if line and across + width > _WIDTH:
            yield _LINE_OF_TEXT, line
            line, across = "", 0.0
        line += f'<circle cx="{across + 5:.1f}" cy="11" r="4.5" fill="{colour}"/>{_text(across + 14, 15, one.name)}'
        across += width
    if line:
        yield _LINE_OF_TEXT, line


# --- names from top to bottom -----------------------------------------------------------------------------------------
def _rows(panel: Panel) -> tuple[int, str]:
    names = list(dict.fromkeys(point.x_text for series in panel.series for point in series.points))
    low, high = _span(panel, from_zero=True)
    left = min(260.0, 14 + _CHARACTER * max(len(name) for name in names))
    scale = Scale(low, high, left, _WIDTH - 90)
    band = _BAR if len(panel.series) == 1 else 9 * len(panel.series) + 6
    parts = [_text(left - 6, band * i + band / 2 + 4, _short(name, left), "end") for i, name in enumerate(names)]
    for place, series in enumerate(panel.series):
        parts += [
            _bar(point, place, names.index(point.x_text) * band, scale, panel)
            for point in series.points
            if point.y is not None
        ]
    parts.append(_rule(scale(0), 0, scale(0), band * len(names)))
    return band * len(names) + 4, "".join(parts)


def _bar(point: Point, place: int, top: float, scale: Scale, panel: Panel) -> str:
    alone = len(panel.series) == 1
    y, height = (top + 3, _BAR - 6) if alone else (top + 3 + 9 * place, 8)
    start, end = sorted((scale(0), scale(point.y or 0)))
    label = _text(end + 5, y + height - 4, point.y_text) if alone else ""
    return f'<rect x="{start:.1f}" y="{y:.1f}" width="{max(end - start, 0.5):.1f}" height="{height}" rx="1.5" fill="{SERIES[place]}"/>{label}'


# --- from left to right -----------------------------------------------------------------------------------------------
def _columns(chart: Chart, panel: Panel, height: int) -> Iterator[str]:
    low, high = _span(panel, from_zero=chart.mark == "bar")
    ticks = _ticks(low, high)
    write = _tick_digits(ticks, panel)
    left = 12 + _CHARACTER * max(len(write(tick)) for tick in ticks)
    down = Scale(min(low, ticks[0]), max(high, ticks[-1]), height - 26, 8)
    for tick in ticks:
        yield _rule(left, down(tick), _WIDTH - 8, down(tick))
        yield _text(left - 6, down(tick) + 4, write(tick), "end")
    places = _places(chart, panel, left)
    yield from _names(panel, places, height)
    for place, series in enumerate(panel.series):
        draw = _line(series, places, down) if chart.mark == "line" else _stems(series, place, panel, places, down)
        yield f'<g fill="{SERIES[place]}" stroke="{SERIES[place]}">{"".join(draw)}</g>'


def _places(chart: Chart, panel: Panel, left: float) -> dict[object, float]:
    """Where each value of the axis stands: by its size on a line, side by side for bars."""
    found = list(dict.fromkeys(point.x for series in panel.series for point in series.points))
    if chart.mark == "bar":
        width = (_WIDTH - 16 - left) / len(found)
        return {x: left + width * (i + 0.5) for i, x in enumerate(found)}
    numbers = {x: _number(x) for x in found}
    across = Scale(min(numbers.values()), max(numbers.values()), left + 14, _WIDTH - 44)
    return {x: across(number) for x, number in numbers.items()}


def _names(panel: Panel, places: dict[object, float], height: int) -> Iterator[str]:
    """Names under the axis, as many as have room."""
    texts = {p.x: p.x_text for series in panel.series for p in series.points if p.x_text}
    room = _CHARACTER * max((len(text) for text in texts.values()), default=1) + 14
    ordered = sorted(texts, key=lambda x: places[x])
    stride = max(1, math.ceil(room * len(ordered) / (_WIDTH - 80)))
    last = -math.inf
    for x in ordered[::stride]:
        if places[x] - last >= room:
            last = places[x]
            yield _text(last, height - 8, texts[x], "middle")


def _line(series: Series, places: dict[object, float], down: Scale) -> Iterator[str]:
    path, pen = [], "M"
    for point in series.points:
        if point.y is None:
            pen = "M"
            continue
        path.append(f"{pen}{places[point.x]:.1f},{down(point.y):.1f}")
        pen = "L"
    yield f'<path d="{"".join(path)}" fill="none" stroke-width="2" stroke-linejoin="round"/>'
    if len(series.points) <= _FEW or len(path) < len(series.points):
        dots = ((places[p.x], down(p.y)) for p in series.points if p.y is not None)
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" stroke="none"/>' for x, y in dots)


def _stems(series: Series, place: int, panel: Panel, places: dict[object, float], down: Scale) -> Iterator[str]:
    band = min(48.0, (_WIDTH - 80) / max(1, len(places))) * 0.8
    width = band / len(panel.series)
    for point in series.points:
        if point.y is not None:
            top, bottom = sorted((down(0), down(point.y)))
            x = places[point.x] - band / 2 + width * place
            yield f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{max(bottom - top, 0.5):.1f}" stroke="none"/>'


# --- measures ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        width = self.high - self.low
        return self.start + (self.end - self.start) * ((value - self.low) / width if width else 0.5)


def _span(panel: Panel, *, from_zero: bool) -> tuple[float, float]:
    found = [point.y for series in panel.series for point in series.points if point.y is not None] or [0.0]
    low, high = min(found), max(found)
    if from_zero or low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (low - 0.5, high + 0.5)


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers that cover the span, five or so."""
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    return [step * i for i in range(math.floor(low / step), math.ceil(high / step) + 1)]


def _tick_digits(ticks: Sequence[float], panel: Panel) -> Digits:
    step = (ticks[1] - ticks[0]) * (100 if panel.is_percent else 1)
    decimals = next((d for d in range(7) if abs(round(step, d) - step) < step * 1e-6), 7)
    return Digits(decimals, percent=panel.is_percent)


def _number(x: object) -> float:
    match x:
        case datetime():
            return (x.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds()
        case date():
            return x.toordinal() * 86_400.0
        case int() | float():
            return float(x)
        case _:
            return float(str(x))


def _short(name: str, left: float) -> str:
    most = int((left - 14) / _CHARACTER)
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _text(x: float, y: float, text: str, anchor: str = "start", *, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{TEXT}" {more}>{_words(text)}</text>'


def _words(text: str) -> str:
    """Escaped, and without what XML cannot hold: a control character would break the whole picture."""
    return escape("".join(c if c.isprintable() else " " for c in text))


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{LINE}"/>'
