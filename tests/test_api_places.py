"""Where the stores and reps of a plan or a job are, over HTTP."""

from __future__ import annotations

import pytest
from api_jobs import posted, wait_for
from api_world import codes, served
from archive_world import OTHER_REP, PLANNER, REP
from sample import sample_plan, sample_problem

from routeplan.api.settings import Settings
from routeplan.archive.plans import keep_plan


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


@pytest.fixture
def plan(company) -> str:
    kept = keep_plan(company.archive, PLANNER, "north", sample_problem(), sample_plan())
    return f"/plans/{kept.id}"


def test_a_plan_can_be_drawn_from_its_places(company, plan):
    found = company.get(PLANNER, f"{plan}/places").json()
    problem = sample_problem()
    assert [(each["id"], each["lat"], each["lon"]) for each in found["stores"]] == [
        (each.id, each.lat, each.lon) for each in problem.stores
    ]
    first = found["stores"][0]
    assert (first["name"], first["store_class"], first["address"]) == (
        "Corner Shop", "A", "18 de Julio 1234",
    )  # fmt: skip
    # S1 stays longer than its class.
    assert (first["visits"], first["weeks"], first["in_store_s"]) == (3, 1, 7200)
    assert found["stores"][5]["weeks"] == 2
    ends = {each["id"]: (each["start"]["lat"], each["end"]["lat"]) for each in found["reps"]}
    assert ends == {"R1": (-34.9011, -34.9011), "R2": (-34.87, -34.86)}
    assert found["classes"] == ["A", "B", "C"]
    assert (found["travel"], found["estimated"]) == (problem.travel_source, problem.is_estimated)


def test_a_rep_sees_the_places_of_the_own_routes(company, plan):
    found = company.get(REP, f"{plan}/places").json()
    assert [each["id"] for each in found["reps"]] == ["R1"]
    own = {store for route in sample_plan().routes if route.rep == "R1" for store in route.stores}
    assert {each["id"] for each in found["stores"]} == own
    assert company.get(OTHER_REP, f"{plan}/places").status_code == 404


def test_a_job_can_be_drawn_while_it_waits_and_when_it_is_done(archive):
    with served(archive, Settings(jobs=0)) as company:
        job = posted(company, team="north", settings={"weeks": 2})
        assert company.get(PLANNER, f"/jobs/{job}").json()["state"] == "waiting"
        found = company.get(PLANNER, f"/jobs/{job}/places").json()
        assert [each["id"] for each in found["stores"]] == ["S1", "S2", "S3", "S4"]
        assert found["estimated"]
        assert "likely error 11 %" in found["travel"]
        chinese = {"Accept-Language": "zh-CN"}
        found = company.get(PLANNER, f"/jobs/{job}/places", headers=chinese).json()
        assert found["travel"].startswith("直线距离")
        assert "可能误差 11 %" in found["travel"]
        missing = company.get(PLANNER, "/jobs/99/places")
        assert (missing.status_code, codes(missing)) == (404, ["RP911"])


def test_the_plan_of_a_job_has_its_clock_times(company):
    job = posted(company, team="north", settings={"weeks": 2})
    wait_for(company, job, "done")
    whole = company.get(PLANNER, f"/jobs/{job}/plan").json()
    kept = company.post(PLANNER, f"/jobs/{job}/keep", {"name": "north"}).json()
    assert whole["days"] == company.get(PLANNER, f"/plans/{kept['id']}").json()["days"]
    assert any(day["stops"] for day in whole["days"])
