"""What the plans that run have for reps on dates, with holidays and leave heeded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Text, cast, or_, select

from routeplan.agenda import with_exceptions
from routeplan.archive.access import User, within_reach
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.plan_content import KeptProblem
from routeplan.archive.schema import ABSENCES, PLAN_REPS, PLANS, REPS
from routeplan.archive.whole_problem import Parts, problem_of
from routeplan.daylist import DayList, LaidPlan
from routeplan.formats.plan_json import plan_of_text
from routeplan.problem import Source
from routeplan.workdays import DateException

ONE_DAY = timedelta(days=1)
# Dates are laid to the end of a week beyond those asked for, so that tomorrow need not
# lay them again.
LAID_AHEAD = timedelta(days=7)
BYTES_A_STORE = 2_000
_LIGHT = (PLANS.c.id, PLANS.c.name, PLANS.c.version, PLANS.c.sha256, PLANS.c.made_at,
          PLANS.c.runs_from, PLANS.c.runs_until)  # fmt: skip


@dataclass(frozen=True)
class RunningPlan:
    """
    A plan that runs, or ran.

    Parameters
    ----------
    runs_from, runs_until
        As in ``plans.PlanEntry``.
    """

    id: int
    name: str
    version: int
    runs_from: date
    runs_until: date | None


@dataclass(frozen=True)
class PlannedDate:
    """
    What is planned for a rep on a date.

    Parameters
    ----------
    plan, day
        None: no plan runs for the rep on this date.
    """

    rep: str
    on: date
    plan: RunningPlan | None
    day: DayList | None


def require_seen_rep(db: Connection, who: User, rep: str) -> None:
    """
    Refuse a rep whose plans a user may not see.

    Raises
    ------
    NotThereError
        RP911.
    """
    known = within_reach(who, "read plan", REPS.c.id)
    if not db.execute(select(REPS.c.id).where(REPS.c.id == rep, known)).scalar():
        raise not_there(f"rep {rep}")


def days_between(first: date, last: date) -> list[date]:
    """Every date of a stretch, both ends included."""
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


def dates_of_reps(
    db: Connection, archive: Archive, reps: Sequence[str], days: Sequence[date]
) -> Iterator[PlannedDate]:
    """What is planned for reps on ascending days, by rep and day, for the archive's own use."""
    plans = _plans(db, archive, reps, days)
    for rep in reps:
        for on in days:
            ruling = [each for each in plans[rep] if each.rules_on(on)]
            if ruling:
                yield PlannedDate(rep, on, ruling[-1].plan, ruling[-1].day(rep, on))
            else:
                yield PlannedDate(rep, on, None, None)


def plans_and_days(
    db: Connection, archive: Archive, rep: str, days: Sequence[date]
) -> Iterator[tuple[LaidPlan, DayList]]:
    """The plan that runs for a rep on each of some ascending days, and its list of the day."""
    plans = _plans(db, archive, [rep], days)[rep]
    for on in days:
        ruling = [each for each in plans if each.rules_on(on)]
        if ruling:
            yield ruling[-1].laid(), ruling[-1].day(rep, on)


class _Running:
    """One running plan, which is laid on dates when the first list is asked for."""

    def __init__(self, db: Connection, archive: Archive, row: Any, last: date) -> None:
        self.db, self.archive = db, archive
        self.plan = RunningPlan(row.id, row.name, row.version, row.runs_from, row.runs_until)
        self.exceptions = tuple(_days_off(db, row.id, row.runs_from))
        self.last = last
        # A plan is never changed, but a restored backup may have another under its number.
        self.key = row.id, row.sha256, row.made_at, row.runs_from, self.exceptions

    def rules_on(self, on: date) -> bool:
        until = self.plan.runs_until
        return self.plan.runs_from <= on and (until is None or on <= until)

    def day(self, rep: str, on: date) -> DayList:
        key = *self.key, rep, on
        found = self.archive.lists.get(key)
        if found is None:
            found = self.laid().day(rep, on)
            self.archive.lists.put(key, found, 1 + len(found.stops))
        return found

    def laid(self) -> LaidPlan:
        with self.archive.laying:
            laid = self.archive.laid.get(self.key)
            if laid is None or laid.last < self.last:
                laid = self._lay()
                self.archive.laid.put(self.key, laid, _weight(laid))
            return laid

    def _lay(self) -> LaidPlan:
        # As texts: large JSON is read faster by the models than by the database's driver.
        texts = (cast(PLANS.c[name], Text).label(name) for name in ("parts", "problem"))
        wanted = PLANS.c.content, PLANS.c.travel, *texts
        row = self.db.execute(select(*wanted).where(PLANS.c.id == self.plan.id)).one()
        # Of what it was read from the settings count: they say how its ways were found.
        source = Source(settings=KeptProblem.model_validate_json(row.problem).settings)
        problem = problem_of(Parts.model_validate_json(row.parts), row.travel, source)
        if self.exceptions:
            problem = with_exceptions(problem, self.exceptions)
        plan = plan_of_text(row.content, f"plan {self.plan.id}")
        return LaidPlan(problem, plan, self.last + LAID_AHEAD, self.plan.runs_from)


def _plans(
    db: Connection, archive: Archive, reps: Sequence[str], days: Sequence[date]
) -> dict[str, list[_Running]]:
    """The plans that run for each rep on any of some days, the latest start last."""
    rows = _running(db, reps, days[0], days[-1])
    plans = {row.id: _Running(db, archive, row, days[-1]) for row in rows}
    found: dict[str, list[_Running]] = {rep: [] for rep in reps}
    for row in rows:
        found[row.rep].append(plans[row.id])
    return found


def _running(db: Connection, reps: Sequence[str], first: date, last: date) -> Sequence[Any]:
    query = (
        select(*_LIGHT, PLAN_REPS.c.rep)
        .join(PLAN_REPS, PLAN_REPS.c.plan == PLANS.c.id)
        .where(PLAN_REPS.c.rep.in_(reps), PLANS.c.runs_from <= last)
        .where(PLANS.c.runs_until.is_(None) | (PLANS.c.runs_until >= first))
        .order_by(PLANS.c.runs_from, PLANS.c.id)
    )
    return db.execute(query).all()


def _days_off(db: Connection, plan: int, since: date) -> Iterator[DateException]:
    """The archive's days off of a plan's reps; those of everybody come first."""
    reps = select(PLAN_REPS.c.rep).where(PLAN_REPS.c.plan == plan)
    query = (
        select(ABSENCES)
        .where(or_(ABSENCES.c.rep.is_(None), ABSENCES.c.rep.in_(reps)), ABSENCES.c.last >= since)
        .order_by(ABSENCES.c.id)
    )
    for row in db.execute(query):
        note = row.note or row.kind
        yield DateException(first=row.first, last=row.last, rep=row.rep, note=note)


def _weight(laid: LaidPlan) -> int:
    problem = laid.problem
    travels: Iterable[Any] = (problem.travel, *problem.travel_by_mode.values())
    matrices = sum(int(each.seconds.nbytes + each.metres.nbytes) for each in travels)
    return matrices + BYTES_A_STORE * len(problem.stores)
