"""Lines along roads, for whoever draws routes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from routeplan.api.desk import AtDesk
from routeplan.api.fields import Asked
from routeplan.api.routes import Routes
from routeplan.reps import Mode
from routeplan.stores import Latitude, Longitude
from routeplan.travel import Place
from routeplan.travel.road_lines import Line

ROAD_LINES = Routes("road lines")
MOST_LEGS = 500

_LEGS = [[[30.25, 120.16], [30.257, 120.17]], [[30.257, 120.17], [30.25, 120.16]]]
_LINES: dict[str, Any] = {
    "lines": [[[30.25, 120.1601], [30.2534, 120.1655], [30.257, 120.1699]], None],
    "attribution": "(c) OpenStreetMap contributors",
}

Point = tuple[Latitude, Longitude]
Leg = tuple[Point, Point]


class LegsAsked(Asked, frozen=True):
    """
    Legs of routes.

    Parameters
    ----------
    legs
        Where each begins and ends, as latitude and longitude in WGS-84 degrees.
    """

    mode: Mode = "car"
    legs: Annotated[tuple[Leg, ...], Field(max_length=MOST_LEGS, examples=[_LEGS])]


class LinesShown(BaseModel, frozen=True):
    """
    Lines along roads.

    Parameters
    ----------
    lines
        Of each leg the points of its fastest way, from road to road; null: it is to be drawn
        straight, as an end lies far from every road or the service knows no roads.
    attribution
        Who is to be named where the lines are shown.
    """

    lines: tuple[Line | None, ...]
    attribution: str


@ROAD_LINES.post("/road-lines", "read plan", shows=_LINES)
def find_lines_along_roads(desk: AtDesk, asked: LegsAsked) -> LinesShown:
    """
    Find the lines that routes take along roads, to draw them on a map.

    A leg is known by its ends, and always has the same line: after a change of a plan only
    new legs need to be asked for.
    """
    legs = [(Place("", *here), Place("", *there)) for here, there in asked.legs]
    known = desk.service.road_lines
    lines = tuple(known.between(asked.mode, legs))
    return LinesShown(lines=lines, attribution=known.attribution(asked.mode) if any(lines) else "")
