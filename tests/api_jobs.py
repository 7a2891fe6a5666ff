"""Planning jobs for tests: posted, waited for, watched."""

from __future__ import annotations

import json
import time
from typing import Any

from api_world import Company
from archive_world import PLANNER

LONGEST_WAIT_S = 300
QUICK = {"iterations": 50}
LONG = {"seconds": 600.0}
ENDED = ("done", "failed", "cancelled")


def posted(company: Company, **more: Any) -> int:
    asked = {"name": "north", "search": QUICK, **more}
    answer = company.post(PLANNER, "/jobs", asked)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/api/v1/jobs/{answer.json()['job']['id']}"
    return answer.json()["job"]["id"]


def wait_for(company: Company, job: int, *states: str) -> Any:
    ends = time.monotonic() + LONGEST_WAIT_S
    while time.monotonic() < ends:
        found = company.get(PLANNER, f"/jobs/{job}").json()
        if found["state"] in states:
            return found
        time.sleep(0.05)
    raise AssertionError(f"job {job} is still {found['state']}")


def events_of(answer: Any) -> list[tuple[str, dict]]:
    parts = [part.splitlines() for part in answer.text.split("\n\n") if part.startswith("event")]
    return [(head.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
            for head, data in parts]  # fmt: skip
