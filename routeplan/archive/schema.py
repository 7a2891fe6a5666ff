"""The tables of the archive, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from routeplan.archive.columns import Document, Moment, Number

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Document, nullable=False),
)

USERS = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("rep", Text),
    Column("teams", Document, nullable=False),
    Column("password_hash", Text),
    Column("is_active", Boolean, nullable=False),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.name"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

REPS = Table(
    "reps",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("team", Text, nullable=False, index=True),
    Column("content", Document, nullable=False),
)

CARDS = Table(
    "cards",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False, index=True),
    Column("area", Text, nullable=False),
    Column("store_class", Text, nullable=False),
    Column("rep", Text, ForeignKey("reps.id"), index=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Document, nullable=False),
    Column("imported", Document),
)

NUMBERS = Table(
    "numbers",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("card", Text, ForeignKey("cards.id"), nullable=False, index=True),
    Column("since", Moment, nullable=False),
)

SEQUENCES = Table(
    "sequences",
    METADATA,
    Column("area", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

SALES = Table(
    "sales",
    METADATA,
    Column("card", Text, ForeignKey("cards.id"), primary_key=True),
    Column("month", Text, primary_key=True),
    Column("product", Text, primary_key=True),
    Column("amount", Float, nullable=False),
    Index("ix_sales_month", "month"),
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("noun_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Document),
    Column("new", Document),
    Column("why", Text, nullable=False),
    Index("ix_changes_noun", "noun", "noun_id"),
)

LOOKS = Table(
    "looks",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("card", Text, ForeignKey("cards.id"), nullable=False, index=True),
)

PLANS = Table(
    "plans",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("replaces", Number, ForeignKey("plans.id"), unique=True),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("problem", Document, nullable=False),
    Column("parts", Document, nullable=False),
    Column("travel", LargeBinary, nullable=False),
    Column("difference", Document, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("runs_from", Date),
    Column("runs_until", Date),
)

PLAN_REPS = Table(
    "plan_reps",
    METADATA,
    Column("plan", Number, ForeignKey("plans.id"), primary_key=True),
    Column("rep", Text, primary_key=True, index=True),
)

PLAN_STORES = Table(
    "plan_stores",
    METADATA,
    Column("plan", Number, ForeignKey("plans.id"), primary_key=True),
    Column("rep", Text, primary_key=True, index=True),
    Column("store", Text, primary_key=True, index=True),
)

PLAN_STEPS = Table(
    "plan_steps",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("plan", Number, ForeignKey("plans.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("remark", Text, nullable=False),
)

FORMS = Table(
    "forms",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", Document, nullable=False),
)

# All that a review asks of a visit, so that it need not touch the visits themselves.
REVIEWED = (
    "on", "id", "rep", "store", "planned_on", "not_visited", "arrived_s", "left_s", "outcomes",
    "order_cents", "collected_cents", "late",
)  # fmt: skip

VISITS = Table(
    "visits",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("rep", Text, ForeignKey("reps.id"), nullable=False),
    Column("store", Text, ForeignKey("cards.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("is_urgent", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("received_from", Text, nullable=False),
    Column("content", Document, nullable=False),
    Column("planned_on", Date),
    Column("not_visited", Text),
    Column("arrived_s", Integer),
    Column("left_s", Integer),
    Column("outcomes", Text),
    Column("order_cents", Number),
    Column("collected_cents", Number),
    Index("ix_visits_rep_on", "rep", "on"),
    Index("ix_visits_store_on", "store", "on"),
    Index("ix_visits_review", *REVIEWED),
    Index("ix_visits_is_urgent", "is_urgent"),
)

SEEN_REPORTS = Table(
    "seen_reports",
    METADATA,
    Column("visit", Text, ForeignKey("visits.id"), primary_key=True),
    Column("who", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

ABSENCES = Table(
    "absences",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("rep", Text, ForeignKey("reps.id")),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Index("ix_absences_rep", "rep"),
)

TARGETS = Table(
    "targets",
    METADATA,
    Column("store", Text, ForeignKey("cards.id"), primary_key=True),
    Column("month", Date, primary_key=True),
    Column("order_cents", Number, nullable=False),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("wish", Document, nullable=False),
    Column("source", Document, nullable=False),
    Column("parts", Document, nullable=False),
    Column("travel", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("course", Document),
    Column("answer", Document),
    Column("plan", Text),
    Column("faults", Document),
    Column("kept_as", Number, ForeignKey("plans.id")),
)

FEEDS = Table(
    "feeds",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("rep", Text, ForeignKey("reps.id"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("revoked_at", Moment),
)

DAY_REPORTS = Table(
    "day_reports",
    METADATA,
    Column("rep", Text, ForeignKey("reps.id"), primary_key=True),
    Column("on", Date, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sent_at", Moment, nullable=False),
    Column("sent_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("content", Document, nullable=False),
    Column("sha256", Text, nullable=False),
    Index("ix_day_reports_on", "on"),
)
