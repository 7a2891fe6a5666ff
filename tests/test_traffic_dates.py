"""Traffic on dates: visits that move to another weekday, and the review of what was done."""

from __future__ import annotations

from datetime import date

from builders import at, hours_on, plan, problem, rep, rules, store, travel
from test_traffic import in_traffic, traffic_of
from visit_samples import visit

from routeplan.agenda import agenda
from routeplan.daylist import day_list
from routeplan.formats.changed_stores import with_stores
from routeplan.reorder import Here, Stay, rest_of_day
from routeplan.review import Circumstances, Review, Version, VisitTable, gather
from routeplan.schedule import day_schedule
from routeplan.travel.rush_hour import RUSH_HOUR
from routeplan.workdays import DateException, Workdays

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
WEDNESDAY = date(2026, 11, 25)
SECONDS = [[0 if here == there else 600 for there in range(5)] for here in range(5)]
SECONDS[3][4] = SECONDS[4][3] = 0
ROUTES = {("R1", "T1"): ["S1"], ("R1", "T2"): ["S2"], ("R1", "T3"): ["S3"]}


def week(traffic=None, **parts):
    """A store a day, ten minutes from everywhere, and hours for two of them."""
    return problem(
        [store("S1"), store("S2"), store("S3")],
        reps=[rep(hours=hours_on((0, 1, 2), "8:00-9:30"))],
        rules=rules(A={"visits": 1}),
        travel=travel(SECONDS) if traffic is None else in_traffic(SECONDS, traffic),
        **parts,
    )


def test_a_lost_visit_moves_to_the_nearest_day_whose_own_traffic_leaves_room():
    lost = Workdays(exceptions=(DateException(first=MONDAY, last=MONDAY, works=False),))
    slow = traffic_of({}, {8: 3_000, 9: 3_000})
    for traffic, moved_to in ((None, TUESDAY), (slow, WEDNESDAY)):
        work = week(traffic, workdays=lost)
        found = agenda(work, plan(work, ROUTES), MONDAY, date(2026, 11, 29))
        (change,) = (each for each in found.changes if each.lost == MONDAY)
        assert (change.outcome, change.to) == ("moved", moved_to)
        listed = day_list(work, plan(work, ROUTES), "R1", moved_to, first_monday=MONDAY)
        assert len(listed.stops) == 2
        assert listed.schedule.overtime_s == 0


def test_each_date_of_a_list_has_the_factors_of_its_weekday():
    work = week(traffic_of({8: 2_000}, {8: 1_500}))
    lists = [day_list(work, plan(work, ROUTES), "R1", on, first_monday=MONDAY)
             for on in (MONDAY, TUESDAY, WEDNESDAY)]  # fmt: skip
    assert [each.stops[0].time.drive_s for each in lists] == [1_200, 900, 600]
    assert [each.back_s for each in lists] == [1_200, 900, 600]


def test_what_was_done_as_planned_took_the_driving_planned():
    work = week(traffic_of({8: 2_000}, {8: 1_500}))
    routes = {("R1", "T1"): ["S1", "S2"], ("R1", "T2"): ["S3"]}
    ran = Version.of(work, plan(work, routes), first_monday=MONDAY, starts=MONDAY, name="v")
    visits, driven_s = [], 0
    for on, stores in ((MONDAY, [0, 1]), (TUESDAY, [2])):
        day = day_schedule(work, 0, on.weekday(), stores)
        driven_s += day.drive_s
        visits += [
            visit(
                id=f"v{stop.store}", store=work.stores[stop.store].id, on=on,
                arrived_s=stop.start_s, left_s=stop.leave_s,
            )
            for stop in day.stops
        ]  # fmt: skip
    facts = gather((ran,), VisitTable.of(visits), TUESDAY, Circumstances())
    (group,) = Review(facts, MONDAY, TUESDAY).groups
    for key in ("driving_planned", "driving_done"):
        assert group.values[key].counted == driven_s
    # Monday: twice 20 min before nine and 10 after; Tuesday: twice 15. At factor 1: 50 min.
    assert driven_s == 1_200 + 1_200 + 600 + 900 + 900


def test_the_rest_of_a_day_is_driven_by_its_hours_from_here_on():
    work = week(traffic_of({}, {8: 2_000}))
    s1, s2 = work.stores[:2]
    from_s1 = Here(s1.lat, s1.lon, at("8:10"), store="S1")
    found = rest_of_day(work, "R1", TUESDAY, from_s1, [Stay(s2, 600)])
    assert (found.violations, found.left_out) == ((), ())
    # To S2 twice ten minutes; the way home begins at 8:40 and ends on the hour.
    assert [stop.time.drive_s for stop in found.day.stops] == [1_200]
    assert found.day.back_s == 1_200
    elsewhere = Here(0.01, 0.01, at("8:10"))
    by_line = rest_of_day(work, "R1", TUESDAY, elsewhere, [Stay(s2, 600)])
    later = Here(0.01, 0.01, at("9:00"))
    free = rest_of_day(work, "R1", TUESDAY, later, [Stay(s2, 600)])
    slow, quick = by_line.day.stops[0].time.drive_s, free.day.stops[0].time.drive_s
    assert slow == 2 * quick > 0


def test_a_store_that_is_added_is_in_the_same_traffic():
    work = week(RUSH_HOUR)
    added = with_stores(work, add=(store("S4", lat=0.01),), remove=("S2",))
    assert added.travel.traffic == RUSH_HOUR
    assert added.travel_source.count(RUSH_HOUR.source) == 1
