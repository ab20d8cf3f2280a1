"""What can be found: metrics, dimensions and cubes, each as texts and facets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from workbench.catalog.expression import expression_of
from workbench.catalog.model import Catalog, Cube, Dataset, Dimension, DimensionType, Documentation, Metric, Simple
from workbench.search.shortened import spelt_out
from workbench.search.shorthand import MEASURED, written_out
from workbench.search.words import phrase, split


class Kind(StrEnum):
    """What a document stands for."""

    METRIC = "metric"
    DIMENSION = "dimension"
    CUBE = "cube"


@dataclass(frozen=True, slots=True)
class Document:
    """One definition as search sees it.

    Attributes:
        name: how the catalog calls it; a dimension is `dataset.dimension`.
        title: what people call it; made from the name where the file gives none.
        expression: the formula as written, for the column names in it.
        spelt: its name written out, where it is short and the file gives no title.
        context: further words: a dimension's dataset and the roles it is reached by.
        datasets: where its rows come from; several for a metric across datasets.
    """

    kind: Kind
    name: str
    title: str
    description: str = ""
    synonyms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    expression: str = ""
    context: tuple[str, ...] = ()
    unit: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    tier: str = ""
    status: str = ""
    datasets: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a document that words are looked for in, with how much a word there counts."""

    label: str
    weight: int
    texts: Callable[[Document], tuple[str, ...]]


#: A plain average.
_AVERAGED = re.compile(r"(?:avg|mean)\(\s*(\w+)\s*\)", re.IGNORECASE)

#: What the short words of a catalog's names stand for.
Spelt: TypeAlias = Mapping[str, Sequence[str]]

#: The most example questions that are compared by meaning.
_EXAMPLES = 3

#: In the order in which `why` names them.
FIELDS: tuple[Field, ...] = (
    Field("title", 4, lambda d: (d.title,)),
    Field("name", 4, lambda d: (d.name,)),
    Field("synonym", 4, lambda d: d.synonyms),
    Field("example question", 2, lambda d: d.examples),
    Field("description", 2, lambda d: (d.description,)),
    Field("tag", 2, lambda d: d.tags),
    Field("unit", 1, lambda d: (d.unit,)),
    Field("dataset or role", 1, lambda d: d.context),
    Field("expression", 1, lambda d: (d.expression,)),
    Field("dataset", 1, lambda d: d.datasets),
    Field("owner", 1, lambda d: (d.owner,)),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text whose meaning is compared with the query's, and how `why` calls it."""

    label: str
    text: str


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the texts of a document that are put to the encoder; the query is like it when it is like one of them.

    Title, synonyms and description stand apart, because in one text the long drowns the short; and all together,
    because a description often leaves out what the title has said. (Measured: see tests/search/test_meaning.py.)
    """
    out = [Passage("its title", document.title)]
    out += [Passage("its name", text) for text in document.spelt]
    if measured := MEASURED.get(document.unit.casefold()):
        out.append(Passage("its unit", f"{document.title} ({' '.join(measured)})"))
    out += [Passage(f"its synonym '{text}'", text) for text in document.synonyms]
    out += [Passage(f"its example '{text}'", text) for text in document.examples[:_EXAMPLES]]
    if document.description:
        out.append(Passage("its description", document.description))
        out.append(Passage("its description", f"{document.title}: {document.description}"))
    return tuple(out)


def documents(catalog: Catalog) -> tuple[Document, ...]:
    """Return a document for every metric, cube and dimension of a catalog, each dimension once per dataset."""
    roles, own = _roles(catalog), spelt_out(catalog)
    return (
        *(_metric(metric, catalog, own) for metric in catalog.metrics.values() if not metric.private),
        *(_cube(cube, catalog, own) for cube in catalog.cubes.values()),
        *(
            _dimension(dimension, dataset, roles.get(dataset.key, ()), own)
            for dataset in catalog.datasets.values()
            for dimension in dataset.dimensions.values()
        ),
    )


def _metric(metric: Metric, catalog: Catalog, own: Spelt) -> Document:
    plain = _plain(Kind.METRIC, metric.key, metric.name, metric.doc, own)
    where = tuple(sorted(set(_datasets(metric.key, catalog.metrics))))
    said = () if metric.doc.title or metric.doc.description else tuple(_told_by_formula(metric, catalog))
    spelt = (*plain.spelt, *said)
    return replace(plain, expression=expression_of(metric), unit=metric.unit or "", datasets=where, spelt=spelt)


def _told_by_formula(metric: Metric, catalog: Catalog) -> Iterator[str]:
    """What is averaged of something that holds or does not: `share that is escalated`."""
    if not isinstance(metric.definition, Simple) or not (
        found := _AVERAGED.fullmatch(metric.definition.expr.text.strip())
    ):
        return
    home = catalog.datasets[metric.definition.dataset]
    dimension = home.dimensions.get(found[1])
    if dimension is not None and dimension.type is DimensionType.BOOLEAN:
        yield f"share that is {phrase(dimension.doc.title or dimension.name)}"


def _cube(cube: Cube, catalog: Catalog, own: Spelt) -> Document:
    keys = (key for item in cube.query.metrics for key in catalog.metric_keys(item.name))
    where = {dataset for key in keys for dataset in _datasets(key, catalog.metrics)}
    plain = _plain(Kind.CUBE, cube.key, cube.name, cube.doc, own)
    return replace(plain, expression=cube.text, datasets=tuple(sorted(where)))


def _dimension(dimension: Dimension, dataset: Dataset, roles: tuple[str, ...], own: Spelt) -> Document:
    plain = _plain(Kind.DIMENSION, f"{dataset.key}.{dimension.name}", dimension.name, dimension.doc, own)
    return replace(
        plain,
        owner=plain.owner or dataset.doc.owner,
        expression="" if dimension.expr.text == dimension.name else dimension.expr.text,
        context=(dataset.doc.title or dataset.name, *roles),
        unit=dimension.unit or "",
        datasets=(dataset.key,),
    )


def _plain(kind: Kind, key: str, name: str, doc: Documentation, own: Spelt) -> Document:
    return Document(
        kind=kind,
        name=key,
        title=doc.title or _title(name),
        description=" ".join(doc.description.split()),
        synonyms=doc.synonyms,
        examples=tuple(example.title for example in doc.examples),
        owner=doc.owner,
        tags=doc.tags,
        tier=doc.tier.value if doc.tier else "",
        status=doc.status.value,
        spelt=() if doc.title else tuple(" ".join(words) for words in written_out(split(name), own)),
    )


def _title(name: str) -> str:
    """`avg_arrDelay` → `Avg arr delay`; a name without letters stays as it is."""
    words = phrase(name)
    return words[:1].upper() + words[1:] or name


def _datasets(key: str, metrics: Mapping[str, Metric]) -> Iterator[str]:
    """Yield the datasets a metric reads, through the metrics it is made of; names that lead nowhere are left out."""
    todo, seen = [key], {key}
    while todo:
        metric = metrics.get(todo.pop())
        if metric is None:
            continue
        if isinstance(metric.definition, Simple):
            yield metric.definition.dataset
        inputs = set(metric.inputs) - seen
        seen |= inputs
        todo += sorted(inputs)


def _roles(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Return, for each dataset, the roles by which others link to it."""
    roles: dict[str, set[str]] = {}
    for dataset in catalog.datasets.values():
        for link in dataset.links.values():
            roles.setdefault(link.to, set()).add(link.name)
    return {key: tuple(sorted(names)) for key, names in roles.items()}
