"""The connection: SQLite or Postgres, transactions, and their faults in our words."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from workbench.errors import Issue, MissingExtra
from workbench.registry.faults import RegistryError, fault, postgres_fault, sqlite_fault
from workbench.registry.location import FORMS, Location, Memory, Postgres, SqliteFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection as SqliteConnection

#: Set before every transaction's first statement; the last one makes a deleted question unreadable in the file too.
PRAGMAS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL", "PRAGMA secure_delete = ON")


@dataclass(frozen=True, slots=True)
class Database:
    """An engine and the place to name in messages (never with a password)."""

    engine: Engine
    place: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection within a transaction that sees one state."""
        with self._translated(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection within a transaction that is kept whole, or not at all.

        SQLite takes the write lock at once: a lock asked for after reading fails instead of waiting.
        """
        with self._translated(), self.engine.connect() as connection:
            immediate = connection.execution_options(immediate=True)
            with immediate.begin():
                yield immediate

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise self._in_our_words(error) from error

    def _in_our_words(self, error: SQLAlchemyError) -> RegistryError:
        cause = error.orig if isinstance(error, DBAPIError) else error
        words = (str(cause).strip().splitlines() or ["no reason given"])[0].rstrip(".")
        if self.engine.dialect.name == "sqlite":
            return sqlite_fault(words, place=self.place)
        connecting = isinstance(error, DBAPIError) and error.statement is None
        return postgres_fault(words, place=self.place, connecting=connecting)


def connect(location: Location, *, patience: float) -> Database:
    """Return the database at `location`; `patience` is how many seconds to wait for another's lock."""
    match location:
        case SqliteFile(path):
            _refuse_unwritable(path)
            return Database(_sqlite(str(path), patience=patience), str(path))
        case Memory():
            return Database(_sqlite(None, patience=patience), "in memory")
        case Postgres(url):
            return _postgres(url, patience=patience)
        case _:
            assert_never(location)


def _refuse_unwritable(path: Path) -> None:
    """Make the folder; raise if the file, or its folder (where the log is written), may not be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise sqlite_fault("unable to open", place=str(path)) from error
    for part in (path, path.parent):
        if os.access(part, os.F_OK) and not os.access(part, os.W_OK):
            raise sqlite_fault("readonly", place=str(path))
    if os.access(path, os.F_OK) and path.is_dir():
        raise fault("registry-url", f"The registry {path} is a folder.", FORMS)


def _sqlite(path: str | None, *, patience: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=path),
        hide_parameters=True,  # errors are shown, questions are not
        connect_args={"isolation_level": None, "timeout": patience, "check_same_thread": False},
        poolclass=QueuePool,
        # a memory database lives in its one connection; threads take turns
        pool_size=5 if path else 1,
        max_overflow=10 if path else 0,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _postgres(text: str, *, patience: float) -> Database:
    url = _postgres_url(text)
    port = f":{url.port}" if url.port else ""
    place = f"postgresql://{url.host or ''}{port}/{url.database or ''}"
    timeout = {"connect_timeout": max(2, round(patience))}  # libpq takes one second for two
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=timeout)
    except ImportError as error:
        raise _no_driver(place) from error
    return Database(engine, place)


def _postgres_url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # the chain would show the password
        raise fault("registry-url", "The registry's Postgres URL cannot be read.", FORMS) from None
    plain = url.drivername.lower() in {"postgres", "postgresql"}
    return url.set(drivername="postgresql+psycopg") if plain else url


def _no_driver(place: str) -> MissingExtra:
    message = f"The registry {place} needs a Postgres driver, and none is installed."
    remedy = "Run: pip install 'metric-workbench[postgres]'."
    return MissingExtra(Issue("registry-driver", message, remedy=remedy))
