"""What can be audited: one bill in FOCUS as it was delivered, or the tables of a lake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency import relations
from workbench.efficiency.ownership.rules import Rules, owners_of
from workbench.efficiency.relations import Connection
from workbench.efficiency.tables import AMOUNT, COUNT, FOCUS_COLUMNS, TEXT
from workbench.errors import EngineError, Issue

if TYPE_CHECKING:
    from workbench.efficiency.lake import Lake

_NOTE = pa.schema([("feed", TEXT), ("run", TEXT), ("code", TEXT), ("column", TEXT), ("message", TEXT), ("rows", COUNT)])
_NAMED = pa.schema([("rule", TEXT), ("owner_id", TEXT), ("place", TEXT)])
_TOTAL = pa.schema([("x_run", TEXT), ("x_source_sha", TEXT), ("currency", TEXT), ("amount", AMOUNT)])
_RUN = pa.schema([("feed", TEXT), ("run", TEXT), ("rule", TEXT), ("said", TEXT), ("violations", COUNT)])


@contextmanager
def bill(path: Path) -> Iterator[Connection]:
    """Give a connection with a FOCUS file twice: `landing` as it was delivered, `billing` typed and repaired.

    Raises:
        EngineError: the file cannot be read, was cut off, or has no column of FOCUS.
    """
    from workbench.efficiency.feeds.reading import MAPPED, Reading
    from workbench.efficiency.focus import mapped

    with TemporaryDirectory() as staging, relations.connected() as connection:
        reading = Reading.of_file(connection, path, staging=Path(staging), mapped=mapped)
        if not set(FOCUS_COLUMNS) & reading.mapping.columns.keys():
            remedy = "Give a bill in FOCUS, with its header; docs/efficiency.md says how other bills come in."
            raise EngineError(Issue("not-focus", f"{path} has no column of FOCUS.", remedy=remedy))
        relations.execute(connection, exp.select("*").from_(MAPPED)).create_view("landing")
        reading.rows().create("billing")
        yield connection


@contextmanager
def lake_tables(lake: Lake, *, rules: Rules | None = None, memory: str | None = None) -> Iterator[Connection]:
    """Give a connection with the lake's current tables, the bills as every delivery had them, and what arrival noted.

    The tables that nothing was delivered for are empty, and audits of them are skipped.

    Args:
        rules: those of `owners.yml`, whose names are then compared with the owners that are known.
    """
    with lake.connect(memory=memory) as connection:
        there = relations.tables(connection)
        for name, parts in lake.published.state().items():
            if name not in there:
                lake.published.view(connection, name, parts)
        lake.view_history(connection, "billing", name="billing_history")
        arrivals = [run for run in lake.runs() if run.get("kind") == "ingest"]
        notes, violations = _noted(arrivals)
        connection.register("landing_note", notes)
        connection.register("contract_run", violations)
        connection.register("manifest_total", _totals(arrivals))
        connection.register("owner_rule", _named_owners(rules))
        yield connection


def _noted(arrivals: Sequence[dict[str, object]]) -> tuple[pa.Table, pa.Table]:
    """What the manifests of arrivals say of repairs and of broken contracts."""
    notes: list[dict[str, object]] = []
    violations: list[dict[str, object]] = []
    for run in arrivals:
        where = {"feed": str(run.get("feed")), "run": str(run.get("id"))}
        notes += [where | _picked(note, ("code", "column", "message", "rows")) for note in _listed(run, "notes")]
        violations += [
            where | _picked(found, ("rule", "said")) | {"violations": max(1, int(str(found.get("rows") or 0)))}
            for found in _listed(run, "violations")
        ]
    return pa.Table.from_pylist(notes, schema=_NOTE), pa.Table.from_pylist(violations, schema=_RUN)


def _named_owners(rules: Rules | None) -> pa.Table:
    """Every owner that a rule names, and where."""
    rows = [
        {"rule": rule.id, "owner_id": owner, "place": str(dict(rule.names).get(owner) or "")}
        for rule in (rules.owners if rules else ())
        for owner in owners_of(rule)
    ]
    return pa.Table.from_pylist(rows, schema=_NAMED)


def _totals(arrivals: Sequence[dict[str, object]]) -> pa.Table:
    """What the manifests say that each file of a bill came to as it was let in, in each currency."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for run in arrivals:
        for file in _listed(run, "files") if run.get("status") == "accepted" else ():
            for scope in _listed(file, "scopes"):
                totals = scope.get("totals")
                for currency, total in totals.items() if isinstance(totals, dict) else ():
                    key = (str(run["id"]), str(file["sha"]), currency)
                    sums[key] = sums.get(key, Decimal(0)) + Decimal(str(total))
    names = _TOTAL.names
    return pa.Table.from_pylist(
        [dict(zip(names, (*key, sums[key]), strict=True)) for key in sorted(sums)], schema=_TOTAL
    )


def _listed(run: dict[str, object], key: str) -> list[dict[str, object]]:
    found = run.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _picked(found: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: found.get(name) for name in names}
