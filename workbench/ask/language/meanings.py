"""What phrases of time mean: which period, which grain, which days of the week, which hours. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.ask.language.words import Word
from workbench.query.model import Comparison, Instant, Period, Unit

#: How units of time are written.
UNITS: dict[str, Unit] = {name: unit for unit in Unit for name in (unit.value, f"{unit.value}s")}


#: Adjectives of those.
GRAINS: dict[str, Unit] = {
    "hourly": Unit.HOUR,
    "daily": Unit.DAY,
    "weekly": Unit.WEEK,
    "monthly": Unit.MONTH,
    "quarterly": Unit.QUARTER,
    "yearly": Unit.YEAR,
    "annual": Unit.YEAR,
    "annually": Unit.YEAR,
}


@dataclass(frozen=True, slots=True)
class During:
    """Only this period."""

    period: Period
    assumed: str | None = None


@dataclass(frozen=True, slots=True)
class Grain:
    """Divided by this unit: a trend where no unit was said, ranked in `the busiest day`."""

    unit: Unit
    trend: bool = False
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Divided by a part of the date: `dow`, `month`, `hour`."""

    part: str


@dataclass(frozen=True, slots=True)
class PartIs:
    """Only where a part of the date (`dow`, `month`) has one of these values."""

    part: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """Only these units, named one by one; `beside` where they are set beside each other."""

    units: tuple[Instant, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class HourIs:
    """Only these hours of the day, both ends included; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Set beside the same measure of an earlier time.

    Attributes:
        alone: the period that it is where nothing is set beside it: `visits in the same month last year`.
        unit: what is compared where no period was said: this month; None: the unit that it lies back.
        divides: whether each such unit is: `month over month`.
    """

    to: Comparison
    alone: Period | None = None
    unit: Unit | None = None
    divides: bool = False


@dataclass(frozen=True, slots=True)
class AsOf:
    """The state at a moment: `at the end of May`, `as of 31 March`. Of what flows, all that was until then.

    Attributes:
        at: the period whose last state is asked for.
        until: what it is for what flows; None where it says nothing of that.
    """

    at: Period
    until: Period | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that says no certain days, `early 2013`, or none that is: `31 June`. Better declined than taken for the whole."""

    why: str | None = None


@dataclass(frozen=True, slots=True)
class WholeTime:
    """All there is; said, but no restriction."""


TimeMeaning: TypeAlias = During | Units | Grain | PartGroup | PartIs | HourIs | Compared | AsOf | Vague | WholeTime


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Words `start` to `stop` (exclusive) and what they mean."""

    start: int
    stop: int
    meaning: TimeMeaning


def plain_at(words: Sequence[Word], i: int) -> str:
    """Return the word at a place; nothing outside the question."""
    return words[i].plain if 0 <= i < len(words) else ""


def phrase_at(words: Sequence[Word], i: int, phrase: str) -> bool:
    """Return whether a phrase stands at a place."""
    if not phrase.startswith(plain_at(words, i)):
        return False  # most are none, and are not taken apart
    return all(plain_at(words, i + k) == word for k, word in enumerate(phrase.split()))
