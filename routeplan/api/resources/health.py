"""Whether the service and its archive are well."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel
from sqlalchemy import text

from routeplan import __version__
from routeplan.api.desk import OPEN, AtDoor
from routeplan.api.routes import Routes

HEALTH = Routes("health")


class Health(BaseModel, frozen=True):
    """What runs, and that the archive answers."""

    status: Literal["ok"]
    version: str
    api: Literal["v1"]


@HEALTH.get("/health", OPEN, shows={"status": "ok", "version": "0.1.0", "api": "v1"})
def health(door: AtDoor) -> Health:
    """Say that the service runs, which version, and that its archive answers."""
    with door.archive.reading() as db:
        db.execute(text("SELECT 1"))
    return Health(status="ok", version=__version__, api="v1")
