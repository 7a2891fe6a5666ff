"""What all requests share: the archive, the settings, the tries to sign in, the jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from fastapi import FastAPI

from routeplan.api.attempts import Attempts
from routeplan.api.job_runner import JobRunner
from routeplan.api.settings import Settings
from routeplan.archive import Archive
from routeplan.archive.decoded import DecodedPlans
from routeplan.archive.tokens import forget_old_tokens
from routeplan.travel.road_lines import RoadLines

TOKENS_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Service:
    """
    One service over one archive.

    Parameters
    ----------
    by_name, by_address
        Tries to sign in with a name, and from an address.
    plans
        Those that are being changed by hand.
    road_lines
        Lines along roads that were asked for.
    """

    archive: Archive
    settings: Settings
    by_name: Attempts
    by_address: Attempts
    jobs: JobRunner
    plans: DecodedPlans
    road_lines: RoadLines

    @classmethod
    def of(cls, archive: Archive, settings: Settings) -> Service:
        """A service that starts with nothing counted."""
        window_s = settings.tries_window.total_seconds()
        return cls(
            archive,
            settings,
            Attempts(settings.tries, window_s),
            Attempts(settings.tries_an_address, window_s),
            JobRunner(archive, settings),
            DecodedPlans(),
            RoadLines(settings.road_map),
        )

    def start(self) -> None:
        """Begin to serve."""
        forget_old_tokens(self.archive, TOKENS_KEPT)
        self.jobs.start()

    def stop(self) -> None:
        """End what goes on beside the requests."""
        self.jobs.stop()


def service_of(app: FastAPI) -> Service:
    """The service that an application was made for."""
    return cast(Service, app.state.service)
