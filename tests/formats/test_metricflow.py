"""MetricFlow's files and requests: what they become, what is lost by name, and what is never let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.catalog.model import Conversion, Cumulative, Derived, Earlier, Pick, Ratio, Simple, Span, StartOf
from workbench.errors import DefinitionError, QueryError
from workbench.formats import Import, metricflow
from workbench.query.conditions_text import condition_text
from workbench.query.model import Unit
from workbench.query.parse import parse
from workbench.query.text import text

LAYER = """
semantic_models:
  - name: orders
    description: One row per order.
    model: ref('fct_orders')
    defaults: {agg_time_dimension: ordered_at}
    config: {meta: {team: sales}}
    entities:
      - {name: order, type: primary, expr: order_id}
      - {name: customer, type: foreign, expr: customer_id}
    dimensions:
      - {name: ordered_at, type: time, type_params: {time_granularity: day}}
      - {name: shipped_at, type: time, type_params: {time_granularity: hour}}
      - {name: is_gift, type: categorical}
    measures:
      - {name: orders, agg: sum, expr: "1", create_metric: true}
      - {name: revenue, agg: sum, expr: amount}
      - {name: shipped, agg: count, expr: order_id, agg_time_dimension: shipped_at}
      - {name: p95, agg: percentile, expr: amount, agg_params: {percentile: 0.95}}
  - name: customers
    node_relation: {alias: dim_customers, schema_name: crm}
    entities:
      - {name: customer, type: primary, expr: id}
      - {name: region, type: foreign, expr: region_id}
    dimensions:
      - {name: state, type: categorical, expr: "upper(state)"}
  - name: regions
    node_relation: {alias: regions, schema_name: crm}
    entities: [{name: region, type: unique, expr: id}]
    dimensions: [{name: label, type: categorical}]
models:
  - name: days
    time_spine: {standard_granularity_column: day, custom_granularities: [{name: fiscal_week, column_name: fw}]}
    columns: [{name: day, granularity: day}]
metrics:
  - {name: revenue, type: simple, label: Revenue, type_params: {measure: {name: revenue, fill_nulls_with: 0}}}
  - {name: gifts, type: simple, type_params: {measure: orders}, filter: "{{ Dimension('order__is_gift') }}"}
  - {name: p95, type: simple, type_params: {measure: p95}}
  - {name: shipped, type: simple, type_params: {measure: {name: shipped, join_to_timespine: true}}}
  - {name: per_order, type: ratio, type_params: {numerator: revenue, denominator: {name: orders, filter: "{{ Entity('customer') }} IS NOT NULL"}}}
  - name: growth
    type: derived
    type_params: {expr: now - before, metrics: [{name: revenue, alias: now}, {name: revenue, alias: before, offset_window: 1 month}]}
  - {name: trailing, type: cumulative, type_params: {measure: revenue, cumulative_type_params: {window: 7 days, period_agg: last}}}
  - {name: at_start, type: derived, type_params: {expr: orders, metrics: [{name: orders, offset_to_grain: year}]}}
  - name: shipped_rate
    type: conversion
    type_params: {conversion_type_params: {base_measure: orders, conversion_measure: shipped, entity: customer, window: 3 days}}
saved_queries:
  - name: by_state
    query_params:
      metrics: [orders]
      group_by: ["Dimension('customer__state')", "TimeDimension('metric_time', 'month')"]
      where: ["{{ Dimension('customer__state') }} <> 'CA'"]
      order_by: ["Metric('orders').descending(True)"]
      limit: 3
