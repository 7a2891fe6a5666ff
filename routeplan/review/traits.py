"""What is known of each store on a day: class, area, stay and spacing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.matching import DAYS_APART, key_of
from routeplan.review.versions import Version
from routeplan.stores import Store

AREA_HEADERS = frozenset(
    ["area", "region", "district", "territory", "区域", "片区", "地区", "大区", "区县"]
)


@dataclass(frozen=True, eq=False)
class Traits:
    """
    The stores of each version, one row a store and version, by store and first day.

    Parameters
    ----------
    classes, areas
        Names that ``store_class`` and ``area`` number; the first is "", not known.
    version, store
        Numbers of both.
    since
        Ordinal of the first day that the version rules.
    store_class, area
        Numbers in ``classes`` and ``areas``.
    is_top
        True: the store is of its version's most important class.
    in_store_s, most_days
        Its rule's stay, and most days between two visits.
    """

    classes: tuple[str, ...]
    areas: tuple[str, ...]
    version: IntArray
    store: IntArray
    since: IntArray
    store_class: IntArray
    area: IntArray
    is_top: BoolArray
    in_store_s: IntArray
    most_days: IntArray

    @classmethod
    def of(
        cls, versions: Sequence[Version], store_numbers: Mapping[str, int], area_header: str
    ) -> Traits:
        """The stores of some versions."""
        classes, areas = {"": 0}, {"": 0}
        rows = []
        for number, version in enumerate(versions):
            top = next(iter(version.problem.rules.classes))
            for shop, rule in zip(version.problem.stores, version.problem.store_rules, strict=True):
                name, area = shop.store_class or "", area_of(shop, area_header)
                rows.append(
                    (number, store_numbers[shop.id], version.effective,
                     classes.setdefault(name, len(classes)), areas.setdefault(area, len(areas)),
                     name == top, rule.in_store_s, rule.most_days)
                )  # fmt: skip
        table = np.array(rows, dtype=np.int64).reshape(-1, 8)
        table = table[np.argsort(key_of(table[:, 1], table[:, 2]), kind="stable")]
        return cls(
            classes=tuple(classes),
            areas=tuple(areas),
            version=table[:, 0],
            store=table[:, 1],
            since=table[:, 2],
            store_class=table[:, 3],
            area=table[:, 4],
            is_top=table[:, 5].astype(np.bool_),
            in_store_s=table[:, 6],
            most_days=table[:, 7],
        )

    def rows_on(self, store: IntArray, day: IntArray) -> IntArray:
        """
        The row that holds for each store on a day; -1: no version has the store.

        Before its first version a store is as in that one.
        """
        if len(self.store) == 0:
            return np.full(len(store), UNKNOWN, dtype=np.int64)
        keys = key_of(self.store, self.since)
        place = np.searchsorted(keys, key_of(store, day), side="right") - 1
        before = (place < 0) | (self.store[np.maximum(place, 0)] != store)
        place = np.minimum(place + before, len(keys) - 1)
        return np.where(self.store[place] == store, place, UNKNOWN)

    def class_on(self, rows: IntArray) -> IntArray:
        """Class of each row found; 0, not known, where there is none."""
        return self._column(self.store_class, rows)

    def area_on(self, rows: IntArray) -> IntArray:
        """Area of each row found; 0, not known, where there is none."""
        return self._column(self.area, rows)

    def stay_on(self, rows: IntArray) -> IntArray:
        """Standard seconds in the store; 0 where no version has it."""
        return self._column(self.in_store_s, rows)

    def first_days(self, stores: int) -> IntArray:
        """Ordinal of the first day on which any version has each of so many stores."""
        first = np.full(stores, DAYS_APART - 1, dtype=np.int64)
        np.minimum.at(first, self.store, self.since)
        return first

    def _column(self, column: IntArray, rows: IntArray) -> IntArray:
        if len(column) == 0:
            return np.zeros(len(rows), dtype=np.int64)
        return np.where(rows == UNKNOWN, 0, column[np.maximum(rows, 0)])


def area_of(store: Store, header: str = "") -> str:
    """
    The area of a store, from the columns that its file had beside the known ones.

    Parameters
    ----------
    header
        The column; empty: the first one that is headed area, region, 区域 or the like.
    """
    for name, text in store.extra:
        plain = name.strip().casefold()
        if plain == header.strip().casefold() if header else plain in AREA_HEADERS:
            return text.strip()
    return ""
