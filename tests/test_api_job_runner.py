"""Planning jobs as the server runs them: so many at once, none lost, none running for ever."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from api_jobs import ENDED, LONG, posted, wait_for
from api_world import served, serving
from archive_fixtures import Clock
from archive_world import KEEPER, PLANNER, add_users, add_world, rep, store
from sqlalchemy import select, update

from routeplan.api import job_runner
from routeplan.api.settings import Settings
from routeplan.archive import open_archive
from routeplan.archive.job import JobWish
from routeplan.archive.job_runs import take_job
from routeplan.archive.jobs import post_job, read_job
from routeplan.archive.schema import JOBS
from routeplan.formats.scenario_content import problem_of_content

SECRET = "three plain words"


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def test_a_job_that_ran_when_the_server_died_has_failed_and_one_that_waited_goes_on(archive):
    add_world(archive)
    add_users(archive)
    problem = problem_of_content([store("S1")], [rep("R1")], {}, "n")
    ids = [post_job(archive, PLANNER, "n", problem, JobWish(iterations=5)).id for _ in range(2)]
    assert take_job(archive) == ids[0]
    with serving(archive) as company:
        dead = wait_for(company, ids[0], *ENDED)
        assert (dead["state"], dead["faults"][0]["code"]) == ("failed", "RP883")
        assert wait_for(company, ids[1], *ENDED)["state"] == "done"


def test_a_server_that_stops_in_order_leaves_its_job_waiting_for_the_next(archive):
    with served(archive) as company:
        job = posted(company, search={"seconds": 600.0, "seed": 3})
        wait_for(company, job, "running")
    left = read_job(archive, PLANNER, job)
    assert (left.state, left.started_at) == ("waiting", None)
    with serving(archive) as company:
        wait_for(company, job, "running")
        company.post(PLANNER, f"/jobs/{job}/cancel")
        wait_for(company, job, "cancelled")


def test_a_search_that_breaks_is_an_incident_and_the_next_job_runs(company, monkeypatch, caplog):
    def breaks(*_given, **_more):
        raise RuntimeError(SECRET)

    with monkeypatch.context() as patch:
        patch.setattr(job_runner, "solve", breaks)
        failed = wait_for(company, posted(company), *ENDED)
    assert (failed["state"], failed["faults"][0]["code"]) == ("failed", "RP881")
    assert SECRET not in caplog.text
    assert wait_for(company, posted(company), *ENDED)["state"] == "done"


@pytest.mark.parametrize("spoiled", [{"parts": {}}, {"wish": {"seed": "none"}}, {"plan": "{"}])
def test_a_job_that_cannot_be_read_has_failed_and_the_next_one_runs(archive, spoiled):
    add_world(archive)
    add_users(archive)
    problem = problem_of_content([store("S1")], [rep("R1")], {}, "n")
    ids = [post_job(archive, PLANNER, "n", problem, JobWish(iterations=5)).id for _ in range(2)]
    with archive.writing() as db:
        db.execute(update(JOBS).where(JOBS.c.id == ids[0]).values(spoiled))
    with serving(archive) as company:
        assert wait_for(company, ids[1], *ENDED)["state"] == "done"
    with archive.reading() as db:
        state = select(JOBS.c.state).where(JOBS.c.id == ids[0])
        assert db.execute(state).scalar() == "failed"


def test_at_most_so_many_jobs_run_at_once(tmp_path: Path):
    archive = open_archive(tmp_path / "archive.db", Clock())
    with served(archive, Settings(jobs=2)) as company:
        ids = [posted(company, search=LONG) for _ in range(3)]
        for job in ids[:2]:
            wait_for(company, job, "running")
        assert company.get(PLANNER, f"/jobs/{ids[2]}").json()["state"] == "waiting"
        for job in ids:
            company.post(PLANNER, f"/jobs/{job}/cancel")
        for job in ids:
            wait_for(company, job, "cancelled")
    assert company.get(KEEPER, "/jobs").status_code == 403
    archive.close()


def test_a_job_cancelled_the_moment_it_is_taken_up_is_cancelled(archive, monkeypatch):
    def take_and_cancel(taken_from):
        job_id = take_job(taken_from)
        if job_id is not None:
            cancelling = Thread(target=company.post, args=(PLANNER, f"/jobs/{job_id}/cancel"))
            cancelling.start()
            # The cancel reads that the job runs, and either waits for its course or is done.
            cancelling.join(1.0)
        return job_id

    monkeypatch.setattr(job_runner, "take_job", take_and_cancel)
    with served(archive, Settings(jobs=1)) as company:
        job = posted(company, search={"seconds": 3.0})
        assert wait_for(company, job, *ENDED)["state"] == "cancelled"
