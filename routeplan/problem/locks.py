"""What of an earlier plan has to stay: visits of stores, and whole days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, NonNegativeInt

from routeplan.cycle import day_name
from routeplan.patterns import Pattern, covers

RepDay = tuple[int, int]


class LockedDay(BaseModel, frozen=True, extra="forbid"):
    """One rep's cycle day that holds exactly these stores in this order."""

    rep: str
    day: NonNegativeInt
    stores: tuple[str, ...]


class Locks(BaseModel, frozen=True, extra="forbid"):
    """
    What a plan must keep.

    Parameters
    ----------
    visits
        For each locked store id its visits, all of them: (rep id, cycle day) pairs. At which
        place of its day's route a visit stands is free.
    lists
        Locked days. No other store may be visited on them.
    """

    visits: dict[str, tuple[tuple[str, NonNegativeInt], ...]] = {}
    lists: tuple[LockedDay, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.visits or self.lists)

    def without(self, stores: Collection[str]) -> Locks:
        """The locks when some stores are no longer there."""
        return Locks(
            visits={each: days for each, days in self.visits.items() if each not in stores},
            lists=tuple(
                day.model_copy(update={"stores": tuple(s for s in day.stores if s not in stores)})
                for day in self.lists
            ),
        )


@dataclass(frozen=True)
class StoreLock:
    """
    What locks mean for one store; days are (number of the rep, cycle day) pairs.

    Parameters
    ----------
    required, forbidden
        Days on which it has to be visited, and on which it must not be.
    is_whole
        True: it is visited on no day but those required.
    """

    required: frozenset[RepDay] = frozenset()
    forbidden: frozenset[RepDay] = frozenset()
    is_whole: bool = False

    @property
    def lenient(self) -> StoreLock:
        """For a store that cannot do without locked days: its visits there are left out."""
        return replace(self, forbidden=frozenset())

    def allows(self, pattern: Pattern, reps: Sequence[int]) -> bool:
        """
        Whether a store may be visited on the days of a pattern.

        Parameters
        ----------
        reps
            Numbers of the reps who visit it, any of them on any day.
        """
        days = {day for rep, day in self.required if rep in reps}
        if len(days) < len(self.required) or not days <= set(pattern):
            return False
        others = [day for day in pattern if day not in days]
        if self.is_whole and others:
            return False
        return all(any((rep, day) not in self.forbidden for rep in reps) for day in others)

    def kept(
        self,
        patterns: Sequence[Pattern],
        reps: Sequence[int],
        routes: Sequence[tuple[int, Pattern]],
    ) -> tuple[Pattern, ...]:
        """
        The patterns that are allowed, and can be made up of the routes of some reps.

        Parameters
        ----------
        reps
            Numbers of the reps who visit the store, any of them on any day.
        routes
            The rep and the days of each route.
        """
        parts = dict(enumerate(days for rep, days in routes if self.lets(rep, days)))
        return tuple(
            pattern
            for pattern in patterns
            if self.allows(pattern, reps) and any(covers(pattern, parts))
        )

    def lets(self, rep: int, days: Collection[int]) -> bool:
        """Whether a rep may visit the store on each of some days."""
        for day in days:
            if (rep, day) in self.required:
                continue
            is_others = any(day == each for _, each in self.required)
            if is_others or self.is_whole or (rep, day) in self.forbidden:
                return False
        return True

    def words(self, reps: Sequence[str]) -> str:
        """The days required, in words; ``-``: none."""
        days = sorted(self.required, key=lambda each: (each[1], each[0]))
        return ", ".join(f"{reps[rep]} {day_name(day)}" for rep, day in days) or "-"


FREE = StoreLock()


def store_locks(
    locks: Locks, stores: Mapping[str, int], reps: Mapping[str, int]
) -> tuple[StoreLock, ...]:
    """
    What locks mean for each store.

    Parameters
    ----------
    stores, reps
        Numbers by id.
    """
    if not locks:
        return (FREE,) * len(stores)
    listed = {(reps[each.rep], each.day): frozenset(each.stores) for each in locks.lists}
    every = frozenset(listed)
    unlisted = StoreLock(forbidden=every)
    found = []
    for store in stores:
        own = frozenset(day for day, names in listed.items() if store in names)
        visits = locks.visits.get(store)
        if visits is None and not own:
            found.append(unlisted)
            continue
        kept = frozenset((reps[rep], day) for rep, day in visits or ())
        found.append(StoreLock(own | kept, every - own, visits is not None))
    return tuple(found)
