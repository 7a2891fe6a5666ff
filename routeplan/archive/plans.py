"""Plans, kept whole and unchanged; a change is a new version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, insert, select

from routeplan.archive.access import Act, User, reach, refusal, within_reach
from routeplan.archive.checked import not_there, require_text
from routeplan.archive.database import Archive
from routeplan.archive.plan_content import (
    KeptProblem,
    PlanDifference,
    kept_problem,
    part_of,
    plan_difference,
)
from routeplan.archive.rows import add
from routeplan.archive.schema import PLAN_REPS, PLAN_STEPS, PLAN_STORES, PLANS
from routeplan.archive.whole_problem import parts_of, travel_bytes
from routeplan.errors import ConflictError, Fault
from routeplan.formats.plan_json import plan_of_text, plan_text
from routeplan.plan import Plan
from routeplan.problem import Problem

# Problems are large; what is only named does without.
_NAMED = tuple(
    PLANS.c[name] for name in
    ("id", "name", "version", "replaces", "made_at", "made_by", "sha256", "state", "runs_from",
     "runs_until")
)  # fmt: skip

PlanState = Literal["draft", "submitted", "approved", "running", "replaced"]


@dataclass(frozen=True)
class Step:
    """Who moved a plan to a state, when, and with what remark."""

    state: PlanState
    at: datetime
    who: str
    remark: str


@dataclass(frozen=True)
class PlanEntry:
    """
    A plan in the archive, without its routes.

    Parameters
    ----------
    name, version
        Versions of one name follow each other from 1.
    replaces
        The id of the version before.
    sha256
        Of the plan's text.
    runs_from
        The Monday with which its first cycle starts; None: it never ran.
    runs_until
        The last day on which it runs; None: no end is known.
    reps
        Ids of the reps whose calendar it holds.
    """

    id: int
    name: str
    version: int
    replaces: int | None
    made_at: datetime
    made_by: str
    sha256: str
    state: PlanState
    runs_from: date | None
    runs_until: date | None
    reps: frozenset[str]


@dataclass(frozen=True)
class KeptPlan:
    """A plan with all that is kept of it; of other reps' routes only for who may see them."""

    entry: PlanEntry
    plan: Plan
    problem: KeptProblem
    difference: PlanDifference
    steps: tuple[Step, ...]


