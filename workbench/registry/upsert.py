"""INSERT that knows of a row with the same key: SQLite and Postgres say it alike, SQLAlchemy keeps them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

Upsert: TypeAlias = sqlite.Insert | postgresql.Insert


def insert(connection: Connection, table: Table) -> Upsert:
    """Return an INSERT into `table` that takes an `on_conflict_…` clause."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
