"""Driving that depends on the hour: the clock, by hand and against exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from builders import at, hours_on, pause, problem, rep, rules, store, travel
from drawn_nouns import drawn_traffic
from hypothesis import example, given
from hypothesis import strategies as st
from oracle import cheapest_plan

from routeplan.check import check
from routeplan.check.driving import Leg as CheckedLeg
from routeplan.check.driving import Pace, arrival_s, rested_s
from routeplan.cost import cost, day_cost
from routeplan.schedule import day_schedule
from routeplan.solver import Iterations, solve
from routeplan.solver._engine import route_units
from routeplan.solver.arrays import Arrays
from routeplan.travel.driving import Driving, Leg, at_factor, with_traffic
from routeplan.travel.parking import with_parking
from routeplan.travel.rush_hour import EVEN_TRAFFIC, RUSH_HOUR
from routeplan.travel.traffic import HOUR_S, WAY_A_SECOND, Traffic

MON, TUE = 0, 1
TIMES = st.integers(0, 25 * HOUR_S)
DRIVES = st.one_of(st.integers(0, 7_200), st.integers(0, 100_000))


def traffic_of(*weekdays: dict[int, int]) -> Traffic:
    """Thousandths by hour for the first weekdays; 1,000 elsewhere."""
    week = [*weekdays, *[{}] * (7 - len(weekdays))]
    return Traffic(
        thousandths=tuple(tuple(day.get(hour, 1_000) for hour in range(24)) for day in week)
    )


def in_traffic(seconds, traffic, parking_s=None):
    whole = travel(seconds)
    return with_traffic(with_parking(whole, parking_s) if parking_s else whole, traffic)


def exact_arrival(traffic: Traffic, weekday: int, left_s: int, drive_s: int) -> Fraction:
    """The moment of arrival without any rounding, hour by hour."""
    now, left = Fraction(left_s), Fraction(drive_s)
    while True:
        hour = min(int(now // HOUR_S), 23)
        factor = Fraction(traffic.thousandths[weekday][hour], 1_000)
        room = (hour + 1) * HOUR_S - now
        if hour == 23 or left * factor <= room:
            return now + left * factor
        now, left = now + room, left - room / factor


@given(traffic=drawn_traffic(), left_s=TIMES, drive_s=DRIVES, weekday=st.integers(0, 6))
@example(traffic=RUSH_HOUR, left_s=at("7:59"), drive_s=7_200, weekday=MON)
def test_arrivals_are_exact_but_for_rounding_up(traffic, left_s, drive_s, weekday):
    exact = exact_arrival(traffic, weekday, left_s, drive_s)
    found = traffic.arrive_s(weekday, left_s, drive_s * WAY_A_SECOND)
    # Speeds are rounded up in the billionth: only what lies that near to a second may differ.
    assert ceil(exact - Fraction(1, 1_000)) <= found <= ceil(exact)
    pace = Pace.of(traffic.thousandths[weekday])
    assert arrival_s(pace, left_s, CheckedLeg(drive_s)) == found
    assert traffic.covered(weekday, left_s, found) >= drive_s * WAY_A_SECOND
    if drive_s:
        assert traffic.covered(weekday, left_s, found - 1) < drive_s * WAY_A_SECOND


@given(
    traffic=drawn_traffic(),
    left_s=TIMES,
    later_s=st.integers(0, 4_000),
    leg=st.tuples(DRIVES, st.integers(0, 900)),
    break_at=st.integers(0, 90_000),
)
def test_who_leaves_later_never_arrives_earlier(traffic, left_s, later_s, leg, break_at):
    way = Leg(sum(leg), leg[1])
    driving = Driving(MON, traffic)
    assert driving.arrive_s(left_s, way) <= driving.arrive_s(left_s + later_s, way)
    start_s = min(break_at, 80_000)
    lunch = pause(30, "12:00-13:00").model_copy(
        update={"window": pause(30, "0:00-2:00").window.model_copy(
            update={"start_s": start_s, "end_s": start_s + 5_400})}
    )  # fmt: skip
    sooner = driving.after_pause_s(left_s, way, lunch)
    later = driving.after_pause_s(left_s + later_s, way, lunch)
    if later is not None:
        assert sooner is not None
        assert sooner <= later
        pace = Pace.of(traffic.thousandths[MON])
        arrive_s = arrival_s(pace, left_s, CheckedLeg(*way))
        if arrive_s > lunch.latest_start_s:
            rest = rested_s(pace, left_s, CheckedLeg(*way), 1_800, lunch.latest_start_s)
            assert rest == sooner


@given(left_s=TIMES, seconds=DRIVES)
def test_factors_of_one_change_nothing(left_s, seconds):
    even, plain = Driving(TUE, EVEN_TRAFFIC), Driving(TUE, None)
    lunch = pause(30, "12:00-13:00")
    assert even.arrive_s(left_s, Leg(seconds)) == plain.arrive_s(left_s, Leg(seconds))
    assert even.after_pause_s(left_s, Leg(seconds), lunch) == plain.after_pause_s(
        left_s, Leg(seconds), lunch
    )
    here = travel([[0, 9], [9, 0]])
    assert with_traffic(here, EVEN_TRAFFIC) is here


def test_speed_changes_on_the_hour_also_on_the_way():
    # 60 min from 8:00: 40 of them are covered by 9:00, and the other 20 take 20 min.
    traffic = traffic_of({8: 1_500})
    assert traffic.arrive_s(MON, at("8:00"), 3_600 * WAY_A_SECOND) == at("9:20")
    assert traffic.arrive_s(TUE, at("8:00"), 3_600 * WAY_A_SECOND) == at("9:00")
    # 30 min from 7:50: 10, then 20 that take 30.
    assert traffic.arrive_s(MON, at("7:50"), 1_800 * WAY_A_SECOND) == at("8:30")
    # After midnight the last hour goes on.
    late = traffic_of({23: 2_000})
    assert late.arrive_s(MON, at("23:30"), 1_800 * WAY_A_SECOND) == at("24:30")


def two_stores(traffic, parking_s=None, **fields):
    """Every drive takes half an hour at factor 1, a stay ten minutes."""
    seconds = [[0 if here == there else 1_800 for there in range(4)] for here in range(4)]
    seconds[2][3] = seconds[3][2] = 0
    return problem(
        [store("S1"), store("S2")],
        reps=[rep(hours=hours_on((MON, TUE), "8:00-17:00"), **fields)],
        travel=in_traffic(seconds, traffic, parking_s),
    )


def test_a_day_drives_by_the_hours_of_its_weekday():
    work = two_stores(traffic_of({8: 2_000, 9: 1_500}))
    day = day_schedule(work, 0, MON, [0, 1])
    # 8:00-9:00 S1 9:10, 45 min, S2 9:55: 5 min of 45 in the hour of 1.5, the rest at 1.
    assert [stop.arrive_s for stop in day.stops] == [at("9:00"), at("9:55")]
    assert [stop.drive_s for stop in day.stops] == [3_600, 2_700]
    assert day.stops[1].leave_s == at("10:05")
    assert day.return_s == at("10:35")
    assert (day.drive_s, day.wait_s) == (3_600 + 2_700 + 1_800, 0)
    assert day_schedule(work, 0, TUE, [0, 1]).drive_s == 3 * 1_800


def test_parking_takes_the_same_at_any_hour():
    work = two_stores(traffic_of({8: 2_000}), parking_s=[600, 0, 0, 0])
    day = day_schedule(work, 0, MON, [0])
    # 30 min of driving take an hour, then ten minutes to park.
    assert day.stops[0].arrive_s == at("9:10")
    assert day.drive_s == 3_600 + 600 + 1_800


def test_a_break_on_the_way_leaves_the_rest_of_it_to_later_hours():
    # Half an hour from 9:40 at factor 3: by 10:00, the break's latest start, 6 min 40 s are
    # covered; after 30 minutes of break the other 23 min 20 s take as long.
    traffic = traffic_of({9: 3_000})
    lunch = pause(30, "9:30-10:30")
    assert Driving(MON, traffic).arrive_s(at("9:40"), Leg(1_800)) == at("10:23:20")
    late = Driving(MON, traffic).after_pause_s(at("9:40"), Leg(1_800), lunch)
    assert late == at("10:30") + 1_400
    assert Driving(MON, traffic).after_pause_s(at("10:01"), Leg(1_800), lunch) is None
    parked = Driving(MON, traffic).after_pause_s(at("9:40"), Leg(400 + 300, 300), lunch)
    assert parked == at("10:35")


def test_of_breaks_that_end_a_day_alike_it_is_the_one_that_has_the_rep_ready_sooner():
    # S2 opens at 14:00, so that the day ends alike with a break before S1 and after it. Before
    # S1 it would begin at 9:30 only, and the rep would drive to S2 at factor 3.
    shops = [store("S1"), store("S2", open_hours=tuple([pause(1, "14:00-15:00").window] for _ in
                                                         range(7)))]  # fmt: skip
    seconds = [[0 if here == there else 1_800 for there in range(4)] for here in range(4)]
    work = problem(
        shops,
        reps=[rep(hours=hours_on((MON,), "8:00-17:00"), pause=pause(30, "9:30-12:00"))],
        travel=in_traffic(seconds, traffic_of({10: 3_000})),
    )
    day = day_schedule(work, 0, MON, [0, 1])
    assert (day.pause_leg, day.stops[1].drive_s) == (1, 1_800)
    assert route_units(Arrays(work).instance(), 0, [0, 1]) == day_cost(work, 0, MON, [0, 1]).total


def test_the_engine_goes_where_traffic_makes_it_cheapest():
    # Out of the town's rush: S1 lies far and its way is five times as long from 8 to 9, and S2
    # is near; on Monday the near store first, on Tuesday, with the rush at 9, the far one.
    seconds = [[0, 1_800, 1_500, 1_500], [1_800, 0, 300, 300], [1_500, 300, 0, 0],
               [1_500, 300, 0, 0]]  # fmt: skip
    for rush, order in (({8: 5_000}, ("S2", "S1")), ({9: 5_000, 10: 5_000}, ("S1", "S2"))):
        work = problem(
            [store("S1"), store("S2", in_store_s=3_300)],
            reps=[rep(hours=hours_on((MON,), "8:00-17:00"))],
            travel=in_traffic(seconds, traffic_of(rush)),
            rules=rules(A={"visits": 1}),
        )
        result = solve(work, until=Iterations(100), seed=1)
        assert result.violations == ()
        assert result.plan.routes[0].stores == order
        assert result.cost == cost(work, cheapest_plan(work))


@pytest.mark.parametrize("engine", ["nearest", "savings", "christofides", "ortools", "pyvrp"])
def test_engines_that_do_not_know_the_hour_end_no_day_too_late(engine):
    shops = [store(f"S{number}") for number in range(1, 7)]
    apart = [[0 if here == there else 900 + 60 * abs(here - there) for there in range(8)]
             for here in range(8)]  # fmt: skip
    apart[6][7] = apart[7][6] = 0
    work = problem(
        shops,
        # One day for each engine's four stores or so, at the worst hour's pace.
        reps=[rep(hours=hours_on((MON, TUE), "7:00-10:30"))],
        travel=in_traffic(apart, RUSH_HOUR),
    )
    result = solve(work, until=Iterations(50), seed=1, engine=engine)
    assert check(work, result.plan) == []
    assert result.cost == cost(work, result.plan)
    assert any(route.stores for route in result.plan.routes)


def test_the_bound_holds_where_driving_is_quicker_than_at_factor_one():
    quick = two_stores(traffic_of(*[dict.fromkeys(range(24), 500)] * 7))
    result = solve(quick, until=Iterations(50), seed=1)
    assert 0 < result.bound <= result.cost.total
    slow = two_stores(traffic_of(*[dict.fromkeys(range(24), 2_000)] * 7))
    assert solve(slow, until=Iterations(50), seed=1).bound > result.bound
    hours = [solve(each, until=Iterations(1), seed=1).hours[0].driving_s for each in (quick, slow)]
    assert hours[1] == 4 * hours[0]


def test_one_factor_for_all_hours_leaves_parking_as_it_is():
    parked = in_traffic([[0, 100], [101, 0]], RUSH_HOUR, parking_s=[0, 40])
    scaled = at_factor(parked, 1_500)
    # 60 s of the 140 are parked by: 100 * 1.5 + 40, and 101 * 1.5 rounded up.
    assert scaled.seconds.tolist() == [[0, 190], [152, 0]]
    assert scaled.traffic is None
