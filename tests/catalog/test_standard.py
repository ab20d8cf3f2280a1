from __future__ import annotations

from datetime import date

import pytest

from workbench.catalog.load import load
from workbench.catalog.standard import cell, standard_query
from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.query.text import text

SHOP = """
dataset: orders
source: orders
{time}
dimensions:
  size: {{type: number}}
  {day}
  channel: {{}}
links:
  customer: {{to: customers, on: customer_id = id}}
metrics:
  orders: {{expr: count(*)}}
---
dataset: customers
source: customers
primary_key: [id]
{label}
dimensions:
  id: {{type: number}}
  name: {{}}
"""


def shop(tmp_path, *, time="", day="", label=""):
    (tmp_path / "shop.yml").write_text(SHOP.format(time=time, day=day, label=label), "utf-8")
    return load(tmp_path)


def shown(catalog, kind, name):
    return text(standard_query(catalog, getattr(catalog, kind)[name]), oneline=True)


def test_a_metric_with_a_time_axis_is_shown_by_month(tmp_path):
    catalog = shop(tmp_path, time="time: day", day="day: {type: time, grain: day}")
    assert shown(catalog, "metrics", "orders") == "orders by time.month"


def test_a_metric_on_coarser_data_is_shown_by_its_own_grain(tmp_path):
    catalog = shop(tmp_path, time="time: day", day="day: {type: time, grain: quarter}")
    assert shown(catalog, "metrics", "orders") == "orders by time.quarter"


def test_what_a_metric_must_not_mix_is_kept_apart(tmp_path):
    (tmp_path / "bills.yml").write_text(
        "dataset: bills\nsource: bills\ndimensions: {shop: , currency: , day: {type: time, grain: day}}\n"
        "metrics: {cost: {expr: sum(x), unmixed: currency}, dated: {expr: sum(x), unmixed: currency, time: day}, "
        "per_bill: cost / bills, bills: count(*)}\n",
        "utf-8",
    )
    catalog = load(tmp_path)
    assert shown(catalog, "metrics", "dated") == "dated by time.month, currency"
    assert shown(catalog, "metrics", "bills") == "bills by shop order by bills desc limit 10"
    assert shown(catalog, "metrics", "per_bill") == (
        "per_bill by shop, currency order by per_bill desc limit 10 per currency"
    )


def test_a_metric_without_time_is_shown_by_the_label_it_is_linked_to(tmp_path):
    catalog = shop(tmp_path, label="label: name")
    assert shown(catalog, "metrics", "orders") == "orders by customer.name order by orders desc limit 10"


def test_a_metric_without_time_and_label_is_shown_by_its_own_text(tmp_path):
    assert shown(shop(tmp_path), "metrics", "orders") == "orders by channel order by orders desc limit 10"


def test_a_cell_is_the_query_under_the_magic():
    assert cell("flights\nby time.month") == "%%metric\nflights\nby time.month"
    assert cell(parse("flights by time.month")) == "%%metric\nflights\nby time.month"


FLIGHTS = load(flights_folder())
DEFINITIONS = (
    *FLIGHTS.metrics.values(),
    *FLIGHTS.cubes.values(),
    *(dimension for dataset in FLIGHTS.datasets.values() for dimension in dataset.dimensions.values()),
)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.name)
def test_every_definition_of_the_example_has_a_standard_query_that_can_be_planned_and_read_back(definition):
    query = standard_query(FLIGHTS, definition)
    assert parse(text(query)) == query
    assert plan(FLIGHTS, query, today=date(2014, 1, 5)).outline
