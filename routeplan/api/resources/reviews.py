"""Planned against done: figures, what is behind them, the daily and the weekly report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel

from routeplan.api.desk import AtDesk
from routeplan.api.fields import OnDay
from routeplan.api.report_shapes import FILES, REPORT, ReportShown, answered
from routeplan.api.review_inputs import inputs_for, last_day_over
from routeplan.api.routes import Routes
from routeplan.api.whole_names import PathName
from routeplan.archive.day_reports import day_of
from routeplan.archive.forms import list_forms
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.period_reports import daily_report, weekly_report
from routeplan.formats.review_report import behind_report
from routeplan.review import FIGURES, By, Figure, Group, Review, Value, weekly

REVIEWS = Routes("review")
WEEK = timedelta(days=6)

_FIGURE = {
    "key": "done_share", "name": "Visits done", "unit": "share",
    "definition": "visits done / visits due",
}  # fmt: skip
_VALUE = {"counted": 38, "out_of": 40, "amount": 0.95}
_REVIEW = {
    "first": "2026-11-23", "last": "2026-11-29", "as_of": "2026-11-28", "by": ["rep"],
    "groups": [{"labels": ["R1"], "values": {"done_share": _VALUE}}], "figures": [_FIGURE],
}  # fmt: skip

Rep = Annotated[str | None, Query(max_length=200)]
Team = Annotated[str | None, Query(max_length=200)]
AsOf = Annotated[OnDay | None, Query(description="Up to which day is looked.")]
Dimensions = Annotated[list[By], Query(max_length=2)]
Shape = Annotated[
    Literal["json", "text", "xlsx"], Query(alias="format", description="How it is sent.")
]


class FigureShown(BaseModel, frozen=True):
    """What a figure means; ``unit`` says what its values count."""

    key: str
    name: str
    unit: str
    definition: str

    @classmethod
    def of(cls, figure: Figure, lang: Language) -> FigureShown:
        """In words."""
        definition = figure.definition.text(lang)
        name, unit = figure.name.text(lang), str(figure.unit)
        return cls(key=figure.key, name=name, unit=unit, definition=definition)


class ValueShown(BaseModel, frozen=True):
    """
    What a figure comes to.

    Parameters
    ----------
    counted, out_of
        The upper and the lower number; null: the figure has no lower one.
    amount
        The figure itself; null: there is nothing to divide by.
    """

    counted: int
    out_of: int | None
    amount: float | None

    @classmethod
    def of(cls, value: Value) -> ValueShown:
        """From the review's own."""
        return cls(counted=value.counted, out_of=value.out_of, amount=value.amount)


class GroupShown(BaseModel, frozen=True):
    """The figures of one group; null: not known, or without meaning for such a group."""

    labels: tuple[str, ...]
    values: dict[str, ValueShown | None]

    @classmethod
    def of(cls, group: Group, keys: list[str]) -> GroupShown:
        """From the review's own."""
        found = {key: group.values.get(key) for key in keys}
        values = {
            key: None if value is None else ValueShown.of(value) for key, value in found.items()
        }
        return cls(labels=group.labels, values=values)


class ReviewShown(BaseModel, frozen=True):
    """
    A review.

    Parameters
    ----------
    as_of
        The last day that was looked at.
    figures
        The definition of every figure shown.
    """

    first: date
    last: date
    as_of: date
    by: tuple[By, ...]
    groups: tuple[GroupShown, ...]
    figures: tuple[FigureShown, ...]


@REVIEWS.get("/figures", "read visit", shows=[_FIGURE])
def list_figures(desk: AtDesk) -> tuple[FigureShown, ...]:
    """List every figure of a review with its definition."""
    return tuple(FigureShown.of(each, desk.lang) for each in FIGURES.values())


@REVIEWS.get("/review", "read visit", shows=_REVIEW)
def review_a_period(
    desk: AtDesk,
    first: OnDay,
    last: OnDay,
    by: Dimensions = [],  # noqa: B006 - FastAPI copies it
    rep: Rep = None,
    team: Team = None,
    as_of: AsOf = None,
    figures: Annotated[list[str], Query(max_length=100)] = [],  # noqa: B006
) -> ReviewShown:
    """
    Hold what was done against what was planned, by group.

    `by` names none, one or two of rep, team, class, area, week, cycle and month. Without
    `figures` all are shown.
    """
    keys = _known(figures) or list(FIGURES)
    until, found = _review(desk, first, last, by, rep, team, as_of)
    groups = tuple(GroupShown.of(each, keys) for each in found.groups)
    told = tuple(FigureShown.of(FIGURES[key], desk.lang) for key in keys)
    return ReviewShown(
        first=first, last=last, as_of=until, by=tuple(by), groups=groups, figures=told
    )


@REVIEWS.get("/review/{figure}", "read visit", shows=REPORT, responses=FILES,
             response_model=ReportShown)  # fmt: skip
def drill_down(
    desk: AtDesk,
    figure: PathName,
    first: OnDay,
    last: OnDay,
    by: Dimensions = [],  # noqa: B006 - FastAPI copies it
    group: Annotated[list[str], Query(max_length=2)] = [],  # noqa: B006
    rep: Rep = None,
    team: Team = None,
    as_of: AsOf = None,
    shape: Shape = "json",
) -> Any:
    """Show the stops, visits, days or stores behind one figure of one group."""
    _, found = _review(desk, first, last, by, rep, team, as_of)
    return answered(behind_report(found, figure, group, desk.lang), shape)


@REVIEWS.get("/reports/daily", "read visit", shows=REPORT, responses=FILES,
             response_model=ReportShown)  # fmt: skip
def report_a_day(
    desk: AtDesk,
    rep: Annotated[str, Query(max_length=200)],
    on: OnDay,
    as_of: AsOf = None,
    shape: Shape = "json",
) -> Any:
    """Write a rep's daily report, as JSON for a page, as text or as a workbook."""
    day = day_of(desk.archive, desk.who, rep, on, as_of)
    return answered(daily_report(day, desk.lang), shape)


@REVIEWS.get("/reports/weekly", "read visit", shows=REPORT, responses=FILES,
             response_model=ReportShown)  # fmt: skip
def report_a_week(
    desk: AtDesk,
    on: OnDay,
    team: Team = None,
    as_of: AsOf = None,
    shape: Shape = "json",
) -> Any:
    """Write a team's weekly report of the week that a date lies in."""
    monday = on - timedelta(days=on.weekday())
    inputs = inputs_for(desk, None, team)
    facts = inputs.facts(as_of or monday + WEEK)
    forms = {(form.id, form.version): form for form in list_forms(desk.archive)}
    visits = inputs.visits(monday, monday + WEEK)
    week = weekly(facts, visits, monday, team or "", forms)
    return answered(weekly_report(week, desk.lang), shape)


def _known(keys: list[str]) -> list[str]:
    known = ", ".join(FIGURES)
    faults = [
        Fault.of("RP634", "query figures", name=key, known=known)
        for key in keys
        if key not in FIGURES
    ]
    if faults:
        raise InputError(faults)
    return keys


def _review(
    desk: AtDesk,
    first: date,
    last: date,
    by: list[By],
    rep: str | None,
    team: str | None,
    as_of: date | None,
) -> tuple[date, Review]:
    until = last_day_over(desk, as_of, last)
    facts = inputs_for(desk, rep, team).facts(until)
    return until, Review(facts, first, last, by)
