"""How was this computed: one owner's amount as a sum over the paths that its cost came along.

What an owner pays is d + S (I - A)^-1 d: its own charges, and for every path from a pool's charges through other pools
to the owner the product of the shares on the way. Pools that charge one another in circles have paths without end; such
a circle is one station of a path here, and (I - A)^-1 within it sums all rounds exactly. Paths then run over a graph
without circles, so there are finitely many; the largest are listed, and what the others carry is a line of its own.
The lines sum to the owner's amount to the last unit of DECIMAL(38,12).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation import Allocation, Ledger, Method, Rule
from workbench.efficiency.allocation.amounts import WHOLE, Floats, decimal
from workbench.efficiency.allocation.apportion import divide
from workbench.efficiency.allocation.sparse import parts
from workbench.efficiency.allocation.tables import placed_charges, placed_usage
from workbench.efficiency.flow import Link, flow
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT
from workbench.errors import Issue, QueryError, nearest
from workbench.result.vega import Spec

OTHERS = "other paths"
"""The line of what is not listed by itself."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One station handing its cost on.

    Attributes:
        source: the pool that hands on; `target` the pool or the owner that takes.
        share: of everything the source costs, what the target takes.
        rule: the id of the source's rule.
        circle: the pools that charge one another in circles around the source; empty where there are none.
    """

    source: str
    target: str
    share: float
    rule: str
    circle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What came along one path.

    Attributes:
        origin: the pool, or for direct charges the platform, whose charges these are.
        hops: from the origin to the owner; none for direct charges and for `OTHERS`.
        charges: the origin's own charges in the period, whole.
        ratio: the part of them that came along this path.
        direct: whether they are the owner's own charges.
    """

    origin: str
    hops: tuple[Hop, ...]
    charges: Decimal
    ratio: float
    amount: Decimal
    direct: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the stations, the origin first, the owner last."""
        if not self.hops:
            return (self.origin,)
        within = () if self.hops[0].source == self.origin else (self.origin,)
        return (*within, *(hop.source for hop in self.hops), self.hops[-1].target)

    @property
    def text(self) -> str:
        """The line as a sentence."""
        if self.direct:
            return f"{self.amount:,.2f} are own charges on {self.origin}"
        if not self.hops:
            return f"{self.amount:,.2f} came along {self.origin}"
        around = ", all rounds of a circle summed" if any(hop.circle for hop in self.hops) else ""
        by = ", ".join(dict.fromkeys(hop.rule for hop in self.hops))
        part = f"{self.ratio:.4%} of {self.charges:,.2f}"
        return f"{self.amount:,.2f} are {part} along {' → '.join(self.path)} (by {by}{around})"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an owner's amount was computed; the lines sum to `amount` exactly.

    Attributes:
        amount: in the currency; `cents` is what is published.
        lines: direct charges first, then paths, the largest first, then `OTHERS` where some are not listed.
        rounds: the same amount by how often its cost was handed on: 0 for own charges, and the rest beyond the last.
    """

    owner: str
    start: datetime
    end: datetime
    currency: str
    amount: Decimal
    cents: int
    lines: tuple[Line, ...]
    rounds: tuple[tuple[str, Decimal], ...]

    @property
    def period(self) -> str:
        """The first day, and the last where there are several."""
        last = self.end - timedelta(days=1)
        return f"{self.start:%Y-%m-%d}" if last <= self.start else f"{self.start:%Y-%m-%d} to {last:%Y-%m-%d}"

    def table(self) -> pa.Table:
        """Return one row per line: origin, path, rules, charges, ratio, amount."""
        return pa.table(
            {
                "origin": pa.array([line.origin for line in self.lines], TEXT),
                "path": pa.array([" → ".join(line.path) for line in self.lines], TEXT),
                "rules": pa.array([", ".join(hop.rule for hop in line.hops) for line in self.lines], TEXT),
                "charges": pa.array([line.charges for line in self.lines], AMOUNT),
                "ratio": pa.array([line.ratio for line in self.lines], pa.float64()),
                "amount": pa.array([line.amount for line in self.lines], AMOUNT),
            }
        )

    def text(self) -> str:
        """Return the whole as sentences."""
        head = f"{self.owner} pays {self.amount:,.2f} {self.currency} for {self.period}:"
        circles = sorted({" ⇄ ".join(hop.circle) for line in self.lines for hop in line.hops if hop.circle})
        around = [f"These charge one another in a circle: {circle}." for circle in circles]
        return "\n".join([head, *(f"- {line.text}" for line in self.lines), *around])

    def chart(self, *, most: int = 12) -> Spec:
        """Return the flow of the largest lines to the owner as Vega-Lite 5; the others are one band."""
        ranked = sorted(self.lines, key=lambda line: -abs(line.amount))
        shown = [line for line in ranked[:most] if line.hops or line.direct]
        rest = sum((line.amount for line in self.lines), Decimal(0)) - sum((line.amount for line in shown), Decimal(0))
        last = max((len(line.path) - 1 for line in shown), default=1)
        links = [link for line in shown for link in _links(line, self.owner, max(1, last))]
        if rest:
            links.append(Link((max(1, last) - 1, OTHERS), (max(1, last), self.owner), float(rest)))
        subtitle = f"{self.amount:,.2f} {self.currency}, {self.period}"
        return flow(f"How the cost of {self.owner} came about", subtitle, links)


