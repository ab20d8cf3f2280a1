"""The causes that are planted, each in several ways, and the drawing of a case: a company, a cause, whose cost is asked.

A draft that moves the scope's cost by too little to be told from noise, or by more than a company would, is drawn anew. So
is one that the documentation gives another name: a platform that takes more of another lowers the teams' own shares of
it; a team that pays less by that sees `share_change`. `upstream_use` is planted only where the team then pays more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from random import Random

from planted_companies import (
    AFTER,
    BEFORE,
    IDLE,
    LEAST,
    MOST,
    Charge,
    Company,
    Use,
    amount,
    company,
    cost_of,
)

Days = tuple[Company, Company]


class MisfitError(Exception):
    """The company has nothing to plant this into."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is planted: the later days (or the earlier as reported), whose cost is asked, and which way it must move."""

    after: Days
    scope: tuple[str, ...] | None
    reported: Days | None = None
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A planted cause, ready to be asked: days with noise, and the planted effect without noise."""

    seed: int
    cause: str
    way: str
    scope: tuple[str, ...] | None
    before: Days
    after: Days
    reported: Days | None
    effect: float


Plant = Callable[[Random, Company], Draft]


def _both(day: Company, scope: tuple[str, ...] | None, sign: int = 0) -> Draft:
    return Draft((day, day), scope, sign=sign)


def _team(rng: Random, world: Company) -> str:
    return rng.choice(world.teams)


def _pool(rng: Random, world: Company, wanted: Callable[[str], bool] = lambda _: True) -> str:
    pools = [pool for pool in world.pools if wanted(pool)]
    if not pools:
        raise MisfitError
    return rng.choice(pools)


def _factor(rng: Random) -> Decimal:
    """Return how much larger or smaller: 1.2 to 3, or its like downwards."""
    more = amount(rng, 1.2, 3)
    return more if rng.random() < 0.6 else round(1 / more, 6)


def _times(factor: Decimal) -> Callable[[Charge], Charge]:
    return lambda charge: replace(charge, quantity=round((charge.quantity or Decimal(0)) * factor, 6))


def _used_times(factor: Decimal) -> Callable[[Use], Use]:
    return lambda use: replace(use, quantity=round(use.quantity * factor, 6))


def _nearby(rng: Random, world: Company, team: str) -> tuple[str, ...] | None:
    """Return whose cost is asked: the team's, the team's with another's, or everybody's."""
    other = rng.choice([name for name in world.teams if name != team])
    return rng.choice([(team,), (team,), (team, other), None])


# -- own charges --


def rate_of_sku(rng: Random, world: Company) -> Draft:
    team, factor = _team(rng, world), _factor(rng)
    sku = rng.choice(world.own(team)).sku
    day = world.charged(lambda c: c.sku == sku, lambda c: replace(c, price=round(c.price * factor, 6)))
    return _both(day, _nearby(rng, world, team))


def rate_of_discount(rng: Random, world: Company) -> Draft:
    """A discount on all of a team's own things of a service."""
    team, factor = _team(rng, world), amount(rng, 0.5, 0.9)
    service = rng.choice(world.own(team)).service
    day = world.charged(
        lambda c: c.owner == team and c.service == service and c.quantity is not None,
        lambda c: replace(c, price=round(c.price * factor, 6)),
    )
    return _both(day, (team,))


def rate_of_pool(rng: Random, world: Company) -> Draft:
    """A platform's bill gets dearer, as the whole company sees it: pools' charges are own charges there."""
    return replace(price_of_pool(rng, world), scope=None)


def volume_of_service(rng: Random, world: Company) -> Draft:
    """A team uses more or less of all that it buys of a service, in the same composition."""
    team, factor = _team(rng, world), _factor(rng)
    service = rng.choice(world.own(team)).service
    day = world.charged(lambda c: c.owner == team and c.service == service and c.quantity is not None, _times(factor))
    return _both(day, (team,))


def volume_of_all(rng: Random, world: Company) -> Draft:
    """Everybody uses more or less of a service."""
    service, factor = rng.choice(world.own(None)).service, _factor(rng)
    day = world.charged(lambda c: c.service == service and c.owner is not None, _times(factor))
    return _both(day, rng.choice([(_team(rng, world),), None]))


