"""What may stand in a catalog file: one table, read by the loader and by the published schema."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from workbench.catalog.model import Better, DimensionType, Pick, Status, Tier
from workbench.catalog.parameters import ParameterType
from workbench.query.model import Unit


class Kind(StrEnum):
    """A kind of mapping. The first four are whole documents, known by their first key."""

    DATASET = "dataset"
    SUPPLEMENT = "supplement"
    CATALOG = "catalog"
    METRICS = "metrics"
    METRIC = "metric"
    DIMENSION = "dimension"
    LINK = "link"
    CUBE = "cube"
    SLA = "sla"
    EXAMPLE = "example"
    CUMULATIVE = "cumulative"
    CONVERSION = "conversion"
    SEMI_ADDITIVE = "semi_additive"
    VALIDITY = "validity"
    CALENDAR = "calendar"
    PARAMETER = "parameter"


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
class Number:
    """Any number."""


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


Shape: TypeAlias = Text | Texts | Choice | Flag | Share | Number | Day | Block | Blocks | Entries | Pairs


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

_ROWS = {
    "source": Key(Text(), "The table its rows come from: table, schema.table or database.schema.table."),
    "sql": Key(Text(), "One SELECT its rows come from, instead of source."),
    "primary_key": Key(Texts(), "The columns or dimensions that identify a row."),
    "time": Key(Text(), "The time dimension that `time` means for its metrics."),
    "label": Key(Text(), "The dimension that a key of this dataset is shown as."),
    "aliases": Key(Texts(), "Other names that may stand before its own dimensions in a path."),
    "partitions": Key(Texts(), "Dimensions its rows are stored by, all keys anew in each part."),
    "calendar": Key(Block(Kind.CALENDAR), "Its rows are the periods of a calendar: one for each, none missing."),
    "dimensions": Key(Blocks(Kind.DIMENSION, names=True), "What its rows can be grouped and filtered by."),
    "links": Key(Blocks(Kind.LINK), "Paths to other datasets, each row meeting at most one row there."),
    "metrics": _METRICS,
    "cubes": _CUBES,
    **_DOCUMENTED,
}

#: Every key of every kind of mapping.
KEYS: dict[Kind, dict[str, Key]] = {
    Kind.DATASET: {
        "dataset": Key(Text(), "The name of a dataset; the other keys of this document describe it."),
        "namespace": _NAMESPACE,
        **_ROWS,
    },
    Kind.SUPPLEMENT: {
        "extends": Key(Text(), "A dataset that is defined elsewhere; what this document says is added, or replaces."),
        **{key: what for key, what in _ROWS.items() if key != "id"},
    },
    Kind.CATALOG: {
        "catalog": Key(Text(), "The name of the catalog; the other keys of this document describe it."),
        "uses": Key(Texts(), "Packaged definitions that this catalog adds to: efficiency."),
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
        "filter": Key(Text(), "A condition as in a query's where, over paths; it holds for this metric alone."),
        "offset": Key(Text(), "Read at another instant: `14 days` (earlier), `1 month`, or `start of month`."),
        "cumulative": Key(Block(Kind.CUMULATIVE), "Another metric, over all rows up to each instant or a window."),
        "conversion": Key(Block(Kind.CONVERSION), "Base events that were followed by another event."),
        "semi_additive": Key(Block(Kind.SEMI_ADDITIVE), "It does not add up over time: only one instant counts."),
        "fill": Key(Number(), "What stands where a group has no value."),
        "every_period": Key(Flag(), "Each period of the calendar has a row, also one without data."),
        "requires": Key(Texts(), "Paths that a query with this metric must group by."),
        "forbids": Key(Texts(), "Paths that a query with this metric must not group by."),
        "unmixed": Key(Texts(), "Paths, such as a currency, of which no two values ever make one number."),
        "grain": Key(Text(), "The grain that `time` has where a query writes none."),
        "private": Key(Flag(), "A part of other metrics, not offered to people."),
        "parameters": Key(Blocks(Kind.PARAMETER), "Values that a query may give it, by name; each is $name in it."),
        **_SHOWN,
        "better": Key(Choice(tuple(Better)), "Which direction is good news."),
        **_DOCUMENTED,
    },
    Kind.DIMENSION: {
        "expr": Key(Text(), "Its value over the dataset's columns; the column of the same name unless said."),
        "type": Key(Choice(tuple(DimensionType)), "text unless said; time needs a grain."),
        "grain": Key(Choice(tuple(Unit)), "The finest unit of a time dimension."),
        "whole": Key(
            Flag(), "Whether its values are first instants of its grain; else they are cut to them. True unless said."
        ),
        "indexed": Key(Flag(), "Whether its values may be listed for completion and search; true unless said."),
        **_SHOWN,
        **_SAID,
        "tags": _OWNED["tags"],
    },
    Kind.LINK: {
        "to": Key(Text(), "The dataset it leads to."),
        "on": Key(Texts(), "The key: a column of both, `column = column there`, or a list of these."),
        "one_to_one": Key(Flag(), "Whether at most one row on this side meets a row there."),
        "back": Key(Text(), "Of a one-to-one link: the role by which the other dataset leads back to this one."),
        "valid": Key(Block(Kind.VALIDITY), "Which row of a key holds when, where the target keeps history."),
        "also": Key(Entries(Kind.LINK), "Further datasets that share the key, under the same role."),
        **_SAID,
    },
    Kind.CUBE: {"query": Key(Text(), "The query text."), **_DOCUMENTED},
    Kind.SLA: {
        "available_by": Key(Text(), "Local time of day by which the data is there: 07:00."),
        "freshness": Key(Text(), "The greatest age of the data: 26 hours, 2 days."),
        "completeness": Key(Share(), "The least share of the expected rows, 0 to 1."),
    },
    Kind.CUMULATIVE: {
        "metric": Key(Text(), "The metric that is accumulated."),
        "window": Key(Text(), "Exactly so many units, the current one included: 7 days."),
        "to_date": Key(Text(), "Since the start of the current month, quarter, year or custom period."),
        "pick": Key(Choice(tuple(Pick)), "What stands for a coarser period: its last value unless said."),
        "over": Key(Text(), "The path of another axis than time."),
    },
    Kind.CONVERSION: {
        "base": Key(Text(), "The metric that counts base events."),
        "converted": Key(Text(), "The metric that counts the events they may lead to."),
        "entity": Key(Text(), "The path of what both belong to: a user."),
        "window": Key(Text(), "The longest time between the two: 7 days."),
        "count": Key(Flag(), "The number of conversions instead of their rate."),
        "constant": Key(Pairs(), "Paths of the base event and of the conversion that must be equal too."),
    },
    Kind.SEMI_ADDITIVE: {
        "over": Key(Text(), "The time dimension that it does not add up over."),
        "pick": Key(Choice((Pick.FIRST, Pick.LAST)), "The instant that counts: the last unless said."),
        "within": Key(Texts(), "Paths that each have an instant of their own."),
    },
    Kind.VALIDITY: {
        "from": Key(Text(), "The target's column from when a row holds."),
        "to": Key(Text(), "The target's column until when it holds, that instant excluded; null: still."),
        "at": Key(Text(), "The time dimension on this side; the dataset's own unless said."),
    },
    Kind.CALENDAR: {
        "periods": Key(Texts(), "Dimensions that name longer periods of its own, such as fiscal_month."),
    },
    Kind.PARAMETER: {
        "default": Key(Text(), "The value where a query gives none."),
        "type": Key(Choice(tuple(ParameterType)), "That of the default unless said."),
        "allowed": Key(Texts(), "The only values it may have."),
        "least": Key(Text(), "The least number or date it may be."),
        "most": Key(Text(), "The greatest number or date it may be."),
        "description": _SAID["description"],
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
    Kind.SUPPLEMENT: ("extends",),
    Kind.CATALOG: ("catalog",),
    Kind.LINK: ("to", "on"),
    Kind.CUBE: ("query",),
    Kind.EXAMPLE: ("query",),
    Kind.CUMULATIVE: ("metric",),
    Kind.CONVERSION: ("base", "converted", "entity"),
    Kind.SEMI_ADDITIVE: ("over",),
    Kind.VALIDITY: ("from", "to"),
    Kind.PARAMETER: ("default",),
}

#: The key that a bare text stands for: `flights: count(*)`.
SHORT: dict[Kind, str] = {
    Kind.METRIC: "expr",
    Kind.DIMENSION: "type",
    Kind.CUBE: "query",
    Kind.EXAMPLE: "query",
    Kind.SLA: "freshness",
    Kind.CUMULATIVE: "metric",
    Kind.SEMI_ADDITIVE: "over",
    Kind.PARAMETER: "default",
}
