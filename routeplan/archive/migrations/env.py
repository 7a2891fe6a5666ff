"""What alembic runs: the migrations on the connection that ``migrating.upgrade`` holds."""

from __future__ import annotations

from alembic import context

from routeplan.archive.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
)
context.run_migrations()
