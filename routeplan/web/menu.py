"""Which pages there are for whom."""

from __future__ import annotations

from dataclasses import dataclass

from routeplan.archive import User
from routeplan.archive.access import Act, reach


@dataclass(frozen=True)
class Entry:
    """
    One page of the menu.

    Parameters
    ----------
    word
        Key of its name among the words of the frame.
    needs
        The act that shows that the page is of use to a user.
    is_for_reps
        True: of use to who is a rep; False: to everybody else.
    """

    word: str
    path: str
    needs: Act
    is_for_reps: bool = False


ENTRIES = (
    Entry("menu_today", "/rep/", "record visit", is_for_reps=True),
    Entry("menu_team", "/team", "see urgent report"),
    Entry("menu_plans", "/plans", "read plan"),
    Entry("menu_cards", "/cards", "read short card"),
    Entry("menu_users", "/users", "keep users"),
)


def menu_of(who: User) -> tuple[Entry, ...]:
    """The entries of a user's menu; the first is where the user starts."""
    is_rep = who.rep is not None
    return tuple(
        each for each in ENTRIES
        if reach(who, each.needs) is not None and each.is_for_reps == is_rep
    )  # fmt: skip


def home_of(who: User) -> str:
    """Where a user starts: planners at their plans, others at the first page of their menu."""
    if who.role == "planner":
        return "/plans"
    return next((each.path for each in menu_of(who)), "/plans")
