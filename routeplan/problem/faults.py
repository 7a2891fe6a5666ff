"""Every way in which the parts of a problem may not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from geopy.distance import great_circle

from routeplan.cycle import GivenCalendar
from routeplan.errors import Fault, InputError
from routeplan.problem.lock_faults import lock_faults
from routeplan.problem.model import Problem
from routeplan.reps import Rep
from routeplan.stores import Store

FAR_FROM_BASE_M = 500_000


def problem_faults(problem: Problem) -> tuple[Fault, ...]:
    """All faults and warnings of a problem; later groups wait for earlier ones."""
    faults = [*_nouns(problem), *_names(problem), *_calendar(problem)]
    if not faults:
        faults = [*lock_faults(problem)]
    if any(not fault.is_warning for fault in faults):
        return tuple(faults)
    return (*faults, *_patterns(problem), *_distances(problem))


def _nouns(problem: Problem) -> Iterator[Fault]:
    if not problem.stores:
        yield Fault.of("RP210", problem.source.place("stores"))
    if not problem.reps:
        yield Fault.of("RP211", problem.source.place("reps"))
    for noun, ids in (
        ("store", [store.id for store in problem.stores]),
        ("rep", [rep.id for rep in problem.reps]),
    ):
        for each, times in Counter(ids).items():
            if times > 1:
                where = problem.source.place(f"{noun} {each}")
                yield Fault.of("RP212", where, id=each, times=times)
    for rep in problem.reps:
        if not rep.weekdays:
            yield Fault.of("RP213", problem.source.place(f"rep {rep.id}"))
    places = len(problem.stores) + 2 * len(problem.reps)
    travels = {"travel": problem.travel}
    travels |= {f"travel_by_mode {mode}": each for mode, each in problem.travel_by_mode.items()}
    for name, travel in travels.items():
        if len(travel.seconds) != places:
            size = len(travel.seconds)
            yield Fault.of("RP301", name, size=size, places=places)


def _names(problem: Problem) -> Iterator[Fault]:
    reps = {rep.id for rep in problem.reps}
    for store in problem.stores:
        where = problem.source.place(f"store {store.id}")
        if store.rep is not None and store.rep not in reps:
            known = ", ".join(sorted(reps)[:10])
            yield Fault.of("RP214", where, rep=store.rep, known=known)
        if store.store_class not in problem.rules.classes:
            known = ", ".join(problem.rules.classes)
            yield Fault.of("RP215", where, store_class=store.store_class or "-", known=known)
        if store.weeks is not None and store.visits is None:
            yield Fault.of("RP216", where)
        if store.visits == "daily" and (store.weeks or 1) != 1:
            yield Fault.of("RP217", where, weeks=store.weeks or 1)


def _calendar(problem: Problem) -> Iterator[Fault]:
    if not isinstance(problem.calendar, GivenCalendar):
        return
    wishes = {"calendar": problem.calendar.labels}
    for rep_id, labels in problem.calendar.rep_labels.items():
        wishes[f"calendar of rep {rep_id}"] = labels
        if rep_id not in {rep.id for rep in problem.reps}:
            known = ", ".join(rep.id for rep in problem.reps)
            yield Fault.of("RP214", f"calendar of rep {rep_id}", rep=rep_id, known=known)
    for where, labels in wishes.items():
        if len(labels) != problem.cycle.days:
            yield Fault.of("RP218", where, labels=len(labels), days=problem.cycle.days)
        if not any(labels):
            yield Fault.of("RP219", where)


def _patterns(problem: Problem) -> Iterator[Fault]:
    """Stores that no rep can see as their rules ask; one fault for stores alike."""
    said: set[tuple[object, ...]] = set()
    for number, store in enumerate(problem.stores):
        fault = _pattern_fault(problem, number)
        if fault is None:
            continue
        lock = problem.lock_of(number) if fault.code == "RP464" else None
        key = (fault.code, problem.store_rules[number], store.open_hours, store.rep, lock)
        if key not in said:
            said.add(key)
            yield fault


def _pattern_fault(problem: Problem, store: int) -> Fault | None:
    """Why no rep can visit a store as its rule asks, or None if one can."""
    fault = None
    ways: list[Callable[[], object]] = [
        partial(problem.patterns_of, store, rep) for rep in problem.reps_for(store)
    ]
    if not problem.same_rep:
        ways = [partial(problem.shared_patterns_of, store)]
    for patterns in ways:
        try:
            patterns()
        except InputError as error:
            fault = fault or error.faults[0]
        else:
            return None
    return fault


def _distances(problem: Problem) -> Iterator[Fault]:
    for number, store in enumerate(problem.stores):
        far = [_far_m(store, problem.reps[rep]) for rep in problem.reps_for(number)]
        if min(far) > FAR_FROM_BASE_M:
            where = problem.source.place(f"store {store.id}")
            yield Fault.of("RP220", where, km=round(min(far) / 1000))


def _far_m(store: Store, rep: Rep) -> float:
    start = (rep.start.lat, rep.start.lon)
    return float(great_circle((store.lat, store.lon), start).meters)
