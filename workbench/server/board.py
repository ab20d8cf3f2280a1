"""The board of cloud efficiency, as the front end gets it: texts to show, and cells to put into a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from workbench.efficiency import board as kept

if TYPE_CHECKING:
    from workbench.server import requests as r
    from workbench.server.shelf import Opened

#: How a feed keeps what its contract promises.
Light: TypeAlias = Literal["met", "late", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class Money:
    """A month's cost in one currency, and how it differs from the month before; both as they are shown."""

    amount: str
    change: str | None


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed: whether it keeps its promises, in a word and in a sentence."""

    name: str
    light: Light
    said: str
    contract: str | None
    quarantined: int


@dataclass(frozen=True, slots=True)
class PlatformState:
    """A platform or provider with its cost and its feeds; `light` is the worst of theirs."""

    name: str
    rule: str | None
    light: Light
    costs: tuple[Money, ...]
    feeds: tuple[FeedState, ...]
    cell: str


@dataclass(frozen=True, slots=True)
class OwnerNode:
    """An owner with those below it; the costs are of all of them."""

    name: str
    title: str
    kind: str
    costs: tuple[Money, ...]
    cell: str
    children: tuple[OwnerNode, ...]


@dataclass(frozen=True, slots=True)
class AuditState:
    """The result of an audit."""

    name: str
    layer: str
    severity: str
    subject: str
    passed: bool
    said: str
    owner: str | None
    first_seen: str | None


@dataclass(frozen=True, slots=True)
class EfficiencyReply:
    """How cloud efficiency stands.

    Attributes:
        state: `none` where the project has none, `empty` before the first publication.
        month: the month the costs are of, and `before` the one they are compared with.
        notes: what a reader must know.
        cell: a cell that computes, checks or shows all of it.
    """

    state: Literal["none", "empty", "ready"]
    as_of: str | None
    month: str | None
    before: str | None
    notes: tuple[str, ...]
    platforms: tuple[PlatformState, ...]
    owners: tuple[OwnerNode, ...]
    audits: tuple[AuditState, ...]
    cell: str


_CHECK = "%efficiency check"


def efficiency(opened: Opened, _: r.Where) -> EfficiencyReply:
    """Return the platforms, owners and audits as they were last published; nothing is computed."""
    project = opened.project
    if project is None or project.efficiency is None or project.lake is None:
        return EfficiencyReply("none", None, None, None, (), (), (), (), _CHECK)
    board = kept.read(project.lake)
    if board is None:
        return EfficiencyReply("empty", None, None, None, (), (), (), (), "%efficiency run")
    return EfficiencyReply(
        "ready",
        board.as_of,
        board.month,
        board.before,
        board.notes,
        tuple(_platform(one) for one in board.platforms),
        tuple(_owner(one, board.month) for one in board.owners),
        tuple(_audit(one) for one in board.audits),
        _CHECK,
    )


def _platform(one: kept.PlatformLine) -> PlatformState:
    feeds = tuple(
        FeedState(feed.name, _light(feed.state), feed.said, feed.contract, feed.quarantined) for feed in one.feeds
    )
    return PlatformState(one.name, one.rule, _worst(feeds), _money(one.costs), feeds, _CHECK)


def _light(state: str) -> Light:
    """The light of a state; a feed that nobody is about to deliver any more is missing."""
    known: tuple[Light, ...] = get_args(Light)
    return next((light for light in known if light == state), "missing" if state == "stale" else "unknown")


def _worst(feeds: Sequence[FeedState]) -> Light:
    order: tuple[Light, ...] = ("missing", "late", "met")
    return next((light for light in order if any(feed.light == light for feed in feeds)), "unknown")


def _owner(one: kept.OwnerLine, month: str) -> OwnerNode:
    below = tuple(_owner(child, month) for child in one.children)
    what = "owners" if one.owner_id == kept.EVERYTHING else f"explain {one.owner_id}"
    cell = f"%efficiency {what} --period {month}"
    return OwnerNode(one.owner_id, one.name, one.kind, _money(one.costs), cell, below)


def _audit(one: kept.AuditLine) -> AuditState:
    return AuditState(one.audit, one.layer, one.severity, one.subject, one.passed, one.said, one.owner, one.first_seen)


def _money(costs: Sequence[kept.Cost]) -> tuple[Money, ...]:
    return tuple(Money(f"{_whole(one.amount)} {one.currency}", _change(one)) for one in costs)


def _whole(amount: str) -> str:
    value = _decimal(amount)
    return amount if value is None else f"{value.quantize(Decimal(1), ROUND_HALF_EVEN):,}"


def _change(cost: kept.Cost) -> str | None:
    now, before = _decimal(cost.amount), _decimal(cost.before) if cost.before else None
    if now is None or not before:
        return None
    return f"{(now - before) / abs(before):+.1%}"


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None
