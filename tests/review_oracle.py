"""A slow, obvious recount of every figure of the review, from its definitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from routeplan.visits import Visit

EXCUSED = ("closed", "rep_absent")
DAY = timedelta(days=1)
Keep = Callable[[str, str | None, date], bool]


@dataclass
class OracleStop:
    rep: str
    store: str
    day: date
    order: int
    version: object
    visit: Visit | None = None
    excused: bool = False
    excuse: str | None = None
    reason: str | None = None


@dataclass
class Told:
    """The stops up to a day, with what became of them, and the visits made."""

    stops: list[OracleStop]
    visits: list[Visit]
    records: list[Visit]
    stop_of: dict[str, OracleStop]


def in_force(versions, rep, day):
    """The version that rules a rep on a day, or None."""
    best = None
    for scope in {version.scope for version in versions}:
        ruling = None
        for version in versions:
            starts = max(version.starts, version.approved or version.starts)
            if version.scope == scope and starts <= day and (ruling is None or starts >= ruling[0]):
                ruling = (starts, version)
        if ruling and rep in ruling[1].problem.rep_numbers and (not best or ruling[0] >= best[0]):
            best = ruling
    return None if best is None else best[1]


def day_list_of(version, rep, day):
    labels = version.plan.calendar.get(rep)
    label = labels[(day - version.first_monday).days % version.cycle_days] if labels else None
    for route in version.plan.routes:
        if route.rep == rep and route.label == label:
            return route.stores
    return ()


def told(versions, visits, as_of, absences=()) -> Told:
    records = [visit for visit in visits if visit.on <= as_of]
    records.sort(
        key=lambda each: (each.on, -1 if each.arrived_s is None else each.arrived_s, each.id)
    )
    made = [visit for visit in records if visit.not_visited is None]
    first = min(max(v.starts, v.approved or v.starts) for v in versions)
    reps = sorted({rep.id for version in versions for rep in version.problem.reps})
    stops = []
    for number in range((as_of - first).days + 1):
        day = first + number * DAY
        for rep in reps:
            version = in_force(versions, rep, day)
            stores = () if version is None else day_list_of(version, rep, day)
            stops += [
                OracleStop(rep, store, day, order, version)
                for order, store in enumerate(stores, start=1)
            ]
    stop_of = matched(stops, made)
    for stop in stops:
        for record in records:
            said = record.planned_on or record.on
            if record.not_visited and record.store == stop.store and said == stop.day:
                stop.reason = record.not_visited
        kinds = {
            absence.kind
            for absence in absences
            if absence.first <= stop.day <= absence.last and absence.rep in (None, stop.rep)
        }
        if stop.reason == "rep_absent":
            kinds.add("leave")
        if stop.visit is None and (kinds or stop.reason in EXCUSED):
            stop.excuse = next((kind for kind in ("holiday", "leave") if kind in kinds), "closed")
        stop.excused = stop.excuse is not None
    return Told(stops, made, records, stop_of)


def matched(stops, made) -> dict[str, OracleStop]:
    stop_of = {}

    def claim(visit, stop):
        if visit.id in stop_of or stop is None or stop.visit is not None:
            return
        if abs((visit.on - stop.day).days) <= stop.version.cycle_days:
            stop.visit, stop_of[visit.id] = visit, stop

    def on(visit, day):
        return next((s for s in stops if s.store == visit.store and s.day == day), None)

    def last_up_to(visit):
        mine = [s for s in stops if s.store == visit.store and s.day <= visit.on]
        return max(mine, key=lambda stop: stop.day, default=None)

    def first_after(visit):
        mine = [s for s in stops if s.store == visit.store and s.day > visit.on]
        return min(mine, key=lambda stop: stop.day, default=None)

    for visit in made:
        if visit.planned_on in (None, visit.on):
            claim(visit, on(visit, visit.on))
    for visit in made:
        if visit.planned_on not in (None, visit.on):
            claim(visit, on(visit, visit.planned_on))
    for visit in made:
        claim(visit, last_up_to(visit))
    for visit in made:
        claim(visit, first_after(visit))
    return stop_of


def stop_figures(versions, what: Told, first, last, keep: Keep):
    stops = [s for s in what.stops if first <= s.day <= last and keep(s.rep, s.store, s.day)]
    due = [s for s in stops if not s.excused]
    done = [s for s in due if s.visit]
    missed = [s for s in due if not s.visit]
    due_stores = {s.store for s in due}
    top = {s.store for s in due if is_top(s)}

    def all_done(stores, of):
        return {store for store in stores if all(s.visit for s in of if s.store == store)}

    return {
        "stops_planned": (len(stops), None),
        "excused": (len(stops) - len(due), None),
        **{
            f"excused_{kind}": (len([s for s in stops if s.excuse == kind]), None)
            for kind in ("closed", "leave", "holiday")
        },
        "visits_due": (len(due), None),
        "visits_done": (len(done), None),
        "done_share": (len(done), len(due)),
        "missed": (len(missed), None),
        "missed_unreported": (len([s for s in missed if s.reason is None]), None),
        "carried_over": (len([s for s in done if s.visit.on > s.day]), None),
        "early": (len([s for s in done if s.visit.on < s.day]), None),
        "on_day": (len([s for s in done if s.visit.on == s.day]), len(done)),
        "coverage": (len({s.store for s in done}), len(due_stores)),
        "attainment": (len(all_done(due_stores, due)), len(due_stores)),
        "top_stores": (len(top), None),
        "top_attainment": (len(all_done(top, [s for s in due if is_top(s)])), len(top)),
    }


def is_top(stop):
    shop = stop.version.problem.stores[stop.version.problem.store_numbers[stop.store]]
    return shop.store_class == next(iter(stop.version.problem.rules.classes))


def visit_figures(versions, what: Told, first, last, keep: Keep):
    made = [v for v in what.visits if first <= v.on <= last and keep(v.rep, v.store, v.on)]
    records = [v for v in what.records if first <= v.on <= last and keep(v.rep, v.store, v.on)]
    ordered = [v for v in made if v.has_order]
    timed = [v for v in made if v.left_s is not None]
    standard = {v.id: standard_of(versions, v) for v in timed}
    earlier = {
        v.store
        for v in ordered
        if any(o.has_order and o.store == v.store and o.on < v.on for o in what.visits)
    }
    own = [v for v in made if v.arrived_s is not None and is_own_on_day(what, v)]
    return {
        "visits_made": (len(made), None),
        "off_plan": (len([v for v in made if v.id not in what.stop_of]), None),
        "in_order": (len([v for v in own if follows(what, v, own)]), len(own)),
        "in_store": (
            sum(v.left_s - v.arrived_s for v in timed if standard[v.id]),
            sum(standard.values()),
        ),
        "in_store_hours": (sum(v.left_s - v.arrived_s for v in timed), None),
        "effective": (len([v for v in made if v.is_effective]), len(made)),
        "deals": (len(ordered), len(made)),
        "orders": (len(ordered), None),
        "order_amount": (sum(v.order_cents or 0 for v in made), None),
        "collected": (sum(v.collected_cents or 0 for v in made), None),
        "new_stores": (len({v.store for v in made if "opened" in v.outcomes}), None),
        "repeat_buyers": (len(earlier), len({v.store for v in ordered})),
        "late_records": (len([v for v in records if v.late]), None),
        "over_visited": (
            len({v.store for v in made if v.id not in what.stop_of and knows(versions, v.store)}),
            None,
        ),
    }


def knows(versions, store):
    return any(store in version.problem.store_numbers for version in versions)


def trait_version(versions, store, day):
    """The version whose word on a store holds on a day; before the first one, the first."""
    having = [v for v in versions if store in v.problem.store_numbers]
    having.sort(key=lambda v: max(v.starts, v.approved or v.starts))
    past = [v for v in having if max(v.starts, v.approved or v.starts) <= day]
    return past[-1] if past else having[0] if having else None


def standard_of(versions, visit):
    version = trait_version(versions, visit.store, visit.on)
    if version is None:
        return 0
    return version.problem.store_rules[version.problem.store_numbers[visit.store]].in_store_s


def is_own_on_day(what, visit):
    stop = what.stop_of.get(visit.id)
    return stop is not None and stop.day == visit.on and stop.rep == visit.rep


def follows(what, visit, own):
    day = [v for v in own if (v.rep, v.on) == (visit.rep, visit.on)]
    place = day.index(visit)
    if place == 0:
        return True
    return what.stop_of[day[place - 1].id].order < what.stop_of[visit.id].order


def day_figures(versions, what: Told, first, last, keep: Keep):
    made = [v for v in what.visits if first <= v.on <= last and keep(v.rep, None, v.on)]
    days = {(v.rep, v.on): [] for v in made}
    for visit in made:
        days[visit.rep, visit.on].append(visit)
    inside = span = planned = drive = 0
    for (rep, day), visits in days.items():
        if all(v.left_s is not None for v in visits):
            inside += sum(v.left_s - v.arrived_s for v in visits)
            span += max(v.left_s for v in visits) - min(v.arrived_s for v in visits)
        version = in_force(versions, rep, day)
        stores = () if version is None else day_list_of(version, rep, day)
        known = stores and all(
            v.arrived_s is not None and v.store in version.problem.store_numbers for v in visits
        )
        if known:
            planned += tour(version.problem, rep, stores)
            drive += tour(version.problem, rep, [v.store for v in visits])
    return {
        "stops_a_day": (len(made), len(days)),
        "in_store_share": (inside, span),
        "driving_planned": (planned, None),
        "driving_done": (drive, None),
        "driving": (drive, planned),
    }


def tour(problem, rep, stores):
    number = problem.rep_numbers[rep]
    places = [
        problem.start_place(number),
        *(problem.store_numbers[store] for store in stores),
        problem.end_place(number),
    ]
    return sum(int(problem.travel.seconds[a, b]) for a, b in pairwise(places))
