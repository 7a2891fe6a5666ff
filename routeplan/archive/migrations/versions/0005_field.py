"""Calendar feeds, and the daily reports that reps have sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from routeplan.archive.columns import Document, Moment
from routeplan.archive.triggers import keep_for_ever

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the two tables; a report that was sent stays as it was."""
    op.create_table(
        "feeds",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("rep", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("revoked_at", Moment),
        sa.PrimaryKeyConstraint("sha256", name="pk_feeds"),
        sa.ForeignKeyConstraint(["rep"], ["reps.id"], name="fk_feeds_rep"),
    )
    op.create_index("ix_feeds_rep", "feeds", ["rep"])
    op.create_table(
        "day_reports",
        sa.Column("rep", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sent_at", Moment, nullable=False),
        sa.Column("sent_by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("rep", "on", "version", name="pk_day_reports"),
        sa.ForeignKeyConstraint(["rep"], ["reps.id"], name="fk_day_reports_rep"),
    )
    op.create_index("ix_day_reports_on", "day_reports", ["on"])
    keep_for_ever(op.get_bind(), "day_reports", "rep", '"on"', "version")
