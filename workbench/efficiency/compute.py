"""One month computed: its charges attributed, its usage brought to owners, every day of it allocated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency import allocation as alloc
from workbench.efficiency import ownership
from workbench.efficiency.inputs import next_month
from workbench.efficiency.ownership.attribution import charges, consumers
from workbench.efficiency.reading import file_text
from workbench.efficiency.relations import Connection, cast, col, keep, run, table, text
from workbench.efficiency.tables import INSTANT, TEXT
from workbench.errors import DefinitionError, Issue

_BILL, _USAGE = "compute_bill", "compute_usage"

#: What a consumer's row is called by attribution, and by allocation.
_CALLED = {
    "producer_platform": "platform",
    "platform": "consumer_platform",
    "asset_id": "consumer_asset_id",
    "amount": "quantity",
}

#: Where a row of usage came from: what leads an explanation to it.
_ORIGIN = ("x_feed", "x_source_sha", "x_row", "x_run")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the files of a project say of owners and of allocation.

    Attributes:
        version: the texts of both files; other texts may give other results.
    """

    owners: ownership.Rules
    allocation: alloc.Rules
    version: str


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """A month with who pays what on each of its days.

    Attributes:
        charges: attributed, with the columns of the bill; usage: with the owners of consumers.
    """

    start: datetime
    charges: pa.Table
    usage: pa.Table
    allocation: alloc.Allocation

    @property
    def name(self) -> str:
        """The month as it is written: 2026-03."""
        return f"{self.start:%Y-%m}"

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Yield what is published of it, table by table."""
        yield "owner_cost", self.allocation.table()
        yield "capacity", self.allocation.idle()
        yield "allocation_run", self._runs()
        yield "allocated", alloc.focus_rows(self.allocation, self.charges)

    def _runs(self) -> pa.Table:
        """How exact each day was solved: how far all amounts together can be from their exact values, in the currency."""
        ledgers = self.allocation.ledgers
        return pa.table(
            {
                "period_start": pa.array([one.graph.start for one in ledgers], INSTANT),
                "period_end": pa.array([one.graph.end for one in ledgers], INSTANT),
                "currency": pa.array([one.currency for one in ledgers], TEXT),
                "residual": pa.array([one.bound for one in ledgers], pa.float64()),
            }
        )


def read_rules(settings: Path) -> Rules:
    """Return the rules in a folder of settings.

    Raises:
        DefinitionError: what is wrong in its files, all of it.
    """
    owners, faults = ownership.read_rules(settings / "owners.yml")
    if faults:
        raise DefinitionError(faults)
    written = settings / "allocation.yml"
    said = file_text(written) if written.exists() else ""
    if isinstance(said, Issue):
        raise DefinitionError(said)
    version = f"{_text(settings / 'owners.yml')}\0{said}"
    allocation = alloc.read_rules(said, written.name) if said else alloc.Rules()
    if unknown := ownership.unknown_pools(owners, [rule.platform for rule in allocation.rules]):
        raise DefinitionError(unknown)
    return Rules(owners, allocation, version)


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def compute(
    connection: Connection, month: datetime, rules: Rules, mode: ownership.Mode | None = None, *, basis: str = ""
) -> Month:
    """Return a month computed from the tables that a connection holds.

    Args:
        month: its first instant.
        mode: whose an asset is: its owner of the time (the default), or today's.
        basis: the cost that is handed on; else what the rules say.

    Raises:
        QueryError: the charges cannot be handed on: nobody used a platform, a cycle without an owner, and so on.
    """
    _keep_within(connection, _BILL, "billing", "ChargePeriodStart", month)
    _keep_within(connection, _USAGE, "usage", "period_start", month)
    handed_on = replace(rules.allocation, basis=basis or rules.allocation.basis)
    attributed = ownership.attribute(connection, rules.owners, mode, feed=charges(handed_on.basis, _BILL)).table()
    of_usage = consumers(_USAGE)
    of_usage = replace(of_usage, carried={**of_usage.carried, **{name: col(name) for name in _ORIGIN}})
    used = ownership.attribute(connection, rules.owners, mode, feed=of_usage, name="consumer")
    usage = _called(run(connection, used.query))
    found = alloc.allocate(attributed, usage, handed_on)
    bill = run(connection, exp.select("*").from_(table(_BILL)))
    return Month(month, alloc.with_bill(attributed, bill), usage, found)


def _keep_within(connection: Connection, name: str, of: str, at: str, month: datetime) -> None:
    start, end = (cast(text(instant.isoformat()), INSTANT) for instant in (month, next_month(month)))
    inside = exp.and_(exp.GTE(this=col(at), expression=start), exp.LT(this=col(at), expression=end))
    keep(connection, name, exp.select("*").from_(table(of)).where(inside))


def _called(found: pa.Table) -> pa.Table:
    return found.rename_columns([_CALLED.get(name, name) for name in found.column_names])
