"""A catalog as dbt's semantic YAML: semantic models, metrics and time spines; what MetricFlow cannot say is lost by name.

A link becomes an entity of its role in both datasets; a role that leads elsewhere in another dataset would join what
does not belong together, so only the first meaning of a role is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, JoinKey, Link
from workbench.formats.metricflow.measured import Measured, measured
from workbench.formats.metricflow.written import Models, Unwritable, metric_objects
from workbench.formats.model import Export, Loss
from workbench.formats.native_parts import Values, said
from workbench.formats.settled import settled
from workbench.formats.unsaid import unsaid, unshown
from workbench.formats.yaml_text import Written

#: Words of a metric that come back.
_KEPT = ("title", "owner", "tags")


def export(catalog: Catalog) -> Export:
    """Return a catalog as dbt's semantic YAML."""
    losses: list[Loss] = []
    catalog = settled(catalog, losses)
    roles = _roles(catalog, losses)
    every = measured(catalog)
    made = {key: each for key, each in every.items() if isinstance(each, Measured)}
    entities = {d.key: _with_primary(d, dict(_entities(d, roles))) for d in catalog.datasets.values()}
    models = [_model(d, entities[d.key], made, losses) for d in catalog.datasets.values() if d.calendar is None]
    written = Models(
        every,
        frozenset(_kept(catalog, roles)),
        {d.key: _primary(d, entities[d.key]) for d in catalog.datasets.values()},
    )
    metrics: list[Written] = []
    for metric in catalog.metrics.values():
        try:
            metrics += metric_objects(catalog, metric, written)
        except Unwritable as reason:
            losses += [] if metric.private else [Loss("metric", metric.key, f"{reason}.")]
        else:
            losses += unsaid("metric", metric.key, metric.doc, kept=_KEPT)
            losses += unshown("metric", metric.key, metric)
    spines = [_spine(d) for d in catalog.calendars]
    losses += (Loss("cube", cube.key, "saved queries are not written.") for cube in catalog.cubes.values())
    losses += _spaces(catalog)
    return Export(said(models=spines, semantic_models=models, metrics=metrics), tuple(losses))


def _spaces(catalog: Catalog) -> Iterator[Loss]:
    spaces = [d.namespace for d in catalog.datasets.values()] + [m.namespace for m in catalog.metrics.values()]
    for space in filter(None, dict.fromkeys(spaces)):
        yield Loss("namespace", space, "dbt knows none; its definitions stand under their short names.", whole=False)


# --- entities ---------------------------------------------------------------------------------------------------------
Roles = dict[str, tuple[tuple[str, ...], tuple[JoinKey, ...]]]


def _roles(catalog: Catalog, losses: list[Loss]) -> Roles:
    """What each role leads to, with the keys there: the first meaning counts."""
    roles: Roles = {}
    for dataset in catalog.datasets.values():
        for link in dataset.links.values():
            name = f"{dataset.key}.{link.name}"
            every = (link, *link.also)
            if reason := _unfit(every):
                losses.append(Loss("link", name, reason))
                continue
            meaning = (tuple(each.to for each in every), tuple(each.on[0] for each in every))
            known = roles.setdefault(link.name, meaning)
            if _ends(known) != _ends(meaning):
                losses.append(Loss("link", name, f"the role '{link.name}' leads elsewhere from another dataset."))
    return roles


def _unfit(links: tuple[Link, ...]) -> str | None:
    if any(link.valid for link in links):
        return "histories are not written."
    several = any(len(link.on) != 1 for link in links)
    return "its key has several columns, and an entity has one." if several else None


def _ends(meaning: tuple[tuple[str, ...], tuple[JoinKey, ...]]) -> tuple[object, ...]:
    return (meaning[0], tuple(key.target for key in meaning[1]))


def _entities(dataset: Dataset, roles: Roles) -> Iterator[tuple[str, Values]]:
    """The entities of a dataset: what leads to it, what it leads to, and its own key."""
    for name, (targets, keys) in roles.items():
        if dataset.key in targets:
            target = keys[targets.index(dataset.key)].target
            kind = "primary" if dataset.primary_key == (target.text,) else "unique"
            yield name, said(name=name, type=kind, expr=target.text if target.text != name else None)
    for link in dataset.links.values():
        if _is_kept(link, roles):
            expr = link.on[0].local.text
            yield link.name, said(name=link.name, type="foreign", expr=expr if expr != link.name else None)


