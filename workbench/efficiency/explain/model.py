"""An explanation: lines that sum to an amount, the hops of each, as table, text and flow chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pyarrow as pa

from workbench.efficiency.flow import Link, flow
from workbench.efficiency.tables import AMOUNT, TEXT
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


def _links(line: Line, owner: str, last: int) -> Iterator[Link]:
    names = line.path if line.hops else (line.origin, owner)
    first = last - len(names) + 1
    for at, (source, target) in enumerate(pairwise(names)):
        yield Link((first + at, source), (first + at + 1, target), float(line.amount))
