"""Calendar feeds: secret addresses under which a calendar subscribes to a rep's days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from routeplan.archive.access import User, allows, require, within_reach
from routeplan.archive.card_rows import require_rep, team_of
from routeplan.archive.changes import Difference, Entry, record
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.dated import dates_of_reps, days_between
from routeplan.archive.schema import CHANGES, FEEDS, PLAN_REPS, PLAN_STEPS, REPS
from routeplan.archive.tokens import BYTES, hash_of, id_of
from routeplan.archive.users import find_account
from routeplan.daylist import DayList
from routeplan.reps import Rep

WEEKS_BACK, WEEKS_AHEAD = 4, 8
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Feed:
    """
    A feed as those see it who keep it, without the secret.

    Parameters
    ----------
    id
        The first half of the secret's hash, enough to revoke it by.
    label
        What it is for, such as the phone that subscribes.
    """

    id: str
    rep: str
    label: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class NewFeed:
    """A feed just made, and its secret, which is told this once."""

    feed: Feed
    secret: str


@dataclass(frozen=True)
class FeedDays:
    """
    What a feed tells at the moment.

    Parameters
    ----------
    days
        A list for each date on which a plan runs, ascending.
    changed_at
        No later did anything change that it tells of.
    """

    rep: Rep
    days: tuple[DayList, ...]
    changed_at: datetime


def make_feed(archive: Archive, who: User, rep: str, label: str = "") -> NewFeed:
    """
    A new feed of a rep's days; only the hash of its secret is kept.

    It tells the days for as long as it is not revoked and its maker may keep feeds of the
    rep; one made from the console only until it is revoked.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    secret = secrets.token_urlsafe(BYTES)
    row = {
        "sha256": hash_of(secret), "rep": rep, "label": label, "made_at": archive.now(),
        "made_by": who.name,
    }  # fmt: skip
    with archive.writing() as db:
        require_rep(db, who, "keep feed", rep, "feed")
        db.execute(insert(FEEDS), row)
        feed = _feed(db.execute(select(FEEDS).where(FEEDS.c.sha256 == row["sha256"])).one())
        made = Difference("feed", None, {"id": feed.id, "label": label})
        record(db, Entry(archive.now(), who.name, "feed made"), "rep", rep, [made])
    return NewFeed(feed, secret)


def list_feeds(archive: Archive, who: User, rep: str | None = None) -> tuple[Feed, ...]:
    """
    The feeds within reach that are not revoked, by rep and age.

    Parameters
    ----------
    rep
        Only of this rep; None: of all.
    """
    given = [within_reach(who, "keep feed", FEEDS.c.rep), FEEDS.c.revoked_at.is_(None)]
    if rep is not None:
        given.append(FEEDS.c.rep == rep)
    query = select(FEEDS).where(*given).order_by(FEEDS.c.rep, FEEDS.c.made_at, FEEDS.c.sha256)
    with archive.reading() as db:
        return tuple(_feed(row) for row in db.execute(query))


def revoke_feed(archive: Archive, who: User, feed_id: str) -> Feed:
    """
    Make a feed worthless at once.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    where = f"feed {feed_id}"
    mine = FEEDS.c.sha256.startswith(feed_id, autoescape=True), FEEDS.c.revoked_at.is_(None)
    with archive.writing() as db:
        row = db.execute(select(FEEDS).where(*mine)).first() if feed_id else None
        if row is None or id_of(row.sha256) != feed_id:
            raise not_there(where)
        require(who, "keep feed", row.rep, team_of(db, row.rep), where)
        now = archive.now()
        db.execute(update(FEEDS).where(FEEDS.c.sha256 == row.sha256).values(revoked_at=now))
        gone = Difference("feed", {"id": feed_id, "label": row.label}, None)
        record(db, Entry(now, who.name, "feed revoked"), "rep", row.rep, [gone])
    return _feed(row)


def feed_days(archive: Archive, secret: str) -> FeedDays:
    """
    The days of the rep whose feed has a secret, four weeks back and eight ahead.

    Raises
    ------
    NotThereError
        RP911, when it is unknown or revoked, or its maker may not keep it any more.
    """
    monday = archive.today() - timedelta(days=archive.today().weekday())
    first, last = monday - WEEKS_BACK * WEEK, monday + (WEEKS_AHEAD + 1) * WEEK - timedelta(days=1)
    with archive.reading() as db:
        row = db.execute(select(FEEDS).where(FEEDS.c.sha256 == hash_of(secret))).first()
        if row is None or row.revoked_at is not None or not _may_keep(db, row):
            raise not_there("feed")
        found = dates_of_reps(db, archive, [row.rep], days_between(first, last))
        days = tuple(each.day for each in found if each.day is not None)
        content = db.execute(select(REPS.c.content).where(REPS.c.id == row.rep)).scalar_one()
        return FeedDays(Rep.model_validate(content), days, _changed_at(db, archive, row, monday))


def _may_keep(db: Connection, row: Any) -> bool:
    """True while the maker may; whoever made it from the console is no user."""
    account = find_account(db, row.made_by)
    if account is None:
        return True
    return account.is_active and allows(account.user, "keep feed", row.rep, team_of(db, row.rep))


def _changed_at(db: Connection, archive: Archive, row: Any, monday: date) -> datetime:
    """When a plan of the rep took a step, days off changed, or the weeks told moved on."""
    plans = select(PLAN_REPS.c.plan).where(PLAN_REPS.c.rep == row.rep)
    steps = select(func.max(PLAN_STEPS.c.at)).where(PLAN_STEPS.c.plan.in_(plans))
    noted = or_(CHANGES.c.noun == "absence", CHANGES.c.noun == "archive")
    changes = select(func.max(CHANGES.c.at)).where(noted)
    week = datetime.combine(monday, datetime.min.time(), archive.now().tzinfo)
    found = [db.execute(each).scalar() for each in (steps, changes)]
    moments: list[datetime] = [row.made_at, week, *(each for each in found if each is not None)]
    return max(moments)


def _feed(row: Any) -> Feed:
    return Feed(id_of(row.sha256), row.rep, row.label, row.made_at, row.made_by)
