"""What the first answers need is made ready beside them, and stops when the service does."""

from __future__ import annotations

from itertools import count
from threading import Event

import pytest
from api_world import served
from archive_world import PLANNER, SUPERVISOR
from test_api_day_lists import PLAN, PROBLEM, START, run

from routeplan.api import warming
from routeplan.api.warming import Warming
from routeplan.archive.dated import _Running
from routeplan.archive.laying import lay_today
from routeplan.archive.plans import keep_plan


@pytest.fixture
def company(archive, clock):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        clock.now = clock.now.replace(day=START.day, hour=7)
        yield found


def test_what_was_laid_needs_no_plan_read_again(company, monkeypatch):
    assert list(lay_today(company.archive)) == ["R1", "R2", "R3"]

    def fails(running):
        raise AssertionError(f"plan {running.plan.id} is read again")

    monkeypatch.setattr(_Running, "_lay", fails)
    monkeypatch.setattr(_Running, "laid", fails)
    answer = company.get(SUPERVISOR, "/team-today")
    assert [each["planned"] > 0 for each in answer.json()["reps"]] == [True, True]


def test_it_stops_with_the_service_and_outlives_a_plan_that_cannot_be_laid(
    company, monkeypatch, caplog
):
    laid = Event()

    def without_end(_archive):
        for number in count():
            laid.set()
            yield str(number)

    monkeypatch.setattr(warming, "lay_today", without_end)
    with Warming(company.archive):
        assert laid.wait(60)

    def fails(_archive):
        yield "R1"
        raise RuntimeError("a plan that is damaged")

    monkeypatch.setattr(warming, "lay_today", fails)
    before = len(caplog.records)
    running = Warming(company.archive)
    running._thread.start()
    running._thread.join(60)
    assert "a plan that is damaged" in caplog.records[before].getMessage()
