"""The lake: a folder of immutable Parquet files, and one small file that says which of them count now.

    lake/tables/<table>/*.parquet   written once under a name made from their content or inputs, never changed
    lake/tables/_tables.json        the pointer: table -> parts; replaced as a whole, so a reader sees all of a change or none
    lake/versions/000007.json       every pointer there ever was
    lake/published/                 the same layout for what analysts query: a DuckDB folder warehouse
    lake/runs/*.json                manifests, one per run, never changed
    lake/quarantine/                rows that were delivered and not let in, with their reasons

One process writes at a time (`writing`); any number read. What is killed half-way leaves files that nothing points to; what
nothing has pointed to for a day is removed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import duckdb
import pyarrow as pa

from workbench.efficiency import views
from workbench.efficiency.disk import locked, put_text, sweep, swept
from workbench.efficiency.relations import connected
from workbench.efficiency.tables import TABLES
from workbench.errors import EngineError, Issue, nearest

if TYPE_CHECKING:
    from workbench.efficiency.disk import Holder

POINTER = "_tables.json"

#: Beside the pointer: the files that count no more, and since when.
GONE = "_gone.json"

#: How long a file that counts no more is kept for those who still read it.
KEPT = timedelta(days=1)

#: What can be written as a table.
Rows: TypeAlias = "pa.Table | duckdb.DuckDBPyRelation"


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a table, and what of it counts.

    Attributes:
        file: its path from the folder of the pointer.
        partition: what it is a part of, e.g. a day; for what feeds deliver the feed and the delivery.
        snapshot: the place of its delivery among those of its feed, from 1; later ones restate earlier ones.
        ingested_at: when it came in; None for what was computed.
        scope: the columns by which deliveries restate one another.
        restated: the values of `scope` in this file that a later delivery has restated.
        counts: whether any of it counts now; what does not is kept as history.
    """

    file: str
    partition: str
    rows: int
    snapshot: int = 0
    ingested_at: datetime | None = None
    scope: tuple[str, ...] = ()
    restated: tuple[tuple[str | None, ...], ...] = ()
    counts: bool = True


#: What a pointer holds: the parts of each table, in order.
State: TypeAlias = "Mapping[str, tuple[Part, ...]]"


