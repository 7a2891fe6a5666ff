"""The checker's clock, by hand."""

from __future__ import annotations

import pytest
from builders import (
    at,
    hours_on,
    open_all_week,
    pause,
    plan,
    problem,
    rep,
    store,
    window,
)

from routeplan.check import check
from routeplan.cycle import Window
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.stores import Store

MON = 0


def monday(shops: list[Store], who: Rep) -> tuple[Problem, Plan]:
    """All stores in order on Monday; every drive is 600 s, a stay too unless the store says so."""
    work = problem(shops, reps=[who])
    return work, plan(work, {("R1", "T1"): [shop.id for shop in shops]})


def codes_of_monday(shops: list[Store], **rep_fields: object) -> list[str]:
    return [violation.code for violation in check(*monday(shops, rep(**rep_fields)))]


@pytest.mark.parametrize(
    ("hours", "fields", "expected"),
    [
        # 8:00 drive 600 stay 600 drive 600 = 8:30
        ("8:00-8:30", {}, []),
        ("8:00-8:29:59", {}, ["PV05"]),
        ("8:00-8:29", {"overtime_s": 60}, []),
        ("8:00-8:29", {"overtime_s": 59}, ["PV05"]),
        ("8:00-8:35", {"auxiliary_s": 300}, []),
        ("8:00-8:35", {"auxiliary_s": 301}, ["PV05"]),
    ],
)
def test_a_day_may_fill_its_hours_but_not_pass_them(hours, fields, expected):
    shops = [store("S1", weekdays=(MON,))]
    assert codes_of_monday(shops, hours=hours_on((MON,), hours), **fields) == expected


def test_hours_differ_by_weekday():
    # The same route on Monday (until 8:30) and Tuesday (until 8:29)
    hours = (window("8:00-8:30"), window("8:00-8:29"), *[None] * 5)
    daily = problem([store("S1", visits="daily")], reps=[rep(hours=hours)])
    broken = check(daily, plan(daily, {("R1", "T1"): ["S1"], ("R1", "T2"): ["S1"]}))
    assert [(each.code, each.where) for each in broken] == [("PV05", "R1 T2, week 1 Tue")]
    assert dict(broken[0].values) == {
        "end": "08:30:00", "latest": "08:29:00", "by": "00:01:00", "by_s": 60,
    }  # fmt: skip


def test_a_route_is_judged_on_every_day_that_runs_it():
    weekly = problem([store("S1")], weeks=2, reps=[rep(hours=hours_on((MON,), "8:00-8:20"))])
    broken = check(weekly, plan(weekly, {("R1", "T1"): ["S1"], ("R1", "T2"): ["S1"]}))
    assert [each.where for each in broken] == ["R1 T1, week 1 Mon", "R1 T2, week 2 Mon"]
    assert {each.code for each in broken} == {"PV05"}


def test_drives_go_one_way_and_stays_differ():
    # base 700 S1 60 | 100 S2 90 | 50 base = 1,000 s; each way back would take 900
    seconds = [
        [0, 100, 900, 900],
        [900, 0, 900, 50],
        [700, 900, 0, 0],
        [900, 900, 0, 0],
    ]
    shops = [store("S1", in_store_s=60), store("S2", in_store_s=90)]
    for end, expected in (("8:16:40", []), ("8:16:39", ["PV05"])):
        who = rep(hours=hours_on((MON,), f"8:00-{end}"))
        work = problem(shops, reps=[who], seconds=seconds)
        one_day = plan(work, {("R1", "T1"): ["S1", "S2"]})
        assert [violation.code for violation in check(work, one_day)] == expected


@pytest.mark.parametrize(
    ("opening", "expected", "end"),
    [
        # arrives at 8:10, stays 600 s, back 600 s later
        ("8:00-8:20", [], "8:30"),
        ("8:00-8:19:59", ["PV06"], "8:30"),
        ("8:30-9:00", [], "8:50"),  # waits until 8:30
        ("8:30-8:40", [], "8:50"),  # the stay fills the window
        ("8:00-8:15 9:00-10:00", [], "9:20"),  # 300 s of the first are not enough
        ("8:00-8:15 9:00-9:09", ["PV06"], "8:30"),
    ],
)
def test_the_whole_stay_lies_within_one_window(opening, expected, end):
    long_enough = open_all_week(opening, tue="8:00-18:00")
    shops = [store("S1", open_hours=long_enough)]
    hours = (window(f"8:00-{end}"), window("8:00-18:00"), *[None] * 5)
    assert codes_of_monday(shops, hours=hours) == expected
    a_second_less = (Window(start_s=at("8:00"), end_s=at(end) - 1), *hours[1:])
    assert codes_of_monday(shops, hours=a_second_less) == [*expected, "PV05"]


def test_a_stay_too_late_says_by_how_much():
    opening = open_all_week("9:00-12:00", mon="8:00-8:01 8:05-8:15")
    work, late = monday([store("S1", open_hours=opening)], rep())
    (violation,) = check(work, late)
    assert (violation.code, violation.where) == ("PV06", "store S1, R1 T1, week 1 Mon")
    # ready at 8:10; until 8:20, five minutes past 8:15
    assert dict(violation.values) == {
        "ready": "08:10:00", "stay": "00:10:00", "open": "08:00:00-08:01:00, 08:05:00-08:15:00",
        "by": "00:05:00", "by_s": 300,
    }  # fmt: skip


