"""A flow from left to right in layers, drawn with Vega-Lite's own marks: bands between bars, as wide as their amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.result.palette import SERIES, TEXT
from workbench.result.vega import Spec, framed

_WIDTH, _HEIGHT, _BAR, _GAP, _POINTS = 640, 300, 0.02, 0.035, 12
_COLOURS = {"cost": SERIES[0], "credit": SERIES[2]}


@dataclass(frozen=True, slots=True)
class Link:
    """What flows from one node to another; a node is its layer, counted from the left, and its name."""

    source: tuple[int, str]
    target: tuple[int, str]
    amount: float


def flow(title: str, subtitle: str, links: Sequence[Link]) -> Spec:
    """Return the chart as Vega-Lite 5. Links of the same two nodes and sign are one band; a credit has its own colour."""
    bands = _merged(links)
    heights = _heights(bands)
    places = _places(heights)
    last = max((layer for layer, _ in heights), default=1) or 1
    scale: Spec = {"domain": [-0.02, last + 0.4], "nice": False, "zero": False}
    across: Spec = {"field": "x", "type": "quantitative", "axis": None, "scale": scale}
    down: Spec = {"type": "quantitative", "axis": None, "scale": {"domain": [1, 0], "nice": False}}
    colour: Spec = {"field": "k", "type": "nominal", "legend": None}
    colour["scale"] = {"domain": list(_COLOURS), "range": list(_COLOURS.values())}
    tooltip = [{"field": "n", "type": "nominal", "title": " "}, {"field": "t", "type": "nominal", "title": "amount"}]
    band: Spec = {"mark": {"type": "area", "opacity": 0.45}, "data": {"values": list(_points(bands, places, heights))}}
    edge: Spec = {"y": {"field": "a", **down}, "y2": {"field": "b"}, "tooltip": tooltip}
    band["encoding"] = {"x": across, "color": colour, "detail": {"field": "i", "type": "nominal"}, **edge}
    nodes: Spec = {"values": list(_nodes(bands, places, heights))}
    bar: Spec = {"mark": {"type": "rect", "color": TEXT}, "data": nodes}
    bar["encoding"] = {"x": across, "x2": {"field": "r"}, **edge}
    name: Spec = {"mark": {"type": "text", "align": "left", "dx": 14, "limit": 190, "color": TEXT}, "data": nodes}
    name["encoding"] = {"x": across, "y": {"field": "m", **down}, "text": {"field": "l", "type": "nominal"}}
    head = {"text": title, "subtitle": subtitle, "anchor": "start"}
    return framed(title, {"title": head, "width": _WIDTH, "height": _HEIGHT, "layer": [band, bar, name]})


def _merged(links: Sequence[Link]) -> list[Link]:
    sums: dict[tuple[tuple[int, str], tuple[int, str], bool], float] = defaultdict(float)
    for link in links:
        sums[link.source, link.target, link.amount < 0] += link.amount
    return [Link(source, target, amount) for (source, target, _), amount in sorted(sums.items()) if amount]


def _heights(links: Sequence[Link]) -> dict[tuple[int, str], float]:
    """Return what flows through each node: the greater of what comes and what goes."""
    going: dict[tuple[int, str], float] = defaultdict(float)
    coming: dict[tuple[int, str], float] = defaultdict(float)
    for link in links:
        going[link.source] += abs(link.amount)
        coming[link.target] += abs(link.amount)
    return {node: max(going[node], coming[node]) for node in sorted(going.keys() | coming.keys())}


def _places(heights: dict[tuple[int, str], float]) -> dict[tuple[int, str], tuple[float, float]]:
    """Return top and bottom of each node: in each layer the largest first, all layers to the same scale."""
    layers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for node in sorted(heights, key=lambda node: (-heights[node], node)):
        layers[node[0]].append(node)
    most = max((len(nodes) for nodes in layers.values()), default=1)
    gap = min(_GAP, 0.5 / most)
    fullest = max((sum(heights[node] for node in nodes) for nodes in layers.values()), default=1.0)
    unit = (1 - gap * most) / fullest if fullest else 0.0
    found: dict[tuple[int, str], tuple[float, float]] = {}
    for nodes in layers.values():
        top = 0.02
        for node in nodes:
            found[node] = (top, top + heights[node] * unit)
            top = found[node][1] + gap
    return found


def _points(
    links: Sequence[Link], places: dict[tuple[int, str], tuple[float, float]], heights: dict[tuple[int, str], float]
) -> Iterator[Spec]:
    """Yield the points of each band: it leaves and arrives level, in the order of where it goes and comes from."""
    used_out: dict[tuple[int, str], float] = defaultdict(float)
    used_in: dict[tuple[int, str], float] = defaultdict(float)
    for number, link in enumerate(sorted(links, key=lambda one: (places[one.source][0], places[one.target][0]))):
        (top, bottom), (end, end_bottom) = places[link.source], places[link.target]
        width = (bottom - top) * abs(link.amount) / heights[link.source]
        arriving = (end_bottom - end) * abs(link.amount) / heights[link.target]
        a, b = top + used_out[link.source], end + used_in[link.target]
        used_out[link.source] += width
        used_in[link.target] += arriving
        left, right = link.source[0] + _BAR, float(link.target[0])
        said: Spec = {"n": f"{link.source[1]} → {link.target[1]}", "t": f"{link.amount:,.2f}", "i": number}
        said["k"] = "credit" if link.amount < 0 else "cost"
        for step in range(_POINTS + 1):
            at = step / _POINTS
            bend = at * at * (3 - 2 * at)
            high, wide = a + (b - a) * bend, width + (arriving - width) * bend
            yield {**said, "x": left + (right - left) * at, "a": high, "b": high + wide}


def _nodes(
    links: Sequence[Link], places: dict[tuple[int, str], tuple[float, float]], heights: dict[tuple[int, str], float]
) -> Iterator[Spec]:
    going: dict[tuple[int, str], float] = defaultdict(float)
    coming: dict[tuple[int, str], float] = defaultdict(float)
    for link in links:
        going[link.source] += link.amount
        coming[link.target] += link.amount
    for node in heights:
        (layer, name), (top, bottom) = node, places[node]
        text = f"{going.get(node, coming.get(node, 0.0)):,.2f}"
        yield {
            "x": layer,
            "r": layer + _BAR,
            "a": top,
            "b": bottom,
            "m": (top + bottom) / 2,
            "n": name,
            "t": text,
            "l": f"{name}  {text}",
        }
