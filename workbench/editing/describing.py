"""Definitions as offers: the label, a few words beside it, and the sentences below."""

from __future__ import annotations

from functools import partial

from workbench.catalog.graph import TIME
from workbench.catalog.model import Cube, Dataset, Documentation, Metric, Status, Tier
from workbench.catalog.parameters import Parameter, facts
from workbench.editing.model import Item, ItemKind
from workbench.editing.ranking import Offer
from workbench.editing.scope import Found
from workbench.query.words import dotted
from workbench.query.words import name as word

_STATUS_RANK = {Status.CERTIFIED: 0.0, Status.DRAFT: 1.0, Status.DEPRECATED: 50.0}
_TIER_RANK = {Tier.ONE: 0.0, Tier.TWO: 0.2, Tier.THREE: 0.4, None: 0.5}


def metric_offer(metric: Metric, name: str, *, related: bool) -> Offer:
    """Return a metric under the name that means it alone; related ones share their rows with those typed."""
    doc = metric.doc
    rank = _STATUS_RANK[doc.status] + _TIER_RANK[doc.tier] + (0 if related else 10)
    return Offer(name, partial(_metric, metric, name), doc, rank)


def _metric(metric: Metric, name: str) -> Item:
    title = metric.doc.title or metric.name.replace("_", " ")
    detail = f"{title} · {metric.unit}" if metric.unit else title
    said = (documentation(metric.doc, unit=metric.unit), *map(_said_of, metric.parameters))
    return Item(name, dotted(name.split(".")), ItemKind.METRIC, detail, "\n".join(line for line in said if line))


def _said_of(parameter: Parameter) -> str:
    return f"{parameter.name}: {', '.join(facts(parameter))}"


def parameter_offer(parameter: Parameter) -> Offer:
    """Return a parameter of a metric, ready for its value."""
    written = f"{word(parameter.name)} = "
    return plain_offer(Item(parameter.name, written, ItemKind.KEYWORD, "parameter", _said_of(parameter)))


def path_offer(found: Found) -> Offer:
    """Return a path to a dimension, or to a key by its role."""
    return Offer(".".join(found.parts), partial(_path, found), _doc(found), _rank(found))


def _path(found: Found) -> Item:
    label = ".".join(found.parts)
    return Item(label, dotted(found.parts), ItemKind.DIMENSION, _detail(found), _documentation(found))


def _doc(found: Found) -> Documentation:
    if found.dimension is not None:
        return found.dimension.doc
    return found.link.doc if found.link is not None and found.link.doc.title else found.dataset.doc


def _detail(found: Found) -> str:
    if found.parts == (TIME,):
        return "the metrics' own time"
    if found.dimension is None:
        return f"{_doc(found).title or found.parts[-1]} → {found.dataset.name}"
    kind = found.dimension.grain.value if found.dimension.grain else found.dimension.type.value
    return f"{found.dimension.doc.title or found.dimension.name.replace('_', ' ')} · {found.dimension.unit or kind}"


def _documentation(found: Found) -> str:
    if found.dimension is None:
        label = f" Shown with {found.dataset.label}." if found.dataset.label else ""
        return documentation(_doc(found)) + f"\nThe key of {found.dataset.name}.{label}"
    return documentation(found.dimension.doc, unit=found.dimension.unit, owner=found.dataset.doc.owner)


def _rank(found: Found) -> float:
    """The common time first, then near paths before far ones, labels before the rest of their dataset."""
    if found.parts == (TIME,):
        return 0
    label = found.dimension is not None and found.dimension.name == found.dataset.label
    return len(found.parts) - (1.2 if label else 0.3 if found.link else 0.0)


def cube_offer(cube: Cube) -> Offer:
    """Return a cube by its key."""
    return _saved(cube.key, cube.doc, ItemKind.METRIC, "saved query")


def dataset_offer(dataset: Dataset) -> Offer:
    """Return a dataset by its key."""
    return _saved(dataset.key, dataset.doc, ItemKind.DIMENSION, "dataset")


def _saved(key: str, doc: Documentation, kind: ItemKind, what: str) -> Offer:
    item = Item(key, dotted(key.split(".")), kind, doc.title or what, documentation(doc))
    return plain_offer(item, doc=doc)


def plain_offer(item: Item, *, name: str = "", doc: Documentation | None = None, rank: float = 0.0) -> Offer:
    """Return an offer of an item that is ready; compared by its label unless a name is given."""
    return Offer(name or item.label, lambda: item, doc, rank)


def documentation(doc: Documentation, *, unit: str | None = None, owner: str = "") -> str:
    """Return what a definition says of itself, in lines of plain text."""
    facts = [
        f"Unit: {unit}" if unit else "",
        f"Owner: {doc.owner or owner}" if doc.owner or owner else "",
        _status(doc),
    ]
    return "\n".join(line for line in (doc.title, doc.description, " · ".join(fact for fact in facts if fact)) if line)


def _status(doc: Documentation) -> str:
    if doc.status is Status.DEPRECATED:
        return f"Deprecated: use {doc.replacement}" if doc.replacement else "Deprecated"
    return "Certified" if doc.status is Status.CERTIFIED else ""
