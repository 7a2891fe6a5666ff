"""The dates of every store's visits, as they change."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import date


class VisitDates:
    """For each store the dates on which it is visited, ascending."""

    def __init__(self, visits: Iterable[tuple[str, date]]) -> None:
        self._dates: dict[str, list[date]] = {}
        for store, on in sorted(visits):
            self._dates.setdefault(store, []).append(on)

    def around(self, store: str, on: date) -> tuple[date | None, date | None]:
        """The store's last visit before a date and its first one after it."""
        dates = self._dates.get(store, [])
        place = bisect_left(dates, on)
        after = place + (place < len(dates) and dates[place] == on)
        before = dates[place - 1] if place else None
        return before, dates[after] if after < len(dates) else None

    def is_visited(self, store: str, on: date) -> bool:
        """True where the store has a visit on the date, by whomever."""
        dates = self._dates.get(store, [])
        place = bisect_left(dates, on)
        return place < len(dates) and dates[place] == on

    def add(self, store: str, on: date) -> None:
        """Note a visit."""
        insort(self._dates.setdefault(store, []), on)
