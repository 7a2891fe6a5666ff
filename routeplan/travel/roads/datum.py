"""Whether stores were drawn on another datum, judged by the roads they should stand at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from routeplan.datums import DATUM_NAMES, from_wgs84, to_wgs84
from routeplan.datums.convert import Places
from routeplan.datums.mixup import mean_away_m, nearer_share, offset_faults
from routeplan.errors import Fault
from routeplan.travel.matrix import Place
from routeplan.travel.roads.snap import Snapper

WGS_84 = "WGS-84"


def datum_faults(where: str, places: Sequence[Place], snapper: Snapper) -> tuple[Fault, ...]:
    """
    Warnings where places seem to be on another datum than was stated.

    Parameters
    ----------
    where
        Their file.
    places
        In WGS-84, as what was stated has it.

    Returns
    -------
    tuple[Fault, ...]
        RP805, when all lie off every road in one direction; RP806, when the others of
        China's datums put them much nearer to the roads. Both may hold.
    """
    found = offset_faults(where, snapper.offsets_m(places))
    away_m = [snap.away_m for snap in snapper.snaps(places)]
    best: Fault | None = None
    least = nearer_share(away_m)
    for stated, truly, others in _readings(places):
        then_m = [snap.away_m for snap in snapper.snaps(others)]
        share = mean_away_m(then_m) / max(1e-9, mean_away_m(away_m))
        if share < least:
            least = share
            best = Fault.of(
                "RP806", where, places=len(places), stated=stated, truly=truly,
                now=round(mean_away_m(away_m)), then=round(mean_away_m(then_m)),
            )  # fmt: skip
    return found if best is None else (*found, best)


def _readings(places: Sequence[Place]) -> Iterator[tuple[str, str, list[Place]]]:
    """Where the places lie if one datum was taken for another; only where datums differ."""
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    for datum in ("gcj-02", "bd-09"):
        name = DATUM_NAMES[datum]
        for stated, truly, moved in (
            (WGS_84, name, to_wgs84(datum, lats, lons)),
            (name, WGS_84, from_wgs84(datum, lats, lons)),
        ):
            others = _moved(places, moved)
            if others != list(places):
                yield stated, truly, others


def _moved(places: Sequence[Place], moved: Places) -> list[Place]:
    lats, lons = moved
    return [
        Place(place.id, lat, lon)
        for place, lat, lon in zip(places, lats.tolist(), lons.tolist(), strict=True)
    ]
