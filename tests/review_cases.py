"""Plans that ran, and what happened, for tests of the review."""

from __future__ import annotations

from datetime import date, timedelta

from builders import even_seconds, plan, problem, rep, rules, store
from hypothesis import strategies as st
from visit_samples import visits

from routeplan.cycle import GivenCalendar
from routeplan.review import Version
from routeplan.visits import Absence, Target

MONDAY = date(2026, 11, 2)
SECOND = date(2026, 11, 18)
LAST = date(2026, 12, 6)
LABELS = ("T1", "T2", "T1", None, "T3", None, None, "T1", "T2", "T1", None, "T4", None, None)
CLASSES = {"A": {"visits": 2}, "B": {"visits": 1}, "C": {"visits": 1, "weeks": 2}}


def shop(name, store_class, rep_id=None, area="North"):
    return store(name, store_class=store_class, rep=rep_id, extra=(("Region", area),))


def uneven(stores, reps):
    seconds = even_seconds(stores, reps)
    return [
        [drive and drive + 7 * row + 11 * column for column, drive in enumerate(line)]
        for row, line in enumerate(seconds)
    ]


def team(*shops, routes, **version):
    """Two weeks of routes for R1 and R2, in force from a day on."""
    given = problem(
        shops,
        reps=(rep("R1"), rep("R2")),
        rules=rules(**CLASSES),
        weeks=2,
        calendar=GivenCalendar(labels=LABELS),
        seconds=uneven(len(shops), 2),
    )
    return Version.of(given, plan(given, routes), first_monday=MONDAY, **version)


FIRST = team(
    shop("S1", "A", "R1"),
    shop("S2", "B", "R1", "South"),
    shop("S3", "C", "R2"),
    shop("S4", "A", "R2", "South"),
    routes={
        ("R1", "T1"): ("S1", "S2"),
        ("R1", "T2"): ("S2",),
        ("R2", "T1"): ("S4", "S3"),
        ("R2", "T3"): ("S4",),
    },
    starts=MONDAY,
    name="first",
)
# From the middle of the second cycle on S1 is a B store with R2, and S2 is gone.
CHANGED = team(
    shop("S1", "B", "R2"),
    shop("S3", "C", "R1"),
    shop("S4", "A", "R2", "South"),
    routes={("R1", "T1"): ("S3",), ("R2", "T1"): ("S1", "S4"), ("R2", "T2"): ("S4",)},
    starts=SECOND,
    name="changed",
)
VERSIONS = (FIRST, CHANGED)
TARGETS = (
    Target(store="S1", month=date(2026, 11, 1), order_cents=3_001),
    Target(store="S4", month=date(2026, 11, 1), order_cents=777),
    Target(store="S4", month=date(2026, 12, 1), order_cents=20_000),
)

days = st.integers(0, (LAST - MONDAY).days).map(lambda number: MONDAY + timedelta(days=number))
records = st.lists(visits(days), max_size=40, unique_by=lambda visit: visit.id)


@st.composite
def absences(draw: st.DrawFn) -> tuple[Absence, ...]:
    found = []
    for _ in range(draw(st.integers(0, 2))):
        first = draw(days)
        length = timedelta(days=draw(st.integers(0, 4)))
        who = draw(st.sampled_from([None, "R1", "R2"]))
        kind = draw(st.sampled_from(["leave", "holiday"]))
        found.append(Absence(rep=who, first=first, last=first + length, kind=kind))
    return tuple(found)
