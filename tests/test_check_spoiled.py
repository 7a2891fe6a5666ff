"""A good plan with every feature, spoiled one rule at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

import pytest
from builders import (
    REASON,
    calendar_of,
    codes,
    hours_on,
    open_all_week,
    pause,
    plan,
    problem,
    rep,
    rules,
    store,
    window,
)

from routeplan.check import check
from routeplan.cycle import ChosenCalendar, GivenCalendar
from routeplan.errors import CODES
from routeplan.plan import LeftOut, Plan, Route
from routeplan.problem import LockedDay, Locks, Problem

SHORT, LONG = window("8:00-9:20"), window("8:00-17:00")

# Two weeks. R1 works Monday to Saturday on T1 to T12, R2 Monday to Wednesday on T1 to T6. A drive
# takes 600 s, and a stay too where nothing else is said. Limits are met exactly:
# R1 T1: S1 8:10, S2 8:30, S3 waits for 9:00, back at 9:20, office until 9:30; load 12, 3 stops.
# R2 T2: S5 11:10, S6 11:30 to 12:30, break on the way, back at 13:10.
# R2 T5: S6 11:10 to 12:10, S5 12:20 to 12:30, break on the way, back at 13:10.
FREE = problem(
    (
        store("S1", rep="R1", load=4),
        store("S2", rep="R1", store_class="B", load=4, weekdays=(0, 3, 5)),
        store("S3", store_class="C", load=4, open_hours=open_all_week("9:00-9:20", sat="")),
        store("S4", store_class="C", load=1, in_store_s=900, open_hours=open_all_week("8:00-8:25")),
        store("S5", rep="R2", visits=1, open_hours=open_all_week("11:10-11:20 12:20-12:30")),
        store("S6", rep="R2", visits="daily", in_store_s=3600),
        store("S7", store_class="B"),
        store("S8", rep="R1", store_class="C", load=5),
        store("S9", store_class="C", load=2),
        store("S10", visits=2, weeks=2),
    ),
    reps=(
        rep(
            "R1",
            hours=(SHORT, SHORT, SHORT, LONG, SHORT, SHORT, None),
            auxiliary_s=600,
            overtime_s=600,
            most_stops=3,
            capacity=12,
        ),
        rep("R2", hours=hours_on((0, 1, 2), "11:00-13:10"), pause=pause(30, "12:00-13:00")),
    ),
    rules=rules(A={"visits": 2}, B={"visits": 1}, C={"visits": 1, "weeks": 2}),
    weeks=2,
)
CALENDAR = calendar_of(FREE)
GIVEN = FREE.with_calendar(GivenCalendar(labels=CALENDAR["R1"], rep_labels={"R2": CALENDAR["R2"]}))
CHOSEN = FREE.with_calendar(ChosenCalendar(routes=12))
LOCKED = dataclasses.replace(
    FREE,
    locks=Locks(
        visits={"S9": (("R1", 1),), "S5": (("R2", 1), ("R2", 8))},
        lists=(LockedDay(rep="R1", day=0, stores=("S1", "S2", "S3")),),
    ),
)
GOOD = plan(
    FREE,
    {
        ("R1", "T1"): ["S1", "S2", "S3"],
        ("R1", "T2"): ["S8", "S9"],
        ("R1", "T3"): ["S4", "S7"],
        ("R1", "T4"): ["S1"],
        ("R1", "T7"): ["S1", "S2"],
        ("R1", "T9"): ["S7"],
        ("R1", "T10"): ["S1"],
        ("R2", "T1"): ["S6"],
        ("R2", "T2"): ["S5", "S6"],
        ("R2", "T3"): ["S6"],
        ("R2", "T4"): ["S6"],
        ("R2", "T5"): ["S6", "S5"],
        ("R2", "T6"): ["S6"],
    },
    left_out={"S10": 2},
)
LEFT_OUT = LeftOut(store="S10", visits=2, reason=REASON)

Spoil = Callable[[Plan], Plan]


def with_routes(good: Plan, **changed: list[str]) -> Plan:
    """Other stores on some routes, such as ``R1_T2``; a label without a route gets one."""
    slots = {(route.rep, route.label): route.stores for route in good.routes}
    slots |= {tuple(name.split("_")): tuple(stores) for name, stores in changed.items()}
    routes = [Route(rep=rep, label=label, stores=held) for (rep, label), held in slots.items()]
    return good.model_copy(update={"routes": tuple(routes)})


def with_labels(good: Plan, **days: str | None) -> Plan:
    """Other labels on some cycle days of R1, such as ``day_6``."""
    labels = list(good.calendar["R1"])
    for name, label in days.items():
        labels[int(name.removeprefix("day_"))] = label
    return good.model_copy(update={"calendar": {**good.calendar, "R1": tuple(labels)}})


def without_routes(good: Plan, *names: str) -> Plan:
    kept = [route for route in good.routes if f"{route.rep}_{route.label}" not in names]
    return good.model_copy(update={"routes": tuple(kept)})


def with_left_out(good: Plan, *entries: LeftOut) -> Plan:
    return good.model_copy(update={"left_out": entries})


def routes(**changed: list[str]) -> Spoil:
    return partial(with_routes, **changed)


def left_out(*entries: LeftOut) -> Spoil:
    return lambda good: with_left_out(good, *entries)


def other(**fields: object) -> LeftOut:
    return LEFT_OUT.model_copy(update=fields)


SPOILS: list[tuple[str, str, Problem, Spoil]] = [
    ("PV01", "a visit is missing", FREE, routes(R1_T10=[])),
    ("PV01", "a visit too many", FREE, routes(R1_T5=["S8"])),
    ("PV01", "a daily visit is missing", FREE, routes(R2_T6=[])),
    ("PV01", "a store is forgotten", FREE, left_out()),
    ("PV01", "a visit too few is left out", FREE, left_out(other(visits=1))),
    ("PV02", "no such store", FREE, routes(R1_T3=["S4", "S7", "S99"])),
    ("PV02", "no such store left out", FREE, left_out(other(store="S99"))),
    ("PV02", "no such rep", FREE, routes(R3_T1=["S1"])),
    ("PV02", "a route that no day runs", FREE, routes(R1_T13=["S9"])),
    ("PV02", "a day without its route", FREE, lambda good: without_routes(good, "R1_T5")),
    # Mon and Tue: 1 and 6 days, 2 to 5 allowed
    ("PV03", "too close", FREE,
     routes(R1_T4=[], R1_T10=[], R1_T2=["S8", "S9", "S1"], R1_T8=["S1"])),
    ("PV04", "a weekday not allowed", FREE,
     routes(R1_T1=["S1", "S3"], R1_T5=["S2"], R1_T7=["S1"], R1_T11=["S2"])),
    ("PV04", "closed all day", FREE, routes(R1_T1=["S1", "S2"], R1_T6=["S3"])),
    # S3 9:00, S1 9:20, S2 9:40, back at 10:00, office until 10:10
    ("PV05", "the day is too long", FREE, routes(R1_T1=["S3", "S1", "S2"])),
    # S5 11:10, S9 11:30; S6 11:50 to 12:50 would leave no break by 12:30, so the break is before
    # it, 12:00 to 12:30, and the day is back at 13:40
    ("PV05", "the break is in the way", FREE, routes(R1_T2=["S8"], R2_T2=["S5", "S9", "S6"])),
    # S1 8:10, S4 8:30 to 8:45, open until 8:25
    ("PV06", "found closed", FREE, routes(R1_T3=["S7"], R1_T4=["S1", "S4"])),
    # load 1 + 4 + 5 + 2 = 12
    ("PV07", "a stop too many", FREE,
     routes(R1_T2=[], R1_T3=["S7"], R1_T4=["S4", "S1", "S8", "S9"])),
    # 4 + 4 + 5 = 13
    ("PV08", "too heavy", FREE, routes(R1_T2=["S9"], R1_T1=["S1", "S2"], R1_T4=["S8", "S1", "S3"])),
    ("PV09", "another store's rep", FREE, routes(R1_T2=["S9"], R2_T3=["S8", "S6"])),
    ("PV10", "a second rep", FREE, routes(R1_T9=[], R2_T6=["S7", "S6"])),
    ("PV11", "twice on a route", FREE, routes(R1_T2=["S8", "S9", "S8"])),
    ("PV12", "on a Sunday", FREE,
     lambda good: with_routes(with_labels(good, day_6="T13"), R1_T2=["S8"], R1_T13=["S9"])),
    ("PV13", "two days share a route", FREE,
     lambda good: without_routes(with_labels(good, day_5="T5"), "R1_T6")),
    ("PV13", "a day without a route", FREE,
     lambda good: without_routes(with_labels(good, day_5=None), "R1_T6")),
    ("PV13", "a day too few", FREE,
     lambda good: good.model_copy(
         update={"calendar": {**good.calendar, "R1": good.calendar["R1"][:-1]}})),
    ("PV13", "another label than given", GIVEN,
     lambda good: without_routes(with_routes(with_labels(good, day_5="X"), R1_X=[]), "R1_T6")),
    ("PV13", "a route more than asked", CHOSEN,
     lambda good: with_routes(with_labels(good, day_6="T13"), R1_T13=[])),
    # Wed and Thu: 8 and 6 days, 4 to 10 allowed
    ("PV14", "days do not repeat", FREE, routes(R1_T9=[], R1_T10=["S1", "S7"])),
    ("PV15", "no such reason", FREE, left_out(other(reason="RP450"))),
    ("PV15", "named twice", FREE, left_out(LEFT_OUT, LEFT_OUT)),
    ("PV15", "more than there are", FREE, left_out(other(visits=3))),
    ("PV16", "two routes of one label", FREE,
     lambda good: good.model_copy(update={"routes": (*good.routes, good.routes[0])})),
    ("PV17", "a locked store on another day", LOCKED, routes(R1_T2=["S8"], R1_T5=["S9"])),
    ("PV18", "a locked day in another order", LOCKED, routes(R1_T1=["S2", "S1", "S3"])),
]  # fmt: skip


@pytest.mark.parametrize("asked", [FREE, GIVEN, CHOSEN, LOCKED],
                         ids=["free", "given", "chosen", "locked"])  # fmt: skip
def test_the_good_plan_keeps_every_rule(asked):
    assert check(asked, GOOD) == []


@pytest.mark.parametrize(
    ("code", "asked", "spoil"),
    [(code, asked, spoil) for code, _, asked, spoil in SPOILS],
    ids=[f"{code}-{name.replace(' ', '-')}" for code, name, _, _ in SPOILS],
)
def test_a_spoiled_plan_breaks_the_rule_and_no_other(code, asked, spoil):
    spoiled = spoil(GOOD)
    assert set(codes(asked, spoiled)) == {code}
    for violation in check(asked, spoiled):
        assert violation.where in violation.text("en")
        assert violation.cause("zh") != violation.cause("en")


def test_every_violation_is_spoiled_into_the_plan():
    assert {code for code, *_ in SPOILS} == {code for code in CODES if code.startswith("PV")}
