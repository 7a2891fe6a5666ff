"""The steps of plans: submitted, signed off or sent back, started; and what is planned when."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel, Field

from routeplan.api.card_examples import SHORT
from routeplan.api.desk import AtDesk
from routeplan.api.etags import TAGGED, IfMatch, set_tag, version_asked
from routeplan.api.fields import Asked, Day, Number, OnDay, Text
from routeplan.api.plan_shapes import DAY, ENTRY, PlanLine
from routeplan.api.routes import Routes
from routeplan.archive import plan_states
from routeplan.archive.checked import require_version
from routeplan.archive.plan_content import PlannedDay
from routeplan.archive.planned import planned_day
from routeplan.archive.plans import PlanEntry, read_plan
from routeplan.archive.short_card import ShortCard, short_card
from routeplan.errors import NotAllowedError, NotThereError

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


class DayListShown(BaseModel, frozen=True):
    """
    What is planned for a rep on a date.

    Parameters
    ----------
    day
        Null: no plan runs then, or no route.
    cards
        The short cards of its stores by store id, where they were asked for; a card that one
        may no longer see is not there.
    """

    day: PlannedDay | None
    cards: dict[str, ShortCard]


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


@PLAN_STEPS.get("/day-lists", "read plan", shows={"day": DAY, "cards": {"S7": SHORT}},
                also=(404,))  # fmt: skip
def read_a_day_list(
    desk: AtDesk,
    rep: Annotated[str, Query(max_length=200)],
    on: OnDay,
    cards: Annotated[bool, Query(description="Send the stores' short cards along.")] = False,
) -> DayListShown:
    """
    Read what is planned for a rep on a date: the ordered stores with clock times.

    With `cards` a phone has all that it needs for a day without signal.
    """
    day = planned_day(desk.archive, desk.who, rep, on)
    stores = [stop.store for stop in day.stops] if day is not None and cards else []
    found = {store: _card(desk, store) for store in stores}
    seen = {store: card for store, card in found.items() if card is not None}
    return DayListShown(day=day, cards=seen)


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


def _card(desk: AtDesk, store: str) -> ShortCard | None:
    try:
        return short_card(desk.archive, desk.who, store)
    except (NotThereError, NotAllowedError):
        return None
