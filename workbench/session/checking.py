"""The catalog against the warehouse: tables and columns exist, keys are unique, links lead to at most one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.model import Catalog, Dataset, Link, Simple
from workbench.compiler.statement import sql_of
from workbench.engines import Engine
from workbench.errors import Issue, Place, nearest
from workbench.planner.nodes import (
    Aggregate,
    Condition,
    Field,
    Filter,
    Finish,
    Key,
    Kind,
    Measure,
    Named,
    Scan,
)
from workbench.query.expression import Column, Compare, Literal, Path
from workbench.session.spans import gaps, overlapping

#: Faults that make no number wrong.
WARNINGS = frozenset({"gap"})

_ROWS = Path(("rows_with_key",))


def check(catalog: Catalog, engine: Engine) -> Iterator[Issue]:
    """Yield every disagreement between the definitions and the data, dataset by dataset."""
    tables = engine.tables()
    sound: set[str] = set()
    for dataset in catalog.datasets.values():
        found = list(_columns(catalog, dataset, engine, tables))
        yield from found
        if not found:
            sound.add(dataset.key)
    for dataset in catalog.datasets.values():
        if dataset.key in sound:
            yield from _primary_key(dataset, engine)
            yield from _links(catalog, dataset, engine, sound)


def _columns(catalog: Catalog, dataset: Dataset, engine: Engine, tables: tuple[str, ...]) -> Iterator[Issue]:
    if dataset.source is None:
        return
    name = ".".join(dataset.source)
    columns = engine.columns(name)
    if not columns:
        message = f"{dataset.key}: the warehouse has no table '{name}'."
        yield Issue("no-table", message, dataset.place, nearest(name, tables), f"It has: {', '.join(tables[:10])}.")
        return
    known = {column.casefold() for column in columns}
    for formula, what, place in _formulas(catalog, dataset):
        for column in formula.columns:
            if column.casefold() not in known:
                message = f"{what} reads '{column}', which the table '{name}' lacks."
                yield Issue("no-column", message, place, nearest(column, columns))


def _formulas(catalog: Catalog, dataset: Dataset) -> Iterator[tuple[Formula, str, Place | None]]:
    for dimension in dataset.dimensions.values():
        yield dimension.expr, f"{dataset.key}.{dimension.name}", dimension.place
    for link in dataset.links.values():
        for key in link.on:
            yield key.local, f"the link {dataset.key}.{link.name}", link.place
    for metric in catalog.metrics.values():
        if isinstance(metric.definition, Simple) and metric.definition.dataset == dataset.key:
            yield metric.definition.expr, metric.key, metric.place
            if metric.definition.where is not None:
                yield metric.definition.where, metric.key, metric.place


def _primary_key(dataset: Dataset, engine: Engine) -> Iterator[Issue]:
    if dataset.primary_key:
        formulas = [_key_formula(dataset, name) for name in dataset.primary_key]
        if count := duplicates(dataset, formulas, engine):
            names = ", ".join(dataset.primary_key)
            message = f"{dataset.key}: {count:,} values of the primary key ({names}) stand in several rows."
            yield Issue("duplicate-key", message, dataset.place, remedy="Correct primary_key, or the data.")


def _key_formula(dataset: Dataset, name: str) -> Formula:
    if name in dataset.dimensions:
        return dataset.dimensions[name].expr
    return Formula(name, exp.column(name))


def _links(catalog: Catalog, dataset: Dataset, engine: Engine, sound: set[str]) -> Iterator[Issue]:
    for link in dataset.links.values():
        for each in (link, *link.also):
            target = catalog.datasets[each.to]
            if target.key in sound:
                yield from _of_link(target, each, engine)
        if link.one_to_one and (count := duplicates(dataset, [pair.local for pair in link.on], engine)):
            yield not_one_here(link, count)


def _of_link(target: Dataset, link: Link, engine: Engine) -> Iterator[Issue]:
    if link.valid is not None:
        found = overlapping(target, link, engine) or gaps(target, link, engine)
        yield from (found,) if found else ()
    elif count := duplicates(target, [pair.target for pair in link.on], engine):
        yield not_one(link, count)


def not_one_here(link: Link, count: int) -> Issue:
    """Return the fault of a one-to-one link of which several rows have one key."""
    keys = ", ".join(key.local.text for key in link.on)
    message = (
        f"The link {link.dataset}.{link.name} is one to one, but {count:,} values of ({keys}) stand in several rows."
    )
    return Issue("not-one-to-one", message, link.place, remedy="Leave one_to_one out, or correct the data.")


def not_one(link: Link, count: int) -> Issue:
    """Return the fault of a link whose target has several rows of one key."""
    keys = ", ".join(key.target.text for key in link.on)
    message = (
        f"The link {link.dataset}.{link.name} leads to several rows of {link.to}: "
        f"{count:,} values of ({keys}) are not unique there, so numbers across it would be too large."
    )
    return Issue("fan-out", message, link.place, remedy="Link on a key that is unique in the target.")


def duplicates(dataset: Dataset, formulas: Iterable[Formula], engine: Engine) -> int:
    """Return how many values of a key stand in several rows; keys with a null lead nowhere and do not count."""
    keys = tuple(Key(f"key_{i}", Field(dataset.name, f)) for i, f in enumerate(formulas))
    count = Measure("rows_with_key", Kind.COUNT, dataset.name, exp.Count(this=exp.Star()), None)
    groups = Aggregate(Scan(dataset.name, dataset), "keys", keys, (count,))
    several = Condition(Compare(">", Column(_ROWS), Literal(1)), ((_ROWS, Named("rows_with_key")),))
    columns = tuple((key.name, key.name) for key in keys)
    table = engine.run(sql_of(Finish(Filter(groups, (several,)), columns, ()), engine.dialect))
    return sum(all(value is not None for value in row.values()) for row in table.to_pylist())
