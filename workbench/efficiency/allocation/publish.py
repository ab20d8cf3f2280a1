"""The allocation as charges of FOCUS 1.3: every charge of a pool split among the owners who pay for it in the end.

FOCUS 1.3 calls this data generator-calculated split cost allocation: an *origin charge* becomes *allocated charges*
whose costs and quantities sum to those of the origin, whose other columns equal it, and whose AllocatedRatios sum to 1.
The columns are AllocatedMethodId, AllocatedMethodDetails (JSON: Elements with AllocatedRatio, UsageUnit,
UsageQuantity), AllocatedResourceId, AllocatedResourceName and AllocatedTags. The resource is the owner; it is null for
what nobody owns or used. Charges that are not split keep these columns null.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation.amounts import WHOLE, Floats, Indices, decimal, decimals, floats, units
from workbench.efficiency.allocation.apportion import divide, fit, to_cents
from workbench.efficiency.allocation.joined import SUMMED
from workbench.efficiency.allocation.ledger import Ledger
from workbench.efficiency.allocation.result import Allocation
from workbench.efficiency.allocation.rules import Method
from workbench.efficiency.allocation.sparse import reached
from workbench.efficiency.allocation.tables import placed_charges
from workbench.efficiency.tables import AMOUNT, COUNT, FOCUS_COLUMNS, TEXT, is_nobody
from workbench.errors import Issue, QueryError

ALLOCATED = (
    "AllocatedMethodDetails",
    "AllocatedMethodId",
    "AllocatedResourceId",
    "AllocatedResourceName",
    "AllocatedTags",
)
OURS = ("x_owner_id", "x_asset_id", "x_platform", "x_rule", "x_method", "x_cents")
MOST_ROWS = 5_000_000

_TAG = "metric-workbench/owner"
_SAME = 1_000  # units by which parts of a charge may be cut elsewhere


@dataclass(frozen=True, slots=True)
class Split:
    """How one pool's charges are split: owners, their ratios as parts of `WHOLE`, and what the ratios are made of."""

    owners: Indices
    parts: Floats
    details: tuple[str, ...]


def focus_rows(allocation: Allocation, charges: pa.Table, *, most: int = MOST_ROWS) -> pa.Table:
    """Return the charges as FOCUS 1.3 rows, those of pools split among their final owners.

    Every column of `charges` that FOCUS knows, or that begins with `x_`, is kept. `amount` is what was allocated; a
    FOCUS column of that name (`rules.basis`) is split by the same units, so that it sums to the origin's value and,
    over an owner's rows, to the owner's amount; `x_cents` are its cents, which sum to the owner's.

    Args:
        allocation: made of these charges.
        most: how many rows may come of it.

    Raises:
        QueryError: `other-basis`: the amounts are not those of the column that the rules name. `too-many-rows`; aggregate the charges first (by service and SKU, say) and allocate those.
    """
    placed = placed_charges(charges, allocation.rules, allocation.grain)
    kept = [name for name in placed.column_names if name in FOCUS_COLUMNS or name.startswith("x_")]
    _check_basis(placed, allocation.rules.basis)
    order = pc.sort_indices(placed, [("period", "ascending"), ("currency", "ascending"), ("pool", "ascending")])
    placed = placed.take(order)
    found, rows = [], 0
    for ledger in allocation.ledgers:
        mine = pc.and_(pc.equal(placed["period"], ledger.graph.start), pc.equal(placed["currency"], ledger.currency))
        found.append(_rows(ledger, placed.filter(mine).combine_chunks(), kept, allocation.rules.basis, most - rows))
        rows += len(found[-1])
    return pa.concat_tables(found) if found else _unsplit(placed.slice(0, 0), kept, allocation.rules.basis)


def _rows(ledger: Ledger, charges: pa.Table, kept: list[str], basis: str, most: int) -> pa.Table:
    direct = charges.filter(pc.is_null(charges["pool"]))
    pooled = charges.filter(pc.is_valid(charges["pool"]))
    found = pa.concat_tables([_unsplit(direct, kept, basis), _split(ledger, pooled, kept, basis, most)])
    if basis not in kept:
        return found
    at = found.column_names.index("x_cents")
    return found.set_column(at, "x_cents", pa.array(_cents(ledger, found, basis), COUNT))