def keep_plan(
    archive: Archive,
    who: User,
    name: str,
    problem: Problem,
    plan: Plan,
    replaces: int | None = None,
    remark: str = "",
) -> PlanEntry:
    """
    Keep a plan as a draft, with the hashes of its inputs, its days and the checker's verdict.

    Parameters
    ----------
    name
        What people call it, such as ``north``; not asked of a new version, which keeps the
        name of the old one.
    replaces
        The id of the version of which this is a change; None: it is a new plan.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem; RP916 without a name.
    ConflictError
        RP954, when the version has a successor already.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    _require_any(who, "make plan")
    text, kept = plan_text(plan), kept_problem(problem, plan)
    row: dict[str, Any] = {
        "name": name if replaces else require_text(name, "name"), "version": 1,
        "replaces": replaces, "made_at": archive.now(), "made_by": who.name, "content": text,
        "sha256": sha256(text.encode()).hexdigest(), "problem": kept.model_dump(mode="json"),
        "parts": parts_of(problem).model_dump(mode="json"), "travel": travel_bytes(problem),
        "difference": PlanDifference().model_dump(mode="json"), "state": "draft",
    }  # fmt: skip
    with archive.writing() as db:
        if replaces is not None:
            row |= _as_next_version(db, replaces, plan)
        made = db.execute(insert(PLANS).values(row).returning(PLANS.c.id)).scalar_one()
        add(db, PLAN_REPS, [{"plan": made, "rep": rep} for rep in sorted(plan.calendar)])
        pairs = {(route.rep, store) for route in plan.routes for store in route.stores}
        stores = [{"plan": made, "rep": rep, "store": store} for rep, store in sorted(pairs)]
        add(db, PLAN_STORES, stores)
        add_step(db, archive, who, made, "draft", remark)
        return plan_entry(db, made)


def list_plans(
    archive: Archive, who: User, state: PlanState | None = None, name: str | None = None
) -> tuple[PlanEntry, ...]:
    """
    The plans that hold routes of reps whom a user may see, newest first.

    Parameters
    ----------
    state, name
        Only these; None: any.
    """
    query = select(*_NAMED).order_by(PLANS.c.id.desc())
    if reach(who, "read plan") != "all":
        mine = within_reach(who, "read plan", PLAN_REPS.c.rep)
        query = query.where(PLANS.c.id.in_(select(PLAN_REPS.c.plan).where(mine)))
    for column, value in ((PLANS.c.state, state), (PLANS.c.name, name)):
        if value is not None:
            query = query.where(column == value)
    with archive.reading() as db:
        reps = _reps_of_plans(db)
        return tuple(_entry(row, reps.get(row.id, ())) for row in db.execute(query))


def read_plan(archive: Archive, who: User, plan_id: int) -> KeptPlan:
    """
    A plan as far as a user may see it.

    Raises
    ------
    NotThereError
        RP911, also when it holds no route that this user may see.
    """
    with archive.reading() as db:
        row = plan_row(db, plan_id)
        seen = seen_reps(db, who, plan_id)
        if not seen and reach(who, "read plan") != "all":
            raise not_there(f"plan {plan_id}")
        steps = db.execute(
            select(PLAN_STEPS).where(PLAN_STEPS.c.plan == plan_id).order_by(PLAN_STEPS.c.id)
        )
        kept = KeptPlan(
            entry=plan_entry(db, plan_id),
            plan=plan_of_text(row.content, f"plan {plan_id}"),
            problem=KeptProblem.model_validate(row.problem),
            difference=PlanDifference.model_validate(row.difference),
            steps=tuple(Step(each.state, each.at, each.who, each.remark) for each in steps),
        )
    sees_all = reach(who, "read plan") == "all" or kept.entry.reps <= seen
    return kept if sees_all else _part(kept, seen)


def plan_entry(db: Connection, plan_id: int) -> PlanEntry:
    """
    A plan's entry, for the archive's own use.

    Raises
    ------
    NotThereError
        RP911.
    """
    row = db.execute(select(*_NAMED).where(PLANS.c.id == plan_id)).first()
    if row is None:
        raise not_there(f"plan {plan_id}")
    reps = db.execute(select(PLAN_REPS.c.rep).where(PLAN_REPS.c.plan == plan_id)).scalars()
    return _entry(row, reps)


def approved_on(archive: Archive, plan_id: int) -> date | None:
    """The day on which a plan was signed off last; None: it was not."""
    signed = (
        select(PLAN_STEPS.c.at)
        .where(PLAN_STEPS.c.plan == plan_id, PLAN_STEPS.c.state == "approved")
        .order_by(PLAN_STEPS.c.id.desc())
    )
    with archive.reading() as db:
        at = db.execute(signed).scalar()
    return None if at is None else at.astimezone(archive.now().tzinfo).date()


def add_step(
    db: Connection, archive: Archive, who: User, plan_id: int, state: PlanState, remark: str
) -> None:
    """Write down who moved a plan to a state."""
    row = {"plan": plan_id, "state": state, "at": archive.now(), "who": who.name, "remark": remark}
    add(db, PLAN_STEPS, [row])


def _as_next_version(db: Connection, replaces: int, plan: Plan) -> dict[str, Any]:
    before = plan_row(db, replaces)
    newer = select(PLANS.c.version).where(PLANS.c.replaces == replaces)
    if (version := db.execute(newer).scalar()) is not None:
        raise ConflictError([Fault.of("RP954", f"plan {replaces}", version=version)])
    old = plan_of_text(before.content, f"plan {replaces}")
    difference = plan_difference(old, plan).model_dump(mode="json")
    return {"name": before.name, "version": before.version + 1, "difference": difference}


def _part(kept: KeptPlan, reps: frozenset[str]) -> KeptPlan:
    part = part_of(kept.plan, reps)
    mine = {store for route in part.routes for store in route.stores}
    problem = kept.problem.model_copy(
        update={
            "days": tuple(day for day in kept.problem.days if day.rep in reps),
            "stores": {store: kept.problem.stores[store] for store in sorted(mine)},
            "violations": (),
        }
    )
    difference = PlanDifference(
        moved={store: each for store, each in kept.difference.moved.items() if store in mine},
        added=tuple(store for store in kept.difference.added if store in mine),
    )
    return KeptPlan(kept.entry, part, problem, difference, kept.steps)


def _require_any(who: User, act: Act) -> None:
    if reach(who, act) is None:
        raise refusal(who, act, "archive")


def seen_reps(db: Connection, who: User, plan_id: int) -> frozenset[str]:
    """The reps of a plan whom a user may see."""
    mine = within_reach(who, "read plan", PLAN_REPS.c.rep)
    query = select(PLAN_REPS.c.rep).where(PLAN_REPS.c.plan == plan_id, mine)
    return frozenset(db.execute(query).scalars())


def _reps_of_plans(db: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in db.execute(select(PLAN_REPS)):
        found.setdefault(row.plan, []).append(row.rep)
    return found


def plan_row(db: Connection, plan_id: int) -> Any:
    """
    A plan's row, for the archive's own use.

    Raises
    ------
    NotThereError
        RP911.
    """
    row = db.execute(select(PLANS).where(PLANS.c.id == plan_id)).first()
    if row is None:
        raise not_there(f"plan {plan_id}")
    return row


def _entry(row: Any, reps: Iterable[str]) -> PlanEntry:
    named = {column.name: row._mapping[column.name] for column in _NAMED}
    return PlanEntry(**named, reps=frozenset(reps))
