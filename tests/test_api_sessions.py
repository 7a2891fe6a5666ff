"""Signing in and out, one-time links, tokens, and what keeps strangers out."""

from __future__ import annotations

import logging
from hashlib import sha256

import pytest
from api_world import API, LASTS, PASSWORD, codes, served, serving
from archive_world import KEEPER, PLANNER, REP
from fastapi.testclient import TestClient
from quick_hashes import make_hashes_quick

from routeplan.api.attempts import Attempts
from routeplan.api.desk import COOKIE, LEFT_COOKIE, csrf_token
from routeplan.api.settings import Settings
from routeplan.archive.tokens import list_tokens
from routeplan.archive.users import set_password, sign_in
from routeplan.errors import NotAllowedError


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    make_hashes_quick(monkeypatch)


@pytest.fixture
def company(archive):
    with served(archive) as found:
        set_password(archive, REP, "rita", PASSWORD)
        yield found


def signed_in(company, stays=False, **more):
    company.client.cookies.clear()
    asked = {"name": "rita", "password": PASSWORD, "stays": stays}
    return company.client.post(f"{API}/session", json=asked, **more)


def test_a_page_signs_in_changes_something_and_signs_out(company):
    client = company.client
    answer = signed_in(company)
    assert answer.status_code == 201
    token = answer.json()["csrf_token"]
    cookie = answer.headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/"} <= set(cookie.split("; "))
    assert "secure" not in cookie
    secret = client.cookies[COOKIE]
    assert secret not in answer.text
    me = client.get(f"{API}/me").json()
    assert (me["name"], me["rights"]["record visit"], me["csrf_token"]) == ("rita", "own", token)
    visit = {"id": "v1", "rep": "R1", "store": "S1", "on": "2026-11-24"}
    refused = client.post(f"{API}/visits", json=visit)
    assert (refused.status_code, codes(refused)) == (403, ["RP879"])
    headers = {"X-CSRF-Token": token}
    assert client.post(f"{API}/visits", json=visit, headers=headers).status_code == 201
    gone = client.delete(f"{API}/session", headers=headers)
    assert gone.status_code == 204
    client.cookies.set(COOKIE, secret)
    after = client.get(f"{API}/me")
    assert (after.status_code, codes(after)) == (401, ["RP975"])


@pytest.mark.parametrize("first", ["/me", "/session"])
def test_a_session_left_without_signal_ends_with_the_next_request_of_its_browser(company, first):
    client = company.client
    token = signed_in(company).json()["csrf_token"]
    secret = client.cookies[COOKIE]
    client.cookies.set(LEFT_COOKIE, "1")
    asked = "DELETE" if first == "/session" else "GET"
    client.request(asked, f"{API}{first}", headers={"X-CSRF-Token": token})
    client.cookies.clear()
    client.cookies.set(COOKIE, secret)
    assert client.get(f"{API}/me").status_code == 401
    # Whoever signs in there afterwards is not taken for the one who left.
    client.cookies.set(LEFT_COOKIE, "1")
    again = client.post(f"{API}/session", json={"name": "rita", "password": PASSWORD})
    assert any(
        each.startswith(f'{LEFT_COOKIE}="";') for each in again.headers.get_list("set-cookie")
    )
    client.cookies.clear()
    client.cookies.set(COOKIE, again.cookies[COOKIE])
    assert client.get(f"{API}/me").status_code == 200


@pytest.mark.parametrize(("stays", "hours"), [(False, 12), (True, 30 * 24)])
def test_who_stays_signed_in_is_so_for_thirty_days_and_not_longer(company, clock, stays, hours):
    answer = signed_in(company, stays)
    assert f"max-age={hours * 3600};" in f"{answer.headers['set-cookie'].lower()};"
    path = f"{API}/me"
    clock.forward(hours=hours, seconds=-1)
    assert company.client.get(path).status_code == 200
    clock.forward(seconds=1)
    assert company.client.get(path).status_code == 401


