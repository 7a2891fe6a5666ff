"""Every cell of role, route and ownership, against a served archive that has something of all."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date

import pytest
from api_access_table import OWNERS, REP, STORE, TABLE, WITHIN
from api_world import API, serving
from archive_fixtures import Clock
from archive_world import (
    AUDITOR,
    EVERYBODY,
    KEEPER,
    PLANNER,
    SUPERVISOR,
    add_users,
    add_world,
    rep,
    store,
)
from archive_world import REP as RITA
from quick_hashes import make_hashes_quick

from routeplan.api.app import make_app
from routeplan.api.desk import OPEN
from routeplan.api.routes import guarded_routes
from routeplan.api.settings import Settings
from routeplan.archive import open_archive
from routeplan.archive.absences import add_absence
from routeplan.archive.access import ROLES
from routeplan.archive.job import JobAnswer, JobWish
from routeplan.archive.job_runs import finish_job, take_job
from routeplan.archive.jobs import post_job
from routeplan.archive.plan_states import sign_off_plan, submit_plan
from routeplan.archive.plans import keep_plan
from routeplan.archive.sales import import_sales
from routeplan.archive.steps import approve_cards, close_card, draft_card
from routeplan.archive.visits import record_visits
from routeplan.formats.plan_json import plan_text
from routeplan.formats.sales_file import Sale, SalesFile
from routeplan.formats.scenario_content import problem_of_content
from routeplan.solver import Iterations, solve
from routeplan.visits import Absence

ROLE_USERS = (RITA, SUPERVISOR, PLANNER, KEEPER, AUDITOR)
SUPERVISOR_OF = {"own": SUPERVISOR, "team": SUPERVISOR, "other": EVERYBODY[4]}
CELLS = [
    (line, who, reach)
    for line in TABLE
    for who, reach in zip(ROLE_USERS, line.reaches.split(), strict=True)
]


def problem_for(owner: str):
    stores = [store(STORE[owner])]
    return problem_of_content(stores, [rep(REP[owner])], {"weeks": 2}, owner)


def fill(archive) -> None:
    """Something of every kind for each owner."""
    add_world(archive)
    add_users(archive)
    market = {"form": "market_change", "version": 1, "urgent": True,
              "answers": {"change": "price", "details": "x"}}  # fmt: skip
    for owner in OWNERS:
        problem = problem_for(owner)
        plan = solve(problem, until=Iterations(1), seed=1).plan
        keep_plan(archive, PLANNER, owner, problem, plan)
        record_visits(archive, KEEPER, [{"id": f"v-{owner}", "rep": REP[owner], "forms": [market],
                                         "store": STORE[owner], "on": "2026-11-24"}])  # fmt: skip
        off = Absence(rep=REP[owner], first=date(2026, 12, 1), last=date(2026, 12, 1))
        add_absence(archive, PLANNER, off)
        for name in (f"d-{STORE[owner]}", f"c-{STORE[owner]}"):
            card = store("S1", id=name, name=name, rep=REP[owner], lat=31.0, store_class="B")
            draft_card(archive, KEEPER, card, "HZ")
        approve_cards(archive, KEEPER, [f"c-{STORE[owner]}"])
        close_card(archive, KEEPER, f"c-{STORE[owner]}", "gone")
    sales = tuple(Sale(each, "2026-10", "", amount) for each, amount in
                  (("S1", 1.0), ("S2", 90.0), ("S3", 1.0), ("S4", 90.0)))  # fmt: skip
    places = {(each.store, each.month, each.product): "sales.csv" for each in sales}
    import_sales(archive, KEEPER, SalesFile(sales, places), "october")
    for _ in range(2):
        post_job(archive, PLANNER, "own", problem_for("own"), JobWish(iterations=1))
    taken = take_job(archive)
    plan = solve(taken.problem, until=Iterations(1), seed=1).plan
    answer = JobAnswer(cost={"total": 1}, bound=0, seconds=1, iterations=1, left_out=0,
                       violations=0)  # fmt: skip
    finish_job(archive, taken.job.id, plan, answer, ())


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
    if line.body == {"plan": "THE PLAN"}:
        plan = solve(problem_for(owner), until=Iterations(1), seed=1).plan
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
