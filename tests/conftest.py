"""Property tests are limited by examples, never by seconds."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "routeplan", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("routeplan")
