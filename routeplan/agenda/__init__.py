"""A plan laid on dates: what runs when holidays and leave take days away."""

from routeplan.agenda.changes import Change, Outcome
from routeplan.agenda.dated import Agenda, agenda
from routeplan.agenda.day import problem_on, with_exceptions
from routeplan.agenda.start import cycle_start, date_of, stretch
from routeplan.agenda.unsettled import unsettled_faults

__all__ = [
    "Agenda",
    "Change",
    "Outcome",
    "agenda",
    "cycle_start",
    "date_of",
    "problem_on",
    "stretch",
    "unsettled_faults",
    "with_exceptions",
]
