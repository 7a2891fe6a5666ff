"""A rep's day lists on paper: a page a date."""

from __future__ import annotations

from collections.abc import Sequence

from routeplan.daylist import DayList
from routeplan.errors import Language
from routeplan.formats.colours import route_colour, text_on
from routeplan.formats.paper.book import changes_content, paper_frame, travel_notes
from routeplan.formats.paper.calendar import calendar_weeks
from routeplan.formats.paper.pdf import pdf
from routeplan.formats.paper.route_pages import Content, date_page
from routeplan.formats.paper.words import paper_word
from routeplan.formats.source_names import credits_of
from routeplan.problem import Problem

Dated = Sequence[tuple[Problem, DayList]]
"""Dates of one rep, each with the problem of the plan that rules on it."""


def day_sheets(found: Dated, lang: Language = "en") -> bytes:
    """
    A rep's day lists with dates as a PDF file, A4: a page for each date with stops.

    Before them stand a calendar and the visits that days off moved, where there is more
    than one date, or a date without stops.

    Parameters
    ----------
    found
        One or more, ascending.

    Raises
    ------
    InputError
        RP561 to RP563, when no PDF can be made.
    """
    return pdf("days.html", sheets_content(found, lang), lang)


def sheets_content(found: Dated, lang: Language) -> Content:
    """What the pages of ``day_sheets`` hold, as plain values."""
    days = [day for _, day in found]
    rep = days[0].rep
    labels = list(dict.fromkeys(day.label for day in days if day.label is not None))
    pairs = [(label, route_colour(number)) for number, label in enumerate(labels)]
    colours = {label: (colour, text_on(colour)) for label, colour in pairs}
    worked = [(problem, day) for problem, day in found if day.schedule is not None]
    dates = sorted({str(days[0].on), str(days[-1].on)})
    problems = list({id(problem): problem for problem, _ in found}.values())
    names = ", ".join(filter(None, map(credits_of, problems)))
    return {
        **paper_frame(lang),
        "title": f"{paper_word('list', lang)} {rep.id} {rep.name} {' – '.join(dates)}",
        "rep": f"{rep.id} {rep.name}",
        "notes": [note for problem in problems for note in travel_notes(problem, rep.id, lang)],
        "weeks": [] if len(found) == len(worked) == 1 else calendar_weeks(days, colours, lang),
        "changes": [
            line for problem in problems
            for line in changes_content(problem, [day for of, day in found if of is problem], lang)
        ],
        "routes": [
            date_page(problem, day, colours[day.label or ""], lang) for problem, day in worked
        ],
        "credits": ", ".join(dict.fromkeys(names.split(", "))),
    }  # fmt: skip
