"""A problem as the archive keeps it, and back."""

from __future__ import annotations

import dataclasses
from datetime import date

from sample import TRAVEL, sample_problem

from routeplan.archive.whole_problem import Parts, parts_of, problem_of, travel_bytes
from routeplan.problem import Problem
from routeplan.travel.parking import with_parking
from routeplan.workdays import DateException, Workdays

MONDAY = date(2026, 11, 30)


def test_modes_and_holidays_of_a_problem_are_kept_too():
    reps = tuple(
        rep.model_copy(update={"mode": mode, "country": "CN", "time_zone": "Asia/Shanghai"})
        for rep, mode in zip(sample_problem().reps, ("car", "foot"), strict=True)
    )
    slow = dataclasses.replace(
        TRAVEL, seconds=TRAVEL.seconds * 3, source="on foot", error_percent=9
    )
    slow = with_parking(slow, [60] * len(TRAVEL.seconds))
    day_off = DateException(first=MONDAY, last=MONDAY, note="fair")
    before = sample_problem(
        reps=reps,
        travel_by_mode={"foot": slow},
        workdays=Workdays(policies={"A": "double"}, exceptions=(day_off,)),
    )
    before = dataclasses.replace(before, store_modes={each.id: "car" for each in before.stores})
    parts = Parts.model_validate_json(parts_of(before).model_dump_json())
    after = problem_of(parts, travel_bytes(before), before.source)
    assert before.travel_of(1).seconds.sum() > 3 * before.travel_of(0).seconds.sum()
    for rep in range(2):
        one, other = (dataclasses.asdict(problem.travel_of(rep)) for problem in (before, after))
        for part in ("seconds", "metres"):
            assert (one.pop(part) == other.pop(part)).all()
        assert one == other
    for field in dataclasses.fields(Problem):
        if not field.name.startswith("travel"):
            assert getattr(before, field.name) == getattr(after, field.name), field.name
