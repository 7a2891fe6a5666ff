"""A plan of the small company's north that runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from archive_world import PLANNER, REP_OF, SUPERVISOR, rep, store

from routeplan.archive import Archive
from routeplan.archive.plan_states import sign_off_plan, start_plan, submit_plan
from routeplan.archive.plans import keep_plan
from routeplan.check import check
from routeplan.formats.scenario_content import problem_of_content
from routeplan.solver import Iterations, solve

REPS = ("R1", "R2")
FIRST = date(2026, 11, 16)


def add_plan(archive: Archive, name: str = "north") -> int:
    """Keep a plan of the north's reps and stores, and hand it in; its id."""
    stores = [store(each, visits=3, weeks=1) for each, by in REP_OF.items() if by in REPS]
    problem = problem_of_content(stores, [rep(each) for each in REPS], {"weeks": 2}, name)
    plan = solve(problem, until=Iterations(50), seed=1).plan
    assert check(problem, plan) == []
    entry = keep_plan(archive, PLANNER, name, problem, plan)
    submit_plan(archive, PLANNER, entry.id)
    return entry.id


def start_running(archive: Archive, first: date = FIRST) -> int:
    """Let a plan run from a Monday on; its id."""
    plan = add_plan(archive)
    sign_off_plan(archive, SUPERVISOR, plan, "good")
    start_plan(archive, PLANNER, plan, first)
    return plan


def visit(name: str, rep_id: str, store_id: str, on: date, **more: Any) -> dict[str, Any]:
    """A visit as a phone sends it."""
    return {
        "id": name, "rep": rep_id, "store": store_id, "on": on.isoformat(),
        "arrived_s": 9 * 3600, "left_s": 9 * 3600 + 900, **more,
    }  # fmt: skip


def urgent(text: str) -> dict[str, Any]:
    """An urgent report of the market."""
    return {
        "form": "market_change", "version": 1, "urgent": True,
        "answers": {"change": "price", "details": text},
    }  # fmt: skip


def days(first: date, last: date) -> list[date]:
    """Every day from one to another."""
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def at(day: date, hour: int, archive: Archive) -> datetime:
    """A moment of a day in the archive's time zone."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=archive.now().tzinfo)
