"""One-time links: the first keeper's and everybody's."""

from __future__ import annotations

import pytest
from api_world import API, PASSWORD, codes, served
from archive_world import KEEPER, PLANNER
from fastapi.testclient import TestClient
from quick_hashes import make_hashes_quick

from routeplan.api.app import make_app
from routeplan.api.first_start import keepers_link
from routeplan.archive.users import sign_in


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    make_hashes_quick(monkeypatch)


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def test_a_one_time_link_works_once_and_for_a_day(company, clock):
    link = company.post(KEEPER, "/users/sam/link").json()["path"]
    newer = company.post(KEEPER, "/users/sam/link").json()["path"]
    old, new = (each.partition("token=")[2] for each in (link, newer))

    def use(token: str, password: str = PASSWORD):
        asked = {"token": token, "password": password}
        return company.client.post(f"{API}/passwords", json=asked)

    assert codes(use(old)) == ["RP975"]
    assert codes(use(new, "short")) == ["RP972"]
    assert use(new).status_code == 204
    assert sign_in(company.archive, "sam", PASSWORD).name == "sam"
    assert use(new).status_code == 401
    late = company.post(KEEPER, "/users/sam/link").json()["path"].partition("token=")[2]
    clock.forward(hours=24)
    assert use(late).status_code == 401
    assert company.post(PLANNER, "/users/sam/link").status_code == 403


def test_the_first_start_gives_one_link_that_works(archive):
    first = keepers_link(archive, KEEPER)
    second = keepers_link(archive, KEEPER)
    assert first.name == second.name == "keeper"
    with TestClient(make_app(archive)) as client:
        for link, status in ((first, 401), (second, 204)):
            asked = {"token": link.path.partition("token=")[2], "password": PASSWORD}
            assert client.post(f"{API}/passwords", json=asked).status_code == status
    assert keepers_link(archive, KEEPER) is None
    assert sign_in(archive, "keeper", PASSWORD).role == "keeper"
