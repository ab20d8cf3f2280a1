"""A waterfall: from one total to another by steps that each begin where the one before ended. As Vega-Lite and as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from workbench.result.palette import LINE, SERIES, TEXT
from workbench.result.vega import Spec, framed

_WIDTH, _ROW, _CHARACTER, _NAMES, _NUMBERS = 720, 24, 6.4, 260.0, 110
_KINDS = {"total": SERIES[10], "up": SERIES[0], "down": SERIES[1]}


@dataclass(frozen=True, slots=True)
class Step:
    """One bar.

    Attributes:
        start: where it begins; of a total, zero.
        end: where it ends.
        text: its amount in words.
        total: whether it is a total, not a step between two.
    """

    name: str
    start: float
    end: float
    text: str
    total: bool = False

    @property
    def kind(self) -> str:
        """`total`, `up` or `down`: what its colour says."""
        return "total" if self.total else "down" if self.end < self.start else "up"


def steps(first: Step, added: Sequence[tuple[str, float, str]], last: Step) -> tuple[Step, ...]:
    """Return the bars between two totals; `added` holds name, amount and its text."""
    found, at = [first], first.end
    for name, amount, text in added:
        found.append(Step(name, at, at + amount, text))
        at += amount
    return (*found, last)


def waterfall(title: str, subtitle: str, bars: Sequence[Step]) -> Spec:
    """Return the chart as Vega-Lite 5; bars stand one below another, so that names are read without turning the head."""
    rows = [
        {"n": bar.name, "a": bar.start, "b": bar.end, "t": bar.text, "k": bar.kind, "i": i}
        for i, bar in enumerate(bars)
    ]
    low, high = _span(bars)
    names: Spec = {"field": "i", "type": "ordinal", "sort": None, "axis": None}
    scale: Spec = {"domain": [low, high], "nice": False, "zero": False}
    colour: Spec = {"field": "k", "type": "nominal", "legend": None}
    colour["scale"] = {"domain": list(_KINDS), "range": list(_KINDS.values())}
    along: Spec = {"field": "a", "type": "quantitative", "axis": None, "scale": scale}
    tooltip = [{"field": "n", "type": "nominal", "title": " "}, {"field": "t", "type": "nominal", "title": "amount"}]
    left: Spec = {"mark": {"type": "text", "align": "right", "dx": -8, "limit": _NAMES, "color": TEXT}}
    left["encoding"] = {"x": {"value": 0}, "text": {"field": "n", "type": "nominal"}}
    bar: Spec = {"mark": {"type": "bar", "cornerRadius": 2}}
    bar["encoding"] = {"x": along, "x2": {"field": "b"}, "color": colour, "tooltip": tooltip}
    right: Spec = {"mark": {"type": "text", "align": "left", "dx": 8, "color": TEXT}}
    right["encoding"] = {"x": {"value": "width"}, "text": {"field": "t", "type": "nominal"}}
    return framed(
        title,
        {
            "title": {"text": title, "subtitle": subtitle, "anchor": "start"},
            "data": {"values": rows},
            "width": int(_WIDTH - _left(bars) - _NUMBERS),
            "height": {"step": _ROW},
            "padding": {"left": _left(bars), "right": _NUMBERS, "top": 5, "bottom": 5},
            "encoding": {"y": names},
            "layer": [left, bar, right],
        },
    )


def waterfall_svg(title: str, subtitle: str, bars: Sequence[Step]) -> str:
    """Return the chart as a still picture."""
    height = 44 + _ROW * len(bars)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img"'
    font = 'font-family="system-ui,sans-serif" font-size="11"'
    return f"{head} {font}><title>{escape(title)}</title>{''.join(_drawn(title, subtitle, bars))}</svg>"


def _drawn(title: str, subtitle: str, bars: Sequence[Step]) -> Iterator[str]:
    yield f'<text x="0" y="14" fill="{TEXT}" font-size="13" font-weight="600">{escape(title)}</text>'
    yield f'<text x="0" y="31" fill="{TEXT}">{escape(subtitle)}</text>'
    left = _left(bars)
    low, high = _span(bars)
    width = _WIDTH - left - _NUMBERS

    def place(value: float) -> float:
        return left + width * (value - low) / (high - low)

    zero = place(max(low, 0.0))
    yield f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="40" y2="{44 + _ROW * len(bars)}" stroke="{LINE}"/>'
    for i, bar in enumerate(bars):
        top = 44 + _ROW * i
        a, b = sorted((place(max(bar.start, low)), place(bar.end)))
        yield f'<text x="{left - 8:.1f}" y="{top + 14}" text-anchor="end" fill="{TEXT}">{escape(_short(bar.name))}</text>'
        yield f'<rect x="{a:.1f}" y="{top + 3}" width="{max(b - a, 1):.1f}" height="{_ROW - 7}" rx="2" fill="{_KINDS[bar.kind]}"/>'
        yield f'<text x="{_WIDTH - _NUMBERS + 8}" y="{top + 14}" fill="{TEXT}">{escape(bar.text)}</text>'


def _left(bars: Sequence[Step]) -> float:
    return min(_NAMES, 14 + _CHARACTER * max(len(bar.name) for bar in bars))


def _short(name: str) -> str:
    most = int(_NAMES / _CHARACTER)
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _span(bars: Sequence[Step]) -> tuple[float, float]:
    """From where to where the axis goes; it leaves zero where steps would be too small to see beside the totals."""
    ends = [end for bar in bars for end in ((bar.end,) if bar.total else (bar.start, bar.end))]
    low, high = min(ends), max(ends)
    if high == low:
        return min(low, 0.0), max(high, 0.0) or 1.0
    near = low > 0 and (high - low) < 0.5 * high
    return (low - 0.25 * (high - low) if near else min(low, 0.0)), max(high, 0.0)
