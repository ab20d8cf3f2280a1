"""The catalog as values: datasets, dimensions, links, metrics and cubes, immutable once loaded.

Names are keys: `catalog.metrics["flights"]`, or `"namespace.name"` for a definition inside a namespace. Formulas are SQL
expressions over the physical columns of their dataset; a dotted name in a metric's filter (`carrier.name`) is a
path along the links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import TypeAlias, assert_never

from workbench.catalog.formula import Formula
from workbench.catalog.parameters import Given, Parameter
from workbench.errors import Place
from workbench.query.expression import Expression
from workbench.query.model import MetricQuery, Unit

#: A unit of time, or the name of a period of a custom calendar (`fiscal_month`).
Grain: TypeAlias = Unit | str


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
        available_by: local time of day, `"07:00"`; freshness: the greatest age of the data: `"26 hours"`, `"2 days"`.
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
        whole: whether each value is the first instant of its unit of `grain`; else it is cut to that when read.
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
    whole: bool = True


@dataclass(frozen=True, slots=True)
class JoinKey:
    """One pair of a link's key: a formula over the dataset's columns equals a formula over the target's."""

    local: Formula
    target: Formula


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a row of a link's target holds (SCD type 2): `start <= t < end`; a null end is still open.

    Attributes:
        at: the time dimension of the linking dataset that says when; its default time dimension unless given.
    """

    start: Formula
    end: Formula
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A many-to-one or one-to-one path from a dataset to another, under a role.

    Attributes:
        name: the role; what paths call it.
        to: the key of the target dataset in the catalog.
        on: the key pairs, at least one.
        one_to_one: at most one row on this side too.
        back: of a one-to-one link: the role under which the target leads back here.
        valid: which of the rows of a key holds, where the target keeps history.
        also: links of the same role to further datasets that share its key; the dimension's name picks among them.
    """

    name: str
    dataset: str
    to: str
    on: tuple[JoinKey, ...]
    one_to_one: bool = False
    valid: Validity | None = None
    also: tuple[Link, ...] = ()
    back: str | None = None
    doc: Documentation = Documentation()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Makes a dataset a calendar: one row for each unit of its time dimension, none missing.

    Attributes:
        periods: dimensions that name longer periods of its own, such as `fiscal_month`: grains of every time axis.
    """

    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows with a grain: a physical table (`source`) or a SQL transform (`sql`); exactly one of the two is set.

    Attributes:
        primary_key: columns or dimensions that identify a row; () when unknown.
        time: the name of the default time dimension.
        label: the name of the dimension that a key of this dataset is shown as.
        aliases: other names that may stand before its own dimensions in a path.
        calendar: set when its rows are the periods of a calendar.
        partitions: dimensions that its rows are stored by, each part with all keys anew: where a dataset that leads here
            has one of the same name, only its own part is looked up.
    """

    name: str
    namespace: str | None = None
    source: tuple[str, ...] | None = None
    sql: Formula | None = None
    primary_key: tuple[str, ...] = ()
    time: str | None = None
    label: str | None = None
    aliases: tuple[str, ...] = ()
    calendar: Calendar | None = None
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, Link] = field(default_factory=lambda: MappingProxyType({}))
    doc: Documentation = Documentation()
    id: str = ""
    version: str = ""
    place: Place | None = None
    partitions: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name by which the catalog knows it."""
        return qualified(self.namespace, self.name)


class Pick(StrEnum):
    """Which of the values of a period stands for the period."""

    FIRST = "first"
    LAST = "last"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class SemiAdditive:
    """A balance: it adds up over everything but time, so of each group only the rows at one instant count.

    Attributes:
        over: the time dimension of the dataset that it does not add up over.
        pick: FIRST or LAST: the instant that counts, of each queried period of `over`, or of all time.
        within: paths that each have an instant of their own, such as each user's last day.
    """

    over: str
    pick: Pick = Pick.LAST
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Simple:
    """An expression of aggregates over one dataset's columns, over the rows that pass the filter.

    Attributes:
        time: the time dimension that `time` means for it; the dataset's own unless given.
        semi: set when it does not add up over time.
    """

    dataset: str
    expr: Formula
    where: Formula | None = None
    time: str | None = None
    semi: SemiAdditive | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One metric divided by another, after both are aggregated; null where the denominator is zero."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A scalar expression over other metrics; the formula's columns are the keys of the metrics.

    Attributes:
        given: the inputs that have values for their parameters; their keys are among `inputs` too.
    """

    expr: Formula
    inputs: tuple[str, ...]
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: `7 days`, `2 fiscal_month`."""

    count: int
    grain: Grain


@dataclass(frozen=True, slots=True)
class Cumulative:
    """A metric over all rows up to each instant of its time axis, or over a window that ends there.

    Attributes:
        metric: the key of the metric that is accumulated.
        window: exactly so many units, the current one included; None: since ever.
        to_date: accumulate since the start of the current period of this grain; excludes `window`.
        pick: what stands for a period that is coarser than the axis: its last day's value unless said.
        over: the path of another axis than `time`; its values are ordered, and nothing but them.
    """

    metric: str
    window: Span | None = None
    to_date: Grain | None = None
    pick: Pick = Pick.LAST
    over: str | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many base events were followed by an event of another kind, of the same entity, within a window.

    A conversion counts for the latest base event before it (or at the same instant), and is grouped by the base
    event's dimensions. The rule is MetricFlow's.

    Attributes:
        base: the key of a simple metric that counts base events.
        converted: the key of a simple metric that counts conversion events.
        entity: the path of the entity, readable from both datasets.
        window: the longest time between the two; None: any.
        rate: conversions per base event instead of their number.
        constant: pairs of paths, of the base event and of the conversion, that must be equal too.
    """

    base: str
    converted: str
    entity: str
    window: Span | None = None
    rate: bool = True
    constant: tuple[tuple[str, str], ...] = ()