class Folder:
    """Tables as Parquet files under one pointer.

    Attributes:
        path: the folder that holds the pointer.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def state(self) -> dict[str, tuple[Part, ...]]:
        """Return what counts now; nothing before the first write."""
        try:
            text = (self.path / POINTER).read_text("utf-8")
        except FileNotFoundError:
            return {}
        return {name: tuple(map(_part, table["parts"])) for name, table in json.loads(text)["tables"].items()}

    def version(self) -> str:
        """Return what changes whenever anything in the folder does; empty before the first write."""
        try:
            return hashlib.sha256((self.path / POINTER).read_bytes()).hexdigest()[:16]
        except FileNotFoundError:
            return ""

    def point(self, state: State) -> str:
        """Make `state` what counts, all at once, and return the text written; an equal state changes nothing."""
        text = _pointer_text(state)
        put_text(self.path / POINTER, text)
        return text

    def write(self, table: str, rows: Rows, *, partition: str = "", name: str | None = None) -> Part:
        """Write rows as a Parquet file that nothing points to yet.

        Args:
            name: the file's name without its ending; without it one is made from the content, so that the same rows
                are the same file.
        """
        folder = self.path / table
        folder.mkdir(parents=True, exist_ok=True)
        with swept(folder) as fresh:
            count = views.write(rows, fresh)
            target = folder / f"{name or _content(fresh)}.parquet"
            fresh.replace(target)
        return Part(f"{table}/{target.name}", partition, count)

    def replace(self, table: str, parts: Mapping[str, Rows]) -> None:
        """Replace partitions of a table, all at once; its other partitions stay."""
        fresh = {partition: self.write(table, rows, partition=partition) for partition, rows in parts.items()}
        state = self.state()
        kept = {part.partition: part for part in state.get(table, ())} | fresh
        self.point(state | {table: tuple(kept[partition] for partition in sorted(kept))})

    def forget(self, now: datetime, keep: timedelta) -> int:
        """Remove files that have counted no more for some time; only while the lake is held."""
        counting = {part.file for parts in self.state().values() for part in parts}
        there = {file.relative_to(self.path).as_posix() for file in self.path.rglob("*.parquet")}
        known = _gone(self.path / GONE)
        gone = {file: known.get(file, now) for file in sorted(there - counting)}
        removed = {file for file, since in gone.items() if now - since >= keep and _removed(self.path / file)}
        left = {file: since.isoformat() for file, since in gone.items() if file not in removed}
        if left or known:
            put_text(self.path / GONE, json.dumps(left, indent=1) + "\n")
        return len(removed)

    def connect(self, *, memory: str | None = None, threads: int | None = None) -> duckdb.DuckDBPyConnection:
        """Return a connection of DuckDB in memory with a view of each table as it stands now, closed by the caller.

        Args:
            memory: the most memory it may take, as DuckDB writes it (`3GB`); beyond it, it spills to the folder.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        limits = {"memory_limit": memory, "threads": threads, "temp_directory": str(self.path / ".spill")}
        connection = connected(**{key: value for key, value in limits.items() if value is not None})
        state = self.state()
        for name in sorted({*state, *self.always}):
            self.view(connection, name, state.get(name, ()))
        return connection

    #: The tables that are there even when empty.
    always: tuple[str, ...] = ()

    def view(
        self, connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[Part], *, name: str | None = None
    ) -> None:
        """Make parts of a table a view of a connection, under the table's name or another."""
        schema = TABLES[table].schema if table in TABLES else None
        files = [(str(self.path / part.file), part) for part in parts if part.counts]
        views.create(connection, name or table, files, schema)

    def read(self, table: str) -> pa.Table:
        """Return the current rows of a table as Arrow.

        Raises:
            EngineError: there is no such table.
        """
        with self.connect() as connection:
            try:
                rows = connection.table(table).to_arrow_table()
            except duckdb.CatalogException:
                known = [*self.state(), *self.always]
                raise EngineError(
                    Issue("no-table", f"There is no table '{table}' in {self.path}.", suggestions=nearest(table, known))
                ) from None
        return views.conformed(rows, TABLES[table].schema) if table in TABLES else rows


