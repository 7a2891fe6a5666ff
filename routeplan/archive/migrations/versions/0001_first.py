"""The first schema: users, reps, cards, sales, the record of changes, plans."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from routeplan.archive.columns import Document, Moment, Number
from routeplan.archive.triggers import keep_as_made, keep_for_ever

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables and what protects their rows."""
    _users()
    _reps()
    _cards()
    _sales()
    _records()
    _plans()
    _plan_steps()
    db = op.get_bind()
    keep_for_ever(db, "changes", "id")
    keep_for_ever(db, "looks", "id")
    keep_for_ever(db, "plan_steps", "id")
    keep_for_ever(db, "numbers", "number")
    keep_as_made(db, "cards", ("id",), ("id",))
    keep_as_made(db, "plans", ("id",), PLAN_AS_MADE)


PLAN_AS_MADE = (
    "id", "name", "version", "replaces", "made_at", "made_by", "content", "sha256", "problem",
    "parts", "travel", "difference",
)  # fmt: skip


def _users() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", Document, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("rep", sa.Text),
        sa.Column("teams", Document, nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "tokens",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("ends_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
        sa.PrimaryKeyConstraint("sha256", name="pk_tokens"),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_tokens_user"),
    )
    op.create_index("ix_tokens_user", "tokens", ["user"])


def _reps() -> None:
    op.create_table(
        "reps",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reps"),
    )
    op.create_index("ix_reps_team", "reps", ["team"])


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("store_class", sa.Text, nullable=False),
        sa.Column("rep", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.Column("imported", Document),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("number", name="uq_cards_number"),
        sa.ForeignKeyConstraint(["rep"], ["reps.id"], name="fk_cards_rep"),
    )
    op.create_index("ix_cards_state", "cards", ["state"])
    op.create_index("ix_cards_rep", "cards", ["rep"])
    op.create_table(
        "numbers",
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_numbers"),
        sa.ForeignKeyConstraint(["card"], ["cards.id"], name="fk_numbers_card"),
    )
    op.create_index("ix_numbers_card", "numbers", ["card"])
    op.create_table(
        "sequences",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("area", name="pk_sequences"),
    )


def _sales() -> None:
    op.create_table(
        "sales",
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("product", sa.Text, nullable=False),
        sa.Column("amount", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("card", "month", "product", name="pk_sales"),
        sa.ForeignKeyConstraint(["card"], ["cards.id"], name="fk_sales_card"),
    )
    op.create_index("ix_sales_month", "sales", ["month"])


def _records() -> None:
    op.create_table(
        "changes",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("noun", sa.Text, nullable=False),
        sa.Column("noun_id", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("old", Document),
        sa.Column("new", Document),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_noun", "changes", ["noun", "noun_id"])
    op.create_table(
        "looks",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_looks"),
        sa.ForeignKeyConstraint(["card"], ["cards.id"], name="fk_looks_card"),
    )
    op.create_index("ix_looks_card", "looks", ["card"])


def _plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("replaces", Number),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("problem", Document, nullable=False),
        sa.Column("parts", Document, nullable=False),
        sa.Column("travel", sa.LargeBinary, nullable=False),
        sa.Column("difference", Document, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("runs_from", sa.Date),
        sa.Column("runs_until", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("replaces", name="uq_plans_replaces"),
        sa.ForeignKeyConstraint(["replaces"], ["plans.id"], name="fk_plans_replaces"),
    )
    op.create_index("ix_plans_state", "plans", ["state"])
    op.create_table(
        "plan_reps",
        sa.Column("plan", Number, nullable=False),
        sa.Column("rep", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("plan", "rep", name="pk_plan_reps"),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_plan_reps_plan"),
    )
    op.create_index("ix_plan_reps_rep", "plan_reps", ["rep"])


def _plan_steps() -> None:
    op.create_table(
        "plan_steps",
        sa.Column("id", Number, autoincrement=True, nullable=False),
        sa.Column("plan", Number, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_steps"),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_plan_steps_plan"),
    )
    op.create_index("ix_plan_steps_plan", "plan_steps", ["plan"])
