"""
Requests that nobody thought of, drawn from the service's own description.

``python -m benchmarks.api_cases --cases 5000`` serves a small archive that has something of
every kind, draws requests that fit the description and requests that do not, and holds every
answer against it: no status of 500 and above, no answer outside its schema. Prints one line of
JSON and every case that failed; ends with 1 where one did.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.python import asgi

from benchmarks import records

TESTS = Path(__file__).parent.parent / "tests"
RESULTS = Path(__file__).parent / "results" / "api_cases.jsonl"
WANTED = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_schema_conformance", "response_headers_conformance",
)  # fmt: skip
MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
# Things that are there, so that not every request asks for nothing.
THERE: dict[str, Any] = {
    "card": "S1", "plan": 1, "visit": "v-own", "job": 1, "figure": "visits_done", "name": "ada",
    "absence": 1, "token_id": "x", "feed": "x", "token": "x", "rep": "R1", "on": "2026-11-23",
}  # fmt: skip
MOST_ROUNDS = 20
# Whoever watches a job that waits waits with it.
ONLY_THERE = ("watch_a_job",)


@dataclass
class Outcome:
    """How many cases there were, how they were answered, and which failed."""

    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


@contextmanager
def filled_service() -> Iterator[tuple[FastAPI, dict[str, str]]]:
    """A service over a small archive with something of every kind, and a token by user."""
    sys.path.insert(0, str(TESTS))
    from api_filled import fill
    from api_world import serving
    from archive_fixtures import Clock

    from routeplan.api.settings import Settings
    from routeplan.archive import open_archive

    with TemporaryDirectory() as folder:
        archive = open_archive(Path(folder) / "archive.db", Clock())
        fill(archive)
        with serving(archive, Settings(most_job_s=1, tries=10**9, tries_an_address=10**9)) as found:
            yield found.app, found.tokens
        archive.close()


def run_cases(app: FastAPI, tokens: dict[str, str], cases: int, first_seed: int) -> Outcome:
    """Draw so many cases, spread over all operations, and judge each answer."""
    load_all_checks()
    checks = CHECKS.get_by_names(WANTED)
    outcome = Outcome()
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operations = [result.ok() for result in schema.get_all_operations()]
    runs = [(operation, mode) for operation in operations for mode in MODES]
    with asgi.get_client(app) as client:
        # Some operations have one request only, or none that does not fit: others get more.
        for each_seed in range(first_seed, first_seed + MOST_ROUNDS):
            left = cases - outcome.cases
            for number, (operation, mode) in enumerate(runs):
                count = left // len(runs) + (number < left % len(runs))
                headers = {"Authorization": f"Bearer {tokens[_user_for(operation)]}"}
                _draw(operation, mode, count, each_seed, client, headers, checks, outcome)
    return outcome


def _draw(
    operation: Any, mode: Any, count: int, first_seed: int, client: Any,
    headers: dict[str, str], checks: Any, outcome: Outcome,
) -> None:  # fmt: skip
    if not count:
        return
    there = {name: THERE[name] for name in _path_parameters(operation)}
    strategy = operation.as_strategy(generation_mode=mode, path_parameters=there)
    if there and operation.definition.raw["operationId"] not in ONLY_THERE:
        strategy = st.one_of(strategy, operation.as_strategy(generation_mode=mode))
    left = count

    @seed(first_seed)
    @settings(
        max_examples=count, database=None, deadline=None, derandomize=False,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=strategy)
    def judge(case: Any) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            _judge(case, client, headers, checks, outcome)

    with suppress(Unsatisfiable):
        judge()


def _judge(case: Any, client: Any, headers: dict[str, str], checks: Any, outcome: Outcome) -> None:
    outcome.cases += 1
    response = case.call(session=client, headers=headers)
    outcome.statuses[response.status_code] += 1
    try:
        case.validate_response(response, checks=checks)
    except (AssertionError, BaseExceptionGroup) as error:
        told = [str(each) for each in getattr(error, "exceptions", (error,))]
        sent = case.as_curl_command({})
        outcome.failures.append("\n".join([f"{case.method} {case.path}", *told, sent]))


def _user_for(operation: Any) -> str:
    """Somebody whose right reaches all, else far."""
    from routeplan.archive.access import RIGHTS

    names = {"planner": "pat", "keeper": "kim", "supervisor": "sam", "auditor": "ada"}
    reaches = RIGHTS.get(operation.definition.raw["x-needs"], {"keeper": "all"})
    best = sorted(names, key=lambda role: ("all", "team", None).index(reaches.get(role)))
    return names[best[0]]


def _path_parameters(operation: Any) -> list[str]:
    return [each.name for each in operation.path_parameters]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args(arguments)
    origin, started = records.sources(), time.perf_counter()
    with filled_service() as (app, tokens):
        outcome = run_cases(app, tokens, asked.cases, asked.seed)
    row = {
        **records.now(), **origin, "seed": asked.seed, "cases": outcome.cases,
        "seconds": round(time.perf_counter() - started, 1), "failures": len(outcome.failures),
        "statuses": {str(status): n for status, n in sorted(outcome.statuses.items())},
    }  # fmt: skip
    print(json.dumps(row))
    if asked.record:
        records.append(RESULTS, row)
    for each in outcome.failures:
        print(each, end="\n\n")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
