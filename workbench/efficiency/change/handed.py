"""Why what shared platforms charge a scope changed: its shares, the platforms' use of one another, their own bills.

A period of many days is one system again: with x the sums of the days' gross costs, and shares weighted by them, x =
d + A x holds for the sums as it does for each day. The scope pays s'(I - A)^-1 d, where d are the pools' own bills and
s the scope's shares. s follows from usage and rules, and from who owns the assets that use. Four factors thus: owners,
shares, A and d. Each is exchanged for its later self in all 24 orders, and what that does is averaged (Shapley 1953): the
four effects sum to the change exactly and depend on no order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import factorial

import numpy as np
import numpy.typing as npt

from workbench.efficiency.allocation import Allocation
from workbench.efficiency.allocation.amounts import WHOLE, Floats, fraction
from workbench.efficiency.change.model import Cause, Piece

#: A factor's state: 0 as before, 1 as after. Of owners, shares, use of one another, bills.
State = tuple[int, int, int, int]
_CAUSES = (Cause.OWNERSHIP_TRANSFER, Cause.SHARE_CHANGE, Cause.UPSTREAM_USE, Cause.UPSTREAM_PRICE)
_OWNERS, _SHARES, _USE, _BILLS = range(4)
_STATES: tuple[State, ...] = tuple(product((0, 1), (0, 1), (0, 1), (0, 1)))

#: Divides the difference of a pool's own bill; the pieces sum to it.
Divide = Callable[[str], list[Piece]]


@dataclass(frozen=True, slots=True)
class Whole:
    """A period's system, over the pools of both periods.

    Attributes:
        bills: d; `use` is A, by target and source; `shares` is s.
        known: which pools cost anything then.
        paid: what the scope paid, in units.
    """

    pools: tuple[str, ...]
    bills: Floats
    use: Floats
    shares: Floats
    known: npt.NDArray[np.bool_]
    paid: int


def whole(allocation: Allocation, currency: str, pools: Sequence[str], scope: Collection[str]) -> Whole:
    """Return the system of all periods of an allocation; shares are weighted by what the pools cost without credits."""
    number = {name: at for at, name in enumerate(pools)}
    count, paid = len(pools), 0
    bills, gross = np.zeros(count), np.zeros(count)
    use, shares = np.zeros((count, count)), np.zeros(count)
    for ledger in (one for one in allocation.ledgers if one.currency == currency):
        places = np.array([number[pool.name] for pool in ledger.graph.pools], dtype=np.int64)
        mine = [at for at, owner in enumerate(ledger.graph.owners) if owner in scope]
        paid += sum(ledger.shared[at] for at in mine)
        own = np.array([amount / WHOLE for amount in ledger.own])
        weight = ledger.system.gross(np.abs(own)) if len(own) else own
        bills[places] += own
        gross[places] += weight
        use[np.ix_(places, places)] += ledger.system.upstream.toarray() * weight
        shares[places] += np.asarray(ledger.system.handed[mine].sum(axis=0)).ravel() * weight
    known = gross > 0
    base = np.where(known, gross, 1.0)
    return Whole(tuple(pools), bills, use / base, shares / base, known, paid)


def handed_pieces(systems: dict[tuple[int, int], Whole], divide: Divide) -> list[Piece]:
    """Return why what the pools charge the scope changed; the pieces sum to the change exactly.

    Args:
        systems: by usage and by owners: (0, 0) is before, (1, 1) after, (0, 1) the usage of before with the owners of
            after. A pool without cost in a period has the shares of the other.
        divide: the pieces of a pool's own bill.
    """
    before, after = systems[0, 0], systems[1, 1]
    if not before.pools:
        return []
    model = _Model(systems)
    worth = {state: _exact(model.value(state)) for state in _STATES}
    first, last = fraction(before.paid), fraction(after.paid)
    # what floating point, and credits within a period, leave between the model and what was paid belongs to the bills
    wrong = (first - worth[0, 0, 0, 0], last - worth[1, 1, 1, 1])
    worth = {state: value + wrong[state[_BILLS]] for state, value in worth.items()}
    effects = [_effect(worth, factor) for factor in range(4)]
    return [
        *_spread(effects[_OWNERS], list(_by_pool(model, _OWNERS)), Cause.OWNERSHIP_TRANSFER),
        *_spread(effects[_SHARES], list(_by_pool(model, _SHARES)), Cause.SHARE_CHANGE),
        *_spread(effects[_USE], [], Cause.UPSTREAM_USE),
        *_spread(effects[_BILLS], list(_by_bill(model, divide)), Cause.UPSTREAM_PRICE),
    ]


class _Model:
    """What the scope pays in any mixture of the two periods."""

    def __init__(self, systems: dict[tuple[int, int], Whole]) -> None:
        before, after = systems[0, 0], systems[1, 1]
        self.pools = before.pools
        self.bills = (before.bills, after.bills)
        use = [before.use.copy(), after.use.copy()]
        use[0][:, ~before.known], use[1][:, ~after.known] = after.use[:, ~before.known], before.use[:, ~after.known]
        eye = np.eye(len(self.pools))
        self._inverse = [np.linalg.inv(eye - matrix) for matrix in use]
        self._shares = {key: _filled(systems, key) for key in product((0, 1), (0, 1))}

    def shares(self, usage: int, owners: int) -> Floats:
        """Return the scope's shares of the pools."""
        return self._shares[usage, owners]

    def gross(self, use: int, bills: int) -> Floats:
        """Return what the pools cost."""
        return self._inverse[use] @ self.bills[bills]

    def worth(self, owners: int, usage: int, use: int) -> Floats:
        """Return what the scope pays of one unit of each pool's own bill."""
        return self.shares(usage, owners) @ self._inverse[use]

    def value(self, state: State) -> float:
        """Return what the scope pays."""
        owners, usage, use, bills = state
        return float(self.shares(usage, owners) @ self.gross(use, bills))


