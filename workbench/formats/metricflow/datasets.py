"""Semantic models to datasets: entities become links, keys and other names; time spines become calendars."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from workbench.catalog.formula import column
from workbench.catalog.model import (
    Calendar,
    Dataset,
    Dimension,
    DimensionType,
    JoinKey,
    Link,
    Validity,
)
from workbench.formats.metricflow.entry import Entry
from workbench.formats.metricflow.files import Found
from workbench.formats.metricflow.models import Entity, EntityType, Model, source
from workbench.formats.model import Loss
from workbench.query.model import Unit
from workbench.query.words import UNITS

#: Entities whose value finds at most one row (of a history: one at each instant).
_KEYS = frozenset({EntityType.PRIMARY, EntityType.UNIQUE, EntityType.NATURAL})


def dataset(model: Model, models: tuple[Model, ...]) -> Dataset:
    """Return the dataset of a model, linked to every other model that shares one of its entities."""
    links = {link.name: link for entity in model.entities if (link := _link(model, entity, models))}
    keys = {entity.name: _key(model, entity) for entity in model.entities if entity.name not in links}
    own = {dimension.name: dimension for dimension in model.dimensions}
    aliases = [model.primary or "", *(e.name for e in model.entities if e.type in _KEYS)]
    return Dataset(
        model.name,
        source=model.source,
        primary_key=_primary_key(model),
        time=model.time,
        aliases=tuple(dict.fromkeys(name for name in aliases if name)),
        partitions=model.partitions,
        dimensions=MappingProxyType({**keys, **own}),
        links=MappingProxyType(links),
        doc=model.doc,
        id=model.name,
        place=model.entry.place,
    )


def _key(model: Model, entity: Entity) -> Dimension:
    return Dimension(entity.name, model.name, entity.expr, place=model.entry.place)


def _primary_key(model: Model) -> tuple[str, ...]:
    """The column that identifies a row, where it is one; a history has several rows of a key."""
    texts = [entity.expr.text for entity in model.entities if entity.type is EntityType.PRIMARY]
    return tuple(text for text in texts if text.isidentifier()) if model.start is None else ()


def _link(model: Model, entity: Entity, models: tuple[Model, ...]) -> Link | None:
    """The role of an entity: the models it is a key of, in the order of the files; None where there is no other."""
    found = [_to(model, entity, other, theirs) for other, theirs in _targets(model, entity, models)]
    if not found:
        return None
    first, *also = found
    return Link(first.name, first.dataset, first.to, first.on, first.one_to_one, first.valid, tuple(also))


def _targets(model: Model, entity: Entity, models: tuple[Model, ...]) -> Iterator[tuple[Model, Entity]]:
    for other in models:
        history = other.start is not None
        if other.name == model.name or (history and model.start is not None):
            continue  # a history is not read as of another history's rows
        for theirs in other.entities:
            both_natural = EntityType.NATURAL is theirs.type is entity.type
            if theirs.name == entity.name and theirs.type in _KEYS and not both_natural:
                yield other, theirs


def _to(model: Model, entity: Entity, other: Model, theirs: Entity) -> Link:
    on = (JoinKey(entity.expr, theirs.expr),)
    unique = entity.type in {EntityType.PRIMARY, EntityType.UNIQUE}
    valid = Validity(other.start.expr, other.end.expr) if other.start and other.end else None
    return Link(entity.name, model.name, other.name, on, one_to_one=unique and valid is None, valid=valid)


# --- calendars --------------------------------------------------------------------------------------------------------
def calendars(found: Found, taken: frozenset[str], losses: list[Loss]) -> tuple[Dataset, ...]:
    """Return the time spines as calendars, one for each grain; of two of one grain the newer form counts."""
    by_grain: dict[Unit, Dataset] = {}
    for spine in _spines(found, taken, losses):
        grain = spine.dimensions[spine.time or ""].grain
        if grain is not None:
            by_grain.setdefault(grain, spine)
    return tuple(by_grain.values())


def _spines(found: Found, taken: frozenset[str], losses: list[Loss]) -> Iterator[Dataset]:
    for project in found.projects:
        project.pass_over("dsi_package_version", "metadata", "name")
        for spine in project.entries("time_spines", "time spine"):
            primary = spine.entry("primary_column", "primary_column")
            name, word = (primary.text("name"), primary.word("time_granularity")) if primary else (None, None)
            yield from _spine(spine, source(spine), name, word, taken, losses)
    for model in found.models:
        if model.has("time_spine"):
            yield from _dbt_spine(model, taken, losses)
    for project in found.projects:
        for spine in project.entries("time_spine_table_configurations", "time spine"):
            table = tuple((spine.text("location") or "").split("."))
            yield from _spine(spine, table, spine.text("column_name"), spine.word("grain"), taken, losses)


def _dbt_spine(model: Entry, taken: frozenset[str], losses: list[Loss]) -> Iterator[Dataset]:
    """A time spine as dbt's files say it: beside the model of its table."""
    spine = model.entry("time_spine", "time spine")
    if spine is None:
        return
    name = spine.text("standard_granularity_column")
    words = [c.word("granularity") for c in model.entries("columns", "column") if c.name == name]
    yield from _spine(spine, (model.name,), name, next(iter(words), None), taken, losses)


def _spine(
    spine: Entry,
    table: tuple[str, ...],
    name: str | None,
    word: str | None,
    taken: frozenset[str],
    losses: list[Loss],
) -> Iterator[Dataset]:
    periods = tuple(_periods(spine))
    if not all(table) or not table or not name or word not in UNITS:
        what = f"its granularity '{word}' is not known." if word else "it names no table, column or granularity."
        label = f"{'.'.join(table)} by {word}"
        losses.append(Loss("time spine", label, what, place=spine.place))
        return
    dataset = table[-1]
    while dataset in taken:
        dataset += "_"
    time = Dimension(name, dataset, column(name), DimensionType.TIME, UNITS[word], place=spine.place)
    custom = {key: Dimension(key, dataset, column(expr), place=spine.place) for key, expr in periods}
    yield Dataset(
        dataset,
        source=table,
        primary_key=(name,),
        time=name,
        calendar=Calendar(tuple(custom)),
        dimensions=MappingProxyType({name: time, **custom}),
        id=dataset,
        place=spine.place,
    )


def _periods(spine: Entry) -> Iterator[tuple[str, str]]:
    for custom in spine.entries("custom_granularities", "custom_granularity"):
        custom.pass_over("description", "config", "metadata")
        if custom.name:
            yield custom.name.lower(), custom.text("column_name") or custom.name
