"""What may be set for the service."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from routeplan.travel.road_map import RoadMap

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Settings:
    """
    How the service runs.

    Parameters
    ----------
    jobs
        Planning jobs that run at once; the others wait in order.
    most_job_s
        Seconds after which a job's search ends, whatever was asked for.
    most_threads
        Threads that one job may have.
    most_body, most_upload
        Bytes of a request, and of one that uploads files.
    session, long_session, link
        How long a sign-in lasts, one on a device of one's own, and a one-time link.
    tries, tries_an_address, tries_window
        Sign-ins of one name and from one address within a stretch of time; more are refused.
    basemap
        A PMTiles file that lies beneath the maps of the pages.
    road_map
        The roads that routes are drawn along, and that new ways take in plans made on roads.
    """

    jobs: int = 1
    most_job_s: int = 3_600
    most_threads: int = os.cpu_count() or 1
    most_body: int = 8 * MEGABYTE
    most_upload: int = 64 * MEGABYTE
    session: timedelta = timedelta(hours=12)
    long_session: timedelta = timedelta(days=30)
    link: timedelta = timedelta(hours=24)
    tries: int = 10
    tries_an_address: int = 40
    tries_window: timedelta = timedelta(minutes=15)
    basemap: Path | None = None
    road_map: RoadMap | None = None
