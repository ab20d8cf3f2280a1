"""The catalog as values: datasets, dimensions, links, metrics and cubes, immutable once loaded.

Names are keys: `catalog.metrics["flights"]`, or `"namespace.name"` for a definition inside a namespace. Formulas are SQL
expressions over the physical columns of their dataset; a dotted name in a metric's filter (`carrier.name`) is a
path along the links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import TypeAlias

from workbench.catalog.formula import Formula
from workbench.errors import Place
from workbench.query.model import MetricQuery, Unit


class DimensionType(StrEnum):
    """What a dimension's values are."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TIME = "time"


class Tier(StrEnum):
    """How much rests on a definition: tier 1 is watched by day and night."""

    ONE = "1"
    TWO = "2"
    THREE = "3"


class Status(StrEnum):
    """Where a definition stands in its life."""

    DRAFT = "draft"
    CERTIFIED = "certified"
    DEPRECATED = "deprecated"


class Better(StrEnum):
    """Which direction of a metric is good news."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Sla:
    """What the owner promises: when the data is there, how old it may be, and how complete it is.

    Attributes:
        available_by: local time of day, `"07:00"`.
        freshness: the greatest age of the data as written: `"26 hours"`, `"2 days"`.
        completeness: the least share of expected rows, 0 to 1.
    """

    available_by: str | None = None
    freshness: str | None = None
    completeness: float | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A question or a title with the query text that answers it."""

    title: str
    query: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Documentation:
    """What every definition may say about itself."""

    title: str = ""
    description: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    tier: Tier | None = None
    status: Status = Status.DRAFT
    replacement: str | None = None
    sla: Sla | None = None
    known_limits: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """An attribute of a dataset.

    Attributes:
        expr: the value, over the dataset's columns; the column of the same name unless said.
        grain: of a time dimension: its base grain; None for all others.
        indexed: whether its values may be listed in the value index.
    """

    name: str
    dataset: str
    expr: Formula
    type: DimensionType = DimensionType.TEXT
    grain: Unit | None = None
    unit: str | None = None
    format: str | None = None
    indexed: bool = True
    doc: Documentation = Documentation()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class JoinKey:
    """One pair of a link's key: a formula over the dataset's columns equals a formula over the target's."""

    local: Formula
    target: Formula


@dataclass(frozen=True, slots=True)
class Link:
    """A many-to-one or one-to-one path from a dataset to another, under a role.

    Attributes:
        name: the role; what paths call it.
        to: the key of the target dataset in the catalog.
        on: the key pairs, at least one.
        one_to_one: at most one row on this side too.
    """

    name: str
    dataset: str
    to: str
    on: tuple[JoinKey, ...]
    one_to_one: bool = False
    doc: Documentation = Documentation()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows with a grain: a physical table (`source`) or a SQL transform (`sql`); exactly one of the two is set.

    Attributes:
        primary_key: columns or dimensions that identify a row; () when unknown.
        time: the name of the default time dimension.
        label: the name of the dimension that a key of this dataset is shown as.
    """

    name: str
    namespace: str | None = None
    source: tuple[str, ...] | None = None
    sql: Formula | None = None
    primary_key: tuple[str, ...] = ()
    time: str | None = None
    label: str | None = None
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, Link] = field(default_factory=lambda: MappingProxyType({}))
    doc: Documentation = Documentation()
    id: str = ""
    version: str = ""
    place: Place | None = None

    @property
    def key(self) -> str:
        """The name by which the catalog knows it."""
        return qualified(self.namespace, self.name)


@dataclass(frozen=True, slots=True)
class Simple:
    """An expression of aggregates over one dataset's columns, over the rows that pass the filter."""

    dataset: str
    expr: Formula
    where: Formula | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One metric divided by another, after both are aggregated; null where the denominator is zero."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A scalar expression over other metrics; the formula's columns are the keys of the metrics."""

    expr: Formula
    inputs: tuple[str, ...]


Definition: TypeAlias = Simple | Ratio | Derived


@dataclass(frozen=True, slots=True)
class Metric:
    """A number defined once.

    Attributes:
        unit: what it counts: `minute`, `mile`, `flight`; None for a pure number.
        format: `percent`, `integer`, `decimal`, `currency`, or a d3 format.
        id: stable through renames; the name unless the file says otherwise.
        version: hash of what the number depends on, dataset and inputs included; words do not count.
    """

    name: str
    definition: Definition
    namespace: str | None = None
    unit: str | None = None
    format: str | None = None
    better: Better | None = None
    doc: Documentation = Documentation()
    id: str = ""
    version: str = ""
    place: Place | None = None

    @property
    def key(self) -> str:
        """The name by which the catalog knows it."""
        return qualified(self.namespace, self.name)

    @property
    def kind(self) -> str:
        """`simple`, `ratio` or `derived`."""
        return type(self.definition).__name__.lower()


@dataclass(frozen=True, slots=True)
class Cube:
    """A saved metric query with a name."""

    name: str
    query: MetricQuery
    text: str
    namespace: str | None = None
    doc: Documentation = Documentation()
    id: str = ""
    version: str = ""
    place: Place | None = None

    @property
    def key(self) -> str:
        """The name by which the catalog knows it."""
        return qualified(self.namespace, self.name)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All definitions of a folder, checked, and never changed after loading.

    Attributes:
        folder: where the files lie; None for a catalog made in memory.
        today: the date that `last 12 months` counts from, where the catalog fixes one.
        version: hash over all definitions.
    """

    name: str
    datasets: Mapping[str, Dataset]
    metrics: Mapping[str, Metric]
    cubes: Mapping[str, Cube] = field(default_factory=lambda: MappingProxyType({}))
    folder: FilePath | None = None
    today: date | None = None
    version: str = ""
    doc: Documentation = Documentation()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def metric_keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of the metrics that `name` may mean: one when it is right, none or several when not."""
        return (name,) if name in self.metrics else self.short.get(name, ())


def qualified(namespace: str | None, name: str) -> str:
    """Return `namespace.name`, or the bare name outside any namespace."""
    return f"{namespace}.{name}" if namespace else name
