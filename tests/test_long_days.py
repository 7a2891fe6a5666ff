"""What one more stop adds to a long day with closings and a break, against the longer day."""

from __future__ import annotations

import random

import pytest
from builders import hours_on, open_all_week, pause, problem, rep, rules, store
from insertions import places_for

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays

STORES = 14
SOMETIMES = (
    "9:00-17:00",
    "8:00-12:00 14:00-18:00",
    "8:00-9:30 10:30-11:30 12:30-13:30 15:00-19:00",
    " ".join(f"{hour}:00-{hour}:{30 + hour}" for hour in range(8, 20)),
)
ALWAYS = "6:00-22:00"


def long_day(rng: random.Random) -> Problem:
    """One day of fourteen stores; some drives are longer than the way over another store."""
    stays = {"visits": 1, "in_store_s": 60 * rng.choice((1, 12, 25))}
    opens = [rng.choice((*SOMETIMES, ALWAYS, ALWAYS, ALWAYS)) for _ in range(STORES)]
    shops = [
        store(f"S{number}", open_hours=open_all_week(text)) for number, text in enumerate(opens)
    ]
    first = rng.choice((10, 11, 12))
    due = f"{first}:00-{first + rng.randint(1, 4)}:{rng.randint(10, 59)}"
    rest = pause(rng.choice((10, 45)), due) if rng.random() < 0.8 else None
    who = rep(hours=hours_on((0,), "8:00-20:00"), pause=rest)
    spots = range(STORES + 2)
    seconds = [
        [0 if here == there else rng.choice((60, 300, 420, 2700)) for there in spots]
        for here in spots
    ]
    return problem(shops, reps=(who,), rules=rules(A=stays), seconds=seconds)


@pytest.mark.parametrize("seed", range(100))
def test_one_more_stop_on_a_long_day_adds_what_the_longer_day_costs_more(seed: int) -> None:
    rng = random.Random(seed)
    instance = Arrays(long_day(rng)).instance()
    possible = 0
    for _ in range(20):
        *route, new = rng.sample(range(STORES), rng.randint(3, STORES))
        possible += places_for(instance, route, new)
    assert possible > 0