def test_a_store_closed_all_day_is_not_also_found_closed():
    opening = open_all_week("9:00-12:00", mon="")
    assert codes_of_monday([store("S1", open_hours=opening)]) == ["PV04"]


# The break: 30 minutes between 12:00 and 13:00, so that it begins by 12:30

LUNCH = pause(30, "12:00-13:00")


def stay_until(leave: str) -> list[Store]:
    """One store reached at 8:10 and left at a time."""
    return [store("S1", in_store_s=at(leave) - at("8:10"), weekdays=(MON,))]


@pytest.mark.parametrize(
    ("leave", "end", "by_s"),
    [
        ("12:20", "12:30", 0),  # back at 12:30, when the break may still begin: needs none
        ("12:20", "12:29:59", 1),
        ("12:20:01", "13:00:01", 0),  # back at 12:30:01, then 30 minutes
        ("12:20:01", "13:00:00", 1),
        ("12:30", "13:10", 0),  # leaves by 12:30 and breaks on the way
        ("12:30", "13:09:59", 1),
        # Leaves at 12:30:01, too late: the break was before the stay, 12:00 to 12:30, and
        # the stay of 4:20:01 ends at 16:50:01, the day at 17:00:01
        ("12:30:01", "17:00:01", 0),
        ("12:30:01", "17:00", 1),
    ],
)
def test_the_break_begins_within_its_window(leave, end, by_s):
    work, day = monday(stay_until(leave), rep(hours=hours_on((MON,), f"8:00-{end}"), pause=LUNCH))
    overruns = [dict(each.values)["by_s"] for each in check(work, day) if each.code == "PV05"]
    assert overruns == ([by_s] if by_s else [])
    assert len(check(work, day)) == len(overruns)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        # 12:30 to 13:00 plus the break of 30 minutes
        ("12:30-13:30", []),
        ("12:30-13:29:59", ["PV05"]),
        # Work that starts after 12:30 has no break
        ("12:30:01-13:00:01", []),
        ("12:30:01-13:00:00", ["PV05"]),
    ],
)
def test_a_day_that_starts_after_the_latest_start_has_no_break(hours, expected):
    # 1,800 s from leaving to return
    shops = [store("S1", weekdays=(MON,))]
    assert codes_of_monday(shops, hours=hours_on((MON,), hours), pause=LUNCH) == expected


@pytest.mark.parametrize(
    ("opening_1", "opening_2", "end", "expected"),
    [
        # 11:30 drive, S1 11:40 to 11:50, S2 12:00 to 12:10, back at 12:20: needs no break
        ("11:40-11:50", "12:00-12:10", "12:20", []),
        # S2 opens at 13:00: the break from 12:00 fits into the wait for it
        ("11:40-11:50", "13:00-18:00", "13:20", []),
        ("11:40-11:50", "13:00-18:00", "13:19:59", ["PV05"]),
        # S2 opens at 12:30, just after the break
        ("11:40-11:50", "12:30-12:40", "12:50", []),
        # S2 until 12:39: the break before it is too long, one before S1 makes that too late,
        # and one on the way back from 12:39 would begin after 12:30
        ("11:40-11:50", "12:29-12:39", "12:50", ["PV06"]),
        # S2 until 12:30: the break is on the way back
        ("11:40-11:50", "12:20-12:30", "13:10", []),
        ("11:40-11:50", "12:20-12:30", "13:09:59", ["PV05"]),
        # S1 from 12:30: the break is before it
        ("12:30-12:40", "12:50-13:00", "13:10", []),
    ],
)
def test_the_break_may_lie_on_any_leg(opening_1, opening_2, end, expected):
    shops = [
        store("S1", open_hours=open_all_week("8:00-18:00", mon=opening_1)),
        store("S2", open_hours=open_all_week("8:00-18:00", mon=opening_2)),
    ]
    hours = (window(f"11:30-{end}"), window("8:00-18:00"), *[None] * 5)
    assert codes_of_monday(shops, hours=hours, pause=LUNCH) == expected


@pytest.mark.parametrize(("end", "expected"), [("13:10", []), ("13:09:59", ["PV05"])])
def test_a_break_that_keeps_the_opening_counts_though_another_ends_sooner(end, expected):
    # Ready at S1 at 12:00. With the break there, the stay from 12:30 to 12:40 passes its closing
    # at 12:35 and the day ends at 12:50. Without, the rep waits until 12:20, leaves at
    # 12:30 and has the break on the way back: 12:40 and 30 minutes.
    shops = [store("S1", open_hours=open_all_week("8:00-18:00", mon="12:20-12:35"))]
    hours = (window(f"11:50-{end}"), window("8:00-18:00"), *[None] * 5)
    assert codes_of_monday(shops, hours=hours, pause=LUNCH) == expected
