"""Small companies into whose later period exactly one cause of a change is planted, with what their owners then pay.

Written from the documentation of "why did it change" alone. What owners pay is computed here a second time, in floating
point by repeated handing on, so that neither the totals nor the size of what is planted is taken from the product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from random import Random

import pyarrow as pa

from workbench.efficiency.allocation import read_rules
from workbench.efficiency.change import Costs
from workbench.efficiency.tables import AMOUNT, INSTANT, TEXT

BEFORE = (datetime(2026, 1, 5), datetime(2026, 1, 6))
AFTER = (datetime(2026, 2, 2), datetime(2026, 2, 3))
CURRENCY = "USD"
IDLE = "__idle__"

NOISE = 0.005
"""How far a quantity strays from its plan on a day, up or down: two periods differ by at most 1 %."""

LEAST, MOST = 0.05, 1.5
"""How large the planted effect is, as a part of what the scope paid before."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A row of the bill; `price` is that of the whole where there is no quantity."""

    asset: str
    owner: str | None  # None: the pool's of its platform
    platform: str
    service: str
    sku: str | None
    quantity: Decimal | None
    price: Decimal
    unit: str | None = "hours"
    category: str = "Usage"
    charge_class: str | None = None

    @property
    def cost(self) -> Decimal:
        return (self.price * (1 if self.quantity is None else self.quantity)).quantize(Decimal("1e-12"))


@dataclass(frozen=True, slots=True)
class Use:
    """What a consumer used of a platform; without an owner it is the pool of its platform, or idle."""

    platform: str
    consumer: str
    consumer_platform: str | None
    owner: str | None
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Company:
    """One day of a company: its bill, the use of its platforms, the shares of those that have fixed ones."""

    teams: tuple[str, ...]
    pools: tuple[str, ...]
    charges: tuple[Charge, ...]
    uses: tuple[Use, ...]
    fixed: tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...] = ()

    def charged(self, test: Callable[[Charge], bool], change: Callable[[Charge], Charge | None]) -> Company:
        """Return it with the charges that pass the test changed; None takes one away."""
        made = [change(charge) if test(charge) else charge for charge in self.charges]
        return replace(self, charges=tuple(charge for charge in made if charge is not None))

    def used(self, test: Callable[[Use], bool], change: Callable[[Use], Use | None]) -> Company:
        made = [change(use) if test(use) else use for use in self.uses]
        return replace(self, uses=tuple(use for use in made if use is not None))

    def with_charges(self, *more: Charge) -> Company:
        return replace(self, charges=(*self.charges, *more))

    def own(self, owner: str | None) -> list[Charge]:
        """Return the charges of things with a quantity of an owner; of all teams for None."""
        owners = self.teams if owner is None else (owner,)
        return [charge for charge in self.charges if charge.owner in owners and charge.quantity is not None]

    def noisy(self, seed: int, day: datetime) -> Company:
        """Return it with every quantity a little off, each row by itself but the same each time it is asked."""

        def off(quantity: Decimal, *key: object) -> Decimal:
            factor = 1 + Random(f"{seed} {day} {key}").uniform(-NOISE, NOISE)
            return (quantity * Decimal(f"{factor:.6f}")).quantize(Decimal("1e-9"))

        return replace(
            self,
            charges=tuple(
                charge if charge.quantity is None else replace(charge, quantity=off(charge.quantity, charge.asset))
                for charge in self.charges
            ),
            uses=tuple(replace(use, quantity=off(use.quantity, use.platform, use.consumer)) for use in self.uses),
        )


def paid(company: Company) -> dict[str, float]:
    """Return what each owner pays for a day: its own charges and what pools hand on, handed on until nothing is left."""
    owners: defaultdict[str, float] = defaultdict(float)
    held = dict.fromkeys(company.pools, 0.0)
    for charge in company.charges:
        if charge.owner is None and charge.platform in held:
            held[charge.platform] += float(charge.cost)
        else:
            owners[charge.owner or "unowned"] += float(charge.cost)
    parts = {pool: _parts(company, pool) for pool in company.pools}
    while max(map(abs, held.values())) > 1e-10:
        handed = dict.fromkeys(company.pools, 0.0)
        for pool, amount in held.items():
            for taker, part in parts[pool].items():
                (handed if taker in handed else owners)[taker] += amount * part
        held = handed
    return owners


def _parts(company: Company, pool: str) -> dict[str, float]:
    fixed = dict(company.fixed).get(pool)
    if fixed is not None:
        return {taker: float(part) for taker, part in fixed}
    used: defaultdict[str, float] = defaultdict(float)
    for use in company.uses:
        if use.platform == pool:
            taker = f"idle:{pool}" if use.consumer == IDLE else use.owner or use.consumer_platform or "unowned"
            used[taker] += float(use.quantity)
    whole = sum(used.values())
    return {taker: quantity / whole for taker, quantity in used.items()}


def cost_of(days: Iterable[Company], owners: tuple[str, ...] | None) -> float:
    """Return what a scope pays over days; None is everybody."""
    totals = [paid(day) for day in days]
    return sum(sum(total.values()) if owners is None else sum(total[owner] for owner in owners) for total in totals)


