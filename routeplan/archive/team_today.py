"""How the day of every rep goes: planned, done, due, late, not started."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, select

from routeplan.archive.access import User, within_reach
from routeplan.archive.database import Archive
from routeplan.archive.dated import PlannedDate, dates_of_reps
from routeplan.archive.day_reports import SentReport, last_sent
from routeplan.archive.done_on import Trace, beside_stops, for_stops_on, told_of
from routeplan.archive.reps import Member, local_now
from routeplan.archive.schema import CARDS, REPS, VISITS
from routeplan.cycle import SECONDS_A_DAY
from routeplan.daylist import Stop
from routeplan.reps import Rep

# A stop is late when its planned start is over by so much.
GRACE_S = 15 * 60

Course = Literal["off", "not_started", "under_way", "late", "finished"]


@dataclass(frozen=True)
class CheckIn:
    """
    Where a rep was last.

    Parameters
    ----------
    arrived_s, left_s
        Seconds after midnight; None: not recorded, or still there.
    """

    visit: str
    store: str
    name: str
    arrived_s: int | None
    left_s: int | None


@dataclass(frozen=True)
class NextStop:
    """
    The first stop of the list that is still due.

    Parameters
    ----------
    arrive_s, start_s
        By the plan's clock, seconds after midnight.
    """

    store: str
    name: str
    arrive_s: int
    start_s: int


@dataclass(frozen=True)
class RepDay:
    """
    A rep's day as it goes.

    Parameters
    ----------
    label, kind
        The route, and why it is a workday or a day off; None: no plan runs.
    course
        ``off``: no stop is planned; ``not_started``: nothing is recorded yet; ``late``: so is
        a stop that is due; ``finished``: none is due any more; else ``under_way``.
    planned, done, skipped, due
        Stops of the list; of these visited, not visited for a reason, and neither.
    late
        Stops that are due although their planned start is over by a quarter of an hour.
    behind_s
        How long the planned start of the next stop is over; 0: it is not.
    unplanned
        Visits beside the list.
    sent
        The daily report that was sent last; None: none.
    """

    rep: str
    name: str
    team: str
    label: str | None
    kind: str | None
    course: Course
    planned: int
    done: int
    skipped: int
    due: int
    late: int
    behind_s: int
    unplanned: int
    last_check_in: CheckIn | None
    next_stop: NextStop | None
    sent: SentReport | None


def team_today(
    archive: Archive, who: User, on: date | None = None, team: str | None = None
) -> tuple[RepDay, ...]:
    """
    How a day goes for every rep within reach, by id.

    Parameters
    ----------
    on
        None: today, by the clock where each rep works. Of a day that is over every stop
        that is due is late, of one to come none.
    team
        Only this team; None: all within reach.
    """
    with archive.reading() as db:
        members = {each.rep.id: each for each in _members(db, who, team)}
        days = {rep: on or local_now(archive, each.rep).date() for rep, each in members.items()}
        found: list[RepDay] = []
        for day in sorted(set(days.values())):
            reps = [rep for rep in members if days[rep] == day]
            found += _on(db, archive, [members[rep] for rep in reps], day)
    return tuple(sorted(found, key=lambda each: each.rep))


def _members(db: Connection, who: User, team: str | None) -> Iterable[Member]:
    mine = [within_reach(who, "read visit", REPS.c.id)]
    if team is not None:
        mine.append(REPS.c.team == team)
    for row in db.execute(select(REPS).where(*mine).order_by(REPS.c.id)):
        yield Member(Rep.model_validate(row.content), row.team)


def _on(db: Connection, archive: Archive, members: Sequence[Member], on: date) -> Iterable[RepDay]:
    reps = [each.rep.id for each in members]
    planned = {each.rep: each for each in dates_of_reps(db, archive, reps, [on])}
    traces = _traces(db, reps, on)
    names = _names(db, {each.store for some in traces.values() for each in some})
    sent = last_sent(db, reps, on)
    for member in members:
        rep = member.rep.id
        now_s = _seconds(local_now(archive, member.rep), on)
        yield _day(member, planned[rep], traces.get(rep, []), names, sent.get(rep), now_s)


def _seconds(now: datetime, on: date) -> int:
    """The second of a date that it is; of another date its begin or end."""
    if now.date() == on:
        return now.hour * 3600 + now.minute * 60 + now.second
    return SECONDS_A_DAY if now.date() > on else 0


def _traces(db: Connection, reps: Sequence[str], on: date) -> dict[str, list[Trace]]:
    columns = [VISITS.c[name] for name in Trace.__dataclass_fields__]
    query = select(*columns).where(and_(VISITS.c.rep.in_(reps), told_of(on, on)))
    found: dict[str, list[Trace]] = {}
    for row in db.execute(query.order_by(VISITS.c.on, VISITS.c.id)):
        found.setdefault(row.rep, []).append(Trace(*row))
    return found


def _names(db: Connection, stores: Iterable[str]) -> dict[str, str]:
    query = select(CARDS.c.id, CARDS.c.name).where(CARDS.c.id.in_(sorted(stores)))
    return {row.id: row.name for row in db.execute(query)}


def _day(
    member: Member,
    planned: PlannedDate,
    traces: Sequence[Trace],
    names: Mapping[str, str],
    sent: SentReport | None,
    now_s: int,
) -> RepDay:
    on, day = planned.on, planned.day
    stops: tuple[Stop, ...] = () if day is None else day.stops
    told = for_stops_on(traces, on)
    stores = {stop.store.id for stop in stops}
    open_stops = [stop for stop in stops if stop.store.id not in told]
    done = sum(told[store].was_made for store in stores if store in told)
    over = [now_s - stop.time.start_s for stop in open_stops]
    late = sum(seconds > GRACE_S for seconds in over)
    made = [each for each in traces if each.on == on and each.was_made]
    status = None if day is None else day.status
    counts: dict[str, Any] = {
        "planned": len(stops), "done": done, "skipped": len(stops) - len(open_stops) - done,
        "due": len(open_stops), "late": late, "behind_s": max([0, *over[:1]]),
        "unplanned": sum(each.was_made for each in beside_stops(traces, on, stores)),
    }  # fmt: skip
    return RepDay(
        rep=member.rep.id, name=member.rep.name, team=member.team,
        label=None if day is None else day.label, kind=None if status is None else status.kind,
        course=_course(stops, open_stops, late, bool(traces)), **counts,
        last_check_in=_last(made, names), next_stop=_next(open_stops), sent=sent,
    )  # fmt: skip


def _course(
    stops: Sequence[Stop], open_stops: Sequence[Stop], late: int, has_records: bool
) -> Course:
    if not stops:
        return "off"
    if not open_stops:
        return "finished"
    if not has_records:
        return "not_started"
    return "late" if late else "under_way"


def _last(made: Sequence[Trace], names: Mapping[str, str]) -> CheckIn | None:
    if not made:
        return None
    last = max(made, key=lambda each: (each.arrived_s or 0, each.left_s or 0, each.id))
    name = names.get(last.store, "")
    return CheckIn(last.id, last.store, name, last.arrived_s, last.left_s)


def _next(open_stops: Sequence[Stop]) -> NextStop | None:
    if not open_stops:
        return None
    first = open_stops[0]
    time = first.time
    return NextStop(first.store.id, first.store.name, time.arrive_s, time.start_s)
