"""Each definition as the keys and values of our YAML: what says nothing is left out."""

from __future__ import annotations

from collections.abc import Container
from typing import assert_never

from sqlglot import exp

from workbench.catalog.calls import called
from workbench.catalog.formula import Formula, Role, column, parse_formula
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cube,
    Cumulative,
    Dataset,
    Derived,
    Dimension,
    DimensionType,
    Documentation,
    Earlier,
    Example,
    Grain,
    JoinKey,
    Link,
    Metric,
    Offset,
    Pick,
    Ratio,
    SemiAdditive,
    Simple,
    Sla,
    Span,
    StartOf,
    Status,
)
from workbench.catalog.parameters import Parameter
from workbench.catalog.resolve import key_of, metric_key
from workbench.formats.yaml_text import Written
from workbench.query.arguments import label
from workbench.query.conditions_text import condition_text, literal_text
from workbench.query.expression import Scalar
from workbench.query.model import Unit

Values = dict[str, Written]


def said(**values: Written) -> Values:
    """The values that say something."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}


# --- words ------------------------------------------------------------------------------------------------------------
def doc_value(doc: Documentation) -> Values:
    """What a definition says about itself."""
    return said(
        title=doc.title,
        description=doc.description,
        owner=doc.owner,
        tags=list(doc.tags),
        synonyms=list(doc.synonyms),
        tier=doc.tier.value if doc.tier else None,
        status=doc.status.value if doc.status is not Status.DRAFT else None,
        replacement=doc.replacement,
        sla=_sla(doc.sla) if doc.sla else None,
        known_limits=list(doc.known_limits),
        examples=[_example(example) for example in doc.examples],
        meta=dict(doc.meta),
    )


def _sla(sla: Sla) -> Values:
    complete = None if sla.completeness is None else str(sla.completeness)
    return said(available_by=sla.available_by, freshness=sla.freshness, completeness=complete)


def _example(example: Example) -> Values:
    return said(title=example.title, query=example.query, verified=example.verified)


def _id(given: str, key: str) -> str | None:
    return given if given and given != key else None


# --- datasets ---------------------------------------------------------------------------------------------------------
def dataset_value(catalog: Catalog, dataset: Dataset) -> Values:
    """A dataset's document, its metrics apart."""
    words = doc_value(dataset.doc)
    return {
        "dataset": dataset.name,
        **said(namespace=dataset.namespace, id=_id(dataset.id, dataset.key)),
        **{key: words[key] for key in ("title", "description", "owner") if key in words},
        **said(
            source=".".join(_table_part(part) for part in dataset.source) if dataset.source else None,
            sql=_formula(dataset.sql, Role.SELECT) if dataset.sql else None,
            primary_key=list(dataset.primary_key),
            time=dataset.time,
            label=dataset.label,
            aliases=list(dataset.aliases),
            partitions=list(dataset.partitions),
        ),
        **_calendar(dataset),
        **{key: value for key, value in words.items() if key not in {"title", "description", "owner"}},
        **said(
            dimensions={d.name: _dimension(d) for d in dataset.dimensions.values()},
            links={link.name: _link(catalog, dataset, link) for link in dataset.links.values()},
        ),
    }


def _calendar(dataset: Dataset) -> Values:
    return {"calendar": said(periods=list(dataset.calendar.periods))} if dataset.calendar else {}


def _table_part(part: str) -> str:
    return part if part.isidentifier() else '"' + part.replace('"', '""') + '"'


def _dimension(dimension: Dimension) -> Written:
    words = said(
        expr=_formula(dimension.expr, Role.VALUE) if dimension.expr != column(dimension.name) else None,
        type=dimension.type.value,
        grain=dimension.grain.value if dimension.grain else None,
        unit=dimension.unit,
        format=dimension.format,
        **doc_value(dimension.doc),
    )
    words |= {flag: False for flag in ("whole", "indexed") if not getattr(dimension, flag)}
    if set(words) > {"type"} and dimension.type in {DimensionType.TEXT, DimensionType.TIME}:
        del words["type"]  # a grain says time, and nothing says text
    return dimension.type.value if set(words) == {"type"} else words


