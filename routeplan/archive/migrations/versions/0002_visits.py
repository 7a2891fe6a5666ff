"""Visits, forms, urgent reports that were seen, absences and targets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from routeplan.archive.columns import Document, Moment, Number
from routeplan.archive.triggers import keep_as_made, keep_for_ever

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of what happened and what was to happen."""
    _visits()
    _beside()
    db = op.get_bind()
    keep_for_ever(db, "visits", "id")
    keep_for_ever(db, "seen_reports", "visit", "who")
    keep_as_made(db, "forms", ("id", "version"), ("id", "version", "content"))


def _visits() -> None:
    op.create_table(
        "forms",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_forms"),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rep", sa.Text, nullable=False),
        sa.Column("store", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("received_from", sa.Text, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.ForeignKeyConstraint(["rep"], ["reps.id"], name="fk_visits_rep"),
        sa.ForeignKeyConstraint(["store"], ["cards.id"], name="fk_visits_store"),
    )
    op.create_index("ix_visits_rep_on", "visits", ["rep", "on"])
    op.create_index("ix_visits_store_on", "visits", ["store", "on"])
    op.create_index("ix_visits_on", "visits", ["on"])
    op.create_index("ix_visits_is_urgent", "visits", ["is_urgent"])
    op.create_table(
        "seen_reports",
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("visit", "who", name="pk_seen_reports"),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_seen_reports_visit"),
    )


def _beside() -> None:
    op.create_table(
        "absences",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("rep", sa.Text),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
        sa.ForeignKeyConstraint(["rep"], ["reps.id"], name="fk_absences_rep"),
    )
    op.create_index("ix_absences_rep", "absences", ["rep"])
    op.create_table(
        "targets",
        sa.Column("store", sa.Text, nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("order_cents", Number, nullable=False),
        sa.PrimaryKeyConstraint("store", "month", name="pk_targets"),
        sa.ForeignKeyConstraint(["store"], ["cards.id"], name="fk_targets_store"),
    )
