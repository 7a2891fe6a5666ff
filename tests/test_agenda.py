"""Plans on dates: what lost days do, and that no date is visited twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from builders import hours_on, plan, problem, rep, rules, store
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplan.agenda import agenda, unsettled_faults
from routeplan.daylist import ADDED, day_list
from routeplan.workdays import DateException, Workdays

START = date(2026, 11, 23)
RULES = rules(A={"visits": 2}, B={"visits": 1}, C={"visits": 1, "weeks": 2})
STORES = tuple(store(f"{name}{n}", store_class=name) for name in "ABC" for n in (1, 2))
ROUTES = {
    **dict.fromkeys([("R1", "T1"), ("R1", "T7")], ("A1", "B1")),
    **dict.fromkeys([("R1", "T4"), ("R1", "T10")], ("A1", "A2", "B2")),
    ("R1", "T2"): ("C1", "A2"),
    ("R1", "T8"): ("C2", "A2"),
}


def on(days):
    return START + timedelta(days=days)


def case(*exceptions, most_stops=None, **workdays):
    who = rep(most_stops=most_stops)
    found = problem(
        STORES,
        rules=RULES,
        weeks=2,
        reps=(who,),
        workdays=Workdays(exceptions=exceptions, **workdays),
    )
    return found, plan(found, ROUTES)


def off(first, last=None, works=False):
    last = first if last is None else last
    return DateException(first=on(first), last=on(last), works=works)


def laid(*exceptions, last=27, **more):
    return agenda(*case(*exceptions, **more), START, on(last))


def outcomes(found):
    return {
        (each.store, (each.lost - START).days): (each.outcome, each.to) for each in found.changes
    }


def test_without_lost_days_the_plan_repeats():
    found = laid()
    assert found.changes == []
    assert found.routes["R1", on(0)] == found.routes["R1", on(14)] == ("A1", "B1")
    assert found.routes["R1", on(8)] == ("C2", "A2")
    assert ("R1", on(6)) not in found.routes


def test_a_lost_visit_moves_to_the_nearest_date_that_keeps_spacing():
    found = outcomes(laid(off(8), last=13))
    assert found["C2", 8] == ("moved", on(7))
    assert found["A2", 8] == ("moved", on(7))


def test_a_rep_without_room_moves_further():
    found = outcomes(laid(off(8), last=13, most_stops=2))
    assert found["A2", 8] == ("moved", on(5))
    assert found["C2", 8] == ("moved", on(9))


def test_policies_are_a_classs_own():
    found = outcomes(laid(off(7), last=13, policy="skip", policies={"B": "double"}))
    assert found == {("A1", 7): ("skipped", None), ("B1", 7): ("doubled", on(0))}


def test_a_doubled_visit_lasts_twice_as_long():
    given, made = case(off(7), policies={"B": "double"}, policy="skip")
    stays = {stop.store.id: stop.stay_s for stop in day_list(given, made, "R1", START, START).stops}
    assert stays == {"A1": 600, "B1": 1200}


def test_a_whole_week_off_leaves_out_what_finds_no_date():
    found = laid(off(7, 12), last=13)
    assert {each.outcome for each in found.changes} >= {"not_moved"}
    assert not {key for key in found.routes if on(7) <= key[1] <= on(12)}


def test_an_added_workday_takes_visits():
    given, made = case(off(8), off(9), off(7), off(6, works=True))
    listed = day_list(given, made, "R1", on(6), START)
    assert listed.label == ADDED
    assert {stop.store.id for stop in listed.stops} >= {"C2"}
    assert {each.to for each in listed.changes} == {on(6)}
    assert day_list(given, made, "R1", on(8), START).label is None


def test_the_day_list_of_a_lost_day_says_why():
    leave = DateException(first=on(8), last=on(8), note="training")
    listed = day_list(*case(leave), "R1", on(8), START)
    assert (listed.label, listed.stops) == (None, ())
    assert listed.status.name == "training"
    assert "training" in str(listed)
    assert {each.store for each in listed.changes} == {"C2", "A2"}


@pytest.mark.parametrize("after", [13, 400])
def test_any_date_after_the_start_has_its_list(after):
    given, made = case(off(after))
    assert day_list(given, made, "R1", on(after), START).label is None


def test_years_without_a_decree_are_told():
    given, _ = case()
    assert list(unsettled_faults(given, START, date(2099, 1, 1))) == []
    china = problem(STORES, rules=RULES, weeks=2, reps=(rep(country="CN"),))
    codes = [fault.code for fault in unsettled_faults(china, date(2026, 1, 1), date(2026, 12, 31))]
    assert codes == []
    (fault,) = unsettled_faults(china, date(2099, 1, 1), date(2099, 12, 31))
    assert (fault.code, fault.is_warning) == ("RP854", True)


days_off = st.builds(
    lambda first, length, works: off(first, first + length, works),
    st.integers(0, 40),
    st.integers(0, 6),
    st.booleans(),
)
policies = st.dictionaries(st.sampled_from("ABC"), st.sampled_from(["skip", "move", "double"]))


@settings(max_examples=40)
@given(st.lists(days_off, max_size=5), policies, st.sampled_from([None, 3]))
def test_no_date_is_visited_twice_and_nothing_is_lost_silently(exceptions, chosen, most):
    found = laid(*exceptions, policies=chosen, most_stops=most)
    for (_, when), stores in found.routes.items():
        assert len(set(stores)) == len(stores)
        assert not any(key == ("R1", when) for key in found.lost)
    plain = laid(most_stops=most)
    made_good = {(each.store, each.lost) for each in found.changes}
    for key, stores in plain.routes.items():
        for visited in stores:
            is_there = visited in found.routes.get(key, ())
            assert is_there != ((visited, key[1]) in made_good) or key[1] > on(27 + 28)
    for each in found.changes:
        if each.to is not None:
            assert each.store in found.routes["R1", each.to]


@settings(max_examples=25)
@given(st.lists(days_off, max_size=5), st.integers(0, 27))
def test_a_date_does_not_depend_on_how_far_one_looks(exceptions, last):
    near, far = laid(*exceptions, last=last), laid(*exceptions, last=last + 40)
    for day in range(last + 1):
        assert near.routes.get(("R1", on(day))) == far.routes.get(("R1", on(day)))


@settings(max_examples=40)
@given(st.lists(days_off, max_size=4))
def test_moved_visits_keep_the_fewest_days_between(exceptions):
    given_problem, made = case(*exceptions)
    found = agenda(given_problem, made, START, on(27))
    fewest = {
        each.id: rule.fewest_days
        for each, rule in zip(STORES, given_problem.store_rules, strict=True)
    }
    for each in found.changes:
        if each.outcome != "moved":
            continue
        dates = sorted(when for (_, when), stores in found.routes.items() if each.store in stores)
        gaps = [(b - a).days for a, b in pairwise(dates) if each.to in (a, b)]
        assert all(gap >= fewest[each.store] for gap in gaps)


def test_hours_of_an_added_day_are_those_of_the_last_working_day():
    who = rep(hours=hours_on((0, 1, 2, 3), "9:00-17:00"))
    exceptions = (off(1), off(0), off(4, works=True))
    given_problem = problem(
        STORES, rules=RULES, weeks=2, reps=(who,), workdays=Workdays(exceptions=exceptions)
    )
    made = plan(given_problem, {("R1", "T2"): ("C1",), ("R1", "T4"): ("A2",)})
    listed = day_list(given_problem, made, "R1", on(4), START)
    assert listed.schedule is None or listed.schedule.start_s == 9 * 3600
