"""An archive with something of every kind for each owner."""

from __future__ import annotations

from datetime import date

from api_access_table import FEED, OWNERS, REP, STORE, TEAM
from archive_world import EVERYBODY, KEEPER, PLANNER, add_users, add_world, rep, store

from routeplan.archive import Archive
from routeplan.archive.absences import add_absence
from routeplan.archive.day_reports import send_report
from routeplan.archive.feeds import make_feed
from routeplan.archive.job import JobAnswer, JobWish
from routeplan.archive.job_runs import finish_job, take_job, task_of
from routeplan.archive.jobs import post_job
from routeplan.archive.plan_states import sign_off_plan, start_plan, submit_plan
from routeplan.archive.plans import keep_plan
from routeplan.archive.sales import import_sales
from routeplan.archive.steps import approve_cards, close_card, draft_card
from routeplan.archive.visits import record_visits
from routeplan.formats.sales_file import Sale, SalesFile
from routeplan.formats.scenario_content import problem_of_content
from routeplan.problem import Problem
from routeplan.solver import Iterations, solve
from routeplan.visits import Absence


def problem_for(owner: str) -> Problem:
    stores = [store(STORE[owner])]
    return problem_of_content(stores, [rep(REP[owner])], {"weeks": 2}, owner)


def run_for(archive: Archive, owner: str) -> None:
    """A plan of the owner's rep alone that runs."""
    problem = problem_for(owner)
    plan = solve(problem, until=Iterations(1), seed=1).plan
    entry = keep_plan(archive, PLANNER, f"running {owner}", problem, plan)
    (supervisor,) = [each for each in EVERYBODY if TEAM[owner] in each.teams]
    submit_plan(archive, PLANNER, entry.id)
    sign_off_plan(archive, supervisor, entry.id, "good")
    start_plan(archive, PLANNER, entry.id, date(2026, 11, 23))


def fill(archive: Archive) -> None:
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
        (sender,) = [each for each in EVERYBODY if TEAM[owner] in each.teams]
        send_report(archive, sender, REP[owner], date(2026, 11, 23))
        FEED[owner] = make_feed(archive, KEEPER, REP[owner]).feed.id
        for name in (f"d-{STORE[owner]}", f"c-{STORE[owner]}"):
            card = store("S1", id=name, name=name, rep=REP[owner], lat=31.0, store_class="B")
            draft_card(archive, KEEPER, card, "HZ")
        approve_cards(archive, KEEPER, [f"c-{STORE[owner]}"])
        close_card(archive, KEEPER, f"c-{STORE[owner]}", "gone")
    for owner in OWNERS:
        run_for(archive, owner)
    sales = tuple(Sale(each, "2026-10", "", amount) for each, amount in
                  (("S1", 1.0), ("S2", 90.0), ("S3", 1.0), ("S4", 90.0)))  # fmt: skip
    places = {(each.store, each.month, each.product): "sales.csv" for each in sales}
    import_sales(archive, KEEPER, SalesFile(sales, places), "october")
    for _ in range(2):
        post_job(archive, PLANNER, "own", problem_for("own"), JobWish(iterations=1))
    job_id = take_job(archive)
    plan = solve(task_of(archive, job_id).problem, until=Iterations(1), seed=1).plan
    answer = JobAnswer(cost={"total": 1}, bound=0, seconds=1, iterations=1, left_out=0,
                       violations=0)  # fmt: skip
    finish_job(archive, job_id, plan, answer, ())