def test_the_cookie_is_for_tls_alone_where_the_page_came_over_tls(company):
    with TestClient(company.app, base_url="https://shop.example") as client:
        asked = {"name": "rita", "password": PASSWORD}
        answer = client.post(f"{API}/session", json=asked)
    assert "secure" in answer.headers["set-cookie"].lower().split("; ")
    assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": "http://testserver"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_another_site_can_neither_sign_in_nor_change_anything(company, headers, status):
    answer = signed_in(company, headers=headers)
    assert answer.status_code == status
    signed_in(company)
    token = csrf_token(company.client.cookies[COOKIE])
    given = {**headers, "X-CSRF-Token": token}
    changed = company.client.post(f"{API}/tokens", json={}, headers=given)
    assert changed.status_code == status


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_a_wrong_csrf_token_opens_nothing(company, token):
    signed_in(company)
    headers = {"X-CSRF-Token": token.encode()}
    answer = company.client.post(f"{API}/tokens", json={}, headers=headers)
    assert (answer.status_code, codes(answer)) == (403, ["RP879"])


def test_reading_needs_no_csrf_token_and_a_program_needs_none_at_all(company):
    signed_in(company)
    assert company.client.get(f"{API}/cards").status_code == 200
    assert company.post(REP, "/tokens", {"label": "phone"}).status_code == 201


