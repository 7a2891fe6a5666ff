"""The drawn problems have every feature, or the property tests would prove little."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from problems import problems, random_plans

from routeplan.check import check
from routeplan.cost import cost
from routeplan.problem import Problem

SEEN = settings(max_examples=1000, phases=[Phase.generate], derandomize=True, database=None)

FEATURES: dict[str, Callable[[Problem], object]] = {
    "several reps": lambda p: len(p.reps) > 1,
    "free and fixed stores": lambda p: {store.rep is None for store in p.stores} == {True, False},
    "any rep": lambda p: not p.same_rep and any(store.rep is None for store in p.stores),
    "given calendar": lambda p: p.calendar.kind == "given",
    "labels of its own": lambda p: p.calendar.kind == "given" and p.calendar.rep_labels,
    "free calendar": lambda p: p.calendar.kind == "free",
    "two windows a day": lambda p: any(
        len(windows) == 2 for store in p.stores for windows in store.open_hours or ()
    ),
    "closed weekday": lambda p: any(() in (store.open_hours or ()) for store in p.stores),
    "break": lambda p: any(rep.pause for rep in p.reps),
    "overtime": lambda p: any(rep.overtime_s for rep in p.reps),
    "most stops": lambda p: any(rep.most_stops for rep in p.reps),
    "capacity": lambda p: any(rep.capacity for rep in p.reps),
    "another end": lambda p: any(rep.end for rep in p.reps),
    "own rule": lambda p: any(store.visits not in (None, "daily") for store in p.stores),
    "daily": lambda p: any(rule.visits == "daily" for rule in p.store_rules),
    "every two weeks": lambda p: any(rule.weeks == 2 for rule in p.store_rules),
    "days between": lambda p: any(
        rule.max_days_between and rule.visits != 1 for rule in p.store_rules
    ),
    "own weekdays": lambda p: any(store.weekdays for store in p.stores),
    "asymmetric drives": lambda p: (p.travel.seconds != p.travel.seconds.T).any(),
    "earlier plan": lambda p: any((p.earlier or {}).values()),
    "hours differ": lambda p: any(len(set(rep.hours) - {None}) == 2 for rep in p.reps),
}


@pytest.mark.parametrize("name", FEATURES)
def test_every_feature_is_drawn(name):
    found = find(problems(), FEATURES[name], settings=SEEN)
    assert FEATURES[name](found)


CODES_DRAWN = ("PV01", "PV03", "PV04", "PV05", "PV06", "PV07", "PV08", "PV14")


@pytest.mark.parametrize("code", [None, *CODES_DRAWN])
def test_random_plans_keep_and_break_rules(code):
    def does(case):
        found = {violation.code for violation in check(*case)}
        return code in found if code else not found and any(r.stores for r in case[1].routes)

    cases = problems().flatmap(lambda work: st.tuples(st.just(work), random_plans(work)))
    assert does(find(cases, does, settings=SEEN))


@settings(max_examples=100)
@given(data=st.data())
def test_random_plans_know_their_names_and_cost_something(data):
    work = data.draw(problems())
    drawn = data.draw(random_plans(work))
    found = {violation.code for violation in check(work, drawn)}
    assert found <= {"PV01", "PV03", "PV04", "PV05", "PV06", "PV07", "PV08", "PV14"}
    assert cost(work, drawn).total >= 0
