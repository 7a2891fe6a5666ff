"""The archive's stores as the planner's store file, which the import reads again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from routeplan.archive.card import Card
from routeplan.cycle import SECONDS_A_DAY, WEEKDAY_NAMES, Window
from routeplan.rules import MINUTE_S
from routeplan.stores import Store

HEADS = (
    "id", "name", "lat", "lon", "class", "sales", "rep", "visits", "weeks", "in-store min",
    "weekdays", "purposes", "parking min", "load", "address", "kind", "note", *WEEKDAY_NAMES,
)  # fmt: skip
AREA = "area"
CLOSED = "closed"

Cell = str | float | int | None


def planner_rows(cards: Iterable[Card]) -> tuple[Sequence[str], Iterator[Sequence[Cell]]]:
    """
    Heads and rows of a store file; closed stores are left out.

    The columns nobody asked for follow the known ones; the area is told by the card.
    """
    kept = [card for card in cards if card.standing.state != "closed"]
    others = dict.fromkeys(
        head for card in kept for head, _ in card.store.extra if head.casefold() != AREA
    )
    heads = (*HEADS, AREA, *others)
    return heads, (
        (*_cells(card.store), card.standing.area, *_others(card.store, others)) for card in kept
    )


def _cells(store: Store) -> Iterator[Cell]:
    yield from (store.id, store.name, store.lat, store.lon, store.store_class, store.sales)
    yield from (store.rep, store.visits, store.weeks, _minutes(store.in_store_s))
    yield ",".join(WEEKDAY_NAMES[day] for day in store.weekdays or ()) or None
    yield ",".join(store.purposes or ()) or None
    yield _minutes(store.parking_s)
    yield from (store.load, store.address, store.kind, store.note)
    for day in range(len(WEEKDAY_NAMES)):
        windows = store.windows_on(day)
        yield None if windows is None else _hours(windows)


def _others(store: Store, heads: Iterable[str]) -> Iterator[Cell]:
    texts = dict(store.extra)
    return (texts.get(head) for head in heads)


def _minutes(seconds: int | None) -> Cell:
    """Minutes where they are exact with one decimal, else as a clock shows the length."""
    if seconds is None:
        return None
    if seconds % (MINUTE_S // 10) == 0:
        return seconds / MINUTE_S
    return f"{seconds // 3600:02d}:{seconds // MINUTE_S % 60:02d}:{seconds % MINUTE_S:02d}"


def _hours(windows: Sequence[Window]) -> str:
    return ", ".join(f"{_clock(each.start_s)}-{_clock(each.end_s)}" for each in windows) or CLOSED


def _clock(second: int) -> str:
    if second == SECONDS_A_DAY:
        return "24:00"
    whole = f"{second // 3600:02d}:{second // MINUTE_S % 60:02d}"
    return whole if second % MINUTE_S == 0 else f"{whole}:{second % MINUTE_S:02d}"
