"""The few things of a card that tell whether it is complete and when it falls due."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel


class _Store(BaseModel, frozen=True):
    address: str = ""
    kind: str = ""
    open_hours: Any = None


class _Trade(BaseModel, frozen=True):
    channel: str = ""


class _Credit(BaseModel, frozen=True):
    days: int | None = None


class _Details(BaseModel, frozen=True):
    phone: str = ""
    people: tuple[Any, ...] = ()
    trade: _Trade = _Trade()
    credit: _Credit = _Credit()


class _Standing(BaseModel, frozen=True):
    state: str
    first_contact: date
    approved_on: date | None = None
    reviewed_on: date | None = None


class Glance(BaseModel, frozen=True):
    """
    A card looked at in passing: fields as in ``Card``, of which it passes over the others.

    Tens of thousands are read this way in the time that whole cards would take for a few.
    """

    store: _Store
    details: _Details = _Details()
    standing: _Standing
