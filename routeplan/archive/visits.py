"""Recording visits, each once however often it is sent, and reading them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, func, select

from routeplan.archive.access import Act, User, allows, refusal, within_reach
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.forms import known_forms
from routeplan.archive.reps import teams
from routeplan.archive.rows import ROWS_AT_ONCE, dialect_insert
from routeplan.archive.schema import CARDS, VISITS
from routeplan.errors import Fault, InputError
from routeplan.visits import Visit, merge, received, visit_of

MOST_AT_ONCE = 1_000
# Somewhere on earth it is tomorrow already: the easternmost zone is 14 hours ahead.
FARTHEST_ZONE = timedelta(hours=14)


@dataclass(frozen=True)
class Receipt:
    """
    What became of one visit that was sent.

    Parameters
    ----------
    id
        The visit's; empty where it had none.
    status
        ``recorded``: it is kept now, durably. ``repeated``: it was kept before, just so.
        ``refused``: it is not kept; sending it again changes nothing.
    late
        True: it came after its own day.
    faults
        Why it was refused.
    """

    id: str
    status: Literal["recorded", "repeated", "refused"]
    late: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass
class _Sent:
    """A visit on its way in."""

    id: str
    visit: Visit | None
    receipt: Receipt | None = None

    def refuse(self, faults: Iterable[Fault]) -> None:
        self.receipt = Receipt(self.id, "refused", faults=tuple(faults))


def record_visits(
    archive: Archive, who: User, contents: Sequence[Mapping[str, Any]]
) -> tuple[Receipt, ...]:
    """
    Record visits as phones and programs send them.

    Each stands for itself: one that is wrong does not keep the others out. Those recorded
    are on the disk when this returns.

    Parameters
    ----------
    contents
        The fields of each ``Visit``; ids are made by the sender.

    Returns
    -------
    tuple[Receipt, ...]
        One for each, in their order. Refused are visits with faults (RP6xx), with the id of
        another visit (RP960), of the future (RP961), of reps out of reach (RP910), and of
        reps or stores that the archive does not know (RP911).
    """
    with archive.writing() as db:
        forms = known_forms(db)
        sent = [_sent(content, forms, place) for place, content in enumerate(contents, start=1)]
        _judge(db, archive, who, sent)
        _settle(db, archive, who, sent)
    return tuple(each.receipt for each in sent if each.receipt is not None)


def record_visit(archive: Archive, who: User, content: Mapping[str, Any]) -> Receipt:
    """
    Record one visit; see ``record_visits``.

    Raises
    ------
    InputError
        What it would be refused for.
    """
    receipt = record_visits(archive, who, [content])[0]
    if receipt.faults:
        raise InputError(receipt.faults)
    return receipt


def list_visits(
    archive: Archive,
    who: User,
    *,
    rep: str | None = None,
    store: str | None = None,
    first: date | None = None,
    last: date | None = None,
    after: str = "",
    limit: int = 100,
) -> tuple[Visit, ...]:
    """
    The visits that a user may see, by day and id, a page at a time.

    Parameters
    ----------
    rep, store
        Only these; None: any.
    first, last
        From one day to another, both included; None: no limit.
    after
        The id of the last visit of the page before; empty: from the start.
    limit
        Most visits, at most 1,000.
    """
    given: list[ColumnElement[bool]] = [within_reach(who, "read visit", VISITS.c.rep)]
    for column, value in ((VISITS.c.rep, rep), (VISITS.c.store, store)):
        if value is not None:
            given.append(column == value)
    if first is not None:
        given.append(VISITS.c.on >= first)
    if last is not None:
        given.append(VISITS.c.on <= last)
    with archive.reading() as db:
        if after:
            day = select(VISITS.c.on).where(VISITS.c.id == after).scalar_subquery()
            given.append((VISITS.c.on > day) | ((VISITS.c.on == day) & (VISITS.c.id > after)))
        return visits_where(db, and_(*given), min(limit, MOST_AT_ONCE))


def read_visit(archive: Archive, who: User, visit_id: str) -> Visit:
    """
    One visit.

    Raises
    ------
    NotThereError
        RP911, also for the visit of a rep out of reach.
    """
    with archive.reading() as db:
        mine = within_reach(who, "read visit", VISITS.c.rep)
        found = visits_where(db, and_(VISITS.c.id == visit_id, mine))
    if not found:
        raise not_there(f"visit {visit_id}")
    return found[0]


def visits_where(
    db: Connection, condition: ColumnElement[bool], limit: int | None = None
) -> tuple[Visit, ...]:
    """Visits by day and id, for the archive's own use; None: all of them."""
    query = select(VISITS.c.content).where(condition).order_by(VISITS.c.on, VISITS.c.id)
    contents = db.execute(query.limit(limit)).scalars()
    # They were checked when they were recorded; a year of a large team is read again often.
    return tuple(Visit.model_validate(content) for content in contents)


