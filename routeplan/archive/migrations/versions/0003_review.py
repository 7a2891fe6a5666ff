"""What a year's review reads in one go: visits as columns, and who plans which store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from routeplan.archive.columns import Document, Number
from routeplan.archive.rows import batched
from routeplan.archive.triggers import rewriting

revision = "0003"
down_revision = "0002"

WHOLE = ("arrived_s", "left_s", "order_cents", "collected_cents")
KINDS: dict[str, Any] = {
    "planned_on": sa.Date, "not_visited": sa.Text, "arrived_s": sa.Integer, "left_s": sa.Integer,
    "outcomes": sa.Text, "order_cents": Number, "collected_cents": Number,
}  # fmt: skip
# All that a review asks of a visit, so that it need not touch the visits themselves.
REVIEWED = (
    "on", "id", "rep", "store", "planned_on", "not_visited", "arrived_s", "left_s", "outcomes",
    "order_cents", "collected_cents", "late",
)  # fmt: skip


def upgrade() -> None:
    """Add the columns and the table, and fill them from what is there."""
    _visits()
    _plan_stores()


def _visits() -> None:
    for name, kind in KINDS.items():
        op.add_column("visits", sa.Column(name, kind))
    db = op.get_bind()
    kinds: dict[str, Any] = {"id": sa.Text, "content": Document, **KINDS}
    table = sa.table("visits", *(sa.column(name, kind) for name, kind in kinds.items()))
    rows = db.execute(sa.select(table.c.id, table.c.content)).all()
    change = sa.update(table).where(table.c.id == sa.bindparam("row"))
    with rewriting(db, "visits"):
        for part in batched(rows):
            db.execute(change, [{"row": row.id, **_columns(row.content)} for row in part])
    op.drop_index("ix_visits_on", "visits")
    op.create_index("ix_visits_review", "visits", list(REVIEWED))


def _columns(content: dict[str, Any]) -> dict[str, Any]:
    day = content.get("planned_on")
    return {
        "planned_on": None if day is None else date.fromisoformat(day),
        "not_visited": content.get("not_visited"),
        "outcomes": ",".join(content.get("outcomes", ())),
        **{name: content.get(name) for name in WHOLE},
    }


def _plan_stores() -> None:
    table = op.create_table(
        "plan_stores",
        sa.Column("plan", Number, nullable=False),
        sa.Column("rep", sa.Text, nullable=False),
        sa.Column("store", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("plan", "rep", "store", name="pk_plan_stores"),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_plan_stores_plan"),
    )
    op.create_index("ix_plan_stores_rep", "plan_stores", ["rep"])
    op.create_index("ix_plan_stores_store", "plan_stores", ["store"])
    plans = sa.table("plans", sa.column("id", Number), sa.column("content", sa.Text))
    db = op.get_bind()
    for part in batched(_stores_of(db.execute(sa.select(plans)).all())):
        db.execute(table.insert(), part)


def _stores_of(plans: Any) -> Iterator[dict[str, Any]]:
    for plan in plans:
        routes = json.loads(plan.content)["routes"]
        pairs = {(route["rep"], store) for route in routes for store in route["stores"]}
        for rep, store in sorted(pairs):
            yield {"plan": plan.id, "rep": rep, "store": store}
