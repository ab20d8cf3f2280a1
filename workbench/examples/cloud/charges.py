"""From lines to charges: what was taken each day, at which price, covered by which commitment, less which credits.

Whole numbers throughout: quantities in thousandths of a unit, prices in millionths, money in billionths of a billionth's
thousandth (`PICO`, 1e-12), which is what twelve decimal places hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.examples.cloud.days import Days, thousandths
from workbench.examples.cloud.lines import REGIONS, Line, lines
from workbench.examples.cloud.planted import factors
from workbench.examples.cloud.prices import COMMITMENTS, PROVIDERS, Commitment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

PICO = 10**12
_NANO_TO_PICO = 1000


@dataclass(frozen=True, slots=True)
class Label:
    """What all charges of one kind for one resource have in common.

    Attributes:
        charge: Usage, Purchase, Credit.
        status: Used or Unused, where a commitment covers it.
        frequency: as FOCUS calls it.
    """

    line: Line
    charge: str = "Usage"
    klass: str | None = None
    frequency: str = "Usage-Based"
    commitment: Commitment | None = None
    status: str | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Charges:
    """The charges of one label: an entry for each day that has one.

    Attributes:
        day: places in `Days`.
        quantity: thousandths of a unit; 0 where the charge has no quantity.
        listed, contracted: prices in millionths.
        billed, effective: money, in `PICO`.
    """

    label: Label
    day: Whole
    quantity: Whole
    listed: Whole
    contracted: Whole
    billed: Whole
    effective: Whole


def charges(days: Days, provider: str, seed: int) -> Iterator[Charges]:
    """Yield the charges of a provider."""
    unused: dict[str, tuple[Commitment, Line, Whole, int]] = {}
    for line in lines():
        if line.about.provider == provider:
            yield from _of_line(line, days, seed, unused)
    for commitment, line, left, capacity in unused.values():
        yield from _of_commitment(commitment, line, days, left, capacity)
    yield from _others(days, provider)


def quantity(line: Line, days: Days, seed: int) -> Whole:
    """Return how much of its SKU a resource takes each day, in thousandths of a unit."""
    import numpy as np

    taken = line.quantity * thousandths(line.shape, days, line.name, seed) // 1000
    taken = _changed(taken, days, "quantity", line)
    there = np.zeros(len(days), dtype=bool)
    there[days.at(line.since) : days.at(line.until)] = True
    return np.where(there, taken, 0)


def _prices(line: Line, days: Days) -> tuple[Whole, Whole]:
    import numpy as np

    listed = _changed(np.full(len(days), line.about.price, dtype=np.int64), days, "price", line)
    return listed, listed * (1000 - PROVIDERS[line.about.provider].discount) // 1000


def _changed(values: Whole, days: Days, of: str, line: Line) -> Whole:
    """Put in what is planted."""
    for factor in factors(of, line.sku, line.name):
        part = slice(days.at(factor.since), days.at(factor.until))
        values[part] = values[part] * factor.thousandths // 1000
    return values


def _of_line(
    line: Line, days: Days, seed: int, unused: dict[str, tuple[Commitment, Line, Whole, int]]
) -> Iterator[Charges]:
    import numpy as np

    taken, (listed, contracted) = quantity(line, days, seed), _prices(line, days)
    open_ = taken.copy()
    for commitment in (one for one in COMMITMENTS if line.committed and one.sku == line.sku):
        term = np.zeros(len(days), dtype=np.int64)
        term[days.at(commitment.since) : days.at(commitment.until)] = 1
        covered = np.minimum(taken, line.committed) * term
        open_ -= covered
        yield _covered(Label(line, commitment=commitment, status="Used"), covered, listed, contracted)
        left = line.committed * term - covered
        _, _, before, capacity = unused.get(commitment.commitment_id, (commitment, line, np.zeros_like(left), 0))
        unused[commitment.commitment_id] = (commitment, line, before + left, capacity + line.committed)
    paid = open_ * contracted * _NANO_TO_PICO
    yield _present(Charges(Label(line), np.arange(len(days)), open_, listed, contracted, paid, paid))


def _covered(label: Label, covered: Whole, listed: Whole, contracted: Whole) -> Charges:
    """What a commitment pays for costs nothing on the bill; its part of the commitment is its effective cost."""
    import numpy as np

    price = label.commitment.price if label.commitment else 0
    cost = covered * price * _NANO_TO_PICO
    nothing = np.zeros_like(cost)
    return _present(Charges(label, np.arange(len(covered)), covered, listed, contracted, nothing, cost))


def _of_commitment(commitment: Commitment, line: Line, days: Days, left: Whole, capacity: int) -> Iterator[Charges]:
    """What is not used of a commitment, and what is paid for it: once, or every day."""
    import numpy as np

    own = replace(line, name=commitment.commitment_id, account=f"{line.about.provider}-platforms", tags={})
    price = np.full(len(days), commitment.price, dtype=np.int64)
    yield _covered(Label(own, commitment=commitment, status="Unused"), left, price, price)
    bought = np.zeros(len(days), dtype=np.int64)
    if not commitment.upfront:
        bought[days.at(commitment.since) : days.at(commitment.until)] = capacity
    elif days.first <= commitment.since <= days.last:
        bought[days.at(commitment.since)] = capacity * (commitment.until - commitment.since).days
    frequency = "One-Time" if commitment.upfront else "Recurring"
    label = Label(own, "Purchase", frequency=frequency, commitment=commitment, says=commitment.name)
    paid = bought * price * _NANO_TO_PICO
    yield _present(Charges(label, np.arange(len(days)), bought, price, price, paid, np.zeros_like(paid)))


def _present(found: Charges) -> Charges:
    """Leave out the days without a quantity."""
    kept = found.quantity != 0
    return Charges(
        found.label,
        found.day[kept],
        found.quantity[kept],
        found.listed[kept],
        found.contracted[kept],
        found.billed[kept],
        found.effective[kept],
    )


# --- what has no quantity of its own, or no resource -----------------------------------------------------------------
_CREDITS = (
    ("aws", date(2026, 3, 24), -6_500_00, "k8s-eu", "Credit for an outage of k8s-eu", None),
    ("aws", date(2025, 11, 5), -312_40, "lake-eu", "Correction of October's storage", "Correction"),
    *(("google", date(2025, month, 1), -800_00, "", "Promotional credit", None) for month in range(3, 13)),
)

_PLATFORM_OF = {"k8s-eu": ("kubernetes", "aws.m6i"), "lake-eu": ("object-store", "aws.objects")}


def _others(days: Days, provider: str) -> Iterator[Charges]:
    if provider == "aws":
        yield _support(days)
    for whose, day, cents, asset, says, klass in _CREDITS:
        if whose == provider and days.first <= day <= days.last:
            yield _credit(days, provider, day, cents, (asset, says, klass))


def _support(days: Days) -> Charges:
    import numpy as np

    line = Line("support", "aws.support", 33, "aws-root", REGIONS["aws"][0][0])
    price = np.full(len(days), line.about.price, dtype=np.int64)
    each = np.full(len(days), line.quantity, dtype=np.int64)
    paid = each * price * _NANO_TO_PICO
    return Charges(Label(line, frequency="Recurring"), np.arange(len(days)), each, price, price, paid, paid)


def _credit(days: Days, provider: str, day: date, cents: int, about: tuple[str, str, str | None]) -> Charges:
    import numpy as np

    asset, says, klass = about
    platform, sku = _PLATFORM_OF.get(asset, ("", "google.query"))
    tags = {"platform": platform, "asset": asset} if platform else {}
    line = Line(asset or "promotion", sku, 0, f"{provider}-platforms", REGIONS[provider][0][0], tags)
    charge = "Usage" if klass else "Credit"
    label = Label(line, charge, klass, "One-Time", says=says)
    amount = np.array([cents * (PICO // 100)], dtype=np.int64)
    nothing = np.zeros(1, dtype=np.int64)
    return Charges(label, np.array([days.at(day)]), nothing, nothing, nothing, amount, amount)
