"""A rep's route book: the calendar, then one page a route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from routeplan.cycle import DAYS_A_WEEK
from routeplan.daylist import ADDED, DayList, dated_lists, day_lists
from routeplan.errors import Language
from routeplan.formats.change_words import why_words
from routeplan.formats.colours import route_colour, text_on
from routeplan.formats.paper.calendar import calendar_weeks
from routeplan.formats.paper.pdf import pdf
from routeplan.formats.paper.route_pages import route_pages
from routeplan.formats.paper.sketch import HEIGHT, RADIUS, WIDTH
from routeplan.formats.paper.words import paper_word
from routeplan.formats.source_names import credits_of, scenario_name
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.words import heading, weekday_word, word
from routeplan.plan import Plan
from routeplan.problem import Problem

_WORDS = (
    "address", "attribution", "calendar", "change", "changes", "drive", "driving", "end", "id",
    "lost", "order", "route", "routes", "stay", "stops", "store", "why",
)  # fmt: skip
NO_ROUTE_COLOUR = "#6B6B6B"

Content = dict[str, Any]


def route_book(
    problem: Problem,
    plan: Plan,
    rep: str,
    dates: tuple[date, date] | None = None,
    *,
    first_monday: date | str | None = None,
    lang: Language = "en",
) -> bytes:
    """
    A rep's route book as a PDF file, A4.

    Parameters
    ----------
    rep, first_monday
        As in ``day_list``.
    dates
        The first and last date of the calendar in it, with holidays and leave; None: the
        first cycle, without dates where its start is not known.

    Raises
    ------
    InputError
        As ``day_list``; RP561 to RP563, when no PDF can be made.
    """
    return pdf("book.html", book_content(problem, plan, rep, dates, first_monday, lang), lang)


def book_content(
    problem: Problem,
    plan: Plan,
    rep: str,
    dates: tuple[date, date] | None,
    first_monday: date | str | None,
    lang: Language,
) -> Content:
    """What the pages of ``route_book`` hold, as plain values; raises as it does."""
    cycle = day_lists(problem, plan, rep, first_monday)
    dated = () if dates is None else dated_lists(problem, plan, rep, *dates, first_monday)
    colours = _colours(plan, rep)
    who = problem.reps[problem.rep_numbers[rep]]
    return {
        "title": f"{paper_word('book', lang)} {rep} {who.name}",
        "rep": f"{rep} {who.name}",
        "subtitle": _subtitle(problem, dates),
        "notes": travel_notes(problem, rep, lang),
        "weeks": calendar_weeks(dated or cycle, colours, lang),
        "routes": list(route_pages(problem, plan, cycle, colours, lang)),
        "changes": changes_content(problem, dated, lang),
        "credits": credits_of(problem),
        **paper_frame(lang),
    }


def paper_frame(lang: Language) -> Content:
    """What stands on every paper with calendar and sketches: its words and measures."""
    return {
        "words": _words(lang),
        "weekdays": [weekday_word(day, lang) for day in range(DAYS_A_WEEK)],
        "width": WIDTH,
        "height": HEIGHT,
        "radius": RADIUS,
    }


def _colours(plan: Plan, rep: str) -> dict[str, tuple[str, str]]:
    """The colour of each label as on the map, and that of the text on it."""
    labels = [route.label for route in plan.routes if route.rep == rep]
    found = {label: route_colour(number) for number, label in enumerate(labels)}
    found[ADDED] = NO_ROUTE_COLOUR
    return {label: (colour, text_on(colour)) for label, colour in found.items()}


def _subtitle(problem: Problem, dates: tuple[date, date] | None) -> str:
    stretch = "" if dates is None else f"{dates[0]} – {dates[1]}"
    return " · ".join(part for part in (scenario_name(problem), stretch) if part)


def travel_notes(problem: Problem, rep: str, lang: Language) -> list[str]:
    """What is to be known of the travel times of a rep: that they are estimated, if so."""
    travel = problem.travel_of(problem.rep_numbers[rep])
    return [estimate_words(travel.source, lang)] if travel.estimated else []


def _words(lang: Language) -> dict[str, str]:
    words = {key: heading(key, lang) for key in _WORDS}
    words["runs"] = paper_word("runs", lang)
    words["north"] = word("north", lang)
    words["base_mark"] = word("base", lang)[:1].upper()
    return words


def changes_content(problem: Problem, dated: Sequence[DayList], lang: Language) -> list[Content]:
    """The visits that days off take on some dates, and where they went, a line each."""
    found = dict.fromkeys(change for day in dated for change in day.changes)
    rows = []
    for change in sorted(found, key=lambda each: (each.lost, each.store)):
        store = problem.stores[problem.store_numbers[change.store]]
        to = "" if change.to is None else f" {change.to} {weekday_word(change.to.weekday(), lang)}"
        rows.append(
            {
                "lost": f"{change.lost} {weekday_word(change.lost.weekday(), lang)}",
                "why": why_words(change.why, lang),
                "store": f"{store.id} {store.name}",
                "what": word(f"change_{change.outcome}", lang) + to,
            }
        )
    return rows
