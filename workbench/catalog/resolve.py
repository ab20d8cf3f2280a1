"""Names as written to keys of the catalog: the own namespace first, then the bare name, then a unique short name."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from types import MappingProxyType

from sqlglot import exp

from workbench.catalog.fiscal import in_fiscal_periods
from workbench.catalog.formula import Formula
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Dataset,
    Derived,
    JoinKey,
    Link,
    Metric,
    Ratio,
    Simple,
)
from workbench.catalog.windows import name_of, sorted_by, sorts


def resolved(catalog: Catalog) -> tuple[Catalog, tuple[Link, ...]]:
    """Return the catalog with keys for names, and the links that lead to no dataset, which it then lacks.

    A metric's input that names nothing stays as written.
    """
    datasets = {key: _dataset(dataset, catalog.datasets) for key, dataset in catalog.datasets.items()}
    links = (link for d in datasets.values() for first in d.links.values() for link in (first, *first.also))
    dangling = tuple(link for link in links if link.to not in datasets)
    whole = {key: _without(dataset, dangling) for key, dataset in datasets.items()}
    whole = _with_ways_back(whole)
    metrics = {key: _metric(metric, catalog) for key, metric in catalog.metrics.items()}
    return replace(catalog, datasets=MappingProxyType(whole), metrics=MappingProxyType(metrics)), dangling


def key_of(name: str, namespace: str | None, known: Container[str]) -> str:
    """Return the key that a written name means; the name itself when it means nothing."""
    inner = f"{namespace}.{name}" if namespace else name
    return inner if inner in known else name


def metric_key(name: str, namespace: str | None, catalog: Catalog) -> str:
    """Return the key of the metric that a written name means; the name itself when it means none or several."""
    key = key_of(name, namespace, catalog.metrics)
    keys = catalog.metric_keys(key)
    return keys[0] if len(keys) == 1 else key


def _dataset(dataset: Dataset, known: Mapping[str, Dataset]) -> Dataset:
    if dataset.namespace is None:
        return dataset
    owned = {name: _owned(link, dataset, known) for name, link in dataset.links.items()}
    dimensions = {name: replace(d, dataset=dataset.key) for name, d in dataset.dimensions.items()}
    return replace(dataset, links=MappingProxyType(owned), dimensions=MappingProxyType(dimensions))


def _owned(link: Link, dataset: Dataset, known: Container[str]) -> Link:
    to = key_of(link.to, dataset.namespace, known)
    return replace(link, to=to, dataset=dataset.key, also=tuple(_owned(other, dataset, known) for other in link.also))


def _with_ways_back(datasets: dict[str, Dataset]) -> dict[str, Dataset]:
    """The datasets with the links that lead back along one-to-one links; a name that is taken stays what it is."""
    links = [link for dataset in datasets.values() for link in dataset.links.values() if link.back]
    for link in links:
        target = datasets[link.to]
        if link.back and link.back not in target.links and link.back not in target.dimensions:
            on = tuple(JoinKey(pair.target, pair.local) for pair in link.on)
            back = Link(link.back, target.key, link.dataset, on, one_to_one=True, back=link.name, place=link.place)
            datasets = {
                **datasets,
                target.key: replace(target, links=MappingProxyType({**target.links, back.name: back})),
            }
    return datasets


def _without(dataset: Dataset, dangling: tuple[Link, ...]) -> Dataset:
    if not any(link in dangling for first in dataset.links.values() for link in (first, *first.also)):
        return dataset
    links = {
        name: replace(link, also=tuple(other for other in link.also if other not in dangling))
        for name, link in dataset.links.items()
        if link not in dangling
    }
    return replace(dataset, links=MappingProxyType(links))


def _metric(metric: Metric, catalog: Catalog) -> Metric:
    return in_fiscal_periods(_keyed(metric, catalog), catalog)


def _keyed(metric: Metric, catalog: Catalog) -> Metric:
    match metric.definition:
        case Simple(dataset=home) as simple:
            key = key_of(home, metric.namespace, catalog.datasets)
            return metric if key == home else replace(metric, definition=replace(simple, dataset=key))
        case Ratio(above, below):
            keys = (metric_key(above, metric.namespace, catalog), metric_key(below, metric.namespace, catalog))
            return metric if keys == (above, below) else replace(metric, definition=Ratio(*keys))
        case Derived() as derived:
            return replace(metric, definition=_derived(derived, metric.namespace, catalog))
        case Cumulative(metric=of) as cumulative:
            return replace(metric, definition=replace(cumulative, metric=metric_key(of, metric.namespace, catalog)))
        case Conversion(base, converted) as conversion:
            keys = (metric_key(base, metric.namespace, catalog), metric_key(converted, metric.namespace, catalog))
            return replace(metric, definition=replace(conversion, base=keys[0], converted=keys[1]))


def _derived(derived: Derived, namespace: str | None, catalog: Catalog) -> Derived:
    ranked = (metric_key(name_of(found), namespace, catalog) for found in sorted_by(derived.expr.tree))
    named = (
        *(metric_key(name, namespace, catalog) for name in derived.inputs),
        *(k for k in ranked if k in catalog.metrics),
    )
    keys = tuple(dict.fromkeys(named))
    if keys == derived.inputs and not derived.expr.paths:
        return derived
    tree = derived.expr.tree.transform(lambda node: _key_column(node, namespace, catalog))
    given = tuple(replace(each, metric=metric_key(each.metric, namespace, catalog)) for each in derived.given)
    return Derived(Formula(derived.expr.text, tree), keys, given)


def _key_column(node: exp.Expression, namespace: str | None, catalog: Catalog) -> exp.Expression:
    if not isinstance(node, exp.Column):
        return node
    name = name_of(node)
    key = metric_key(name, namespace, catalog)
    if sorts(node) and key not in catalog.metrics:
        return node  # a path of the query
    return exp.Column(this=exp.Identifier(this=key, quoted=not key.isidentifier()))
