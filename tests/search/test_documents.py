from __future__ import annotations

from types import MappingProxyType

import pytest

from workbench.catalog.formula import column
from workbench.catalog.model import (
    Catalog,
    Cube,
    Dataset,
    Derived,
    Dimension,
    Documentation,
    Example,
    JoinKey,
    Link,
    Metric,
    Ratio,
    Simple,
    Tier,
)
from workbench.query.model import Metric as Asked
from workbench.query.model import MetricQuery
from workbench.search import Kind, SearchIndex, documents


def keyed(*items):
    return MappingProxyType({getattr(item, "key", item.name): item for item in items})


@pytest.fixture
def catalog():
    shop = Dataset(
        "orders",
        dimensions=keyed(Dimension("ordered_on", "orders", column("ordered_on"))),
        links=keyed(Link("buyer", "orders", "customers", (JoinKey(column("customer_id"), column("id")),))),
    )
    people = Dataset(
        "customers",
        dimensions=keyed(Dimension("country", "customers", column("country_code"))),
        doc=Documentation(owner="crm"),
    )
    sold = Metric(
        "avgOrderValue",
        Simple("orders", column("amount")),
        namespace="v3",
        unit="EUR",
        doc=Documentation(
            description="Mean\n  value.",
            owner="finance",
            tags=("money",),
            synonyms=("AOV",),
            tier=Tier.ONE,
            examples=(Example("What does a buyer spend?", "v3.avgOrderValue"),),
        ),
    )
    people_count = Metric("buyers", Simple("customers", column("id")))
    ratio = Metric("spend", Ratio("v3.avgOrderValue", "buyers"))
    derived = Metric("twice", Derived(column("spend"), ("spend", "lost")))
    query = MetricQuery(metrics=(Asked("spend"),))
    cube = Cube("monthly", query, "spend by time.month", doc=Documentation(title="Monthly spend"))
    return Catalog(
        "shop", keyed(shop, people), keyed(sold, people_count, ratio, derived), keyed(cube),
        short=MappingProxyType({"avgOrderValue": ("v3.avgOrderValue",)}),
    )  # fmt: skip


def found(catalog):
    return {document.name: document for document in documents(catalog)}


def test_there_is_one_document_for_each_metric_cube_and_dimension(catalog):
    assert {name: doc.kind for name, doc in found(catalog).items()} == {
        "v3.avgOrderValue": Kind.METRIC,
        "buyers": Kind.METRIC,
        "spend": Kind.METRIC,
        "twice": Kind.METRIC,
        "monthly": Kind.CUBE,
        "orders.ordered_on": Kind.DIMENSION,
        "customers.country": Kind.DIMENSION,
    }


def test_a_metric_brings_its_words_and_facets(catalog):
    doc = found(catalog)["v3.avgOrderValue"]
    assert (doc.title, doc.description, doc.synonyms, doc.unit) == ("Avg order value", "Mean value.", ("AOV",), "EUR")
    assert (doc.examples, doc.expression) == (("What does a buyer spend?",), "amount")
    assert (doc.owner, doc.tags, doc.tier, doc.status, doc.datasets) == (
        "finance",
        ("money",),
        "1",
        "draft",
        ("orders",),
    )


def test_a_metric_of_metrics_counts_for_all_datasets_it_reads(catalog):
    assert {name: found(catalog)[name].datasets for name in ("spend", "twice", "monthly")} == {
        "spend": ("customers", "orders"),
        "twice": ("customers", "orders"),
        "monthly": ("customers", "orders"),
    }


def test_a_dimension_is_found_by_its_dataset_and_by_the_roles_that_lead_to_it(catalog):
    doc = found(catalog)["customers.country"]
    assert (doc.context, doc.owner, doc.expression) == (("customers", "buyer"), "crm", "country_code")
    assert SearchIndex.build(documents(catalog)).search("country of the buyer")[0].name == "customers.country"


def test_metrics_that_name_each_other_in_a_circle_are_no_trouble(catalog):
    circle = keyed(Metric("a", Ratio("b", "b")), Metric("b", Ratio("a", "a")))
    assert [d.datasets for d in documents(Catalog("c", keyed(), circle))] == [(), ()]
