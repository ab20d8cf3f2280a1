"""The inventory in two times: when something was so (valid), and when that was known (observed).

    known(…)         the rows as they were known at a moment: of each the latest observation until then
    assets_at(…)     what was there at one moment, as known at another
    spans(…)         neighbouring rows that say the same, as one: a history without repetition (SCD type 2)
    from_snapshots(…) the same from whole snapshots, where what is no longer there has ended

All are queries over a table of a connection. Spans that overlap or leave gaps are found by audits (`asset-overlap`,
`asset-gap`); here they are kept as they are, since merging them would hide what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlglot import exp

from workbench.efficiency.ownership.claims import ties
from workbench.efficiency.relations import (
    Connection,
    call,
    col,
    instant,
    is_null,
    number,
    ordered,
    table,
    text,
)


@dataclass(frozen=True, slots=True)
class History:
    """A table with a history: what names a thing, and what is said of it.

    Attributes:
        source: the columns that say whose snapshot a row is part of.
    """

    table: str
    keys: tuple[str, ...]
    says: tuple[str, ...]
    source: tuple[str, ...]


ASSETS = History(
    "asset", ("platform", "asset_id"), ("asset_type", "name", "parent_asset_id", "attributes"), ("platform",)
)
RECORDS = History(
    "ownership",
    ("platform", "asset_id", "owner_id", "source"),
    ("share", "priority", "confidence"),
    ("platform", "source"),
)


def known(connection: Connection, history: History = ASSETS, *, at: datetime | None = None) -> exp.Select:
    """Return the rows as they were known at a moment, or as they are known now; what was withdrawn is left out."""
    newest = exp.Window(
        this=exp.RowNumber(),
        partition_by=[col(name) for name in (*history.keys, "valid_from")],
        order=exp.Order(expressions=[ordered(col("observed_at"), down=True), *ties(connection, history.table)]),
    )
    lasting = exp.Or(
        this=is_null(col("valid_to")),
        expression=exp.GT(this=col("valid_to"), expression=col("valid_from")),
    )
    rows = exp.select("*").from_(table(history.table)).qualify(exp.EQ(this=newest, expression=number(1)))
    rows = rows.where(exp.LTE(this=col("observed_at"), expression=instant(at))) if at else rows
    return exp.select("*").from_(rows.subquery("newest")).where(lasting)


def assets_at(
    connection: Connection, at: datetime, *, known_at: datetime | None = None, history: History = ASSETS
) -> exp.Select:
    """Return what was there at a moment, as it was known at another, or as it is known now."""
    going_on = exp.Or(
        this=is_null(col("valid_to")),
        expression=exp.GT(this=col("valid_to"), expression=instant(at)),
    )
    rows = known(connection, history, at=known_at).subquery("known")
    return (
        exp.select("*")
        .from_(rows)
        .where(exp.LTE(this=col("valid_from"), expression=instant(at)), exp.Paren(this=going_on))
    )


def spans(connection: Connection, history: History = ASSETS, *, known_at: datetime | None = None) -> exp.Select:
    """Return rows that follow one another and say the same as one row, from the first beginning to the last end."""
    end = exp.Coalesce(this=col("valid_to"), expressions=[_never()])
    rows = known(connection, history, at=known_at).subquery("known")
    said = exp.select(*_named(history), col("valid_from"), exp.alias_(end, "ends"), col("observed_at")).from_(rows)
    return _merged(said, history)


def from_snapshots(history: History = ASSETS, *, rows: str | None = None) -> exp.Select:
    """Return the spans of whole snapshots: a thing is there from the first snapshot that has it to the next without it.

    Args:
        rows: the table of all snapshots, each with its `observed_at`; the history's own table where it is not given. A
            snapshot without any row is none: an empty delivery does not end everything.
    """
    name = rows or history.table
    sources = [col(column) for column in history.source]
    order = exp.Order(expressions=[ordered(col("observed_at"))])
    taken = exp.select(*sources, col("observed_at")).distinct().from_(table(name)).subquery("taken")
    numbered = exp.select(
        "*",
        exp.alias_(_over(exp.RowNumber(), history.source, order), "number"),
        exp.alias_(_over(exp.Lead(this=col("observed_at")), history.source, order), "next_at"),
    ).from_(taken)
    same = [exp.NullSafeEQ(this=col(c, "row"), expression=col(c, "shot")) for c in (*history.source, "observed_at")]
    ends = exp.Coalesce(this=col("next_at", "shot"), expressions=[_never()])
    said = (
        exp.select(
            *(exp.alias_(col(column, "row"), column) for column in (*history.keys, *history.says)),
            exp.alias_(col("observed_at", "row"), "valid_from"),
            exp.alias_(ends, "ends"),
            exp.alias_(col("observed_at", "row"), "observed_at"),
        )
        .distinct()
        .from_(exp.alias_(table(name), "row", table=True, quoted=True))
        .join(numbered.subquery("shot"), on=exp.and_(*same))
    )
    return _merged(said, history)


# --- pieces -----------------------------------------------------------------------------------------------------------
def _named(history: History) -> list[exp.Expr]:
    return [col(name) for name in (*history.keys, *history.says)]


def _never() -> exp.Expr:
    return exp.cast(text("infinity"), "TIMESTAMP")


def _over(value: exp.Expr, keys: Sequence[str], order: exp.Order) -> exp.Window:
    return exp.Window(this=value, partition_by=[col(name) for name in keys], order=order.copy())


def _in_time() -> exp.Order:
    return exp.Order(expressions=[ordered(col("valid_from")), ordered(col("ends"))])


def _before(history: History, name: str) -> exp.Window:
    return _over(exp.Lag(this=col(name)), history.keys, _in_time())


def _unchanged(history: History) -> list[exp.Expr]:
    return [exp.NullSafeEQ(this=_before(history, name), expression=col(name)) for name in history.says]


def _merged(said: exp.Select, history: History) -> exp.Select:
    """Rows from one that begins something new to before the next, as one."""
    follows = exp.EQ(this=_before(history, "ends"), expression=col("valid_from"))
    goes_on = exp.Coalesce(this=exp.and_(follows, *_unchanged(history)), expressions=[exp.false()])
    begins = exp.alias_(exp.cast(exp.Not(this=goes_on), "INT"), "begins")
    begun = exp.select("*", begins).from_(said.subquery("said"))
    running = exp.Window(
        this=exp.Sum(this=col("begins")),
        partition_by=[col(name) for name in history.keys],
        order=_in_time(),
        spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW"),
    )
    islands = exp.select("*", exp.alias_(running, "island")).from_(begun.subquery("begun"))
    ends = exp.Max(this=col("ends"))
    open_ = exp.Nullif(this=ends, expression=_never())
    firsts = [exp.alias_(call("any_value", col(name)), name) for name in history.says]
    keys = [col(name) for name in history.keys]
    return (
        exp.select(
            *keys,
            *firsts,
            exp.alias_(exp.Min(this=col("valid_from")), "valid_from"),
            exp.alias_(open_, "valid_to"),
            exp.alias_(exp.Max(this=col("observed_at")), "observed_at"),
        )
        .from_(islands.subquery("islands"))
        .group_by(*(key.copy() for key in keys), col("island"))
        .order_by(*(ordered(key) for key in keys), ordered(exp.Min(this=col("valid_from"))))
    )
