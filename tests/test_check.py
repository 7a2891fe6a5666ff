"""Hand-made plans, each with one thing wrong: visits, weekdays, reps, stops and loads."""

from __future__ import annotations

import pytest
from builders import (
    codes,
    even_seconds,
    hours_on,
    on_labels,
    open_all_week,
    plan,
    problem,
    rep,
    rules,
    store,
    told,
    window,
)

from routeplan.cycle import GivenCalendar

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("labels", "left_out", "expected"),
    [
        ((1, 4), 0, []),
        ((1,), 1, []),
        ((), 2, []),
        ((1,), 0, ["PV01"]),  # 1 of 2
        ((), 0, ["PV01"]),  # 0 of 2
        ((1, 3, 5), 0, ["PV01"]),  # 3 of 2
        ((1, 4), 1, ["PV01"]),  # 2 + 1 of 2
        ((1,), 2, ["PV01"]),  # 1 + 2 of 2
    ],
)
def test_visits_made_and_left_out_are_those_required(labels, left_out, expected):
    twice = problem([store("S1", visits=2)])
    named = {"S1": left_out} if left_out else {}
    assert codes(twice, plan(twice, on_labels(*labels), named)) == expected


def test_a_wrong_count_says_by_how_much():
    twice = problem([store("S1", visits=2)])
    assert told(twice, plan(twice, on_labels(1))) == [
        ("PV01", "store S1", {"made": 1, "left_out": 0, "required": 2, "by": 1})
    ]


@pytest.mark.parametrize(("weeks", "required"), [(2, 3), (4, 6), (6, 9)])
def test_visits_are_counted_over_the_whole_cycle(weeks, required):
    # 3 visits in 2 weeks
    shop = store("S1", visits=3, weeks=2)
    long = problem([shop], weeks=weeks)
    assert codes(long, plan(long, {}, {"S1": required})) == []
    assert codes(long, plan(long, {}, {"S1": required - 1})) == ["PV01"]


def test_the_rule_of_the_class_holds_where_the_store_has_none():
    shops = [store("S1"), store("S2", store_class="B"), store("S3", store_class="B", visits=1)]
    three = problem(shops, rules=rules(A={"visits": 3}, B={"visits": 2}))
    good = {"S1": 3, "S2": 2, "S3": 1}
    assert codes(three, plan(three, {}, good)) == []
    for name in good:
        wrong = {**good, name: good[name] + 1}
        assert codes(three, plan(three, {}, wrong)) == ["PV15"]


@pytest.mark.parametrize(
    ("fields", "required"),
    [
        ({}, 6),  # the rep works Monday to Saturday
        ({"weekdays": (MON, SAT, SUN)}, 2),
        ({"open_hours": open_all_week("8:00-12:00", tue="")}, 5),
        ({"open_hours": open_all_week("8:00-12:00", tue="8:00-8:10")}, 6),  # 600 s is enough
        ({"open_hours": open_all_week("8:00-12:00", tue="8:00-8:09:59 9:00-9:09")}, 5),
        ({"open_hours": open_all_week("8:00-8:10"), "in_store_s": 600}, 6),
        ({"open_hours": open_all_week("8:00-8:10", wed="9:00-10:00"), "in_store_s": 601}, 1),
    ],
)
def test_daily_is_every_day_on_which_rep_and_store_can(fields, required):
    daily = problem([store("S1", visits="daily", **fields)])
    assert codes(daily, plan(daily, {}, {"S1": required})) == []
    assert codes(daily, plan(daily, {}, {"S1": required - 1} if required > 1 else {})) == ["PV01"]


def test_daily_is_every_day_with_a_label():
    # Wednesday has no label; Sunday has one, and the rep does not work
    labels = ("T1", "T1", None, "T2", "T1", "T1", "T1")
    daily = problem([store("S1", visits="daily")], calendar=GivenCalendar(labels=labels))
    assert codes(daily, plan(daily, on_labels(1, 2))) == []
    assert codes(daily, plan(daily, on_labels(1), {"S1": 1})) == []
    assert codes(daily, plan(daily, on_labels(1))) == ["PV01"]


@pytest.mark.parametrize(
    ("rep_id", "labels", "left_out", "expected"),
    [
        ("R1", range(1, 7), 0, []),
        ("R2", range(1, 4), 0, []),
        ("R1", range(1, 4), 3, []),
        ("R1", range(1, 4), 0, ["PV01"]),  # R1 has 6 days
        ("R2", range(1, 3), 4, ["PV15"]),  # R2 has 3 days
        ("R1", (), 6, []),  # nobody comes: as many as R1's days
        ("R1", (), 3, []),  # or R2's
        ("R1", (), 4, ["PV01"]),
        ("R1", (), 7, ["PV15"]),
        ("R1", (), 0, ["PV01"]),  # though R3 has none
    ],
)
def test_a_daily_store_takes_its_count_from_the_rep_who_comes(rep_id, labels, left_out, expected):
    # R3's days never suit the store, so no visit at all is not what R3 would make
    reps = [
        rep("R1"),
        rep("R2", hours=hours_on((MON, TUE, WED))),
        rep("R3", hours=hours_on((SUN,))),
    ]
    daily = problem([store("S1", visits="daily", weekdays=(0, 1, 2, 3, 4, 5))], reps=reps)
    named = {"S1": left_out} if left_out else {}
    assert codes(daily, plan(daily, on_labels(*labels, rep=rep_id), named)) == expected


