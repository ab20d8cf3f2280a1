"""Run by alembic: migrate over the connection (and in the transaction) that the caller gives."""

from __future__ import annotations

from alembic import context

from workbench.registry.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="workbench_revision",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
