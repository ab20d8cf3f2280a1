"""Charges and usage, as Arrow tables, brought to what the graph needs: periods, pools, targets, sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation.rules import Rules
from workbench.efficiency.tables import AMOUNT, INSTANT, TEXT, UNOWNED, idle_owner
from workbench.errors import Issue, QueryError, nearest

#: The consumer that OpenCost's allocations give to what nobody used.
NOBODY = "__idle__"

CHARGE_COLUMNS = ("period_start", "currency", "platform", "asset_id", "owner_id", "amount")
USAGE_COLUMNS = ("platform", "consumer_asset_id", "measure", "unit", "quantity", "period_start")
_MAYBE = ("producer_asset_id", "consumer_platform", "owner_id")


class Grain(StrEnum):
    """How long a period of allocation is."""

    DAY = "day"
    MONTH = "month"


def period_end(start: datetime, grain: Grain) -> datetime:
    """Return where a period ends, exclusive."""
    if grain is Grain.DAY:
        return start + timedelta(days=1)
    return (start.replace(day=1) + timedelta(days=32)).replace(day=1)


def placed_charges(charges: pa.Table, rules: Rules, grain: Grain) -> pa.Table:
    """Return the charges with `period`, `pool` (null where the owner pays directly) and `owner` beside their columns.

    Raises:
        QueryError: a column is missing, or a charge says no platform, currency, period or amount.
    """
    _need(charges, "charges", CHARGE_COLUMNS)
    _filled(charges, "charges", ("period_start", "currency", "platform", "amount"))
    platform = charges["platform"].cast(TEXT)
    owner = pc.fill_null(charges["owner_id"].cast(TEXT), UNOWNED)
    pool = _pools(platform, charges["asset_id"].cast(TEXT), rules)
    is_pool = _shared(platform, charges["owner_id"], rules)
    placed = charges.append_column("period", _floor(charges["period_start"], grain))
    placed = placed.append_column("pool", pc.if_else(is_pool, pool, pa.scalar(None, TEXT)))
    return placed.append_column("owner", owner)


def summed_charges(placed: pa.Table) -> pa.Table:
    """Return period, currency, platform, pool, owner (of direct charges only) and the amount, sorted by all of these."""
    owner = pc.if_else(pc.is_null(placed["pool"]), placed["owner"], pa.scalar(None, TEXT))
    keys = ["period", "currency", "platform", "pool", "owner"]
    kept = placed.select([*keys[:4], "amount"]).append_column("owner", owner)
    kept = kept.set_column(kept.column_names.index("amount"), "amount", kept["amount"].cast(AMOUNT))
    return _sums(kept, keys, "amount")


def placed_usage(usage: pa.Table, rules: Rules, grain: Grain) -> pa.Table:
    """Return the usage with `period`, `pool` and `target` beside its columns.

    A target is a text: `p` and a pool's name, `o` and an owner's.

    Raises:
        QueryError: a column is missing, or a row is incomplete.
    """
    _need(usage, "usage", USAGE_COLUMNS)
    _filled(usage, "usage", ("platform", "measure", "quantity", "period_start"))
    usage = _with(usage, _MAYBE)
    platform, consumer = usage["platform"].cast(TEXT), usage["consumer_platform"].cast(TEXT)
    asset = usage["consumer_asset_id"].cast(TEXT)
    idle = pc.fill_null(pc.equal(asset, NOBODY), False)
    owner = pc.if_else(idle, _joined(idle_owner(""), platform), pc.fill_null(usage["owner_id"].cast(TEXT), UNOWNED))
    is_pool = pc.and_(_shared(consumer, usage["owner_id"], rules), pc.invert(idle))
    target = pc.if_else(is_pool, _joined("p", _pools(consumer, asset, rules)), _joined("o", owner))
    placed = usage.append_column("period", _floor(usage["period_start"], grain))
    placed = placed.append_column("pool", _pools(platform, usage["producer_asset_id"].cast(TEXT), rules))
    return placed.append_column("target", target)


def summed_usage(usage: pa.Table, rules: Rules, grain: Grain) -> pa.Table:
    """Return period, pool, platform, measure, unit, target and the quantity, sorted by all of these.

    Raises:
        QueryError: as `placed_usage`.
    """
    placed = placed_usage(usage, rules, grain)
    columns = {
        "period": placed["period"],
        "pool": placed["pool"],
        "platform": placed["platform"].cast(TEXT),
        "measure": placed["measure"].cast(TEXT),
        "unit": pc.fill_null(placed["unit"].cast(TEXT), ""),
        "target": placed["target"],
    }
    return _sums(pa.table({**columns, "quantity": placed["quantity"].cast(AMOUNT)}), list(columns), "quantity")


def _pools(platform: pa.ChunkedArray, asset: pa.ChunkedArray, rules: Rules) -> pa.ChunkedArray:
    divided = pa.array([p for p, rule in rules.pooled().items() if rule.by_asset], TEXT)
    named = pc.and_(pc.is_in(platform, divided), pc.is_valid(asset))
    return pc.if_else(named, pc.binary_join_element_wise(platform, asset, "/"), platform)


def _shared(platform: pa.ChunkedArray, owner: pa.ChunkedArray, rules: Rules) -> pa.ChunkedArray:
    """Whether what stands on a platform belongs to its pool, and not to its own owner."""
    pooled = rules.pooled()
    always = pa.array([p for p, rule in pooled.items() if not rule.owned_stay], TEXT)
    unless = pa.array([p for p, rule in pooled.items() if rule.owned_stay], TEXT)
    return pc.or_(pc.is_in(platform, always), pc.and_(pc.is_in(platform, unless), pc.is_null(owner)))


def _joined(prefix: str, names: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(pa.scalar(prefix), names, "")


def _floor(instants: pa.ChunkedArray, grain: Grain) -> pa.ChunkedArray:
    return pc.floor_temporal(instants.cast(INSTANT), unit=str(grain))


def _sums(table: pa.Table, keys: list[str], value: str) -> pa.Table:
    found = table.group_by(keys, use_threads=False).aggregate([(value, "sum")])
    total = found[f"{value}_sum"].cast(AMOUNT)
    sorted_ = [(key, "ascending") for key in keys]
    return found.select(keys).append_column(value, total).sort_by(sorted_).combine_chunks()


def _with(table: pa.Table, columns: Iterable[str]) -> pa.Table:
    for name in columns:
        if name not in table.column_names:
            table = table.append_column(name, pa.nulls(len(table), TEXT))
    return table


def _need(table: pa.Table, what: str, columns: Sequence[str]) -> None:
    issues = [
        Issue("missing-column", f"The {what} have no column '{name}'.", None, nearest(name, table.column_names))
        for name in columns
        if name not in table.column_names
    ]
    if issues:
        raise QueryError(issues)


def _filled(table: pa.Table, what: str, columns: Sequence[str]) -> None:
    issues = [
        Issue("missing-value", f"{count:,} of the {what} have no '{name}'.", None, (), "Quarantine or complete them.")
        for name in columns
        if (count := table[name].null_count)
    ]
    if issues:
        raise QueryError(issues)


def check_used(usage: pa.Table) -> None:
    """Refuse sums of usage below nothing.

    Raises:
        QueryError: `negative-usage`, for the first few.
    """
    found = usage.filter(pc.less(usage["quantity"], pa.scalar(0).cast(AMOUNT))).slice(0, 5)
    issues = [
        Issue(
            "negative-usage",
            f"On {row['period']:%Y-%m-%d} the {row['measure']} of '{row['target'][1:]}' on '{row['pool']}' is"
            f" {row['quantity'].normalize():f} {row['unit']}".rstrip()
            + ": nobody can use less than nothing.",
            remedy="Correct the usage, or leave the row out.",
        )
        for row in found.to_pylist()
    ]
    if issues:
        raise QueryError(issues)
