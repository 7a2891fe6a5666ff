"""Public holidays and other days that a plan's own dates take excuse by themselves."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from builders import plan, problem, rep, rules, store

from routeplan.daylist import day_list
from routeplan.formats.review_report import behind_report
from routeplan.review import Circumstances, Review, Version, VisitTable, daily, gather, weekly
from routeplan.visits import Absence, Visit
from routeplan.workdays import DateException, Workdays

# National Day of 2026 in China: 1 to 7 October are off, as the law and the decree say.
MONDAY = date(2026, 9, 28)
LAST = date(2026, 10, 11)
LEAVE = (DateException(first=MONDAY, last=MONDAY, rep="R2"),)
HOLIDAYS = [date(2026, 10, day) for day in (1, 2, 5, 6, 7)]


def version(country="CN", exceptions=()):
    """S1 with R1 and S2 with R2, Monday to Friday."""
    reps = tuple(each.model_copy(update={"country": country}) for each in (rep("R1"), rep("R2")))
    given = problem(
        (store("S1", rep="R1"), store("S2", rep="R2")),
        reps=reps,
        rules=rules(A={"visits": 1}),
        weeks=1,
    )
    given = dataclasses.replace(given, workdays=Workdays(exceptions=exceptions))
    routes = {(f"R{n}", f"T{day}"): (f"S{n}",) for n in (1, 2) for day in range(1, 6)}
    return Version.of(given, plan(given, routes), first_monday=MONDAY)


def counted(version_, visits=(), **told):
    facts = gather((version_,), VisitTable.of(visits), LAST, Circumstances(**told))
    review = Review(facts, MONDAY, LAST, ("rep",))
    keys = ("visits_due", "visits_done", "excused_closed", "excused_leave", "excused_holiday")
    return {
        group.labels[0]: tuple(group.values[key].counted for key in keys) for group in review.groups
    }, facts


def made(on, rep_id="R1", **more):
    return Visit(id=f"{rep_id}-{on}", rep=rep_id, store=f"S{rep_id[1]}", on=on, **more)


def test_public_holidays_of_the_scenario_are_not_due():
    found, facts = counted(version())
    assert found == {"R1": (5, 0, 0, 0, 5), "R2": (5, 0, 0, 0, 5)}
    rows = Review(facts, MONDAY, LAST).behind("excused_holiday")
    assert sorted({row.on for row in rows}) == HOLIDAYS
    assert {(row.status, row.reason) for row in rows} == {("excused", "holiday")}
    assert counted(version(country=None))[0] == {"R1": (10, 0, 0, 0, 0), "R2": (10, 0, 0, 0, 0)}


def test_the_week_to_come_leaves_days_off_out_and_shows_where_visits_are_made_up():
    given, before = version(exceptions=LEAVE), MONDAY - timedelta(days=7)
    facts = gather((given,), VisitTable.of(()), MONDAY, None)
    days = {(day.rep, day.on): day for day in weekly(facts, (), before).next_week}
    wanted = {
        (rep_id, MONDAY + timedelta(days=day)): day_list(
            given.problem, given.plan, rep_id, MONDAY + timedelta(days=day), MONDAY
        )
        for rep_id in ("R1", "R2")
        for day in range(7)
    }
    assert {key: day.stops for key, day in days.items()} == {
        key: len(day.stops) for key, day in wanted.items() if day.stops
    }
    assert {key[1].day for key in days if key[0] == "R1"} == {28, 29, 30}
    assert {key[1].day for key in days if key[0] == "R2"} == {29, 30}
    for key, day in days.items():
        schedule = wanted[key].schedule
        assert (day.drive_s, day.work_s) == (schedule.drive_s, schedule.work_s)


def test_a_visit_made_on_a_holiday_counts_as_done():
    found, _ = counted(version(), [made(HOLIDAYS[0])])
    assert found["R1"] == (6, 1, 0, 0, 4)


def test_exceptions_take_days_and_give_them_back():
    exceptions = (
        DateException(first=date(2026, 10, 6), last=date(2026, 10, 7), works=True),
        DateException(first=MONDAY, last=MONDAY, rep="R2", note="wedding"),
        DateException(first=date(2026, 9, 29), last=date(2026, 9, 29), note="stocktaking"),
    )
    found, _ = counted(version(exceptions=exceptions))
    assert found == {"R1": (6, 0, 0, 0, 4), "R2": (5, 0, 0, 1, 4)}


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("closed", (8, 0, 1, 1, 0)), ("rep_absent", (8, 0, 0, 2, 0)), ("weather", (9, 0, 0, 1, 0))],
)
def test_each_excuse_counts_apart(reason, expected):
    tuesday = MONDAY + timedelta(days=1)
    leave = Absence(rep="R1", first=tuesday, last=tuesday)
    said = [made(MONDAY, not_visited=reason), made(tuesday, not_visited="closed")]
    found, _ = counted(version(country=None), said, absences=(leave,))
    assert found["R1"] == expected
    assert found["R2"] == (10, 0, 0, 0, 0)


def test_a_holiday_comes_before_what_was_recorded_and_is_told_in_both_languages():
    record = made(HOLIDAYS[0], not_visited="closed")
    found, facts = counted(version(), [record])
    assert found["R1"] == (5, 0, 0, 0, 5)
    (line,) = daily(facts, [record], "R1", HOLIDAYS[0]).lines
    assert (line.status, line.reason) == ("excused", "holiday")
    (section,) = behind_report(Review(facts, MONDAY, LAST), "excused_holiday", (), "zh").sections
    place = {column.key: number for number, column in enumerate(section.columns)}
    assert {row[place["reason"]].value for row in section.rows} == {"节假日"}
    names = {store.id: store.name for store in facts.versions[0].problem.stores}
    told = {row[place["store"]].value: row[place["name"]].value for row in section.rows}
    assert told
    assert told == {store: names[store] for store in told}
