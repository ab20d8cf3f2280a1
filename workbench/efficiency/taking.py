"""One file into the lake: read, checked, its rows written, those at fault set apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from sqlglot import exp

from workbench.efficiency import relations, views
from workbench.efficiency.contracts.check import Checked, Violation, caught_rows, checked
from workbench.efficiency.contracts.model import Contract
from workbench.efficiency.deliveries import File
from workbench.efficiency.disk import swept
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.feeds.kinds import reading
from workbench.efficiency.feeds.mapping import Note
from workbench.efficiency.feeds.reading import Reading
from workbench.efficiency.feeds.restating import AS_OF, BEGINS, RESTATES
from workbench.efficiency.feeds.source import UNREADABLE
from workbench.efficiency.lake import Lake
from workbench.efficiency.runs import FileRun, Scope
from workbench.errors import DefinitionError, EngineError, Issue


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be taken in.

    Attributes:
        run: the run it is for; place: the place of the file in the delivery, from 0.
    """

    feed: Feed
    contract: Contract
    root: Path
    file: File
    run: str
    place: int

    @property
    def name(self) -> str:
        """What its files in the lake are called."""
        return f"{self.run}-{self.place}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file; `problems` where the whole delivery is refused for it."""

    file: FileRun
    notes: tuple[Note, ...] = ()
    violations: tuple[Violation, ...] = ()
    problems: tuple[str, ...] = ()


def take(
    connection: duckdb.DuckDBPyConnection, lake: Lake, order: Order, staging: Path, tell: Callable[[str], None]
) -> Taken:
    """Take in one file. Nothing points to what it writes; the same file again writes the same."""
    file, feed = order.file, order.feed
    bare = FileRun(file.path, file.sha, file.size)
    tell("read")
    try:
        wanted = [name for name in order.contract.columns if not name.startswith("x_")]
        found = reading(connection, order.root / file.path, feed, staging=staging, also=wanted)
        tell("check")
        result = checked(found, order.contract)
        if result.refused:
            problems = tuple(f"{file.path}: {violation}" for violation in result.refused)
            whole = FileRun(file.path, file.sha, file.size, result.delivered)
            return Taken(whole, found.notes, result.violations, problems)
        tell("write")
        written = _written(connection, lake, order, found, result)
        _still(order, found)
        return Taken(written, found.notes, result.violations)
    except DefinitionError as error:
        return Taken(bare, problems=tuple(f"{file.path}: {issue.sentence}" for issue in error.issues))
    except EngineError as error:
        if not {issue.code for issue in error.issues} <= UNREADABLE:
            raise
        return Taken(bare, problems=tuple(issue.sentence for issue in error.issues))
    except _DATA_AT_FAULT as error:  # a page of a Parquet file that cannot be read
        said = str(error).strip().splitlines()[0]
        return Taken(bare, problems=(f"{file.path} cannot be read: {said}",))


def _still(order: Order, found: Reading) -> None:
    """Make sure that the file is the one that the run is named after.

    Raises:
        EngineError: it was written to in between.
    """
    path = order.root / order.file.path
    if found.source.sha != order.file.sha or path.stat().st_size != order.file.size:
        message = f"{order.file.path} was changed while it was read."
        raise EngineError(Issue("file-changed", message, remedy="Run this again when it is complete."))


#: What DuckDB raises where what it reads is at fault, not the machine or the statement.
_DATA_AT_FAULT = (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.DataError)


def _written(
    connection: duckdb.DuckDBPyConnection, lake: Lake, order: Order, found: Reading, result: Checked
) -> FileRun:
    """Write the rows let in and those set apart.

    Raises:
        AssertionError: a row was lost in between, which is a fault of ours.
    """
    kept = _set_apart(lake, order, found, result)
    rows = found.rows(feed=order.feed.name, run=order.run, without=result.without)
    part = lake.write(order.feed.table, rows, name=order.name)
    file, delivered, out = order.file, result.delivered, result.quarantined
    if part.rows + out != delivered:
        message = f"{file.path}: of {delivered:,} rows {part.rows:,} came in and {out:,} were set apart."
        raise AssertionError(message)
    scopes, as_of = _scopes(connection, lake.path / part.file, order.feed)
    return FileRun(file.path, file.sha, file.size, delivered, part.rows, out, part.file, as_of, scopes, kept)


def _set_apart(lake: Lake, order: Order, found: Reading, result: Checked) -> tuple[str, ...]:
    """Write the rows at fault as they were delivered, with their reasons, and the lines that are no rows."""
    folder = lake.quarantine / order.feed.name
    rejected = found.source.rejected
    out = []
    if result.quarantined > rejected.num_rows:
        out.append(_put(folder / f"{order.name}.parquet", caught_rows(found)))
    if rejected.num_rows:
        out.append(_put(folder / f"{order.name}-lines.parquet", rejected))
    return tuple(file.relative_to(lake.folder).as_posix() for file in out)


def _put(file: Path, rows: pa.Table | duckdb.DuckDBPyRelation) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with swept(file.parent) as fresh:
        views.write(rows, fresh)
        fresh.replace(file)
    return file


def _scopes(connection: duckdb.DuckDBPyConnection, part: Path, feed: Feed) -> tuple[tuple[Scope, ...], datetime | None]:
    """The scopes of what was let in, and up to when its rows speak."""
    relations.attach(connection, "let_in", part)
    columns = RESTATES[feed.table][feed.restates] or ()
    begins = views.scope_value(f"{BEGINS[feed.table]}:day") if feed.table in BEGINS else exp.null()
    bill = feed.table == "billing"
    keys = {f"scope_{number}": views.scope_value(column) for number, column in enumerate(columns)}
    keys |= {"currency": relations.col("BillingCurrency")} if bill else {}
    values = {
        "n": exp.Count(this=exp.Star()),
        "as_of": exp.Max(this=relations.col(AS_OF[feed.table])),
        "first": exp.Min(this=begins),
        "last": exp.Max(this=begins.copy()),
        "total": exp.Sum(this=relations.col("BilledCost")) if bill else exp.null(),
    }
    select = exp.select(*(exp.alias_(value, name) for name, value in (keys | values).items())).from_("let_in")
    select = select.group_by(*keys).order_by(*keys) if keys else select
    return _gathered(relations.run(connection, select).to_pylist(), len(columns))


def _gathered(rows: Sequence[dict[str, Any]], width: int) -> tuple[tuple[Scope, ...], datetime | None]:
    found: dict[tuple[str | None, ...], Scope] = {}
    for row in rows:
        values = tuple(row[f"scope_{number}"] for number in range(width))
        totals = {} if row["total"] is None else {str(row["currency"]): row["total"]}
        scope = Scope(values, row["n"], totals, row["first"] or "", row["last"] or "")
        found[values] = found[values].with_rows(scope) if values in found else scope
    as_of = max((row["as_of"] for row in rows if row["as_of"] is not None), default=None)
    return tuple(scope for scope in found.values() if scope.rows), as_of
