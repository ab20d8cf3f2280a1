"""One period's graph: which pool hands which share of its cost to whom.

Shares are exact: an edge holds a whole number of units, its group (one measure of one pool) their total and the part of
the pool's cost that goes by this measure. The floating numbers beside them are for solving only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import numpy as np

from workbench.efficiency.allocation.amounts import Floats, Indices, floats
from workbench.efficiency.allocation.rules import Rule
from workbench.efficiency.allocation.sparse import parts, reached
from workbench.errors import Issue, QueryError


@dataclass(frozen=True, slots=True)
class Pool:
    """A platform, or one asset of a platform, whose cost is handed on together."""

    name: str
    platform: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Group:
    """What goes by one measure.

    Attributes:
        pool: its place among the graph's pools.
        factor: the part of the pool's cost that goes by this measure.
        total: of the weights of its edges.
    """

    pool: int
    measure: str
    unit: str
    factor: Fraction
    total: int


@dataclass(frozen=True, slots=True)
class Idle:
    """What of a pool's capacity nobody used, in the measure's unit.

    Attributes:
        kept: whether the owner `idle:<platform>` keeps it; otherwise the users pay it in proportion.
        part: of the pool's cost, exactly: factor x idle / capacity.
    """

    pool: int
    measure: str
    unit: str
    capacity: int
    used: int
    kept: bool
    part: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """The graph of a period, the same for every currency.

    Attributes:
        pools, owners: the nodes, each sorted by name; a node's number counts pools first, then owners.
        source, target, group, weight: of each edge: a pool, a node, a group, a whole number of units.
        share: of each edge, as floating point.
        notes: what a reader should know: fallbacks taken, capacity exceeded.
    """

    start: datetime
    end: datetime
    pools: tuple[Pool, ...]
    owners: tuple[str, ...]
    groups: tuple[Group, ...]
    source: Indices
    target: Indices
    group: Indices
    weight: Sequence[int]
    share: Floats
    idle: tuple[Idle, ...] = ()
    notes: tuple[str, ...] = ()

    def node(self, number: int) -> str:
        """Return a node's name."""
        pools = len(self.pools)
        return self.pools[number].name if number < pools else self.owners[number - pools]

    def exact_share(self, edge: int) -> Fraction:
        """Return an edge's share of its pool's cost."""
        group = self.groups[int(self.group[edge])]
        return group.factor * self.weight[edge] / group.total


def make_graph(
    period: tuple[datetime, datetime],
    nodes: tuple[tuple[Pool, ...], tuple[str, ...]],
    groups: Sequence[Group],
    edges: tuple[Indices, Indices, Sequence[int]],
    said: tuple[tuple[Idle, ...], tuple[str, ...]] = ((), ()),
) -> Graph:
    """Return a graph whose edges stand in canonical order, so that equal input gives equal numbers to the last bit.

    Args:
        groups: their totals are those of the edges' weights.
        edges: group, target and weight of each.
    """
    group, target, weight = edges
    order = np.lexsort((group, target, np.array([g.pool for g in groups], dtype=np.int64)[group]))
    group, target = group[order], target[order]
    weight = [weight[i] for i in order.tolist()] if isinstance(weight, list) else weight
    factor = np.array([float(g.factor) for g in groups])
    total = floats([g.total for g in groups])
    source = np.array([g.pool for g in groups], dtype=np.int64)[group]
    share = floats(weight) / total[group] * factor[group]
    return Graph(*period, *nodes, tuple(groups), source, target, group, weight, share, *said)


def check_closed(graph: Graph, costed: Indices) -> None:
    """Refuse a graph in which the cost of some pool can reach no owner.

    Args:
        costed: the pools with charges of their own.

    Raises:
        QueryError: `closed-cycle`, one for each closed group of pools, which it names in the order of a cycle.
    """
    pools = len(graph.pools)
    count = pools + len(graph.owners)
    alive = reached(graph.source, graph.target, costed, count)
    owners = np.arange(pools, count)
    open_ = reached(graph.target, graph.source, owners, count)
    stuck = np.setdiff1d(alive[alive < pools], open_)
    if len(stuck):
        raise QueryError(list(_cycles(graph, stuck)))


def _cycles(graph: Graph, stuck: Indices) -> Iterator[Issue]:
    inside = np.isin(graph.source, stuck)
    following = {int(a): int(b) for a, b in zip(graph.source[inside][::-1], graph.target[inside][::-1], strict=True)}
    _, labels = parts(graph.source[inside], graph.target[inside], len(graph.pools) + len(graph.owners), strong=True)
    seen: set[int] = set()
    for first in stuck.tolist():
        cycle = _cycle(first, following)
        label = int(labels[cycle[0]])
        if label not in seen:
            seen.add(label)
            yield _closed(graph, cycle)


def _cycle(node: int, following: dict[int, int]) -> list[int]:
    """Walk on until a node comes again."""
    path: list[int] = []
    while node not in path:
        path.append(node)
        node = following[node]
    return path[path.index(node) :]


def _closed(graph: Graph, cycle: list[int]) -> Issue:
    at = cycle.index(min(cycle))
    names = [graph.node(number) for number in [*cycle[at:], *cycle[:at], cycle[at]]]
    if len(cycle) == 1:
        said = f"'{names[0]}' hands its cost only to itself"
    else:
        said = f"{' → '.join(names)} hand their cost only to one another"
    message = f"On {graph.start:%Y-%m-%d} {said}: no owner would ever pay it."
    remedy = "Give one of them usage by an owner, or a rule that reaches one."
    return Issue("closed-cycle", message, None, (), remedy, names[0])
