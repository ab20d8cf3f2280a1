"""Bring a database to the newest revision, however many processes try at once."""

from __future__ import annotations

import time
from pathlib import Path
from sqlite3 import OperationalError
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, Table, Text, inspect, select, text

from workbench.registry.faults import foreign_fault, newer_fault, sqlite_fault

if TYPE_CHECKING:
    from workbench.registry.database import Database

#: All revisions, oldest first; known here so that opening a current registry need not load alembic.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).parent / "migrations"

revision_table = Table("workbench_revision", MetaData(), Column("version_num", Text))

_alembic = Lock()  # alembic keeps its current migration in module globals
_ADVISORY_KEY = 7_305_808_869  # any number, the same in every process


def bring_up_to_date(database: Database, *, patience: float) -> None:
    """Run the migrations that `database` lacks; one that is current costs a single read.

    A file of another program or of a newer version is refused before anything is changed in it.
    """
    with database.reading() as connection:
        current = _revision(connection, place=database.place)
    if current == HEAD:
        return
    _write_ahead(database, patience=patience)
    with _alembic, database.writing() as connection:
        _wait_for_others(connection)
        if _revision(connection, place=database.place) != HEAD:
            upgrade(connection, HEAD)


def upgrade(connection: Connection, revision: str) -> None:
    """Run the migrations up to `revision` within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection, *, place: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if revision_table.name not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise foreign_fault(place)
        return None
    revision = connection.scalar(select(revision_table.c.version_num))
    if revision is not None and revision not in REVISIONS:
        raise newer_fault(revision, place=place)
    return revision


def _wait_for_others(connection: Connection) -> None:
    """Let one process migrate at a time; SQLite's write lock already sees to it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})


def _write_ahead(database: Database, *, patience: float) -> None:
    """Turn on the write-ahead log, which the file remembers.

    SQLite does not wait for locks here, so two processes with the same new file must try again.
    """
    if database.engine.dialect.name != "sqlite":
        return
    deadline = time.monotonic() + patience
    while not _turned_on(database):
        if time.monotonic() > deadline:
            raise sqlite_fault("locked", place=database.place)
        time.sleep(0.01)


def _turned_on(database: Database) -> bool:
    raw = database.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    except OperationalError as error:
        if "locked" not in str(error):
            raise sqlite_fault(str(error), place=database.place) from error
        return False
    finally:
        raw.close()
    return True
