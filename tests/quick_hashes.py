"""Argon2 as it is, at the least cost: the real one takes 50 ms on purpose."""

from __future__ import annotations

import argon2
import pytest

from routeplan.archive import users


def make_hashes_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: hasher)
    users._nobodys_hash.cache_clear()
