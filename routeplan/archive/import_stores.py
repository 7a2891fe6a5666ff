"""The stores of a file, ready to be compared: with a rep that is known, a class and an area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from routeplan.archive.card import Card
from routeplan.archive.import_file import ImportFile
from routeplan.archive.options import options, rules_of
from routeplan.archive.reps import Member
from routeplan.archive.schema import REPS
from routeplan.classify import classify
from routeplan.errors import Fault
from routeplan.formats.collected import raise_faults
from routeplan.formats.scenario import rep_ids
from routeplan.stores import Store


def ready_stores(
    db: Connection,
    file: ImportFile,
    cards: Mapping[str, Card],
    members: Sequence[Member],
    area: str | None,
) -> tuple[tuple[Store, ...], Mapping[str, str]]:
    """
    The stores of a file and their areas.

    Reps go by their ids, whether the file gives the id or the name. Stores that the archive
    does not have and the file gives no class are classed by their sales, among all stores
    of the file.

    Raises
    ------
    InputError
        RP185 and RP930 for reps; RP920 for new stores without an area.
    """
    reps = {row.id: row.name for row in db.execute(select(REPS.c.id, REPS.c.name))}
    reps |= {each.rep.id: each.rep.name for each in members}
    faults = list(_rep_faults(file, reps))
    areas = dict(file.areas)
    for store in file.stores:
        if store.id not in areas and store.id not in cards:
            if area is None:
                faults.append(Fault.of("RP920", _place(store, file)))
            else:
                areas[store.id] = area
    raise_faults(faults)
    known = list(reps.items())
    stores = tuple(_with_rep(store, known) for store in file.stores)
    return _with_classes(db, stores, cards), areas


def _rep_faults(file: ImportFile, reps: Mapping[str, str]) -> Iterator[Fault]:
    known = list(reps.items())
    for store in file.stores:
        found = () if store.rep is None else rep_ids(store.rep, known)
        where = f"{_place(store, file)} rep"
        if len(found) > 1:
            yield Fault.of("RP185", where, value=store.rep or "", times=len(found))
        elif store.rep is not None and not found:
            yield Fault.of("RP930", where, rep=store.rep)


def _with_rep(store: Store, known: Sequence[tuple[str, str]]) -> Store:
    if store.rep is None:
        return store
    return store.model_copy(update={"rep": rep_ids(store.rep, known)[0]})


def _with_classes(
    db: Connection, stores: tuple[Store, ...], cards: Mapping[str, Card]
) -> tuple[Store, ...]:
    """New stores get a class; of the others only the file's own word is kept."""
    if all(store.store_class for store in stores if store.id not in cards):
        return stores
    held = [
        store
        if store.store_class or store.id not in cards
        else store.model_copy(update={"store_class": cards[store.id].store_class})
        for store in stores
    ]
    classed = classify(held, rules_of(options(db)).thresholds)
    return tuple(
        store if store.id in cards else each.store
        for store, each in zip(stores, classed, strict=True)
    )


def _place(store: Store, file: ImportFile) -> str:
    return f"{file.places[f'store {store.id}']} (store {store.id})"
