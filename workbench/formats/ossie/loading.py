"""Semantic models to a catalog: datasets and their fields, relationships as links, metrics."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sqlglot import exp

from workbench.catalog.formula import Formula, Role
from workbench.catalog.load import checked
from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, Documentation, JoinKey, Link, Metric
from workbench.errors import DefinitionError
from workbench.formats.model import Import, Loss
from workbench.formats.ossie.document import Object, objects, read_models, text, texts
from workbench.formats.ossie.exporting import dataset_object as dataset_object_of
from workbench.formats.ossie.exporting import field_object, metric_object, model_object, relationship_object
from workbench.formats.ossie.expressions import Unreadable, formula, parsed, taken
from workbench.formats.ossie.kept import keep
from workbench.formats.ossie.metrics import Home, Model, metrics_of
from workbench.formats.ossie.names import name_of
from workbench.query.model import Unit

_TYPES: dict[str, tuple[DimensionType, Unit | None]] = {
    "String": (DimensionType.TEXT, None),
    "Integer": (DimensionType.NUMBER, None),
    "Decimal": (DimensionType.NUMBER, None),
    "Float": (DimensionType.NUMBER, None),
    "Boolean": (DimensionType.BOOLEAN, None),
    "Date": (DimensionType.TIME, Unit.DAY),
    "DateTime": (DimensionType.TIME, Unit.SECOND),
    "DateTimeTz": (DimensionType.TIME, Unit.SECOND),
}
_TABLE = re.compile(r'("(?:[^"]|"")+"|[^\W\d][\w$]*)')
_STRANGE = re.compile(r"[^\w$ -]")
_READ = frozenset(
    {"name", "description", "ai_context", "datasets", "relationships", "metrics", "source", "primary_key", "fields"}
    | {"expression", "dimension", "label", "datatype", "from", "to", "from_columns", "to_columns", "custom_extensions"}
)


def load(path: str | os.PathLike[str]) -> Import:
    """Return the catalog of a file of Ossie semantic models; several models are namespaces of one catalog.

    Raises:
        DefinitionError: the file is not readable, or holds no model.
    """
    found = read_models(path)
    several = len(found.models) > 1
    read = [
        _Reading(model, name_of(text(model, "name"), reserved=False) if several else None) for model in found.models
    ]
    for each in read:
        each.definitions()
    name = text(found.models[0], "name") if not several else found.file.name.partition(".")[0]
    doc = _documentation(found.models[0]) if not several else Documentation()
    catalog = _checked(name, read, doc)
    losses = (*found.losses, *(loss for each in read for loss in each.losses))
    return Import(_with_kept(catalog, read), losses)


def _checked(name: str, read: list[_Reading], doc: Documentation) -> Catalog:
    datasets = [home.dataset for each in read for home in each.homes.values()]
    catalog, issues = checked(name, datasets, [m for each in read for m in each.metrics], doc=doc)
    if catalog is None:
        raise DefinitionError(issues)
    return catalog


@dataclass(slots=True)
class _Reading:
    """One model as it is read; which object of the document each definition came from is remembered.

    Attributes:
        objects: by kind and key, the object that a definition was read from.
    """

    model: Object
    space: str | None
    homes: dict[str, Home] = field(default_factory=dict)
    metrics: list[Metric] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    objects: dict[tuple[str, ...], Object] = field(default_factory=dict)

    def definitions(self) -> None:
        """Read everything."""
        self._mention("model", self.model)
        for record in objects(self.model, "datasets"):
            self._try("dataset", record, self._dataset)
        for record in objects(self.model, "relationships"):
            self._try("relationship", record, self._relationship)
        names: dict[str, str] = {}
        for record in objects(self.model, "metrics"):
            names[text(record, "name")] = name_of(text(record, "name"), names.values())
        for record in objects(self.model, "metrics"):
            self._try("metric", record, lambda record: self._metric(record, names))

    def _try(self, kind: str, record: Object, read: object) -> None:
        self._mention(kind, record)
        try:
            read(record)  # type: ignore[operator]  # one of the methods below
        except Unreadable as reason:
            self.losses.append(Loss(kind, text(record, "name"), f"{reason}."))

    def _mention(self, kind: str, record: Object) -> None:
        """Say what is kept for export and not obeyed."""
        name = text(record, "name")
        for extension in objects(record, "custom_extensions"):
            vendor = text(extension, "vendor_name")
            reason = f"the extension of {vendor} is kept for export and not obeyed."
            self.losses.append(Loss(kind, name, reason, whole=False))
        context = record.get("ai_context")
        if isinstance(context, dict) and context.get("examples"):
            self.losses.append(
                Loss(kind, name, "its sample questions name no query; they are kept for export.", whole=False)
            )
        if record.get("unique_keys"):
            self.losses.append(Loss(kind, name, "unique_keys are kept for export and not checked.", whole=False))
        for key in record:
            if key not in _READ | {"unique_keys"}:
                self.losses.append(Loss(kind, name, f"its key '{key}' is kept for export and not read.", whole=False))

    # --- datasets -----------------------------------------------------------------------------------------------------
    def _dataset(self, record: Object) -> None:
        written = text(record, "name")
        name = name_of(written, [home.dataset.name for home in self.homes.values()], reserved=False)
        key = f"{self.space}.{name}" if self.space else name
        source, sql = _rows(text(record, "source"))
        fields: dict[str, exp.Expr] = {}
        dimensions: dict[str, Dimension] = {}
        for each in objects(record, "fields"):
            self._try("field", each, lambda each: self._field(key, each, fields, dimensions))
        times = [d.name for d in dimensions.values() if d.type is DimensionType.TIME]
        dataset = Dataset(
            name,
            self.space,
            source,
            sql,
            texts(record, "primary_key"),
            times[0] if len(times) == 1 else None,
            dimensions=MappingProxyType(dimensions),
            doc=_documentation(record),
            id=key,
        )
        self.homes[written] = Home(dataset, fields)
        self.objects["dataset", key] = record

    def _field(self, dataset: str, record: Object, fields: dict[str, exp.Expr], known: dict[str, Dimension]) -> None:
        value = taken(record, lambda tree: formula(tree, Role.VALUE))
        name = name_of(text(record, "name"), known)
        kind, grain = _TYPES.get(text(record, "datatype"), (DimensionType.TEXT, None))
        role = record.get("dimension")
        if isinstance(role, dict) and role.get("is_time") is True and "datatype" not in record:
            reason = "it is a time by its role alone; without a datatype it is taken as text."
            self.losses.append(Loss("field", text(record, "name"), reason, whole=False))
        fields[text(record, "name")] = value.tree
        doc = replace(_documentation(record), title=text(record, "label"))
        known[name] = Dimension(name, dataset, value, kind, grain, doc=doc)
        self.objects["field", dataset, name] = record

    # --- relationships ------------------------------------------------------------------------------------------------
    def _relationship(self, record: Object) -> None:
        start, end = text(record, "from"), text(record, "to")
        for name in (start, end):
            if name not in self.homes:
                message = f"'{name}' is no dataset of the model"
                raise Unreadable(message)
        here, there = self.homes[start], self.homes[end]
        pairs = list(zip(texts(record, "from_columns"), texts(record, "to_columns"), strict=False))
        named, key = {right for _, right in pairs}, set(there.dataset.primary_key)
        if not pairs or named < key:
            message = (
                "it names only a part of the key, so one row could meet several" if pairs else "it names no columns"
            )
            raise Unreadable(message)
        on = tuple(
            JoinKey(formula(here.over(left).unnest(), Role.KEY), formula(there.over(right).unnest(), Role.KEY))
            for left, right in pairs
        )
        name = self._link_name(record, here.dataset, there.dataset)
        link = Link(name, here.dataset.key, there.dataset.key, on, doc=_documentation(record))
        links = MappingProxyType({**here.dataset.links, name: link})
        self.homes[start] = replace(here, dataset=replace(here.dataset, links=links))
        self.objects["relationship", here.dataset.key, name] = record

    def _link_name(self, record: Object, here: Dataset, there: Dataset) -> str:
        """The target's name, so that a path means the same from both; the relationship's own where there are several."""
        ends = (text(record, "from"), text(record, "to"))
        alike = [r for r in objects(self.model, "relationships") if (text(r, "from"), text(r, "to")) == ends]
        wanted = there.name if len(alike) == 1 else text(record, "name")
        return name_of(wanted, {*here.dimensions, *here.links})

    # --- metrics ------------------------------------------------------------------------------------------------------
    def _metric(self, record: Object, names: dict[str, str]) -> None:
        reached = {text(r, "to") for r in objects(self.model, "relationships")}
        roots = [name for name in self.homes if name not in reached]
        kept = {written: name for written, name in names.items() if ("metric", self._key(name)) in self.objects}
        model = Model(self.homes, roots[0] if len(roots) == 1 else None, kept)
        name = names[text(record, "name")]
        *parts, metric = taken(record, lambda tree: metrics_of(model, tree, name, self.space))
        self.metrics += (*parts, replace(metric, doc=_documentation(record)))
        self.objects["metric", self._key(name)] = record

    def _key(self, name: str) -> str:
        return f"{self.space}.{name}" if self.space else name


def _rows(source: str) -> tuple[tuple[str, ...] | None, Formula | None]:
    """A table, or the SELECT that stands for one."""
    if re.match(r"\s*\(?\s*(select|with)\b", source, re.IGNORECASE):
        tree = parsed(source)
        return None, formula(tree.unnest() if isinstance(tree, exp.Subquery) else tree, Role.SELECT)
    parts = tuple(part.strip('"').replace('""', '"') for part in _TABLE.findall(source))
    if ".".join(_TABLE.findall(source)) != source.strip() or len(parts) > 3 or any(map(_STRANGE.search, parts)):
        message = f"'{source}' is not the name of a table"
        raise Unreadable(message)
    return parts, None


def _documentation(record: Object) -> Documentation:
    context = record.get("ai_context")
    said = context if isinstance(context, dict) else {}
    instructions = context if isinstance(context, str) else text(said, "instructions")
    return Documentation(
        description=" ".join(text(record, "description").split()),
        synonyms=tuple(" ".join(word.split()) for word in texts(said, "synonyms") if word.strip()),
        meta=(("instructions", " ".join(instructions.split())),) if instructions.strip() else (),
    )


# --- what export alone would not bring back ---------------------------------------------------------------------------
def _with_kept(catalog: Catalog, read: list[_Reading]) -> Catalog:
    known = {key: record for each in read for key, record in each.objects.items()}
    datasets = [_kept_dataset(catalog, dataset, known) for dataset in catalog.datasets.values()]
    metrics = [
        replace(m, doc=keep(m.doc, metric_object(catalog, m), known["metric", m.key]))
        if ("metric", m.key) in known
        else m
        for m in catalog.metrics.values()
    ]
    doc = catalog.doc
    for each in read:
        own = {key: value for key, value in each.model.items() if key not in {"datasets", "relationships", "metrics"}}
        doc = keep(doc, model_object(catalog, each.space), own, each.space or catalog.name)
    whole, issues = checked(catalog.name, datasets, metrics, doc=doc)
    if whole is None:
        raise DefinitionError(issues)
    return whole


def _kept_dataset(catalog: Catalog, dataset: Dataset, known: dict[tuple[str, ...], Object]) -> Dataset:
    record = known["dataset", dataset.key]
    own = {key: value for key, value in record.items() if key != "fields"}
    dimensions = {
        d.name: replace(d, doc=keep(d.doc, field_object(d), known["field", dataset.key, d.name]))
        for d in dataset.dimensions.values()
    }
    links = dict(_kept_links(catalog, dataset, known))
    return replace(
        dataset,
        dimensions=MappingProxyType(dimensions),
        links=MappingProxyType(links),
        doc=keep(dataset.doc, dataset_object_of(dataset), own),
    )


def _kept_links(catalog: Catalog, dataset: Dataset, known: dict[tuple[str, ...], Object]) -> Iterator[tuple[str, Link]]:
    for link in dataset.links.values():
        written = relationship_object(catalog, dataset, link)
        yield link.name, replace(link, doc=keep(link.doc, written, known["relationship", dataset.key, link.name]))
