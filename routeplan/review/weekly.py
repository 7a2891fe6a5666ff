"""A team's week: figures, market changes, problem stores and the week to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routeplan.cycle import DAYS_A_WEEK
from routeplan.errors import Fault, InputError
from routeplan.review.coming import PlanDay, coming_week
from routeplan.review.daily import shops_of
from routeplan.review.facts import Facts
from routeplan.review.problems import store_problems
from routeplan.review.review import Group, Review
from routeplan.stores import Store
from routeplan.visits import FilledForm, Form, Visit, shipped_forms

Problem = str
"""``neglected``, ``at_risk``, ``missed_often`` or ``complaint``."""


@dataclass(frozen=True)
class MarketChange:
    """A market change reported on a visit, with the form that was filled in."""

    visit: Visit
    filled: FilledForm
    form: Form
    shop: Store | None


@dataclass(frozen=True)
class ProblemStore:
    """A store that needs attention, with the reasons."""

    store: str
    shop: Store | None
    rep: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Weekly:
    """
    A supervisor's weekly report.

    Parameters
    ----------
    team, reps
        The team in words, and its reps.
    first, last
        Monday and Sunday.
    total, by_rep
        Figures of all and of each rep.
    review
        Where the figures of all come from, to drill down.
    heads
        Reps with a stop planned or a visit made in the week; per-head averages divide by
        them.
    market_changes
        Urgent ones first, then by day.
    problem_stores
        By store.
    next_week
        The day lists of the week after; see ``coming_week``.
    """

    team: str
    reps: tuple[str, ...]
    first: date
    last: date
    total: Group
    by_rep: tuple[Group, ...]
    review: Review
    heads: int
    market_changes: tuple[MarketChange, ...]
    problem_stores: tuple[ProblemStore, ...]
    next_week: tuple[PlanDay, ...]


def weekly(
    facts: Facts,
    visits: Sequence[Visit],
    monday: date,
    team: str = "",
    forms: Mapping[tuple[str, int], Form] | None = None,
) -> Weekly:
    """
    A week of the reps looked at.

    Parameters
    ----------
    facts
        Gathered for the team's reps.
    visits
        The visits that the facts were gathered from.
    forms
        None: those that ship with routeplan.

    Raises
    ------
    InputError
        RP524, when the day is not a Monday.
    """
    if monday.weekday():
        right = monday - timedelta(days=monday.weekday())
        raise InputError([Fault.of("RP524", "week", date=str(monday), monday=str(right))])
    sunday = monday + timedelta(days=DAYS_A_WEEK - 1)
    whole = Review(facts, monday, sunday)
    by_rep = Review(facts, monday, sunday, ("rep",))
    reps = tuple(rep for rep, mine in zip(facts.reps, facts.is_chosen, strict=True) if mine)
    during = [v for v in visits if monday <= v.on <= sunday and v.rep in set(reps)]
    return Weekly(
        team=team,
        reps=reps,
        first=monday,
        last=sunday,
        total=whole.groups[0],
        by_rep=by_rep.groups,
        review=whole,
        heads=sum(_is_busy(group) for group in by_rep.groups),
        market_changes=_market_changes(facts, during, forms or shipped_forms()),
        problem_stores=_problem_stores(facts, whole, during),
        next_week=coming_week(facts, sunday + timedelta(days=1)),
    )


def urgent_reports(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Visits with a form marked urgent, the latest first: what a supervisor is to see at once."""
    urgent = [visit for visit in visits if visit.is_urgent]
    return tuple(sorted(urgent, key=lambda visit: (visit.on, visit.arrived_s or 0), reverse=True))


def _is_busy(group: Group) -> bool:
    values = (group.values["stops_planned"], group.values["visits_made"])
    return any(value is not None and value.counted for value in values)


def _market_changes(
    facts: Facts, during: Sequence[Visit], forms: Mapping[tuple[str, int], Form]
) -> tuple[MarketChange, ...]:
    shops = shops_of(facts)
    found = []
    for visit in during:
        for filled in visit.forms:
            form = forms.get((filled.form, filled.version))
            if form is not None and form.reports_market:
                found.append(MarketChange(visit, filled, form, shops.get(visit.store)))
    return tuple(sorted(found, key=lambda each: (not each.filled.urgent, each.visit.on)))


def _problem_stores(
    facts: Facts, review: Review, during: Sequence[Visit]
) -> tuple[ProblemStore, ...]:
    problems: dict[str, list[Problem]] = {}
    reps: dict[str, str] = {}
    for each in store_problems(review, ("neglected", "at_risk", "missed_often")):
        problems.setdefault(each.store, []).append(each.reason)
        reps.setdefault(each.store, each.rep)
    for visit in during:
        if "complaint" in visit.purposes and "settled" not in visit.outcomes:
            problems.setdefault(visit.store, []).append("complaint")
            reps.setdefault(visit.store, visit.rep)
    shops = shops_of(facts)
    return tuple(
        ProblemStore(store, shops.get(store), reps[store], tuple(dict.fromkeys(problems[store])))
        for store in sorted(problems)
    )
