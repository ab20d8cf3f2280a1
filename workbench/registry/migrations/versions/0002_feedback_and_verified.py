"""What users think of answers, and the questions whose answers are vouched for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

LARGE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of feedback and verified questions."""
    op.create_table(
        "workbench_feedback",
        sa.Column("id", LARGE, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_name", sa.Text, nullable=False),
        sa.Column("catalog", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("query", sa.Text),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("correction", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("workbench_feedback_by_time", "workbench_feedback", ["catalog", "at"])
    op.create_table(
        "workbench_verified",
        sa.Column("id", LARGE, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("catalog", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("workbench_verified_by_time", "workbench_verified", ["catalog", "at"])


def downgrade() -> None:
    """Drop them."""
    for table in ("workbench_verified", "workbench_feedback"):
        op.drop_table(table)
