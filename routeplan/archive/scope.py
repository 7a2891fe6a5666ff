"""What is to be planned: the approved stores of some reps, and these reps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from routeplan.archive.access import User, within_reach
from routeplan.archive.card import Card
from routeplan.archive.card_rows import (
    cards_where,
)
from routeplan.archive.database import Archive
from routeplan.archive.options import options, rules_of
from routeplan.archive.reps import list_reps
from routeplan.archive.schema import CARDS, REPS
from routeplan.errors import Fault, NotThereError
from routeplan.reps import Rep
from routeplan.rules import Rules
from routeplan.stores import Store


@dataclass(frozen=True)
class Scope:
    """
    The part of a problem that the archive holds.

    Parameters
    ----------
    stores
        Approved stores of these reps, by id; stores without a rep come with every scope
        that is not narrowed to a team.
    reps
        By id.
    rules
        The archive's.
    """

    stores: tuple[Store, ...]
    reps: tuple[Rep, ...]
    rules: Rules


def scope_of(archive: Archive, who: User, team: str | None = None) -> Scope:
    """
    What a user may plan; drafts and closed stores are left out.

    Parameters
    ----------
    team
        Only this team; None: all reps within reach.
    """
    given = [within_reach(who, "make plan", CARDS.c.rep), CARDS.c.state == "approved"]
    if team is not None:
        given.append(CARDS.c.rep.in_(select(REPS.c.id).where(REPS.c.team == team)))
    members = [each for each in list_reps(archive, who) if team in (None, each.team)]
    with archive.reading() as db:
        cards = cards_where(db, *given)
        rules = rules_of(options(db))
    reps = tuple(each.rep for each in members)
    return Scope(tuple(map(_with_area, cards)), reps, rules)


def approved_stores(archive: Archive, who: User, ids: Sequence[str]) -> tuple[Store, ...]:
    """
    Stores that a user may plan, in the order of their ids.

    Raises
    ------
    NotThereError
        RP911, for each that is not there, not approved or out of reach.
    """
    given = [within_reach(who, "make plan", CARDS.c.rep), CARDS.c.state == "approved"]
    with archive.reading() as db:
        found = {card.id: card for card in cards_where(db, CARDS.c.id.in_(ids), *given)}
    missing = [each for each in ids if each not in found]
    if missing:
        raise NotThereError(Fault.of("RP911", f"store {each}") for each in missing)
    return tuple(_with_area(found[each]) for each in ids)


def _with_area(card: Card) -> Store:
    """The store with its area, which reviews group by, as a file's column would have it."""
    extra = (("area", card.standing.area), *card.store.extra)
    return card.store.model_copy(update={"extra": extra})
