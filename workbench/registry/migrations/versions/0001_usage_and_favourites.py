"""What was run, and what each user marked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LARGE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of usage and favourites."""
    op.create_table(
        "workbench_usage",
        sa.Column("id", LARGE, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_name", sa.Text, nullable=False),
        sa.Column("catalog", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("row_count", sa.BigInteger),
        sa.Column("ok", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("workbench_usage_by_time", "workbench_usage", ["catalog", "at"])
    op.create_table(
        "workbench_usage_metric",
        sa.Column("usage_id", LARGE, sa.ForeignKey("workbench_usage.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("metric", sa.Text, nullable=False),
    )
    op.create_table(
        "workbench_favourite",
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("catalog", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("workbench_favourite", "workbench_usage_metric", "workbench_usage"):
        op.drop_table(table)
