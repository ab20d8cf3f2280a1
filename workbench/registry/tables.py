"""The tables, as the newest migration leaves them; a test holds the two together.

Names begin with `workbench_`, for a Postgres database may be shared with others.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is taken off there and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the database keeps."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


LARGE = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

usage = Table(
    "workbench_usage",
    metadata,
    Column("id", LARGE, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("catalog", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("row_count", BigInteger),
    Column("ok", Boolean, nullable=False),
    Index("workbench_usage_by_time", "catalog", "at"),
    sqlite_autoincrement=True,
)

usage_metric = Table(
    "workbench_usage_metric",
    metadata,
    Column("usage_id", LARGE, ForeignKey(usage.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("metric", Text, nullable=False),
)

favourite = Table(
    "workbench_favourite",
    metadata,
    Column("user_name", Text, primary_key=True),
    Column("catalog", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

feedback = Table(
    "workbench_feedback",
    metadata,
    Column("id", LARGE, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("catalog", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("query", Text),
    Column("good", Boolean, nullable=False),
    Column("correction", Text),
    Index("workbench_feedback_by_time", "catalog", "at"),
    sqlite_autoincrement=True,
)

verified = Table(
    "workbench_verified",
    metadata,
    Column("id", LARGE, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("owner", Text, nullable=False),
    Column("catalog", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("query", Text, nullable=False),
    Index("workbench_verified_by_time", "catalog", "at"),
    sqlite_autoincrement=True,
)

manifest = Table(
    "workbench_manifest",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("input_hash", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
)