"""


def load(folder: Path, *texts: str) -> Import:
    for number, content in enumerate(texts):
        (folder / f"{number}.yml").write_text(content, encoding="utf-8")
    return metricflow.load(folder)


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Import:
    return load(tmp_path_factory.mktemp("layer"), LAYER)


def test_models_become_datasets_with_links_and_other_names(layer: Import) -> None:
    orders = layer.catalog.datasets["orders"]
    assert (orders.source, orders.time, orders.aliases) == (("fct_orders",), "ordered_at", ("order",))
    assert orders.links["customer"].to == "customers"
    assert not orders.links["customer"].one_to_one
    assert layer.catalog.datasets["customers"].links["region"].to == "regions"
    assert orders.doc.meta == (("team", "sales"),)


def test_a_dbt_model_with_a_time_spine_is_a_calendar(layer: Import) -> None:
    (days,) = layer.catalog.calendars
    assert (days.source, days.time, days.calendar.periods if days.calendar else ()) == (
        ("days",),
        "day",
        ("fiscal_week",),
    )
    assert days.dimensions["fiscal_week"].expr.text == "fw"


def test_every_kind_of_metric_is_kept(layer: Import) -> None:
    metrics = layer.catalog.metrics
    assert isinstance(metrics["orders"].definition, Simple)
    assert (metrics["revenue"].fill, metrics["revenue"].doc.title) == (0, "Revenue")
    assert condition_text(metrics["gifts"].filter) == '"order".is_gift' if metrics["gifts"].filter else False
    assert metrics["shipped"].every_period
    assert metrics["shipped"].definition == Simple(
        "orders",
        metrics["shipped"].definition.expr,
        time="shipped_at",  # type: ignore[union-attr]
    )
    assert metrics["per_order"].definition == Ratio("revenue", "per_order__below")
    assert metrics["growth__before"].offset == Earlier(Span(1, Unit.MONTH))
    assert metrics["at_start__orders"].offset == StartOf(Unit.YEAR)
    assert metrics["trailing"].definition == Cumulative("trailing__revenue", Span(7, Unit.DAY), pick=Pick.LAST)
    assert isinstance(metrics["growth"].definition, Derived)
    assert metrics["shipped_rate"].definition == Conversion(
        "orders", "shipped_rate__shipped", "customer", Span(3, Unit.DAY)
    )
    assert metrics["growth__before"].private


def test_a_saved_query_becomes_a_cube(layer: Import) -> None:
    cube = layer.catalog.cubes["by_state"]
    assert parse(cube.text) == cube.query
    assert cube.text.splitlines() == [
        "orders",
        "by customer.state as customer__state, time.month as metric_time__month",
        "where customer.state <> 'CA'",
        "order by orders desc",
        "limit 3",
    ]


def test_only_what_is_lost_is_a_loss(layer: Import) -> None:
    assert [str(loss).partition(": ")[2] for loss in layer.losses] == [
        (
            "semantic model 'orders' is kept in part: the files do not say in which schema the table of its ref('…') lies; "
            "it is read by its bare name."
        )
    ]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({"metrics": ["orders"], "group_by": ["metric_time"]}, "orders\nby time.day as metric_time__day"),
        ({"metrics": ["shipped"], "group_by": ["metric_time"]}, "shipped\nby time.day as metric_time__day"),
        (
            {"metrics": ["orders"], "group_by": ["order__shipped_at"]},
            'orders\nby "order".shipped_at.hour as order__shipped_at__hour',
        ),
        (
            {"metrics": ["orders"], "group_by": ["region__label"]},
            "orders\nby customer.region.label as customer__region__label",
        ),
        (
            {"metrics": ["orders"], "group_by": [{"name": "metric_time", "date_part": "dow", "alias": "weekday"}]},
            "orders\nby time.extract_dow as weekday",
        ),
        (
            {"metrics": ["orders"], "metric_aliases": {"orders": "n"}, "order_by": ["-orders"]},
            "orders as n\norder by n desc",
        ),
        (
            {
                "metrics": ["orders"],
                "group_by": ["metric_time__month"],
                "start_time": "2020-01-15",
                "end_time": "2020-02-02",
            },
            "orders\nby time.month as metric_time__month\nduring 2020-01 to 2020-02",
        ),
        ({"metrics": ["orders"], "end_time": "2020-02-28"}, "orders\nduring before 2020-02-29"),
        (
            {
                "metrics": ["orders"],
                "where": "{{ TimeDimension('metric_time', 'fiscal_week') }} = 'w1' or {{ Metric('revenue', ['customer']) }} > 5",
            },
            "orders\nwhere time.fiscal_week = 'w1' or metric(revenue by customer) > 5",
        ),
        (
            {"metrics": ["orders"], "where": ["{{ Dimension('order__ordered_at').grain('month') }} >= '2020-02-01'"]},
            "orders\nwhere \"order\".ordered_at.month >= date '2020-02-01'",
        ),
        (
            {"group_by": ["customer__state"], "min_max_only": True},
            "range of customer.state as customer__state",
        ),
    ],
)
def test_requests_become_queries(layer: Import, request_: dict[str, object], expected: str) -> None:
    query = metricflow.query(layer.catalog, **request_)  # type: ignore[arg-type]  # its own parameters
    assert text(query) == expected
    assert parse(expected) == query


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ({"metrics": ["orders"], "group_by": [{"name": "metric_time", "grain": "fortnight"}]}, "fortnight"),
        ({"metrics": ["orders"], "order_by": ["-state"]}, "state"),
        ({"metrics": ["orders"], "where": "state = 'CA'"}, "bare column 'state'"),
        ({"metrics": ["orders"], "where": "{{ var('x') }} = 1"}, "var"),
        ({"metrics": ["orders"], "where": "{% if true %} 1 = 1 {% endif %}"}, "{%"),
        ({"metrics": ["orders"], "where": "{{ Dimension(__import__('os').name) }} = 1"}, "__import__"),
        ({"metrics": ["orders"], "where": "'{{ Dimension('order__is_gift') }}' = 'x'"}, "quotes"),
        ({"metrics": ["orders"], "where": "{{ Dimension('order__is_gift') }}) or (select 1) = (1"}, "not readable"),
        ({"metrics": ["orders"], "where": "{{ Dimension('order__is_gift') }}; drop table x"}, "not readable"),
        ({"metrics": ["orders"], "where": "getenv('HOME') = {{ Dimension('order__is_gift') }}"}, "getenv"),
        ({"metrics": ["orders"], "start_time": "2020-02-01", "end_time": "2020-01-01"}, "before its start_time"),
        ({}, "no metric"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(layer: Import, request_: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError) as refused:
        metricflow.query(layer.catalog, **request_)  # type: ignore[arg-type]  # its own parameters
    assert named in str(refused.value).lower()


BROKEN = """
semantic_models:
  - name: facts
    node_relation: {alias: facts, schema_name: s}
    invented: yes
    entities: [{name: thing, type: owner}]
    dimensions:
      - {name: when, type: time, type_params: {time_granularity: eon}}
      - {name: secret, type: categorical, expr: "getenv('HOME')"}
      - {name: sneaky, type: categorical, expr: "1; drop table facts"}
    measures:
      - {name: hll, agg: hyperloglog, expr: x}
      - {name: inside, agg: sum, expr: "(select max(y) from other)"}
      - {name: fine, agg: sum, expr: x}
