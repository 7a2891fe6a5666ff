"""Which reps, stores and records a review looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from routeplan.review.made import UNKNOWN, BoolArray, IntArray, VisitTable
from routeplan.review.matching import key_of
from routeplan.review.versions import Segment, Version, segments


@dataclass(frozen=True, eq=False)
class Selection:
    """
    Ids and their numbers, and the rows that concern the reps asked for.

    Parameters
    ----------
    reps, stores
        All ids of plans and visits.
    rep_numbers, store_numbers
        Their numbers.
    is_chosen
        For each rep, True: it was asked for.
    has_store
        For each store, True: a rep who was asked for plans or visits it.
    segments
        When each version rules which rep, for reps who plan such a store.
    visits
        Records of such stores up to the last day, in the order in which they were made;
        those of one moment by id, so that it does not matter how they were kept.
    visit_rep, visit_store
        Their numbers in ``reps`` and ``stores``.
    """

    reps: tuple[str, ...]
    stores: tuple[str, ...]
    rep_numbers: Mapping[str, int]
    store_numbers: Mapping[str, int]
    is_chosen: BoolArray
    has_store: BoolArray
    segments: tuple[Segment, ...]
    visits: VisitTable
    visit_rep: IntArray
    visit_store: IntArray

    @classmethod
    def of(
        cls,
        versions: Sequence[Version],
        visits: VisitTable,
        last: int,
        wanted: frozenset[str] | None,
    ) -> Selection:
        """The rows that concern some reps; None: all."""
        reps = dict.fromkeys(rep.id for version in versions for rep in version.problem.reps)
        stores = dict.fromkeys(shop.id for version in versions for shop in version.problem.stores)
        rep_numbers = _numbers(reps, visits.reps)
        store_numbers = _numbers(stores, visits.stores)
        rep = _renumbered(visits.rep, visits.reps, rep_numbers)
        store = _renumbered(visits.store, visits.stores, store_numbers)
        is_chosen = np.array([wanted is None or each in wanted for each in rep_numbers], np.bool_)
        planned_by = [_planned(version, store_numbers) for version in versions]
        has_store = np.full(len(store_numbers), wanted is None)
        has_store[store[is_chosen[rep]]] = True
        for routes in planned_by:
            for name in (wanted or frozenset()) & routes.keys():
                has_store[routes[name]] = True
        ruled = tuple(
            segment
            for segment in segments(versions)
            if has_store[planned_by[segment.version].get(segment.rep, [])].any()
        )
        rows = _as_made(visits, np.flatnonzero(has_store[store] & (visits.day <= last)))
        return cls(
            reps=tuple(rep_numbers),
            stores=tuple(store_numbers),
            rep_numbers=rep_numbers,
            store_numbers=store_numbers,
            is_chosen=is_chosen,
            has_store=has_store,
            segments=ruled,
            visits=_rows_of(visits, rows),
            visit_rep=rep[rows],
            visit_store=store[rows],
        )


def _numbers(first: Mapping[str, None], more: Sequence[str]) -> dict[str, int]:
    names = dict.fromkeys([*first, *more])
    return {name: number for number, name in enumerate(names)}


def _renumbered(column: IntArray, names: Sequence[str], numbers: Mapping[str, int]) -> IntArray:
    if not names:
        return np.full(len(column), UNKNOWN, dtype=np.int64)
    return np.array([numbers[name] for name in names], dtype=np.int64)[column]


def _planned(version: Version, store_numbers: Mapping[str, int]) -> dict[str, list[int]]:
    """The stores on the routes of each rep."""
    found: dict[str, list[int]] = {}
    for route in version.plan.routes:
        found.setdefault(route.rep, []).extend(store_numbers[store] for store in route.stores)
    return found


def _as_made(visits: VisitTable, rows: IntArray) -> IntArray:
    """Rows by day, arrival and id."""
    moment = key_of(visits.day[rows], visits.arrived_s[rows])
    order = np.argsort(moment, kind="stable")
    same = np.diff(moment[order]) == 0
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(tied):
        # Few are, and comparing the ids of a million would take longer than the review.
        ids = np.array([visits.ids[row] for row in rows[order[tied]].tolist()])
        order[tied] = order[tied][np.lexsort((ids, moment[order[tied]]))]
    return rows[order]


def _rows_of(visits: VisitTable, rows: IntArray) -> VisitTable:
    columns = {
        each.name: getattr(visits, each.name)[rows]
        for each in fields(VisitTable)
        if each.name not in ("ids", "reps", "stores")
    }
    ids = [visits.ids[row] for row in rows.tolist()]
    return replace(visits, ids=ids, **columns)