def _filled(systems: dict[tuple[int, int], Whole], key: tuple[int, int]) -> Floats:
    """The scope's shares by usage and owners; of a pool without cost there, those of the nearest that has some."""
    usage, owners = key
    order = [(usage, owners), (usage, 1 - owners), (1 - usage, owners), (1 - usage, 1 - owners)]
    found = np.zeros(len(systems[0, 0].pools))
    open_ = np.ones(len(found), dtype=bool)
    for one in order:
        if one in systems:
            take = open_ & systems[one].known
            found[take] = systems[one].shares[take]
            open_ &= ~take
    return found


def _effect(worth: dict[State, Fraction], factor: int) -> Fraction:
    """The Shapley value of one factor."""
    return sum(
        (
            weight * (worth[_with(state, factor, 1)] - worth[_with(state, factor, 0)])
            for state, weight in _others(factor)
        ),
        Fraction(0),
    )


def _others(factor: int) -> Iterator[tuple[State, Fraction]]:
    """Yield the states of the other factors with the part of all orders in which they come about before this one."""
    for state in _STATES:
        if state[factor] == 0:
            later = sum(state)
            yield state, Fraction(factorial(later) * factorial(3 - later), factorial(4))


def _with(state: State, factor: int, value: int) -> State:
    changed = [*state]
    changed[factor] = value
    return (changed[0], changed[1], changed[2], changed[3])


def _by_pool(model: _Model, factor: int) -> Iterator[Piece]:
    """The effect of the scope's shares, or of who owns, pool by pool: it is linear in them."""
    effect = np.zeros(len(model.pools))
    for state, weight in _others(factor):
        later, sooner = _with(state, factor, 1), _with(state, factor, 0)
        difference = model.shares(later[_SHARES], later[_OWNERS]) - model.shares(sooner[_SHARES], sooner[_OWNERS])
        effect += float(weight) * difference * model.gross(state[_USE], state[_BILLS])
    shares = (model.shares(0, 0), model.shares(1, 1))
    for at, name in enumerate(model.pools):
        item = f"{name}: {shares[0][at]:.2%} → {shares[1][at]:.2%}"
        yield Piece(_CAUSES[factor], item, _exact(float(effect[at])), via=name)


def _by_bill(model: _Model, divide: Divide) -> Iterator[Piece]:
    """The effect of the pools' own bills, cause by cause: it is linear in them too."""
    worth = np.zeros(len(model.pools))
    for state, weight in _others(_BILLS):
        worth += float(weight) * model.worth(state[_OWNERS], state[_SHARES], state[_USE])
    for at, name in enumerate(model.pools):
        if worth[at]:
            for piece in divide(name):
                amount = _exact(float(worth[at])) * piece.amount
                yield Piece(Cause.UPSTREAM_PRICE, piece.item, amount, name, piece.cause, piece.quantity, piece.price)


def _spread(effect: Fraction, pieces: list[Piece], cause: Cause) -> list[Piece]:
    """Pieces that sum to an effect: what they leave open, which is noise of floating point, is the largest piece's."""
    kept = [piece for piece in pieces if piece.amount]
    left = effect - sum((piece.amount for piece in kept), Fraction(0))
    if not left:
        return kept
    if not kept:
        return [Piece(cause, "shared platforms", left)]
    largest = max(range(len(kept)), key=lambda at: abs(kept[at].amount))
    one = kept[largest]
    kept[largest] = Piece(one.cause, one.item, one.amount + left, one.via, one.within, one.quantity, one.price)
    return kept


def _exact(value: float) -> Fraction:
    return Fraction(value)
