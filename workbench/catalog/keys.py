"""What may stand in a catalog file: one table, read by the loader and by the published schema."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from workbench.catalog.model import Better, DimensionType, Status, Tier
from workbench.query.model import Unit


class Kind(StrEnum):
    """A kind of mapping. The first three are whole documents, known by their first key."""

    DATASET = "dataset"
    CATALOG = "catalog"
    METRICS = "metrics"
    METRIC = "metric"
    DIMENSION = "dimension"
    LINK = "link"
    CUBE = "cube"
    SLA = "sla"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Text:
    """One text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Several texts, or one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Share:
    """A number from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""


@dataclass(frozen=True, slots=True)
class Block:
    """One mapping of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Blocks:
    """Mappings of a kind by name; `lists` says that a list of names or of mappings may stand instead."""

    kind: Kind
    names: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of mappings of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Pairs:
    """Any keys with one text each."""


Shape: TypeAlias = Text | Texts | Choice | Flag | Share | Day | Block | Blocks | Entries | Pairs


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds and what it is for."""

    shape: Shape
    what: str


_OWNED = {
    "owner": Key(Text(), "The team that answers for it. Metrics take it from their dataset, else from the catalog."),
    "tags": Key(Texts(), "Words to filter by; added to those of the dataset."),
    "tier": Key(Choice(tuple(Tier)), "How much rests on it: 1 is watched by day and night."),
    "sla": Key(Block(Kind.SLA), "What the owner promises about the data."),
}
_SAID = {
    "title": Key(Text(), "What people call it."),
    "description": Key(Text(), "What it means, in a sentence or two."),
    "synonyms": Key(Texts(), "Other words people use for it; search and questions read them."),
    "known_limits": Key(Texts(), "What a reader must know before trusting the number."),
    "meta": Key(Pairs(), "Anything else, as key and text."),
}
_DOCUMENTED = {
    **_SAID,
    **_OWNED,
    "status": Key(Choice(tuple(Status)), "Where it stands in its life; deprecated needs a replacement."),
    "replacement": Key(Text(), "What to use instead of a deprecated definition."),
    "examples": Key(Entries(Kind.EXAMPLE), "Questions with the query text that answers them."),
    "id": Key(Text(), "What stays the same through renames; the name unless said."),
}
_SHOWN = {
    "unit": Key(Text(), "What is counted, in the singular: minute, mile, flight."),
    "format": Key(Text(), "percent, integer, decimal, currency, or a d3 format."),
}
_METRICS = Key(Blocks(Kind.METRIC), "Numbers defined once, by name.")
_CUBES = Key(Blocks(Kind.CUBE), "Saved metric queries, by name.")
_NAMESPACE = Key(Text(), "Stands before every name of this document: namespace.name.")

#: Every key of every kind of mapping.
KEYS: dict[Kind, dict[str, Key]] = {
    Kind.DATASET: {
        "dataset": Key(Text(), "The name of a dataset; the other keys of this document describe it."),
        "namespace": _NAMESPACE,
        "source": Key(Text(), "The table its rows come from: table, schema.table or database.schema.table."),
        "sql": Key(Text(), "One SELECT its rows come from, instead of source."),
        "primary_key": Key(Texts(), "The columns or dimensions that identify a row."),
        "time": Key(Text(), "The time dimension that `time` means for its metrics."),
        "label": Key(Text(), "The dimension that a key of this dataset is shown as."),
        "dimensions": Key(Blocks(Kind.DIMENSION, names=True), "What its rows can be grouped and filtered by."),
        "links": Key(Blocks(Kind.LINK), "Paths to other datasets, each row meeting at most one row there."),
        "metrics": _METRICS,
        "cubes": _CUBES,
        **_DOCUMENTED,
    },
    Kind.CATALOG: {
        "catalog": Key(Text(), "The name of the catalog; the other keys of this document describe it."),
        "today": Key(Day(), "The date that `last 12 months` counts from, for data that ends in the past."),
        **{key: _SAID[key] for key in ("title", "description", "known_limits", "meta")},
        **_OWNED,
        "examples": _DOCUMENTED["examples"],
    },
    Kind.METRICS: {"metrics": _METRICS, "cubes": _CUBES, "namespace": _NAMESPACE, **_OWNED},
    Kind.METRIC: {
        "expr": Key(Text(), "Aggregates over columns, or an expression over other metrics."),
        "where": Key(Text(), "The rows that count: a condition over columns and paths along links."),
        "dataset": Key(Text(), "The dataset of its columns, in a document without one."),
        "time": Key(Text(), "The time dimension that `time` means for this metric."),
        **_SHOWN,
        "better": Key(Choice(tuple(Better)), "Which direction is good news."),
        **_DOCUMENTED,
    },
    Kind.DIMENSION: {
        "expr": Key(Text(), "Its value over the dataset's columns; the column of the same name unless said."),
        "type": Key(Choice(tuple(DimensionType)), "text unless said; time needs a grain."),
        "grain": Key(Choice(tuple(Unit)), "The finest unit of a time dimension."),
        "indexed": Key(Flag(), "Whether its values may be listed for completion and search; true unless said."),
        **_SHOWN,
        **_SAID,
        "tags": _OWNED["tags"],
    },
    Kind.LINK: {
        "to": Key(Text(), "The dataset it leads to."),
        "on": Key(Texts(), "The key: a column of both, `column = column there`, or a list of these."),
        "one_to_one": Key(Flag(), "Whether at most one row on this side meets a row there."),
        **_SAID,
    },
    Kind.CUBE: {"query": Key(Text(), "The query text."), **_DOCUMENTED},
    Kind.SLA: {
        "available_by": Key(Text(), "Local time of day by which the data is there: 07:00."),
        "freshness": Key(Text(), "The greatest age of the data: 26 hours, 2 days."),
        "completeness": Key(Share(), "The least share of the expected rows, 0 to 1."),
    },
    Kind.EXAMPLE: {
        "title": Key(Text(), "The question."),
        "query": Key(Text(), "The query text that answers it."),
        "verified": Key(Flag(), "Whether someone has checked the answer."),
    },
}

#: What must be there.
REQUIRED: dict[Kind, tuple[str, ...]] = {
    Kind.DATASET: ("dataset",),
    Kind.CATALOG: ("catalog",),
    Kind.METRIC: ("expr",),
    Kind.LINK: ("to", "on"),
    Kind.CUBE: ("query",),
    Kind.EXAMPLE: ("query",),
}

#: The key that a bare text stands for: `flights: count(*)`.
SHORT: dict[Kind, str] = {
    Kind.METRIC: "expr",
    Kind.DIMENSION: "type",
    Kind.CUBE: "query",
    Kind.EXAMPLE: "query",
    Kind.SLA: "freshness",
}