def explain(
    allocation: Allocation,
    owner: str,
    period_start: datetime,
    currency: str,
    *,
    end: datetime | None = None,
    most: int = 50,
) -> Explanation:
    """Return how one owner's amount was computed, in one period of the allocation or in all of them before `end`.

    Over several periods a path's line is the sum of its amounts; its shares are means, weighted by what they carried.

    Args:
        period_start: of the first period.
        most: how many paths are listed by themselves.

    Raises:
        QueryError: `no-allocation` for a period or currency without charges; `unknown-owner`, with the nearest names.
    """
    ledgers = [allocation.ledger(period_start, currency)] if end is None else []
    ledgers += [
        one
        for one in allocation.ledgers
        if end is not None and one.currency == currency and period_start <= one.graph.start < end
    ]
    known = {name for one in ledgers for name in one.graph.owners}
    if owner not in known:
        message = f"'{owner}' pays nothing on {period_start:%Y-%m-%d} in {currency}."
        if end is not None:
            message = f"'{owner}' pays nothing from {period_start:%Y-%m-%d} to {end:%Y-%m-%d} in {currency}."
        raise QueryError(Issue("unknown-owner", message, None, nearest(owner, known), None, owner))
    found = [_explained(one, owner, most) for one in ledgers if owner in one.graph.owners]
    return found[0] if end is None else _summed(found, period_start, end, most)


def _explained(ledger: Ledger, owner: str, most: int) -> Explanation:
    at = ledger.graph.owners.index(owner)
    direct = [
        Line(row.platform, (), decimal(row.amount), 1.0, decimal(row.amount), direct=True)
        for row in ledger.direct
        if row.owner == owner
    ]
    return Explanation(
        owner,
        ledger.graph.start,
        ledger.graph.end,
        ledger.currency,
        decimal(ledger.owner_units()[at]),
        ledger.owner_cents()[at],
        (*direct, *_paths(ledger, at, most)),
        tuple(_rounds(ledger, at, sum((line.amount for line in direct), Decimal(0)))),
    )


def _summed(days: list[Explanation], start: datetime, end: datetime, most: int) -> Explanation:
    """One explanation of several periods."""
    paths: dict[tuple[object, ...], list[Line]] = {}
    for line in (line for day in days for line in day.lines):
        stations = tuple((hop.source, hop.target, hop.rule, hop.circle) for hop in line.hops)
        paths.setdefault((line.direct, line.origin, stations), []).append(line)
    lines = [_merged(found) for found in paths.values()]
    direct = sorted((line for line in lines if line.direct), key=lambda line: line.origin)
    ranked = sorted((line for line in lines if line.hops), key=lambda line: (-abs(line.amount), line.path))
    rest = [line for line in lines if not line.hops and not line.direct] + ranked[most:]
    if rest:
        ranked = [*ranked[:most], Line(OTHERS, (), Decimal(0), 0.0, sum((line.amount for line in rest), Decimal(0)))]
    rounds: dict[str, Decimal] = {}
    for name, amount in (item for day in days for item in day.rounds):
        rounds[name] = rounds.get(name, Decimal(0)) + amount
    in_order = sorted(rounds.items(), key=lambda item: (not item[0].isdigit(), len(item[0]), item[0]))
    one = days[0]
    amount, cents = sum((day.amount for day in days), Decimal(0)), sum(day.cents for day in days)
    return Explanation(one.owner, start, end, one.currency, amount, cents, (*direct, *ranked), tuple(in_order))