def _is_kept(link: Link, roles: Roles) -> bool:
    every, known = (link, *link.also), roles.get(link.name)
    if known is None or _unfit(every):
        return False
    return _ends(known) == _ends((tuple(each.to for each in every), tuple(each.on[0] for each in every)))


def _kept(catalog: Catalog, roles: Roles) -> Iterator[tuple[str, str]]:
    for dataset in catalog.datasets.values():
        yield from ((dataset.key, link.name) for link in dataset.links.values() if _is_kept(link, roles))


def _primary(dataset: Dataset, entities: dict[str, Values]) -> str:
    """The entity that stands before a dataset's own dimensions."""
    own = (name for name, entity in entities.items() if entity["type"] == "primary")
    return next(own, primary_entity(dataset, entities))


def _with_primary(dataset: Dataset, entities: dict[str, Values]) -> dict[str, Values]:
    primary = [name for name, entity in entities.items() if entity["type"] == "primary"]
    for name in primary[1:]:
        entities[name]["type"] = "unique"
    if primary or len(dataset.primary_key) != 1:
        return entities
    name = primary_entity(dataset, entities)
    return {name: said(name=name, type="primary", expr=dataset.primary_key[0]), **entities}


def primary_entity(dataset: Dataset, entities: dict[str, Values]) -> str:
    """A name for the key of a dataset that nothing leads to."""
    name = dataset.name
    while name in entities or name in dataset.dimensions:
        name += "_key"
    return name


# --- models -----------------------------------------------------------------------------------------------------------
def _model(dataset: Dataset, entities: dict[str, Values], made: dict[str, Measured], losses: list[Loss]) -> Written:
    if dataset.sql is not None:
        reason = f"its rows are a SELECT, for which dbt needs a model '{dataset.name}'."
        losses.append(Loss("dataset", dataset.key, reason, whole=False))
    elif len(dataset.source or ()) > 1:
        losses.append(Loss("dataset", dataset.key, "its schema is the dbt model's.", whole=False))
    losses += unsaid("dataset", dataset.key, dataset.doc, kept=("title",))
    for dimension in dataset.dimensions.values():
        losses += unsaid("dimension", f"{dataset.key}.{dimension.name}", dimension.doc, kept=("title",))
        losses += unshown("dimension", f"{dataset.key}.{dimension.name}", dimension)
    has_primary = any(entity["type"] == "primary" for entity in entities.values())
    measures = [part.measure for each in made.values() for part in each.parts if each.dataset == dataset.key]
    if measures and dataset.time is None:
        losses.append(Loss("dataset", dataset.key, "it names no time dimension, which dbt asks for.", whole=False))
    table = (dataset.source or (dataset.name,))[-1]
    return said(
        name=dataset.name,
        description=dataset.doc.description,
        label=dataset.doc.title,
        model=f"ref('{table}')",
        defaults=said(agg_time_dimension=dataset.time),
        primary_entity=None if has_primary else primary_entity(dataset, entities),
        entities=list(entities.values()),
        dimensions=[_dimension(d) for d in dataset.dimensions.values() if d.name not in entities],
        measures=measures,
    )


def _dimension(dimension: Dimension) -> Values:
    time = dimension.type is DimensionType.TIME and dimension.grain is not None
    return said(
        name=dimension.name,
        description=dimension.doc.description,
        label=dimension.doc.title,
        type="time" if time else "categorical",
        type_params=said(time_granularity=dimension.grain.value) if time and dimension.grain else None,
        expr=dimension.expr.text if dimension.expr.text != dimension.name else None,
    )


def _spine(calendar: Dataset) -> Values:
    """A calendar as dbt has it: beside the model of its table."""
    axis = calendar.dimensions[calendar.time or ""]
    periods = calendar.calendar.periods if calendar.calendar else ()
    custom = [said(name=name, column_name=calendar.dimensions[name].expr.text) for name in periods]
    return said(
        name=(calendar.source or (calendar.name,))[-1],
        time_spine=said(standard_granularity_column=axis.expr.text, custom_granularities=custom),
        columns=[said(name=axis.expr.text, granularity=axis.grain.value if axis.grain else "day")],
    )
