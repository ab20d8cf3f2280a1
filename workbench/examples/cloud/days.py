"""The days of the example, and what moves a quantity from day to day: trend, season, weekday, noise.

All of it is arithmetic of whole numbers, so that every machine and every version of numpy writes the same bytes; and
what a day looks like does not depend on which days are generated with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

FIRST, LAST = date(2025, 3, 1), date(2026, 4, 5)
"""The whole example: thirteen months and the first days of a fourteenth, which is still provisional."""

_THOUSAND = 1000
_YEAR = 365

#: Monday to Sunday, in thousandths of the mean.
_WEEK = {
    "flat": (1000,) * 7,
    "office": (1060, 1070, 1070, 1060, 1040, 860, 840),
    "shopper": (930, 920, 950, 990, 1080, 1120, 1010),
    "batch": (1000, 1000, 1000, 1000, 1000, 1090, 910),
}

#: January to December, in thousandths of the mean.
_YEARLY = {
    "flat": (1000,) * 12,
    "office": (1000, 1000, 1010, 1010, 1000, 990, 950, 930, 1010, 1030, 1040, 1030),
    "shopper": (970, 960, 980, 990, 990, 970, 940, 950, 1000, 1030, 1100, 1120),
    "batch": (1000,) * 12,
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are generated, both ends included."""

    first: date = FIRST
    last: date = LAST

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=i) for i in range(len(self)))

    def at(self, day: date) -> int:
        """Return the place of a day, at most the length, at least 0: what lies outside begins or ends there."""
        return min(max((day - self.first).days, 0), len(self))

    def within(self, month: date) -> Days:
        """Return those of a month, which starts on the day given."""
        end = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return Days(max(self.first, month), min(self.last, end))

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that are touched."""
        return tuple(dict.fromkeys(day.replace(day=1) for day in self))


@dataclass(frozen=True, slots=True)
class Shape:
    """How a quantity moves.

    Attributes:
        profile: its weekdays and months: flat, office, shopper, batch.
        growth: by how many thousandths it grows in a year.
        noise: by how many thousandths a day may differ, at most.
    """

    profile: str = "shopper"
    growth: int = 120
    noise: int = 25


SHOPPER = Shape()
"""The shape of what customers cause."""


def thousandths(shape: Shape, days: Days, name: str, seed: int) -> NDArray[np.int64]:
    """Return for each day the quantity in thousandths of its base."""
    import numpy as np

    since = np.arange(len(days), dtype=np.int64) + (days.first - FIRST).days
    trend = _THOUSAND + shape.growth * since // _YEAR
    week = np.array([_WEEK[shape.profile][day.weekday()] for day in days], dtype=np.int64)
    year = np.array([_YEARLY[shape.profile][day.month - 1] for day in days], dtype=np.int64)
    chance = _THOUSAND + shape.noise * noise(name, since, seed) // _THOUSAND
    return trend * week // _THOUSAND * year // _THOUSAND * chance // _THOUSAND


def noise(name: str, since: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Return for each day a whole number from -1000 to 1000, near 0 more often; fixed by the name, day and seed."""
    import numpy as np

    start = int.from_bytes(blake2b(f"{seed}/{name}".encode(), digest_size=8).digest(), "little")
    mixed = _mixed(np.uint64(start) + since.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    total = np.zeros(len(since), dtype=np.int64)
    for shift in (0, 16, 32, 48):
        total += ((mixed >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.int64)
    return (total - 2 * 0xFFFF) * _THOUSAND // (2 * 0xFFFF)


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finisher of SplitMix64: neighbouring days get unlike bits."""
    import numpy as np

    with np.errstate(over="ignore"):
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.uint64] = bits ^ (bits >> np.uint64(31))
    return mixed
