"""The allocation of many periods and currencies, and the tables made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from workbench.efficiency.allocation.amounts import CENT, cents_of, decimals
from workbench.efficiency.allocation.ledger import Ledger, rows
from workbench.efficiency.allocation.rules import Rules
from workbench.efficiency.allocation.tables import Grain
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT
from workbench.errors import Issue, QueryError

_PERIOD = (("period_start", INSTANT), ("period_end", INSTANT), ("currency", TEXT))

_HALF_A_CENT = 0.005

OWNER_COST = pa.schema(
    [
        *_PERIOD,
        ("platform", TEXT),
        ("pool", TEXT),
        ("owner_id", TEXT),
        ("rule_id", TEXT),
        ("method", TEXT),
        ("amount", AMOUNT),
        ("cents", COUNT),
    ]
)
"""The columns of `Allocation.table`."""


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Who pays what, for every period and currency; by period, then currency."""

    ledgers: tuple[Ledger, ...]
    rules: Rules
    grain: Grain = Grain.DAY

    def ledger(self, period_start: datetime, currency: str) -> Ledger:
        """Return one period's and currency's allocation.

        Raises:
            QueryError: nothing was billed then in that currency.
        """
        for found in self.ledgers:
            if found.graph.start == period_start and found.currency == currency:
                return found
        known = sorted({f"{one.graph.start:%Y-%m-%d} {one.currency}" for one in self.ledgers})
        message = f"Nothing is allocated for {period_start:%Y-%m-%d} in {currency}."
        remedy = f"There is: {', '.join(known[:3])}{' …' if len(known) > 3 else ''}."
        raise QueryError(Issue("no-allocation", message, remedy=remedy))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know: fallbacks taken, capacity exceeded, amounts too large to be proven to the cent."""
        said = [note for ledger in self.ledgers for note in ledger.graph.notes]
        said += [
            f"{ledger.graph.start:%Y-%m-%d} {ledger.currency}: amounts are proven to {ledger.bound:.2g} only"
            for ledger in self.ledgers
            if ledger.bound > _HALF_A_CENT
        ]
        return tuple(dict.fromkeys(said))

    def owners(self) -> pa.Table:
        """Return period_start, period_end, currency, owner_id, amount, cents: what each owner pays."""
        whole = [(ledger, ledger.owner_units(), ledger.owner_cents()) for ledger in self.ledgers]
        counts = [(ledger, len(amounts)) for ledger, amounts, _ in whole]
        return pa.table(
            {
                **_periods(counts),
                "owner_id": pa.array((owner for ledger in self.ledgers for owner in ledger.graph.owners), TEXT),
                "amount": decimals(amount for _, amounts, _ in whole for amount in amounts),
                "cents": pa.array([cent for _, _, cents in whole for cent in cents], COUNT),
            }
        )

    def table(self) -> pa.Table:
        """Return what each owner pays to each platform it uses, with the rule (`OWNER_COST`).

        The platform is the one that charges the owner, whoever it had the cost from. Over all rows the amounts sum to
        what was billed; sum `amount` for totals across owners, `cents` along period, owner, row.
        """
        whole = [(ledger, rows(ledger)) for ledger in self.ledgers]
        found = [row for _, part in whole for row in part]
        columns = {
            **_periods([(ledger, len(part)) for ledger, part in whole]),
            "platform": [row.platform for row in found],
            "pool": [row.pool or None for row in found],
            "owner_id": [row.owner for row in found],
            "rule_id": [row.rule for row in found],
            "method": [str(row.method) for row in found],
            "amount": decimals(row.amount for row in found),
            "cents": [row.cents for row in found],
        }
        return pa.table(columns, schema=OWNER_COST)

    def pools(self) -> pa.Table:
        """Return what each pool costs: `own` are its charges, `gross` with what other pools charge it (not exact)."""
        listed = [(ledger, pool, at) for ledger in self.ledgers for at, pool in enumerate(ledger.graph.pools)]
        return pa.table(
            {
                **_periods([(ledger, len(ledger.graph.pools)) for ledger in self.ledgers]),
                "platform": pa.array([pool.platform for _, pool, _ in listed], TEXT),
                "pool": pa.array([pool.name for _, pool, _ in listed], TEXT),
                "rule_id": pa.array([pool.rule.id for _, pool, _ in listed], TEXT),
                "method": pa.array([str(pool.rule.method) for _, pool, _ in listed], TEXT),
                "own": decimals(ledger.own[at] for ledger, _, at in listed),
                "gross": pa.array([round(float(ledger.gross[at]), 6) for ledger, _, at in listed], pa.float64()),
            }
        )

    def idle(self) -> pa.Table:
        """Return what nobody used of each pool that knows its capacity: quantities, and the cost of it.

        `kept` says whether the owner `idle:<platform>` pays that cost; otherwise the users do, in proportion.
        """
        listed = [(ledger, idle) for ledger in self.ledgers for idle in ledger.graph.idle]
        cost = [round(float(ledger.gross[idle.pool]) * float(idle.part), 6) for ledger, idle in listed]
        return pa.table(
            {
                **_periods([(ledger, len(ledger.graph.idle)) for ledger in self.ledgers]),
                "platform": pa.array([ledger.graph.pools[idle.pool].platform for ledger, idle in listed], TEXT),
                "pool": pa.array([ledger.graph.pools[idle.pool].name for ledger, idle in listed], TEXT),
                "measure": pa.array([idle.measure for _, idle in listed], TEXT),
                "unit": pa.array([idle.unit for _, idle in listed], TEXT),
                "capacity": decimals(idle.capacity for _, idle in listed),
                "used": decimals(idle.used for _, idle in listed),
                "kept": pa.array([idle.kept for _, idle in listed], pa.bool_()),
                "cost": pa.array(cost, pa.float64()),
            }
        )

    def residues(self) -> pa.Table:
        """Return every rounding to cents: level (period, owner, row), name, amount, cents, and cents less amount."""
        listed = [(ledger, *item) for ledger in self.ledgers for item in _rounded(ledger)]
        counts: dict[int, int] = {}
        for ledger, *_ in listed:
            counts[id(ledger)] = counts.get(id(ledger), 0) + 1
        return pa.table(
            {
                **_periods([(ledger, counts[id(ledger)]) for ledger in self.ledgers]),
                "level": pa.array([level for _, level, *_ in listed], TEXT),
                "name": pa.array([name for _, _, name, *_ in listed], TEXT),
                "amount": decimals(amount for *_, amount, _ in listed),
                "cents": pa.array([cents for *_, cents in listed], COUNT),
                "residue": decimals(cents * CENT - amount for *_, amount, cents in listed),
            }
        )


def _rounded(ledger: Ledger) -> Iterator[tuple[str, str, int, int]]:
    yield "period", "", ledger.total, cents_of(ledger.total)
    for owner, amount, cents in zip(ledger.graph.owners, ledger.owner_units(), ledger.owner_cents(), strict=True):
        yield "owner", owner, amount, cents
    for row in rows(ledger):
        yield "row", f"{row.owner} ← {row.pool or row.platform}", row.amount, row.cents


def _periods(counts: Iterable[tuple[Ledger, int]]) -> dict[str, pa.Array]:
    """The three columns that every published number carries."""
    counted = list(counts)
    values = {
        "period_start": [ledger.graph.start for ledger, count in counted for _ in range(count)],
        "period_end": [ledger.graph.end for ledger, count in counted for _ in range(count)],
        "currency": [ledger.currency for ledger, count in counted for _ in range(count)],
    }
    return {name: pa.array(values[name], kind) for name, kind in _PERIOD}
