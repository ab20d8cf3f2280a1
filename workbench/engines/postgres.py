"""Postgres by psycopg: every statement in a read-only transaction of its own, its rows with exact types.

Nothing here writes. A statement goes over the extended protocol, which takes exactly one.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, LiteralString, cast

import psycopg
import pyarrow as pa
from psycopg import sql as composed

from workbench.engines.cells import ANY_DECIMAL, table
from workbench.engines.faults import POSTGRES, fault_of, unreadable_url
from workbench.engines.secrets import scrubbed, without_secrets

if TYPE_CHECKING:
    from psycopg import Column
    from psycopg.rows import TupleRow

    from workbench.errors import EngineError

#: Types by Postgres' number for them; what is missing here arrives as text.
_TYPES: dict[int, pa.DataType] = {
    16: pa.bool_(),
    20: pa.int64(),
    21: pa.int16(),
    23: pa.int32(),
    26: pa.int64(),
    700: pa.float32(),
    701: pa.float64(),
    1082: pa.date32(),
    1083: pa.time64("us"),
    1114: pa.timestamp("us"),
    1184: pa.timestamp("us", "UTC"),
    17: pa.binary(),
}
_NUMERIC = 1700

#: How many rows are on the way at once.
_CHUNK = 1_000

_TABLES: LiteralString = """
    SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    ORDER BY 1
"""

_COLUMNS: LiteralString = """
    SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
    WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""


class Postgres:
    """A Postgres database.

    Attributes:
        name: its address without user, password and options.
    """

    dialect = "postgres"

    def __init__(self, url: str) -> None:
        """Connect.

        Raises:
            EngineError: the address is wrong, or the server is not there or refuses.
        """
        self.name = without_secrets(url)
        self._url = _libpq(url)
        self._lock = threading.Lock()
        self._cancelled = False
        self._running: psycopg.Connection[TupleRow] | None = None
        self._connection = self._connect()

    def __repr__(self) -> str:
        return f"<Postgres {self.name}>"

    def _connect(self) -> psycopg.Connection[TupleRow]:
        try:
            connection = psycopg.connect(self._url, connect_timeout=10, application_name="metric-workbench")
        except psycopg.ProgrammingError:  # the library's message repeats what it could not read, passwords too
            raise unreadable_url(self.name) from None
        except psycopg.Error as error:
            raise self._fault(error) from None  # the chain's frames hold the URL
        try:
            connection.read_only = True
            # The session's own zone would make the same query give other days on another machine.
            connection.execute("SET TIME ZONE 'UTC'")
            connection.commit()
        except psycopg.Error as error:
            connection.close()
            raise self._fault(error) from None
        return connection

    def run(self, sql: str, *, most: int | None = None) -> pa.Table:
        """Run one SELECT and return its rows.

        Raises:
            EngineError: Postgres refused or failed; the message is its own, with the remedy where one is known.
            KeyboardInterrupt: `interrupt` was called.
        """
        with self._lock:
            connection = self._alive()
            self._cancelled, self._running = False, connection
            try:
                with connection.transaction(), connection.cursor() as cursor:
                    rows = list(_rows(cursor, sql, most))
                    described = cursor.description or _described(cursor, sql)
                    return table(_names(described), _types(described), rows)
            except psycopg.errors.QueryCanceled as error:
                if self._cancelled:
                    raise KeyboardInterrupt from None
                raise self._fault(error) from error
            except psycopg.Error as error:
                raise self._fault(error) from error
            finally:
                self._running = None

    def _alive(self) -> psycopg.Connection[TupleRow]:
        """The connection; a new one where the server has ended the old."""
        if self._connection.closed:
            self._connection = self._connect()
        return self._connection

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types; empty when there is no such table."""
        return {str(name): str(kind) for name, kind in self._asked(_COLUMNS, (_quoted(table),))}

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables and views, with their schema where the search path does not lead there."""
        return tuple(str(row[0]) for row in self._asked(_TABLES, None))

    def _asked(self, sql: LiteralString, parameters: Sequence[str] | None) -> list[TupleRow]:
        with self._lock:
            try:
                connection = self._alive()
                with connection.transaction():
                    return connection.execute(sql, parameters).fetchall()
            except psycopg.Error as error:
                raise self._fault(error) from error

    def data_version(self) -> str | None:
        """Return None: the data may change at any time."""
        return None

    def interrupt(self) -> None:
        """Cancel the statement that is running, if one is."""
        running = self._running
        if running is not None:
            self._cancelled = True
            running.cancel_safe()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _fault(self, error: psycopg.Error) -> EngineError:
        return fault_of(scrubbed(str(error), self._url), POSTGRES, name=self.name)


def _libpq(url: str) -> str:
    """The URL as Postgres' own library reads it: `postgresql+psycopg://` and `postgres://` mean the same."""
    _, _, rest = url.partition("://")
    return f"postgresql://{rest}"


def _quoted(table: str) -> str:
    return composed.Identifier(*table.split(".")).as_string(None)


def _rows(cursor: psycopg.Cursor[TupleRow], sql: str, most: int | None) -> Iterator[TupleRow]:
    """In chunks as they come, so that only `most` rows are ever held; it takes one statement, never two."""
    chunk = _CHUNK if psycopg.capabilities.has_stream_chunked() else 1
    with closing(cast("Generator[TupleRow]", cursor.stream(sql.encode(), size=chunk))) as stream:
        yield from islice(stream, most)


def _described(cursor: psycopg.Cursor[TupleRow], sql: str) -> Sequence[Column]:
    """The columns of a statement without a row: those of a stream come with its first one."""
    wire = cursor.connection.pgconn
    wire.prepare(b"", sql.encode())
    cursor.pgresult = wire.describe_prepared(b"")
    return cursor.description or ()


def _names(description: Sequence[Column]) -> list[str]:
    return [column.name for column in description]


def _types(description: Sequence[Column]) -> list[pa.DataType]:
    return [_numeric(c) if c.type_code == _NUMERIC else _TYPES.get(c.type_code, pa.string()) for c in description]


def _numeric(column: Column) -> pa.DataType:
    precision, scale = column.precision, column.scale
    if precision is None or scale is None or not 0 <= scale <= precision <= ANY_DECIMAL.precision:
        return ANY_DECIMAL
    return pa.decimal128(precision, scale)
