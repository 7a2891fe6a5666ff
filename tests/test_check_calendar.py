"""Calendars, what was left out, and names, on hand-made plans."""

from __future__ import annotations

import pytest
from builders import REASON, calendar_of, codes, on_labels, plan, problem, rep, store, told

from routeplan.cycle import ChosenCalendar, GivenCalendar
from routeplan.plan import LeftOut, Plan, Route


def test_no_route_runs_on_a_day_off():
    one = problem([store("S1")])
    calendar = {"R1": ("T1", "T2", "T3", "T4", "T5", "T6", "T7")}
    assert told(one, plan(one, on_labels(7), calendar=calendar)) == [
        ("PV12", "R1 T7, week 1 Sun", {"rep": "R1", "stops": 1})
    ]
    assert codes(one, plan(one, on_labels(6), calendar=calendar)) == []  # T7 is empty


GIVEN = ("T1", "T2", "T1", None, "T2", "T3", "T3")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("T1", "T2", "T1", None, "T2", "T3", None), []),  # Sunday is a day off
        (("T1", "T2", "T1", None, "T2", "T3", "T3"), []),
        (("T1", "T2", "T1", None, "T2", "T1", None), [("week 1 Sat", "T1", "T3")]),
        (("T1", "T2", "T1", "T2", "T2", "T3", None), [("week 1 Thu", "T2", "-")]),
        (("T1", None, "T1", None, "T2", "T3", None), [("week 1 Tue", "-", "T2")]),
        (("T1", "T2", "T1", None, "T2", "T3", "T2"), [("week 1 Sun", "T2", "T3")]),
        (("T1", "T2", "T1", None, "T2", "T3"), [("number of days", 6, 7)]),
        (("T1", "T2", "T1", None, "T2", "T3", None, None), [("number of days", 8, 7)]),
    ],
)
def test_a_given_calendar_is_kept(labels, expected):
    given = problem([store("S1", visits="daily")], calendar=GivenCalendar(labels=GIVEN))
    empty = plan(given, {}, {"S1": 5}, calendar={"R1": labels})
    assert told(given, empty) == [
        ("PV13", f"R1 calendar, {where}", {"found": found, "wanted": wanted})
        for where, found, wanted in expected
    ]


def test_a_rep_may_be_given_labels_of_its_own():
    own = ("A", "A", "B", None, None, None, None)
    calendar = GivenCalendar(labels=GIVEN, rep_labels={"R2": own})
    shops = [store("S1", visits="daily", rep="R1"), store("S2", visits="daily", rep="R2")]
    two = problem(shops, reps=[rep("R1"), rep("R2")], calendar=calendar)
    left_out = {"S1": 5, "S2": 3}
    assert calendar_of(two)["R2"] == own
    assert codes(two, plan(two, {}, left_out)) == []
    swapped = {"R1": own, "R2": (*GIVEN[:6], None)}
    assert set(codes(two, plan(two, {}, left_out, calendar=swapped))) == {"PV13"}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Z", "Y", "X", "W", "V", "U", None), []),  # any names will do
        (("T1", "T2", "T1", "T4", "T5", "T6", None), [("number of days of T1", 2, 1)]),
        (("T1", "T2", None, "T4", "T5", "T6", None), [("labels of week 1 Wed", 0, 1)]),
    ],
)
def test_free_days_have_a_route_each(labels, expected):
    free = problem([store("S1")])
    assert told(free, plan(free, {}, {"S1": 1}, calendar={"R1": labels})) == [
        ("PV13", f"R1 calendar, {where}", {"found": found, "wanted": wanted})
        for where, found, wanted in expected
    ]


def test_a_rep_without_a_calendar_misses_all_its_days():
    two = problem([store("S1")], reps=[rep("R1"), rep("R2")])
    only_one = {"R1": calendar_of(two)["R1"]}
    assert told(two, plan(two, on_labels(1), calendar=only_one)) == [
        ("PV13", "R2 calendar, number of days", {"found": 0, "wanted": 7})
    ]


