"""The paths that cost came along to one owner, the largest found first, circles summed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count

import numpy as np

from workbench.efficiency.allocation import Ledger
from workbench.efficiency.allocation.amounts import WHOLE, Floats, decimal
from workbench.efficiency.allocation.apportion import divide
from workbench.efficiency.allocation.sparse import parts
from workbench.efficiency.explain.model import OTHERS, Hop, Line


def paths(ledger: Ledger, owner: int, most: int) -> tuple[Line, ...]:
    """Walk back from the owner, always along the path that can carry most, until the largest paths are found."""
    circles, search = _Circles(ledger), _Search(ledger, most)
    for pool, share in _last_hops(ledger, owner):
        search.add(_Open(pool, share, (_hop(ledger, circles, pool, ledger.graph.owners[owner], share),)))
    while (state := search.take()) is not None:
        rounds = circles.rounds(state.pool)
        for pool, times in rounds.items():
            search.find(pool, state.hops, state.worth * times)
        for pool, share in _onward(circles, state.pool, rounds):
            hop = _hop(ledger, circles, pool, ledger.graph.node(state.pool), share)
            search.add(_Open(pool, state.worth * share, (hop, *state.hops)))
    ranked = sorted(search.found, key=lambda one: -abs(one.amount))
    complete = search.ended() and len(ranked) <= most
    rest = sum(one.amount for one in ranked[most:]) + search.left(ledger.gross)
    return _lines(ledger, owner, ranked[:most], None if complete else rest)


def rounds(ledger: Ledger, owner: int, direct: Decimal, most: int = 8) -> Iterator[tuple[str, Decimal]]:
    """What was handed on k times: S A^(k-1) d; what was handed on more often is the last."""
    yield "0", direct
    carried = np.array([amount / WHOLE for amount in ledger.own])
    row = ledger.system.handed.tocsr()[[owner]]
    quotas = []
    for _ in range(most):
        quotas.append(float((row @ carried)[0]) if len(carried) else 0.0)
        carried = ledger.system.upstream @ carried
    rest = float((row @ ledger.system.gross(carried))[0]) if len(carried) else 0.0
    found = divide([ledger.shared[owner]], np.zeros(most + 1, dtype=np.int64), np.array([*quotas, rest]))
    for number, amount in enumerate(found, start=1):
        if amount:
            yield (str(number) if number <= most else f"more than {most}"), decimal(amount)


class _Circles:
    """The pools' graph with its circles: which pools go round with which, and what all rounds sum to."""

    def __init__(self, ledger: Ledger) -> None:
        graph, pools = ledger.graph, len(ledger.graph.pools)
        self.shares = ledger.system.upstream.tocsc()  # [target, source]
        inside = graph.target < pools
        _, labels = parts(graph.source[inside], graph.target[inside], pools, strong=True)
        members: dict[int, list[int]] = {}
        for pool, label in enumerate(labels.tolist()):
            members.setdefault(label, []).append(pool)
        self.of = [members[label] for label in labels.tolist()]
        self._rounds: dict[int, Floats] = {}
        self._rows = ledger.system.upstream.tocsr()

    def rounds(self, pool: int) -> dict[int, float]:
        """Return, for each pool of the circle, what `pool` costs in the end for one unit that enters there."""
        members = self.of[pool]
        if members[0] not in self._rounds:
            block = self._rows[members][:, members].toarray()
            self._rounds[members[0]] = np.linalg.inv(np.eye(len(members)) - block)
        row = self._rounds[members[0]][members.index(pool)]
        return {member: float(value) for member, value in zip(members, row, strict=True) if value}

    def chargers(self, pool: int) -> Iterator[tuple[int, float]]:
        """Yield the pools that charge this one, with the share of theirs that it takes."""
        first, last = self._rows.indptr[pool], self._rows.indptr[pool + 1]
        yield from zip(self._rows.indices[first:last].tolist(), self._rows.data[first:last].tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class _Open:
    """The end of a path that begins at some pool: what one unit of that pool's cost brings to the owner along it."""

    pool: int
    worth: float
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A path that some pool's own charges came along, and the part of them that did."""

    pool: int
    hops: tuple[Hop, ...]
    ratio: float
    amount: float


class _Search:
    """The open ends of paths, the one that can carry most first, and the paths found so far."""

    def __init__(self, ledger: Ledger, most: int) -> None:
        self._most = most
        self._own = [amount / WHOLE for amount in ledger.own]
        # without signs: no path through a pool carries more than this
        self._carried = ledger.system.gross(np.abs(np.array(self._own))) if self._own else np.zeros(0)
        self._open: list[tuple[float, int, _Open]] = []
        self._number = count()  # equal ends in the order they came
        self._largest: list[float] = []
        self.found: list[_Found] = []

    def add(self, state: _Open) -> None:
        """Keep an open end that anything can come along."""
        if carried := abs(state.worth) * float(self._carried[state.pool]):
            heappush(self._open, (-carried, next(self._number), state))

    def take(self) -> _Open | None:
        """Return the next open end; none when no path that is not found yet could be among the largest."""
        if not self._open or (len(self._largest) == self._most and -self._open[0][0] <= self._largest[0]):
            return None
        return heappop(self._open)[2]

    def find(self, pool: int, hops: tuple[Hop, ...], ratio: float) -> None:
        """Keep a path, where its pool has charges."""
        if not (cost := self._own[pool]):
            return
        self.found.append(_Found(pool, hops, ratio, cost * ratio))
        heappush(self._largest, abs(cost * ratio))
        if len(self._largest) > self._most:
            heappop(self._largest)

    def left(self, gross: Floats) -> float:
        """Return what comes along the ends that are still open."""
        return float(sum(state.worth * gross[state.pool] for _, _, state in self._open))

    def ended(self) -> bool:
        """Say whether all paths are found."""
        return not self._open


def _last_hops(ledger: Ledger, owner: int) -> Iterator[tuple[int, float]]:
    rows = ledger.system.handed.tocsr()
    first, last = rows.indptr[owner], rows.indptr[owner + 1]
    pairs = sorted(zip(rows.indices[first:last].tolist(), rows.data[first:last].tolist(), strict=True))
    yield from ((pool, share) for pool, share in pairs if share)


def _onward(circles: _Circles, pool: int, rounds: dict[int, float]) -> list[tuple[int, float]]:
    """The pools outside a circle that charge it, each with what of it reaches `pool` after all rounds."""
    found: dict[int, float] = {}
    for entered, times in rounds.items():
        for source, share in circles.chargers(entered):
            if source not in rounds and source not in circles.of[pool]:
                found[source] = found.get(source, 0.0) + share * times
    return sorted(found.items())


def _hop(ledger: Ledger, circles: _Circles, pool: int, target: str, share: float) -> Hop:
    members = circles.of[pool]
    names = tuple(ledger.graph.node(member) for member in members) if len(members) > 1 else ()
    return Hop(ledger.graph.node(pool), target, share, ledger.graph.pools[pool].rule.id, names)


def _lines(ledger: Ledger, owner: int, found: list[_Found], rest: float | None) -> tuple[Line, ...]:
    """The paths found, and the rest where there is one, as lines that sum to what the pools charge the owner."""
    quotas = np.array([*(one.amount for one in found), *([] if rest is None else [rest])])
    amounts = divide([ledger.shared[owner]], np.zeros(len(quotas), dtype=np.int64), quotas)
    lines = [
        Line(ledger.graph.node(one.pool), one.hops, decimal(ledger.own[one.pool]), one.ratio, decimal(amount))
        for one, amount in zip(found, amounts[: len(found)], strict=True)
    ]
    lines.sort(key=lambda line: (-abs(line.amount), line.path))
    return (*lines, *([] if rest is None else [Line(OTHERS, (), Decimal(0), 0.0, decimal(amounts[-1]))]))