def _cents(ledger: Ledger, rows: pa.Table, basis: str) -> list[int]:
    """The last step of rounding from the top down: each owner's cents, divided among its rows."""
    numbers = {name: at for at, name in enumerate(ledger.graph.owners)}
    owner = np.array([numbers[name] for name in rows["x_owner_id"].to_pylist()], dtype=np.int64)
    order = np.argsort(owner, kind="stable")
    amounts = units(rows[basis])
    cents = to_cents(ledger.owner_cents(), owner[order], [amounts[at] for at in order.tolist()])
    found = [0] * len(cents)
    for at, value in zip(order.tolist(), cents, strict=True):
        found[at] = value
    return found


def _unsplit(charges: pa.Table, kept: list[str], basis: str) -> pa.Table:
    """Charges that go to their own owners whole; of one that has several each part is a row already."""
    columns = {name: charges["amount"].cast(AMOUNT) if name == basis else charges[name] for name in kept}
    columns = {name: column for name, column in columns.items() if name not in OURS}
    nothing = pa.nulls(len(charges), TEXT)
    rule = next((name for name in ("rule_id", "x_rule") if name in charges.column_names), None)
    return pa.table(
        {
            **columns,
            **dict.fromkeys(ALLOCATED, nothing),
            "x_owner_id": charges["owner"],
            "x_asset_id": charges["asset_id"].cast(TEXT),
            "x_platform": charges["platform"].cast(TEXT),
            "x_rule": charges[rule].cast(TEXT) if rule else nothing,
            "x_method": pa.array([str(Method.DIRECT)] * len(charges), TEXT),
            "x_cents": pa.nulls(len(charges), COUNT),
        }
    )


def _split(ledger: Ledger, charges: pa.Table, kept: list[str], basis: str, most: int) -> pa.Table:
    """Split the charges of pools: for each charge one row for each owner that its pool reaches."""
    graph = ledger.graph
    numbers = {pool.name: at for at, pool in enumerate(graph.pools)}
    pool = [numbers[name] for name in charges["pool"].to_pylist()]
    splits = dict(_splits(ledger, sorted(set(pool))))
    counts = np.array([len(splits[at].owners) for at in pool], dtype=np.int64)
    if counts.sum() > most:
        raise _too_many(ledger, len(charges), int(counts.sum()))
    origin = np.repeat(np.arange(len(pool), dtype=np.int64), counts)
    owner = np.concatenate([np.empty(0, dtype=np.int64), *(splits[at].owners for at in pool)])
    ratio = np.concatenate([np.empty(0), *(splits[at].parts for at in pool)])
    columns = {name: charges[name].take(pa.array(origin)) for name in kept if name not in (*SUMMED, *OURS)}
    summed = {
        name: _shares(units(charges[name]), origin, ratio, charges[name])
        for name in SUMMED
        if name in kept and name != basis
    }
    if basis in kept:
        summed[basis] = decimals(_basis(ledger, units(charges["amount"]), origin, owner, ratio))
    names = [graph.owners[at] for at in owner.tolist()]
    paid = [None if is_nobody(name) else name for name in names]
    rules = [graph.pools[at].rule for at in pool]
    taken = pa.array(origin)
    whole = {
        **columns,
        **summed,
        "AllocatedMethodDetails": pa.array([text for at in pool for text in splits[at].details], TEXT),
        "AllocatedMethodId": pa.array([rule.id for rule in rules], TEXT).take(taken),
        "AllocatedResourceId": pa.array(paid, TEXT),
        "AllocatedResourceName": pa.array(paid, TEXT),
        "AllocatedTags": pa.array([None if name is None else json.dumps({_TAG: name}) for name in paid], TEXT),
        "x_owner_id": pa.array(names, TEXT),
        "x_asset_id": charges["asset_id"].cast(TEXT).take(taken),
        "x_platform": charges["platform"].cast(TEXT).take(taken),
        "x_rule": pa.array([rule.id for rule in rules], TEXT).take(taken),
        "x_method": pa.array([str(rule.method) for rule in rules], TEXT).take(taken),
        "x_cents": pa.nulls(len(origin), COUNT),
    }
    order = [*(name for name in kept if name not in OURS), *ALLOCATED, *OURS]
    return pa.table({name: whole[name] for name in order})


