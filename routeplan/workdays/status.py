"""Whether one rep works on one date, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from routeplan.errors import Language
from routeplan.reps import Rep
from routeplan.workdays.model import Workdays
from routeplan.workdays.public import public_days

Kind = Literal["weekday", "free", "holiday", "makeup", "leave", "extra"]


@dataclass(frozen=True)
class DayStatus:
    """
    Whether a rep works on a date.

    Parameters
    ----------
    works
        True: a workday.
    kind
        Why: a ``weekday`` with or a ``free`` one without working hours, a public
        ``holiday``, a ``makeup`` workday, an exception that takes (``leave``) or gives
        (``extra``) a day.
    name
        The holiday's or exception's name; empty for the others.
    chinese
        The holiday's name in Chinese; empty: as ``name``.
    """

    works: bool
    kind: Kind
    name: str = ""
    chinese: str = ""

    def name_in(self, lang: Language) -> str:
        """The name for a reader of a language; an exception's note is as its writer left it."""
        return (self.chinese if lang == "zh" else "") or self.name

    @property
    def is_added(self) -> bool:
        """True for a workday that the rep's week does not have."""
        return self.kind in ("makeup", "extra")


def day_status(rep: Rep, workdays: Workdays, on: date) -> DayStatus:
    """Whether a rep works on a date: exceptions win over public days, these over the week."""
    has_hours = rep.hours[on.weekday()] is not None
    exception = workdays.exception_of(rep.id, on)
    if exception is not None:
        if not exception.works:
            return DayStatus(False, "leave", exception.note)
        return DayStatus(True, "weekday" if has_hours else "extra", exception.note)
    if rep.country is not None:
        public = public_days(rep.country, rep.province, on.year)
        if on in public.holidays:
            return DayStatus(False, "holiday", *public.holidays[on])
        if on in public.makeup_workdays and not has_hours:
            return DayStatus(True, "makeup")
    return DayStatus(has_hours, "weekday" if has_hours else "free")
