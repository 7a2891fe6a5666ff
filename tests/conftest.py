"""Property tests are limited by examples, never by seconds, and draw the same ones every time."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from archive_fixtures import archive, clock, place, postgresql, sqlite_template
from hypothesis import HealthCheck, settings

__all__ = ["archive", "clock", "place", "postgresql", "sqlite_template"]

settings.register_profile(
    "routeplan",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("routeplan")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests leave the user's cache of travel alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUTEPLAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as in a terminal; jobs in the background ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
