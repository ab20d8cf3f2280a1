"""The recorded ownership as spans of time in each of which an asset has one owner, or owners whose shares sum to 1.

Of what was recorded, the latest observation of each row counts, or the latest known at a given moment. Where several
records hold at once, the highest priority decides, then the highest confidence, then the latest observation, then the
source's name. Records whose shares do not sum to exactly 1 never decide: the next ones do, and an audit names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlglot import exp

from workbench.efficiency.relations import (
    Connection,
    call,
    col,
    columns,
    instant,
    keep,
    number,
    ordered,
    sub,
    table,
    tables,
    text,
)

#: The table of recorded ownership.
RECORDED = "ownership"

ALWAYS, NEVER = "-infinity", "infinity"


@dataclass(frozen=True, slots=True)
class AsWas:
    """Each charge has the owner of its own time.

    Attributes:
        known_at: only what had been observed by then counts: the answer that would have been given then.
    """

    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AsNow:
    """All of history has the owners of one moment, usually today."""

    now: datetime
    known_at: datetime | None = None


Mode: TypeAlias = AsWas | AsNow

_ASSET = ("platform", "asset_id")
#: Of a sum of shares: from 0 to 1 in the twelve digits of an amount.
_PART = "DECIMAL(13, 12)"
_GROUP = (*_ASSET, "since", "until", "priority", "confidence", "source")


def keep_claims(connection: Connection, name: str, mode: Mode, recorded: str = RECORDED) -> None:
    """Keep the spans as a table: platform, asset_id, since, until, owner_id, share_from, share_to, source.

    An owner has the part of each amount from `share_from` to `share_to`; the parts of a span run from 0 to 1.
    """
    keep(connection, name, _in_mode(_claims(connection, recorded, mode.known_at), mode))


def groups(
    connection: Connection, known_at: datetime | None = None, recorded: str = RECORDED, *, disputed: bool = False
) -> exp.Select:
    """Return every span with each group of records of one standing: their owners, their `total` share and their `rank`.

    The group of rank 1 decides; where the total is not 1 there is no rank.

    Args:
        disputed: only of assets with records that share, or that hold at once; of all the others each record decides.
    """
    query = exp.select("*").from_(table("ranked"))
    return _steps(query, _latest(connection, recorded, known_at), disputed=disputed)


def _claims(connection: Connection, recorded: str, known_at: datetime | None) -> exp.Select:
    """The spans: of undisputed assets the records as they are, of the others what decides in each span."""
    names = (*_ASSET, "owner_id", "source")
    parts = [exp.alias_(exp.cast(number(n), _PART, dialect="duckdb"), name) for n, name in enumerate(_ENDS)]
    alone = exp.select(
        *(col(name) for name in names),
        exp.alias_(col("valid_from"), "since"),
        exp.alias_(col("valid_to"), "until"),
        *parts,
    ).from_(table("judged"))
    alone = alone.join(table("contested"), on=_same("judged", "contested", _ASSET), join_type="anti")
    decisive = exp.select(*(col(name) for name in (*names, "since", "until", *_ENDS))).from_(
        _decisive().subquery("decisive")
    )
    both = exp.union(alone, decisive, distinct=False).subquery("both")
    return _steps(exp.select("*").from_(both), _latest(connection, recorded, known_at), disputed=True)


_ENDS = ("share_from", "share_to")


def _decisive() -> exp.Select:
    """Each record of a group of rank 1, with the part of an amount that its owner has."""
    of_owner = exp.Window(
        this=exp.Sum(this=col("share", "active")),
        partition_by=[col(name, "active") for name in (*_ASSET, "since")],
        order=exp.Order(expressions=[ordered(col("owner_id", "active"))]),
        spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW"),
    )
    before = exp.Sub(this=of_owner, expression=col("share", "active"))
    return (
        exp.select(
            *(col(name, "active") for name in (*_ASSET, "since", "until", "owner_id", "source")),
            exp.alias_(exp.cast(before, _PART, dialect="duckdb"), "share_from"),
            exp.alias_(exp.cast(of_owner.copy(), _PART, dialect="duckdb"), "share_to"),
        )
        .from_(table("active"))
        .join(table("ranked"), on=_same("active", "ranked", _GROUP))
        .where(exp.EQ(this=col("rank", "ranked"), expression=number(1)))
    )


def _steps(query: exp.Select, recorded: exp.Select, *, disputed: bool) -> exp.Select:
    """A query over what is recorded, which assets are contested, when records change, what holds, and its standing."""
    disputing = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier("judged", quoted=True)))
    disputing = disputing.from_(table("judged")).join(
        table("contested"), on=_same("judged", "contested", _ASSET), join_type="semi"
    )
    latest = disputing if disputed else exp.select("*").from_(table("judged"))
    return (
        query.with_(table("recorded"), as_=recorded)
        .with_(table("judged"), as_=_judged())
        .with_(table("contested"), as_=_contested())
        .with_(table("latest"), as_=latest)
        .with_(table("spans"), as_=_spans())
        .with_(table("active"), as_=_holding())
        .with_(table("ranked"), as_=_ranking())
    )


def _judged() -> exp.Select:
    """The records that hold at all, each with whether it is alone: it shares with nobody, and the one before has ended.

    When each has ended before the next begins, none overlaps with any other.
    """
    before = exp.Window(
        this=exp.Lag(this=col("valid_to")),
        partition_by=[col(name) for name in _ASSET],
        order=exp.Order(expressions=[ordered(col("valid_from")), ordered(col("valid_to"))]),
    )
    ended = exp.Coalesce(this=exp.LTE(this=before, expression=col("valid_from")), expressions=[exp.true()])
    alone = exp.and_(exp.EQ(this=col("share"), expression=number(1)), ended)
    lasting = exp.GT(this=col("valid_to"), expression=col("valid_from"))
    return exp.select("*", exp.alias_(alone, "alone")).from_(table("recorded")).where(lasting)


def _contested() -> exp.Select:
    keys = [col(name) for name in _ASSET]
    return exp.select(*keys).distinct().from_(table("judged")).where(exp.Not(this=col("alone")))


def _latest(connection: Connection, recorded: str, known_at: datetime | None) -> exp.Select:
    """Each record as it was last observed; one that was withdrawn (it ends where it begins) holds nowhere."""
    newest = exp.Window(
        this=exp.RowNumber(),
        partition_by=[col(name) for name in (*_ASSET, "owner_id", "valid_from", "source")],
        order=exp.Order(expressions=[ordered(col("observed_at"), down=True), *ties(connection, recorded)]),
    )
    never = exp.cast(text(NEVER), "TIMESTAMP")
    query = (
        exp.select(
            *(col(name) for name in (*_ASSET, "owner_id", "share", "observed_at", "valid_from")),
            exp.alias_(exp.Coalesce(this=col("valid_to"), expressions=[never]), "valid_to"),
            exp.alias_(exp.Coalesce(this=col("source"), expressions=[text("")]), "source"),
            exp.alias_(exp.Coalesce(this=col("priority"), expressions=[number(0)]), "priority"),
            exp.alias_(exp.Coalesce(this=col("confidence"), expressions=[number(1)]), "confidence"),
        )
        .from_(table(recorded))
        .qualify(exp.EQ(this=newest, expression=number(1)))
    )
    return query.where(exp.LTE(this=col("observed_at"), expression=instant(known_at))) if known_at else query


def ties(connection: Connection, recorded: str) -> list[exp.Expr]:
    """Return what orders observations of one instant: the later snapshot, then the later row, never the order of arrival."""
    there = columns(connection, recorded)
    return [ordered(col(name), down=True) for name in ("x_snapshot", "x_source_sha", "x_row") if name in there]


def _spans() -> exp.Select:
    """For each asset the time between two neighbouring beginnings or ends."""
    after = exp.Window(
        this=exp.Lead(this=col("since")),
        partition_by=[col(name) for name in _ASSET],
        order=exp.Order(expressions=[ordered(col("since"))]),
    )
    cuts = exp.union(*(_cut(name) for name in ("valid_from", "valid_to")), distinct=True)
    return exp.select(*(col(name) for name in (*_ASSET, "since")), exp.alias_(after, "until")).from_(sub(cuts, "cuts"))


def _cut(name: str) -> exp.Select:
    return exp.select(*(col(c) for c in _ASSET), exp.alias_(col(name), "since")).from_(table("latest"))


def _holding() -> exp.Select:
    """Every record in every span in which it holds."""
    started = exp.LTE(this=col("valid_from", "latest"), expression=col("since", "spans"))
    going_on = exp.GT(this=col("valid_to", "latest"), expression=col("since", "spans"))
    return (
        exp.select(
            *(col(name, "spans") for name in (*_ASSET, "since", "until")),
            *(col(name, "latest") for name in ("owner_id", "share", "priority", "confidence", "source", "observed_at")),
        )
        .from_(table("spans"))
        .join(table("latest"), on=exp.and_(_same("spans", "latest", _ASSET), started, going_on))
    )


def _ranking() -> exp.Select:
    """The records of a span in groups of one standing; those whose shares sum to 1 ranked, the others without a rank."""
    total, seen = exp.Sum(this=col("share")), exp.Max(this=col("observed_at"))
    complete = exp.EQ(this=total, expression=number(1))
    order = [
        ordered(complete, down=True),
        *(ordered(col(name), down=True) for name in ("priority", "confidence")),
        ordered(seen, down=True),
        ordered(col("source")),
    ]
    rank = exp.Window(
        this=exp.RowNumber(),
        partition_by=[col(name) for name in (*_ASSET, "since")],
        order=exp.Order(expressions=order),
    )
    return (
        exp.select(
            *(col(name) for name in _GROUP),
            exp.alias_(total.copy(), "total"),
            exp.alias_(exp.Count(this=exp.Star()), "records"),
            exp.alias_(call("list", exp.Order(this=col("owner_id"), expressions=[ordered(col("owner_id"))])), "owners"),
            exp.alias_(exp.Case(ifs=[exp.If(this=complete.copy(), true=rank)]), "rank"),
        )
        .from_(table("active"))
        .group_by(*(col(name) for name in _GROUP))
    )


def _in_mode(claims: exp.Select, mode: Mode) -> exp.Select:
    if isinstance(mode, AsWas):
        return claims
    now, always, never = instant(mode.now), exp.cast(text(ALWAYS), "TIMESTAMP"), exp.cast(text(NEVER), "TIMESTAMP")
    names = (*_ASSET, "owner_id", "source", "share_from", "share_to")
    return (
        exp.select(*(col(name) for name in names), exp.alias_(always, "since"), exp.alias_(never, "until"))
        .from_(table("claims"))
        .where(exp.LTE(this=col("since"), expression=now), exp.GT(this=col("until"), expression=now.copy()))
        .with_(table("claims"), as_=claims)
    )


def _same(one: str, other: str, names: tuple[str, ...]) -> exp.Expr:
    return exp.and_(*(exp.EQ(this=col(name, one), expression=col(name, other)) for name in names))


def has_ownership(connection: Connection) -> bool:
    """Say whether there is a table of recorded ownership."""
    return RECORDED in tables(connection)
