"""A catalog to an Ossie document: one semantic model for each namespace; what the specification has no word for is lost.

Metrics made of metrics are written out, since a metric of a document reads columns alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never, cast

from sqlglot import exp

from workbench.catalog.formula import Formula, column
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Dataset,
    Derived,
    Dimension,
    DimensionType,
    Documentation,
    Link,
    Metric,
    Ratio,
    Simple,
)
from workbench.formats.model import Export, Loss
from workbench.formats.ossie.document import Json, Object
from workbench.formats.ossie.expressions import Unreadable
from workbench.formats.ossie.kept import put_back
from workbench.formats.settled import gives, settled
from workbench.formats.unsaid import unsaid, unshown
from workbench.query.model import Unit

VERSION = "0.2.0.dev0"

#: Words and keys of `meta` that come back.
_KEPT = ("synonyms", "ossie", "instructions")

_DATATYPES = {DimensionType.TEXT: "String", DimensionType.NUMBER: "Decimal", DimensionType.BOOLEAN: "Boolean"}


def export(catalog: Catalog) -> Export:
    """Return a catalog as an Ossie document."""
    losses: list[Loss] = []
    catalog = settled(catalog, losses)
    spaces = dict.fromkeys(dataset.namespace for dataset in catalog.datasets.values())
    models: list[Json] = [_model(catalog, space, losses) for space in spaces]
    losses += (Loss("cube", cube.key, "a semantic model saves no queries.") for cube in catalog.cubes.values())
    if catalog.today:
        losses.append(Loss("catalog", catalog.name, "its today is not kept.", whole=False))
    return Export({"version": VERSION, "semantic_model": models}, tuple(losses))


def _model(catalog: Catalog, space: str | None, losses: list[Loss]) -> Object:
    datasets = [dataset for dataset in catalog.datasets.values() if dataset.namespace == space]
    relationships = [made for dataset in datasets for made in _relationships(catalog, dataset, losses)]
    metrics = [
        made
        for metric in catalog.metrics.values()
        if metric.namespace == space
        for made in _metric(catalog, metric, losses)
    ]
    own = put_back(catalog.doc, model_object(catalog, space), space or catalog.name)
    return own | _some(
        datasets=[_dataset(each, losses) for each in datasets], relationships=relationships, metrics=metrics
    )


def model_object(catalog: Catalog, space: str | None) -> Object:
    """A semantic model without its parts."""
    words = _words(catalog.doc) if space is None else {}
    return {"name": space or catalog.name, **words}


# --- datasets ---------------------------------------------------------------------------------------------------------
def _dataset(dataset: Dataset, losses: list[Loss]) -> Object:
    losses += unsaid("dataset", dataset.key, dataset.doc, kept=_KEPT)
    for what in ("time", "label", "aliases", "calendar"):
        if getattr(dataset, what) and not (what == "time" and _only_time(dataset)):
            losses.append(Loss("dataset", dataset.key, f"its {what} is not kept.", whole=False))
    fields: list[Json] = []
    for dimension in dataset.dimensions.values():
        losses += unsaid("field", f"{dataset.key}.{dimension.name}", dimension.doc, kept=(*_KEPT, "title"))
        losses += _unshown(dataset, dimension)
        fields.append(put_back(dimension.doc, field_object(dimension)))
    return put_back(dataset.doc, dataset_object(dataset)) | _some(fields=fields)


def _only_time(dataset: Dataset) -> bool:
    return [d.name for d in dataset.dimensions.values() if d.type is DimensionType.TIME] == [dataset.time]


def _unshown(dataset: Dataset, dimension: Dimension) -> Iterator[Loss]:
    name = f"{dataset.key}.{dimension.name}"
    yield from unshown("field", name, dimension)
    if dimension.grain not in {None, Unit.DAY, Unit.SECOND}:
        yield Loss("field", name, "its grain is not kept.", whole=False)


def dataset_object(dataset: Dataset) -> Object:
    """A dataset without its fields."""
    source = ".".join(_part(part) for part in dataset.source or ()) or (dataset.sql.text if dataset.sql else "")
    return {
        "name": dataset.name,
        "source": source,
        **_some(primary_key=list(dataset.primary_key)),
        **_words(dataset.doc),
    }


def _part(name: str) -> str:
    return name if name.isidentifier() else '"' + name.replace('"', '""') + '"'


def field_object(dimension: Dimension) -> Object:
    """A dimension as a field."""
    time = dimension.type is DimensionType.TIME
    kind = (
        ("Date" if dimension.grain is None or not _finer(dimension.grain) else "DateTime")
        if time
        else _DATATYPES[dimension.type]
    )
    return {
        "name": dimension.name,
        "expression": _expression(dimension.expr.tree),
        "dimension": {"is_time": time},
        "datatype": kind,
        **_some(label=dimension.doc.title),
        **_words(dimension.doc),
    }


def _finer(unit: Unit) -> bool:
    units = list(Unit)
    return units.index(unit) < units.index(Unit.DAY)


def _relationships(catalog: Catalog, dataset: Dataset, losses: list[Loss]) -> Iterator[Object]:
    for link in dataset.links.values():
        name = f"{dataset.key}.{link.name}"
        if catalog.datasets[link.to].namespace != dataset.namespace:
            losses.append(Loss("link", name, f"it leads out of its semantic model, to '{link.to}'."))
            continue
        for what, lost in (("validity", link.valid), ("further datasets", link.also), ("one_to_one", link.one_to_one)):
            if lost:
                losses.append(Loss("link", name, f"its {what} is not kept.", whole=what == "validity"))
        if link.valid is None:
            losses += unsaid("link", name, link.doc, kept=_KEPT)
            try:
                yield put_back(link.doc, relationship_object(catalog, dataset, link))
            except Unreadable as reason:
                losses.append(Loss("link", name, f"{reason}."))


def relationship_object(catalog: Catalog, dataset: Dataset, link: Link) -> Object:
    """A link as a relationship.

    Raises:
        Unreadable: a side of its key is neither a column nor a field.
    """
    target = catalog.datasets[link.to]
    return {
        "name": f"{dataset.name}_to_{link.name}",
        "from": dataset.name,
        "to": target.name,
        "from_columns": [_key(dataset, pair.local) for pair in link.on],
        "to_columns": [_key(target, pair.target) for pair in link.on],
        **_words(link.doc),
    }


def _key(dataset: Dataset, side: Formula) -> str:
    name = next((d.name for d in dataset.dimensions.values() if d.expr == side), None)
    if name is not None or isinstance(side.tree, exp.Column):
        return name or side.tree.name
    message = f"the side '{side.text}' of its key is neither a column nor a field"
    raise Unreadable(message)


# --- metrics ----------------------------------------------------------------------------------------------------------
def _metric(catalog: Catalog, metric: Metric, losses: list[Loss]) -> Iterator[Object]:
    if metric.private:
        return
    losses += unsaid("metric", metric.key, metric.doc, kept=_KEPT)
    losses += unshown("metric", metric.key, metric)
    for what in ("fill", "every_period", "requires", "forbids", "unmixed", "grain"):
        if getattr(metric, what) not in (None, False, ()):
            losses.append(Loss("metric", metric.key, f"its {what} is not kept.", whole=False))
    try:
        yield put_back(metric.doc, metric_object(catalog, metric))
    except Unreadable as reason:
        losses.append(Loss("metric", metric.key, f"{reason}."))


def metric_object(catalog: Catalog, metric: Metric) -> Object:
    """A metric, written out over columns.

    Raises:
        Unreadable: it is of a kind that no expression tells.
    """
    return {"name": metric.name, "expression": _expression(_tree(catalog, metric)), **_words(metric.doc)}


def _tree(catalog: Catalog, metric: Metric) -> exp.Expr:
    if reason := gives(metric):
        message = f"'{metric.key}' {reason}, which no expression tells"
        raise Unreadable(message)
    for what, found in (("a filter over paths", metric.filter), ("a shift in time", metric.offset)):
        if found is not None:
            message = f"'{metric.key}' has {what}, which no expression tells"
            raise Unreadable(message)
    match metric.definition:
        case Simple() as simple:
            return _simple(catalog, metric, simple)
        case Ratio(above, below):
            sides = [exp.Paren(this=_tree(catalog, catalog.metrics[key])) for key in (above, below)]
            left, right = (side.this if isinstance(side.this, exp.AggFunc) else side for side in sides)
            zero = exp.Literal.number(0)
            return exp.Div(this=left, expression=exp.Nullif(this=right.unnest(), expression=zero))
        case Derived(expr, inputs):
            return _written_out(catalog, expr, inputs)
        case Cumulative() | Conversion():
            message = f"'{metric.key}' is a {metric.kind} metric, which no expression tells"
            raise Unreadable(message)
        case _:
            assert_never(metric.definition)


def _simple(catalog: Catalog, metric: Metric, simple: Simple) -> exp.Expr:
    if simple.semi is not None or (simple.where is not None and simple.where.paths):
        what = "does not add up over time" if simple.semi else "filters by other datasets"
        message = f"'{metric.key}' {what}, which no expression tells"
        raise Unreadable(message)
    dataset = catalog.datasets[simple.dataset]
    tree = _counted(catalog, dataset, _qualified(simple.expr.tree, dataset.name))
    return tree if simple.where is None else _filtered(tree, _qualified(simple.where.tree, dataset.name))


def _counted(catalog: Catalog, dataset: Dataset, tree: exp.Expr) -> exp.Expr:
    """The tree, in which rows are counted by their key where `count(*)` alone would not say which rows."""
    if tree.find(exp.Column) or _is_root(catalog, dataset):
        return tree
    keys = [key for key in dataset.primary_key if key in dataset.dimensions or key.isidentifier()]
    counts = list(tree.find_all(exp.Count))
    if not keys or any(not isinstance(count.this, exp.Star) for count in counts) or len(counts) != 1:
        message = f"rows of '{dataset.name}' are counted, which has no key to say so by"
        raise Unreadable(message)
    made = tree.copy()
    for count in made.find_all(exp.Count):
        count.set(
            "this", exp.Column(this=column(keys[0]).tree.this.copy(), table=column(dataset.name).tree.this.copy())
        )
    return made


def _is_root(catalog: Catalog, dataset: Dataset) -> bool:
    """Whether a dataset is the only one of its model that no link leads to: columns without a name before are its own."""
    model = [each for each in catalog.datasets.values() if each.namespace == dataset.namespace]
    reached = {link.to for each in model for link in each.links.values()}
    return [each.key for each in model if each.key not in reached] == [dataset.key]


def _qualified(tree: exp.Expr, dataset: str) -> exp.Expr:
    """The tree with the dataset's name before each column."""

    def qualify(node: exp.Expr) -> exp.Expr:
        own = isinstance(node, exp.Column) and not isinstance(node.this, exp.Star)
        return exp.Column(this=node.this.copy(), table=column(dataset).tree.this.copy()) if own else node

    return tree.copy().transform(qualify, copy=False)


