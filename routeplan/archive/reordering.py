"""The rest of a rep's day in the best order, from where the rep is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from routeplan.archive.access import User
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.dated import plans_and_days, require_seen_rep
from routeplan.archive.options import options, rules_of
from routeplan.archive.reps import local_now
from routeplan.archive.schema import REPS
from routeplan.archive.short_card import ShortCard, short_cards
from routeplan.cycle import Cycle
from routeplan.daylist import DayList
from routeplan.errors import Fault, InputError, NotThereError
from routeplan.formats.new_ways import default_ways, known_settings, road_ways
from routeplan.problem import Problem, places_of
from routeplan.reorder import Here, RestOfDay, Stay, rest_of_day
from routeplan.reps import Rep
from routeplan.rules import Rules
from routeplan.stores import Store
from routeplan.travel.road_map import RoadMap
from routeplan.travel.straight import STRAIGHT_BY_MODE, straight_line

if TYPE_CHECKING:
    from routeplan.travel.roads.new_ways import NewWays


@dataclass(frozen=True)
class OrderWish:
    """
    What is asked for.

    Parameters
    ----------
    rep
        Whose day it is.
    stores
        Ids of the stores that are still to be visited.
    on, now_s
        The date and the seconds after midnight; None: by the clock where the rep works.
    lat, lon
        Where the rep is, WGS-84 degrees; None: at the store named, else at the base.
    at_store
        The store that the rep is at; None: at none.
    had_break
        True: today's break is over.
    keeps_order
        True: only the clock times of the order given are wanted.
    """

    rep: str
    stores: tuple[str, ...]
    on: date | None = None
    now_s: int | None = None
    lat: float | None = None
    lon: float | None = None
    at_store: str | None = None
    had_break: bool = False
    keeps_order: bool = False


def order_rest(
    archive: Archive, who: User, wish: OrderWish, road_map: RoadMap | None = None
) -> RestOfDay:
    """
    The best order of what is left of a day, or the one given; see ``rest_of_day``.

    Stores that the plan knows are visited by its travel times and for as long as it says.
    Other ways are by road, where those of the plan are or no plan runs, and else straight
    lines; other stays are as long as the rule of the store's class says.

    Parameters
    ----------
    road_map
        Of the region; None: there is none.

    Raises
    ------
    InputError
        RP213, when the rep has no working hours on any day.
    NotThereError
        RP911 for a rep or stores that are not known or out of reach.
    """
    with archive.reading() as db:
        require_seen_rep(db, who, wish.rep)
        rep = _rep(db, wish.rep)
        now = local_now(archive, rep)
        on = wish.on or now.date()
        running = next(plans_and_days(db, archive, wish.rep, [on]), None)
        wanted = [*wish.stores, *([] if wish.at_store is None else [wish.at_store])]
        cards = short_cards(db, who, wanted)
        rules = rules_of(options(db))
    problem, day = (None, None) if running is None else (running[0].problem, running[1])
    ways = _ways(problem, rep, road_map)
    if problem is None:
        problem = _alone(rep, rules, ways)
    found = _found(problem, wish.rep, cards, wanted)
    if not problem.reps[problem.rep_numbers[wish.rep]].weekdays:
        raise InputError([Fault.of("RP213", f"rep {wish.rep}")])
    stays = [Stay(found[each], _stay_s(problem, day, cards, found[each])) for each in wish.stores]
    second = now.hour * 3600 + now.minute * 60 + now.second
    here = _here(problem, wish, found, second)
    return rest_of_day(problem, wish.rep, on, here, stays, ways, keeps_order=wish.keeps_order)


def _rep(db: Connection, rep: str) -> Rep:
    content = db.execute(select(REPS.c.content).where(REPS.c.id == rep)).scalar_one()
    return Rep.model_validate(content)


def _ways(problem: Problem | None, rep: Rep, road_map: RoadMap | None) -> NewWays | None:
    """How ways that no plan knows are found; None: by straight lines."""
    if problem is None:
        return default_ways(rep.mode, road_map)
    number = problem.rep_numbers[rep.id]
    mode = problem.reps[number].mode
    return road_ways(known_settings(problem), problem.travel_of(number), mode, road_map)


def _alone(rep: Rep, rules: Rules, ways: NewWays | None) -> Problem:
    """The problem of a rep for whom no plan runs: no store has a known way."""
    places = places_of((), [rep])
    travel = straight_line(places, STRAIGHT_BY_MODE[rep.mode])
    if ways is not None:
        travel = ways.over(travel, places, range(len(places)))
    return Problem(stores=(), reps=(rep,), rules=rules, cycle=Cycle(weeks=1), travel=travel)


def _found(
    problem: Problem, rep: str, cards: Mapping[str, ShortCard], wanted: Sequence[str]
) -> dict[str, Store]:
    """The stores asked for; of a colleague's only those that the plan gives to the rep."""
    found = {each: cards[each].store for each in wanted if each in cards}
    for each in wanted:
        number = problem.store_numbers.get(each)
        if number is None or each in found:
            continue
        if problem.rep_numbers[rep] in problem.reps_for(number):
            found[each] = problem.stores[number]
    if lost := [each for each in dict.fromkeys(wanted) if each not in found]:
        raise NotThereError([Fault.of("RP911", f"store {each}") for each in lost])
    return found


def _stay_s(
    problem: Problem, day: DayList | None, cards: Mapping[str, ShortCard], store: Store
) -> int:
    """As today's list has it, which may be longer; else as the plan, else as the card's rule."""
    for stop in () if day is None else day.stops:
        if stop.store.id == store.id:
            return stop.stay_s
    number = problem.store_numbers.get(store.id)
    if number is not None:
        return problem.store_rules[number].in_store_s
    rule = cards[store.id].rule
    if rule is None:
        raise not_there(f"store {store.id} rule of class {store.store_class}")
    return rule.in_store_s


def _here(problem: Problem, wish: OrderWish, found: Mapping[str, Store], second: int) -> Here:
    base = problem.reps[problem.rep_numbers[wish.rep]].start
    lat, lon = base.lat, base.lon
    if wish.at_store is not None:
        lat, lon = found[wish.at_store].lat, found[wish.at_store].lon
    elif wish.lat is not None and wish.lon is not None:
        lat, lon = wish.lat, wish.lon
    now_s = second if wish.now_s is None else wish.now_s
    return Here(lat, lon, now_s, wish.at_store, wish.had_break)
