"""Days of reps as answers show them: all that a phone needs at every stop."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from routeplan.agenda import Change, Outcome
from routeplan.api.visit_examples import VISIT
from routeplan.archive.card import Person
from routeplan.archive.dated import PlannedDate, RunningPlan
from routeplan.archive.field_days import FieldDay, StopFacts
from routeplan.cycle import Window
from routeplan.datums.links import links
from routeplan.daylist import DayList, Stop
from routeplan.errors import Language
from routeplan.formats.travel_words import travel_words
from routeplan.schedule import DaySchedule
from routeplan.stores import Purpose
from routeplan.visits import Visit

RUNNING = {
    "id": 3, "name": "north", "version": 2, "runs_from": "2026-11-23", "runs_until": None,
}  # fmt: skip
CLOCK = {
    "start_s": 32400, "return_s": 36000, "end_s": 37800, "pause_s": None, "pause_leg": None,
    "pause_length_s": 0, "drive_s": 1200, "drive_m": 10400, "back_s": 600, "back_m": 5200,
    "stay_s": 900, "wait_s": 0, "work_s": 5400, "overtime_s": 0,
}  # fmt: skip
STOP_TIME = {
    "order": 1, "store": "S7", "drive_s": 600, "drive_m": 5200, "parking_s": 0, "arrive_s": 33000,
    "wait_s": 0, "start_s": 33000, "leave_s": 33900, "is_late": False,
}  # fmt: skip
STOP: dict[str, Any] = {
    **STOP_TIME, "name": "Corner Shop", "store_class": "B", "address": "12 Lake Street",
    "phone": "0571 555 0100", "contact": None, "lat": 30.257, "lon": 120.17,
    "links": {"geo": "geo:30.257000,120.170000"}, "open_hours": None, "note": "",
    "moved_from": None, "purposes": ["order", "check"], "aim": "show the new shelf",
    "last_visit": VISIT, "visit": None,
}  # fmt: skip
CHANGE = {
    "store": "S8", "lost": "2026-11-23", "kind": "leave", "name": "training", "outcome": "moved",
    "to": "2026-11-24",
}  # fmt: skip
FIELD_DAY: dict[str, Any] = {
    "rep": "R1", "on": "2026-11-24", "plan": RUNNING, "cycle_day": 1, "label": "T2", "kind":
    "weekday", "name": "", "travel": "straight line", "estimated": True, "clock": CLOCK,
    "stops": [STOP], "changes": [CHANGE], "unplanned": [],
}  # fmt: skip


class ClockShown(BaseModel, frozen=True):
    """
    The clock of a day: seconds after midnight, and sums in seconds and metres.

    Parameters
    ----------
    start_s, return_s, end_s
        Leaving the base, back at it, and the end of the work there.
    pause_s, pause_leg, pause_length_s
        Start of the break, the place in the list of the stop on the way to which it is taken
        (0 for the first; as many as there are stops: on the way home), and its length. Null
        and 0: the day needs none.
    back_s, back_m
        From the last stop to the base.
    """

    start_s: int
    return_s: int
    end_s: int
    pause_s: int | None
    pause_leg: int | None
    pause_length_s: int
    drive_s: int
    drive_m: int
    back_s: int
    back_m: int
    stay_s: int
    wait_s: int
    work_s: int
    overtime_s: int

    @classmethod
    def of(cls, schedule: DaySchedule, back_s: int, back_m: int) -> ClockShown:
        """From a schedule."""
        return cls(
            start_s=schedule.start_s, return_s=schedule.return_s, end_s=schedule.end_s,
            pause_s=schedule.pause_s, pause_leg=schedule.pause_leg,
            pause_length_s=schedule.pause_length_s, drive_s=schedule.drive_s,
            drive_m=schedule.drive_m, back_s=back_s, back_m=back_m, stay_s=schedule.stay_s,
            wait_s=schedule.wait_s, work_s=schedule.work_s, overtime_s=schedule.overtime_s,
        )  # fmt: skip


class StopTimeShown(BaseModel, frozen=True):
    """
    One stop and its clock times in seconds after midnight.

    Parameters
    ----------
    drive_s, drive_m, parking_s
        From the place before; parking is part of the drive.
    wait_s
        From arrival to the stay, without a break taken meanwhile.
    is_late
        True: the store has no opening left that the stay fits into.
    """

    order: int
    store: str
    drive_s: int
    drive_m: int
    parking_s: int
    arrive_s: int
    wait_s: int
    start_s: int
    leave_s: int
    is_late: bool

    @classmethod
    def times(cls, stop: Stop) -> dict[str, Any]:
        """The fields of a stop of a day list."""
        time = stop.time
        return {
            "order": stop.order, "store": stop.store.id, "drive_s": time.drive_s,
            "drive_m": time.drive_m, "parking_s": stop.parking_s, "arrive_s": time.arrive_s,
            "wait_s": stop.wait_s, "start_s": time.start_s, "leave_s": time.leave_s,
            "is_late": time.is_late,
        }  # fmt: skip


class StopShown(StopTimeShown, frozen=True):
    """
    One stop with what one wants to know before going in, as the store's card has it now.

    Parameters
    ----------
    contact
        Whom to ask for: who decides, else the first on the card.
    lat, lon, links
        WGS-84 degrees; addresses that show the place in other maps, each in its own datum.
    open_hours
        Opening windows on this date; null: not known, empty: closed.
    moved_from
        The date that the calendar gave, where a lost day moved the visit here.
    purposes
        What the visit is for: as the card says itself, else as the plan's rule does.
    aim
        What the last visit that says so wants of this one.
    last_visit
        The latest before this date, made or not.
    visit
        What was recorded for this stop so far.
    """

    name: str
    store_class: str
    address: str
    phone: str
    contact: Person | None
    lat: float
    lon: float
    links: dict[str, str]
    open_hours: tuple[Window, ...] | None
    note: str
    moved_from: date | None
    purposes: tuple[Purpose, ...]
    aim: str
    last_visit: Visit | None
    visit: Visit | None

    @classmethod
    def of(cls, day: DayList, on: date, stop: Stop, facts: StopFacts) -> StopShown:
        """From the archive's own."""
        card = facts.card
        store = stop.store if card is None else card.store
        people = () if card is None else card.people
        deciding = [person for person in people if person.decides] or people
        return cls(
            **cls.times(stop), name=store.name, store_class=store.store_class or "",
            address=store.address, phone="" if card is None else card.phone,
            contact=next(iter(deciding), None), lat=store.lat, lon=store.lon,
            links=links(store.lat, store.lon, store.name),
            open_hours=store.windows_on(on.weekday()), note=store.note,
            moved_from=_moved_from(day, on, store.id), purposes=store.purposes or stop.purposes,
            aim=facts.aim, last_visit=facts.last, visit=facts.visit,
        )  # fmt: skip


