"""Why what a scope is charged itself changed, charge by charge: rate, volume, mix, new, retired, transfer, the rest.

For a product of two factors the change is divided by Bennet's indicator (T. L. Bennet, 1920; Diewert 2005): each
factor's difference is valued at the mean of the other before and after. It is exact, symmetric in time, and needs no
order of the factors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation.amounts import WHOLE, units
from workbench.efficiency.change.model import Cause, Piece
from workbench.efficiency.tables import AMOUNT, TEXT

#: What makes two charges the same thing. The last is the unit; all but the SKU make the group within which mix shifts.
ITEM = ("ProviderName", "ServiceName", "SkuId", "PricingUnit")
_SKU = "SkuId"

_CREDITS = pa.array(["Credit", "Adjustment"])

_HALF = Fraction(1, 2)
Pair = tuple[Fraction, Fraction]
Number = int | Fraction


@dataclass(slots=True)
class _Sums:
    """One thing before and after: cost and quantity in units, and whether it was bought at all."""

    cost: list[Number] = field(default_factory=lambda: [0, 0])
    quantity: list[Number] = field(default_factory=lambda: [0, 0])
    rows: list[bool] = field(default_factory=lambda: [False, False])

    def pairs(self) -> tuple[Pair, Pair]:
        """Return cost and quantity, before and after."""
        cost, quantity = ([Fraction(value) / WHOLE for value in pair] for pair in (self.cost, self.quantity))
        return (cost[0], cost[1]), (quantity[0], quantity[1])


@dataclass(slots=True)
class _Asset:
    """One asset in both periods: what it cost in all, and what of that the scope paid, in units.

    Attributes:
        rows: whether it has charges in a period.
    """

    whole: list[int] = field(default_factory=lambda: [0, 0])
    mine: list[int] = field(default_factory=lambda: [0, 0])
    rows: list[bool] = field(default_factory=lambda: [False, False])
    others: list[bool] = field(default_factory=lambda: [False, False])

    def shares(self) -> Pair | None:
        """Return the scope's share before and after; None where it is no share (signs differ within the asset)."""
        found: list[Fraction | None] = [self._share(at) for at in (0, 1)]
        before = found[0] if self.rows[0] else found[1]
        after = found[1] if self.rows[1] else found[0]
        return None if before is None or after is None else (before, after)

    def _share(self, at: int) -> Fraction | None:
        if not self.others[at]:
            return Fraction(1)
        if not self.mine[at]:
            return Fraction(0)
        share = Fraction(self.mine[at], self.whole[at]) if self.whole[at] else Fraction(-1)
        return share if 0 <= share <= 1 else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A sum of charges of one period: of an asset and its holder, of one kind of charge and item; in units."""

    period: int
    asset: tuple[str, str]
    holder: str
    kind: str
    item: tuple[str, ...]
    amount: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Bill:
    """The charges of both periods, summed, by asset; and which assets each holder has anything of.

    Attributes:
        items: the columns that make two charges the same thing.
    """

    rows: dict[tuple[str, str], list[_Row]]
    held: dict[str, set[tuple[str, str]]]
    items: tuple[str, ...]


def make_bill(before: pa.Table, after: pa.Table, items: Sequence[str]) -> Bill:
    """Return the summed charges of two periods.

    Args:
        before: placed charges with `holder`: the pool, or the owner, that has the charge; of one currency.
    """
    found = Bill({}, {}, tuple(items))
    moved = _moved(before, after)
    for row in (*_rows(before, 0, items, moved), *_rows(after, 1, items, moved)):
        found.rows.setdefault(row.asset, []).append(row)
        found.held.setdefault(row.holder, set()).add(row.asset)
    return found


def bill_pieces(bill: Bill, scope: Collection[str] | None) -> list[Piece]:
    """Return why the charges that holders in `scope` have themselves changed; the pieces sum to the change exactly.

    Args:
        scope: holders; None: all of them.
    """
    items = bill.items
    touched = set(bill.rows) if scope is None else set().union(*(bill.held.get(holder, set()) for holder in scope))
    rows = [row for asset in sorted(touched) for row in bill.rows[asset]]
    mine = {holder: scope is None or holder in scope for holder in bill.held}
    assets = _assets(rows, mine)
    shares = {key: asset.shares() for key, asset in assets.items()}
    usage: dict[tuple[str, ...], _Sums] = {}
    other: dict[tuple[Cause, str], Number] = defaultdict(int)
    for row in rows:
        share = shares[row.asset]
        if share is None and not mine[row.holder]:
            continue
        weight = _mean(share)
        if not weight:
            continue
        if row.kind == "usage":
            sums = usage.setdefault(row.item, _Sums())
            sums.cost[row.period] += weight * row.amount
            sums.quantity[row.period] += weight * row.quantity
            sums.rows[row.period] = True
        else:
            cause = Cause.CREDITS if row.kind == "credit" else Cause.NON_USAGE
            other[cause, _named(row.item)] += weight * row.amount * (1 if row.period else -1)
    return [
        *_transfers(assets, shares),
        *(Piece(cause, item, Fraction(amount) / WHOLE) for (cause, item), amount in sorted(other.items()) if amount),
        *_of_usage(usage, items),
    ]


def _mean(share: Pair | None) -> Number:
    """The scope's mean share of an asset; a whole number where it can be, which is quicker."""
    if share is None:
        return 1
    mean = (share[0] + share[1]) * _HALF
    return mean.numerator if mean.denominator == 1 else mean


