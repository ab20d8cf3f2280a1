"""DuckDB, embedded: a database file opened read-only, a folder of Parquet or CSV files, or a connection passed in.

Nothing here writes to a warehouse. Connections of our own run with external access off but for the folder they were
given, no automatic extensions, and a locked configuration.
"""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import duckdb
import pyarrow as pa

from workbench.errors import EngineError, Issue, nearest

#: No extension is fetched or loaded by itself, and no table name falls back to a Python variable.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}

_LOCKED: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": False, "lock_configuration": True}

#: The file that says which Parquet files are the tables of a folder: {"tables": {name: {"files": [...]}}}.
POINTER = "_tables.json"

_READERS = {".parquet": "read_parquet", ".csv": "read_csv"}


class DuckDB:
    """A DuckDB warehouse.

    Attributes:
        name: the file or folder, or `connection` for one that was passed in.
    """

    dialect = "duckdb"

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        name: str = "connection",
        owned: bool = False,
        files: tuple[Path, ...] = (),
        pointer: Path | None = None,
    ) -> None:
        self.name = name
        self._files = files
        self._pointer = pointer
        self._followed = "" if pointer is None else _state(pointer)
        self._connection = connection
        self._owned = owned
        self._lock = threading.Lock()
        self._running: duckdb.DuckDBPyConnection | None = None

    @classmethod
    def folder(cls, folder: Path) -> DuckDB:
        """Open a folder of Parquet and CSV files: each file a view under its own name.

        Where the folder holds a pointer (`_tables.json`), its tables are the views instead, each of one file or more; a
        pointer that was replaced is followed at the next statement.

        Raises:
            EngineError: there is no such folder, or a file in it cannot be read.
        """
        if not folder.is_dir():
            raise EngineError(
                Issue("no-warehouse", f"There is no folder {folder}.", remedy="Give a folder of Parquet or CSV files.")
            )
        connection = duckdb.connect(":memory:", config=_CONFIG)
        try:
            pointer = folder / POINTER
            files = _pointed(connection, pointer) if pointer.is_file() else _each(connection, folder)
            _lock_down(connection, folder)
        except duckdb.Error as error:
            connection.close()
            raise _engine_error(error, str(folder)) from error
        return cls(connection, name=str(folder), owned=True, files=files, pointer=pointer if pointer in files else None)

    @classmethod
    def file(cls, file: Path) -> DuckDB:
        """Open a database file read-only, so that several kernels can read it at once.

        Raises:
            EngineError: there is no such file, or another process holds it for writing.
        """
        if not file.is_file():
            near = nearest(file.name, [f.name for f in file.parent.glob("*.duckdb")] if file.parent.is_dir() else [])
            raise EngineError(Issue("no-warehouse", f"There is no file {file}.", suggestions=near))
        if file.suffix.lower() in {".csv", ".parquet"}:
            message = f"{file} holds the rows of one table, and is no DuckDB database."
            raise EngineError(Issue("no-warehouse", message, remedy=f"Name the folder that it lies in: {file.parent}."))
        try:
            # All at once, so that the same file can be opened again by this process: the configuration is then the same.
            connection = duckdb.connect(str(file), read_only=True, config=_CONFIG | _LOCKED)
        except duckdb.Error as error:
            raise _open_error(error, file) from error
        return cls(connection, name=str(file), owned=True, files=(file,))

    def run(self, sql: str, *, most: int | None = None) -> pa.Table:
        """Run one SELECT and return its rows; whole numbers too wide for 64 bits stay decimals.

        Args:
            most: at most so many rows are fetched.

        Raises:
            EngineError: DuckDB refused or failed; the message is its own, with the remedy where one is known.
            KeyboardInterrupt: `interrupt` was called.
        """
        with self._lock:
            self._follow()
            self._running = self._connection.cursor() if self._owned else self._connection
            try:
                rows = self._running.sql(sql)
                table = (rows if most is None else rows.limit(most)).to_arrow_table()
            except duckdb.InterruptException:
                raise KeyboardInterrupt from None
            except duckdb.Error as error:
                raise _engine_error(error, self.name) from error
            finally:
                self._running = None
        return narrowed(table)

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types; empty when there is no such table."""
        with self._lock:
            self._follow()
            try:
                relation = self._connection.table(table)
            except duckdb.Error:
                return {}
            return {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables and views."""
        rows = self._connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'pg_catalog') ORDER BY 1"
        ).fetchall()
        return tuple(str(row[0]) for row in rows)

    def _follow(self) -> None:
        """Make the views anew where the pointer was replaced since."""
        if self._pointer is None or (now := _state(self._pointer)) == self._followed:
            return
        try:
            _pointed(self._connection, self._pointer)
        except duckdb.Error as error:
            raise _engine_error(error, self.name) from error
        self._followed = now

    def data_version(self) -> str | None:
        """Return the state of the files behind it; None for a connection passed in, whose data may change any time."""
        return " ".join(_state(file) for file in self._files) if self._owned else None

    def interrupt(self) -> None:
        """Cancel the statement that is running, if one is."""
        running = self._running
        if running is not None:
            running.interrupt()

    def close(self) -> None:
        """Close the connection, unless it was passed in."""
        if self._owned:
            self._connection.close()


