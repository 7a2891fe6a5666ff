"""Random parts of small problems, with every feature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from builders import at, travel, window
from hypothesis import strategies as st

from routeplan.cycle import CalendarWish, Cycle, FreeCalendar, GivenCalendar, Labels, Window
from routeplan.reps import Base, Break, Rep
from routeplan.rules import EVERY_WEEKDAY, Rules, VisitRule
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.travel.driving import with_traffic
from routeplan.travel.parking import with_parking
from routeplan.travel.traffic import Traffic
from routeplan.weights import Weights


def _quarters(first: str, last: str) -> st.SearchStrategy[int]:
    return st.integers(at(first) // 900, at(last) // 900).map(lambda quarter: 900 * quarter)


@st.composite
def _windows(draw: st.DrawFn, start: tuple[str, str], length: tuple[str, str]) -> Window:
    start_s = draw(_quarters(*start))
    return Window(start_s=start_s, end_s=start_s + draw(_quarters(*length)))


@st.composite
def drawn_rep_teams(draw: st.DrawFn, most: int) -> tuple[Rep, ...]:
    count = draw(st.integers(1, most))
    return tuple(draw(_reps(f"R{number}")) for number in range(1, count + 1))


@st.composite
def _reps(draw: st.DrawFn, id: str) -> Rep:  # noqa: A002
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    usual, short = draw(_windows(("7:00", "9:30"), ("3:00", "9:00"))), window("8:00-11:30")
    half_day = draw(st.sampled_from([None, *sorted(weekdays)]))
    hours = [usual if day in weekdays else None for day in range(7)]
    if half_day is not None:
        hours[half_day] = short
    base, far = Base(lat=0, lon=0), Base(lat=0.1, lon=0.1)
    breaks = st.builds(
        Break,
        length_s=st.sampled_from([900, 1800, 3600]),
        window=_windows(("9:00", "13:00"), ("1:00", "3:00")),
    )
    return Rep(
        id=id,
        name=id,
        start=base,
        end=draw(st.sampled_from([None, far])),
        hours=tuple(hours),
        pause=draw(st.none() | breaks),
        auxiliary_s=draw(st.sampled_from([0, 0, 1800])),
        most_stops=draw(st.none() | st.integers(1, 4)),
        overtime_s=draw(st.sampled_from([0, 0, 601, 3600])),
        capacity=draw(st.none() | st.integers(5, 15)),
    )


@st.composite
def drawn_rule_sets(draw: st.DrawFn, cycle: Cycle) -> Rules:
    return Rules(classes={name: draw(_visit_rules(cycle)) for name in ("A", "B", "C")})


@st.composite
def _visit_rules(draw: st.DrawFn, cycle: Cycle) -> VisitRule:
    visits = draw(st.sampled_from([1, 1, 2, 3, "daily"]))
    divisors = [weeks for weeks in range(1, cycle.weeks + 1) if cycle.weeks % weeks == 0]
    fewest = draw(st.sampled_from([None, None, None, 1, 2, 3]))
    most = draw(st.sampled_from([None, None, None, 5, 7, 10, 14]))
    return VisitRule(
        visits=visits,
        weeks=1 if visits == "daily" else draw(st.sampled_from(divisors)),
        in_store_s=draw(st.integers(300, 3600)),
        weekdays=draw(_weekdays()),
        # Even spacing may lie on the wrong side of a single limit that is drawn.
        min_days_between=fewest if most is not None or fewest == 1 else None,
        max_days_between=most if fewest is not None else None,
    )


def _weekdays() -> st.SearchStrategy[tuple[int, ...]]:
    some = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
    return st.just(EVERY_WEEKDAY) | some


@st.composite
def drawn_stores(draw: st.DrawFn, id: str, reps: tuple[Rep, ...]) -> Store:  # noqa: A002
    visits = draw(st.sampled_from([None, None, 1, 2, "daily"]))
    return Store(
        id=id,
        name=id,
        lat=0,
        lon=0,
        store_class=draw(st.sampled_from(["A", "B", "C"])),
        rep=draw(st.sampled_from([None, *(rep.id for rep in reps)])),
        visits=visits,
        in_store_s=draw(st.none() | st.integers(1, 5400)),
        weekdays=draw(st.none() | _weekdays()),
        open_hours=draw(st.none() | _opening_weeks()),
        load=draw(st.integers(0, 6)),
    )


def _opening_weeks() -> st.SearchStrategy[tuple[tuple[Window, ...], ...]]:
    morning = _windows(("7:00", "9:30"), ("0:30", "3:00"))
    afternoon = _windows(("13:00", "15:00"), ("1:00", "4:00"))
    day = st.one_of(
        st.just(()),
        st.tuples(morning),
        st.tuples(afternoon),
        st.tuples(morning, afternoon),
    )
    return st.tuples(*[day] * 7)


@st.composite
def drawn_calendars(
    draw: st.DrawFn, kinds: Sequence[str], cycle: Cycle, reps: tuple[Rep, ...], most: int
) -> CalendarWish:
    if draw(st.sampled_from(kinds)) == "free":
        return FreeCalendar()
    names = [*(f"T{number}" for number in range(1, most + 1)), None]
    lists = st.lists(st.sampled_from(names), min_size=cycle.days, max_size=cycle.days)

    def driven(labels: list[str | None]) -> Labels:
        """With a label on some working day of every rep."""
        for rep in reps:
            if not any(labels[day] for day in range(cycle.days) if rep.hours[day % 7]):
                labels[rep.weekdays[0]] = "T1"
        return tuple(labels)

    own = draw(st.sampled_from([None, *(rep.id for rep in reps)]))
    labels = driven(draw(lists))
    return GivenCalendar(labels=labels, rep_labels={own: driven(draw(lists))} if own else {})


@st.composite
def drawn_travels(
    draw: st.DrawFn, stores: int, reps: tuple[Rep, ...], by_hour: bool = False
) -> Travel:
    """Asymmetric drives of up to half an hour, maybe with parking and traffic."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = stores + 2 * len(reps)
    spots = rng.integers(0, 1200, (size, 2))
    for number, rep in enumerate(reps):
        if rep.end is None:
            spots[stores + 2 * number + 1] = spots[stores + 2 * number]
    if stores > 1 and draw(st.booleans()):
        spots[1] = spots[0]
    apart = np.abs(spots[:, None] - spots[None, :]).sum(axis=2)
    seconds = np.where(apart > 0, apart + rng.integers(0, 300, (size, size)), 0)
    if not by_hour:
        return travel(seconds.tolist())
    parking_s = rng.integers(0, 400, size) * draw(st.integers(0, 1))
    parked = with_parking(travel(seconds.tolist()), parking_s.tolist())
    traffic = draw(st.none() | drawn_traffic())
    return parked if traffic is None else with_traffic(parked, traffic)


