"""The steps of plans: submitted, signed off or sent back, started."""

from __future__ import annotations

from fastapi import Response
from pydantic import Field

from routeplan.api.desk import AtDesk
from routeplan.api.etags import TAGGED, IfMatch, set_tag, version_asked
from routeplan.api.fields import Asked, Day, Number, Text
from routeplan.api.plan_shapes import ENTRY, PlanLine
from routeplan.api.routes import Routes
from routeplan.archive import plan_states
from routeplan.archive.checked import require_version
from routeplan.archive.plans import PlanEntry, read_plan

PLAN_STEPS = Routes("plans")

_CONFLICTS = (409, 412)


class Remark(Asked, frozen=True):
    """What is said with a step."""

    remark: Text = Field("", examples=["as talked over on Friday"])


class Submission(Remark, frozen=True):
    """A plan handed in; with ``with_violations`` it may break rules."""

    with_violations: bool = False


class Start(Remark, frozen=True):
    """The Monday with which the first cycle starts."""

    on: Day = Field(examples=["2026-11-30"])


@PLAN_STEPS.post("/plans/{plan}/submission", "make plan", shows=ENTRY, also=_CONFLICTS,
                 responses=TAGGED)  # fmt: skip
def submit_a_plan(
    desk: AtDesk, plan: Number, asked: Submission, response: Response, if_match: IfMatch = None
) -> PlanLine:
    """Hand a draft to the supervisor."""
    _require_as_read(desk, plan, if_match)
    moved = plan_states.submit_plan(
        desk.archive, desk.who, plan, asked.remark, with_violations=asked.with_violations
    )
    return _moved(desk, moved, response)


@PLAN_STEPS.post("/plans/{plan}/approval", "sign off plan", shows=ENTRY, also=_CONFLICTS,
                 responses=TAGGED)  # fmt: skip
def approve_a_plan(
    desk: AtDesk, plan: Number, asked: Remark, response: Response, if_match: IfMatch = None
) -> PlanLine:
    """Sign off a submitted plan, as supervisor of all its reps; a remark is needed."""
    _require_as_read(desk, plan, if_match)
    moved = plan_states.sign_off_plan(desk.archive, desk.who, plan, asked.remark)
    return _moved(desk, moved, response)


@PLAN_STEPS.post("/plans/{plan}/return", "sign off plan", shows=ENTRY, also=_CONFLICTS,
                 responses=TAGGED)  # fmt: skip
def send_a_plan_back(
    desk: AtDesk, plan: Number, asked: Remark, response: Response, if_match: IfMatch = None
) -> PlanLine:
    """Send a submitted plan back as a draft, and say why."""
    _require_as_read(desk, plan, if_match)
    moved = plan_states.return_plan(desk.archive, desk.who, plan, asked.remark)
    return _moved(desk, moved, response)


@PLAN_STEPS.post("/plans/{plan}/start", "start plan", shows=ENTRY, also=_CONFLICTS,
                 responses=TAGGED)  # fmt: skip
def start_a_plan(
    desk: AtDesk, plan: Number, asked: Start, response: Response, if_match: IfMatch = None
) -> PlanLine:
    """Let an approved plan run from a Monday on; what ran for its reps ends the day before."""
    _require_as_read(desk, plan, if_match)
    moved = plan_states.start_plan(desk.archive, desk.who, plan, asked.on, asked.remark)
    return _moved(desk, moved, response)


def _require_as_read(desk: AtDesk, plan: int, if_match: str | None) -> None:
    """
    Refuse a step of a plan that moved on since it was read, where If-Match says what was read.

    What a plan says never changes, and a step that does not follow from its state is refused
    anyway: the header is for those who want to be sure of both.
    """
    if if_match is not None:
        where = f"plan {plan}"
        now = len(read_plan(desk.archive, desk.who, plan).steps)
        require_version(where, now, version_asked(if_match, where))


def _moved(desk: AtDesk, entry: PlanEntry, response: Response) -> PlanLine:
    set_tag(response, len(read_plan(desk.archive, desk.who, entry.id).steps))
    return PlanLine.of(entry)
