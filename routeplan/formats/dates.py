"""What a scenario says about dates: regions of reps, exceptions, lost days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from routeplan.errors import Fault
from routeplan.formats.cells import CellError
from routeplan.formats.exceptions_file import read_exceptions
from routeplan.formats.region_cells import country_code, zone_name
from routeplan.formats.settings import Dates
from routeplan.reps import Rep
from routeplan.workdays import DateException, Workdays, region_faults


def read_dates(
    dates: Dates, folder: Path, reps: Sequence[Rep], classes: Sequence[str]
) -> tuple[tuple[Rep, ...], Workdays, tuple[Fault, ...]]:
    """
    Reps with their regions, and the dates that they heed.

    Parameters
    ----------
    dates
        The settings; paths are relative to ``folder``.
    classes
        Names of the rules' classes, which alone may have a policy.

    Returns
    -------
    tuple[tuple[Rep, ...], Workdays, tuple[Fault, ...]]
        With all faults: RP215, RP851 to RP853, RP858 and those of the exceptions' file.
    """
    faults = list(_faults(dates, classes))
    exceptions: tuple[DateException, ...] = ()
    if dates.exceptions is not None:
        exceptions, found = read_exceptions(folder / dates.exceptions, [rep.id for rep in reps])
        faults += found
    workdays = Workdays(policies=dates.policies, policy=dates.policy, exceptions=exceptions)
    return tuple(_with_region(rep, dates) for rep in reps), workdays, tuple(faults)


def _with_region(rep: Rep, dates: Dates) -> Rep:
    changes: dict[str, str | None] = {}
    if rep.country is None and dates.country is not None:
        changes = {"country": country_code(dates.country), "province": dates.province}
    if rep.time_zone is None:
        changes["time_zone"] = dates.time_zone
    return rep.model_copy(update=changes)


def _faults(dates: Dates, classes: Sequence[str]) -> Iterator[Fault]:
    country = None if dates.country is None else country_code(dates.country)
    if country is not None or dates.province is not None:
        yield from region_faults("settings dates.country", country, dates.province)
    for name in dates.policies:
        if name not in classes:
            where = "settings dates.policies"
            yield Fault.of("RP215", where, store_class=name, known=", ".join(classes))
    if dates.time_zone is not None:
        try:
            zone_name(dates.time_zone)
        except CellError as error:
            yield Fault.of(error.code, "settings dates.time_zone", **error.values)
