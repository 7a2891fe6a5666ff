"""Planning jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from routeplan.archive.columns import Document, Moment, Number

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table of planning jobs."""
    op.create_table(
        "jobs",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("wish", Document, nullable=False),
        sa.Column("source", Document, nullable=False),
        sa.Column("parts", Document, nullable=False),
        sa.Column("travel", sa.LargeBinary, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("started_at", Moment),
        sa.Column("ended_at", Moment),
        sa.Column("course", Document),
        sa.Column("answer", Document),
        sa.Column("plan", sa.Text),
        sa.Column("faults", Document),
        sa.Column("kept_as", Number),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.ForeignKeyConstraint(["kept_as"], ["plans.id"], name="fk_jobs_kept_as"),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])
