"""Versions change with the number and with nothing else; lineage ends at tables' columns."""

from __future__ import annotations

import pytest

from workbench.catalog.lineage import Lineage, lineage
from workbench.catalog.load import load, read_texts
from workbench.catalog.model import Catalog
from workbench.examples import flights_folder

BASE = """
dataset: sales
source: raw.sales
primary_key: id
time: sold_on
dimensions:
  sold_on: {expr: day, type: time, grain: day}
  country: text
links:
  shop: {to: shops, on: shop_id = id}
metrics:
  orders: {expr: count(*), where: shop.region = 'North' and paid}
  visitors: {expr: count(distinct visitor), title: Visitors}
  rate: orders / visitors
  twice: 2 * rate
---
dataset: shops
source: raw.shops
primary_key: id
dimensions:
  region: {expr: region_name}
  city: text
"""


def _catalog(text: str) -> Catalog:
    catalog, issues = read_texts({"a.yml": text})
    assert issues == ()
    assert catalog is not None
    return catalog


def _changed(old: str, new: str) -> set[str]:
    assert old in BASE
    before, after = _catalog(BASE).metrics, _catalog(BASE.replace(old, new, 1)).metrics
    return {name for name in before if before[name].version != after[name].version}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    (
        ("title: Visitors", "title: Guests, description: Who came, owner: me", set()),
        ("count(distinct visitor)", "count(  distinct   visitor )".replace(" )", ")"), {"visitors", "rate", "twice"}),
        ("country: text", "country: number", set()),
        ("city: text", "town: text", set()),
        ("= 'North'", "=   'North'", set()),
        ("= 'North'", "= 'North '", {"orders", "rate", "twice"}),
        ("and paid", "and not paid", {"orders", "rate", "twice"}),
        ("2 * rate", "3 * rate", {"twice"}),
        ("source: raw.sales", "source: new.sales", {"orders", "visitors", "rate", "twice"}),
        ("source: raw.shops", "source: new.shops", {"orders", "rate", "twice"}),
        ("region_name", "region_code", {"orders", "rate", "twice"}),
        ("on: shop_id = id", "on: store_id = id", {"orders", "rate", "twice"}),
        ("expr: day,", "expr: date,", {"orders", "visitors", "rate", "twice"}),
    ),
)
def test_a_version_changes_exactly_where_the_number_may(old: str, new: str, changed: set[str]) -> None:
    assert _changed(old, new) == changed


def test_every_definition_has_an_id_and_a_version() -> None:
    catalog = load(flights_folder())
    for known in (catalog.datasets, catalog.metrics, catalog.cubes):
        assert all(definition.id and definition.version for definition in known.values())
    assert catalog.version


def _leaves(tree: Lineage, kind: str) -> set[str]:
    return {tree.label for _ in "x" if tree.kind == kind} | {x for child in tree.children for x in _leaves(child, kind)}


def test_lineage_leads_through_inputs_datasets_and_links_to_columns_of_tables() -> None:
    tree = lineage(_catalog(BASE), "twice")
    assert [child.label for child in tree.children] == ["rate"]
    assert [child.label for child in tree.children[0].children] == ["orders", "visitors"]
    assert _leaves(tree, "dataset") == {"sales", "shops"}
    assert _leaves(tree, "source") == {
        "raw.sales.visitor", "raw.sales.paid", "raw.sales.day", "raw.sales.shop_id", "raw.shops.id", "raw.shops.region_name",
    }  # fmt: skip


def test_lineage_follows_columns_through_sql() -> None:
    catalog = _catalog(
        "dataset: o\nsql: |\n  with x as (select a * b as amount, k from raw.orders where ok)\n"
        "  select x.amount, s.day from x join ships s on s.id = x.k\n"
        "metrics: {revenue: sum(amount), last: max(day), rows: count(*), hidden: max(nowhere)}\n"
    )
    assert _leaves(lineage(catalog, "revenue"), "source") == {"raw.orders.a", "raw.orders.b"}
    assert _leaves(lineage(catalog, "last"), "source") == {"ships.day"}
    assert _leaves(lineage(catalog, "rows"), "source") == {"raw.orders", "ships"}
    assert _leaves(lineage(catalog, "hidden"), "source") == {"raw.orders", "ships"}
