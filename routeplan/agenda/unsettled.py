"""Years whose holidays are not yet decreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from routeplan.errors import Fault
from routeplan.problem import Problem
from routeplan.workdays import public_days


def unsettled_faults(problem: Problem, first: date, last: date) -> Iterator[Fault]:
    """A warning (RP854) for each country and year in reach whose workdays may yet move."""
    for country in dict.fromkeys(rep.country for rep in problem.reps if rep.country):
        for year in range(first.year, last.year + 1):
            if not public_days(country, None, year).is_settled:
                yield Fault.of("RP854", f"year {year}", country=country, year=year)
