"""Problems looked at before they are planned: what is wrong, and what there is to do."""

from __future__ import annotations

from typing import Any

from routeplan.api.asked_problem import problem_asked, uploaded
from routeplan.api.desk import AtDesk
from routeplan.api.job_shapes import AskedProblem
from routeplan.api.reading_shapes import Reading
from routeplan.api.request_body import JsonText
from routeplan.api.resources.plan_places import PLACES
from routeplan.api.routes import Routes
from routeplan.api.uploads import Upload
from routeplan.errors import InputError
from routeplan.formats.scenario_upload import look_at_upload

READINGS = Routes("planning jobs")

MOST_ROWS = 5_000
_FAULT = {
    "code": "RP121", "where": "stores.csv row 2 lat", "cause": "is not a number: x",
    "remedy": "Give degrees such as 30.25.", "is_warning": False, "table": "stores.csv", "row": 2,
    "column": "lat",
}  # fmt: skip
_TABLE = {
    "kind": "stores", "name": "stores.csv", "header_row": 1, "columns": ["id", "name", "lat"],
    "rows": [{"row": 2, "cells": ["S7", "Corner Shop", "x"]}], "rows_in_all": 1,
}  # fmt: skip
_SOUND = {"id": "S8", "name": "Old Mill", "lat": 30.26, "lon": 120.17, "store_class": None}
_UNREADABLE = {"problem": None, "faults": [_FAULT], "tables": [_TABLE], "sound": [_SOUND]}
_RULE = {
    "visits": 1, "weeks": 1, "in_store_s": 900, "weekdays": [0, 1, 2, 3, 4, 5],
    "min_days_between": None, "max_days_between": None, "purposes": ["order", "check"],
}  # fmt: skip
_STORE = {
    **PLACES["stores"][0], "sales": 1200.0, "share": 0.1, "cumulated": 0.6,
    "reason_key": "within", "reason": "among the stores with the first 80.0 % of the sales",
}  # fmt: skip
_HOURS = {
    "rep": "R1", "needed_s": 180000, "in_store_s": 90000, "driving_s": 70000,
    "auxiliary_s": 20000, "there_s": 345600, "short_s": 0,
}  # fmt: skip
_REP = {
    **PLACES["reps"][0], "hours": [{"start_s": 32400, "end_s": 64800}] * 6 + [None],
    "pause": None, "auxiliary_s": 1800, "most_stops": None, "overtime_s": 0, "capacity": None,
    "country": "CN", "province": None, "time_zone": "Asia/Shanghai",
}  # fmt: skip
_PROBLEM: dict[str, Any] = {
    "weeks": 2, "first_monday": "2026-11-30", "same_rep": True, "calendar": {"kind": "free"},
    "rules": {"classes": {"B": _RULE},
              "thresholds": {"names": ["A", "B", "C"], "shares": [0.4, 0.8]}},
    "weights": {"driving_min": 1.0}, "estimated": True, "travel": "straight line",
    "is_straight": True,
    "stores": [_STORE], "reps": [_REP], "hours": [_HOURS],
    "class_hours": [{"store_class": "B", "stores": 1, "visits": 2, "in_store_s": 1800}],
}  # fmt: skip


@READINGS.post("/readings", "make plan",
               shows={"problem": _PROBLEM, "faults": [], "tables": [], "sound": []})  # fmt: skip
def look_at_a_problem(desk: AtDesk, asked: AskedProblem) -> Reading:
    """
    Look at the archive's stores, or at a problem that is sent along, without planning it.

    Tells classes with the reasons for them, the rules in force, and the hours that the
    visits need against the hours that there are. Nothing is kept.
    """
    try:
        problem = problem_asked(desk, asked, asked.team or "archive")
    except InputError as error:
        return Reading.of(None, error.faults, {}, desk.lang)
    return Reading.of(problem, problem.source.notes, {}, desk.lang)


@READINGS.post("/readings/uploads", "make plan", shows=_UNREADABLE)
def look_at_an_upload(
    desk: AtDesk, scenario: Upload, reps: Upload | None = None, settings: JsonText = "{}"
) -> Reading:
    """
    Look at an uploaded scenario without planning it: a .zip of its folder, or a store file.

    All faults are told with their row and column, and beside them the tables as typed, up to
    5,000 rows each. What can be planned is shown as for the archive's own stores. `reps` and
    `settings` are as for jobs. Nothing is kept.
    """
    with uploaded(scenario, reps, settings) as (path, overrides):
        found = look_at_upload(path, overrides, MOST_ROWS)
    tables: Any = {"stores": found.stores, "reps": found.reps}
    return Reading.of(found.problem, found.faults, tables, desk.lang, found.sound)
