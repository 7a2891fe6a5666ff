"""Plans as answers show them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from routeplan.archive.plan_content import PlanDifference, PlannedDay, PlannedStore
from routeplan.archive.plans import KeptPlan, PlanEntry, PlanState, Step
from routeplan.errors import Language
from routeplan.formats.travel_words import travel_words
from routeplan.plan import Plan

STEP = {"state": "draft", "at": "2026-11-24T01:00:00Z", "who": "pat", "remark": ""}
ENTRY: dict[str, Any] = {
    "id": 3, "name": "north", "version": 2, "replaces": 1, "made_at": "2026-11-24T01:00:00Z",
    "made_by": "pat", "sha256": "9b1e07", "state": "running", "runs_from": "2026-11-30",
    "runs_until": None, "reps": ["R1"],
}  # fmt: skip
STOP = {
    "store": "S7", "arrive_s": 33000, "start_s": 33000, "leave_s": 33900, "drive_s": 600,
    "drive_m": 5200,
}  # fmt: skip
DAY: dict[str, Any] = {
    "rep": "R1", "day": 0, "label": "T1", "drive_s": 1200, "drive_m": 10400, "work_s": 2100,
    "stops": [STOP],
}  # fmt: skip
PLAN: dict[str, Any] = {
    "calendar": {"R1": ["T1", None, None, None, None, None, None]},
    "routes": [{"rep": "R1", "label": "T1", "stores": ["S7"]}], "left_out": [],
    "first_monday": None,
    "origin": {
        "routeplan": "0.1.0", "engine": "ruin", "seed": 1, "threads": 1, "until": "",
        "scenario": "", "settings": {}, "travel": "", "inputs": {},
    },
}  # fmt: skip
DIFFERENCE: dict[str, Any] = {
    "moved": {"S7": {"before": [["R1", 0]], "after": [["R1", 1]]}}, "added": ["S8"],
    "removed": [],
}  # fmt: skip
WHOLE: dict[str, Any] = {
    "entry": ENTRY, "plan": PLAN, "cycle_days": 7, "estimated": True, "travel": "straight line",
    "inputs": {},
    "settings": {}, "violations": [], "days": [DAY], "difference": DIFFERENCE, "steps": [STEP],
    "stores": {"S7": {"store_class": "B", "visits": 1, "weeks": 1, "in_store_s": 900}},
}  # fmt: skip


class PlanLine(BaseModel, frozen=True):
    """
    A plan without its routes.

    Parameters
    ----------
    replaces
        The id of the version before; null: it is the first.
    sha256
        Of the plan's text.
    runs_from, runs_until
        The Monday with which its first cycle starts, and the last day on which it runs.
    reps
        Ids of the reps whose calendar it holds.
    """

    id: int
    name: str
    version: int
    replaces: int | None
    made_at: datetime
    made_by: str
    sha256: str
    state: PlanState
    runs_from: date | None
    runs_until: date | None
    reps: tuple[str, ...]

    @classmethod
    def of(cls, entry: PlanEntry) -> PlanLine:
        """From the archive's own."""
        return cls(**{**vars(entry), "reps": tuple(sorted(entry.reps))})


class WholePlan(BaseModel, frozen=True):
    """
    A plan with all that is kept of it; of other reps' routes only for who may see them.

    Parameters
    ----------
    cycle_days
        Days after which it repeats.
    estimated
        True: the travel times were estimates.
    travel
        Where they came from.
    inputs, settings
        What it was made from: SHA-256 of each file, and the settings in force.
    violations
        Code and place of each rule that it breaks; ``verdict`` has them in words.
    stores
        What held for each store when the plan was made.
    days
        Every day on which a route runs, with clock times in seconds after midnight.
    difference
        From the version before.
    steps
        Who moved it to which state, when, and with what remark.
    """

    entry: PlanLine
    plan: Plan
    cycle_days: int
    estimated: bool
    travel: str
    inputs: dict[str, str]
    settings: dict[str, Any]
    violations: tuple[tuple[str, str], ...]
    stores: dict[str, PlannedStore]
    days: tuple[PlannedDay, ...]
    difference: PlanDifference
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, kept: KeptPlan, lang: Language) -> WholePlan:
        """From the archive's own."""
        problem = kept.problem
        return cls(
            entry=PlanLine.of(kept.entry),
            plan=kept.plan,
            cycle_days=problem.cycle_days,
            estimated=problem.estimated,
            travel=travel_words(kept.plan.origin.travel, lang),
            inputs=problem.inputs,
            settings=problem.settings,
            violations=problem.violations,
            stores=problem.stores,
            days=problem.days,
            difference=kept.difference,
            steps=kept.steps,
        )