def test_a_daily_store_that_any_rep_may_visit_is_seen_on_the_days_of_all():
    reps = [rep("R1", hours=hours_on((MON, TUE))), rep("R2", hours=hours_on((TUE, WED)))]
    daily = problem([store("S1", visits="daily")], reps=reps, same_rep=False)
    all_days = {**on_labels(1, 2), **on_labels(2, rep="R2")}
    assert codes(daily, plan(daily, all_days)) == []
    assert codes(daily, plan(daily, on_labels(1, 2))) == ["PV01"]  # Wednesday is missing


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({"weekdays": (TUE, THU)}, "Tue, Thu"),
        ({"weekdays": (TUE, THU), "open_hours": open_all_week("", tue="8:00-18:00")}, "Tue"),
    ],
)
def test_a_store_is_visited_on_its_weekdays(fields, allowed):
    picky = problem([store("S1", **fields)])
    assert codes(picky, plan(picky, on_labels(2))) == []
    assert told(picky, plan(picky, on_labels(3))) == [
        ("PV04", "store S1, R1 T3, week 1 Wed", {"allowed": allowed})
    ]


def test_the_weekdays_of_the_class_hold_where_the_store_has_none():
    shops = [store("S1"), store("S2", weekdays=(WED,))]
    picky = problem(shops, rules=rules(A={"visits": 1, "weekdays": (TUE,)}))
    good = {("R1", "T2"): ["S1"], ("R1", "T3"): ["S2"]}
    assert codes(picky, plan(picky, good)) == []
    bad = {("R1", "T2"): ["S2"], ("R1", "T3"): ["S1"]}
    assert codes(picky, plan(picky, bad)) == ["PV04", "PV04"]


def test_a_store_is_visited_by_its_rep():
    two = problem([store("S1", rep="R2")], reps=[rep("R1"), rep("R2")])
    assert codes(two, plan(two, on_labels(1, rep="R2"))) == []
    assert told(two, plan(two, on_labels(1, rep="R1"))) == [
        ("PV09", "store S1, R1 T1", {"rep": "R2"})
    ]


@pytest.mark.parametrize(("same_rep", "expected"), [(True, ["PV10"]), (False, [])])
def test_one_rep_makes_all_visits_unless_any_may_come(same_rep, expected):
    reps = [rep("R1"), rep("R2")]
    two = problem([store("S1", visits=2)], reps=reps, same_rep=same_rep)
    assert codes(two, plan(two, {**on_labels(1), **on_labels(4, rep="R2")})) == expected
    assert codes(two, plan(two, on_labels(1, 4, rep="R2"))) == []


def test_a_store_with_a_rep_has_the_wrong_one_rather_than_two():
    two = problem([store("S1", visits=2, rep="R1")], reps=[rep("R1"), rep("R2")])
    both = {**on_labels(1), **on_labels(4, rep="R2")}
    assert codes(two, plan(two, both)) == ["PV09"]


def test_a_store_stands_on_a_route_once():
    two = problem([store("S1"), store("S2")])
    assert told(two, plan(two, {("R1", "T1"): ["S1", "S2", "S1"]})) == [
        ("PV11", "store S1, R1 T1", {"times": 2})
    ]


def test_a_store_is_visited_once_a_day():
    two = problem([store("S1")], reps=[rep("R1"), rep("R2")], same_rep=False)
    twice = {**on_labels(1), **on_labels(1, rep="R2")}
    assert told(two, plan(two, twice)) == [("PV11", "store S1, week 1 Mon", {"times": 2})]


@pytest.mark.parametrize(("most", "expected"), [(None, []), (2, []), (1, [("PV07", 1)])])
def test_a_day_has_no_more_stops_than_the_most(most, expected):
    two = problem([store("S1"), store("S2")], reps=[rep(most_stops=most)])
    both = plan(two, {("R1", "T1"): ["S1", "S2"]})
    assert told(two, both) == [
        (code, "R1 T1", {"stops": 2, "most": 1, "by": by}) for code, by in expected
    ]


@pytest.mark.parametrize(("capacity", "expected"), [(None, []), (12, []), (11, [("PV08", 1)])])
def test_a_day_carries_no_more_than_the_capacity(capacity, expected):
    # 5 + 7 = 12
    shops = [store("S1", load=5), store("S2", load=7)]
    two = problem(shops, reps=[rep(capacity=capacity)])
    both = plan(two, {("R1", "T1"): ["S1", "S2"]})
    assert told(two, both) == [
        (code, "R1 T1", {"load": 12, "capacity": 11, "by": by}) for code, by in expected
    ]


def test_the_second_rep_has_its_own_start_and_end():
    # S1 S2 | R1 start, end | R2 start, end; R2: 1000 S2 600 | 2000 = 3,600 s: back at 9:00
    seconds = even_seconds(2, 2)
    seconds[4][1], seconds[1][5] = 1000, 2000
    for closing, expected in (("8:00-9:00", []), ("8:00-8:59:59", ["PV05"])):
        hours = tuple(window(closing) if day == MON else None for day in range(7))
        reps = [rep("R1"), rep("R2", hours=hours)]
        two = problem([store("S1"), store("S2")], reps=reps, seconds=seconds)
        routes = {**on_labels(1), **on_labels(1, store="S2", rep="R2")}
        assert codes(two, plan(two, routes)) == expected
