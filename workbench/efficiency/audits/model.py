"""Audits as values: what is checked, how bad it is, how much of it is allowed, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from workbench.catalog.formula import Formula


class Severity(StrEnum):
    """An error stops a period from being published; a warning rides on every result."""

    ERROR = "error"
    WARN = "warn"


class Layer(StrEnum):
    """Where an audit stands: what was delivered, the tables made of it, what was computed."""

    LANDING = "landing"
    FPD = "fpd"
    CEA = "cea"


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be at fault before an audit fails: rows, a share of the rows, an amount of each currency."""

    rows: int = 0
    share: Fraction = Fraction(0)
    cost: Decimal | None = None

    def allows(self, rows: int, of: int, cost: Decimal | None) -> bool:
        """Say whether what was found is within it: within the rows or the share, or, if one is set, the cost."""
        if rows <= self.rows or rows <= self.share * of:
            return True
        return self.cost is not None and cost is not None and abs(cost) <= self.cost


# --- kinds of checks --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for which a condition holds; a condition that is null does not hold."""

    where: Formula


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows (those of `where`) of groups for which a condition on aggregates holds."""

    by: tuple[str, ...]
    having: Formula
    where: Formula | None = None


@dataclass(frozen=True, slots=True)
class Spelled:
    """Cells of any text column that spell out that there is nothing."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagKeys:
    """Rows with a tag whose key has a match of a pattern."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Untagged:
    """Rows that have none of these tags with a value."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Orphans:
    """Rows whose columns lead to no row of another table; a null among them leads nowhere and is not asked."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]
    where: Formula | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """Neighbouring spans of a key that overlap, or leave a gap between them."""

    keys: tuple[str, ...]
    gaps: bool
    since: str = "valid_from"
    until: str = "valid_to"


@dataclass(frozen=True, slots=True)
class Standing:
    """Records of ownership of one standing whose shares do not sum to exactly 1, so that they cannot decide."""


@dataclass(frozen=True, slots=True)
class Circles:
    """Things that stand above themselves, by the rows that hold at the moment that counts as now."""

    key: str
    parent: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Groups in which the sum of one table is not that of another.

    Attributes:
        only: which groups are compared: all (a missing one counts as zero), those in `both`, or those of `ours`.
    """

    sum: Formula
    by: tuple[Formula, ...]
    table: str
    other_sum: Formula
    other_by: tuple[Formula, ...]
    tolerance: Decimal = Decimal(0)
    where: Formula | None = None
    only: str = "all"


@dataclass(frozen=True, slots=True)
class Trailing:
    """Periods in which a group has less than a share of what it had on average in the periods before.

    Attributes:
        of: what is summed; the rows are counted where it is None.
        floor: periods are compared only where the average before them is at least this.
    """

    time: str
    grain: str
    by: tuple[str, ...]
    periods: int
    least: Fraction
    of: Formula | None = None
    floor: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Periods in which the share of a sum that meets a condition is lower than in the periods before by more than `most`."""

    time: str
    grain: str
    of: Formula
    share_of: Formula
    periods: int
    most: Fraction


@dataclass(frozen=True, slots=True)
class Fresh:
    """Groups whose latest row is older than it may be."""

    time: str
    within: timedelta
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restated:
    """Totals of a period that a later snapshot has changed, by more than a share."""

    of: Formula
    by: tuple[str, ...]
    most: Fraction = Fraction(0)


Check: TypeAlias = (
    Rows
    | Groups
    | Spelled
    | TagKeys
    | Untagged
    | Orphans
    | Spans
    | Standing
    | Circles
    | Balance
    | Trailing
    | Dropped
    | Fresh
    | Restated
)


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit.

    Attributes:
        tables: the first of these that is there is audited; where none is, the audit is skipped and says so.
        period: the column that says to which month a row belongs; rows without one belong to all.
        cost: the column that says what a row weighs.
        why: what it rests on, e.g. the clause of FOCUS.
    """

    id: str
    title: str
    layer: Layer
    severity: Severity
    tables: tuple[str, ...]
    check: Check
    budget: Budget = Budget()
    owner: str = ""
    remedy: str = ""
    why: str = ""
    period: str | None = None
    cost: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave to fail, with a reason, until a day: the audit is still run and still reported."""

    audit: str
    reason: str
    until: datetime | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Audits with the waivers that are in force for them."""

    audits: tuple[Audit, ...] = ()
    waivers: tuple[Waiver, ...] = ()
