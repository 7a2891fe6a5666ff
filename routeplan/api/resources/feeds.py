"""Calendar feeds: secret addresses that calendars subscribe to."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Annotated, Any

from fastapi import Header, Path, Query, Response
from pydantic import Field

from routeplan import __version__
from routeplan.api.desk import OPEN, AtDesk, AtDoor
from routeplan.api.etags import IfNoneMatch, is_known, tag_of
from routeplan.api.fields import Asked, Name
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.api.whole_names import PathName
from routeplan.archive import feeds
from routeplan.archive.feeds import Feed
from routeplan.errors import Language
from routeplan.formats.ics import Events, lists_calendar

FEEDS = Routes("calendar feeds")
CALENDARS = Routes("calendar feeds", prefix="")
CALENDAR = "text/calendar; charset=utf-8"

_FEED = {
    "id": "9b1e07", "rep": "R1", "label": "phone of rita", "made_at": "2026-11-24T01:00:00Z",
    "made_by": "rita",
}  # fmt: skip
_NEW = {"feed": _FEED, "path": "/feeds/kJx0hT3lqk1yUu8b.ics"}
_TOLD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An iCalendar file (RFC 5545).",
        "content": {"text/calendar": {"schema": {"type": "string"}}},
    },
    304: {"description": "Nothing has changed."},
}


class FeedWish(Asked, frozen=True):
    """Whose days the feed tells, and what it is for."""

    rep: Name = Field(examples=["R1"])
    label: str = Field("", max_length=200, examples=["phone of rita"])


class NewFeedShown(Asked, frozen=True):
    """A feed and its path, from the address of the service on; it is shown this once."""

    feed: Feed
    path: str


@FEEDS.post("/feeds", "keep feed", status=201, shows=_NEW, also=(404,))
def make_a_feed(desk: AtDesk, asked: FeedWish) -> NewFeedShown:
    """
    Make a secret address under which a calendar subscribes to a rep's days.

    Whoever has the address reads the days, without signing in, until it is revoked or its
    maker may no longer keep feeds of the rep. Only its hash is kept.
    """
    made = feeds.make_feed(desk.archive, desk.who, asked.rep, asked.label)
    return NewFeedShown(feed=made.feed, path=feed_path(made.secret))


@FEEDS.get("/feeds", "keep feed", shows={"items": [_FEED], "next": None})
def list_feeds_in_reach(
    desk: AtDesk,
    rep: Annotated[str | None, Query(max_length=200)] = None,
    after: After = "",
    limit: Limit = 100,
) -> Page[Feed]:
    """List the feeds within reach that are not revoked, without their addresses."""
    found = feeds.list_feeds(desk.archive, desk.who, rep)
    return page_of(found, lambda each: each.id, after, limit)


@FEEDS.add("DELETE", "/feeds/{feed}", "keep feed", status=204)
def revoke_a_feed(desk: AtDesk, feed: Annotated[PathName, Path(max_length=64)]) -> None:
    """Make a feed's address worthless at once."""
    feeds.revoke_feed(desk.archive, desk.who, feed)


@CALENDARS.get("/feeds/{token}.ics", OPEN, response_class=Response, responses=_TOLD)
def read_a_feed(
    door: AtDoor,
    token: Annotated[str, Path(max_length=200, description="The secret.")],
    events: Annotated[Events, Query(description="An event for each.")] = "stop",
    lang: Annotated[Language | None, Query(description="Else as Accept-Language.")] = None,
    if_none_match: IfNoneMatch = None,
    if_modified_since: Annotated[str | None, Header(max_length=100)] = None,
) -> Response:
    """
    Read a rep's days, four weeks back and eight ahead, as a calendar that subscribes does.

    Lost days have no events; moved visits stand where they moved, under the identity that
    they had. An address that is unknown or was revoked is not there.
    """
    found = feeds.feed_days(door.archive, token)
    spoken: Language = lang or door.lang
    tag = tag_of(__version__, events, spoken, repr(found.rep), repr(found.days))
    headers = {
        # Weak: it says nothing of when the file was made, which the file itself does.
        "ETag": f"W/{tag}",
        "Last-Modified": format_datetime(found.changed_at.astimezone(UTC), usegmt=True),
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Language",
    }
    if is_known(tag, if_none_match) or (
        if_none_match is None and _is_newer(if_modified_since, found.changed_at)
    ):
        return Response(status_code=304, headers=headers)
    content = lists_calendar(
        "", found.rep, found.days, events=events, stamp=found.changed_at, lang=spoken
    )
    return Response(content, media_type=CALENDAR, headers=headers)


def feed_path(secret: str) -> str:
    """Where a calendar subscribes, from the address of the service on."""
    return f"/feeds/{secret}.ics"


def _is_newer(header: str | None, changed_at: datetime) -> bool:
    """True when a date that was sent lies no earlier than the last change."""
    try:
        since = parsedate_to_datetime(header or "")
    except ValueError:
        return False
    zoned = since if since.tzinfo is not None else since.replace(tzinfo=UTC)
    return changed_at.replace(microsecond=0) <= zoned
