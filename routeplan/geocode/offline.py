"""Addresses looked up in an index of house numbers, without any service."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from geopy.distance import great_circle

from routeplan.geocode.answer import Answer
from routeplan.geocode.house_index import House, open_index
from routeplan.geocode.services import Geocode
from routeplan.geocode.words import place_in, tokens

CANDIDATES = 500
ONE_HOUSE_M = 150
_QUERY = (
    "SELECT street, number, area, lat, lon FROM houses WHERE houses MATCH ? ORDER BY rank, rowid "
    "LIMIT ?"
)


def offline(extract: Path, index: Path) -> Geocode:
    """
    A geocoder over the house numbers of an extract.

    A house is found when its whole street and its number stand in the address; town,
    district and postcode decide between houses alike, and houses alike more than 150 m
    apart count as their street only. Without the number, the middle of the street's house
    numbers is the answer.

    Parameters
    ----------
    extract, index
        See ``house_index.open_index``, which raises what is wrong with them.
    """
    connection = open_index(extract, index)

    def geocode(address: str) -> Answer | None:
        return _look_up(connection, tokens(address))

    return geocode


def _look_up(connection: sqlite3.Connection, asked: tuple[str, ...]) -> Answer | None:
    if not asked:
        return None
    match = " OR ".join(f'"{each}"' for each in dict.fromkeys(asked))
    rows = [House(*row) for row in connection.execute(_QUERY, (match, CANDIDATES))]
    on_street = _on_the_longest_street(rows, asked)
    if not on_street:
        return None
    best = _in_the_nearest_area(
        [house for house, rest in on_street if _has_number(house, rest)], asked
    )
    if best:
        return _house(best)
    return _street(_in_the_nearest_area([house for house, _ in on_street], asked))


def _on_the_longest_street(
    houses: Sequence[House], asked: tuple[str, ...]
) -> list[tuple[House, tuple[str, ...]]]:
    """Houses whose street stands in the address, each with the rest of the address."""
    found = []
    for house in houses:
        street = tokens(house.street)
        start = place_in(street, asked) if street else None
        if start is not None:
            rest = (*asked[:start], "", *asked[start + len(street) :])
            found.append((len(street), house, rest))
    longest = max((length for length, *_ in found), default=0)
    return [(house, rest) for length, house, rest in found if length == longest]


def _has_number(house: House, rest: tuple[str, ...]) -> bool:
    number = tokens(house.number)
    return bool(number) and place_in(number, rest) is not None


def _in_the_nearest_area(houses: Sequence[House], asked: tuple[str, ...]) -> list[House]:
    known = set(asked)
    scores = [len(known & set(tokens(house.area))) for house in houses]
    return [house for house, score in zip(houses, scores, strict=True) if score == max(scores)]


def _house(houses: Sequence[House]) -> Answer:
    first = houses[0]
    is_one = all(
        great_circle((first.lat, first.lon), (each.lat, each.lon)).m <= ONE_HOUSE_M
        for each in houses
    )
    label = f"{first.street} {first.number} {first.area}".strip()
    return Answer(first.lat, first.lon, "house" if is_one else "street", label)


def _street(houses: Sequence[House]) -> Answer:
    """The house nearest to the middle of a street's houses stands for the street."""
    middle = median(each.lat for each in houses), median(each.lon for each in houses)
    nearest = min(houses, key=lambda each: great_circle(middle, (each.lat, each.lon)).m)
    label = f"{nearest.street} {nearest.area}".strip()
    return Answer(nearest.lat, nearest.lon, "street", label)
