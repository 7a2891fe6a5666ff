"""A pocket card for each store, with rows for notes of visits."""

from __future__ import annotations

from typing import Any

from routeplan.errors import Fault, InputError, Language
from routeplan.figures import misfits
from routeplan.formats.paper.pdf import pdf
from routeplan.formats.paper.words import paper_word
from routeplan.formats.visit_words import PURPOSES, listed
from routeplan.formats.words import days_words, heading, number, rule_words, word
from routeplan.formats.workbook_stores import hours_words
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.rules import MINUTE_S
from routeplan.stores import Store

VISIT_ROWS = 10
DIGITS = 6
_COLUMNS = ("visited_on", "arrived_left", "aim", "result", "next")

Content = dict[str, Any]


def store_cards(problem: Problem, plan: Plan, rep: str, lang: Language = "en") -> bytes:
    """
    The pocket cards of a rep's stores as a PDF file, A6, a card a page.

    The stores are those that the plan gives the rep and those of the rep's own that it
    leaves out, in the order of the store file.

    Raises
    ------
    InputError
        RP522, when there is no such rep; RP531 to RP533, when the plan does not fit the
        problem; RP561 to RP563, when no PDF can be made.
    """
    return pdf("cards.html", cards_content(problem, plan, rep, lang), lang)


def cards_content(problem: Problem, plan: Plan, rep: str, lang: Language) -> Content:
    """What the pages of ``store_cards`` hold, as plain values; raises as it does."""
    if faults := misfits(problem, plan):
        raise InputError(faults)
    if rep not in problem.rep_numbers:
        known = ", ".join(problem.rep_numbers)
        raise InputError([Fault.of("RP522", f"rep {rep}", rep=rep, known=known)])
    visited = {store for route in plan.routes if route.rep == rep for store in route.stores}
    mine = [store for store in problem.stores if store.id in visited or store.rep == rep]
    who = problem.reps[problem.rep_numbers[rep]]
    return {
        "title": f"{rep} {who.name}",
        "columns": [paper_word(key, lang) for key in _COLUMNS],
        "rows": VISIT_ROWS,
        "cards": [_card(problem, plan, rep, store, lang) for store in mine],
    }


def _card(problem: Problem, plan: Plan, rep: str, store: Store, lang: Language) -> Content:
    rule = problem.store_rules[problem.store_numbers[store.id]]
    place = f"{round(store.lat, DIGITS)}, {round(store.lon, DIGITS)}"
    opening = "" if store.open_hours is None else hours_words(store.open_hours, lang)
    lines = [
        (heading("address", lang), store.address),
        (heading("kind", lang), store.kind),
        (paper_word("place", lang), place),
        (heading("open_hours", lang), opening),
        (heading("rule", lang), rule_words(rule, lang)),
        (heading("purposes", lang), listed(PURPOSES, rule.purposes, lang)),
        (heading("planned_days", lang), _planned(plan, rep, store, lang)),
        (heading("parking", lang), _parking(problem, rep, store, lang)),
        (heading("note", lang), store.note),
        *store.extra,
    ]
    return {
        "name": store.name,
        "id": store.id,
        "store_class": store.store_class or "",
        "rep": rep,
        "lines": [(name, text) for name, text in lines if text],
    }


def _planned(plan: Plan, rep: str, store: Store, lang: Language) -> str:
    labels = [each.label for each in plan.routes if each.rep == rep and store.id in each.stores]
    runs = [f"{label} ({days_words(plan.days_of(rep, label), lang)})" for label in labels]
    return "; ".join(runs) or word("no_visits", lang)


def _parking(problem: Problem, rep: str, store: Store, lang: Language) -> str:
    parking_s = problem.travel_of(problem.rep_numbers[rep]).parking_s
    seconds = parking_s[problem.store_numbers[store.id]] if parking_s else 0
    return f"{number(seconds / MINUTE_S)} {word('min', lang)}" if seconds else ""
