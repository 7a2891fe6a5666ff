"""Planning jobs over HTTP: posted, watched, stopped, kept."""

from __future__ import annotations

import pytest
from api_jobs import ENDED, LONG, QUICK, events_of, posted, wait_for
from api_world import codes, served
from archive_world import PLANNER, rep, store

from routeplan.api.job_course import JobCourse
from routeplan.archive.job import JobWish
from routeplan.check import check
from routeplan.formats.scenario_content import problem_of_content
from routeplan.plan import Plan
from routeplan.solver import AnyOf, Iterations, Progress, Seconds, Stalled, solve


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def test_the_archives_stores_are_planned_and_the_plan_is_kept(company):
    job = posted(company, team="north", settings={"weeks": 2})
    done = wait_for(company, job, *ENDED)
    assert (done["state"], done["faults"]) == ("done", [])
    assert done["answer"]["cost"]["total"] > 0
    found = company.get(PLANNER, f"/jobs/{job}/plan").json()
    assert found["violations"] == []
    assert set(found["plan"]["calendar"]) == {"R1", "R2"}
    visited = {store for route in found["plan"]["routes"] for store in route["stores"]}
    left_out = {each["store"] for each in found["plan"]["left_out"]}
    assert visited | left_out == {"S1", "S2", "S3", "S4"}
    kept = company.post(PLANNER, f"/jobs/{job}/keep", {"name": "north"})
    assert (kept.status_code, kept.json()["state"]) == (201, "draft")
    assert company.get(PLANNER, f"/jobs/{job}").json()["kept_as"] == kept.json()["id"]
    whole = company.get(PLANNER, f"/plans/{kept.json()['id']}").json()
    assert whole["plan"] == found["plan"]
    again = company.post(PLANNER, f"/jobs/{job}/keep", {"name": "x", "replaces": kept.json()["id"]})
    assert (again.json()["name"], again.json()["version"]) == ("north", 2)


def test_a_whole_problem_is_planned_as_the_library_plans_it(company):
    stores = [store(each, rep="R1") for each in ("S1", "S2", "S7")]
    reps = [rep("R1")]
    size = len(stores) + 2
    matrix = [[0 if a == b else 300 + 40 * a + b for b in range(size)] for a in range(size)]
    problem = {
        "stores": [each.model_dump(mode="json") for each in stores],
        "reps": [each.model_dump(mode="json") for each in reps],
        "travel": {"seconds": matrix, "metres": matrix},
    }
    settings = {"rules": "three-two-one", "weights": {"overtime_min": 5.0}}
    job = posted(company, problem=problem, settings=settings, search={**QUICK, "seed": 7})
    wait_for(company, job, "done")
    plan = Plan.model_validate(company.get(PLANNER, f"/jobs/{job}/plan").json()["plan"])
    same = problem_of_content(
        stores, reps, settings, "north",
        travel=_travel(problem["travel"]),
    )  # fmt: skip
    wanted = solve(same, until=Iterations(50), seed=7).plan
    assert (plan.routes, plan.calendar) == (wanted.routes, wanted.calendar)
    assert check(same, plan) == []


def _travel(given):
    from routeplan.api.job_shapes import TravelAsked

    return TravelAsked(**given).travel()


def test_all_faults_of_a_problem_are_told_before_it_waits(company):
    settings = {
        "rules": "/etc/passwd", "calendar": {"kind": "x"}, "colour": "red",
        "travel": {"kind": "osrm", "url": "http://10.0.0.1/"}, "earlier": "../plan.json",
        "dates": {"exceptions": "../x.csv"},
    }  # fmt: skip
    answer = company.post(PLANNER, "/jobs", {"name": "n", "settings": settings})
    assert answer.status_code == 422
    assert {"RP147", "RP505", "RP885", "RP888"} <= set(codes(answer))
    assert codes(answer).count("RP888") == 2
    assert "root:" not in answer.text
    assert company.get(PLANNER, "/jobs").json()["items"] == []
    nobody = company.post(PLANNER, "/jobs", {"name": "n", "team": "west"})
    assert (nobody.status_code, codes(nobody)) == (422, ["RP889"])


@pytest.mark.parametrize(
    ("matrix", "code"), [([[0, 1], [1, 0]], "RP886"), ([[0, 1]], "RP886"), ([[0, -1]], "RP915")]
)
def test_a_matrix_of_another_size_is_refused(company, matrix, code):
    problem = {
        "stores": [store("S1", rep=None).model_dump(mode="json")],
        "reps": [rep("R1").model_dump(mode="json")],
        "travel": {"seconds": matrix, "metres": matrix},
    }
    answer = company.post(PLANNER, "/jobs", {"name": "n", "problem": problem})
    assert answer.status_code == 422
    assert set(codes(answer)) == {code}


@pytest.mark.parametrize("search", [{"threads": 1_000}, {"seconds": 80_000.0}, {"engine": "luck"}])
def test_a_search_beyond_the_servers_limits_is_refused(company, search):
    answer = company.post(PLANNER, "/jobs", {"name": "n", "search": search})
    assert (answer.status_code, set(codes(answer))) == (422, {"RP915"})


def test_a_search_ends_at_the_servers_limit_whatever_was_asked_for():
    assert JobWish().until(100) == Seconds(10)
    assert JobWish(seconds=60).until(20) == Seconds(20)
    parts = JobWish(iterations=5, stalled=7).until(30).parts
    assert parts == (Iterations(5), Stalled(7), Seconds(30))
    assert isinstance(JobWish(iterations=5).until(30), AnyOf)


