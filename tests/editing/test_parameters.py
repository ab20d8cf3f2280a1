"""Parameters while typing: names, what they may be, marks, and faults at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog.load import load
from workbench.catalog.model import Catalog
from workbench.editing import complete, inspect
from workbench.editing.model import MarkKind

SHOP = Path(__file__).parents[1] / "cases" / "shop"


@pytest.fixture(scope="module")
def shop() -> Catalog:
    return load(SHOP)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("orders_over(", ["least = "]),
        ("worth_in(", ["gift = ", "region = "]),
        ("worth_in(gift = true, ", ["region = "]),
        ("worth_in(gift = ", ["true", "false"]),
        ("worth_in(region = ", ["'Europe'", "'America'"]),
        ("worth_in(region = 'Am", ["'America'"]),
        ("orders where metric(orders_over(", ["least = "]),
        ("orders_over(least = ", ["10"]),
        ("orders_over(least ", ["="]),
        ("orders(", []),
    ],
)
def test_parameters_and_their_values_are_offered(shop: Catalog, text: str, offered: list[str]) -> None:
    assert [item.insert for item in complete(shop, text, len(text)).items] == offered


def test_a_metric_says_which_parameters_it_has(shop: Catalog) -> None:
    (item,) = (item for item in complete(shop, "orders_ov", 9).items if item.label == "orders_over")
    assert "least: number, default 10, from 0 to 1000, The least amount of an order." in item.documentation


def test_its_column_is_offered_where_columns_are(shop: Catalog) -> None:
    text = "orders_over(least = 20), orders by store order by "
    assert complete(shop, text, len(text)).items[0].insert == '"orders_over(least = 20)"'


def test_what_is_given_is_marked(shop: Catalog) -> None:
    text = "worth_in(region = 'Europe', gift = true) by store having worth_in(region = 'Europe', gift = true) > 1"
    found = inspect(shop, text)
    kinds = {text[mark.start : mark.end]: mark.kind for mark in found.tokens}
    assert (kinds["worth_in"], kinds["region"], kinds["true"]) == (
        MarkKind.METRIC,
        MarkKind.DIMENSION,
        MarkKind.KEYWORD,
    )
    assert found.problems == ()
    assert found.canonical is not None
    assert "having \"worth_in(region = 'Europe', gift = true)\" > 1" in found.canonical


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("orders, orders_over(lest = 1)", "lest"),
        ("worth_in(region = 'Asia') by store", "region"),
        ("orders(x = 1)", "x"),
    ],
)
def test_a_fault_stands_at_its_parameter(shop: Catalog, text: str, at: str) -> None:
    (problem,) = inspect(shop, text).problems
    assert text[problem.start : problem.end] == at
