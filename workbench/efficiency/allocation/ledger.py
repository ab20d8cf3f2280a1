"""One period and currency: what the pools cost, what each owner pays, in whole units that sum to the bill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.efficiency.allocation.amounts import Floats, Indices, cents_of, floats
from workbench.efficiency.allocation.apportion import divide, to_cents
from workbench.efficiency.allocation.graph import Graph
from workbench.efficiency.allocation.rules import Method
from workbench.efficiency.allocation.solve import System
from workbench.efficiency.allocation.sparse import parts, reached

#: A bound of a tenth of a cent on all owners together.
_ENOUGH = 0.001


@dataclass(frozen=True, slots=True)
class Direct:
    """What an owner pays of a platform because the charges are its own, in units."""

    platform: str
    owner: str
    amount: int


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The allocation of one period and currency.

    Attributes:
        own: of each pool, the sum of its own charges, in units.
        gross: of each pool, what it costs with what other pools charge it.
        shared: of each owner, what the pools charge it, in units; they sum to the sum of `own`.
        bound: how far all shared amounts together can be from their exact values, in the currency; proven.
    """

    currency: str
    graph: Graph
    system: System
    direct: tuple[Direct, ...]
    own: tuple[int, ...]
    gross: Floats
    shared: tuple[int, ...]
    bound: float

    @property
    def total(self) -> int:
        """What was billed, in units."""
        return sum(self.own) + sum(row.amount for row in self.direct)

    def owner_units(self) -> list[int]:
        """Return what each owner pays, in units, in the order of the graph's owners."""
        found = list(self.shared)
        number = {name: at for at, name in enumerate(self.graph.owners)} if self.direct else {}
        for row in self.direct:
            found[number[row.owner]] += row.amount
        return found

    def owner_cents(self) -> list[int]:
        """Return what each owner pays in cents; they sum to the rounded total."""
        amounts = self.owner_units()
        return to_cents([cents_of(self.total)], np.zeros(len(amounts), dtype=np.int64), amounts)


@dataclass(frozen=True, slots=True)
class Row:
    """What an owner pays to a platform, by one rule; amount in units."""

    owner: str
    platform: str
    pool: str
    rule: str
    method: Method
    amount: int
    cents: int = 0


def make_ledger(graph: Graph, system: System, currency: str, direct: Iterable[Direct], own: Sequence[int]) -> Ledger:
    """Return the allocation of one currency's charges in the period of a graph."""
    charges = floats(own)
    gross = system.gross(charges) if len(own) else charges
    bound = float(system.bound(charges[:, None], gross[:, None])[0]) if len(own) else 0.0
    if bound > _ENOUGH:
        gross, bound = system.exact(graph, own, gross)
    shared = _shared(graph, system.handed @ gross, own)
    return Ledger(currency, graph, system, tuple(direct), tuple(own), gross, tuple(shared), bound)


def _shared(graph: Graph, quotas: Floats, own: Sequence[int]) -> list[int]:
    """Divide the pools' charges among the owners they reach, each connected part of the graph by itself."""
    pools, found = len(graph.pools), [0] * len(graph.owners)
    costed = np.array([at for at, amount in enumerate(own) if amount], dtype=np.int64)
    if not len(costed):
        return found
    count = pools + len(graph.owners)
    nodes, labels = _connected(graph, costed, count)
    owners = nodes[nodes >= pools]
    _, group = np.unique(labels[owners], return_inverse=True)
    order = np.argsort(group, kind="stable")
    totals = dict.fromkeys(labels[owners].tolist(), 0)
    for at in costed.tolist():
        totals[int(labels[at])] += own[at]
    in_order = sorted(totals)
    divided = divide([totals[label] for label in in_order], group[order], quotas[owners[order] - pools])
    for owner, amount in zip((owners[order] - pools).tolist(), divided, strict=True):
        found[owner] = amount
    return found


def _connected(graph: Graph, costed: Indices, count: int) -> tuple[Indices, Indices]:
    """Return the nodes that cost reaches, and for every node the part it belongs to."""
    nodes = reached(graph.source, graph.target, costed, count)
    inside = np.isin(graph.source, nodes)
    _, labels = parts(graph.source[inside], graph.target[inside], count)
    return nodes, labels


def rows(ledger: Ledger) -> list[Row]:
    """Return what each owner pays to each platform it uses, in units and cents, by owner and platform.

    The units of an owner's rows sum to its amount, their cents to its cents.
    """
    found = [
        *(Row(row.owner, row.platform, "", Method.DIRECT, Method.DIRECT, row.amount) for row in ledger.direct),
        *_charged(ledger),
    ]
    found.sort(key=lambda row: (row.owner, row.platform, row.pool))
    owners = {name: at for at, name in enumerate(ledger.graph.owners)}
    group = np.array([owners[row.owner] for row in found], dtype=np.int64)
    cents = to_cents(ledger.owner_cents(), group, [row.amount for row in found])
    return [
        Row(row.owner, row.platform, row.pool, row.rule, row.method, row.amount, value)
        for row, value in zip(found, cents, strict=True)
    ]


def _charged(ledger: Ledger) -> list[Row]:
    """What the pools charge the owners: each owner's shared amount, divided by pool."""
    graph, pools = ledger.graph, len(ledger.graph.pools)
    outside = np.flatnonzero(graph.target >= pools)
    order = outside[np.lexsort((graph.source[outside], graph.target[outside]))]
    owner, pool = graph.target[order] - pools, graph.source[order]
    first = np.flatnonzero(np.diff(owner * pools + pool, prepend=-1))
    if not len(first):
        return []
    amount = np.add.reduceat(graph.share[order], first) * ledger.gross[pool[first]]
    owner, pool = owner[first], pool[first]
    used = amount != 0
    divided = divide(ledger.shared, owner[used], amount[used])
    return [
        Row(graph.owners[o], (at := graph.pools[p]).platform, at.name, at.rule.id, at.rule.method, value)
        for o, p, value in zip(owner[used].tolist(), pool[used].tolist(), divided, strict=True)
    ]