Definition: TypeAlias = Simple | Ratio | Derived | Cumulative | Conversion


@dataclass(frozen=True, slots=True)
class Earlier:
    """The value so long before: at each instant of the axis, what the metric was then."""

    span: Span


@dataclass(frozen=True, slots=True)
class StartOf:
    """The value at the first instant of the period of this grain."""

    grain: Grain


Offset: TypeAlias = Earlier | StartOf


@dataclass(frozen=True, slots=True)
class Metric:
    """A number defined once.

    Attributes:
        unit: what it counts: `minute`, `mile`, `flight`; None for a pure number.
        format: `percent`, `integer`, `decimal`, `currency`, or a d3 format.
        id: stable through renames; the name unless the file says otherwise.
        version: hash of what the number depends on, dataset and inputs included; words do not count.
        filter: a condition in the query language over paths, as if every query had it, for this metric alone.
        offset: the metric is read at another instant of its time axis; filters on time hold for the result's.
        fill: what stands where a group has no value.
        every_period: each period of the calendar has a row, also one without data, where the query groups by time.
        requires: paths that a query with this metric must group by.
        forbids: paths that it must not group by.
        unmixed: paths of which no two values are ever put into one number: currencies, units.
        grain: the grain that `time` has where none is written.
        private: a part of other metrics, not offered to people.
        parameters: values that a query may give it; each is `$name` in its formula and filters, and the parameter of
            that name of the metrics that it is made of.
    """

    name: str
    definition: Definition
    namespace: str | None = None
    filter: Expression | None = None
    offset: Offset | None = None
    fill: int | Decimal | None = None
    every_period: bool = False
    requires: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    unmixed: tuple[str, ...] = ()
    grain: Grain | None = None
    private: bool = False
    parameters: tuple[Parameter, ...] = ()
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
    def inputs(self) -> tuple[str, ...]:
        """The keys of the metrics it is made of; none for a simple metric."""
        match self.definition:
            case Simple():
                return ()
            case Ratio(numerator, denominator):
                return (numerator, denominator)
            case Derived(_, inputs):
                return inputs
            case Cumulative(metric):
                return (metric,)
            case Conversion(base, converted):
                return (base, converted)
            case _:
                assert_never(self.definition)

    @property
    def kind(self) -> str:
        """`simple`, `ratio`, `derived`, `cumulative` or `conversion`."""
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
        timezone: the zone in which times of day are written in the data, without a zone of their own.
        first_day: the day that weeks start on, 0 for Monday; first_month: that of the fiscal year, None: not known.
        version: hash over all definitions.
        calendars: the datasets that are calendars.
        worked_out: what planners have worked out of the definitions, by kind and name; it changes no answer.
    """

    name: str
    datasets: Mapping[str, Dataset]
    metrics: Mapping[str, Metric]
    cubes: Mapping[str, Cube] = field(default_factory=lambda: MappingProxyType({}))
    folder: FilePath | None = None
    today: date | None = None
    timezone: str = "UTC"
    first_day: int = 0
    first_month: int | None = None
    version: str = ""
    doc: Documentation = Documentation()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    calendars: tuple[Dataset, ...] = field(init=False, repr=False, compare=False)
    worked_out: dict[tuple[str, str], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = tuple(dataset for dataset in self.datasets.values() if dataset.calendar is not None)
        object.__setattr__(self, "calendars", found)  # once, since catalogs may have very many datasets

    def dimensions_for(self, *metrics: str) -> tuple[str, ...]:
        """Return the paths that a query with all these metrics can group by, nearest first.

        >>> from workbench.catalog.load import load
        >>> from workbench.examples import flights_folder
        >>> load(flights_folder()).dimensions_for("flights", "avg_temperature")[:2]
        ('time', 'origin')

        Args:
            metrics: names, short where that is unique; without one, nothing can be grouped.

        Raises:
            QueryError: a name is no metric's, or that of several.
        """
        from workbench.catalog.askable import askable

        return askable(self, metrics)

    def metric_keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of the metrics that `name` may mean: one when it is right, none or several when not."""
        return (name,) if name in self.metrics else self.short.get(name, ())


def qualified(namespace: str | None, name: str) -> str:
    """Return `namespace.name`, or the bare name outside any namespace."""
    return f"{namespace}.{name}" if namespace else name
