"""The metric query as a value: frozen, hashable, and independent of any catalog.

A path's last part may be a grain or a date part; only the planner, which knows the catalog, can tell. So a `Path`
keeps its parts as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from workbench.query.expression import Expression, Literal, Parameter, Path


class Unit(StrEnum):
    """A unit of time, from the finest to the coarsest."""

    MICROSECOND = "microsecond"
    MILLISECOND = "millisecond"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Fiscal(StrEnum):
    """A period of the fiscal year, whose first month a project says."""

    QUARTER = "fiscal_quarter"
    YEAR = "fiscal_year"

    @property
    def unit(self) -> Unit:
        """The unit that is as long."""
        return Unit.YEAR if self is Fiscal.YEAR else Unit.QUARTER

    @property
    def months(self) -> int:
        """How many months it has."""
        return 12 if self is Fiscal.YEAR else 3


#: The units that are parts of a day: their values are instants, those of the others dates.
SUB_DAY = frozenset({Unit.MICROSECOND, Unit.MILLISECOND, Unit.SECOND, Unit.MINUTE, Unit.HOUR})


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric asked for: its name (`namespace.name` where the short one is not unique) and what to call it.

    Attributes:
        arguments: values for its parameters; those that are not named have their defaults.
    """

    name: str
    alias: str | None = None
    arguments: tuple[tuple[str, Literal | Parameter], ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """`share of <metric> [within paths]`: the part of a total; no paths: of the grand total."""

    name: str
    within: tuple[Path, ...] = ()
    alias: str | None = None
    arguments: tuple[tuple[str, Literal | Parameter], ...] = ()


MetricItem: TypeAlias = Metric | Share


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension asked for, and what to call it."""

    path: Path
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """`range of path [as x]`: the least and the greatest value of a dimension."""

    path: Path
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Instant:
    """A written point in time with the unit it was written in: `2013` is (2013-01-01, year).

    As an upper bound it includes the whole of its unit.
    """

    start: datetime
    unit: Unit


@dataclass(frozen=True, slots=True)
class Last:
    """`last n units`: the n complete units before today's."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class This:
    """`this unit`: from the start of today's unit to the end of today."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Between:
    """`first to last`, both units included; one written period has first == last."""

    first: Instant
    last: Instant


@dataclass(frozen=True, slots=True)
class Since:
    """`since instant`: from the start of the instant's unit on."""

    first: Instant


@dataclass(frozen=True, slots=True)
class Before:
    """`before instant`: everything earlier than the start of the instant's unit."""

    end: Instant


Period: TypeAlias = Last | This | Between | Since | Before


@dataclass(frozen=True, slots=True)
class PreviousPeriod:
    """`compare to previous period`: the range of equal length just before."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """`compare to n units` before; `previous year` is (1, year)."""

    count: int
    unit: Unit


Comparison: TypeAlias = PreviousPeriod | Earlier


@dataclass(frozen=True, slots=True)
class Order:
    """One key of `order by`: the path names an output column, a metric or a dimension."""

    key: Path
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """`limit n [per path, …]`."""

    count: int
    per: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricQuery:
    """What is asked, without saying how it is computed.

    Exactly one of four shapes: metrics (perhaps through a cube), `values of` paths, `range of` a path, or a cube.

    Attributes:
        metrics: what to measure, in output order.
        by: dimensions that group, in output order; they stand before the metrics in the result.
        values: paths whose distinct values are asked for (`values of`); then `metrics` and `by` are empty.
        source: the dataset that `values of` or `range of` starts from.
        raw: no de-duplication of `values of`.
        range: the dimension whose least and greatest value is asked for.
        cube: the saved query this one extends.
    """

    metrics: tuple[MetricItem, ...] = ()
    by: tuple[Dimension, ...] = ()
    values: tuple[Dimension, ...] = ()
    source: str | None = None
    raw: bool = False
    range: Range | None = None
    cube: str | None = None
    where: Expression | None = None
    during: Period | None = None
    compare: Comparison | None = None
    having: Expression | None = None
    order: tuple[Order, ...] = ()
    limit: Limit | None = None
    time_zone: str | None = None
    fill: bool = False
