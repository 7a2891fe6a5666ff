"""Twelve stores, two reps and a good plan made by hand."""

from __future__ import annotations

import math
from datetime import date

import numpy as np

from routeplan.cycle import Cycle, GivenCalendar, Window
from routeplan.plan import LeftOut, Origin, Plan, Route
from routeplan.problem import Problem, Source, places_of
from routeplan.reps import Base, Break, Rep
from routeplan.rules import preset
from routeplan.stores import Store
from routeplan.travel import Travel

HOUR_S = 3600
MONDAY = date(2026, 11, 23)
LABELS = ("T1", "T2", "T1", "T2", "T1", "T3", None, "T1", "T2", "T1", "T2", "T1", "T4", None)
WEEK = ("T1", "T2", "T1", "T2", "T1")
ONE_SATURDAY = (*WEEK, "T3", None, *WEEK, None, None)

_FULL = Window(start_s=9 * HOUR_S, end_s=18 * HOUR_S)
_LATE = Window(start_s=10 * HOUR_S, end_s=16 * HOUR_S)
_PAUSE = Break(length_s=1800, window=Window(start_s=12 * HOUR_S, end_s=14 * HOUR_S))

REPS = (
    Rep(
        id="R1",
        name="Ana Núñez",
        start=Base(lat=-34.9011, lon=-56.1645),
        hours=(_FULL, _FULL, _FULL, _FULL, _LATE, _FULL, None),
        pause=_PAUSE,
        auxiliary_s=1800,
    ),
    Rep(
        id="R2",
        name="李雷",
        start=Base(lat=-34.8700, lon=-56.0900),
        end=Base(lat=-34.8600, lon=-56.1100),
        hours=(_FULL, _FULL, _FULL, _FULL, _FULL, _LATE, None),
    ),
)

_ROWS = (
    ("S1", "Corner Shop", -34.905, -56.180, "A", "R1"),
    ("S2", "Almacén del Puerto", -34.909, -56.205, "A", "R1"),
    ("S3", "=SUM(A1:A9)", -34.893, -56.171, "A", "R1"),
    ("S4", "Kiosco </script> & Hijos", -34.889, -56.150, "B", "R1"),
    ("S5", "Supermercado Sur", -34.915, -56.160, "B", "R1"),
    ("S6", "La Esquina", -34.880, -56.190, "C", "R1"),
    ("S7", "El Faro", -34.920, -56.150, "C", "R1"),
    ("S8", "Tienda Norte", -34.860, -56.170, "C", "R1"),
    ("S9", "幸福超市", -34.865, -56.080, "A", "R2"),
    ("S10", "Malvín Market", -34.890, -56.100, "A", "R2"),
    ("S11", "Carrasco Deli", -34.883, -56.060, "B", "R2"),
    ("S12", "Punta Gorda", -34.895, -56.080, "C", "R2"),
)


def _store(row: tuple[str, str, float, float, str, str]) -> Store:
    store_id, name, lat, lon, store_class, rep = row
    more = {}
    if store_id == "S1":
        more = {
            "sales": 12500.5,
            "in_store_s": 7200,
            "address": "18 de Julio 1234",
            "kind": "convenience",
            "note": "Ask for Marta",
            "extra": (("Phone", "+598 2900 0000"),),
        }
    if store_id == "S2":
        open_late = Window(start_s=10 * HOUR_S + 1800, end_s=20 * HOUR_S)
        more = {"open_hours": (*((open_late,),) * 6, ()), "in_store_s": 2250}
    if store_id == "S3":
        more = {"in_store_s": 5400}
    return Store(id=store_id, name=name, lat=lat, lon=lon, store_class=store_class, rep=rep, **more)


STORES = tuple(_store(row) for row in _ROWS)


def _travel() -> Travel:
    places = places_of(STORES, REPS)
    metres = np.array(
        [
            [
                1.3
                * 111_000
                * math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(34.9)))
                for b in places
            ]
            for a in places
        ]
    )
    seconds = np.where(metres > 0, 45 + metres / 1.3 / (32 / 3.6), 0)
    return Travel(
        seconds=seconds.round().astype(np.int32),
        metres=metres.round().astype(np.int32),
        source="straight line, 45 s + 32 km/h, metres x 1.3",
        estimated=True,
    )


TRAVEL = _travel()


def sample_problem(**changes: object) -> Problem:
    """The twelve stores; a part may be given anew."""
    parts = {
        "stores": STORES,
        "reps": REPS,
        "rules": preset("three-two-one"),
        "cycle": Cycle(weeks=2),
        "travel": TRAVEL,
        "calendar": GivenCalendar(labels=LABELS, rep_labels={"R2": ONE_SATURDAY}),
        "source": Source(scenario="sample", settings={"attribution": "(c) sample people"}),
    }
    return Problem.of(**{**parts, **changes})


def sample_plan(**changes: object) -> Plan:
    """Keeps every rule but for S12, which is left out."""
    parts = {
        "calendar": {"R1": LABELS, "R2": ONE_SATURDAY},
        "routes": (
            Route(rep="R1", label="T1", stores=("S1", "S2", "S3")),
            Route(rep="R1", label="T2", stores=("S4", "S5")),
            Route(rep="R1", label="T3", stores=("S8", "S6")),
            Route(rep="R1", label="T4", stores=("S7",)),
            Route(rep="R2", label="T1", stores=("S9", "S10")),
            Route(rep="R2", label="T2", stores=("S11",)),
            Route(rep="R2", label="T3", stores=()),
        ),
        "left_out": (LeftOut(store="S12", visits=1, reason="RP451", values={"minutes": 25}),),
        "first_monday": MONDAY,
        "origin": Origin(
            routeplan="0.1.0",
            engine="ruin",
            seed=7,
            until="1000 iterations",
            scenario="sample",
            settings={"weights": {"driving_min": 1.0, "balance_min": 2.0}},
            travel=TRAVEL.source,
            inputs={"stores.csv": "ab" * 32},
        ),
    }
    return Plan(**{**parts, **changes})