def _moved(before: pa.Table, after: pa.Table) -> pa.Array:
    """The assets with several holders, in a period or from one to the other: only they must be told apart."""
    seen = pa.concat_tables([pa.table({"asset": _asset(one), "holder": one["holder"]}) for one in (before, after)])
    counted = seen.group_by("asset", use_threads=False).aggregate([("holder", "count_distinct")])
    return counted.filter(pc.greater(counted["holder_count_distinct"], 1))["asset"].drop_null().combine_chunks()


def _asset(table: pa.Table) -> pa.Array | pa.ChunkedArray:
    """An asset's platform and id as one text; null for charges of no asset."""
    return pc.binary_join_element_wise(table["platform"].cast(TEXT), table["asset_id"].cast(TEXT), "\0")


def _rows(table: pa.Table, period: int, items: Sequence[str], moved: pa.Array) -> Iterator[_Row]:
    """Sum a period's charges."""
    kept = pc.fill_null(pc.is_in(_asset(table), moved), False)
    asset = pc.if_else(kept, table["asset_id"].cast(TEXT), pa.scalar(None, TEXT))
    text = {name: _text(table, name) for name in dict.fromkeys((*items, "ChargeCategory", "ChargeClass"))}
    columns = {name: text[name] for name in items}
    columns |= {"platform": table["platform"].cast(TEXT), "asset": asset}
    columns |= {"holder": table["holder"], "kind": _kind(table, text)}
    quantity = _decimal(table, "PricingQuantity")
    sums = pa.table({**columns, "amount": table["amount"].cast(AMOUNT), "quantity": quantity})
    keys = list(columns)
    found = sums.group_by(keys, use_threads=False).aggregate([("amount", "sum"), ("quantity", "sum")])
    found = found.sort_by([(key, "ascending") for key in keys])
    lists = {name: found[name].to_pylist() for name in keys}
    amounts, quantities = units(found["amount_sum"].cast(AMOUNT)), units(found["quantity_sum"].cast(AMOUNT))
    for at, (amount, used) in enumerate(zip(amounts, quantities, strict=True)):
        name = lists["asset"][at]
        # charges of no asset, and of those that never move, are their holder's before and after
        holder = lists["holder"][at]
        key = (lists["platform"][at], f"={name}" if name is not None else f"?{holder}")
        item = tuple(lists[name][at] or "" for name in items)
        yield _Row(period, key, holder, lists["kind"][at], item, amount, used)


