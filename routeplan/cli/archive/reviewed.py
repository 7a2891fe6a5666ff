"""What ``routeplan review`` finds in an archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from routeplan.cli.archive.opening import Desk
from routeplan.cli.review_inputs import Beside, Reading, Wanted
from routeplan.errors import Fault, InputError

if TYPE_CHECKING:
    from routeplan.archive.reviewing import ReviewInputs
    from routeplan.formats.visits_file import Forms
    from routeplan.review import Circumstances, Facts, Version
    from routeplan.visits import Target, Visit


@dataclass(frozen=True)
class ArchiveInputs:
    """What an archive holds about those who are looked at."""

    kept: ReviewInputs
    forms: Forms | None

    @property
    def versions(self) -> Sequence[Version]:
        """Plans that ran."""
        return self.kept.versions

    @property
    def first_day(self) -> date:
        """When the first plan started, or else the first visit was recorded."""
        starts = [version.starts for version in self.kept.versions]
        return min(starts) if starts else date.fromordinal(int(self.kept.table.day.min()))

    @property
    def last_visit(self) -> date:
        """Day of the last record; without any, the first day."""
        days = self.kept.table.day
        return date.fromordinal(int(days.max())) if len(days) else self.first_day

    def facts(self, as_of: date) -> Facts:
        """Plans and visits brought together, up to the last day that is over."""
        return self.kept.facts(as_of)

    def visits(self, first: date, last: date) -> tuple[Visit, ...]:
        """The visits from one day to another."""
        return self.kept.visits(first, last)


def read_archive(desk: Desk, beside: Beside, wanted: Wanted) -> ArchiveInputs:
    """
    Read what a user may review, and files that say more.

    Raises
    ------
    InputError
        The faults of all files at once; RP635 to RP637, when there is no such rep or team
        or nothing to review.
    """
    from routeplan.archive.forms import list_forms
    from routeplan.archive.reviewing import review_inputs
    from routeplan.formats.forms_file import read_forms

    files = Reading()
    own: Forms = files.table(read_forms, beside.forms, {})
    told = files.told(beside)
    files.finish()
    kept = review_inputs(desk.archive, desk.who, wanted.team, wanted.rep)
    if not kept.versions and not len(kept.table):
        raise InputError([Fault.of("RP637", desk.archive.name)])
    both = replace(kept, circumstances=_both(kept.circumstances, told))
    known = {(form.id, form.version): form for form in list_forms(desk.archive)}
    return ArchiveInputs(both, {**known, **own})


def _both(kept: Circumstances, told: Circumstances) -> Circumstances:
    """What the archive says and what files say; files win."""
    targets = {**_by_month(kept.targets), **_by_month(told.targets)}
    return replace(
        kept,
        absences=(*kept.absences, *told.absences),
        teams={**kept.teams, **told.teams},
        area_header=told.area_header or kept.area_header,
        targets=tuple(targets.values()),
    )


def _by_month(targets: Sequence[Target]) -> Mapping[tuple[str, date], Target]:
    return {(target.store, target.month): target for target in targets}
