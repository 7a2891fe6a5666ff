"""Answers that somebody should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Literal

from geopy.distance import great_circle

from routeplan.geocode.answer import Answer

Doubt = Literal["not_found", "not_the_house", "other_number", "same_place", "far"]

FAR_M = 50_000
FEWEST_TO_COMPARE = 3

_NUMBER = re.compile(r"[0-9]+")


def doubts(asked: Sequence[tuple[str, Answer | None]]) -> list[tuple[Doubt, ...]]:
    """
    Why each answer is doubtful; empty where it is not.

    Parameters
    ----------
    asked
        Addresses and their answers.

    Notes
    -----
    Doubtful is what was not found; what is less than a house; a house none of whose
    numbers stands in the address; a place that several addresses of houses share; and one more than
    50 km from the middle of all.
    """
    found = [answer for _, answer in asked if answer is not None]
    shared = _shared({(address, answer) for address, answer in asked if _is_house(answer)})
    middle = None
    if len(found) >= FEWEST_TO_COMPARE:
        middle = (median(each.lat for each in found), median(each.lon for each in found))
    return [tuple(_doubts(address, answer, shared, middle)) for address, answer in asked]


def _is_house(answer: Answer | None) -> bool:
    return answer is not None and answer.precision == "house"


def _shared(asked: set[tuple[str, Answer | None]]) -> set[tuple[float, float]]:
    counts = Counter((answer.lat, answer.lon) for _, answer in asked if answer is not None)
    return {place for place, count in counts.items() if count > 1}


def _doubts(
    address: str,
    answer: Answer | None,
    shared: set[tuple[float, float]],
    middle: tuple[float, float] | None,
) -> list[Doubt]:
    if answer is None:
        return ["not_found"]
    why: list[Doubt] = []
    if answer.precision != "house":
        why.append("not_the_house")
    asked, said = set(_NUMBER.findall(address)), set(_NUMBER.findall(answer.label))
    if answer.precision == "house" and asked and said and not asked & said:
        why.append("other_number")
    if (answer.lat, answer.lon) in shared:
        why.append("same_place")
    if middle is not None and great_circle((answer.lat, answer.lon), middle).m > FAR_M:
        why.append("far")
    return why
