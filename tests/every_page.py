"""
Every page of the site, with something to show.

Import the fixture ``pages`` beside ``site`` into a module of tests.
"""

from __future__ import annotations

import pytest
from api_filled import problem_for
from archive_world import KEEPER, PLANNER, REP, SUPERVISOR
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from running_plan import start_running

from routeplan.api.cookies import COOKIE
from routeplan.api.routes import guarded_routes
from routeplan.api.settings import Settings
from routeplan.archive.job import JobWish
from routeplan.archive.jobs import post_job
from routeplan.archive.tokens import give_token

SETTINGS = Settings(jobs=0)
FILLED = {"{plan:int}": "1", "{card}": "S1", "{job}": "1"}


@pytest.fixture
def pages(site):
    """Every page with somebody who may see it."""
    start_running(site.archive)
    post_job(site.archive, PLANNER, "own", problem_for("own"), JobWish(iterations=1))
    found = {}
    routes = [
        each for each in guarded_routes(site.app.routes)
        if each.response_class is HTMLResponse and "GET" in each.methods
    ]  # fmt: skip
    with TestClient(site.app, follow_redirects=False) as client:
        for route in routes:
            path = route.path
            for name, value in FILLED.items():
                path = path.replace(name, value)
            for who in (PLANNER, KEEPER, SUPERVISOR, REP):
                client.cookies.clear()
                client.cookies.set(
                    COOKIE, give_token(site.archive, who, "session", SETTINGS.session)
                )
                answer = client.get(path)
                if answer.status_code == 200:
                    found[path] = who, answer
                    break
    assert len(found) == len(routes) > 15
    return found