class Lake(Folder):
    """What feeds delivered, what was computed from it, and what is published of both."""

    always = tuple(TABLES)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "tables")
        self.folder = folder
        self.published = Folder(folder / "published")
        self.runs_folder = folder / "runs"
        self.quarantine = folder / "quarantine"
        self._holder: Holder | None = None

    def point(self, state: State) -> str:
        """Make `state` what counts; each one is kept under `versions`."""
        text = _pointer_text(state)
        versions = sorted((self.folder / "versions").glob("*.json"))
        if not versions or versions[-1].read_text("utf-8") != text:
            number = int(versions[-1].stem) + 1 if versions else 1
            put_text(self.folder / "versions" / f"{number:06}.json", text)
        return super().point(state)

    def history(self, table: str) -> pa.Table:
        """Return every row that was ever let in, the restated ones too; `x_snapshot` tells them apart."""
        with self.connect() as connection:
            self.view_history(connection, table, name=table)
            rows = connection.table(table).to_arrow_table()
        return views.conformed(rows, TABLES[table].schema) if table in TABLES else rows

    def view_history(self, connection: duckdb.DuckDBPyConnection, table: str, *, name: str) -> None:
        """Make every row that was ever let in a view of a connection under a name."""
        parts = [replace(part, restated=(), counts=True) for part in self.state().get(table, ())]
        self.view(connection, table, parts, name=name)

    def publish(self, tables: Mapping[str, Rows | Mapping[str, Rows]]) -> None:
        """Publish tables or partitions of tables, all at once: a reader sees all of it or nothing.

        A table given as rows replaces the whole table; one given as partitions replaces those and keeps the others.
        """
        with self.writing("publish"):
            state = self.published.state()
            for name, given in sorted(tables.items()):
                parts = given if isinstance(given, Mapping) else {"": given}
                kept = {part.partition: part for part in state.get(name, ())} if isinstance(given, Mapping) else {}
                kept |= {key: self.published.write(name, rows, partition=key) for key, rows in parts.items()}
                state[name] = tuple(kept[key] for key in sorted(kept))
            self.published.point(state)

    def replace(self, table: str, parts: Mapping[str, Rows]) -> None:
        """Replace partitions of a table, all at once; its other partitions stay."""
        with self.writing(f"replace {table}"):
            super().replace(table, parts)

    @contextmanager
    def writing(self, what: str) -> Iterator[Holder]:
        """Hold the lake for writing; whoever holds it already goes on holding it.

        Raises:
            EngineError: another process holds it; the message says which, since when, and what for.
        """
        if self._holder is not None:
            yield self._holder
            return
        with locked(self.folder / "lock", what) as holder:
            self._holder = holder
            try:
                yield holder
            finally:
                self._holder = None

    def sweep(self) -> None:
        """Remove what killed writers left; only while the lake is held."""
        sweep(self.folder)
        shutil.rmtree(self.folder / ".spill", ignore_errors=True)

    def prune(self, *, now: datetime | None = None, keep: timedelta = KEPT) -> int:
        """Remove what has counted no more for so long that nobody still reads it; return how many files that were.

        A reader takes the pointer once for each query, so what it reads counted when the query began.

        Args:
            now: the real time, in UTC without a zone: readers live in it, whatever day a project takes for the present.
            keep: how long a query may run.
        """
        at = now or datetime.now(UTC).replace(tzinfo=None)
        with self.writing("prune"):
            return sum(folder.forget(at, keep) for folder in (self, self.published))

    def spill(self) -> Path:
        """Return the folder for what is only needed while something runs."""
        folder = self.folder / ".spill"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def record(self, run: str, manifest: Mapping[str, object]) -> Path:
        """Keep the manifest of a run for good; the same run again changes nothing."""
        file = self.runs_folder / f"{run}.json"
        if not file.is_file():
            put_text(file, json.dumps(manifest, indent=1, ensure_ascii=False, default=str) + "\n")
        return file

    def runs(self) -> tuple[dict[str, object], ...]:
        """Return the manifests of all runs, by run id."""
        return tuple(json.loads(file.read_text("utf-8")) for file in sorted(self.runs_folder.glob("*.json")))


def _gone(file: Path) -> dict[str, datetime]:
    """Since when files count no more; what cannot be read is known from now on."""
    try:
        return {str(name): datetime.fromisoformat(at) for name, at in json.loads(file.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _removed(file: Path) -> bool:
    """Remove a file; where the system does not let go of it, it is tried again the next time."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _pointer_text(state: State) -> str:
    tables = {
        name: {"files": [part.file for part in parts if part.counts], "parts": [_written(part) for part in parts]}
        for name, parts in sorted(state.items())
    }
    return json.dumps({"tables": tables}, indent=1, ensure_ascii=False) + "\n"


def _written(part: Part) -> dict[str, object]:
    """What of a part is said; what is at its default is not."""
    out: dict[str, object] = {"file": part.file, "partition": part.partition, "rows": part.rows}
    if part.ingested_at is not None:
        out |= {"snapshot": part.snapshot, "ingested_at": part.ingested_at.isoformat()}
    if not part.counts:
        out |= {"counts": False}
    if part.restated:
        out |= {"scope": list(part.scope), "restated": [list(values) for values in part.restated]}
    return out


def _part(written: Mapping[str, object]) -> Part:
    given = dict(written)
    if isinstance(at := given.get("ingested_at"), str):
        given["ingested_at"] = datetime.fromisoformat(at)
    given |= {key: tuple(map(_tupled, given[key])) for key in ("scope", "restated") if key in given}  # type: ignore[call-overload]
    return Part(**given)  # type: ignore[arg-type]


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _content(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
