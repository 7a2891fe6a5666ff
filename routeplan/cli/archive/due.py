"""``routeplan archive due``: drafts to approve and cards to review."""

from __future__ import annotations

from routeplan.cli.archive.opening import opened
from routeplan.cli.archive.options import Approve, AsUser, OnDate, Where, Why
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say


def due(
    date: OnDate = None,
    approve: Approve = False,
    why: Why = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """List what is due, most urgent first; or approve all drafts among it."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.agenda import date_of
        from routeplan.archive.due import due_cards
        from routeplan.archive.steps import approve_cards

        day = None if date is None else date_of(date, "--date")
        found = due_cards(desk.archive, desk.who, day)
        if approve:
            drafts = [each.card.id for each in found if each.what == "approval"]
            approve_cards(desk.archive, desk.who, drafts, why or "approved")
            say(phrase("due_approved", chosen, count=len(drafts)))
            found = due_cards(desk.archive, desk.who, day)
    for each in found:
        over = phrase("days_over", chosen, days=each.days_over) if each.days_over else ""
        card = each.card
        words = {"number": card.standing.number, "id": card.id, "name": card.store.name}
        say(phrase(f"due_{each.what}", chosen, by=each.by, over=over, **words))
    if not found:
        say(phrase("due_none", chosen))
    return 0