def _shares(amounts: list[int], origin: Indices, ratio: Floats, column: pa.ChunkedArray) -> pa.Array:
    """A summed column, each value divided by the ratios; nulls stay null."""
    divided = decimals(divide(amounts, origin, floats(amounts)[origin] * ratio))
    missing = pa.array(column.is_null().to_numpy()[origin])
    return pc.if_else(missing, pa.scalar(None, AMOUNT), divided)


def _basis(ledger: Ledger, amounts: list[int], origin: Indices, owner: Indices, ratio: Floats) -> list[int]:
    """What was allocated: sums to each charge, and to what each owner pays."""
    cells = floats(amounts)[origin] * ratio
    used = np.flatnonzero(cells)
    found = [0] * len(cells)
    fitted = fit(cells[used], owner[used], origin[used], ledger.shared, amounts)
    for at, amount in zip(used.tolist(), fitted, strict=True):
        found[at] = amount
    return found


def _splits(ledger: Ledger, pools: Sequence[int]) -> Iterator[tuple[int, Split]]:
    """Yield how the charges of each pool are split: by what it hands on itself, and what those hand on who take it."""
    graph, count = ledger.graph, len(ledger.graph.pools)
    if not pools:
        return
    whole = ledger.system.handed @ ledger.system.reach(list(range(count)))
    for pool in pools:
        nodes = reached(graph.source, graph.target, np.array([pool]), count + len(graph.owners))
        owners = nodes[nodes >= count] - count
        ratio = whole[owners, pool]
        parts = divide([WHOLE], np.zeros(len(owners), dtype=np.int64), ratio)
        yield pool, Split(owners, ratio, tuple(_details(ledger, whole[owners], pool, owners, parts)))


def _details(ledger: Ledger, whole: Floats, pool: int, owners: Indices, parts: Sequence[int]) -> Iterator[str]:
    """Yield, for each owner, the elements of its ratio: one for each edge out of the pool that leads to it."""
    graph, count = ledger.graph, len(ledger.graph.pools)
    first, last = np.searchsorted(graph.source, [pool, pool + 1])
    target = graph.target[first:last]
    onward = (target == owners[:, None] + count).astype(np.float64)
    inside = target < count
    onward[:, inside] = whole[:, target[inside]]
    ratio = graph.share[first:last] * onward
    owner, edge = np.nonzero(ratio)
    shares = divide(parts, owner, ratio[owner, edge])
    texts = [_edge_text(ledger, at) for at in range(first, last)]
    elements: list[list[str]] = [[] for _ in owners]
    for at, of, share in zip(owner.tolist(), edge.tolist(), shares, strict=True):
        elements[at].append(f'{{"AllocatedRatio": {decimal(share).normalize():f}{texts[of]}}}')
    yield from (f'{{"Elements": [{", ".join(found)}]}}' for found in elements)


def _edge_text(ledger: Ledger, edge: int) -> str:
    """What an element says beside its ratio: the usage that the edge stands for, and the pool it leads through."""
    graph = ledger.graph
    group, said = graph.groups[int(graph.group[edge])], ""
    if group.measure:
        unit = f"{group.measure} ({group.unit})" if group.unit else group.measure
        said += f', "UsageUnit": {json.dumps(unit)}'
        said += f', "UsageQuantity": {decimal(graph.weight[edge]).normalize():f}'
    if (target := int(graph.target[edge])) < len(graph.pools):
        said += f', "x_Via": {json.dumps(graph.node(target))}'
    return said


def _check_basis(charges: pa.Table, basis: str) -> None:
    """Refuse amounts that are not those of the basis: its column would be overwritten by another cost."""
    if basis not in charges.column_names:
        return
    apart = zip(units(charges["amount"]), units(charges[basis]), strict=True)
    if wrong := sum(abs(amount - cost) > _SAME for amount, cost in apart):
        message = f"The amounts of {wrong:,} charges are not their {basis}, which the rules say is allocated."
        raise QueryError(
            Issue("other-basis", message, None, (), "Name the cost that was allocated as the rules' 'basis'.")
        )


def _too_many(ledger: Ledger, charges: int, rows: int) -> QueryError:
    message = f"On {ledger.graph.start:%Y-%m-%d} {charges:,} charges of pools would become {rows:,} rows."
    remedy = "Aggregate the charges first (by service and SKU, say), or ask for fewer days at a time."
    return QueryError(Issue("too-many-rows", message, remedy=remedy))
