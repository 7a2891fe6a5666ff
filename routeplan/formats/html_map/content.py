"""What the map shows, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from routeplan.agenda import agenda, cycle_start
from routeplan.cycle import DAYS_A_WEEK
from routeplan.datums.links import links
from routeplan.daylist import clock, day_lists
from routeplan.errors import Language
from routeplan.figures import figures, plan_days
from routeplan.formats.change_words import why_words
from routeplan.formats.colours import class_colour, route_colour, text_on
from routeplan.formats.html_map.along_roads import Lines, route_lines
from routeplan.formats.html_map.basemap import Basemap
from routeplan.formats.plan_json import left_out_fault
from routeplan.formats.source_names import credits_of, scenario_name
from routeplan.formats.travel_words import travel_words
from routeplan.formats.visit_words import PURPOSES, listed
from routeplan.formats.words import (
    KM_M,
    day_word,
    hours,
    number,
    rule_words,
    week_word,
    weekday_word,
    word,
)
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.rules import MINUTE_S
from routeplan.workdays import day_status

_PAGE_WORDS = (
    "address", "all", "base", "class", "close", "days", "fit", "kind", "left_out",
    "lines", "map", "none", "north", "note", "rep", "reps", "route", "routes", "rule", "sales",
    "search", "theme", "parking", "zoom_in", "zoom_out", "menu", "no_visits", "id",
    "stops", "days_count", "open_in", "link_amap", "link_baidu", "link_tencent", "link_google",
    "link_apple", "link_geo", "purposes",
)  # fmt: skip

Content = dict[str, Any]


def map_content(
    problem: Problem, plan: Plan, lang: Language, ground: Basemap | None = None
) -> Content:
    """
    Stores, routes, reps and words of the map's page, ready for JSON.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem.
    """
    lines = route_lines(problem, plan)
    words = {key: word(key, lang) for key in _PAGE_WORDS}
    if lines:
        words["lines"] = word("along_roads", lang)
    return {
        "title": scenario_name(problem) or word("map", lang),
        "words": words,
        "summary": _summary(problem, plan, lang),
        "estimated": word("straight", lang) if problem.is_estimated else "",
        "travel": f"{word('travel', lang)}: {travel_words(problem.travel_source, lang)}",
        "attribution": credits_of(problem, "" if ground is None else ground.attribution),
        "basemap": None if ground is None else {"schema": ground.schema},
        "weekdays": [weekday_word(day, lang) for day in range(DAYS_A_WEEK)],
        "weeks": [week_word(week + 1, lang) for week in range(problem.cycle.weeks)],
        "days": [_day(problem, plan, day, lang) for day in range(problem.cycle.days)],
        "lost": list(_lost_days(problem, plan, lang)),
        "classes": [
            {"name": name, "colour": class_colour(place), "ink": text_on(class_colour(place))}
            for place, name in enumerate(problem.rules.classes)
        ],
        "reps": [_rep(problem, number) for number in range(len(problem.reps))],
        "routes": list(_routes(problem, plan, lines)),
        "stores": _stores(problem, plan, lang),
    }


def _summary(problem: Problem, plan: Plan, lang: Language) -> list[str]:
    sums = figures(plan_days(problem, plan))
    return [
        f"{word('stores', lang)} {len(problem.stores)}",
        f"{word('routes', lang)} {len(plan.routes)}",
        f"{word('driving', lang)} {hours(sums.drive_s)} h",
        f"{word('in_store', lang)} {hours(sums.stay_s)} h",
        f"{number(sums.drive_m / KM_M)} {word('km', lang)}",
    ]


def _day(problem: Problem, plan: Plan, day: int, lang: Language) -> Content:
    start = plan.first_monday or problem.first_monday
    return {
        "name": day_word(day, lang),
        "date": "" if start is None else (start + timedelta(days=day)).isoformat(),
    }


def _lost_days(problem: Problem, plan: Plan, lang: Language) -> Iterator[Content]:
    """Days of the first cycle that holidays or leave take: the day, whose and why."""
    start = plan.first_monday or problem.first_monday
    if start is None or not problem.heeds_dates:
        return
    for rep in problem.reps:
        for day, label in enumerate(plan.calendar.get(rep.id, ())):
            status = day_status(rep, problem.workdays, start + timedelta(days=day))
            if label is not None and status.kind in ("holiday", "leave"):
                why = why_words(status, lang)
                yield {"day": day, "why": f"{rep.id} {why}"}


def _changes(problem: Problem, plan: Plan, lang: Language) -> dict[str, list[str]]:
    """For each store in words what lost days of the first cycle do to its visits."""
    start = cycle_start(problem, plan)
    if start is None or not problem.heeds_dates:
        return {}
    last = start + timedelta(days=problem.cycle.days - 1)
    found: dict[str, list[str]] = {}
    for each in agenda(problem, plan, start, last).changes:
        if each.lost <= last:
            to = "" if each.to is None else f" {each.to}"
            what = f"{word(f'change_{each.outcome}', lang)}{to}"
            why = why_words(each.why, lang)
            found.setdefault(each.store, []).append(f"{each.lost} {why}: {what}")
    return found


def _rep(problem: Problem, number: int) -> Content:
    rep = problem.reps[number]
    end = rep.end or rep.start
    return {
        "id": rep.id,
        "name": rep.name,
        "start": [rep.start.lat, rep.start.lon],
        "end": [end.lat, end.lon],
    }


def _routes(
    problem: Problem, plan: Plan, lines: Mapping[tuple[str, str], Lines]
) -> Iterator[Content]:
    """Colours start anew with each rep; after eight, and from rep to rep, the dashes change."""
    seen: dict[str, int] = {}
    for route in plan.routes:
        rep = problem.rep_numbers[route.rep]
        place = seen.get(route.rep, 0)
        seen[route.rep] = place + 1
        yield {
            "rep": rep,
            "label": route.label,
            "days": list(plan.days_of(route.rep, route.label)),
            "stores": [problem.store_numbers[store] for store in route.stores],
            "colour": route_colour(place),
            "ink": text_on(route_colour(place)),
            "turn": place // 8 + rep,
            "lines": lines.get((route.rep, route.label)),
        }


def _stores(problem: Problem, plan: Plan, lang: Language) -> list[Content]:
    classes = list(problem.rules.classes)
    visits, changes = _visits(problem, plan), _changes(problem, plan, lang)
    left_out = {entry.store: left_out_fault(entry) for entry in plan.left_out}
    return [
        {
            "id": store.id,
            "name": store.name,
            "at": [store.lat, store.lon],
            "class": classes.index(store.store_class or ""),
            "rule": rule_words(problem.store_rules[number], lang),
            "purposes": listed(PURPOSES, problem.store_rules[number].purposes, lang),
            "parking": _parking(problem, number, lang),
            "sales": "" if store.sales is None else f"{store.sales:,g}",
            "address": store.address,
            "kind": store.kind,
            "note": store.note,
            "extra": [list(pair) for pair in store.extra if pair[1]],
            "links": links(store.lat, store.lon, store.name),
            "visits": visits[number],
            "changes": changes.get(store.id, []),
            "leftOut": left_out[store.id].cause(lang) if store.id in left_out else "",
        }
        for number, store in enumerate(problem.stores)
    ]


def _parking(problem: Problem, store: int, lang: Language) -> str:
    """How long whoever comes by car parks; empty where nobody does."""
    travels = (problem.travel_of(rep) for rep in problem.reps_for(store))
    seconds = max(travel.parking_s[store] if travel.parking_s else 0 for travel in travels)
    return f"{number(seconds / MINUTE_S)} {word('min', lang)}" if seconds else ""


def _visits(problem: Problem, plan: Plan) -> list[list[Content]]:
    """For each store its visits by day: rep, route, arrival and end of the stay."""
    visits: list[list[Content]] = [[] for _ in problem.stores]
    for who, rep in enumerate(problem.reps):
        for day in day_lists(problem, plan, rep.id):
            for stop in day.stops:
                visits[stop.time.store].append(
                    {
                        "day": day.day,
                        "rep": who,
                        "label": day.label,
                        "order": stop.order,
                        "arrive": clock(stop.time.arrive_s),
                        "leave": clock(stop.time.leave_s),
                    }
                )
    return [sorted(each, key=lambda visit: (visit["day"], visit["arrive"])) for each in visits]