def test_a_label_past_the_end_of_the_cycle_runs_on_no_day():
    one = problem([store("S1")])
    longer = {"R1": (*calendar_of(one)["R1"], "T1")}
    assert told(one, plan(one, on_labels(1), calendar=longer)) == [
        ("PV13", "R1 calendar, number of days", {"found": 8, "wanted": 7})
    ]


@pytest.mark.parametrize(("routes", "expected"), [(4, []), (3, []), (2, ["PV13"])])
def test_a_chosen_calendar_has_no_more_routes_than_asked(routes, expected):
    chosen = problem([store("S1")], calendar=ChosenCalendar(routes=routes))
    labels = {"R1": ("T1", "T2", "T1", "T2", "T1", "T3", None)}
    assert codes(chosen, plan(chosen, on_labels(3), calendar=labels)) == expected


def spoiled_entries(*entries: tuple[str, int, str]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(store=name, visits=visits, reason=reason) for name, visits, reason in entries
    )


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("S1", 2, REASON)], []),
        ([("S1", 2, "RP450")], [("S1, reason", "RP450", "RP45x")]),  # no such code
        ([("S1", 2, "PV01")], [("S1, reason", "PV01", "RP45x")]),  # a code, not a reason
        ([("S1", 1, REASON)] * 2, [("S1, number of entries", 2, 1)]),
        ([("S1", 3, REASON)], [("S1, number of visits", 3, "1-2")]),
    ],
)
def test_what_is_left_out_can_be(entries, expected):
    twice = problem([store("S1", visits=2)])
    named = plan(twice, {}).model_copy(update={"left_out": spoiled_entries(*entries)})
    assert told(twice, named) == [
        ("PV15", f"left out {where}", {"found": found, "wanted": wanted})
        for where, found, wanted in expected
    ]


def test_names_that_are_not_known_are_told_and_nothing_else():
    one = problem([store("S1", visits=2)])
    good = plan(one, on_labels(1))  # PV01, were it counted
    strange = Plan(
        calendar={**good.calendar, "R8": ("T1",)},
        routes=(
            *good.routes[1:],
            Route(rep="R1", label="T1", stores=("S8", "S8")),
            Route(rep="R9", label="T1", stores=("S9",)),
        ),
        left_out=spoiled_entries(("S7", 99, "?")),
    )
    assert told(one, strange) == [
        ("PV02", "R1 T1, store", {"name": "S8"}),
        ("PV02", "R9 T1, store", {"name": "S9"}),
        ("PV02", "left out, store", {"name": "S7"}),
        ("PV02", "calendar, rep", {"name": "R8"}),
        ("PV02", "R9 T1, rep", {"name": "R9"}),
        ("PV02", "R9 calendar, label", {"name": "T1"}),
        ("PV02", "R8 routes, label", {"name": "T1"}),
    ]


def test_a_label_has_a_day_and_a_route():
    one = problem([store("S1")])
    good = plan(one, on_labels(1))
    extra = good.model_copy(
        update={"routes": (*good.routes, Route(rep="R1", label="T9", stores=()))}
    )
    assert told(one, extra) == [("PV02", "R1 calendar, label", {"name": "T9"})]
    missing = good.model_copy(update={"routes": good.routes[:-1]})
    assert told(one, missing) == [("PV02", "R1 routes, label", {"name": "T6"})]


def test_a_label_has_one_route():
    one = problem([store("S1")])
    good = plan(one, on_labels(1))
    doubled = good.model_copy(update={"routes": (*good.routes, good.routes[1])})
    assert told(one, doubled) == [("PV16", "R1 T2", {"routes": 2})]


def test_an_empty_plan_is_strange_but_no_error():
    one = problem([store("S1")])
    assert codes(one, Plan(calendar={}, routes=())) == ["PV13", "PV01"]
