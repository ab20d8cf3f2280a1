"""What each month is computed from, as one fingerprint, so that only months whose inputs changed are computed again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency.relations import Connection, attach, call, cast, col, run, table, text
from workbench.efficiency.tables import INSTANT

#: The parts of this package that decide what the same inputs come to: other code, and everything is computed again.
_CODE = ("tables.py", "compute.py", "allocation", "ownership")

_MONTHS = "inputs_months"

#: The rows of these belong to one moment; their file and place in it say what they hold.
_EVENTS = {"billing": "ChargePeriodStart", "usage": "period_start"}

#: The rows of these hold for a stretch of time.
_HISTORIES = {
    "ownership": ("platform", "asset_id", "owner_id", "share", "priority", "valid_from", "valid_to", "observed_at"),
}


def fingerprints(connection: Connection, rules: str) -> dict[datetime, str]:
    """Return for each month with charges a text that changes when anything it is computed from does.

    Args:
        rules: the same of the rules.
    """
    seen: dict[datetime, list[str]] = defaultdict(list)
    for name, at in _EVENTS.items():
        for month, said in _events(connection, name, at):
            seen[month].append(said)
    charged = sorted(month for month, said in seen.items() if any(one.startswith("billing ") for one in said))
    for name, columns in _HISTORIES.items():
        for month, said in _histories(connection, name, columns, charged):
            seen[month].append(said)
    return {month: _digest([code(), rules, *sorted(seen[month])]) for month in charged}


@cache
def code() -> str:
    """Return a text that changes when the code does that computes a month."""
    found, here = hashlib.sha256(), Path(__file__).parent
    for name in _CODE:
        for file in sorted((here / name).glob("*.py")) or [here / name]:
            found.update(file.read_bytes())
    return found.hexdigest()[:24]


def month_of(instant: exp.Expr) -> exp.Expr:
    """Return the first instant of the month of an instant."""
    return cast(call("date_trunc", text("month"), instant), INSTANT)


def next_month(month: datetime) -> datetime:
    """Return the first instant after a month, given its first."""
    return (month + timedelta(days=32)).replace(day=1)


def last_instant(month: datetime) -> datetime:
    """Return the last instant of the month of an instant: what held then held at the month's end."""
    return next_month(month.replace(day=1, hour=0, minute=0, second=0, microsecond=0)) - timedelta(microseconds=1)


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _hash(*columns: exp.Expr) -> exp.Expr:
    """The same whatever the order of rows, and another when a row comes twice."""
    return exp.Sum(this=exp.cast(call("hash", *columns), "HUGEINT", dialect="duckdb"))


def _events(connection: Connection, name: str, at: str) -> Iterator[tuple[datetime, str]]:
    month = exp.alias_(month_of(col(at)), "month")
    said = exp.alias_(_hash(col("x_source_sha"), col("x_row")), "said")
    query = exp.select(month, said).from_(table(name)).where(exp.not_(exp.Is(this=col(at), expression=exp.null())))
    found = run(connection, query.group_by(exp.Literal.number(1)))
    for start, value in zip(found["month"].to_pylist(), found["said"].to_pylist(), strict=True):
        yield start, f"{name} {value}"


def _histories(
    connection: Connection, name: str, columns: Sequence[str], months: Sequence[datetime]
) -> Iterator[tuple[datetime, str]]:
    ends = [next_month(month) for month in months]
    attach(connection, _MONTHS, pa.table({"start": pa.array(months, INSTANT), "end": pa.array(ends, INSTANT)}))
    holds = exp.and_(
        exp.LT(this=col("valid_from", name), expression=col("end", _MONTHS)),
        exp.or_(
            exp.Is(this=col("valid_to", name), expression=exp.null()),
            exp.GT(this=col("valid_to", name), expression=col("start", _MONTHS)),
        ),
    )
    said = exp.alias_(_hash(*(col(column, name) for column in columns)), "said")
    query = exp.select(col("start", _MONTHS), said).from_(table(_MONTHS)).join(table(name), on=holds)
    found = run(connection, query.group_by(col("start", _MONTHS)))
    for start, value in zip(found["start"].to_pylist(), found["said"].to_pylist(), strict=True):
        yield start, f"{name} {value}"
