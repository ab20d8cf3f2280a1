"""From a line of an explanation to the rows it was made of."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation import Allocation, Method, Rule
from workbench.efficiency.allocation.tables import placed_charges, placed_usage
from workbench.efficiency.explain.model import Explanation, Line
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT


def sources(
    explanation: Explanation,
    line: Line,
    allocation: Allocation,
    charges: pa.Table,
    usage: pa.Table,
    *,
    contracts: Mapping[str, str] | None = None,
) -> pa.Table:
    """Return the rows that a line was made of: charges of its origin, and usage behind each of its hops.

    Columns: kind (`charge`, `usage`), of (the pool), x_feed, x_source_sha, x_row, contract, value (an amount, or a
    quantity), measure, unit. What the tables do not say is null.

    Args:
        charges: those that were allocated; `usage` the same.
        contracts: the version of each feed's contract.
    """
    placed = placed_charges(charges, allocation.rules, allocation.grain)
    mine = pc.and_(_within(placed, explanation), pc.equal(placed["currency"], explanation.currency))
    if line.direct:
        own = pc.and_(pc.equal(placed["platform"], line.origin), pc.equal(placed["owner"], explanation.owner))
        mine = pc.and_(mine, pc.and_(own, pc.is_null(placed["pool"])))
    else:
        mine = pc.and_(mine, pc.fill_null(pc.equal(placed["pool"], line.origin), False))
    found = [_origin_rows(placed.filter(mine), "charge", line.origin, "amount", contracts or {})]
    used = placed_usage(usage, allocation.rules, allocation.grain)
    used = used.filter(_within(used, explanation))
    rules = {pool.name: pool.rule for ledger in allocation.ledgers for pool in ledger.graph.pools}
    for hop, after in zip(line.hops, (*line.hops, None)[1:], strict=True):
        targets = {hop.target, *hop.circle, *(after.circle if after else ())}
        for pool in sorted({hop.source, *hop.circle}):
            behind = _behind(used, pool, rules[pool], targets)
            found.append(_origin_rows(behind, "usage", pool, "quantity", contracts or {}))
    return pa.concat_tables(found)


def _within(rows: pa.Table, explanation: Explanation) -> pa.ChunkedArray:
    first, end = (pa.scalar(moment, INSTANT) for moment in (explanation.start, explanation.end))
    return pc.and_(pc.greater_equal(rows["period"], first), pc.less(rows["period"], end))


def _behind(used: pa.Table, pool: str, rule: Rule, targets: set[str]) -> pa.Table:
    """The usage that gave some targets their shares of a pool: its own, or what its rule borrows."""
    to = pc.is_in(used["target"], pa.array([f"{kind}{name}" for name in sorted(targets) for kind in "po"], TEXT))
    rows = pc.and_(to, pc.is_in(used["measure"], pa.array(sorted(rule.factors), TEXT)))
    if rule.method is not Method.PROPORTIONAL:
        rows = pc.and_(rows, pc.equal(used["pool"], pool))
    elif rule.of:
        rows = pc.and_(rows, pc.equal(used["platform"], rule.of))
    return used.filter(rows)


def _origin_rows(rows: pa.Table, kind: str, pool: str, value: str, contracts: Mapping[str, str]) -> pa.Table:
    def column(name: str, type_: pa.DataType) -> pa.Array | pa.ChunkedArray:
        return rows[name].cast(type_) if name in rows.column_names else pa.nulls(len(rows), type_)

    feed = column("x_feed", TEXT)
    return pa.table(
        {
            "kind": pa.array([kind] * len(rows), TEXT),
            "of": pa.array([pool] * len(rows), TEXT),
            "x_feed": feed,
            "x_source_sha": column("x_source_sha", TEXT),
            "x_row": column("x_row", COUNT),
            "contract": pa.array([contracts.get(name) for name in feed.to_pylist()], TEXT),
            "value": rows[value].cast(AMOUNT),
            "measure": column("measure", TEXT),
            "unit": column("unit", TEXT),
        }
    )
