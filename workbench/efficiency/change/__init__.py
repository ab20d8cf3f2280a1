"""Why did it change: the cost of some owners in two periods, its difference divided exactly among named causes.

`change(before, after, owners, currency)` returns a `Change`; its `terms()` sum to `after - before` to the last digit. The
two periods may be of any length, a month each as a rule. An owner's cost is what it is charged itself (*own charges*)
and what shared platforms (*pools*) hand on to it (*handed-on cost*). The terms:

Own charges, for each *thing* (provider, service, SKU, pricing unit) with its quantity q and price p = cost / quantity:

`rate`
    The price of things bought in both periods changed: sum of (p1 - p0) x (q0 + q1) / 2. The price is the effective one,
    cost (by default EffectiveCost) per PricingQuantity: a list price, a discount, a commitment that covers more or less.
`volume`
    More or less of the same: the total quantity Q of all things of one service and unit changed, at unchanged
    composition: sum of (Q1 - Q0) x mean part of the thing in Q x mean price.
`mix`
    The composition changed: a thing's part of its service's and unit's quantity grew or shrank, at unchanged total. A shift
    to dearer things is positive. It is about what is bought, never about who pays.
    (rate + volume + mix of a thing is exactly its change in cost; one thing alone in its service and unit has no mix.)
`new`
    Things that are bought in the later period and not at all in the earlier: their whole cost.
`retired`
    Things that are bought in the earlier period and not at all in the later: minus their whole cost.
`ownership_transfer`
    An asset is charged in both periods and its owner is another: the change in the scope's share of it, times the asset's
    mean cost of both periods. Positive for who receives it, negative for who gives it away. The rest of what the asset's
    cost did is divided into the terms above, at the mean share. An asset that is in one period only is not a transfer.
    Assets that *use* a shared platform and change owners carry the cost of their use with them; that stands here too.
`credits`
    Charges of ChargeCategory Credit or Adjustment, or of ChargeClass Correction: their sum after less their sum before.
`non_usage`
    All other charges without a positive PricingQuantity in a PricingUnit (purchases, taxes, fees): sum after less before.

Handed-on cost, each factor exchanged for its later self, averaged over all orders (Shapley):

`share_change`
    The scope's shares of pools changed: because it used more or less of them than others did, because others did, because
    idle capacity took more or less, or because a rule or its weights changed. At unchanged cost of the pools.
`upstream_use`
    The pools' shares of one another changed (spark takes more of kubernetes), at unchanged bills and scope's shares.
`upstream_price`
    The pools' own bills changed, for whatever reason (their prices, quantities, credits), at unchanged shares: using the same
    part of a platform costs more or less. `Change.detail()` says for each pool which cause within its bill
    (`within`), and `Change.causes()` counts these under their own names instead.

Data:

`late_data`
    The earlier period is not what it was when it was reported: rows that came late, or were restated (another snapshot).
    What is known now less what was reported, own charges and handed-on cost together. Only where `reported` is given:
    `before` of the result is then what was reported. All other terms compare the later period with the earlier one as
    known now.

Rows that are alike in all this are never told apart: the order of rows, and names of owners, change nothing. Nothing is
estimated: a term says what the arithmetic above makes of the rows, not why people acted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation import Allocation, Grain, Rules, allocate
from workbench.efficiency.allocation.amounts import decimal, fraction
from workbench.efficiency.allocation.tables import placed_charges
from workbench.efficiency.change.bill import ITEM, Bill, bill_pieces, make_bill
from workbench.efficiency.change.handed import Whole, handed_pieces, whole
from workbench.efficiency.change.model import MEANING, Cause, Change, Part, Piece, written
from workbench.efficiency.change.owners import reowned
from workbench.errors import Issue, QueryError, nearest


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """One period: what was charged and used in it, under which rules.

    Attributes:
        charges: as `allocate` takes them, with the FOCUS columns that a cause needs: ChargeCategory, ChargeClass,
            PricingQuantity, PricingUnit and those of `ITEM`. What is missing counts as null.
        grain: the periods of allocation within it.
        allocation: of these charges, where it is at hand; else it is made.
    """

    charges: pa.Table
    usage: pa.Table
    rules: Rules
    grain: Grain = Grain.DAY
    allocation: Allocation | None = None

    def allocated(self) -> Allocation:
        """Return the allocation."""
        return self.allocation or allocate(self.charges, self.usage, self.rules, grain=self.grain)

    def placed(self, currency: str) -> pa.Table:
        """Return the charges of a currency with their `holder`: `p` and a pool's name, or `o` and an owner's."""
        placed = placed_charges(self.charges, self.rules, self.grain)
        placed = placed.filter(pc.equal(placed["currency"], currency))
        pool = pc.binary_join_element_wise(pa.scalar("p"), placed["pool"], "")
        owner = pc.binary_join_element_wise(pa.scalar("o"), placed["owner"], "")
        return placed.append_column("holder", pc.coalesce(pool, owner))


def change(
    before: Costs,
    after: Costs,
    owners: Sequence[str] | None,
    currency: str,
    *,
    reported: Costs | None = None,
    items: Sequence[str] = ITEM,
) -> Change:
    """Return why the cost of some owners changed between two periods; the module says what each cause means.

    Args:
        owners: whose cost; None: everybody's, the whole bill, in which pools' charges are own charges.
        reported: the earlier period as it was known when it was reported.
        items: the columns that make two charges the same thing.

    Raises:
        QueryError: `unknown-owner` for one with cost in neither period; and whatever `allocate` finds.
    """
    allocations = (before.allocated(), after.allocated())
    _check(owners, allocations)
    bill = make_bill(before.placed(currency), after.placed(currency), items)
    pieces = bill_pieces(bill, None if owners is None else [f"o{owner}" for owner in owners])
    if owners is not None:
        pieces += _handed((before, after), allocations, bill, owners, currency)
    known, later = (_paid(one, owners, currency) for one in allocations)
    first = known
    if reported is not None:
        first = _paid(reported.allocated(), owners, currency)
        pieces += [Piece(Cause.LATE_DATA, "the earlier period, late or restated", fraction(known - first))]
    parts = written(pieces, later - first)
    name = "everybody" if owners is None else ", ".join(owners)
    return Change(name, currency, decimal(first), decimal(later), parts)


def _handed(
    periods: tuple[Costs, Costs],
    allocations: tuple[Allocation, Allocation],
    bill: Bill,
    owners: Sequence[str],
    currency: str,
) -> Iterator[Piece]:
    """Why what the pools hand on to the scope changed."""
    made = {(0, 0): allocations[0], (1, 1): allocations[1]}
    for at in (0, 1):
        one, other = periods[at], periods[1 - at]
        if (moved := reowned(one.usage, other.usage)) is not None:
            made[at, 1 - at] = allocate(one.charges, moved, one.rules, grain=one.grain)
    names = sorted({pool.name for one in made.values() for ledger in one.ledgers for pool in ledger.graph.pools})
    systems: dict[tuple[int, int], Whole] = {
        key: whole(allocation, currency, names, set(owners)) for key, allocation in made.items()
    }
    yield from handed_pieces(systems, lambda pool: bill_pieces(bill, [f"p{pool}"]))


def _paid(allocation: Allocation, owners: Sequence[str] | None, currency: str) -> int:
    """What the owners pay in all periods of an allocation, in units."""
    ledgers = [one for one in allocation.ledgers if one.currency == currency]
    if owners is None:
        return sum(ledger.total for ledger in ledgers)
    scope = set(owners)
    return sum(
        amount
        for ledger in ledgers
        for owner, amount in zip(ledger.graph.owners, ledger.owner_units(), strict=True)
        if owner in scope
    )


def _check(owners: Sequence[str] | None, allocations: Sequence[Allocation]) -> None:
    known = {owner for one in allocations for ledger in one.ledgers for owner in ledger.graph.owners}
    issues = [
        Issue("unknown-owner", f"'{owner}' has no cost in either period.", None, nearest(owner, known), None, owner)
        for owner in owners or ()
        if owner not in known
    ]
    if issues:
        raise QueryError(issues)


__all__ = ["ITEM", "MEANING", "Cause", "Change", "Costs", "Part", "Piece", "change"]