def test_jobs_wait_in_order_and_are_cancelled(company):
    first, second, third, fourth = (posted(company, search=LONG) for _ in range(4))
    wait_for(company, first, "running")
    assert company.get(PLANNER, f"/jobs/{second}").json()["state"] == "waiting"
    cancelled = company.post(PLANNER, f"/jobs/{second}/cancel").json()
    assert cancelled["state"] == "cancelled"
    company.post(PLANNER, f"/jobs/{first}/cancel")
    assert wait_for(company, first, *ENDED)["state"] == "cancelled"
    wait_for(company, third, "running")
    assert company.post(PLANNER, f"/jobs/{fourth}/cancel").json()["started_at"] is None
    company.post(PLANNER, f"/jobs/{third}/cancel")
    wait_for(company, third, "cancelled")
    again = company.post(PLANNER, f"/jobs/{third}/cancel")
    assert again.status_code == 200
    answer = company.get(PLANNER, f"/jobs/{third}/plan")
    assert (answer.status_code, codes(answer)) == (409, ["RP914"])
    listed = company.get(PLANNER, "/jobs?limit=2").json()
    assert [each["id"] for each in listed["items"]] == [fourth, third]
    rest = company.get(PLANNER, f"/jobs?after={listed['next']}").json()
    assert [each["id"] for each in rest["items"]] == [second, first]


@pytest.mark.parametrize("calendar", [{"kind": "free"}, {"kind": "chosen", "routes": 3}])
def test_a_search_that_is_stopped_early_leaves_its_best_plan_so_far(company, calendar):
    settings = {"weeks": 2, "calendar": calendar}
    job = posted(company, team="north", search=LONG, settings=settings)
    wait_for(company, job, "running")
    while company.get(PLANNER, f"/jobs/{job}").json()["progress"] is None:
        pass
    best = company.get(PLANNER, f"/jobs/{job}").json()["progress"]["cost"]
    stopped = company.post(PLANNER, f"/jobs/{job}/stop")
    assert stopped.status_code == 200
    done = wait_for(company, job, *ENDED)
    assert (done["state"], done["faults"]) == ("done", [])
    assert done["answer"]["cost"]["total"] <= best
    assert done["answer"]["seconds"] < LONG["seconds"]
    found = company.get(PLANNER, f"/jobs/{job}/plan").json()
    assert found["violations"] == []
    assert company.post(PLANNER, f"/jobs/{job}/stop").json()["state"] == "done"
    assert company.post(PLANNER, f"/jobs/{job}/keep", {"name": "north"}).status_code == 201


def test_a_job_that_waits_has_no_plan_to_stop_with(company):
    first, second = (posted(company, search=LONG) for _ in range(2))
    wait_for(company, first, "running")
    refused = company.post(PLANNER, f"/jobs/{second}/stop")
    assert (refused.status_code, codes(refused)) == (409, ["RP914"])
    for job in (second, first):
        company.post(PLANNER, f"/jobs/{job}/cancel")
    wait_for(company, first, "cancelled")
    assert company.post(PLANNER, f"/jobs/{first}/stop").status_code == 409


def test_events_tell_how_the_cost_falls_and_how_it_ends(company):
    job = posted(company, search={"seconds": 1.0})
    events = events_of(company.get(PLANNER, f"/jobs/{job}/events"))
    names = [name for name, _ in events]
    assert names[0] == "state"
    assert (names[-1], events[-1][1]["state"]) == ("state", "done")
    points = [content for name, content in events if name == "progress"]
    assert points
    assert {"cost", "left_out", "seconds", "fraction"} <= set(points[0])
    assert [point["cost"] for point in points] == sorted(
        (point["cost"] for point in points), reverse=True
    )
    late = events_of(company.get(PLANNER, f"/jobs/{job}/events"))
    assert [content for name, content in late if name == "progress"] == points


def test_a_point_is_kept_where_the_cost_fell_and_once_a_second_where_it_did_not():
    course = JobCourse()
    for seconds, cost in ((0.0, 9), (0.1, 8), (0.3, 7), (0.5, 7), (1.25, 7), (1.4, 7), (1.6, 6)):
        course.add(Progress(seconds, 1, cost, 0, 0.5))
    kept = [(point.seconds, point.cost) for point in course.points()]
    assert kept == [(0.0, 9), (0.3, 7), (1.4, 7), (1.6, 6)]
    assert course.points(3) == course.points()[3:]


def test_requests_are_served_while_a_search_runs(company):
    job = posted(company, search=LONG)
    wait_for(company, job, "running")
    for _ in range(5):
        assert company.get(PLANNER, "/cards").status_code == 200
    # Had they waited for the search, it would be over.
    assert company.get(PLANNER, f"/jobs/{job}").json()["state"] == "running"
    company.post(PLANNER, f"/jobs/{job}/cancel")
    wait_for(company, job, "cancelled")


def test_a_search_that_fails_says_why(company):
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, "pyvrp", None)
        job = posted(company, search={**QUICK, "engine": "pyvrp"})
        failed = wait_for(company, job, *ENDED)
    assert (failed["state"], failed["faults"][0]["code"]) == ("failed", "RP413")
