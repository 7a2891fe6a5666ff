"""Placing what the routes do not hold yet, the most important classes first."""

from __future__ import annotations

from collections.abc import Sequence

from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.pace import Pace


def fitting(clock: Clock, order: Sequence[int]) -> list[int]:
    """
    Those stores of a day that fit it, as far as possible in their order.

    The most important classes come first, so that the least important ones are missing
    where the hours do not suffice.
    """
    if clock.fits(order):
        return list(order)
    ranks = [clock.rank(store) for store in order]
    route: list[int] = []
    stood: list[int] = []
    for index in sorted(range(len(order)), key=lambda index: (-ranks[index], index)):
        at = sum(other < index for other in stood)
        longer = [*route[:at], order[index], *route[at:]]
        if clock.fits(longer):
            route = longer
            stood.append(index)
    return route


def fill(draft: Draft, pace: Pace) -> None:
    """
    Place visits that no route holds: where they fit, then in the place of lesser ones.

    A store with visits missing is placed anew on any days that its rule allows, each at
    its cheapest place.
    """
    for store in _missing(draft):
        if pace.is_over:
            return
        draft.take_out(store)
        draft.put(store, draft.cheapest(store))
    for store in _missing(draft):
        if pace.is_over:
            return
        _make_room(draft, store)


def _missing(draft: Draft) -> list[int]:
    """Stores with visits missing: important first, then those seen most often and longest."""
    clock = draft.clocks[0]
    stores = [store for store in range(len(draft.slots_of)) if draft.missing(store)]
    days = {store: draft.choices_for(store).days[draft.choice_of[store]] for store in stores}
    stays_s = clock.times.stays_s
    loads = [each.load for each in draft.problem.stores]
    return sorted(
        stores,
        key=lambda store: (
            -clock.rank(store), -days[store], -loads[store], -stays_s[store], store
        ),
    )  # fmt: skip


def _make_room(draft: Draft, store: int) -> None:
    """Put lesser stores off the days of one with visits missing, where that is cheaper."""
    before, units = draft.state(), draft.units
    draft.take_out(store)
    choices = draft.choices_for(store)
    put_off: list[int] = []
    for column in choices.columns[draft.choice_of[store]]:
        slots = draft.slots_for(store, column)
        if slots and all(draft.place(store, slot) is None for slot in slots):
            put_off += _put_off(draft, store, slots[0])
    draft.put(store, draft.cheapest(store))
    for other in sorted(set(put_off), key=lambda each: (-draft.clocks[0].rank(each), each)):
        draft.take_out(other)
        draft.put(other, draft.cheapest(other))
    if draft.units >= units:
        draft.restore(before)


def _put_off(draft: Draft, store: int, slot: int) -> list[int]:
    """Take less important stores off a slot, least important first, until another fits."""
    clock = draft.clocks[slot]
    own = clock.rank(store)
    lesser = [each for each in draft.routes[slot] if clock.rank(each) < own]
    lesser.sort(key=lambda each: (clock.rank(each), -clock.times.stays_s[each]))
    taken: list[int] = []
    while lesser and draft.place(store, slot) is None:
        taken.append(lesser.pop(0))
        draft.set_route(slot, [each for each in draft.routes[slot] if each != taken[-1]])
    return taken
