"""Plans: kept whole, signed off, started, replaced, and never changed."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from hashlib import sha256

import pytest
from archive_world import (
    AUDITOR,
    KEEPER,
    OTHER_REP,
    OTHER_SUPERVISOR,
    PLANNER,
    REP,
    SUPERVISOR,
    add_reps,
)
from sample import LABELS, sample_plan, sample_problem

from routeplan.archive import Archive
from routeplan.archive.absences import add_absence
from routeplan.archive.field_days import field_days
from routeplan.archive.plan_states import return_plan, sign_off_plan, start_plan, submit_plan
from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import keep_plan, list_plans, read_plan
from routeplan.archive.reviewing import review_inputs
from routeplan.archive.steps import draft_card
from routeplan.archive.visits import record_visits
from routeplan.check import check
from routeplan.cost import cost
from routeplan.cycle import GivenCalendar
from routeplan.daylist import day_list
from routeplan.errors import ConflictError, InputError, NotAllowedError, NotThereError
from routeplan.formats.plan_json import plan_text
from routeplan.plan import Route
from routeplan.problem import Problem
from routeplan.review import Review
from routeplan.travel import Travel
from routeplan.visits import Absence

MONDAY = date(2026, 11, 30)
NEXT = date(2026, 12, 14)


def moved_plan():
    """S6 and S8 on another Saturday, and S7 with them."""
    routes = {(route.rep, route.label): route for route in sample_plan().routes}
    routes["R1", "T3"] = Route(rep="R1", label="T3", stores=("S7",))
    routes["R1", "T4"] = Route(rep="R1", label="T4", stores=("S8", "S6"))
    return sample_plan(routes=tuple(routes.values()))


@pytest.fixture
def kept(archive):
    add_reps(archive)
    return keep_plan(archive, PLANNER, "north", sample_problem(), sample_plan())


def approved(archive, plan_id: int) -> None:
    submit_plan(archive, PLANNER, plan_id)
    sign_off_plan(archive, SUPERVISOR, plan_id, "good")


def code(raised) -> str:
    return raised.value.faults[0].code


def test_a_plan_is_kept_whole_with_the_hashes_of_its_inputs(archive, kept):
    plan = sample_plan()
    read = read_plan(archive, PLANNER, kept.id)
    assert read.plan == plan
    assert kept.sha256 == sha256(plan_text(plan).encode()).hexdigest()
    assert read.problem.inputs == plan.origin.inputs
    assert read.problem.inputs
    assert (kept.version, kept.state, kept.reps) == (1, "draft", {"R1", "R2"})


def test_the_days_of_a_plan_are_kept_as_the_day_lists_say(archive, kept):
    problem, plan = sample_problem(), sample_plan()
    days = {
        (each.rep, each.day): each for each in read_plan(archive, PLANNER, kept.id).problem.days
    }
    wanted = day_list(problem, plan, "R1", 5)
    found = days["R1", 5]
    assert [stop.store for stop in found.stops] == [stop.store.id for stop in wanted.stops]
    assert [stop.start_s for stop in found.stops] == [stop.time.start_s for stop in wanted.stops]
    assert (found.drive_s, found.work_s) == (wanted.schedule.drive_s, wanted.schedule.work_s)
    stores = read_plan(archive, PLANNER, kept.id).problem.stores
    assert (stores["S1"].store_class, stores["S1"].in_store_s) == ("A", 7200)


def test_the_problem_is_kept_whole(archive, kept):
    problem, read = sample_problem(), whole_problem(archive, SUPERVISOR, kept.id)
    for field in dataclasses.fields(Problem):
        before, after = (getattr(each, field.name) for each in (problem, read))
        if field.name == "travel":
            assert (before.source, before.estimated) == (after.source, after.estimated)
            assert (before.seconds == after.seconds).all()
            assert (before.metres == after.metres).all()
        elif field.name == "source":
            assert (after.scenario, after.settings) == (before.scenario, before.settings)
        else:
            assert before == after, field.name
    assert list(read.rules.classes) == list(problem.rules.classes)
    assert check(read, sample_plan()) == []
    assert cost(read, sample_plan()) == cost(problem, sample_plan())
    with pytest.raises(NotAllowedError):
        whole_problem(archive, REP, kept.id)


def test_a_review_reads_the_archive(archive, kept):
    approved(archive, kept.id)
    start_plan(archive, PLANNER, kept.id, MONDAY)
    for store in sample_problem().stores[:2]:
        draft_card(archive, KEEPER, store, "MV")
    leave = {"rep": "R1", "first": "2026-12-02", "last": "2026-12-02"}
    add_absence(archive, SUPERVISOR, Absence.model_validate(leave))
    sent = {"rep": "R1", "on": "2026-11-30", "planned_on": "2026-11-30", "order_cents": 500}
    made = [{**sent, "id": each, "store": each} for each in ("S1", "S2")]
    clock_day = archive.now() + timedelta(days=7)
    later = Archive(archive.engine, lambda: clock_day)
    assert [each.status for each in record_visits(later, REP, made)] == ["recorded"] * 2
    inputs = review_inputs(archive, SUPERVISOR)
    assert (inputs.reps, [each.name for each in inputs.versions]) == (("R1", "R2"), ["north 1"])
    assert inputs.circumstances.cards["S1"].due == date(2026, 12, 1)
    facts = inputs.facts(date(2026, 11, 30))
    review = Review(facts, MONDAY, date(2026, 11, 30), ("rep",))
    assert review.groups
    assert int(facts.is_done.sum()) == 2
    assert review_inputs(archive, OTHER_REP).versions == ()
    assert review_inputs(archive, REP).reps == ("R1",)


def test_a_plan_is_signed_off_and_started(archive, kept, clock):
    submit_plan(archive, PLANNER, kept.id, "please look")
    clock.forward(hours=2)
    sign_off_plan(archive, SUPERVISOR, kept.id, "fine")
    running = start_plan(archive, PLANNER, kept.id, MONDAY)
    assert (running.state, running.runs_from, running.runs_until) == ("running", MONDAY, None)
    steps = read_plan(archive, AUDITOR, kept.id).steps
    assert [(each.state, each.who, each.remark) for each in steps] == [
        ("draft", "pat", ""),
        ("submitted", "pat", "please look"),
        ("approved", "sam", "fine"),
        ("running", "pat", ""),
    ]
    assert steps[2].at == clock.now


def test_a_supervisor_may_send_a_plan_back_and_says_why(archive, kept):
    submit_plan(archive, PLANNER, kept.id)
    with pytest.raises(InputError) as raised:
        return_plan(archive, SUPERVISOR, kept.id, " ")
    assert code(raised) == "RP916"
    assert return_plan(archive, SUPERVISOR, kept.id, "Mondays too long").state == "draft"


@pytest.mark.parametrize(
    ("call", "who"),
    [
        (lambda archive, who, plan: sign_off_plan(archive, who, plan, "ok"), SUPERVISOR),
        (lambda archive, who, plan: return_plan(archive, who, plan, "no"), SUPERVISOR),
        (lambda archive, who, plan: start_plan(archive, who, plan, MONDAY), PLANNER),
    ],
)
def test_a_step_that_does_not_follow_is_refused(archive, kept, call, who):
    with pytest.raises(ConflictError) as raised:
        call(archive, who, kept.id)
    assert code(raised) == "RP914"


def test_who_may_move_a_plan(archive, kept):
    for who in (SUPERVISOR, KEEPER, AUDITOR, REP):
        with pytest.raises(NotAllowedError):
            keep_plan(archive, who, "x", sample_problem(), sample_plan())
        with pytest.raises(NotAllowedError):
            submit_plan(archive, who, kept.id)
    submit_plan(archive, PLANNER, kept.id)
    for who in (PLANNER, OTHER_SUPERVISOR, KEEPER, REP):
        with pytest.raises(NotAllowedError):
            sign_off_plan(archive, who, kept.id, "ok")


def test_a_plan_that_breaks_rules_carries_them_by_name_and_is_not_submitted_unawares(archive):
    add_reps(archive)
    broken = sample_plan(left_out=())
    problem = sample_problem()
    kept = keep_plan(archive, PLANNER, "north", problem, broken)
    said = {code for code, _ in read_plan(archive, PLANNER, kept.id).problem.violations}
    assert said == {each.code for each in check(problem, broken)}
    assert said
    with pytest.raises(InputError) as raised:
        submit_plan(archive, PLANNER, kept.id)
    assert code(raised) == "RP950"
    assert submit_plan(archive, PLANNER, kept.id, with_violations=True).state == "submitted"


def test_a_change_is_a_new_version_with_its_difference(archive, kept):
    after = keep_plan(archive, PLANNER, "other", sample_problem(), moved_plan(), kept.id)
    assert (after.name, after.version, after.replaces) == ("north", 2, kept.id)
    difference = read_plan(archive, PLANNER, after.id).difference
    assert {store: (each.before, each.after) for store, each in difference.moved.items()} == {
        "S6": ((("R1", 5),), (("R1", 12),)),
        "S7": ((("R1", 12),), (("R1", 5),)),
        "S8": ((("R1", 5),), (("R1", 12),)),
    }
    assert read_plan(archive, PLANNER, kept.id).plan == sample_plan()
    with pytest.raises(ConflictError) as raised:
        keep_plan(archive, PLANNER, "other", sample_problem(), moved_plan(), kept.id)
    assert code(raised) == "RP954"


def test_the_past_stays_when_a_plan_is_replaced(archive, kept):
    approved(archive, kept.id)
    start_plan(archive, PLANNER, kept.id, MONDAY)
    newer = keep_plan(archive, PLANNER, "north", sample_problem(), moved_plan(), kept.id)
    approved(archive, newer.id)
    start_plan(archive, SUPERVISOR, newer.id, NEXT, "swap")
    old = read_plan(archive, PLANNER, kept.id).entry
    assert (old.state, old.runs_until) == ("replaced", date(2026, 12, 13))
    saturdays = (date(2026, 12, 5), date(2026, 12, 19), date(2027, 1, 2))
    stores = [[stop.store.id for stop in planned_on(archive, REP, day).stops] for day in saturdays]
    assert stores == [["S8", "S6"], ["S7"], ["S7"]]
    assert planned_on(archive, REP, date(2026, 11, 29)) is None
    assert planned_on(archive, REP, date(2026, 12, 6)).label is None
    with pytest.raises(NotThereError):
        planned_on(archive, OTHER_REP, saturdays[0])


def planned_on(archive, who, day):
    (found,) = field_days(archive, who, "R1", day, day).days
    return found.planned.day


def test_a_plan_starts_on_a_monday_after_what_runs_and_leaves_nobody_out(archive, kept):
    approved(archive, kept.id)
    with pytest.raises(InputError) as raised:
        start_plan(archive, PLANNER, kept.id, date(2026, 12, 1))
    assert code(raised) == "RP951"
    start_plan(archive, PLANNER, kept.id, MONDAY)
    problem = sample_problem()
    alone = sample_problem(
        reps=problem.reps[:1],
        stores=problem.stores[:8],
        travel=_travel_of(problem),
        calendar=GivenCalendar(labels=LABELS),
    )
    routes = tuple(route for route in sample_plan().routes if route.rep == "R1")
    plan = sample_plan(calendar={"R1": sample_plan().calendar["R1"]}, routes=routes, left_out=())
    other = keep_plan(archive, PLANNER, "alone", alone, plan)
    approved(archive, other.id)
    with pytest.raises(ConflictError) as raised:
        start_plan(archive, PLANNER, other.id, MONDAY)
    assert [fault.code for fault in raised.value.faults] == ["RP952", "RP953"]
    assert read_plan(archive, PLANNER, kept.id).entry.state == "running"


def _travel_of(problem):
    """Travel between the first eight stores and the base of the first rep."""
    places = [*range(8), *range(12, 14)]
    return Travel(
        seconds=problem.travel.seconds[places][:, places],
        metres=problem.travel.metres[places][:, places],
        source=problem.travel.source,
        estimated=True,
    )


def test_a_rep_sees_the_own_part_of_a_plan_only(archive, kept):
    read = read_plan(archive, REP, kept.id)
    assert set(read.plan.calendar) == {"R1"}
    assert {route.rep for route in read.plan.routes} == {"R1"}
    assert {day.rep for day in read.problem.days} == {"R1"}
    assert set(read.problem.stores) == {f"S{number}" for number in range(1, 9)}
    assert [each.id for each in list_plans(archive, REP)] == [kept.id]
    assert list_plans(archive, OTHER_REP) == ()
    with pytest.raises(NotThereError):
        read_plan(archive, OTHER_REP, kept.id)
    with pytest.raises(NotThereError):
        read_plan(archive, KEEPER, kept.id + 1)
    assert read_plan(archive, SUPERVISOR, kept.id).plan == sample_plan()


def test_lists_of_plans(archive, kept):
    other = keep_plan(archive, PLANNER, "south", sample_problem(), sample_plan())
    submit_plan(archive, PLANNER, other.id)
    assert [each.id for each in list_plans(archive, AUDITOR)] == [other.id, kept.id]
    assert [each.id for each in list_plans(archive, AUDITOR, state="submitted")] == [other.id]
    assert [each.id for each in list_plans(archive, AUDITOR, name="north")] == [kept.id]
