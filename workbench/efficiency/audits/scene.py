"""What an audit is run on, and the small pieces of SQL that all kinds of checks are built of.

Every query of an audit gives, for each thing at fault, `period` (the month, or null), `currency`, `cost`, `part` (its
group, or null) and `example` (a short text that shows it).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.efficiency.audits.model import Audit
from workbench.efficiency.relations import Connection, as_text, call, cast, col, duckdb_type, nothing, text
from workbench.efficiency.tables import AMOUNT, INSTANT, TEXT


@dataclass(frozen=True, slots=True)
class Scene:
    """What an audit is run on: a table of a connection, its columns, and the moment that counts as now."""

    connection: Connection
    table: str
    columns: tuple[str, ...]
    now: datetime

    def has(self, name: str | None) -> bool:
        """Say whether the table has a column, whatever its case."""
        return name is not None and name.casefold() in {column.casefold() for column in self.columns}


def tree(formula: Formula) -> exp.Expr:
    """Return a formula's own tree to build with."""
    return exp.Paren(this=formula.tree.copy())


def found(
    *,
    example: exp.Expr,
    period: exp.Expr | None = None,
    currency: exp.Expr | None = None,
    cost: exp.Expr | None = None,
    part: exp.Expr | None = None,
) -> exp.Select:
    """Return a query of what is at fault, without its table; what is not given is null."""
    return exp.select(
        exp.alias_(period or nothing(INSTANT), "period"),
        exp.alias_(currency or nothing(TEXT), "currency"),
        exp.alias_(cost or nothing(AMOUNT), "cost"),
        exp.alias_(part or nothing(TEXT), "part"),
        exp.alias_(example, "example"),
    )


def month(audit: Audit, scene: Scene) -> exp.Expr:
    """Return the month that a row belongs to; null where the table has none."""
    name = audit.period or PERIODS.get(scene.table)
    if not scene.has(name) or name is None:
        return nothing(INSTANT)
    return trunc("month", tried(col(name), INSTANT))


#: The columns by which a table's rows belong to a month, and what they weigh, where an audit does not say.
PERIODS = {"billing": "BillingPeriodStart", "landing": "BillingPeriodStart", "allocated": "BillingPeriodStart"}
PERIODS |= {"usage": "period_start", "billing_history": "BillingPeriodStart", "allocation_run": "period_start"}
_COSTS = {"billing": "BilledCost", "landing": "BilledCost", "allocated": "EffectiveCost"}


def currency(scene: Scene) -> exp.Expr | None:
    """Return the currency of a row, where it has one."""
    return next((col(name) for name in ("BillingCurrency", "currency") if scene.has(name)), None)


def cost(audit: Audit, scene: Scene) -> exp.Expr | None:
    """Return what a row weighs, where it weighs anything."""
    name = audit.cost or _COSTS.get(scene.table)
    if name is None or not scene.has(name):
        return None
    return tried(col(name), AMOUNT)


def of(name: str, value: exp.Expr) -> exp.Expr:
    """Return a value with its bare columns taken from one of several tables."""
    value = value.copy()
    for column in value.find_all(exp.Column):
        if not column.table:
            column.set("table", exp.to_identifier(name, quoted=True))
    return value


def trunc(grain: str, value: exp.Expr) -> exp.Expr:
    """Return the beginning of a moment's day, week or month."""
    return cast(call("date_trunc", text(grain), value), INSTANT)


def phrase(*words: str | exp.Expr) -> exp.Expr:
    """Return words and values as one text with blanks between them; a value that is null is left out."""
    return call("concat_ws", text(" "), *(text(word) if isinstance(word, str) else as_text(word) for word in words))


def tried(value: exp.Expr, kind: pa.DataType) -> exp.Expr:
    """Return a value as one of our column types; null where it cannot be."""
    return exp.TryCast(this=value, to=exp.DataType.build(duckdb_type(kind), dialect="duckdb"))