def _each(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Path, ...]:
    """Make each file of a folder a view under its name, and return the files."""
    files = tuple(f for f in sorted(folder.iterdir()) if f.suffix.casefold() in _READERS and f.is_file())
    for file in files:
        relation = getattr(connection, _READERS[file.suffix.casefold()])(str(file))
        relation.create_view(file.stem)
    return files


def _pointed(connection: duckdb.DuckDBPyConnection, pointer: Path) -> tuple[Path, ...]:
    """Make the tables of a pointer views, and return what says whether they are still the same."""
    try:
        tables = json.loads(pointer.read_text("utf-8"))["tables"]
        paths = {name: [str(pointer.parent / file) for file in table["files"]] for name, table in tables.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "Publish anew: workbench efficiency publish."
        raise EngineError(Issue("no-warehouse", f"{pointer} cannot be read ({error}).", remedy=remedy)) from error
    for name, files in paths.items():
        if files:
            connection.read_parquet(files, union_by_name=True).create_view(name, replace=True)
    return (pointer,)


def _state(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return f"{file.name}:gone"
    return f"{file.name}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}"


def _lock_down(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute("SET allowed_directories = ?", [[str(folder.resolve())]])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def narrowed(table: pa.Table) -> pa.Table:
    """Return the table with 128-bit whole numbers as 64-bit ones where every value fits."""
    for index, column in enumerate(table.schema):
        if pa.types.is_decimal(column.type) and column.type.precision == 38 and column.type.scale == 0:
            try:
                table = table.set_column(index, column.name, table.column(index).cast(pa.int64()))
            except pa.ArrowInvalid:
                continue
    return table


def _open_error(error: duckdb.Error, file: Path) -> EngineError:
    text = str(error)
    if "conflicting lock" in text.casefold():
        holder = re.search(r"Conflicting lock is held in (.+?)(?: by user|\.|$)", text)
        by = f" by {holder.group(1).strip()}" if holder else ""
        message = f"{file} is held for writing{by}."
        remedy = "Close it there, or pass that connection in: workbench.open(warehouse=connection)."
        return EngineError(Issue("locked", message, remedy=remedy))
    return _engine_error(error, str(file))


def _engine_error(error: duckdb.Error, name: str) -> EngineError:
    first = str(error).strip().splitlines()[0]
    message = f"DuckDB ({name}): {first}"
    remedy = (
        "Check the catalog against the data: workbench check --warehouse."
        if isinstance(error, duckdb.CatalogException | duckdb.BinderException)
        else None
    )
    return EngineError(Issue("engine", message, remedy=remedy))
