"""A company's year: reps with plans of four weeks, and what they made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from routeplan.cycle import Cycle, Window
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.reps import Base, Break, Rep
from routeplan.review import Version, VisitTable
from routeplan.rules import Rules, VisitRule
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.visits import Visit

MONDAY = date(2026, 1, 5)
STORES_A_REP = 200
WEEKS = 4
WORKING_DAYS = 24
SHARES = {"A": 0.2, "B": 0.3, "C": 0.5}
EVERY = {"A": 6, "B": 12, "C": 24}
SPEED_M_S = 9.0
STAY_S = 900
DRAWN = 4
HALF_SIDE_M = 12_000
RULES = Rules(
    classes={
        name: VisitRule(visits=1, weeks=every // 6, in_store_s=STAY_S)
        for name, every in EVERY.items()
    }
)
PAUSE = Break(length_s=2_700, window=Window(start_s=11 * 3600, end_s=14 * 3600))
HOURS = (*(Window(start_s=8 * 3600, end_s=18 * 3600),) * 6, None)
# Of a hundred stops: made on their day, made up within three days, missed with a word.
ON_DAY, MADE_UP, EXCUSED = 86, 6, 3


def versions(reps: int, seed: int = 0) -> tuple[Version, ...]:
    """A plan for each rep, 200 stores each; the draws of one rep do not depend on the others."""
    return tuple(_version(number, seed) for number in range(reps))


def _version(number: int, seed: int) -> Version:
    lot = np.random.default_rng((seed, number))
    rep_id = f"R{number:03d}"
    spots = lot.uniform(-HALF_SIDE_M, HALF_SIDE_M, size=(STORES_A_REP, 2))
    counts = [round(share * STORES_A_REP) for share in SHARES.values()]
    classes = [name for name, count in zip(SHARES, counts, strict=True) for _ in range(count)]
    stores = tuple(
        Store(
            id=f"S{number:03d}-{place:03d}", name=f"Shop {place}", lat=0, lon=0,
            store_class=store_class, rep=rep_id,
            extra=(("area", f"area {number // 5}-{place % 4}"),),
        )
        for place, store_class in enumerate(classes)
    )  # fmt: skip
    rep = Rep(id=rep_id, name=rep_id, start=Base(lat=0, lon=0), hours=HOURS, pause=PAUSE)
    problem = Problem(
        stores=stores, reps=(rep,), rules=RULES, cycle=Cycle(weeks=WEEKS), travel=_travel(spots)
    )
    return Version.of(problem, _plan(problem, spots), MONDAY, rep_id, rep_id, None, MONDAY)


def _travel(spots: np.ndarray) -> Travel:
    places = np.vstack([spots, np.zeros((2, 2))])
    metres = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    seconds = metres / SPEED_M_S
    return Travel(seconds.astype(np.int32), metres.astype(np.int32), "straight lines", True)


def _plan(problem: Problem, spots: np.ndarray) -> Plan:
    """Every store on days that its class asks for, each day in the order of the angle."""
    stops: list[list[int]] = [[] for _ in range(WORKING_DAYS)]
    for place, store in enumerate(problem.stores):
        every = EVERY[store.store_class or ""]
        for day in range(place % every, WORKING_DAYS, every):
            stops[day].append(place)
    rep = problem.reps[0].id
    routes = tuple(
        Route(
            rep=rep,
            label=f"T{day + 1}",
            stores=tuple(
                problem.stores[place].id
                for place in sorted(places, key=lambda place: np.arctan2(*spots[place]))
            ),
        )
        for day, places in enumerate(stops)
    )
    labels = [f"T{day + 1}" for day in range(WORKING_DAYS)]
    weeks = [[*labels[6 * week : 6 * week + 6], None] for week in range(WEEKS)]
    calendar = {rep: tuple(label for week in weeks for label in week)}
    return Plan(calendar=calendar, routes=routes, first_monday=MONDAY)


def visits_of(version: Version, days: int, seed: int = 0) -> Iterator[Visit]:
    """What one rep made of the day lists of so many days."""
    number = int(version.name[1:])
    lot = np.random.default_rng((seed, number, 1))
    problem, plan = version.problem, version.plan
    rep = problem.reps[0].id
    routes = {route.label: route.stores for route in plan.routes}
    for day in range(days):
        clock_s = 8 * 3600 + 900
        label = plan.calendar[rep][day % (7 * WEEKS)]
        for place, store in enumerate(routes.get(label or "", ())):
            fate, order, stay = (
                lot.integers(100),
                int(lot.integers(100)),
                int(lot.integers(400, 1_300)),
            )
            on = MONDAY + timedelta(days=day)
            fields = {"id": f"{rep}-{day}-{place}", "rep": rep, "store": store}
            if fate < ON_DAY + MADE_UP:
                late = 0 if fate < ON_DAY else int(lot.integers(1, 4))
                yield Visit(
                    **fields, on=on + timedelta(days=late), planned_on=on, arrived_s=clock_s,
                    left_s=clock_s + stay, order_cents=order * 1_000 if order < 35 else None,
                    outcomes=("order",) if order < 35 else ("checked",) if order < 60 else (),
                )  # fmt: skip
                clock_s += stay + 300
            elif fate < ON_DAY + MADE_UP + EXCUSED:
                yield Visit(**fields, on=on, planned_on=on, not_visited="closed")


def year_of(all_versions: tuple[Version, ...], days: int = 364, seed: int = 0) -> VisitTable:
    """
    The visits of all reps as columns.

    Drawn visit by visit for four reps (of whose number ``all_versions`` has a multiple, or
    fewer); the others have the same visits under their own
    names, which a review cannot tell and which a machine makes sooner.
    """
    drawn = VisitTable.of(
        [visit for version in all_versions[:DRAWN] for visit in visits_of(version, days, seed)]
    )
    rounds = -(-len(all_versions) // DRAWN)
    stores = [store.id for version in all_versions for store in version.problem.stores]
    numbers = {store: number for number, store in enumerate(stores)}
    store = np.array([numbers[name] for name in drawn.stores])[drawn.store]
    rep = np.array([int(name[1:]) for name in drawn.reps])[drawn.rep]
    shift = np.repeat(np.arange(rounds), len(drawn)) * DRAWN
    columns = {
        name: np.tile(getattr(drawn, name), rounds)
        for name in (
            "day", "planned_day", "reason", "arrived_s", "left_s", "order_cents",
            "collected_cents", "has_order", "is_effective", "is_opening", "is_late",
        )
    }  # fmt: skip
    return VisitTable(
        ids=[f"{each}.{turn}" for turn in range(rounds) for each in drawn.ids],
        reps=tuple(version.name for version in all_versions),
        stores=tuple(stores),
        rep=np.tile(rep, rounds) + shift,
        store=np.tile(store, rounds) + shift * STORES_A_REP,
        **columns,
    )