@st.composite
def drawn_traffic(draw: st.DrawFn) -> Traffic:
    """Factors of all sizes, steep from one hour to the next, of few kinds of weekdays."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    kinds = rng.choice([100, 333, 700, 1000, 1000, 1500, 3000, 10_000], (2, 24))
    kinds[1] = np.where(rng.random(24) < 0.5, 1000, rng.integers(100, 3000, 24))
    days = kinds[rng.integers(0, 2, 7)].tolist()
    return Traffic(thousandths=tuple(map(tuple, days)), source="drawn")


def drawn_weights() -> st.SearchStrategy[Weights]:
    other = st.builds(
        Weights,
        driving_min=st.sampled_from([0.5, 1.0]),
        waiting_min=st.sampled_from([0.0, 0.25, 2.0]),
        overtime_min=st.sampled_from([0.0, 5.0]),
        balance_min=st.sampled_from([0.0, 10.0]),
        left_out_min=st.sampled_from([30.0, 1000.0]),
        change_min=st.sampled_from([0.0, 20.0]),
    )
    return st.just(Weights()) | other


@st.composite
def drawn_earlier_visits(
    draw: st.DrawFn, stores: Sequence[Store], reps: tuple[Rep, ...], cycle: Cycle
) -> dict[str, frozenset[tuple[str, int]]]:
    visits = st.tuples(st.sampled_from([rep.id for rep in reps]), st.integers(0, cycle.days - 1))
    known = draw(st.sets(st.sampled_from([shop.id for shop in stores])))
    return {store: draw(st.frozensets(visits, max_size=5)) for store in sorted(known)}