metrics:
  - {name: a, type: derived, type_params: {expr: b, metrics: [b]}}
  - {name: b, type: derived, type_params: {expr: a, metrics: [a]}}
  - {name: c, type: simple, type_params: {measure: hll}}
  - {name: d, type: derived, type_params: {expr: c + 1, metrics: [c]}}
  - {name: e, type: simple, type_params: {measure: fine}, filter: "{{ ref('x') }}"}
  - {name: f, type: forecast, type_params: {}}
  - {name: g, type: simple, type_params: {measure: fine}, time_granularity: eon}
  - {name: h, type: derived, type_params: {expr: "read_csv('/etc/passwd')", metrics: [g]}}
"""


def test_what_cannot_be_kept_is_lost_by_name_and_the_rest_stays(tmp_path: Path) -> None:
    found = load(tmp_path, BROKEN)
    assert set(found.catalog.metrics) == {"g"}
    assert found.catalog.datasets["facts"].dimensions.keys() == set()
    lost = {(loss.kind, loss.name.rpartition(".")[2]) for loss in found.losses}
    assert lost == {
        ("semantic model", "facts"),
        *(("entity", name) for name in ("thing",)),
        *(("dimension", name) for name in ("when", "secret", "sneaky")),
        *(("measure", name) for name in ("hll", "inside")),
        *(("metric", name) for name in "abcdefgh"),
    }
    assert all(loss.place and loss.reason.endswith(".") for loss in found.losses)


def test_a_manifest_is_read_where_there_are_no_files(tmp_path: Path) -> None:
    manifest = {
        "semantic_models": [
            {
                "name": "facts",
                "node_relation": {"alias": "facts", "schema_name": "s", "relation_name": "s.facts"},
                "measures": [],
                "dimensions": [{"name": "day", "type": "time", "type_params": {"time_granularity": "day"}}],
                "defaults": {"agg_time_dimension": "day"},
            }
        ],
        "metrics": [
            {
                "name": "total",
                "type": "simple",
                "type_params": {"expr": "x", "metric_aggregation_params": {"agg": "sum", "semantic_model": "facts"}},
            }
        ],
        "project_configuration": {},
        "saved_queries": [],
    }
    (tmp_path / "semantic_manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = metricflow.load(tmp_path)
    assert found.losses == ()
    assert found.catalog.metrics["total"].definition.expr.text == "SUM(x)"  # type: ignore[union-attr]


def test_nothing_of_a_semantic_layer_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("version: 2", encoding="utf-8")
    with pytest.raises(DefinitionError, match="No semantic model"):
        metricflow.load(tmp_path)
    with pytest.raises(DefinitionError):
        metricflow.load(tmp_path / "nowhere")
