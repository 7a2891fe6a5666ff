"""The page that sets a password by a one-time link."""

from __future__ import annotations

import logging

import pytest
from api_world import Company
from archive_world import KEEPER, add_users, add_world
from fastapi.testclient import TestClient
from quick_hashes import make_hashes_quick

from routeplan.archive.users import sign_in
from routeplan.web.site import make_site
from routeplan.web.words.account import WELCOME

PASSWORD = "three plain words"


@pytest.fixture
def company(archive, monkeypatch):
    make_hashes_quick(monkeypatch)
    add_world(archive)
    add_users(archive)
    app = make_site(archive)
    with TestClient(app, follow_redirects=False) as client:
        yield Company(archive, app, client)


def link_of(company, name: str = "sam") -> str:
    return company.post(KEEPER, f"/users/{name}/link").json()["path"]


def test_the_page_of_a_link_works_without_scripts(company):
    path = link_of(company)
    page = company.client.get(path, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert 'lang="zh-CN"' in page.text
    assert WELCOME["title"][1] in page.text
    assert '<form method="post" action="/welcome"' in page.text
    assert "form-action 'self'" in page.headers["content-security-policy"]
    token = path.partition("token=")[2]
    fields = {"token": token, "password": PASSWORD, "again": "something else"}
    differ = company.client.post("/welcome", data=fields)
    assert (differ.status_code, WELCOME["differ"][0] in differ.text) == (422, True)
    short = company.client.post("/welcome", data={"token": token, "password": "a", "again": "a"})
    assert (short.status_code, "RP972" in short.text, token in short.text) == (422, True, True)
    fields["again"] = PASSWORD
    done = company.client.post("/welcome", data=fields)
    assert (done.status_code, "The password of sam is set" in done.text) == (200, True)
    assert sign_in(company.archive, "sam", PASSWORD).name == "sam"
    again = company.client.post("/welcome", data=fields)
    assert (again.status_code, WELCOME["gone"][0] in again.text) == (401, True)


def test_the_page_shows_what_was_sent_as_text(company):
    page = company.client.get('/welcome?token="><script>alert(1)</script>')
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert company.client.get("/welcome?token=%00").status_code == 422


def test_another_site_cannot_set_a_password(company):
    fields = {"token": "x", "password": PASSWORD, "again": PASSWORD}
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert company.client.post("/welcome", data=fields, headers=headers).status_code == 403


def test_the_secret_of_a_link_stands_in_no_log(company, caplog):
    caplog.set_level(logging.DEBUG)
    path = link_of(company)
    assert company.client.get(path).status_code == 200
    records = [each for each in caplog.records if not each.name.startswith("httpx")]
    told = "\n".join(each.getMessage() for each in records)
    assert "GET /welcome 200" in told
    assert path.partition("token=")[2] not in told
