"""What a change is made of: causes, parts, and the whole, as tables and a waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pyarrow as pa

from workbench.efficiency.allocation.amounts import WHOLE, decimal
from workbench.efficiency.tables import AMOUNT, TEXT
from workbench.result.vega import Spec
from workbench.result.waterfall import Step, steps, waterfall


class Cause(StrEnum):
    """Why an amount changed, in the order they are shown."""

    RATE = "rate"
    VOLUME = "volume"
    MIX = "mix"
    NEW = "new"
    RETIRED = "retired"
    OWNERSHIP_TRANSFER = "ownership_transfer"
    SHARE_CHANGE = "share_change"
    UPSTREAM_USE = "upstream_use"
    UPSTREAM_PRICE = "upstream_price"
    CREDITS = "credits"
    NON_USAGE = "non_usage"
    LATE_DATA = "late_data"


MEANING: dict[Cause, str] = {
    Cause.RATE: "the same things at another price",
    Cause.VOLUME: "more or less of the same things, in the same composition",
    Cause.MIX: "a shift to dearer or cheaper things of the same service and unit",
    Cause.NEW: "things not bought at all in the earlier period",
    Cause.RETIRED: "things no longer bought at all in the later period",
    Cause.OWNERSHIP_TRANSFER: "assets that came from, or went to, other owners",
    Cause.SHARE_CHANGE: "a larger or smaller share of shared platforms",
    Cause.UPSTREAM_USE: "shared platforms that use one another differently",
    Cause.UPSTREAM_PRICE: "shared platforms whose own bills changed",
    Cause.CREDITS: "credits, adjustments and corrections",
    Cause.NON_USAGE: "purchases, taxes and other charges without a quantity",
    Cause.LATE_DATA: "charges of the earlier period that came late or were restated after it was reported",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One exact contribution before it is written in decimals.

    Attributes:
        item: what it is about: a SKU with its unit, an asset, a platform.
        via: the pool through whose bill it came; empty for what the scope is charged itself.
        within: of `upstream_price`, the cause within the pool's own bill.
        quantity, price: before and after, where there are any.
    """

    cause: Cause
    item: str
    amount: Fraction
    via: str = ""
    within: Cause | None = None
    quantity: tuple[Fraction, Fraction] | None = None
    price: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A `Piece` whose amount is written in 12 decimals; all parts of a change sum to it exactly."""

    piece: Piece
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """Why an amount changed: `after - before` is the sum of the terms, to the last digit.

    Attributes:
        scope: whose cost it is.
        before: as it was reported, where that is known; else as the earlier period is known now.
        parts: the smallest contributions, those of a cause together, the largest first.
    """

    scope: str
    currency: str
    before: Decimal
    after: Decimal
    parts: tuple[Part, ...]

    @property
    def delta(self) -> Decimal:
        """How much more it is."""
        return self.after - self.before

    def terms(self) -> dict[Cause, Decimal]:
        """Return the sum of each cause, every cause named, zero where it did nothing."""
        found = dict.fromkeys(Cause, Decimal(0))
        for part in self.parts:
            found[part.piece.cause] += part.amount
        return found

    def causes(self) -> dict[Cause, Decimal]:
        """Return the terms with the pools' own bills looked into: `upstream_price` is counted where it arose."""
        found = dict.fromkeys(Cause, Decimal(0))
        for part in self.parts:
            found[part.piece.within or part.piece.cause] += part.amount
        return found

    def table(self) -> pa.Table:
        """Return one row per cause: cause, meaning, amount; the amounts sum to the change."""
        terms = self.terms()
        return pa.table(
            {
                "cause": pa.array([str(cause) for cause in terms], TEXT),
                "meaning": pa.array([MEANING[cause] for cause in terms], TEXT),
                "amount": pa.array(list(terms.values()), AMOUNT),
            }
        )

    def detail(self) -> pa.Table:
        """Return one row per part: cause, item, via, within, quantities and prices before and after, amount."""
        pieces = [part.piece for part in self.parts]
        return pa.table(
            {
                "cause": pa.array([str(piece.cause) for piece in pieces], TEXT),
                "item": pa.array([piece.item for piece in pieces], TEXT),
                "via": pa.array([piece.via or None for piece in pieces], TEXT),
                "within": pa.array([None if p.within is None else str(p.within) for p in pieces], TEXT),
                "quantity_before": _numbers([piece.quantity and piece.quantity[0] for piece in pieces]),
                "quantity_after": _numbers([piece.quantity and piece.quantity[1] for piece in pieces]),
                "price_before": _numbers([piece.price and piece.price[0] for piece in pieces]),
                "price_after": _numbers([piece.price and piece.price[1] for piece in pieces]),
                "amount": pa.array([part.amount for part in self.parts], AMOUNT),
            }
        )

    def chart(self) -> Spec:
        """Return the terms as a waterfall from before to after, as Vega-Lite 5; what did nothing is left out."""
        added = [
            (str(cause).replace("_", " "), float(amount), f"{amount:+,.2f}")
            for cause, amount in self.terms().items()
            if amount
        ]
        first = Step("before", 0.0, float(self.before), f"{self.before:,.2f}", total=True)
        last = Step("after", 0.0, float(self.after), f"{self.after:,.2f}", total=True)
        title = f"Why the cost of {self.scope} changed"
        return waterfall(title, f"{self.delta:+,.2f} {self.currency}", steps(first, added, last))

    def text(self) -> str:
        """Return the change in sentences, the largest cause first; what rounds to nothing is left to `table()`."""
        head = f"{self.scope}: {self.before:,.2f} → {self.after:,.2f} {self.currency} ({self.delta:+,.2f})"
        terms = sorted(self.terms().items(), key=lambda item: -abs(item[1]))
        return "\n".join([head, *(f"- {amount:+,.2f} {MEANING[cause]}" for cause, amount in terms if round(amount, 2))])


def written(pieces: Sequence[Piece], total: int) -> tuple[Part, ...]:
    """Return pieces as parts of 12 decimals that sum to a total in units: the largest remainders are rounded up."""
    exact = [piece.amount * WHOLE for piece in pieces]
    whole = [value.numerator // value.denominator for value in exact]
    missing = total - sum(whole)
    order = sorted(range(len(pieces)), key=lambda at: (whole[at] - exact[at], pieces[at].cause, pieces[at].item))
    if not 0 <= missing <= len(pieces):
        raise AssertionError("The pieces of a change do not sum to it.")
    for at in order[:missing]:
        whole[at] += 1
    parts = [Part(piece, decimal(value)) for piece, value in zip(pieces, whole, strict=True) if value]
    rank = {cause: number for number, cause in enumerate(Cause)}
    return tuple(sorted(parts, key=lambda p: (rank[p.piece.cause], -abs(p.amount), p.piece.via, p.piece.item)))


def _numbers(values: Sequence[Fraction | None]) -> pa.Array:
    return pa.array([None if value is None else float(value) for value in values], pa.float64())
