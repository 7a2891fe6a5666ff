"""Cases that engines to compare with share."""

from __future__ import annotations

import os
import random
import signal

from builders import even_seconds, hours_on, problem, rep, rules, store, window

from routeplan.problem import Problem
from routeplan.solver import Progress

MINUTES_18 = 18 * 60


def drawn_seconds(places: int, seed: int) -> list[list[int]]:
    rng = random.Random(seed)
    seconds = [
        [rng.randint(60, 1_200) * (here != there) for there in range(places)]
        for here in range(places)
    ]
    seconds[-2][-1] = seconds[-1][-2] = 0
    return seconds


def two_villages(most_stops: int | None = None, **parts: object) -> Problem:
    """Three stores in each of two villages an hour apart, the base between; two days."""
    spots = [*[0] * 3, *[3_600] * 3, 1_800, 1_800]
    seconds = [[abs(here - there) for there in spots] for here in spots]
    shops = [store(f"S{number}") for number in range(6)]
    reps = (rep(hours=hours_on((0, 1)), most_stops=most_stops),)
    return problem(shops, reps=reps, seconds=seconds, **parts)


def full_day(classes: str, **fields: object) -> Problem:
    """One hour for stays of 18 minutes, all at the base."""
    shops = [store(f"{name}{number}", store_class=name) for number, name in enumerate(classes)]
    stay = {"visits": 1, "in_store_s": MINUTES_18}
    return problem(
        shops,
        reps=(rep(hours=(window("8:00-9:00"), *[None] * 6), **fields),),
        rules=rules(A=stay, B=stay, C=stay),
        seconds=even_seconds(len(shops), 1, 0),
    )


def interrupt(_seen: Progress) -> None:
    raise KeyboardInterrupt


def press_ctrl_c(_seen: Progress) -> None:
    os.kill(os.getpid(), signal.SIGINT)
