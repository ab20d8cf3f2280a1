"""A contract as values: rules with the SQL that tests them, and promises about time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from sqlglot import exp


class Action(StrEnum):
    """What is done where a rule is broken.

    Rows are set apart with their reasons; the whole delivery is refused; or it is only said.
    """

    QUARANTINE = "quarantine"
    REFUSE = "refuse"
    NOTE = "note"


#: The comparisons of ODCS, by name: the words for them, and whether a value holds.
COMPARISONS: Mapping[str, tuple[str, Callable[[Decimal, Decimal, Decimal], bool]]] = {
    "mustBe": ("must be {0}", lambda value, low, _: value == low),
    "mustNotBe": ("must not be {0}", lambda value, low, _: value != low),
    "mustBeGreaterThan": ("must be greater than {0}", lambda value, low, _: value > low),
    "mustBeGreaterOrEqualTo": ("must be at least {0}", lambda value, low, _: value >= low),
    "mustBeLessThan": ("must be less than {0}", lambda value, low, _: value < low),
    "mustBeLessOrEqualTo": ("must be at most {0}", lambda value, low, _: value <= low),
    "mustBeBetween": ("must be between {0} and {1}", lambda value, low, high: low <= value <= high),
    "mustNotBeBetween": ("must not be between {0} and {1}", lambda value, low, high: not low <= value <= high),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a measured number must be.

    >>> str(Bound("mustBeBetween", Decimal(1), Decimal(5))), Bound("mustBe").holds(Decimal(3))
    ('must be between 1 and 5', False)
    """

    comparison: str = "mustBe"
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    percent: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether a value is as it must be."""
        return COMPARISONS[self.comparison][1](value, self.low, self.high)

    @property
    def allows_none(self) -> bool:
        """Whether not one row may break the rule: then each row that does is at fault."""
        return self.holds(Decimal(0)) and not self.holds(Decimal("0.000001") if self.percent else Decimal(1))

    def __str__(self) -> str:
        unit = " percent" if self.percent else ""
        return COMPARISONS[self.comparison][0].format(f"{self.low:f}{unit}", f"{self.high:f}{unit}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: of each row (`breaks`: whether a row breaks it) or of the whole (`measure`: one number).

    Attributes:
        id: stable within the contract, e.g. `ChargeCategory:invalidValues`.
        columns: what it is about; the first one's value is shown in examples.
        said: the rule as a sentence.
        needs: columns that must be there for it to be tested.
    """

    id: str
    said: str
    action: Action
    columns: tuple[str, ...] = ()
    breaks: exp.Expr | None = None
    measure: exp.Expr | None = None
    unique: bool = False
    bound: Bound = Bound()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise about time or volume (slaProperties), e.g. freshness 24 h.

    Attributes:
        value: as written.
        within: the value as a time, where it is one; a month then counts as its longest.
        months: the value as months of the calendar, where it is said so.
    """

    property: str
    value: str
    unit: str = ""
    element: str = ""
    within: timedelta | None = None
    months: int = 0


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract for the rows of one object.

    Attributes:
        name: the object's name: the table's, or the producer's own for it.
        columns: the columns it names, with their logical types; a required one that is missing refuses a delivery.
        required: columns that must be there.
        unchecked: rules that are only text, or another engine's; said, never tested.
        sha: the hash of its text: runs say which contract they were checked by.
    """

    id: str
    version: str
    name: str
    source: str
    sha: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    rules: tuple[Rule, ...]
    promises: tuple[Promise, ...] = ()
    unchecked: tuple[str, ...] = ()
    owner: str = ""

    def promise(self, *properties: str) -> Promise | None:
        """The first promise about any of the properties."""
        return next((promise for promise in self.promises if promise.property.casefold() in properties), None)
