"""The states of a plan: submitted, signed off, started, and replaced by the next one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection, select, update

from routeplan.archive.access import Act, User, allows, reach, refusal
from routeplan.archive.checked import require_state, require_text
from routeplan.archive.database import Archive
from routeplan.archive.plan_content import KeptProblem
from routeplan.archive.plans import PlanEntry, PlanState, add_step, plan_entry
from routeplan.archive.schema import PLAN_REPS, PLANS, REPS
from routeplan.errors import ConflictError, Fault, InputError


def submit_plan(
    archive: Archive, who: User, plan_id: int, remark: str = "", *, with_violations: bool = False
) -> PlanEntry:
    """
    Hand a draft to the supervisor.

    Parameters
    ----------
    with_violations
        True: the plan may break rules; the supervisor sees which.

    Raises
    ------
    InputError
        RP950, when it breaks rules.
    ConflictError
        RP914, when it is no draft.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    with archive.writing() as db:
        _entry_for(db, who, "make plan", plan_id, "draft")
        content = db.execute(select(PLANS.c.problem).where(PLANS.c.id == plan_id)).scalar_one()
        broken = KeptProblem.model_validate(content).violations
        if broken and not with_violations:
            codes = ", ".join(sorted({code for code, _ in broken}))
            raise InputError([Fault.of("RP950", f"plan {plan_id}", count=len(broken), codes=codes)])
        return _move(db, archive, who, plan_id, "submitted", remark)


def return_plan(archive: Archive, who: User, plan_id: int, remark: str) -> PlanEntry:
    """
    Send a submitted plan back as a draft, and say why.

    Raises
    ------
    InputError
        RP916 without a remark.
    ConflictError
        RP914, when it is not submitted.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    said = require_text(remark, f"plan {plan_id} remark")
    with archive.writing() as db:
        _entry_for(db, who, "sign off plan", plan_id, "submitted")
        return _move(db, archive, who, plan_id, "draft", said)


def sign_off_plan(archive: Archive, who: User, plan_id: int, remark: str) -> PlanEntry:
    """
    Approve a submitted plan, as supervisor of all its reps.

    Raises
    ------
    InputError
        RP916 without a remark.
    ConflictError
        RP914, when it is not submitted.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    said = require_text(remark, f"plan {plan_id} remark")
    with archive.writing() as db:
        _entry_for(db, who, "sign off plan", plan_id, "submitted")
        return _move(db, archive, who, plan_id, "approved", said)


def start_plan(archive: Archive, who: User, plan_id: int, on: date, remark: str = "") -> PlanEntry:
    """
    Let an approved plan run from a Monday on; what ran for its reps ends the day before.

    Parameters
    ----------
    on
        The Monday with which its first cycle starts.

    Raises
    ------
    InputError
        RP951, when the day is no Monday.
    ConflictError
        RP914, when it is not approved; RP952, when a rep would be left without a plan;
        RP953, when what runs now starts no earlier.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    if on.weekday() != 0:
        monday = on - timedelta(days=on.weekday())
        fault = Fault.of("RP951", f"plan {plan_id}", date=str(on), monday=str(monday))
        raise InputError([fault])
    with archive.writing() as db:
        entry = _entry_for(db, who, "start plan", plan_id, "approved")
        # Two plans for the same reps do not start side by side.
        reps = select(REPS.c.id).where(REPS.c.id.in_(sorted(entry.reps))).order_by(REPS.c.id)
        db.execute(reps.with_for_update())
        before = [plan_entry(db, each) for each in _running(db, entry.reps)]
        if faults := list(_replacing_faults(before, entry, on)):
            raise ConflictError(faults)
        for each in before:
            _run(db, each.id, {"runs_until": on - timedelta(days=1)})
            said = f"replaced by {entry.name} {entry.version}"
            _move(db, archive, who, each.id, "replaced", said)
        _run(db, plan_id, {"runs_from": on})
        return _move(db, archive, who, plan_id, "running", remark)


def _entry_for(db: Connection, who: User, act: Act, plan_id: int, state: PlanState) -> PlanEntry:
    """The entry of a plan to all of whose reps a right reaches."""
    # Whoever comes second waits here, and then sees the state that the first one left.
    db.execute(select(PLANS.c.id).where(PLANS.c.id == plan_id).with_for_update())
    entry = plan_entry(db, plan_id)
    if reach(who, act) != "all":
        rows = db.execute(select(REPS.c.id, REPS.c.team).where(REPS.c.id.in_(entry.reps)))
        teams = {row.id: row.team for row in rows}
        if not all(allows(who, act, rep, teams.get(rep)) for rep in entry.reps):
            raise refusal(who, act, f"plan {plan_id}")
    require_state(f"plan {plan_id}", entry.state, state)
    return entry


def _running(db: Connection, reps: frozenset[str]) -> Iterable[int]:
    query = (
        select(PLANS.c.id)
        .join(PLAN_REPS, PLAN_REPS.c.plan == PLANS.c.id)
        .where(PLANS.c.state == "running", PLAN_REPS.c.rep.in_(reps))
        .distinct()
    )
    return list(db.execute(query.order_by(PLANS.c.id)).scalars())


def _replacing_faults(before: Iterable[PlanEntry], entry: PlanEntry, on: date) -> Iterable[Fault]:
    for each in before:
        where = f"plan {each.id}"
        if lost := sorted(each.reps - entry.reps):
            yield Fault.of("RP952", where, reps=", ".join(lost))
        if each.runs_from is not None and each.runs_from >= on:
            yield Fault.of("RP953", where, start=str(each.runs_from), date=str(on))


def _run(db: Connection, plan_id: int, dates: dict[str, date]) -> None:
    db.execute(update(PLANS).where(PLANS.c.id == plan_id).values(dates))


def _move(
    db: Connection, archive: Archive, who: User, plan_id: int, state: PlanState, remark: str
) -> PlanEntry:
    db.execute(update(PLANS).where(PLANS.c.id == plan_id).values(state=state))
    add_step(db, archive, who, plan_id, state, remark)
    return plan_entry(db, plan_id)
