"""Values by how they are written and explained: signs behind them, codes with their meanings, numbers that are keys."""

from __future__ import annotations

import pytest
from evaluation import World, asked

from workbench.ask.language.signs import sign_of
from workbench.ask.terms.glosses import meanings


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "deliveries of grade A-": "deliveries where grade = 'A-'",
        "litres of A+ milk by farm": "litres by farm.name where grade = 'A+'",
        "deliveries of A milk in 2022": "deliveries where grade = 'A' during 2022",
        "deliveries of grade B minus": "deliveries where grade = 'B-'",
        "sour rate of A-, B- and A+": "sour_rate by grade where grade in ('A-', 'B-', 'A+')",
    }.items(),
)
def test_a_sign_tells_values_of_the_same_letters_apart(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(("value", "sign"), [("A-", "-"), ("C++", "++"), ("C", ""), ("walk-in", ""), ("C#", "#")])
def test_a_sign_is_what_a_value_ends_with(value: str, sign: str) -> None:
    assert sign_of(value) == sign


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "deliveries of goat milk by valley": "deliveries by farm.valley where kind = 'GT'",
        "litres of cow milk during May 2023": "litres where kind = 'CW' during 2023-05",
        "deliveries that were sent back": "deliveries where state = 's'",
        "deliveries in glass tanks": "deliveries where tank = 'glass'",
    }.items(),
)
def test_codes_are_known_by_what_their_description_says_of_them(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres invoiced by North valley farms": "litres where account.valley = 'North valley'",
        "litres from farms in the North valley": "litres where farm.valley = 'North valley'",
        "litres in the North valley": "litres where farm.valley = 'North valley'",
    }.items(),
)
def test_a_role_is_known_by_what_its_description_says(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


def test_a_metric_without_a_title_is_called_by_what_was_done(dairy: World) -> None:
    assert asked(dairy, "farms turned away by valley") == "refused by farm.valley"


@pytest.mark.parametrize(
    ("description", "values", "found"),
    [
        ("GW (groundwater), SW (surface water) or RW", ["GW", "RW"], [("GW", "groundwater")]),
        ("A = active, C = closed for good", ["A", "C"], [("A", "active"), ("C", "closed")]),
        ("fixed (a building) or mobile", ["fixed", "mobile"], [("fixed", "building")]),
        ("in the shop, by post or none", ["none", "post"], []),
        ("S stands for small, L for large", ["S", "L"], [("S", "small"), ("L", "large")]),
    ],
)
def test_a_description_explains_values(description: str, values: list[str], found: list[tuple[str, str]]) -> None:
    assert list(meanings(description, values)) == found


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "top 3 farms by litres": "litres by farm.name order by litres desc limit 3",
        "worst 2 farms by sour rate": "sour_rate by farm.name order by sour_rate desc limit 2",
        "deliveries of farm 3": "deliveries where farm.farm_id = '3'",
        "deliveries of farms 3 and 5": "deliveries where farm.farm_id in ('3', '5')",
    }.items(),
)
def test_a_number_is_a_key_only_behind_what_has_it(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query
