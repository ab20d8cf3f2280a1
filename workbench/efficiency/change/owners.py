"""The usage of one period under the owners of another: what consumers' assets would have paid had they been theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation.amounts import DIGITS, unit
from workbench.efficiency.tables import AMOUNT, TEXT

#: The consuming asset: its platform and id.
Asset = tuple[str, str]
Owners = dict[str | None, Fraction]


def reowned(usage: pa.Table, other: pa.Table) -> pa.Table | None:
    """Return the usage with the owners that its consumers have in another period; None where none has others.

    An asset that had several owners in a period, or moved within it, has them in proportion to its rows of usage.
    """
    mine, theirs = _owners(usage), _owners(other)
    moved = {asset: owners for asset, owners in theirs.items() if asset in mine and mine[asset] != owners}
    if not moved:
        return None
    keys = pc.binary_join_element_wise(_platform(usage), usage["consumer_asset_id"].cast(TEXT), "\0")
    gone = pc.fill_null(pc.is_in(keys, pa.array(["\0".join(asset) for asset in sorted(moved)], TEXT)), False)
    rows = [new for row in usage.filter(gone).to_pylist() for new in _divided(row, moved)]
    return pa.concat_tables([usage.filter(pc.invert(gone)), pa.Table.from_pylist(rows, usage.schema)])


def _owners(usage: pa.Table) -> dict[Asset, Owners]:
    """Return who owns each consuming asset in a period, by their part of the days that it is seen on."""
    columns = {
        "platform": _platform(usage),
        "asset": usage["consumer_asset_id"].cast(TEXT),
        "owner": usage["owner_id"].cast(TEXT) if "owner_id" in usage.column_names else pa.nulls(len(usage), TEXT),
        "period": usage["period_start"],
        "measure": usage["measure"].cast(TEXT),
        "quantity": usage["quantity"].cast(AMOUNT),
    }
    keys = ["platform", "asset", "period", "measure", "owner"]
    found = pa.table(columns).group_by(keys, use_threads=False).aggregate([("quantity", "sum")])
    days: dict[tuple[Asset, object, str], dict[str | None, int]] = defaultdict(dict)
    lists = [found[key].to_pylist() for key in keys]
    for platform, asset, period, measure, owner, used in zip(*lists, found["quantity_sum"].to_pylist(), strict=True):
        if asset is not None and used > 0:
            days[(platform, asset), period, measure][owner] = unit(used)
    parts: dict[Asset, Owners] = defaultdict(lambda: defaultdict(Fraction))
    for (asset, _, _), owners in days.items():
        total = sum(owners.values())
        for owner, used in owners.items():
            parts[asset][owner] += Fraction(used, total)
    return {asset: _normal(owners) for asset, owners in parts.items()}


def _normal(owners: Owners) -> Owners:
    total = sum(owners.values())
    return {owner: part / total for owner, part in sorted(owners.items(), key=lambda item: item[0] or "")}


def _divided(row: dict[str, object], moved: dict[Asset, Owners]) -> Iterator[dict[str, object]]:
    platform, asset, quantity = row.get("consumer_platform") or "", row["consumer_asset_id"], row["quantity"]
    if not isinstance(platform, str) or not isinstance(asset, str) or not isinstance(quantity, Decimal):
        return
    for owner, part in moved[platform, asset].items():
        amount = Decimal(part.numerator) * quantity / part.denominator
        yield {**row, "owner_id": owner, "quantity": amount.quantize(Decimal(1).scaleb(-DIGITS))}


def _platform(usage: pa.Table) -> pa.Array | pa.ChunkedArray:
    if "consumer_platform" not in usage.column_names:
        return pa.array([""] * len(usage), TEXT)
    return pc.fill_null(usage["consumer_platform"].cast(TEXT), "")
