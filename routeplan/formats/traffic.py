"""What ``[traffic]`` of a ``scenario.toml`` may say: a profile, a file, or the factors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field

from routeplan.errors import Fault
from routeplan.formats.cells import CellError
from routeplan.formats.tables import SUFFIXES
from routeplan.formats.toml_file import shown
from routeplan.formats.traffic_file import (
    Days,
    read_traffic_file,
    thousandths_of,
    week_faults,
    weekdays_named,
)
from routeplan.reps import Mode
from routeplan.travel.rush_hour import PROFILES
from routeplan.travel.traffic import HOURS_A_DAY, Traffic

EVEN_PROFILE = "even"
TRAFFIC_EXAMPLES = {
    "traffic": 'factors = "rush-hour"',
    "factors": 'factors = "rush-hour"',
    "modes": 'modes = ["car"]',
}


class TrafficWish(BaseModel, frozen=True, extra="forbid"):
    """
    How driving depends on the hour.

    Parameters
    ----------
    factors
        ``even``, ``rush-hour``, the path of a table (.csv, .xlsx) relative to the scenario's
        folder, or 24 factors from midnight on by weekday: ``Mon-Fri``, ``Sat``, ``Sun``.
    modes
        Whom they are for.
    """

    factors: Annotated[str, Field(min_length=1)] | dict[str, Any] = EVEN_PROFILE
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)] = ("car",)

    @property
    def file(self) -> str | None:
        """The table's path; None: none is named."""
        named = isinstance(self.factors, str) and self.factors not in PROFILES
        return str(self.factors) if named else None


def read_traffic(
    wish: TrafficWish, folder: Path, where: str
) -> tuple[Traffic | None, tuple[Fault, ...]]:
    """
    The factors that the settings ask for; nothing is raised.

    Parameters
    ----------
    where
        What to name in faults of the setting itself: ``scenario.toml traffic.factors``.

    Returns
    -------
    tuple[Traffic | None, tuple[Fault, ...]]
        None with all faults: RP320, RP324 to RP328, and those of ``read_traffic_file``.
    """
    if isinstance(wish.factors, Mapping):
        return _from_table(wish.factors, where)
    if wish.factors in PROFILES:
        return PROFILES[wish.factors], ()
    file = folder / wish.factors
    if not file.exists() and file.suffix.lower() not in SUFFIXES:
        return None, (unknown_profile(wish.factors, where),)
    return read_traffic_file(file)


def unknown_profile(name: str, where: str) -> Fault:
    """A name that is no profile's and can be no table's (RP328)."""
    return Fault.of("RP328", where, name=name, profiles=", ".join(PROFILES))


def _from_table(table: Mapping[str, Any], where: str) -> tuple[Traffic | None, tuple[Fault, ...]]:
    faults: list[Fault] = []
    given: list[tuple[Days, tuple[int, ...]]] = []
    for key, values in table.items():
        try:
            days = weekdays_named(key)
        except CellError as error:
            faults.append(Fault.of(error.code, where, **error.values))
            days = ()
        given.append((days, _of_day(values, f"{where}.{key}", faults)))
    # Which weekday a wrong word was meant to be nobody knows.
    if not any(fault.code == "RP324" for fault in faults):
        faults += week_faults([days for days, _ in given], where)
    if faults:
        return None, tuple(faults)
    week = {day: factors for days, factors in given for day in days}
    thousandths = tuple(week[day] for day in sorted(week))
    return Traffic(thousandths=thousandths, source="factors of the scenario"), ()


def _of_day(values: Any, where: str, faults: list[Fault]) -> tuple[int, ...]:
    count = len(values) if isinstance(values, Sequence) and not isinstance(values, str) else 0
    if count != HOURS_A_DAY:
        faults.append(Fault.of("RP327", where, count=count))
        return ()
    found = []
    for hour, value in enumerate(values):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        try:
            if not is_number:
                raise CellError("RP320", value=shown(value))
            found.append(thousandths_of(Decimal(str(value)), shown(value)))
        except CellError as error:
            faults.append(Fault.of(error.code, f"{where}[{hour}]", **error.values))
    return tuple(found)