def _filtered(tree: exp.Expr, where: exp.Expr) -> exp.Expr:
    """The tree with a condition on each of its aggregates."""

    def narrow(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Filter):
            both = exp.and_(node.expression.this.copy(), where.copy())
            return exp.Filter(this=node.this.copy(), expression=exp.Where(this=both))
        if isinstance(node, (exp.AggFunc, exp.WithinGroup)) and not isinstance(
            node.parent, (exp.Filter, exp.WithinGroup)
        ):
            return exp.Filter(this=node.copy(), expression=exp.Where(this=where.copy()))
        return node

    if isinstance(tree, (exp.Filter, exp.AggFunc, exp.WithinGroup)):
        return narrow(tree)
    made = tree.copy()
    for node in [n for n in made.walk() if narrow(n) is not n and not n.find_ancestor(exp.AggFunc, exp.Filter)]:
        node.replace(narrow(node))
    return made


def _written_out(catalog: Catalog, expr: Formula, inputs: tuple[str, ...]) -> exp.Expr:
    def swap(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Column) or node.name not in inputs:
            return node
        inner = _tree(catalog, catalog.metrics[node.name])
        return inner if isinstance(inner, exp.AggFunc) else exp.Paren(this=inner)

    if expr.tree.find(exp.Window):
        message = "a window function stands in it, which no expression of a document may hold"
        raise Unreadable(message)
    return expr.tree.copy().transform(swap, copy=False)


# --- words ------------------------------------------------------------------------------------------------------------
def _expression(tree: exp.Expr) -> Object:
    """An expression as text, in which every name is quoted by the same rule, however it came to be."""
    plain = tree.copy()
    for name in plain.find_all(exp.Identifier):
        name.set("quoted", column(name.this).tree.this.args["quoted"])
    return {"dialects": [{"dialect": "ANSI_SQL", "expression": plain.sql()}]}


def _words(doc: Documentation) -> Object:
    instructions = dict(doc.meta).get("instructions", "")
    context = _some(
        instructions=instructions, synonyms=list(doc.synonyms), examples=[e.title for e in doc.examples if e.title]
    )
    return _some(description=doc.description, ai_context=context)


def _some(**values: object) -> Object:
    """The values that say something."""
    return cast("Object", {key: value for key, value in values.items() if value not in ("", [], {}, None)})
