"""How was this computed: one owner's amount as a sum over the paths that its cost came along.

What an owner pays is d + S (I - A)^-1 d: its own charges, and for every path from a pool's charges through other pools
to the owner the product of the shares on the way. Pools that charge one another in circles have paths without end; such
a circle is one station of a path here, and (I - A)^-1 within it sums all rounds exactly. Paths then run over a graph
without circles, so there are finitely many; the largest are listed, and what the others carry is a line of its own.
The lines sum to the owner's amount to the last unit of DECIMAL(38,12).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from workbench.efficiency.allocation import Allocation, Ledger
from workbench.efficiency.allocation.amounts import decimal
from workbench.efficiency.explain.model import OTHERS, Explanation, Hop, Line
from workbench.efficiency.explain.paths import paths, rounds
from workbench.efficiency.explain.sources import sources
from workbench.errors import Issue, QueryError, nearest


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
    return found[0] if end is None else summed(found, owner, (period_start, end), most=most)


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
        (*direct, *paths(ledger, at, most)),
        tuple(rounds(ledger, at, sum((line.amount for line in direct), Decimal(0)))),
    )


def summed(
    found: Sequence[Explanation], name: str, period: tuple[datetime, datetime], *, most: int | None = None
) -> Explanation:
    """Return one explanation of several: of periods, of owners, or of both; at least one, all of one currency.

    Args:
        name: what to call the owners together.
        most: how many paths are listed by themselves; None: all that the explanations list.
    """
    alike: dict[tuple[object, ...], list[Line]] = {}
    for line in (line for one in found for line in one.lines):
        stations = tuple((hop.source, hop.target, hop.rule, hop.circle) for hop in line.hops)
        alike.setdefault((line.direct, line.origin, stations), []).append(line)
    lines = [_merged(same) for same in alike.values()]
    direct = sorted((line for line in lines if line.direct), key=lambda line: (-abs(line.amount), line.origin))
    ranked = sorted((line for line in lines if line.hops), key=lambda line: (-abs(line.amount), line.path))
    listed = len(ranked) if most is None else most
    rest = [line for line in lines if not line.hops and not line.direct] + ranked[listed:]
    if rest:
        ranked = [*ranked[:listed], Line(OTHERS, (), Decimal(0), 0.0, sum((line.amount for line in rest), Decimal(0)))]
    by_round: dict[str, Decimal] = {}
    for number, amount in (item for one in found for item in one.rounds):
        by_round[number] = by_round.get(number, Decimal(0)) + amount
    in_order = sorted(by_round.items(), key=lambda item: (not item[0].isdigit(), len(item[0]), item[0]))
    amount, cents = sum((one.amount for one in found), Decimal(0)), sum(one.cents for one in found)
    return Explanation(name, *period, found[0].currency, amount, cents, (*direct, *ranked), tuple(in_order))


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


__all__ = ["OTHERS", "Explanation", "Hop", "Line", "explain", "sources", "summed"]
