"""Locks that name what is not there, or contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routeplan.cycle import day_name
from routeplan.errors import Fault
from routeplan.problem.locks import LockedDay
from routeplan.problem.model import Problem


def lock_faults(problem: Problem) -> Iterator[Fault]:
    """Faults of the locks themselves; whether a store's rule fits them its patterns tell."""
    faults = [*_unknown(problem)]
    yield from faults or _contradictions(problem)


def _unknown(problem: Problem) -> Iterator[Fault]:
    for store, visits in problem.locks.visits.items():
        yield from _unknown_store(problem, store, f"lock of store {store}")
        for rep, day in visits:
            yield from _unknown_day(problem, rep, day, f"lock of store {store}")
    for each in problem.locks.lists:
        where = _where(each)
        yield from _unknown_day(problem, each.rep, each.day, where)
        for store in each.stores:
            yield from _unknown_store(problem, store, where)


def _unknown_store(problem: Problem, store: str, where: str) -> Iterator[Fault]:
    if store not in problem.store_numbers:
        yield Fault.of("RP461", where, name=f"store {store}")


def _unknown_day(problem: Problem, rep: str, day: int, where: str) -> Iterator[Fault]:
    if rep not in problem.rep_numbers:
        yield Fault.of("RP461", where, name=f"rep {rep}")
    elif day >= problem.cycle.days or problem.labels_of(problem.rep_numbers[rep])[day] is None:
        yield Fault.of("RP461", where, name=f"{rep}, {day_name(day)}")


def _contradictions(problem: Problem) -> Iterator[Fault]:
    """Days locked with two lists, or with one that a given label's other day has not."""
    lists: dict[tuple[str, str | None], LockedDay] = {}
    for each in problem.locks.lists:
        for store, times in Counter(each.stores).items():
            if times > 1:
                yield Fault.of("RP463", _where(each), other=f"store {store} x {times}")
        label = problem.labels_of(problem.rep_numbers[each.rep])[each.day]
        known = lists.setdefault((each.rep, label), each)
        if known.stores != each.stores:
            yield Fault.of("RP463", _where(each), other=_where(known))


def _where(each: LockedDay) -> str:
    return f"lock of {each.rep}, {day_name(each.day)}"
