"""The earlier plan that a scenario names: its visits, and what of it is locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from routeplan.formats.lock_wish import locks_of
from routeplan.formats.settings import Settings
from routeplan.plan import Plan
from routeplan.problem import EarlierVisits, Locks


class Earlier(NamedTuple):
    """Visits of an earlier plan, None where there is none; and what of it has to stay."""

    visits: EarlierVisits | None
    locks: Locks

    def parts(self) -> dict[str, Any]:
        """As ``Problem`` calls them."""
        return {"earlier": self.visits, "locks": self.locks}


def read_earlier(folder: Path, settings: Settings, where: str) -> Earlier:
    """
    What the settings say of an earlier plan.

    Parameters
    ----------
    folder
        What a path is relative to.
    where
        Place of the settings, for messages.

    Raises
    ------
    InputError
        RP462, RP466 and RP467, and what ``read_plan`` raises.
    """
    plan: Plan | None = None
    visits: Mapping[str, Sequence[tuple[str, int]]] | None
    if isinstance(settings.earlier, str):
        from routeplan.formats.plan_json import read_plan

        plan = read_plan(folder / settings.earlier)
        visits = plan.visit_days()
    else:
        visits = settings.earlier
    found = None if visits is None else {each: frozenset(days) for each, days in visits.items()}
    return Earlier(found, locks_of(settings.locks, plan, settings.first_monday, f"{where} locks"))
