"""PV05 to PV08: days that are too long, too full or too heavy, and stores found closed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from routeplan.check.asked import asked_of
from routeplan.check.clock import Day, Stop, as_clock, best_run, missed_by_s, windows_text
from routeplan.check.driving import Leg, Pace
from routeplan.cycle import DAYS_A_WEEK, day_name
from routeplan.errors import Violation
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.travel import Travel


def day_violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Every route that holds a stop, on every day that runs it."""
    for route in plan.routes:
        if not route.stores:
            continue
        yield from _fullness(problem, route)
        labels = plan.calendar[route.rep][: problem.cycle.days]
        for day, label in enumerate(labels):
            if label == route.label:
                yield from _clock(problem, route, day)


def _fullness(problem: Problem, route: Route) -> Iterator[Violation]:
    rep = next(rep for rep in problem.reps if rep.id == route.rep)
    where = f"{route.rep} {route.label}"
    stops = len(route.stores)
    if rep.most_stops is not None and stops > rep.most_stops:
        by = stops - rep.most_stops
        yield Violation.of("PV07", where, stops=stops, most=rep.most_stops, by=by)
    loads = {store.id: store.load for store in problem.stores}
    load = sum(loads[store] for store in route.stores)
    if rep.capacity is not None and load > rep.capacity:
        by = load - rep.capacity
        yield Violation.of("PV08", where, load=load, capacity=rep.capacity, by=by)


def _clock(problem: Problem, route: Route, cycle_day: int) -> Iterator[Violation]:
    day = _day(problem, route, cycle_day % DAYS_A_WEEK)
    if day is None:
        return
    where = f"{route.rep} {route.label}, {day_name(cycle_day)}"
    run = best_run(day)
    for index, ready_s in run.missed:
        stop = day.stops[index]
        by_s = missed_by_s(stop, ready_s)
        yield Violation.of(
            "PV06", f"store {route.stores[index]}, {where}",
            ready=as_clock(ready_s), stay=as_clock(stop.stay_s), open=windows_text(stop),
            by=as_clock(by_s), by_s=by_s,
        )  # fmt: skip
    by_s = run.end_s - day.latest_end_s
    if by_s > 0:
        yield Violation.of(
            "PV05", where,
            end=as_clock(run.end_s), latest=as_clock(day.latest_end_s),
            by=as_clock(by_s), by_s=by_s,
        )  # fmt: skip


def _day(problem: Problem, route: Route, weekday: int) -> Day | None:
    """What the clock needs to know; None: a day off."""
    number = next(index for index, rep in enumerate(problem.reps) if rep.id == route.rep)
    rep = problem.reps[number]
    hours = rep.hours[weekday]
    if hours is None:
        return None
    numbers = {store.id: index for index, store in enumerate(problem.stores)}
    base = len(problem.stores) + 2 * number
    places = [base, *(numbers[store] for store in route.stores), base + 1]
    travel = problem.travel_by_mode.get(rep.mode, problem.travel)
    legs = tuple(_leg(travel, here, there) for here, there in pairwise(places))
    traffic = travel.traffic
    stops = []
    for store in (problem.stores[place] for place in places[1:-1]):
        # A store that is closed all day is another violation than one found closed.
        opening = None if store.open_hours is None else store.open_hours[weekday] or None
        stops.append(Stop(asked_of(problem, store).in_store_s, opening))
    return Day(
        start_s=hours.start_s,
        legs=legs,
        stops=tuple(stops),
        rest=rep.pause,
        auxiliary_s=rep.auxiliary_s,
        latest_end_s=hours.end_s + rep.overtime_s,
        pace=None if traffic is None else Pace.of(traffic.thousandths[weekday]),
    )


def _leg(travel: Travel, here: int, there: int) -> Leg:
    seconds = int(travel.seconds[here, there])
    # Whoever gets to where he is already does not park anew.
    parks = bool(travel.parking_s) and seconds > 0
    return Leg(seconds, travel.parking_s[there] if parks else 0)
