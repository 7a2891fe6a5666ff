"""Requests that cannot be served: one shape, one code each, in two languages."""

from __future__ import annotations

import json

import pytest
from api_world import API, codes, served
from archive_fixtures import Clock
from archive_world import KEEPER, PLANNER, REP

from routeplan.api.settings import Settings
from routeplan.api.spoken import language_of
from routeplan.archive import open_archive

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def company(tmp_path):
    archive = open_archive(tmp_path / "archive.db", Clock())
    with served(archive, Settings(most_body=5_000, most_upload=20_000)) as found:
        yield found
    archive.close()


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("zh", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("de,zh;q=0.1", "zh"),
        ("zh;q=0", "en"),
        ("en;q=0.5,zh;q=0.5", "en"),
        ("zh;q=x", "en"),
        ("fr, *;q=0.5", "en"),
        ("ZH_tw", "zh"),
    ],
)
def test_the_language_that_a_header_asks_for(header, lang):
    assert language_of(header) == lang


def test_a_fault_speaks_the_language_of_the_request(company):
    for lang, words in (("en", "is not in the archive"), ("zh-CN", "不在档案库中")):
        answer = company.get(KEEPER, "/cards/S99", headers={"Accept-Language": lang})
        (fault,) = answer.json()["faults"]
        assert (fault["code"], fault["where"], fault["cause"]) == ("RP911", "store S99", words)
        assert set(fault) == {"code", "where", "cause", "remedy"}
        assert answer.headers["content-language"] == lang[:2]


def test_all_faults_of_a_body_are_told_at_once(company):
    store = {"id": "S7", "lat": 91, "lon": 120, "store_class": "A", "colour": "red"}
    answer = company.post(PLANNER, "/cards", {"store": store, "first_contact": "soon"})
    found = {(fault["code"], fault["where"]) for fault in answer.json()["faults"]}
    assert answer.status_code == 422
    assert found == {
        ("RP916", "body store.name"),
        ("RP915", "body store.lat"),
        ("RP505", "body store.colour"),
        ("RP916", "body area"),
        ("RP915", "body first_contact"),
    }


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "RP873"),
        ("GET", "/../../etc/passwd", 404, "RP873"),
        ("GET", "/cards/", 404, "RP873"),
        ("DELETE", "/cards", 405, "RP874"),
        ("GET", "/cards?limit=0", 422, "RP915"),
        ("GET", "/cards?limit=many", 422, "RP915"),
        ("GET", "/cards?state=open", 422, "RP915"),
        ("GET", "/cards?text=%00", 422, "RP872"),
        ("GET", "/cards/%00", 422, "RP872"),
        ("GET", "/plans/one", 422, "RP915"),
        ("GET", "/plans/99999999999999999999", 422, "RP915"),
        ("GET", "/plans/7", 404, "RP911"),
        ("GET", "/reps?after=R9", 422, "RP915"),
        ("GET", "/due?on=9999-12-31", 422, "RP915"),
        ("GET", "/review?first=2026-11-24", 422, "RP916"),
        ("GET", "/review?first=2026-11-24&last=2026-11-23", 422, "RP633"),
        ("GET", "/review?first=2026-11-24&last=2026-11-24&by=week&by=month", 422, "RP632"),
        ("GET", "/review?first=2026-11-24&last=2026-11-24&figures=luck", 422, "RP634"),
        ("GET", "/review?first=2026-11-24&last=2026-11-24&rep=R9", 422, "RP635"),
        ("GET", "/review?first=2026-11-24&last=2026-11-24&team=west", 422, "RP636"),
    ],
)
def test_what_is_asked_for_wrongly_is_said(company, method, path, status, code):
    answer = company.ask(PLANNER, method, path)
    assert answer.status_code == status
    assert code in codes(answer)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "RP871"),
        (b"\xff\xfe{}", 400, "RP871"),
        (b"[" * 100_000, 413, "RP875"),
        (b"[" * 4_000, 400, "RP871"),
        (b'{"visits": [{"id": "a\\u0000"}]}', 422, "RP872"),
        (b'{"visits": [{"id": "a\\ud800"}]}', 422, "RP872"),
        (b'{"visits": [{"\\u0000": 1}]}', 422, "RP872"),
        (b'{"visits": [{"order_cents": NaN}]}', 422, "RP915"),
        (b'{"visits": [{"order_cents": 1e999}]}', 422, "RP915"),
        (b'{"visits": []}', 422, "RP915"),
        (b"[]", 422, "RP915"),
        (b"", 422, "RP916"),
    ],
)
def test_a_body_that_cannot_be_read_is_said(company, body, status, code):
    answer = company.post(REP, "/visits/batches", content=body, headers=JSON)
    assert answer.status_code == status
    assert codes(answer) == [code]


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_of_another_type_is_said(company, kind):
    headers = {} if kind is None else {"Content-Type": kind}
    answer = company.post(REP, "/visits", content=b"{}", headers=headers)
    assert (answer.status_code, codes(answer)) == (415, ["RP876"])
    answer = company.post(PLANNER, "/sales", content=b"{}", headers=JSON)
    assert (answer.status_code, codes(answer)) == (415, ["RP876"])


@pytest.mark.parametrize("says_its_length", [True, False])
def test_a_body_that_is_too_large_is_refused_also_where_it_does_not_say_so(
    company, says_its_length
):
    def pieces():
        for _ in range(10):
            yield b" " * 1_000

    content = b" " * 10_000 if says_its_length else pieces()
    answer = company.post(REP, "/visits", content=content, headers=JSON)
    assert (answer.status_code, codes(answer)) == (413, ["RP875"])
    visit = {"id": "v1", "rep": "R1", "store": "S1", "on": "2026-11-24", "note": "x" * 3_000}
    assert company.post(REP, "/visits", visit).status_code == 201


def test_an_upload_has_a_limit_of_its_own(company):
    rows = b"id,month,amount\n" + b"S1,2026-10,1\n" * 1_000
    files = {"sales": ("sales.csv", rows, "text/csv")}
    assert codes(company.post(PLANNER, "/sales", files=files))[0] == "RP941"
    files = {"sales": ("sales.csv", rows * 2, "text/csv")}
    assert company.post(PLANNER, "/sales", files=files).status_code == 413


def test_nobody_is_told_anything_before_they_are_known(company):
    answer = company.post(None, "/visits", content=b"{", headers=JSON)
    assert (answer.status_code, codes(answer)) == (401, ["RP878"])
    answer = company.post(REP, "/users", content=b"{", headers=JSON)
    assert (answer.status_code, codes(answer)) == (403, ["RP910"])


def test_every_answer_has_the_headers_that_keep_browsers_careful(company):
    for path in ("/health", "/nothing", "/cards"):
        headers = company.get(None, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


def test_the_health_needs_nobody_and_says_what_runs(company):
    from routeplan import __version__

    answer = company.get(None, "/health")
    assert answer.json() == {"status": "ok", "version": __version__, "api": "v1"}


def test_an_archive_that_refuses_is_said_as_such(company, monkeypatch):
    company.archive.close()
    monkeypatch.setattr(company.archive, "engine", open_archive_nowhere())
    answer = company.get(None, "/health")
    assert (answer.status_code, codes(answer)) == (503, ["RP903"])


def open_archive_nowhere():
    from sqlalchemy import create_engine

    return create_engine("sqlite:////no/such/folder/archive.db")


def test_the_description_can_be_read_by_anybody(company):
    described = company.get(None, "/openapi.json")
    assert json.loads(described.text)["info"]["title"] == "routeplan"
    assert API in "".join(json.loads(described.text)["paths"])