def costs(days: Iterable[Company], starts: Iterable[datetime]) -> Costs:
    """Return the days as `change` takes a period."""
    dated = list(zip(days, starts, strict=True))
    charges: list[dict[str, object]] = [
        {
            "period_start": start,
            "currency": CURRENCY,
            "platform": charge.platform,
            "asset_id": charge.asset,
            "owner_id": charge.owner,
            "amount": charge.cost,
            "ChargeCategory": charge.category,
            "ChargeClass": charge.charge_class,
            "PricingQuantity": charge.quantity,
            "PricingUnit": charge.unit,
            "ProviderName": "Nimbus",
            "ServiceName": charge.service,
            "SkuId": charge.sku,
        }
        for day, start in dated
        for charge in day.charges
    ]
    usage: list[dict[str, object]] = [
        {
            "platform": use.platform,
            "consumer_platform": use.consumer_platform,
            "consumer_asset_id": use.consumer,
            "owner_id": use.owner,
            "measure": "work",
            "unit": "hours",
            "quantity": use.quantity,
            "period_start": start,
        }
        for day, start in dated
        for use in day.uses
    ]
    return Costs(_table(charges), _table(usage), read_rules(_rules(dated[0][0]), "allocation.yml"))


_KINDS = {"period_start": INSTANT, "amount": AMOUNT, "quantity": AMOUNT, "PricingQuantity": AMOUNT}


def _table(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, _KINDS.get(name, TEXT)) for name in rows[0]]))


def _rules(company: Company) -> str:
    fixed = dict(company.fixed)
    lines = ['version: "1"', "basis: EffectiveCost", "rules:"]
    for pool in company.pools:
        shares = ", ".join(f'{taker}: "{part}"' for taker, part in fixed.get(pool, ()))
        method = f"method: fixed, shares: {{{shares}}}" if shares else "method: usage, measure: work"
        lines.append(f"  - {{id: {pool}-rule, platform: {pool}, {method}, reason: Agreed.}}")
    return "\n".join(lines) + "\n"


SERVICES = ("compute", "storage", "database")
TEAMS = ("search", "shop", "ads", "maps", "mail")
POOLS = ("kubernetes", "warehouse", "kafka")


def amount(rng: Random, least: float, most: float) -> Decimal:
    """Return a number between two, small ones as likely as large ones."""
    return Decimal(f"{least * (most / least) ** rng.random():.6f}")


def company(rng: Random) -> Company:
    """Return a made company: 3 to 5 teams, 1 to 3 platforms of which the last is used by no other, 6 to 12 SKUs."""
    teams = TEAMS[: rng.randint(3, 5)]
    pools = POOLS[: rng.randint(1, 3)]
    prices = {
        (service, f"{service}-{number}"): amount(rng, 0.05, 5)
        for service in SERVICES
        for number in range(rng.randint(2, 4))
    }
    charges: list[Charge] = []
    for team in teams:
        for number in range(rng.randint(4, 7)):
            (service, sku), price = rng.choice(list(prices.items()))
            quantity = round(amount(rng, 20, 200) / price, 6)
            charges.append(Charge(f"{team}-{number}", team, "cloud", service, sku, quantity, price))
        charges.append(
            Charge(f"{team}-support", team, "cloud", "support", None, None, amount(rng, 1, 9), None, "Purchase")
        )
        charges.append(
            Charge(f"{team}-promo", team, "cloud", "support", None, None, -amount(rng, 1, 9), None, "Credit")
        )
    for pool in pools:
        for number in range(rng.randint(2, 3)):
            price = amount(rng, 0.05, 5)
            quantity = round(amount(rng, 100, 400) / price, 6)
            sku = f"{pool}-node-{number}"
            charges.append(Charge(f"{pool}-{number}", None, pool, "compute", sku, quantity, price))
    charges.append(Charge("lost", None, "cloud", "compute", "compute-0", Decimal(3), prices["compute", "compute-0"]))
    uses = tuple(use for place in range(len(pools)) for use in _uses(rng, teams, pools, place))
    return Company(teams, pools, tuple(charges), uses, _fixed(rng, teams, pools))


def _uses(rng: Random, teams: tuple[str, ...], pools: tuple[str, ...], place: int) -> list[Use]:
    pool = pools[place]
    made = [Use(pool, IDLE, None, None, amount(rng, 2, 20))]
    for team in teams:
        made += [Use(pool, f"{team}-job-{job}", "cloud", team, amount(rng, 2, 60)) for job in range(rng.randint(0, 2))]
    users = [user for user in pools if user != pool and (place == 0 or rng.random() < 0.5) and pool != pools[-1]]
    return made + [Use(pool, f"{user}-core", user, None, amount(rng, 5, 60)) for user in users]


def _fixed(
    rng: Random, teams: tuple[str, ...], pools: tuple[str, ...]
) -> tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...]:
    """Return fixed shares for the last platform of some companies that have several."""
    if len(pools) == 1 or rng.random() < 0.5:
        return ()
    weights = [rng.randint(1, 6) for _ in teams]
    return ((pools[-1], tuple((team, Fraction(w, sum(weights))) for team, w in zip(teams, weights, strict=True))),)
