"""``routeplan archive feed``: secret addresses under which calendars show a rep's days."""

from __future__ import annotations

from routeplan.cli.archive.opening import opened
from routeplan.cli.archive.options import (
    AsUser,
    FeedLabel,
    FeedRep,
    MakeFeed,
    RevokeFeed,
    Where,
)
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say
from routeplan.errors import Fault, InputError


def feed(
    rep: FeedRep = None,
    make: MakeFeed = False,
    label: FeedLabel = "",
    revoke: RevokeFeed = None,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """List the calendar feeds of a rep or of all; make one, or revoke one."""
    chosen = language(lang)
    if make and rep is None:
        raise InputError([Fault.of("RP916", "rep")])
    with opened(archive, user) as desk:
        from routeplan.archive.feeds import list_feeds, make_feed, revoke_feed

        if revoke is not None:
            gone = revoke_feed(desk.archive, desk.who, revoke)
            say(phrase("feed_revoked", chosen, id=gone.id, rep=gone.rep))
        if make and rep is not None:
            made = make_feed(desk.archive, desk.who, rep, label)
            say(phrase("feed_made", chosen, id=made.feed.id, path=f"/feeds/{made.secret}.ics"))
        found = list_feeds(desk.archive, desk.who, rep)
    for each in found:
        at = f"{each.made_at.astimezone():%Y-%m-%d %H:%M}"
        words = {"id": each.id, "rep": each.rep, "label": each.label, "who": each.made_by}
        say(phrase("feed_line", chosen, at=at, **words).rstrip())
    if not found:
        say(phrase("feed_none", chosen))
    return 0
