"""What a review needs, out of the archive: plans that ran, visits, days off, targets, cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select, true, union

from routeplan.archive.absences import list_absences
from routeplan.archive.access import User, reach
from routeplan.archive.card import missing
from routeplan.archive.database import Archive
from routeplan.archive.due import due_by
from routeplan.archive.glance import Glance
from routeplan.archive.reps import Member, list_reps
from routeplan.archive.schema import CARDS, PLAN_REPS, PLAN_STEPS, PLAN_STORES, PLANS, VISITS
from routeplan.archive.targets import list_targets
from routeplan.archive.visit_columns import visit_table
from routeplan.archive.visits import visits_where
from routeplan.archive.whole_problem import Parts, problem_of
from routeplan.errors import Fault, InputError
from routeplan.formats.plan_json import plan_of_text
from routeplan.problem import Source
from routeplan.review import CardState, Circumstances, Facts, Version, VisitTable, gather
from routeplan.visits import Visit

EVER = date.min, date.max


@dataclass(frozen=True)
class _Scope:
    """
    Whose work is looked at, and which plans and visits tell of it.

    Parameters
    ----------
    reps
        None: all.
    plans, visits, cards
        Conditions: of reps who were asked for, and of whoever shares a store with them.
    """

    reps: frozenset[str] | None
    plans: ColumnElement[bool]
    visits: ColumnElement[bool]
    cards: ColumnElement[bool]

    @classmethod
    def of(cls, reps: Iterable[str] | None) -> _Scope:
        if reps is None:
            return cls(None, true(), true(), true())
        names = sorted(reps)
        planned = select(PLAN_STORES.c.store).where(
            PLAN_STORES.c.rep.in_(names),
            PLAN_STORES.c.plan.in_(select(PLANS.c.id).where(PLANS.c.runs_from.is_not(None))),
        )
        visited = select(VISITS.c.store).where(VISITS.c.rep.in_(names))
        stores = union(planned, visited)
        having = select(PLAN_REPS.c.plan).where(PLAN_REPS.c.rep.in_(names))
        sharing = select(PLAN_STORES.c.plan).where(PLAN_STORES.c.store.in_(stores))
        # A store that a plan gives to a rep may belong to none.
        own = select(CARDS.c.id).where(CARDS.c.rep.in_(names))
        return cls(
            frozenset(names),
            # Unions, since PostgreSQL looks through an OR of subqueries row by row.
            PLANS.c.id.in_(union(having, sharing)),
            VISITS.c.store.in_(stores),
            CARDS.c.id.in_(union(planned, visited, own)),
        )


@dataclass(frozen=True)
class ReviewInputs:
    """
    All that is recorded about the reps within a user's reach.

    Parameters
    ----------
    reps
        Their ids; reviews are to be of these only.
    versions
        Plans that ran, each whole: reps who share stores are read along.
    table
        Their visits as columns, and those that others made at their stores.
    record_first
        The first day with any record, of whichever rep; None: there is none.
    """

    archive: Archive
    scope: _Scope
    reps: tuple[str, ...]
    versions: tuple[Version, ...]
    table: VisitTable
    record_first: date | None
    circumstances: Circumstances

    def facts(self, as_of: date) -> Facts:
        """Ready to be reviewed, up to the last day that is over."""
        return gather(
            self.versions, self.table, as_of, self.circumstances, self.scope.reps, self.record_first
        )

    def visits(self, first: date, last: date) -> tuple[Visit, ...]:
        """The visits themselves from one day to another, for reports that show them."""
        days = VISITS.c.on.between(first, last)
        with self.archive.reading() as db:
            return visits_where(db, self.scope.visits & days)


def review_inputs(
    archive: Archive, who: User, team: str | None = None, rep: str | None = None
) -> ReviewInputs:
    """
    What a user may review.

    Visits that others made at the stores of these reps are read along, since a stop that a
    colleague made is done: the figures are the same whoever asks.

    Parameters
    ----------
    team, rep
        Only this team, only this rep; None: all reps within reach.

    Raises
    ------
    InputError
        RP635 or RP636, when there is no such rep or team within reach.
    """
    members = _members(list_reps(archive, who), team, rep)
    reps = tuple(each.rep.id for each in members)
    is_all = reach(who, "read visit") == "all" and team is None and rep is None
    scope = _Scope.of(None if is_all else reps)
    absences = tuple(each.absence for each in list_absences(archive, who, *EVER))
    targets = list_targets(archive, who, *EVER)
    with archive.reading() as db:
        cards = _card_states(db, scope.cards)
        return ReviewInputs(
            archive=archive,
            scope=scope,
            reps=reps,
            versions=_versions(db, scope.plans, archive.now().tzinfo),
            table=visit_table(db, scope.visits),
            record_first=db.execute(select(func.min(VISITS.c.on))).scalar(),
            circumstances=Circumstances(
                absences=absences,
                teams={each.rep.id: each.team for each in members},
                area_header="area",
                targets=targets,
                cards=cards,
            ),
        )


def _members(known: tuple[Member, ...], team: str | None, rep: str | None) -> tuple[Member, ...]:
    if rep is not None and rep not in {each.rep.id for each in known}:
        names = ", ".join(each.rep.id for each in known) or "-"
        raise InputError([Fault.of("RP635", f"rep {rep}", known=names)])
    if team is not None and team not in {each.team for each in known}:
        names = ", ".join(sorted({each.team for each in known})) or "-"
        raise InputError([Fault.of("RP636", f"team {team}", known=names)])
    return tuple(each for each in known if team in (None, each.team) and rep in (None, each.rep.id))


def _card_states(db: Connection, mine: ColumnElement[bool]) -> Mapping[str, CardState]:
    content = cast(CARDS.c.content, Text)
    query = select(CARDS.c.id, content).where(mine, CARDS.c.state != "closed")
    return {store: _card_state(text) for store, text in db.execute(query)}


def _card_state(text: str) -> CardState:
    card = Glance.model_validate_json(text)
    return CardState(missing(card), due_by(card))


def _versions(
    db: Connection, condition: ColumnElement[bool], zone: tzinfo | None
) -> tuple[Version, ...]:
    ran = condition & PLANS.c.runs_from.is_not(None)
    signed = (
        select(PLAN_STEPS.c.plan, PLAN_STEPS.c.at)
        .where(PLAN_STEPS.c.state == "approved")
        .where(PLAN_STEPS.c.plan.in_(select(PLANS.c.id).where(ran)))
        .order_by(PLAN_STEPS.c.id)
    )
    approved = {row.plan: row.at.astimezone(zone).date() for row in db.execute(signed)}
    content = (PLANS.c.id, PLANS.c.name, PLANS.c.version, PLANS.c.runs_from, PLANS.c.content,
               cast(PLANS.c.parts, Text).label("parts"), PLANS.c.travel)  # fmt: skip
    query = select(*content).where(ran).order_by(PLANS.c.runs_from, PLANS.c.id)
    return tuple(_version(row, approved.get(row.id)) for row in db.execute(query))


def _version(row: Any, approved: date | None) -> Version:
    # What it was read from is of no account here, nor what the checker said of it.
    problem = problem_of(Parts.model_validate_json(row.parts), row.travel, Source())
    return Version.of(
        problem,
        plan_of_text(row.content, f"plan {row.id}"),
        starts=row.runs_from,
        name=f"{row.name} {row.version}",
        # Of two plans that both have a rep, the later one rules; each is a scope of its own.
        scope=f"plan {row.id}",
        approved=approved,
        first_monday=row.runs_from,
    )
