"""Lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from routeplan.errors import Fault, InputError

T = TypeVar("T")
MOST_A_PAGE = 500

Limit = Annotated[int, Query(ge=1, le=MOST_A_PAGE, description="Most items of the page.")]
After = Annotated[
    str, Query(description="The `next` of the page before; empty: from the start.", max_length=500)
]
AfterNumber = Annotated[
    int, Query(ge=0, le=2**53, description="The `next` of the page before; 0: from the start.")
]


class Page(BaseModel, Generic[T], frozen=True):
    """
    A part of a list.

    Parameters
    ----------
    items
        In the list's order.
    next
        Sent as ``after`` it gives the page behind this one; None: this is the last.
    """

    items: tuple[T, ...]
    next: str | None = None


def page_of(items: Sequence[T], key: Callable[[T], object], after: object, limit: int) -> Page[T]:
    """
    A page of a list that is there as a whole.

    Parameters
    ----------
    key
        Tells one item of the list from all others.

    Raises
    ------
    InputError
        RP915, when ``after`` is no key of the list.
    """
    start = 0
    if after:
        keys = [str(key(each)) for each in items]
        if str(after) not in keys:
            reason = "not the next of a page"
            raise InputError([Fault.of("RP915", "query after", value=str(after), reason=reason)])
        start = keys.index(str(after)) + 1
    return part_of(items[start : start + limit + 1], key, limit)


def part_of(found: Sequence[T], key: Callable[[T], object], limit: int) -> Page[T]:
    """A page from the items that follow, of which one more was asked for than fits."""
    shown = tuple(found[:limit])
    following = str(key(shown[-1])) if len(found) > limit else None
    return Page(items=shown, next=following)