def last_visits(
    db: Connection, who: User, stores: Collection[str], count: int
) -> dict[str, tuple[Visit, ...]]:
    """The latest visits of each store that a user may see, latest first."""
    mine = VISITS.c.store.in_(stores), within_reach(who, "read visit", VISITS.c.rep)
    order = VISITS.c.on.desc(), VISITS.c.received_at.desc(), VISITS.c.id
    place = func.row_number().over(partition_by=VISITS.c.store, order_by=order).label("place")
    placed = select(VISITS.c.id, place).where(*mine).subquery()
    query = (
        select(VISITS.c.store, VISITS.c.content)
        .join(placed, placed.c.id == VISITS.c.id)
        .where(placed.c.place <= count)
        .order_by(VISITS.c.store, placed.c.place)
    )
    found: dict[str, list[Visit]] = {}
    for store, content in db.execute(query):
        found.setdefault(store, []).append(Visit.model_validate(content))
    return {store: tuple(visits) for store, visits in found.items()}


def _sent(content: Mapping[str, Any], forms: Any, place: int) -> _Sent:
    given = content.get("id")
    sent = _Sent(given if isinstance(given, str) else "", None)
    # When it arrived and whether it was late is for the archive to say.
    said = {key: value for key, value in content.items() if key not in ("received_at", "late")}
    try:
        sent.visit = visit_of(said, forms, f"visit {sent.id or place}")
    except InputError as error:
        sent.refuse(error.faults)
    return sent


def _judge(db: Connection, archive: Archive, who: User, sent: Sequence[_Sent]) -> None:
    visits = [each.visit for each in sent if each.visit is not None]
    team_of_rep = teams(db, {visit.rep for visit in visits})
    stores = _known_stores(db, {visit.store for visit in visits})
    latest = (archive.now().astimezone(UTC) + FARTHEST_ZONE).date()
    for each in sent:
        if each.visit is not None:
            act: Act = "record visit"
            visit, where = each.visit, f"visit {each.id}"
            if not allows(who, act, visit.rep, team_of_rep.get(visit.rep)):
                each.refuse(refusal(who, act, where).faults)
                continue
            faults = [
                Fault.of("RP911", f"{where} {noun}")
                for noun, is_known in (
                    (f"rep {visit.rep}", visit.rep in team_of_rep),
                    (f"store {visit.store}", visit.store in stores),
                )
                if not is_known
            ]
            if visit.on > latest:
                faults.append(Fault.of("RP961", f"{where} on"))
            if faults:
                each.refuse(faults)


def _settle(db: Connection, archive: Archive, who: User, sent: Sequence[_Sent]) -> None:
    """Write what is new; what is there already is repeated or, if it differs, refused."""
    now = archive.now()
    waiting = [each for each in sent if each.receipt is None and each.visit is not None]
    known = _known_visits(db, {each.id for each in waiting})
    fresh: dict[str, Visit] = {}
    for each in waiting:
        if each.visit is not None and each.id not in known:
            fresh.setdefault(each.id, received(each.visit, now))
    added = _add(db, who, fresh)
    # Another process may have recorded the same visit between the look and the write.
    known |= {**fresh, **_known_visits(db, fresh.keys() - added)}
    first = set(added)
    for each in waiting:
        there = known[each.id]
        if each.visit is None or merge([there], [each.visit]).conflicting:
            each.refuse([Fault.of("RP960", f"visit {each.id}")])
        else:
            status: Literal["recorded", "repeated"] = "recorded" if each.id in first else "repeated"
            first.discard(each.id)
            each.receipt = Receipt(each.id, status, there.late)


def _add(db: Connection, who: User, fresh: Mapping[str, Visit]) -> set[str]:
    """The ids of those that were not there."""
    rows = [visit_row(who, fresh[each]) for each in sorted(fresh)]
    added: set[str] = set()
    for start in range(0, len(rows), ROWS_AT_ONCE):
        statement = dialect_insert(db, VISITS).values(rows[start : start + ROWS_AT_ONCE])
        written = db.execute(statement.on_conflict_do_nothing().returning(VISITS.c.id))
        added.update(written.scalars())
    return added


def _known_visits(db: Connection, ids: Iterable[str]) -> dict[str, Visit]:
    query = select(VISITS.c.content).where(VISITS.c.id.in_(sorted(ids)))
    visits = map(Visit.model_validate, db.execute(query).scalars())
    return {visit.id: visit for visit in visits}


def _known_stores(db: Connection, ids: Iterable[str]) -> set[str]:
    return set(db.execute(select(CARDS.c.id).where(CARDS.c.id.in_(sorted(ids)))).scalars())


def visit_row(who: User, visit: Visit) -> dict[str, Any]:
    """What is written of a visit, for the archive's own use."""
    return {
        "id": visit.id,
        "rep": visit.rep,
        "store": visit.store,
        "on": visit.on,
        "is_urgent": visit.is_urgent,
        "late": visit.late,
        "received_at": visit.received_at,
        "received_from": who.name,
        "content": visit.model_dump(mode="json"),
        "planned_on": visit.planned_on,
        "not_visited": visit.not_visited,
        "arrived_s": visit.arrived_s,
        "left_s": visit.left_s,
        "outcomes": ",".join(visit.outcomes),
        "order_cents": visit.order_cents,
        "collected_cents": visit.collected_cents,
    }