def _kind(table: pa.Table, text: dict[str, pa.Array]) -> pa.Array:
    """`credit`, `usage` or `other`: only what has a quantity in a unit has a price."""
    correction = pc.fill_null(pc.equal(text["ChargeClass"], "Correction"), False)
    credit = pc.or_(correction, pc.is_in(text["ChargeCategory"], _CREDITS))
    category = pc.fill_null(pc.is_in(text["ChargeCategory"], pa.array(["Usage"])), False)
    unknown = pc.is_null(text["ChargeCategory"])
    measured = pc.fill_null(pc.greater(_decimal(table, "PricingQuantity"), pa.scalar(0).cast(AMOUNT)), False)
    in_unit = pc.is_valid(_text(table, "PricingUnit"))
    usage = pc.and_(pc.or_(category, unknown), pc.and_(measured, in_unit))
    return pc.if_else(credit, "credit", pc.if_else(usage, "usage", "other"))


def _assets(rows: Sequence[_Row], mine: dict[str, bool]) -> dict[tuple[str, str], _Asset]:
    found: dict[tuple[str, str], _Asset] = defaultdict(_Asset)
    for row in rows:
        asset = found[row.asset]
        asset.rows[row.period] = True
        asset.whole[row.period] += row.amount
        if mine[row.holder]:
            asset.mine[row.period] += row.amount
        else:
            asset.others[row.period] = True
    return found


def _transfers(assets: dict[tuple[str, str], _Asset], shares: dict[tuple[str, str], Pair | None]) -> Iterator[Piece]:
    """The scope's share of an asset grew or shrank: the difference at the asset's mean cost."""
    for key, asset in sorted(assets.items()):
        share = shares[key]
        if share is not None and share[0] != share[1]:
            amount = (share[1] - share[0]) * Fraction(asset.whole[0] + asset.whole[1], 2 * WHOLE)
            yield Piece(Cause.OWNERSHIP_TRANSFER, f"{key[0]}/{key[1][1:]}", amount)


def _of_usage(usage: dict[tuple[str, ...], _Sums], items: Sequence[str]) -> Iterator[Piece]:
    """Rate, volume and mix of what is there before and after; new and retired for the rest."""
    groups: dict[tuple[str, ...], list[tuple[str, Pair, Pair]]] = defaultdict(list)
    for item, sums in sorted(usage.items()):
        cost, quantity = sums.pairs()
        if not all(sums.rows):
            cause = Cause.NEW if sums.rows[1] else Cause.RETIRED
            yield Piece(cause, _named(item), cost[1] - cost[0], quantity=quantity)
        else:
            groups[_group(item, items)].append((_named(item), cost, quantity))
    for members in groups.values():
        total = [sum((quantity[at] for _, _, quantity in members), Fraction(0)) for at in (0, 1)]
        for name, cost, quantity in members:
            yield from _bennet(name, cost, quantity, (total[0], total[1]))


def _bennet(item: str, cost: Pair, quantity: Pair, total: Pair) -> Iterator[Piece]:
    """One thing's change: of its price, and of its quantity as its group's total times its part of the group."""
    price = (cost[0] / quantity[0], cost[1] / quantity[1])
    part = (quantity[0] / total[0], quantity[1] / total[1])
    mean = (price[0] + price[1]) * _HALF
    amounts: dict[Cause, Fraction] = {
        Cause.RATE: (price[1] - price[0]) * (quantity[0] + quantity[1]) * _HALF,
        Cause.VOLUME: mean * (total[1] - total[0]) * (part[0] + part[1]) * _HALF,
        Cause.MIX: mean * (part[1] - part[0]) * (total[0] + total[1]) * _HALF,
    }
    for cause, amount in amounts.items():
        if amount:
            yield Piece(cause, item, amount, quantity=quantity, price=price)


def _group(item: tuple[str, ...], items: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for name, value in zip(items, item, strict=True) if name != _SKU)


def _named(item: tuple[str, ...]) -> str:
    return " · ".join(part for part in item if part) or "charges without a name"


def _text(table: pa.Table, name: str) -> pa.Array | pa.ChunkedArray:
    return table[name].cast(TEXT) if name in table.column_names else pa.nulls(len(table), TEXT)


def _decimal(table: pa.Table, name: str) -> pa.Array | pa.ChunkedArray:
    return table[name].cast(AMOUNT) if name in table.column_names else pa.nulls(len(table), AMOUNT)
