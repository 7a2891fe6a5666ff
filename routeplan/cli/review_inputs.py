"""What ``routeplan review`` works on: files, or an archive and what files add to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

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
class Beside:
    """
    The files that say more than plans and visits do; None: not given.

    Parameters
    ----------
    area
        Column of the store file that holds the area.
    """

    absences: Path | None
    targets: Path | None
    teams: Path | None
    forms: Path | None
    area: str


@dataclass(frozen=True)
class Wanted:
    """Whose work is looked at; None: everybody's."""

    rep: str | None
    team: str | None


class Inputs(Protocol):
    """Plans and visits of those who are looked at."""

    @property
    def versions(self) -> Sequence[Version]:
        """Plans that ran."""

    @property
    def forms(self) -> Forms | None:
        """The forms that may have been filled in; None: those that ship with routeplan."""

    @property
    def first_day(self) -> date:
        """When the first plan started, or else the first visit was recorded."""

    @property
    def last_visit(self) -> date:
        """Day of the last record; without any, the first day."""

    def facts(self, as_of: date) -> Facts:
        """Plans and visits brought together, up to the last day that is over."""

    def visits(self, first: date, last: date) -> Sequence[Visit]:
        """At least the visits from one day to another."""


@dataclass(frozen=True)
class FileInputs:
    """What the files say."""

    versions: tuple[Version, ...]
    record: tuple[Visit, ...]
    circumstances: Circumstances
    forms: Forms | None
    wanted: Wanted

    @property
    def first_day(self) -> date:
        """When the first plan started."""
        return min(version.starts for version in self.versions)

    @property
    def last_visit(self) -> date:
        """Day of the last record; without any, the first day."""
        return max((visit.on for visit in self.record), default=self.first_day)

    def facts(self, as_of: date) -> Facts:
        """
        Plans and visits of one rep, of a team or of all.

        Raises
        ------
        InputError
            RP635 or RP636, when there is no such rep or team.
        """
        from routeplan.review import VisitTable, gather

        is_all = self.wanted.rep is None and self.wanted.team is None
        reps = None if is_all else self._reps(self.wanted.rep, self.wanted.team)
        return gather(self.versions, VisitTable.of(self.record), as_of, self.circumstances, reps)

    def visits(self, _first: date, _last: date) -> tuple[Visit, ...]:
        """All of them."""
        return self.record

    def _reps(self, rep: str | None, team: str | None) -> list[str]:
        known = {each.id for version in self.versions for each in version.problem.reps}
        known |= {visit.rep for visit in self.record}
        if rep is not None and rep not in known:
            names = ", ".join(sorted(known))
            raise InputError([Fault.of("RP635", f"rep {rep}", known=names)])
        teams = self.circumstances.teams
        if team is not None and team not in teams.values():
            names = ", ".join(sorted(set(teams.values()))) or "-"
            raise InputError([Fault.of("RP636", f"team {team}", known=names)])
        among = known if rep is None else {rep}
        return [each for each in among if team is None or teams.get(each) == team]


@dataclass
class Reading:
    """Files read one after the other; what is wrong with any is said at the end."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def read(self, call: Callable[[], T], otherwise: T) -> T:
        """What a call gives; its faults are kept for later."""
        try:
            return call()
        except InputError as error:
            self.faults.extend(error.faults)
            return otherwise

    def table(self, reader: Callable[[Path], T], file: Path | None, otherwise: T) -> T:
        """What a file says, if it is given."""
        return otherwise if file is None else self.read(lambda: reader(file), otherwise)

    def told(self, beside: Beside) -> Circumstances:
        """Days off, teams and targets."""
        from routeplan.formats.review_files import read_absences, read_targets, read_teams
        from routeplan.review import Circumstances

        return Circumstances(
            absences=self.table(read_absences, beside.absences, ()),
            teams=self.table(read_teams, beside.teams, {}),
            area_header=beside.area,
            targets=self.table(read_targets, beside.targets, ()),
        )

    def finish(self) -> None:
        """
        Refuse, if anything is wrong.

        Raises
        ------
        InputError
            The faults of all files at once.
        """
        if self.faults:
            raise InputError([*self.faults, *self.notes])


def read_files(
    plans: Path,
    visits: Path,
    scenario: Path | None,
    first_monday: str | None,
    beside: Beside,
    wanted: Wanted,
    lang: Language,
) -> FileInputs:
    """
    Read all files, and tell warnings.

    Raises
    ------
    InputError
        The faults of all files at once.
    """
    from routeplan.formats.forms_file import read_forms
    from routeplan.formats.review_files import read_versions, strangers
    from routeplan.formats.visits_file import read_visits

    files = Reading()
    monday = files.read(lambda: date_given(first_monday, "--first-monday"), None)
    forms = files.table(read_forms, beside.forms, None)
    versions = files.read(lambda: read_versions(plans, scenario, monday, files.notes), _NO_VERSIONS)
    record = files.read(lambda: read_visits(visits, forms), _NO_VISITS)
    told = files.told(beside)
    files.finish()
    complain([*files.notes, *strangers(versions, record)], lang)
    return FileInputs(versions, record, told, forms, wanted)


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
