"""Every cell of role, route and ownership, against a served archive that has something of all."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from api_access_table import OWNERS, TABLE, WITHIN
from api_filled import fill, problem_for
from api_world import API, serving
from archive_fixtures import Clock
from archive_world import (
    AUDITOR,
    EVERYBODY,
    KEEPER,
    PLANNER,
    SUPERVISOR,
)
from archive_world import REP as RITA
from quick_hashes import make_hashes_quick

from routeplan.api.app import make_app
from routeplan.api.desk import OPEN
from routeplan.api.routes import guarded_routes
from routeplan.api.settings import Settings
from routeplan.archive import open_archive
from routeplan.archive.access import ROLES
from routeplan.archive.plan_states import sign_off_plan, submit_plan
from routeplan.formats.plan_json import plan_text
from routeplan.solver import Iterations, solve

ROLE_USERS = (RITA, SUPERVISOR, PLANNER, KEEPER, AUDITOR)
SUPERVISOR_OF = {"own": SUPERVISOR, "team": SUPERVISOR, "other": EVERYBODY[4]}
CELLS = [
    (line, who, reach)
    for line in TABLE
    for who, reach in zip(ROLE_USERS, line.reaches.split(), strict=True)
]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The service over the filled archive, and a copy of its file as it is before any request."""
    path = tmp_path_factory.mktemp("access") / "archive.db"
    archive = open_archive(path, Clock())
    fill(archive)
    # No job runs by itself: the second one waits to be cancelled.
    with serving(archive, Settings(jobs=0)) as company:
        archive.close()
        template = path.with_name("template.db")
        shutil.copy(path, template)
        yield company, template
    archive.close()


@pytest.fixture
def anew(served):
    """Sets the archive back to what it was, as often as it is called."""
    company, template = served

    def set_back():
        company.archive.close()
        shutil.copy(template, company.archive.name)
        return company

    return set_back


def prepared(archive, line, owner: str):
    """A body for this owner, after the steps that must come before the route's own."""
    plan_id = OWNERS.index(owner) + 1
    steps = re.fullmatch(r"/plans/PLAN/(\w+)", line.path)
    if steps and steps[1] in ("approval", "return", "start"):
        submit_plan(archive, PLANNER, plan_id)
    if steps and steps[1] == "start":
        sign_off_plan(archive, SUPERVISOR_OF[owner], plan_id, "good")
    if line.body in ({"plan": "THE PLAN"}, {"plan": "JOB PLAN"}):
        whose = owner if line.body["plan"] == "THE PLAN" else "own"
        plan = solve(problem_for(whose), until=Iterations(1), seed=1).plan
        return {"plan": json.loads(plan_text(plan))}
    return line.filled(line.body, owner)


def is_done(answer) -> bool:
    """Served; a batch is when its one visit is."""
    if answer.status_code >= 300:
        return False
    if answer.headers.get("content-type") != "application/json":
        return True
    receipts = (answer.json() or {}).get("receipts", ()) if answer.text.startswith("{") else ()
    return all(each["status"] == "recorded" for each in receipts)


@pytest.mark.parametrize(
    ("line", "who", "reach"),
    CELLS,
    ids=[f"{line.method} {line.path.partition('?')[0]} {who.role}" for line, who, _ in CELLS],
)
def test_a_role_reaches_so_far_and_no_farther(anew, monkeypatch, line, who, reach):
    make_hashes_quick(monkeypatch)
    for owner in OWNERS:
        company = anew()
        body = prepared(company.archive, line, owner)
        headers = {"If-Match": '"2"'} if line.method == "PATCH" else {}
        answer = company.ask(
            who, line.method, line.filled(line.path, owner), json=body, headers=headers,
            files=line.files, data=line.data,
        )  # fmt: skip
        allowed = expected(line, reach, owner)
        assert is_done(answer) == allowed, (owner, answer.status_code, answer.text[:300])


def expected(line, reach: str, owner: str) -> bool:
    if line.path.startswith("/classes/acceptances") and owner == "other":
        return False  # no sales, so that nothing is proposed
    return owner in WITHIN[reach]


def test_the_table_names_every_route_once(tmp_path):
    archive = open_archive(tmp_path / "archive.db")
    routes = {
        (method, route.path.removeprefix(API))
        for route in guarded_routes(make_app(archive).routes)
        for method in route.methods
        if route.needs != OPEN
    }
    archive.close()
    matched = {
        (method, path)
        for method, path in routes
        for line in TABLE
        if line.method == method and fits(path, line.path.partition("?")[0])
    }
    assert routes - matched == set()
    for line in TABLE:
        fitting = [
            each
            for each in routes
            if each[0] == line.method and fits(each[1], line.path.partition("?")[0])
        ]
        assert fitting, line.path


def fits(template: str, path: str) -> bool:
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
    return re.fullmatch(pattern, path) is not None


def test_the_roles_stand_in_the_order_of_the_table():
    assert tuple(user.role for user in ROLE_USERS) == ROLES
