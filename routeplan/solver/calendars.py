"""Which days share a route, when the planner says only how many routes there may be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from routeplan.cycle import FreeCalendar, GivenCalendar
from routeplan.errors import Fault, InputError
from routeplan.patterns import Pattern
from routeplan.problem import Problem

MOST_CANDIDATES = 32
TRIES = 3_000
PATTERN_TRIES = 12

Blocks = frozenset[frozenset[int]]
Ways = tuple[tuple[frozenset[int], tuple[Pattern, ...]], ...]


def calendar_candidates(
    problem: Problem, routes: int, seed: int, known: GivenCalendar | None = None
) -> tuple[GivenCalendar, ...]:
    """
    Calendars of at most ``routes`` labels under which every store can be visited.

    Days that share a label are all on or all off in a store's pattern. Candidates start
    from one label for all days; for one kind of store after another a pattern is drawn,
    and the labels are split where it asks for it.

    Parameters
    ----------
    known
        One that is among them in any case.

    Raises
    ------
    InputError
        RP412, when none is found.
    """
    draw = random.Random(seed)
    days = _working_days(problem)
    kinds = _kinds(problem.with_calendar(FreeCalendar()))
    found: dict[Blocks, None] = {}
    for _ in range(TRIES):
        blocks = _drawn(draw, days, kinds, routes)
        if blocks is not None:
            found[blocks] = None
        if len(found) >= MOST_CANDIDATES:
            break
    if not found and known is None:
        raise InputError([Fault.of("RP412", "calendar", routes=routes)])
    drawn = (_calendar(problem, blocks) for blocks in found)
    return (*drawn,) if known is None else (known, *drawn)


def race(
    candidates: Sequence[GivenCalendar], judge: Callable[[GivenCalendar, float], int]
) -> GivenCalendar:
    """
    The best of several calendars by successive halving.

    Parameters
    ----------
    judge
        Cost units that a calendar comes to within a share of the time there is.

    References
    ----------
    .. [1] Jamieson, K., and Talwalkar, A. (2016). Non-stochastic best arm identification
           and hyperparameter optimization. *AISTATS*, PMLR 51: 240-248.
    """
    standing = list(candidates)
    rounds = max(1, (len(standing) - 1).bit_length())
    while len(standing) > 1:
        share = 1.0 / rounds / len(standing)
        units = {id(each): judge(each, share) for each in standing}
        standing.sort(key=lambda each: units[id(each)])
        standing = standing[: (len(standing) + 1) // 2]
    return standing[0]


def _working_days(problem: Problem) -> frozenset[int]:
    free = problem.with_calendar(FreeCalendar())
    return frozenset(
        day
        for rep in range(len(problem.reps))
        for day, label in enumerate(free.labels_of(rep))
        if label is not None
    )


def _kinds(problem: Problem) -> list[Ways]:
    """For each kind of store, each rep's days and the patterns possible with that rep."""
    kinds: dict[object, Ways] = {}
    for store, shop in enumerate(problem.stores):
        lock = problem.lock_of(store)
        key = (problem.store_rules[store], shop.open_hours, problem.reps_for(store), lock)
        if key not in kinds:
            kinds[key] = tuple(_ways(problem, store))
    return list(kinds.values())


def _ways(problem: Problem, store: int) -> Iterator[tuple[frozenset[int], tuple[Pattern, ...]]]:
    if not problem.same_rep:
        yield _working_days(problem), problem.shared_patterns_of(store)
        return
    for rep in problem.reps_for(store):
        labels = problem.labels_of(rep)
        works = frozenset(day for day, label in enumerate(labels) if label is not None)
        try:
            yield works, problem.patterns_of(store, rep)
        except InputError:
            continue


def _drawn(
    draw: random.Random, days: frozenset[int], kinds: Sequence[Ways], routes: int
) -> Blocks | None:
    blocks: Blocks = frozenset([days])
    for kind in draw.sample(kinds, len(kinds)):
        if _is_served(kind, blocks) and draw.random() < 0.5:
            continue
        finer = _split_for(draw, blocks, kind, routes)
        if finer is None and not _is_served(kind, blocks):
            return None
        blocks = finer or blocks
    for kind in draw.choices(kinds, k=len(days)):
        blocks = _split_for(draw, blocks, kind, routes) or blocks
    return blocks if all(_is_served(kind, blocks) for kind in kinds) else None


def _split_for(draw: random.Random, blocks: Blocks, kind: Ways, routes: int) -> Blocks | None:
    for _ in range(PATTERN_TRIES):
        works, patterns = draw.choice(kind)
        finer = _split(blocks, frozenset(draw.choice(patterns)), works)
        if len(finer) <= routes:
            return finer
    return None


def _split(blocks: Blocks, pattern: frozenset[int], works: frozenset[int]) -> Blocks:
    """Blocks cut so that a pattern takes each one whole, as far as a rep works its days."""
    parts = [
        part
        for block in blocks
        for part in ((block & pattern, block - pattern) if (block & works) - pattern else (block,))
    ]
    return frozenset(part for part in parts if part)


def _is_served(kind: Ways, blocks: Blocks) -> bool:
    return any(
        all((block & works) <= set(pattern) or not block & set(pattern) for block in blocks)
        for works, patterns in kind
        for pattern in patterns
    )


def _calendar(problem: Problem, blocks: Blocks) -> GivenCalendar:
    numbers = {
        day: f"T{number}"
        for number, block in enumerate(sorted(blocks, key=min), start=1)
        for day in block
    }
    return GivenCalendar(labels=tuple(numbers.get(day) for day in range(problem.cycle.days)))