def _merged(lines: list[Line]) -> Line:
    """The same path in several periods."""
    first = lines[0]
    charges = sum((line.charges for line in lines), Decimal(0))
    amount = sum((line.amount for line in lines), Decimal(0))
    weights = [abs(float(line.amount)) for line in lines]
    weights = weights if sum(weights) else [1.0] * len(lines)
    hops = tuple(
        replace(hop, share=sum(w * line.hops[at].share for w, line in zip(weights, lines, strict=True)) / sum(weights))
        for at, hop in enumerate(first.hops)
    )
    return Line(first.origin, hops, charges, float(amount / charges) if charges else 0.0, amount, first.direct)


class _Circles:
    """The pools' graph with its circles: which pools go round with which, and what all rounds sum to."""

    def __init__(self, ledger: Ledger) -> None:
        graph, count = ledger.graph, len(ledger.graph.pools)
        self.shares = ledger.system.upstream.tocsc()  # [target, source]
        inside = graph.target < count
        _, labels = parts(graph.source[inside], graph.target[inside], count, strong=True)
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


def _paths(ledger: Ledger, owner: int, most: int) -> tuple[Line, ...]:
    """Walk back from the owner, always along the path that carries most, until all or enough lines are found."""
    circles = _Circles(ledger)
    carried = ledger.system.gross(np.abs(np.array([amount / WHOLE for amount in ledger.own]))) if ledger.own else None
    heap: list[tuple[float, int, _Open]] = []
    number = 0

    def push(state: _Open) -> None:
        nonlocal number
        if carried is not None:
            heappush(heap, (-abs(state.worth) * float(carried[state.pool]), number, state))
            number += 1

    for pool, share in _last_hops(ledger, owner):
        push(_Open(pool, share, (_hop(ledger, circles, pool, ledger.graph.owners[owner], share),)))
    found: list[tuple[int, tuple[Hop, ...], float]] = []
    while heap and len(found) < most:
        _, _, state = heappop(heap)
        rounds = circles.rounds(state.pool)
        found += [(pool, state.hops, state.worth * times) for pool, times in rounds.items() if ledger.own[pool]]
        for pool, share in _onward(circles, state.pool, rounds):
            hop = _hop(ledger, circles, pool, ledger.graph.node(state.pool), share)
            push(_Open(pool, state.worth * share, (hop, *state.hops)))
    left = sum(state.worth * float(ledger.gross[state.pool]) for _, _, state in heap)
    return _lines(ledger, owner, found, left if heap else 0.0)


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


def _lines(
    ledger: Ledger, owner: int, found: list[tuple[int, tuple[Hop, ...], float]], left: float
) -> tuple[Line, ...]:
    """The paths found, and the rest, as lines that sum to what the pools charge the owner."""
    own = [ledger.own[pool] / WHOLE for pool, _, _ in found]
    quotas = np.array([*(cost * ratio for cost, (_, _, ratio) in zip(own, found, strict=True)), left])
    quotas = quotas if left else quotas[:-1]
    amounts = divide([ledger.shared[owner]], np.zeros(len(quotas), dtype=np.int64), quotas)
    lines = [
        Line(ledger.graph.node(pool), hops, decimal(ledger.own[pool]), ratio, decimal(amount))
        for (pool, hops, ratio), amount in zip(found, amounts[: len(found)], strict=True)
    ]
    lines.sort(key=lambda line: (-abs(line.amount), line.path))
    rest = decimal(amounts[-1]) if left else None
    return (*lines, *([] if rest is None else [Line(OTHERS, (), Decimal(0), 0.0, rest)]))


def _rounds(ledger: Ledger, owner: int, direct: Decimal, most: int = 8) -> Iterator[tuple[str, Decimal]]:
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


def _links(line: Line, owner: str, last: int) -> Iterator[Link]:
    names = line.path if line.hops else (line.origin, owner)
    first = last - len(names) + 1
    for at, (source, target) in enumerate(pairwise(names)):
        yield Link((first + at, source), (first + at + 1, target), float(line.amount))