@pytest.mark.parametrize(
    "header", ["Bearer nonsense", "Bearer ", "Basic cml0YTpwdw==", "Bearer a b"]
)
def test_what_is_no_token_opens_nothing(company, header):
    company.client.cookies.clear()
    answer = company.client.get(f"{API}/me", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_is_made_shown_once_listed_and_revoked(company):
    made = company.post(REP, "/tokens", {"label": "phone", "days": 30})
    secret = made.json()["token"]
    headers = {"Authorization": f"Bearer {secret}"}
    assert company.client.get(f"{API}/me", headers=headers).json()["csrf_token"] is None
    listed = company.get(REP, "/tokens")
    (line,) = [each for each in listed.json()["items"] if each["label"] == "phone"]
    assert secret not in listed.text
    assert company.get(PLANNER, "/tokens?user=rita").status_code == 403
    assert len(company.get(KEEPER, "/tokens?user=rita").json()["items"]) == 2
    assert company.ask(PLANNER, "DELETE", f"/tokens/{line['id']}").status_code == 404
    assert company.ask(REP, "DELETE", f"/tokens/{line['id']}").status_code == 204
    assert company.client.get(f"{API}/me", headers=headers).status_code == 401


def test_a_session_is_no_token_and_a_token_no_session(company):
    signed_in(company)
    secret = company.client.cookies[COOKIE]
    company.client.cookies.clear()
    headers = {"Authorization": f"Bearer {secret}"}
    assert company.client.get(f"{API}/me", headers=headers).status_code == 401
    company.client.cookies.set(COOKIE, company.tokens["rita"])
    assert company.client.get(f"{API}/me").status_code == 401


def test_an_own_password_changes_with_the_old_one_and_other_sessions_end(company):
    signed_in(company)
    other = company.client.cookies[COOKIE]
    signed_in(company)
    headers = {"X-CSRF-Token": csrf_token(company.client.cookies[COOKIE])}

    def change(current: str, password: str):
        asked = {"current": current, "password": password}
        return company.client.put(f"{API}/me/password", json=asked, headers=headers)

    assert codes(change("wrong password", "another long one")) == ["RP974"]
    assert codes(change(PASSWORD, "short")) == ["RP972"]
    assert change(PASSWORD, "another long one").status_code == 204
    assert company.client.get(f"{API}/me").status_code == 200
    company.client.cookies.clear()
    company.client.cookies.set(COOKIE, other)
    assert company.client.get(f"{API}/me").status_code == 401
    assert sign_in(company.archive, "rita", "another long one") == REP


def test_who_tries_too_often_waits(archive):
    settings = Settings(tries=3, tries_an_address=5)
    with served(archive, settings) as company:
        set_password(archive, REP, "rita", PASSWORD)

        def tried(name: str, password: str):
            asked = {"name": name, "password": password}
            return company.client.post(f"{API}/session", json=asked)

        assert tried("rita", PASSWORD).status_code == 201
        for _ in range(2):
            assert tried("rita", "wrong password").status_code == 401
        assert tried("rita", PASSWORD).status_code == 201
        assert tried("rita", "wrong password").status_code == 401
        waiting = tried("sam", PASSWORD)
        assert (waiting.status_code, codes(waiting)) == (429, ["RP877"])
        assert 0 < int(waiting.headers["retry-after"]) <= 900


def test_one_name_is_tried_so_often_from_anywhere():
    now = [0.0]
    tries = Attempts(2, 60, lambda: now[0])
    assert [tries.take("rita") for _ in range(3)] == [0, 0, 60]
    assert tries.take("sam") == 0
    now[0] = 59.5
    assert tries.take("rita") == 1
    now[0] = 60
    assert tries.take("rita") == 0
    tries.forget("rita")
    assert [tries.take("rita") for _ in range(3)] == [0, 0, 60]


def test_one_knows_the_session_one_is_in_among_the_others(company):
    signed_in(company)
    here = company.client.cookies[COOKIE]
    signed_in(company)
    company.client.cookies.clear()
    company.client.cookies.set(COOKIE, here)
    lines = company.client.get(f"{API}/tokens").json()["items"]
    assert [line["kind"] for line in lines].count("session") == 2
    current = [line for line in lines if line["is_current"]]
    assert len(current) == 1
    assert sha256(here.encode()).hexdigest().startswith(current[0]["id"])
    # A program has no session, and of other users' ones none is its own.
    assert not any(line["is_current"] for line in company.get(REP, "/tokens").json()["items"])


def test_a_disabled_user_is_out_at_once(company):
    asked = {"role": "rep", "rep": "R1", "is_active": False, "why": "has left"}
    assert company.ask(KEEPER, "PUT", "/users/rita", json=asked).json()["is_active"] is False
    assert company.get(REP, "/me").status_code == 401
    assert signed_in(company).status_code == 401
    with pytest.raises(NotAllowedError):
        sign_in(company.archive, "rita", PASSWORD)


def test_no_secret_stands_in_a_log(archive, caplog):
    caplog.set_level(logging.DEBUG)
    with served(archive) as company:
        set_password(archive, REP, "rita", PASSWORD)
        signed_in(company)
        cookie = company.client.cookies[COOKIE]
        company.client.post(f"{API}/session", json={"name": "rita", "password": "wrong password"})
        company.client.post(f"{API}/session", json={"name": [PASSWORD]})
        link = company.post(KEEPER, "/users/sam/link").json()["path"]
        secret = company.post(REP, "/tokens", {}).json()["token"]
        company.client.get(f"{API}/me?password={PASSWORD}")
    # The client of the test logs what it asks for; the service does not.
    records = [each for each in caplog.records if not each.name.startswith("httpx")]
    told = "\n".join(each.getMessage() for each in records)
    assert "POST /api/v1/session 201" in told
    link_secret = link.partition("token=")[2]
    hidden = (PASSWORD, "wrong password", cookie, link_secret, secret, csrf_token(cookie),
              *company.tokens.values())  # fmt: skip
    assert [each for each in hidden if each in told] == []


def test_an_incident_is_answered_with_its_number_and_logged_without_what_was_sent(
    archive, caplog, monkeypatch
):
    from routeplan.api.resources import sessions

    def fails(*_given):
        raise RuntimeError(f"cannot use {PASSWORD}")

    monkeypatch.setattr(sessions, "try_password", fails)
    with served(archive) as company:
        answer = signed_in(company)
    assert (answer.status_code, codes(answer)) == (500, ["RP881"])
    assert PASSWORD not in answer.text
    incident = answer.json()["faults"][0]["cause"].partition("incident ")[2].rstrip(")")
    assert f"incident {incident}: RuntimeError" in caplog.text
    assert "sessions.py" in caplog.text
    assert PASSWORD not in caplog.text


def test_tokens_that_ended_long_ago_are_forgotten_at_the_next_start(archive, clock):
    with served(archive) as company:
        assert company.get(REP, "/me").status_code == 200
    clock.forward(days=41)
    with serving(archive):
        assert [each.label for each in list_tokens(archive, KEEPER, "rita")] == [""]
        assert list_tokens(archive, KEEPER, "rita")[0].ends_at - clock.now == LASTS
