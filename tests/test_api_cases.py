"""Requests drawn from the description: no answer outside it, and none that the server fails at."""

from __future__ import annotations

import pytest

from benchmarks.api_cases import filled_service, run_cases

CASES = 300


@pytest.fixture(scope="module")
def service():
    with filled_service() as found:
        yield found


def test_no_request_brings_the_server_down_or_an_answer_outside_its_schema(service):
    outcome = run_cases(*service, CASES, first_seed=1)
    assert outcome.failures == []
    assert outcome.cases == CASES
    served = sum(count for status, count in outcome.statuses.items() if status < 300)
    assert served > CASES / 5
    assert sum(outcome.statuses.values()) == CASES


def test_an_answer_outside_its_schema_and_a_failing_server_would_be_seen(service, monkeypatch):

    app, tokens = service
    (route,) = [each for each in app.routes if each.path.endswith("/health")]
    before = route.app

    async def spoiled(scope, receive, send):
        async def other(message):
            if message["type"] == "http.response.body":
                message = {**message, "body": message["body"].replace(b"ok", b"no")}
            await send(message)

        await before(scope, receive, other)

    monkeypatch.setattr(route, "app", spoiled)
    assert any("/health" in each for each in run_cases(app, tokens, 140, 1).failures)
