"""Semantic models as they are written: entities, dimensions, measures, each expression checked before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.catalog.formula import Formula, Role, Written, column, parse_formula
from workbench.catalog.model import Dimension, DimensionType, Documentation
from workbench.formats.metricflow.entry import Entry
from workbench.formats.metricflow.measures import Measure, measures
from workbench.formats.metricflow.words import documentation
from workbench.formats.model import Loss
from workbench.query.model import Unit
from workbench.query.words import UNITS

_REF = re.compile(r"ref\(\s*(?:(['\"])[\w.-]+\1\s*,\s*)?(['\"])([\w.-]+)\2\s*\)")


class EntityType(StrEnum):
    """What a key identifies."""

    PRIMARY = "primary"
    UNIQUE = "unique"
    NATURAL = "natural"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Entity:
    """A key that joins models: the same name in two models is the same thing."""

    name: str
    type: EntityType
    expr: Formula


@dataclass(frozen=True, slots=True)
class Model:
    """A semantic model.

    Attributes:
        primary: the name of its primary entity, which stands before its dimensions.
        time: the time dimension that measures are dated by unless they say otherwise.
        partitions: time dimensions by which the table is cut; joins between two such models keep to one part.
        start: the dimension from which a row holds, of a model that keeps history; `end` until when.
    """

    name: str
    source: tuple[str, ...]
    primary: str | None
    entities: tuple[Entity, ...]
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    time: str | None
    partitions: tuple[str, ...]
    start: Dimension | None
    end: Dimension | None
    doc: Documentation
    entry: Entry


def models(entries: list[Entry], losses: list[Loss]) -> tuple[Model, ...]:
    """Return the models that can be kept; what cannot is added to the losses."""
    found: dict[str, Model] = {}
    for entry in entries:
        reason = _unusable(entry) or (f"another one is called '{entry.name}' too." if entry.name in found else None)
        if reason:
            losses.append(Loss(entry.kind, entry.name, reason, place=entry.place))
        else:
            found[entry.name] = _model(entry, losses)
    return tuple(found.values())


def _unusable(entry: Entry) -> str | None:
    if not entry.name:
        return "it has no name."
    config = entry.entry("config", "config")
    if config is not None and config.has("enabled") and not config.flag("enabled"):
        return "it is not enabled."
    return None if source(entry) else "it names no table (node_relation, or model: ref('…'))."


def source(entry: Entry) -> tuple[str, ...]:
    """Return the table of a model or a time spine, its schema before it; () where none is named."""
    relation = entry.entry("node_relation", "node_relation")
    if relation is None:
        found = _REF.search(entry.text("model") or "")
        return (found[3],) if found else ()
    relation.pass_over("relation_name")
    return tuple(part for part in (relation.text(key) for key in ("database", "schema_name", "alias")) if part)


def _model(entry: Entry, losses: list[Loss]) -> Model:
    if not entry.has("node_relation"):
        reason = "the files do not say in which schema the table of its ref('…') lies; it is read by its bare name."
        losses.append(Loss(entry.kind, entry.name, reason, whole=False, place=entry.place))
    entities = tuple(_entities(entry, losses))
    parts = [part for part in entry.entries("dimensions", "dimension") if part.name]
    dimensions = {part.name: found for part in parts if (found := _dimension(entry.name, part, losses))}
    defaults = entry.entry("defaults", "defaults")
    return Model(
        entry.name,
        source(entry),
        entry.text("primary_entity") or next((e.name for e in entities if e.type is EntityType.PRIMARY), None),
        entities,
        tuple(dimensions.values()),
        tuple(measures(entry, losses)),
        _time(entry, defaults, dimensions, losses),
        tuple(part.name for part in parts if part.flag("is_partition") and part.name in dimensions),
        _bound(parts, dimensions, "is_start"),
        _bound(parts, dimensions, "is_end"),
        documentation(entry),
        entry,
    )


def _time(entry: Entry, defaults: Entry | None, dimensions: dict[str, Dimension], losses: list[Loss]) -> str | None:
    name = defaults.text("agg_time_dimension") if defaults else None
    if name is None or (name in dimensions and dimensions[name].grain):
        return name
    reason = f"its default time dimension '{name}' is no time dimension of it."
    losses.append(Loss(entry.kind, entry.name, reason, whole=False, place=entry.place))
    return None


def _bound(parts: list[Entry], dimensions: dict[str, Dimension], flag: str) -> Dimension | None:
    marked: list[Dimension | None] = []
    for part in parts:
        params = part.entry("type_params", "type_params")
        validity = params.entry("validity_params", "validity_params") if params else None
        if validity and validity.flag(flag):
            marked.append(dimensions.get(part.name))
    return next(iter(marked), None)


def _entities(entry: Entry, losses: list[Loss]) -> Iterator[Entity]:
    seen = set[str]()
    for part in entry.entries("entities", "entity"):
        expr = formula(part, Role.KEY, losses, name=f"{entry.name}.{part.name}")
        documentation(part)
        part.pass_over("role")
        word = part.word("type") or ""
        if part.name in seen or word not in EntityType.__members__.values():
            reason = "it stands twice." if part.name in seen else f"its type '{word}' is not known."
            losses.append(Loss("entity", f"{entry.name}.{part.name}", reason, place=part.place))
        elif expr is not None:
            seen.add(part.name)
            yield Entity(part.name, EntityType(word), expr)


def _dimension(model: str, part: Entry, losses: list[Loss]) -> Dimension | None:
    name = f"{model}.{part.name}"
    expr = formula(part, Role.VALUE, losses, name=name)
    doc, params = documentation(part), part.entry("type_params", "type_params")
    kind = part.word("type")
    part.pass_over("is_partition")
    word = (params.word("time_granularity") if params else None) or "day"
    if expr is None:
        return None
    if kind == "categorical":
        return Dimension(part.name, model, expr, doc=doc, place=part.place)
    if kind != "time" or (grain := _base(word, name, part, losses)) is None:
        if kind != "time":
            losses.append(Loss("dimension", name, f"its type '{kind}' is not known.", place=part.place))
        return None
    return Dimension(part.name, model, expr, DimensionType.TIME, grain, whole=False, doc=doc, place=part.place)


def _base(word: str, name: str, part: Entry, losses: list[Loss]) -> Unit | None:
    if word == "nanosecond":
        losses.append(Loss("dimension", name, "instants are kept to the microsecond.", whole=False, place=part.place))
        return Unit.MICROSECOND
    if word not in UNITS:
        losses.append(Loss("dimension", name, f"its granularity '{word}' is not known.", place=part.place))
    return UNITS.get(word)


def formula(part: Entry, role: Role, losses: list[Loss], *, name: str) -> Formula | None:
    """Return the checked expression of an entity, dimension or measure: `expr`, else the column of its name."""
    written = part.written("expr")
    if written is None:
        return column(part.name)
    found, faults = parse_formula(Written(written.text.strip(), written.place, exact=False), role)
    if found is None:
        losses.append(Loss(part.kind, name, f"its expression is not read: {faults[0].sentence}", place=faults[0].place))
    return found