def growth_of_sku(rng: Random, world: Company) -> Draft:
    """One SKU is used more or less, whatever else is bought of its service."""
    team, factor = _team(rng, world), _factor(rng)
    sku = rng.choice(world.own(team)).sku
    return _both(world.charged(lambda c: c.owner == team and c.sku == sku, _times(factor)), _nearby(rng, world, team))


def growth_of_assets(rng: Random, world: Company) -> Draft:
    """One more asset of a SKU that the team has already."""
    team = _team(rng, world)
    like = rng.choice(world.own(team))
    return _both(world.with_charges(replace(like, asset=f"{team}-more")), _nearby(rng, world, team))


def mix_of_skus(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    giver, taker = rng.sample(world.own(team), 2)
    if giver.service != taker.service or giver.sku == taker.sku:
        raise MisfitError
    assert giver.quantity is not None
    assert taker.quantity is not None
    moved = round(min(giver.quantity, taker.quantity) * Decimal(f"{rng.uniform(0.2, 0.8):.3f}"), 6)
    day = world.charged(lambda c: c == giver, lambda c: replace(c, quantity=(c.quantity or 0) - moved))
    day = day.charged(lambda c: c == taker, lambda c: replace(c, quantity=(c.quantity or 0) + moved))
    return _both(day, (team,))


def _fresh(rng: Random, team: str, service: str) -> Charge:
    price = amount(rng, 0.05, 5)
    return Charge(f"{team}-x", team, "cloud", service, f"{service}-x", round(amount(rng, 40, 200) / price, 6), price)


def new_sku(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    service = rng.choice(world.own(team)).service
    return _both(world.with_charges(_fresh(rng, team, service)), _nearby(rng, world, team))


def new_service(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    return _both(world.with_charges(_fresh(rng, team, "vision")), _nearby(rng, world, team))


def new_to_team(rng: Random, world: Company) -> Draft:
    """A SKU that others have bought before, and this team has not."""
    team = _team(rng, world)
    had = {charge.sku for charge in world.own(team)}
    there = [charge for charge in world.own(None) if charge.sku not in had]
    if not there:
        raise MisfitError
    return _both(world.with_charges(replace(rng.choice(there), asset=f"{team}-x", owner=team)), (team,))


def retired_sku(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    sku = rng.choice(world.own(team)).sku
    return _both(world.charged(lambda c: c.sku == sku, lambda c: None), _nearby(rng, world, team))


def retired_service(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    service = rng.choice(world.own(team)).service
    return _both(world.charged(lambda c: c.owner == team and c.service == service, lambda c: None), (team,))


def _lump(rng: Random, team: str, category: str, sign: int) -> Charge:
    return Charge(f"{team}-lump", team, "cloud", "support", None, None, sign * amount(rng, 20, 150), None, category)


def credit(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    lump = _lump(rng, team, rng.choice(["Credit", "Adjustment"]), -1)
    return _both(world.with_charges(lump), _nearby(rng, world, team))


def correction(rng: Random, world: Company) -> Draft:
    """A correction of usage: a charge with quantity and price like any other, but of the class Correction."""
    team = _team(rng, world)
    like = rng.choice(world.own(team))
    wrong = replace(like, asset=f"{like.asset}", price=-like.price / 2, charge_class="Correction")
    return _both(world.with_charges(wrong), (team,))


def fee(rng: Random, world: Company) -> Draft:
    team = _team(rng, world)
    return _both(world.with_charges(_lump(rng, team, rng.choice(["Purchase", "Tax"]), 1)), _nearby(rng, world, team))


def fee_of_usage(rng: Random, world: Company) -> Draft:
    """A charge of category Usage that tells no quantity, or one of zero."""
    team = _team(rng, world)
    lump = _lump(rng, team, "Usage", 1)
    return _both(world.with_charges(replace(lump, sku="monthly-minimum")), (team,))


# -- who owns it --


def _handed_over(rng: Random, world: Company) -> tuple[str, str, str]:
    """Return an asset, its owner and another team."""
    giver, taker = rng.sample(world.teams, 2)
    return rng.choice(world.own(giver)).asset, giver, taker


def transfer(rng: Random, world: Company) -> Draft:
    asset, giver, taker = _handed_over(rng, world)
    day = world.charged(lambda c: c.asset == asset, lambda c: replace(c, owner=taker))
    return _both(day, (rng.choice([giver, taker]),))


def transfer_within(rng: Random, world: Company) -> Draft:
    """The asset moves on the second day of the later period."""
    asset, giver, taker = _handed_over(rng, world)
    day = world.charged(lambda c: c.asset == asset, lambda c: replace(c, owner=taker))
    return Draft((world, day), (rng.choice([giver, taker]),))


def transfer_of_consumer(rng: Random, world: Company) -> Draft:
    """What uses a platform moves to another team, and its use with it."""
    giver, taker = rng.sample(world.teams, 2)
    moved = f"{giver}-job-0"
    day = world.used(lambda u: u.consumer == moved, lambda u: replace(u, owner=taker))
    return _both(day, (rng.choice([giver, taker]),))


# -- shared platforms --


def _used_by_teams_only(world: Company) -> Callable[[str], bool]:
    fixed = {pool for pool, _ in world.fixed}
    upstream = {use.platform for use in world.uses if use.consumer_platform in world.pools}
    return lambda pool: pool not in fixed and pool not in upstream


def share_by_use(rng: Random, world: Company) -> Draft:
    """A team uses more or less of a platform, at an unchanged bill of the platform."""
    team, factor = _team(rng, world), _factor(rng) ** 2
    pool = _pool(rng, world)
    day = world.used(lambda u: u.platform == pool and u.owner == team, _used_times(factor))
    return _both(day, (team,), 1 if factor > 1 else -1)


def share_by_others(rng: Random, world: Company) -> Draft:
    """Another team uses more or less of it."""
    team, other = rng.sample(world.teams, 2)
    pool = _pool(rng, world, _used_by_teams_only(world))
    return _both(world.used(lambda u: u.platform == pool and u.owner == other, _used_times(_factor(rng) ** 2)), (team,))


def share_by_idle(rng: Random, world: Company) -> Draft:
    pool = _pool(rng, world, _used_by_teams_only(world))
    day = world.used(lambda u: u.platform == pool and u.consumer == IDLE, _used_times(amount(rng, 3, 12)))
    return _both(day, (_team(rng, world),))


def share_by_rule(rng: Random, world: Company) -> Draft:
    if not world.fixed:
        raise MisfitError
    (pool, shares), team = world.fixed[0], _team(rng, world)
    weights = {taker: part * (rng.randint(2, 4) if taker == team else 1) for taker, part in shares}
    whole = sum(weights.values(), Fraction(0))
    made = tuple((taker, weight / whole) for taker, weight in weights.items())
    return _both(replace(world, fixed=((pool, made),)), (team,))


def share_by_method(rng: Random, world: Company) -> Draft:
    """A platform that was divided by use is divided evenly."""
    pool, part = _pool(rng, world, _used_by_teams_only(world)), Fraction(1, len(world.teams))
    day = replace(world, fixed=(*world.fixed, (pool, tuple((team, part) for team in world.teams))))
    return _both(day, (_team(rng, world),))


def price_of_pool(rng: Random, world: Company) -> Draft:
    pool, factor = _pool(rng, world), _factor(rng)
    day = world.charged(lambda c: c.platform == pool, lambda c: replace(c, price=round(c.price * factor, 6)))
    return _both(day, (_team(rng, world),))


def volume_of_pool(rng: Random, world: Company) -> Draft:
    pool = _pool(rng, world)
    return _both(world.charged(lambda c: c.platform == pool, _times(_factor(rng))), (_team(rng, world),))


def fee_of_pool(rng: Random, world: Company) -> Draft:
    pool = _pool(rng, world)
    lump = Charge(f"{pool}-licence", None, pool, "support", None, None, amount(rng, 100, 500), None, "Purchase")
    return _both(world.with_charges(lump), (_team(rng, world),))


def use_between_pools(rng: Random, world: Company) -> Draft:
    """A platform takes more or less of another; teams that use it pay more or less by that."""
    links = [use for use in world.uses if use.consumer_platform in world.pools]
    if not links:
        raise MisfitError
    link, factor = rng.choice(links), _factor(rng) ** 2
    day = world.used(lambda u: u == link, _used_times(factor))
    return _both(day, (_team(rng, world),), 1 if factor > 1 else -1)


def use_between_pools_moved(rng: Random, world: Company) -> Draft:
    """One platform gives up what another takes of a third: the teams' own shares of it stay."""
    if len(world.pools) < 3:
        raise MisfitError
    giver, taker = rng.sample([use for use in world.uses if use.platform == world.pools[0] and not use.owner][1:], 2)
    moved = round(giver.quantity * Decimal(f"{rng.uniform(0.4, 0.95):.3f}"), 6)
    day = world.used(lambda u: u == giver, lambda u: replace(u, quantity=u.quantity - moved))
    day = day.used(lambda u: u == taker, lambda u: replace(u, quantity=u.quantity + moved))
    return _both(day, (_team(rng, world),))


# -- data --


def late_charges(rng: Random, world: Company) -> Draft:
    """A charge of the earlier period had not come yet when it was reported."""
    team = _team(rng, world)
    late = rng.choice(world.own(team))
    day = world.charged(lambda c: c == late, lambda c: None)
    return Draft((world, world), _nearby(rng, world, team), (day, day))


def restated(rng: Random, world: Company) -> Draft:
    """The prices of a SKU were others when it was reported."""
    day = rate_of_sku(rng, world)
    return Draft((world, world), day.scope, day.after)


def late_bill_of_pool(rng: Random, world: Company) -> Draft:
    late = rng.choice([charge for charge in world.charges if charge.owner is None and charge.platform in world.pools])
    day = world.charged(lambda c: c == late, lambda c: None)
    return Draft((world, world), (_team(rng, world),), (day, day))


def late_usage(rng: Random, world: Company) -> Draft:
    late = rng.choice([use for use in world.uses if use.owner] or [None])
    if late is None:
        raise MisfitError
    day = world.used(lambda u: u == late, lambda u: None)
    return Draft((world, world), (_team(rng, world),), (day, day))


def late_owner(rng: Random, world: Company) -> Draft:
    """It came late that an asset was another team's."""
    asset, giver, taker = _handed_over(rng, world)
    day = world.charged(lambda c: c.asset == asset, lambda c: replace(c, owner=taker))
    return Draft((world, world), (rng.choice([giver, taker]),), (day, day))


PLANTS: dict[str, tuple[Plant, ...]] = {
    "rate": (rate_of_sku, rate_of_discount, rate_of_pool),
    "volume": (volume_of_service, volume_of_all, growth_of_sku, growth_of_assets),
    "mix": (mix_of_skus,),
    "new": (new_sku, new_service, new_to_team),
    "retired": (retired_sku, retired_service),
    "ownership_transfer": (transfer, transfer_within, transfer_of_consumer),
    "share_change": (share_by_use, share_by_others, share_by_idle, share_by_rule, share_by_method),
    "upstream_use": (use_between_pools, use_between_pools_moved),
    "upstream_price": (price_of_pool, volume_of_pool, fee_of_pool),
    "credits": (credit, correction),
    "non_usage": (fee, fee_of_usage),
    "late_data": (late_charges, restated, late_bill_of_pool, late_usage, late_owner),
}
"""The ways in which each cause is planted; causes go by the names that the documentation gives them."""

WITHIN = {"price_of_pool": "rate", "volume_of_pool": "volume", "fee_of_pool": "non_usage"}
"""What `Change.causes()` must call a change of a platform's bill, once it is looked into."""


def case(seed: int) -> Case:
    """Return the case of a seed; seeds take the causes in turn, and the ways of each in turn."""
    causes = list(PLANTS)
    cause = causes[seed % len(causes)]
    ways = PLANTS[cause]
    way = ways[seed // len(causes) % len(ways)]
    rng = Random(seed)
    for _ in range(2000):
        world = company(rng)
        try:
            draft = way(rng, world)
        except MisfitError:
            continue
        effect = _effect(world, draft)
        if LEAST <= abs(effect) / abs(cost_of((world, world), draft.scope)) <= MOST and effect * draft.sign >= 0:
            return _case(seed, cause, way.__name__, world, draft, effect)
    raise AssertionError(f"no company for {way.__name__} in 2000 draws")


def _effect(world: Company, draft: Draft) -> float:
    first = draft.reported or (world, world)
    return cost_of(draft.after, draft.scope) - cost_of(first, draft.scope)


def _case(seed: int, cause: str, way: str, world: Company, draft: Draft, effect: float) -> Case:
    def days(planned: Days, dates: tuple[datetime, datetime]) -> Days:
        return planned[0].noisy(seed, dates[0]), planned[1].noisy(seed, dates[1])

    return Case(
        seed=seed,
        cause=cause,
        way=way,
        scope=draft.scope,
        before=days((world, world), BEFORE),
        after=days(draft.after, AFTER),
        reported=days(draft.reported, BEFORE) if draft.reported else None,
        effect=effect,
    )
