"""What the benchmark of the pages counts, and the plan that it opens."""

from __future__ import annotations

from benchmarks.pages.company import big_problem, found_archive
from benchmarks.pages.measuring import Frames
from routeplan.archive import open_archive
from routeplan.archive.tokens import user_of_token


def test_frames_are_counted_from_the_moments_at_which_they_were_painted():
    # Twenty gaps of 20 ms and one of 120 ms.
    moments = [20.0 * turn for turn in range(21)]
    found = Frames.of([*moments, moments[-1] + 120])
    assert found.a_second == round(21 / 0.52, 1)
    assert found.longest_ms == 120.0
    assert found.slow_ms > 20.0
    assert Frames.of(moments).a_second == 50.0


def test_the_plan_that_is_opened_has_four_weeks_of_working_days(tmp_path):
    problem = big_problem(12)
    assert (len(problem.stores), problem.cycle.days) == (12, 28)
    path, secret = found_archive(str(tmp_path / "archive.db"), 12)
    assert path == "/plans/1"
    archive = open_archive(tmp_path / "archive.db")
    assert user_of_token(archive, secret, "session").name == "pat"
    archive.close()
