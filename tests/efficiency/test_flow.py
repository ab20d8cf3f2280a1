"""A flow in layers: bands as wide as their amounts, that fill the bars they leave and reach."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from workbench.efficiency.flow import Link, flow

LINKS = [
    Link((0, "kubernetes"), (1, "spark"), 30.0),
    Link((0, "kubernetes"), (2, "search"), 20.0),
    Link((1, "spark"), (2, "search"), 45.0),
    Link((0, "kubernetes"), (1, "spark"), 15.0),
    Link((1, "credits"), (2, "search"), -5.0),
]


def layers(spec):
    bands, bars, names = spec["layer"]
    return bands["data"]["values"], bars["data"]["values"], names["data"]["values"]


def ends(points):
    """First and last point of each band."""
    found = defaultdict(list)
    for point in points:
        found[point["i"]].append(point)
    return [(band[0], band[-1]) for band in found.values()]


def test_bands_of_the_same_ends_are_one_and_as_wide_as_their_amount():
    points, bars, _ = layers(flow("t", "s", LINKS))
    found = {first["n"]: (first["b"] - first["a"], last["b"] - last["a"]) for first, last in ends(points)}
    assert set(found) == {"kubernetes → spark", "kubernetes → search", "spark → search", "credits → search"}
    unit = found["spark → search"][0] / 45
    assert found["kubernetes → spark"] == pytest.approx((45 * unit, 45 * unit))
    assert found["kubernetes → search"] == pytest.approx((20 * unit, 20 * unit))
    assert {bar["n"]: bar["t"] for bar in bars} == {
        "kubernetes": "65.00",
        "spark": "45.00",
        "search": "60.00",
        "credits": "-5.00",
    }


def test_bands_lie_beside_one_another_within_their_bars():
    points, bars, _ = layers(flow("t", "s", LINKS))
    by_name = {bar["n"]: bar for bar in bars}
    for end, side in ((0, 0), (1, 1)):
        at = defaultdict(list)
        for band in ends(points):
            at[band[0]["n"].split(" → ")[side]].append((band[end]["a"], band[end]["b"]))
        for name, spans in at.items():
            spans.sort()
            assert spans[0][0] == pytest.approx(by_name[name]["a"])
            assert spans[-1][1] <= by_name[name]["b"] + 1e-9
            assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(spans))


def test_bars_of_a_layer_do_not_overlap_and_stay_within_the_picture():
    many = [Link((0, f"pool {i}"), (1, "search"), float(i + 1)) for i in range(40)]
    _, bars, _ = layers(flow("t", "s", many))
    pools = sorted((bar["a"], bar["b"]) for bar in bars if bar["x"] == 0)
    assert all(one[1] < other[0] for one, other in pairwise(pools))
    assert all(0 <= bar["a"] <= bar["b"] <= 1.05 for bar in bars)


def test_a_credit_has_a_colour_of_its_own():
    points, _, _ = layers(flow("t", "s", LINKS))
    assert {point["n"]: point["k"] for point in points}["credits → search"] == "credit"