def _link(catalog: Catalog, dataset: Dataset, link: Link) -> Values:
    to = _short(link.to, dataset.namespace, catalog.datasets)
    return {
        "to": to,
        "on": _on(link.on),
        **said(one_to_one=link.one_to_one, back=link.back, valid=_validity(link), **doc_value(link.doc)),
        **said(also=[_link(catalog, dataset, other) for other in link.also]),
    }


def _validity(link: Link) -> Values:
    if link.valid is None:
        return {}
    start, end = (_formula(side, Role.KEY) for side in (link.valid.start, link.valid.end))
    return {"from": start, "to": end, **said(at=link.valid.at)}


def _on(pairs: tuple[JoinKey, ...]) -> Written:
    written = [_pair(pair) for pair in pairs]
    return written[0] if len(written) == 1 else written


def _pair(pair: JoinKey) -> str:
    plain = isinstance(pair.local.tree, exp.Column) and pair.local == pair.target  # one column of both
    if plain and _formula(pair.local, Role.KEY) == pair.local.text:
        return pair.local.text
    return f"{pair.local.tree.sql('duckdb')} = {pair.target.tree.sql('duckdb')}"


def _short(key: str, space: str | None, known: Container[str]) -> str:
    """The shortest name that means a key in a namespace."""
    bare = key.removeprefix(f"{space}.") if space else key
    return bare if key_of(bare, space, known) == key else key


def _formula(formula: Formula, role: Role) -> str:
    """A formula's text as it reads back: a column named like a word of SQL stands in quotes."""
    found, _ = parse_formula(formula.text, role)
    return formula.text if found is not None else formula.tree.sql("duckdb")


# --- metrics ----------------------------------------------------------------------------------------------------------
def metric_value(catalog: Catalog, metric: Metric, home: str | None) -> Written:
    """A metric's mapping, or its formula alone where there is nothing else to say.

    Args:
        home: the dataset in whose document it stands.
    """
    words = doc_value(metric.doc)
    values: Values = {
        **{key: words[key] for key in ("title", "description", "owner") if key in words},
        **_definition(catalog, metric, home),
        **said(
            filter=condition_text(metric.filter) if metric.filter is not None else None,
            offset=_offset(metric.offset) if metric.offset else None,
            fill=None if metric.fill is None else str(metric.fill),
            every_period=metric.every_period,
            requires=list(metric.requires),
            forbids=list(metric.forbids),
            unmixed=list(metric.unmixed),
            grain=str(metric.grain) if metric.grain else None,
            private=metric.private,
            parameters={each.name: _parameter(each) for each in metric.parameters},
            unit=metric.unit,
            format=metric.format,
            better=metric.better.value if metric.better else None,
        ),
        **{key: value for key, value in words.items() if key not in {"title", "description", "owner"}},
        **said(id=_id(metric.id, metric.key)),
    }
    return values["expr"] if set(values) == {"expr"} else values


def _definition(catalog: Catalog, metric: Metric, home: str | None) -> Values:
    space = metric.namespace
    match metric.definition:
        case Simple() as simple:
            return _simple(catalog, simple, space, home)
        case Ratio(numerator, denominator):
            sides = (_as_column(_metric(catalog, key, space)) for key in (numerator, denominator))
            return {"expr": " / ".join(sides)}
        case Derived() as derived:
            return {"expr": _derived(catalog, derived, space)}
        case Cumulative() as cumulative:
            return {"cumulative": _cumulative(catalog, cumulative, space)}
        case Conversion() as conversion:
            return {"conversion": _conversion(catalog, conversion, space)}
        case _:
            assert_never(metric.definition)


