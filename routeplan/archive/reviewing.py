"""What a review needs, out of the archive: plans that ran, visits, days off, targets, cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from routeplan.archive.absences import list_absences
from routeplan.archive.access import User, within_reach
from routeplan.archive.card import missing
from routeplan.archive.card_rows import cards_where
from routeplan.archive.database import Archive
from routeplan.archive.due import due_by
from routeplan.archive.planned import problem_of_row
from routeplan.archive.reps import list_reps
from routeplan.archive.schema import CARDS, PLAN_REPS, PLAN_STEPS, PLANS, VISITS
from routeplan.archive.targets import list_targets
from routeplan.archive.visits import visits_where
from routeplan.formats.plan_json import plan_of_text
from routeplan.review import CardState, Circumstances, Facts, Version, VisitTable, gather
from routeplan.visits import Visit


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
    visits
        By day.
    """

    reps: tuple[str, ...]
    versions: tuple[Version, ...]
    visits: tuple[Visit, ...]
    circumstances: Circumstances

    def facts(self, as_of: date) -> Facts:
        """Ready to be reviewed, up to the last day that is over."""
        return gather(
            self.versions, VisitTable.of(self.visits), as_of, self.circumstances, self.reps
        )


def review_inputs(archive: Archive, who: User, team: str | None = None) -> ReviewInputs:
    """
    What a user may review.

    Parameters
    ----------
    team
        Only this team; None: all reps within reach.
    """
    members = [each for each in list_reps(archive, who) if team in (None, each.team)]
    reps = tuple(each.rep.id for each in members)
    with archive.reading() as db:
        versions = _versions(db, reps)
        mine = within_reach(who, "read visit", VISITS.c.rep), VISITS.c.rep.in_(reps)
        visits = visits_where(db, mine[0] & mine[1])
        cards = cards_where(db, CARDS.c.rep.in_(reps), CARDS.c.state != "closed")
    ever = date.min, date.max
    return ReviewInputs(
        reps=reps,
        versions=versions,
        visits=visits,
        circumstances=Circumstances(
            absences=tuple(each.absence for each in list_absences(archive, who, *ever)),
            teams={each.rep.id: each.team for each in members},
            area_header="area",
            targets=list_targets(archive, who, *ever),
            cards={card.id: CardState(missing(card), due_by(card)) for card in cards},
        ),
    )


def _versions(db: Connection, reps: tuple[str, ...]) -> tuple[Version, ...]:
    having = select(PLAN_REPS.c.plan).where(PLAN_REPS.c.rep.in_(reps))
    query = (
        select(PLANS)
        .where(PLANS.c.runs_from.is_not(None), PLANS.c.id.in_(having))
        .order_by(PLANS.c.runs_from, PLANS.c.id)
    )
    return tuple(_version(db, row) for row in db.execute(query).all())


def _version(db: Connection, row: Any) -> Version:
    signed = select(PLAN_STEPS.c.at).where(
        PLAN_STEPS.c.plan == row.id, PLAN_STEPS.c.state == "approved"
    )
    approved = db.execute(signed.order_by(PLAN_STEPS.c.id.desc())).scalar()
    return Version.of(
        problem_of_row(row),
        plan_of_text(row.content, f"plan {row.id}"),
        starts=row.runs_from,
        name=f"{row.name} {row.version}",
        # Of two plans that both have a rep, the later one rules; each is a scope of its own.
        scope=f"plan {row.id}",
        approved=None if approved is None else approved.date(),
        first_monday=row.runs_from,
    )