class ChangeShown(BaseModel, frozen=True):
    """
    What a lost day did to a visit.

    Parameters
    ----------
    lost
        The date that the calendar gives.
    kind, name
        The holiday or leave that takes it.
    to
        The date of the visit that takes its place; null: it is left out.
    """

    store: str
    lost: date
    kind: str
    name: str
    outcome: Outcome
    to: date | None

    @classmethod
    def of(cls, change: Change, lang: Language) -> ChangeShown:
        """From the agenda's own."""
        return cls(
            store=change.store, lost=change.lost, kind=change.why.kind,
            name=change.why.name_in(lang), outcome=change.outcome, to=change.to,
        )  # fmt: skip


class FieldDayShown(BaseModel, frozen=True):
    """
    A date of a rep.

    Parameters
    ----------
    plan
        Null: no plan runs.
    cycle_day, label
        Of the plan; ``+`` is a workday that the rep's week does not have, null a day off.
    kind, name
        Why it is a workday or a day off: a ``weekday``, a ``free`` day, a public ``holiday``,
        a ``makeup`` workday, ``leave`` or an ``extra`` day; null: not asked.
    travel, estimated
        Where the travel times come from, and whether they are estimates.
    clock
        Null: there is no stop.
    changes
        What lost days took from this date or brought to it.
    unplanned
        What was recorded on it beside the stops.
    """

    rep: str
    on: date
    plan: RunningPlan | None
    cycle_day: int | None
    label: str | None
    kind: str | None
    name: str
    travel: str
    estimated: bool
    clock: ClockShown | None
    stops: tuple[StopShown, ...]
    changes: tuple[ChangeShown, ...]
    unplanned: tuple[Visit, ...]

    @classmethod
    def of(cls, found: FieldDay, lang: Language) -> FieldDayShown:
        """From the archive's own."""
        planned = found.planned
        return cls(
            rep=planned.rep, on=planned.on, plan=planned.plan, unplanned=found.unplanned,
            **_listed(planned, found, lang),
        )  # fmt: skip


def _listed(planned: PlannedDate, found: FieldDay, lang: Language) -> dict[str, Any]:
    day, on = planned.day, planned.on
    if day is None:
        return {
            "cycle_day": None, "label": None, "kind": None, "name": "", "travel": "",
            "estimated": False, "clock": None, "stops": (), "changes": (),
        }  # fmt: skip
    schedule, status = day.schedule, day.status
    clock = None if schedule is None else ClockShown.of(schedule, day.back_s, day.back_m)
    facts = found.facts
    return {
        "cycle_day": day.day, "label": day.label, "kind": None if status is None else status.kind,
        "name": "" if status is None else status.name_in(lang),
        "travel": travel_words(day.travel, lang),
        "estimated": day.estimated, "clock": clock,
        "stops": tuple(StopShown.of(day, on, stop, facts[stop.store.id]) for stop in day.stops),
        "changes": tuple(ChangeShown.of(each, lang) for each in day.changes),
    }  # fmt: skip


def _moved_from(day: DayList, on: date, store: str) -> date | None:
    moved = (
        change.lost
        for change in day.changes
        if (change.store, change.to, change.outcome) == (store, on, "moved")
    )
    return next(moved, None)
