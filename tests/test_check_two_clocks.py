"""The checker's clock against every second tried, and against the planner's clock."""

from __future__ import annotations

import dataclasses

from builders import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from problems import problems, random_plans

from routeplan.check import check
from routeplan.check.clock import Day, Stop, best_run
from routeplan.check.driving import Leg
from routeplan.cycle import SECONDS_A_DAY, Window, weekday_of
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Break
from routeplan.schedule import day_schedule

TINY = st.integers(0, 6)


@st.composite
def tiny_days(draw: st.DrawFn) -> Day:
    """Days of a few seconds, with windows and breaks of a few seconds."""
    count = draw(st.integers(1, 3))
    stops = []
    for _ in range(count):
        cuts = sorted(draw(st.sets(st.integers(0, 20), min_size=4, max_size=4)))
        spans = draw(st.sampled_from([None, cuts[:2], cuts]))
        opening = None if spans is None else _windows(spans)
        stops.append(Stop(draw(st.integers(1, 4)), opening))
    start, length = draw(st.integers(0, 15)), draw(st.integers(1, 4))
    end = start + length + draw(TINY)
    rest = Break(length_s=length, window=Window(start_s=start, end_s=end))
    return Day(
        start_s=draw(TINY),
        legs=tuple(Leg(draw(TINY)) for _ in range(count + 1)),
        stops=tuple(stops),
        rest=draw(st.sampled_from([rest, rest, rest, None])),
        auxiliary_s=draw(st.integers(0, 1)),
        latest_end_s=0,
    )


def _windows(cuts: list[int]) -> tuple[Window, ...]:
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(Window(start_s=start, end_s=end) for start, end in pairs)


def ends_by_trying(day: Day) -> set[int]:
    """The end of every way to live the day, however long the rep lingers anywhere."""
    horizon = 60
    times = {(day.start_s, False)}
    for leg, (drive, _) in enumerate(day.legs):
        reached = set()
        for left, rested in times:
            reached |= {(left + drive, rested)}
            if day.rest is not None and not rested:
                length, span = day.rest.length_s, day.rest.window
                for start in range(max(left, span.start_s), span.end_s - length + 1):
                    reached |= {(max(left + drive, start) + length, True)}
        if leg == len(day.stops):
            return {
                time + day.auxiliary_s
                for time, rested in reached
                if rested or not _needs_rest(day, time)
            }
        stop = day.stops[leg]
        times = {
            (start + stop.stay_s, rested)
            for ready, rested in reached
            for start in range(ready, horizon)
            if stop.opening is None
            or any(
                span.start_s <= start and start + stop.stay_s <= span.end_s for span in stop.opening
            )
        }
    raise AssertionError("the last leg ends the day")


def _needs_rest(day: Day, back: int) -> bool:
    if day.rest is None:
        return False
    latest = day.rest.window.end_s - day.rest.length_s
    return day.start_s <= latest < back


@settings(max_examples=400)
@given(day=tiny_days())
def test_no_way_to_live_a_day_ends_sooner(day):
    ends, run = ends_by_trying(day), best_run(day)
    assert (run.missed == ()) == bool(ends)
    if ends:
        assert run.end_s == min(ends)


def broken_by_schedule(problem: Problem, plan: Plan) -> set[tuple[str, int]]:
    """Stores found closed and ends too late, as the planner's own clock has them."""
    broken = set()
    for route in plan.routes:
        rep_number = problem.rep_numbers[route.rep]
        who = problem.reps[rep_number]
        numbers = [problem.store_numbers[name] for name in route.stores]
        for day in plan.days_of(route.rep, route.label) if numbers else ():
            times = day_schedule(problem, rep_number, weekday_of(day), numbers)
            for stop in times.stops:
                if stop.is_late and problem.stores[stop.store].windows_on(weekday_of(day)):
                    broken.add((problem.stores[stop.store].id, day))
            if times.overtime_s > who.overtime_s and not _meets_closed(problem, numbers, day):
                broken.add((who.id, day))
    return broken


def _meets_closed(problem: Problem, numbers: list[int], day: int) -> bool:
    return any(problem.stores[each].windows_on(weekday_of(day)) == () for each in numbers)


@settings(max_examples=150)
@given(data=st.data())
def test_both_clocks_find_the_same_days_broken(data):
    work = data.draw(problems(by_hour=True))
    any_plan = data.draw(random_plans(work))
    found = set()
    for violation in check(work, any_plan):
        if violation.code == "PV06":
            found.add((violation.where.split(",")[0].removeprefix("store "), _day(violation.where)))
        elif violation.code == "PV05":
            rep_id, label = violation.where.split(",")[0].split()
            route = any_plan.route(rep_id, label)
            numbers = [work.store_numbers[name] for name in route.stores]
            if not _meets_closed(work, numbers, _day(violation.where)):
                found.add((rep_id, _day(violation.where)))
    assert found == broken_by_schedule(work, any_plan)


def _day(where: str) -> int:
    _, week, weekday = where.rsplit(", ", 1)[1].split()
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return 7 * (int(week) - 1) + names.index(weekday)


def ending_at(work: Problem, number: int, weekday: int, end_s: int) -> Problem:
    """The same problem where a rep's weekday has to end by a second, without overtime."""
    who = work.reps[number]
    hours = list(who.hours)
    hours[weekday] = Window(start_s=who.hours[weekday].start_s, end_s=end_s)
    changed = who.model_copy(update={"hours": tuple(hours), "overtime_s": 0})
    reps = tuple(changed if index == number else each for index, each in enumerate(work.reps))
    return dataclasses.replace(work, reps=reps)


@settings(max_examples=150)
@given(work=problems(by_hour=True), data=st.data())
def test_both_clocks_end_a_day_at_the_same_second(work, data):
    number = data.draw(st.integers(0, len(work.reps) - 1))
    weekday = data.draw(st.sampled_from(work.reps[number].weekdays))
    order = data.draw(st.permutations(range(len(work.stores))))[:4]
    day = day_schedule(work, number, weekday, order)
    if day.end_s > SECONDS_A_DAY or any(stop.is_late for stop in day.stops):
        return
    ids = [work.stores[store].id for store in order]
    labels = [None] * work.cycle.days
    labels[weekday] = "X"
    who = work.reps[number].id
    calendar = {rep.id: (None,) * work.cycle.days for rep in work.reps} | {who: tuple(labels)}
    alone = plan(work, {(who, "X"): ids}, calendar=calendar)
    for end_s, by_s in ((day.end_s, None), (day.end_s - 1, 1)):
        late = [each for each in check(ending_at(work, number, weekday, end_s), alone)
                if each.code == "PV05"]  # fmt: skip
        assert [dict(each.values)["by_s"] for each in late] == ([] if by_s is None else [by_s])
