"""The service over the small company: a client for everybody in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from archive_world import EVERYBODY, add_users, add_world
from fastapi import FastAPI
from fastapi.testclient import TestClient

from routeplan.api.app import make_app
from routeplan.api.settings import Settings
from routeplan.archive import Archive, User
from routeplan.archive.tokens import give_token

API = "/api/v1"
LASTS = timedelta(days=10)
PASSWORD = "three plain words"


class Company:
    """An archive with the small company, served; a token for each of its users."""

    def __init__(self, archive: Archive, app: FastAPI, client: TestClient) -> None:
        self.archive, self.app, self.client = archive, app, client
        self.give_tokens()

    def give_tokens(self) -> None:
        """New ones, after a jump of the clock."""
        self.tokens = {
            user.name: give_token(self.archive, user, "token", LASTS) for user in EVERYBODY
        }

    def ask(self, who: User | None, method: str, path: str, **more: Any) -> Any:
        """The answer to one request, which came with a token; None: without."""
        headers = dict(more.pop("headers", {}))
        if who is not None:
            headers["Authorization"] = f"Bearer {self.tokens[who.name]}"
        self.client.cookies.clear()
        return self.client.request(method, f"{API}{path}", headers=headers, **more)

    def get(self, who: User | None, path: str, **more: Any) -> Any:
        return self.ask(who, "GET", path, **more)

    def post(self, who: User | None, path: str, json: Any = None, **more: Any) -> Any:
        return self.ask(who, "POST", path, json=json, **more)


@contextmanager
def served(archive: Archive, settings: Settings | None = None) -> Iterator[Company]:
    """The company's archive, filled and served."""
    add_world(archive)
    add_users(archive)
    with serving(archive, settings) as company:
        yield company


@contextmanager
def serving(archive: Archive, settings: Settings | None = None) -> Iterator[Company]:
    """An archive that has the company in it already, served."""
    app = make_app(archive, settings)
    with TestClient(app) as client:
        yield Company(archive, app, client)


def codes(answer: Any) -> list[str]:
    return [fault["code"] for fault in answer.json()["faults"]]
