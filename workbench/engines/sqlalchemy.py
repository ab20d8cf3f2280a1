"""Warehouses by their SQLAlchemy URL (Trino); what a driver can do more, such as cancelling, is used where it is there.

Tests run this part on Postgres; on Trino itself they do not run.
"""

from __future__ import annotations

import threading
from typing import Any, Protocol, runtime_checkable

import pyarrow as pa
import sqlalchemy
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from workbench.engines.cells import ANY_DECIMAL, table
from workbench.engines.faults import fault_of, missing, unreadable_url
from workbench.engines.secrets import scrubbed, without_secrets
from workbench.errors import EngineError

#: Types by the name that a driver reports for a column, parameters left out; others are taken from the values.
_TYPES: dict[str, pa.DataType] = {
    "boolean": pa.bool_(),
    "tinyint": pa.int8(),
    "smallint": pa.int16(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "real": pa.float32(),
    "double": pa.float64(),
    "decimal": ANY_DECIMAL,
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "varchar": pa.string(),
    "char": pa.string(),
}


@runtime_checkable
class _Cancels(Protocol):
    """What of a driver can be told to stop."""

    def cancel(self) -> object: ...


class Database:
    """A warehouse that SQLAlchemy reaches.

    Attributes:
        dialect: what its statements are written in.
        name: its address without user, password and options.
    """

    def __init__(self, url: str, *, dialect: str, extra: str) -> None:
        """Prepare to connect; the first statement does.

        Raises:
            EngineError: the address cannot be read.
            MissingExtra: its driver is not installed.
        """
        self.dialect, self.name, self._url = dialect, without_secrets(url), url
        self._lock = threading.Lock()
        self._running: _Cancels | None = None
        self._cancelled = False
        try:
            self._engine = sqlalchemy.create_engine(url, hide_parameters=True, pool_pre_ping=True)
        except (NoSuchModuleError, ImportError):
            raise missing(extra, name=self.name) from None
        except (ArgumentError, ValueError):  # the chain would show the password
            raise unreadable_url(self.name) from None
        sqlalchemy.event.listen(self._engine, "before_cursor_execute", self._started)

    def __repr__(self) -> str:
        return f"<{self.dialect} {self.name}>"

    def run(self, sql: str, *, most: int | None = None) -> pa.Table:
        """Run one SELECT and return its rows; nothing is committed.

        Raises:
            EngineError: the warehouse refused or failed.
            KeyboardInterrupt: `interrupt` was called.
        """
        with self._lock:
            self._cancelled = False
            try:
                with self._engine.connect() as connection:
                    # Without parameters the driver leaves % alone.
                    found = connection.execution_options(no_parameters=True).exec_driver_sql(sql)
                    return _read(found, most)
            except SQLAlchemyError as error:
                if self._cancelled:
                    raise KeyboardInterrupt from None
                raise self._fault(error) from None
            finally:
                self._running = None

    def _started(self, _connection: object, cursor: object, *_: object) -> None:
        """Remember what can cancel the statement: the cursor (Trino), else its connection (psycopg)."""
        able = (cursor, getattr(cursor, "connection", None))
        self._running = next((one for one in able if isinstance(one, _Cancels)), None)

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types; empty when there is no such table."""
        schema, _, name = table.rpartition(".")
        try:
            found = sqlalchemy.inspect(self._engine).get_columns(name, schema=schema or None)
        except sqlalchemy.exc.NoSuchTableError:
            return {}
        except SQLAlchemyError as error:
            raise self._fault(error) from None
        return {column["name"]: str(column["type"]) for column in found}

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables and views of the schema that the address names."""
        try:
            inspector = sqlalchemy.inspect(self._engine)
            return tuple(sorted({*inspector.get_table_names(), *inspector.get_view_names()}))
        except SQLAlchemyError as error:
            raise self._fault(error) from None

    def data_version(self) -> str | None:
        """Return None: the data may change at any time."""
        return None

    def interrupt(self) -> None:
        """Cancel the statement that is running, where the driver can."""
        running = self._running
        if running is not None:
            self._cancelled = True
            running.cancel()

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _fault(self, error: SQLAlchemyError) -> EngineError:
        cause = getattr(error, "orig", None) or error
        return fault_of(scrubbed(str(cause), self._url), (), name=self.name)


def _read(found: sqlalchemy.CursorResult[Any], most: int | None) -> pa.Table:
    described = list(found.cursor.description or ())
    names, types = [str(column[0]) for column in described], [_type(column[1]) for column in described]
    rows = found.fetchall() if most is None else found.fetchmany(most)
    return table(names, types, [tuple(row) for row in rows])


def _type(code: object) -> pa.DataType | None:
    """`decimal(12,2)` and `timestamp(3)` by their first word; with a time zone, by the values."""
    if not isinstance(code, str) or "time zone" in code:
        return None
    return _TYPES.get(code.partition("(")[0].strip().casefold())
