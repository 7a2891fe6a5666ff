"""Faults of many cells, brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from routeplan.errors import Fault, InputError

MOST_OF_A_CODE = 50


def raise_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """
    Raise what stops the work; hand back the warnings otherwise.

    Of one code, fifty are told in full and the others counted.

    Raises
    ------
    InputError
        All faults and warnings, when one of them is a fault.
    """
    told = tuple(_told(tuple(faults)))
    if any(not fault.is_warning for fault in told):
        raise InputError(told)
    return told


def _told(faults: tuple[Fault, ...]) -> Iterator[Fault]:
    totals = Counter(fault.code for fault in faults)
    seen: Counter[str] = Counter()
    for fault in faults:
        seen[fault.code] += 1
        if seen[fault.code] <= MOST_OF_A_CODE:
            yield fault
        elif seen[fault.code] == totals[fault.code]:
            code = "RP198" if fault.is_warning else "RP199"
            count = totals[fault.code] - MOST_OF_A_CODE
            yield Fault.of(code, "all files", count=count, of=fault.code)
