"""Who pays what: costs of platforms on platforms, handed on to final owners exactly.

`allocate` takes attributed charges and usage and returns an `Allocation`: for each period and currency, never across
them, a graph of pools and owners whose shares sum to one, solved with its cycles (`solve`), made exact in units of
DECIMAL(38,12) and rounded to cents from the top down (`apportion`): period, owners, rows. `focus_rows` writes the same
as charges of FOCUS 1.3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

import pyarrow as pa

from workbench.efficiency.allocation.amounts import units
from workbench.efficiency.allocation.build import Costed, Usage, build_graph, costed_by_period, usage_by_period
from workbench.efficiency.allocation.graph import Graph
from workbench.efficiency.allocation.joined import with_bill
from workbench.efficiency.allocation.ledger import Direct, Ledger, make_ledger
from workbench.efficiency.allocation.publish import focus_rows
from workbench.efficiency.allocation.remote import charge_sums, usage_sums
from workbench.efficiency.allocation.result import OWNER_COST, Allocation
from workbench.efficiency.allocation.rules import Fallback, Method, Rule, Rules, read_rules
from workbench.efficiency.allocation.solve import system
from workbench.efficiency.allocation.tables import Grain, check_used, placed_charges, summed_charges, summed_usage

#: What was billed in one currency and period: to pools in units, and to owners that pay directly.
Billed = tuple[Mapping[str, int], tuple[Direct, ...]]


def allocate(charges: pa.Table, usage: pa.Table, rules: Rules, *, grain: Grain = Grain.DAY) -> Allocation:
    """Return who pays what.

    Args:
        charges: `period_start`, `currency`, `platform`, `asset_id`, `owner_id` (null: nobody's), `amount`; in the
            currency, positive or negative. Other columns are left alone.
        usage: as the lake's table, with `owner_id` of the consumer (null: nobody's).
        grain: the length of a period; instants are cut to it. A charge belongs to the period it starts in.

    Raises:
        QueryError: each period's faults: `missing-weights`, `closed-cycle`, `mixed-units`, `negative-usage`,
            `missing-column`, `missing-value`.
        MissingExtra: scipy is not installed.
    """
    billed = summed_charges(placed_charges(charges, rules, grain))
    return allocate_sums(billed, summed_usage(usage, rules, grain), rules, grain=grain)


def allocate_sums(billed: pa.Table, used: pa.Table, rules: Rules, *, grain: Grain = Grain.DAY) -> Allocation:
    """Return who pays what, from sums that a warehouse has made (`charge_sums`, `usage_sums`).

    Raises:
        QueryError: as `allocate`, but for what the sums no longer show.
    """
    check_used(used)
    by_period = usage_by_period(used)
    costed = costed_by_period(billed)
    amounts = _billed(billed)
    ledgers: list[Ledger] = []
    for start in sorted(costed):
        graph = build_graph(start, grain, costed[start], by_period.get(start, Usage()), rules)
        ledgers += solve_graph(graph, amounts[start])
    return Allocation(tuple(ledgers), rules, grain)


def solve_graph(graph: Graph, billed: Mapping[str, Billed]) -> list[Ledger]:
    """Return the allocation of every currency of one period; the graph is factored once."""
    factored = system(graph)
    found = []
    for currency in sorted(billed):
        pools, direct = billed[currency]
        own = [pools.get(pool.name, 0) for pool in graph.pools]
        found.append(make_ledger(graph, factored, currency, direct, own))
    return found


def _billed(summed: pa.Table) -> dict[datetime, dict[str, Billed]]:
    pools: dict[tuple[datetime, str], dict[str, int]] = defaultdict(dict)
    direct: dict[tuple[datetime, str], list[Direct]] = defaultdict(list)
    columns = [summed[name].to_pylist() for name in ("period", "currency", "platform", "pool", "owner")]
    for period, currency, platform, pool, owner, amount in zip(*columns, units(summed["amount"]), strict=True):
        if pool is None:
            direct[period, currency].append(Direct(platform, owner, amount))
        else:
            pools[period, currency][pool] = amount
    found: dict[datetime, dict[str, Billed]] = defaultdict(dict)
    for period, currency in pools.keys() | direct.keys():
        found[period][currency] = (pools[period, currency], tuple(direct[period, currency]))
    return found


__all__ = [
    "OWNER_COST",
    "Allocation",
    "Costed",
    "Fallback",
    "Grain",
    "Graph",
    "Ledger",
    "Method",
    "Rule",
    "Rules",
    "allocate",
    "allocate_sums",
    "charge_sums",
    "focus_rows",
    "read_rules",
    "solve_graph",
    "usage_sums",
    "with_bill",
]
