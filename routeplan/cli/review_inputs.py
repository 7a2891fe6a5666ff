"""What ``routeplan review`` reads, and the facts that it makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from routeplan.cli.output import complain
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from routeplan.formats.visits_file import Forms
    from routeplan.review import Circumstances, Facts, Version
    from routeplan.visits import Visit

T = TypeVar("T")
_NO_VERSIONS: tuple[Version, ...] = ()
_NO_VISITS: tuple[Visit, ...] = ()


@dataclass(frozen=True)
class Files:
    """
    The files of a review; None: not given.

    Parameters
    ----------
    first_monday
        Of a single plan, as typed.
    area
        Column of the store file that holds the area.
    """

    plans: Path
    visits: Path
    absences: Path | None
    targets: Path | None
    teams: Path | None
    forms: Path | None
    scenario: Path | None
    first_monday: str | None
    area: str


@dataclass(frozen=True)
class Inputs:
    """What the files say."""

    versions: tuple[Version, ...]
    visits: tuple[Visit, ...]
    circumstances: Circumstances
    forms: Forms | None

    @property
    def last_visit(self) -> date:
        """Day of the last record; without any, the day on which the first plan started."""
        starts = min(version.starts for version in self.versions)
        return max((visit.on for visit in self.visits), default=starts)

    def facts(self, as_of: date, rep: str | None, team: str | None) -> Facts:
        """
        Plans and visits of one rep, of a team or of all.

        Raises
        ------
        InputError
            RP635 or RP636, when there is no such rep or team.
        """
        from routeplan.review import VisitTable, gather

        reps = None if rep is None and team is None else self._reps(rep, team)
        return gather(self.versions, VisitTable.of(self.visits), as_of, self.circumstances, reps)

    def _reps(self, rep: str | None, team: str | None) -> list[str]:
        known = {each.id for version in self.versions for each in version.problem.reps}
        known |= {visit.rep for visit in self.visits}
        if rep is not None and rep not in known:
            names = ", ".join(sorted(known))
            raise InputError([Fault.of("RP635", f"rep {rep}", known=names)])
        teams = self.circumstances.teams
        if team is not None and team not in teams.values():
            names = ", ".join(sorted(set(teams.values()))) or "-"
            raise InputError([Fault.of("RP636", f"team {team}", known=names)])
        among = known if rep is None else {rep}
        return [each for each in among if team is None or teams.get(each) == team]


def read_inputs(files: Files, lang: Language) -> Inputs:
    """
    Read all files, and tell warnings.

    Raises
    ------
    InputError
        The faults of all files at once.
    """
    from routeplan.formats.forms_file import read_forms
    from routeplan.formats.review_files import (
        read_absences,
        read_targets,
        read_teams,
        read_versions,
        strangers,
    )
    from routeplan.formats.visits_file import read_visits
    from routeplan.review import Circumstances

    faults: list[Fault] = []
    notes: list[Fault] = []

    def read(call: Callable[[], T], otherwise: T) -> T:
        try:
            return call()
        except InputError as error:
            faults.extend(error.faults)
            return otherwise

    def table(reader: Callable[[Path], T], file: Path | None, otherwise: T) -> T:
        return otherwise if file is None else read(lambda: reader(file), otherwise)

    monday = read(lambda: date_given(files.first_monday, "--first-monday"), None)
    forms = table(read_forms, files.forms, None)
    versions = read(lambda: read_versions(files.plans, files.scenario, monday, notes), _NO_VERSIONS)
    visits = read(lambda: read_visits(files.visits, forms), _NO_VISITS)
    told = Circumstances(
        absences=table(read_absences, files.absences, ()),
        teams=table(read_teams, files.teams, {}),
        area_header=files.area,
        targets=table(read_targets, files.targets, ()),
    )
    if faults:
        raise InputError([*faults, *notes])
    complain([*notes, *strangers(versions, visits)], lang)
    return Inputs(versions, visits, told, forms)


def date_given(text: str | None, option: str) -> date | None:
    """
    What stands after an option as a date; None: nothing does.

    Raises
    ------
    InputError
        RP526, when it is no date.
    """
    from routeplan.agenda import date_of

    return None if text is None else date_of(text, option)
