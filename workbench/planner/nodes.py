"""The plan as values: a tree of nodes, each with one clear meaning, that any dialect can be lowered from.

A *relation* is a dataset standing in a plan under a name of its own, so that one dataset can stand there twice (an
airport as origin and as destination). Values say where they come from; nothing in a plan is SQL text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.model import Dataset, Link, Span
from workbench.planner.trees import text_of
from workbench.query.expression import CompareOp, Expression, MetricAt, Path
from workbench.query.model import Unit


# --- values -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Field:
    """A formula over the columns of one relation.

    Attributes:
        grain: of a time value: its base grain, which says whether it is a date or an instant.
        name: what the catalog calls it, for the outline.
        whole: whether a time value is always the first instant of its unit.
        zones: of a time of day: the zone it is written in and the one it is read in, where they differ.
    """

    relation: str
    formula: Formula
    grain: Unit | None = None
    name: str = field(default="", compare=False)
    whole: bool = True
    zones: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Truncated:
    """The first instant of the period that a time value falls in; a date from day up.

    Attributes:
        months: how many months after January its years begin.
    """

    value: Value
    grain: Unit
    months: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A date part of a time value as an integer; `dow` counts from Monday = 1."""

    value: Value
    part: str


@dataclass(frozen=True, slots=True)
class Shifted:
    """The instant so long before a time value; a day that the month lacks becomes the month's last day."""

    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """A column that the node below puts out under this name."""

    name: str


Value: TypeAlias = Field | Truncated | Part | Shifted | Named


