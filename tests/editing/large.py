"""A catalog of many metrics, made in memory: datasets in a ring of links, so that paths could go round for ever."""

from __future__ import annotations

from types import MappingProxyType

import sqlglot

from workbench.catalog.formula import Formula
from workbench.catalog.model import (
    Catalog,
    Dataset,
    Dimension,
    DimensionType,
    Documentation,
    JoinKey,
    Link,
    Metric,
    Simple,
)
from workbench.query.model import Unit


def formula(text):
    return Formula(text, sqlglot.parse_one(text))


KEY = formula("id")
COUNT = formula("count(*)")


def dataset(number, count):
    name = f"dataset_{number}"
    columns = {f"attribute_{n}": Dimension(f"attribute_{n}", name, KEY) for n in range(20)}
    columns["happened_on"] = Dimension("happened_on", name, KEY, DimensionType.TIME, Unit.DAY)
    links = {
        f"role_{n}": Link(f"role_{n}", name, f"dataset_{(number + n + 1) % count}", (JoinKey(KEY, KEY),))
        for n in range(8)
    }
    return Dataset(
        name, source=(name,), time="happened_on", dimensions=MappingProxyType(columns), links=MappingProxyType(links)
    )


def metric(number, datasets):
    doc = Documentation(
        title=f"Measure number {number}", description="How much.", synonyms=(f"amount {number}", "quantity")
    )
    return Metric(f"measure_{number}", Simple(f"dataset_{number % datasets}", COUNT), unit="euro", doc=doc)


def catalog(metrics=10_000, datasets=50):
    made = [dataset(number, datasets) for number in range(datasets)]
    measured = [metric(number, datasets) for number in range(metrics)]
    return Catalog(
        "large",
        MappingProxyType({d.key: d for d in made}),
        MappingProxyType({m.key: m for m in measured}),
    )
