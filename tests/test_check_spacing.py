"""Days between visits and days that repeat, on hand-made plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import codes, hours_on, on_labels, plan, problem, rep, rules, store, told

from routeplan.cycle import GivenCalendar

MON, WED, FRI = 0, 2, 4
EVERY_DAY = rep(hours=hours_on(range(7)))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((1, 3), []),  # Mon Wed: 2 and 5 days; 7/2/2 up = 2 to 3 * 7/2/2 down = 5 allowed
        ((1, 6), []),  # Mon Sat: 5 and 2 days
        ((1, 2), [("week 1 Mon to week 1 Tue", 1), ("week 1 Tue to week 1 Mon", 6)]),
        ((1, 7), [("week 1 Mon to week 1 Sun", 6), ("week 1 Sun to week 1 Mon", 1)]),
    ],
)
def test_days_between_are_counted_round_the_end_of_the_cycle(labels, expected):
    twice = problem([store("S1", visits=2)], reps=[EVERY_DAY])
    limits = {"fewest": 2, "most": 5, "by": 1}
    assert told(twice, plan(twice, on_labels(*labels))) == [
        ("PV03", f"store S1, {days}", {"days": gap, **limits}) for days, gap in expected
    ]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"min_days_between": 3, "max_days_between": 4}, []),  # Mon Thu: 3 and 4 days
        ({"min_days_between": 4, "max_days_between": 4}, ["PV03"]),
        ({"min_days_between": 3, "max_days_between": 3}, ["PV03"]),
    ],
)
def test_given_days_between_may_be_met_exactly(limits, expected):
    # No two days of a week are all 3 or all 4 days apart, so Problem.of would refuse the rule
    loose = problem([store("S1")], rules=rules(A={"visits": 2}))
    tight = replace(loose, rules=rules(A={"visits": 2, **limits}))
    assert codes(tight, plan(tight, on_labels(1, 4))) == expected


def test_one_visit_a_cycle_is_a_whole_cycle_from_the_next():
    # 14 days from one visit to the next; allowed are 7 to 21
    seldom = problem([store("S1", visits=1, weeks=2)], weeks=2)
    assert codes(seldom, plan(seldom, on_labels(5))) == []


def test_visits_of_its_own_have_the_even_spacing_not_that_of_the_class():
    shops = [store("S1", visits=2), store("S2")]
    limits = {"min_days_between": 3, "max_days_between": 4}
    twice = problem(shops, rules=rules(A={"visits": 2, **limits}))
    apart = {("R1", "T1"): ["S1", "S2"], ("R1", "T3"): ["S1"], ("R1", "T4"): ["S2"]}
    assert codes(twice, plan(twice, apart)) == []  # S1: 2 and 5 days


def test_when_visits_are_left_out_the_rest_may_be_far_apart_but_not_close():
    # 3 visits a week: 2 to 3 days
    three = problem([store("S1", visits=3)])
    assert codes(three, plan(three, on_labels(1, 5), {"S1": 1})) == []  # 4 and 3 days
    assert codes(three, plan(three, on_labels(1, 2), {"S1": 1})) == ["PV03"]  # 1 and 6 days


def test_a_wrong_count_is_not_also_a_wrong_spacing():
    three = problem([store("S1", visits=3)])
    assert codes(three, plan(three, on_labels(1, 2))) == ["PV01"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, []),
        ({"min_days_between": 2}, []),  # Mon Wed Fri: 2, 2 and 3 days
        ({"min_days_between": 2, "max_days_between": 3}, []),
        ({"min_days_between": 3}, ["PV03", "PV03"]),
        ({"max_days_between": 2}, ["PV03"]),
    ],
)
def test_daily_visits_have_only_the_spacing_that_is_given(limits, expected):
    shop = store("S1", weekdays=(MON, WED, FRI))
    loose = problem([shop], rules=rules(A={"visits": "daily"}))
    tight = replace(loose, rules=rules(A={"visits": "daily", **limits}))
    assert codes(tight, plan(tight, on_labels(1, 3, 5))) == expected


@pytest.mark.parametrize(
    ("visits", "weeks", "cycle_weeks", "labels", "expected"),
    [
        (1, 1, 2, (1, 7), []),  # Mon Mon
        (1, 1, 2, (1, 8), ["PV14"]),  # Mon Tue: 8 and 6 days, 4 to 10 allowed
        (1, 2, 4, (1, 13), []),  # Mon of weeks 1 and 3
        (1, 2, 4, (1, 14), ["PV14"]),  # Mon of week 1, Tue of week 3
        (2, 1, 2, (1, 4, 7, 10), []),  # Mon Thu both weeks
        (2, 1, 2, (1, 4, 8, 10), ["PV14"]),  # Mon Thu, Tue Thu: 3, 5, 2 and 4 days
        (2, 2, 2, (1, 8), []),  # 8 and 6 days, 4 to 10 allowed: two weeks are one turn
    ],
)
def test_days_repeat_every_so_many_weeks(visits, weeks, cycle_weeks, labels, expected):
    turns = problem([store("S1", visits=visits, weeks=weeks)], weeks=cycle_weeks)
    assert codes(turns, plan(turns, on_labels(*labels))) == expected


def test_days_need_not_repeat_while_visits_are_left_out():
    # Mon and Thu of one week, Tue of the other: 3, 5 and 6 days
    turns = problem([store("S1", visits=2)], weeks=2)
    assert codes(turns, plan(turns, on_labels(1, 4, 8), {"S1": 1})) == []


def test_days_that_do_not_repeat_are_named():
    turns = problem([store("S1", visits=1)], weeks=2)
    assert told(turns, plan(turns, on_labels(1, 8))) == [
        ("PV14", "store S1", {"days": "week 1 Mon, week 2 Tue", "weeks": 1, "by": 2})
    ]


def test_daily_visits_follow_the_days_of_the_rep_and_need_not_repeat():
    labels = ("T1",) * 6 + (None,) + ("T1",) * 5 + (None, None)
    daily = problem([store("S1", visits="daily")], weeks=2, calendar=GivenCalendar(labels=labels))
    assert codes(daily, plan(daily, on_labels(1))) == []


@pytest.mark.parametrize(("limits", "expected"), [({}, []), ({"min_days_between": 2}, ["PV03"])])
def test_daily_visits_with_fewest_days_are_a_week_apart_at_most(limits, expected):
    # The rep drives on the first Monday only: 14 days to the next visit
    labels = GivenCalendar(labels=("T1", *[None] * 13))
    loose = problem([store("S1")], rules=rules(A={"visits": "daily"}), weeks=2, calendar=labels)
    tight = replace(loose, rules=rules(A={"visits": "daily", **limits}))
    assert codes(tight, plan(tight, on_labels(1))) == expected