# --- conditions -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Condition:
    """An expression of the query, with the value that each of its paths and metrics stands for."""

    expression: Expression
    bindings: tuple[tuple[Path | MetricAt, Value], ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """A metric's own filter: a formula over one relation's columns, its dotted names bound to values."""

    relation: str
    formula: Formula
    bindings: tuple[tuple[tuple[str, ...], Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Spans:
    """A half-open stretch of time: `start <= value < end`; None leaves a side open."""

    value: Value
    start: date | datetime | None
    end: date | datetime | None


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of several lists of predicates holds whole."""

    options: tuple[tuple[Predicate, ...], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """`left op right` of two values; false where one of them is null."""

    left: Value
    op: CompareOp
    right: Value


Predicate: TypeAlias = Condition | Holds | Spans | Either | Related


# --- aggregates -------------------------------------------------------------------------------------------------------
class Kind(StrEnum):
    """What an aggregate does, as far as the planner must know it."""

    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    AVG = "avg"
    COUNT_DISTINCT = "count distinct"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Measure:
    """One aggregate under a name.

    Attributes:
        relation: the relation whose columns it reads; empty: the columns that the node below puts out.
        tree: the whole aggregate as written, sqlglot's tree, read only.
        argument: what is aggregated; None for `count(*)`.
        where: the rows that count; a group without one counts 0.
        among: the rows that it is defined over; a group without one has no value, and a total over none counts 0.
    """

    name: str
    kind: Kind
    relation: str
    tree: exp.Expr
    argument: exp.Expr | None
    where: tuple[Predicate, ...] = ()
    among: tuple[Predicate, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measure) and self.meaning == other.meaning and self.name == other.name

    def __hash__(self) -> int:
        return hash((self.name, self.meaning))

    @property
    def meaning(self) -> tuple[str, str, tuple[Predicate, ...], tuple[Predicate, ...]]:
        """What it computes, whatever it is called."""
        return (self.relation, text_of(self.tree), self.where, self.among)


@dataclass(frozen=True, slots=True)
class Again:
    """A measure computed from a partial result of the node below: sums of sums, least of leasts.

    Attributes:
        kind: COUNT and SUM add up, MIN and MAX take the extreme, AVG divides the sum by the count.
        parts: the columns of the partial result; an average has two, the sum and the count.
        among: the partial results that it is defined over, by what was looked up for them.
    """

    name: str
    kind: Kind
    parts: tuple[str, ...]
    among: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Mean:
    """The average of a column of the node below, each row counting once; nulls do not count."""

    name: str
    of: str


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the greatest of a value, for `range of`."""

    name: str
    greatest: bool
    value: Value


Summary: TypeAlias = Measure | Again | Mean | Extreme


@dataclass(frozen=True, slots=True)
class Key:
    """A grouping value under a name."""

    name: str
    value: Value


# --- nodes ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Scan:
    """All rows of a dataset."""

    relation: str
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class Join:
    """Each row of the input with the one row of another dataset that its key names, or nulls.

    Attributes:
        dataset: what is looked up; or rows with one for each key, as totals are.
        on: pairs of a value of the input and a formula over the target's columns.
        role: the link's name, for the outline.
        valid: of a history: an instant of the input, and from when to when the target's row holds.
        link: the definition it follows; None for a join that follows none.
        verified: whether every key is known to have its row, so that an inner join gives the same.
        sizes: how many rows the linking dataset and the target have, where it is known.
        full: rows of the target that nothing names stay too, with nulls beside them.
    """

    input: Rows
    relation: str
    dataset: Dataset | Rows
    on: tuple[tuple[Value, Formula], ...]
    role: str
    valid: tuple[Value, Formula, Formula] | None = None
    link: Link | None = None
    verified: bool = False
    sizes: tuple[int, int] | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Once:
    """Totals that several steps read: computed once, wherever they stand in the plan."""

    input: Rows


@dataclass(frozen=True, slots=True)
class Ends:
    """One row with the `earliest` and the `latest` instant of some data, each side of which is such a row."""

    sides: tuple[Aggregate, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """A calendar made for the query: each instant of a grain, one column called `instant`, none missing.

    Attributes:
        start: the first instant; None: the earliest of `ends`.
        end: the last instant; None: the latest of `ends`.
        ends: what data the calendar is made for; None where both its sides are given.
    """

    grain: Unit
    start: date | datetime | None
    end: date | datetime | None
    ends: Ends | None
    relation: str = field(default="calendar", compare=False)


@dataclass(frozen=True, slots=True)
class Paired:
    """Each instant of a calendar, `instant`, with the one that is read for it, `own`, by periods of the calendar's own.

    Attributes:
        time: the calendar's instant.
        period: the period that it lies in; periods follow one another as their first instants do.
        earlier: so many periods before, at the same place in its period, or at its end where that is shorter; None: the
            first instant of the same period. Each instant is read for one other, so that nothing counts twice.
        window: `own` is where a window of so many periods begins, itself excluded, for every instant of the calendar.
    """

    input: Rows
    time: Field
    period: Field
    earlier: int | None
    window: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Each row of the input once for every instant of a calendar that it is related to; to no test: every instant.

    This is how a metric is read at another instant than its own, or over a window: what stands above reads the
    calendar's instant in place of the row's.

    Attributes:
        relation: the calendar's name in the plan.
    """

    input: Rows
    relation: str
    calendar: Rows
    on: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """The rows for which every predicate holds."""

    input: Rows
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One row per distinct combination of the keys, nulls being a key like any other; one row when there are none.

    With keys and no measures: the distinct combinations.
    """

    input: Rows
    name: str
    keys: tuple[Key, ...]
    measures: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """One row per row of the input, with these values."""

    input: Rows
    name: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Narrow:
    """The same rows as named columns, so that what stands above need not know where each came from."""

    input: Rows
    name: str
    columns: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class AtInstant:
    """Of the rows with the same `per`, those at the last (or first) value of `over`, with all their columns."""

    input: Rows
    name: str
    over: Named
    per: tuple[Named, ...]
    latest: bool


@dataclass(frozen=True, slots=True)
class Converted:
    """Each of the events that follows a row of the input, with the columns of the latest such row.

    Attributes:
        events: the events, their columns named unlike those of the input.
        keep: the columns of both that are read above.
        on: columns of the input and of the events that must be equal.
        at: the column of the input that says when.
        event_at: the column of the events that says when.
        window: how long before the event the row must not be; None: any time before.
        since: where the window goes by periods of a calendar's own: the column of the input that must lie after that of
            the events.
    """

    input: Narrow
    events: Narrow
    name: str
    keep: tuple[str, ...]
    on: tuple[tuple[str, str], ...]
    at: str
    event_at: str
    window: Span | None = None
    since: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Branches with the same keys side by side: one row per key that any branch has, nulls where one has none."""

    branches: tuple[Aggregate | Project | Compute, ...]
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EveryPeriod:
    """The rows of the input, and one with nulls for each period that none of them has.

    Attributes:
        on: the keys that make a period.
        columns: all columns of the input.
    """

    input: Rows
    periods: Aggregate
    on: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A result column: `formula`'s columns name columns of the node below."""

    name: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class Compute:
    """The keys as they are, and metrics computed from the aggregated measures."""

    input: Rows
    keys: tuple[str, ...]
    columns: tuple[Computed, ...]
    name: str = "computed"


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of an order."""

    column: str
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of each group in an order that ties cannot upset."""

    input: Rows
    name: str
    per: tuple[str, ...]
    order: tuple[SortKey, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Finish:
    """The result: chosen columns under their output names, ordered and cut.

    Attributes:
        first_day: the day that its weeks start on, 0 for Monday.
    """

    input: Rows
    columns: tuple[tuple[str, str], ...]
    order: tuple[SortKey, ...]
    limit: int | None = None
    first_day: int = 0


Rows: TypeAlias = (
    Scan
    | Once
    | Ends
    | Generated
    | Paired
    | Join
    | Spread
    | Filter
    | Aggregate
    | Project
    | Narrow
    | AtInstant
    | Converted
    | Merge
    | EveryPeriod
    | Compute
    | Top
    | Finish
)