def _simple(catalog: Catalog, simple: Simple, space: str | None, home: str | None) -> Values:
    return said(
        expr=_formula(simple.expr, Role.METRIC),
        where=_formula(simple.where, Role.FILTER) if simple.where else None,
        dataset=_short(simple.dataset, space, catalog.datasets) if simple.dataset != home else None,
        time=simple.time,
        semi_additive=_semi(simple.semi) if simple.semi else None,
    )


def _semi(semi: SemiAdditive) -> Values:
    pick = semi.pick.value if semi.pick is not Pick.LAST else None
    return said(over=semi.over, pick=pick, within=list(semi.within))


def _parameter(parameter: Parameter) -> Values:
    return {
        "type": parameter.type.value,
        "default": _scalar(parameter.default),
        **said(
            allowed=[_scalar(value) for value in parameter.allowed],
            least=None if parameter.least is None else _scalar(parameter.least),
            most=None if parameter.most is None else _scalar(parameter.most),
            description=parameter.description,
        ),
    }


def _scalar(value: Scalar) -> str:
    return value if isinstance(value, str) else literal_text(value).removeprefix("date ").strip("'")


def _derived(catalog: Catalog, derived: Derived, space: str | None) -> str:
    """The formula as written, where its names still mean the same metrics; else over their whole names."""
    found, _ = parse_formula(derived.expr.text, Role.METRIC)
    names = {".".join(p.name for p in c.parts) for c in found.tree.find_all(exp.Column)} if found else set()
    names = {metric.name if (metric := called(name)) else name for name in names}
    if found and {metric_key(name, space, catalog) for name in names} >= set(derived.inputs):
        return derived.expr.text

    given = {each.column: label(each.metric, each.arguments) for each in derived.given}

    def spelt(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and node.name in given:
            return exp.Var(this=given[node.name])
        known = isinstance(node, exp.Column) and node.name in derived.inputs
        return exp.maybe_parse(_as_column(node.name), dialect="duckdb") if known else node

    return derived.expr.tree.copy().transform(spelt, copy=False).sql("duckdb")


def _metric(catalog: Catalog, key: str, space: str | None) -> str:
    bare = key.removeprefix(f"{space}.") if space else key
    return bare if metric_key(bare, space, catalog) == key else key


def _as_column(name: str) -> str:
    return ".".join(column(part).tree.sql("duckdb") for part in name.split("."))


def _cumulative(catalog: Catalog, cumulative: Cumulative, space: str | None) -> Written:
    values = said(
        metric=_metric(catalog, cumulative.metric, space),
        window=_span(cumulative.window) if cumulative.window else None,
        to_date=str(cumulative.to_date) if cumulative.to_date else None,
        pick=cumulative.pick.value if cumulative.pick is not Pick.LAST else None,
        over=cumulative.over,
    )
    return values["metric"] if set(values) == {"metric"} else values


def _conversion(catalog: Catalog, conversion: Conversion, space: str | None) -> Values:
    return said(
        base=_metric(catalog, conversion.base, space),
        converted=_metric(catalog, conversion.converted, space),
        entity=conversion.entity,
        window=_span(conversion.window) if conversion.window else None,
        count=not conversion.rate,
        constant=dict(conversion.constant),
    )


def _span(span: Span) -> str:
    return f"{span.count} {_grain(span.grain)}{'s' if isinstance(span.grain, Unit) and span.count > 1 else ''}"


def _grain(grain: Grain) -> str:
    return grain.value if isinstance(grain, Unit) else grain


def _offset(offset: Offset) -> str:
    match offset:
        case Earlier(span):
            return _span(span)
        case StartOf(grain):
            return f"start of {_grain(grain)}"
        case _:
            assert_never(offset)


def cube_value(cube: Cube) -> Written:
    """A saved query."""
    values = {**doc_value(cube.doc), "query": cube.text, **said(id=_id(cube.id, cube.key))}
    return cube.text if set(values) == {"query"} else values
