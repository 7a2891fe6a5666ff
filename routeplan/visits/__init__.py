"""What happened: visits made or not made, forms filled in, days off and targets."""

from routeplan.visits.absence import Absence
from routeplan.visits.birth import visit_of
from routeplan.visits.forms import Answer, Choice, FilledForm, Form, Question, Words
from routeplan.visits.receipt import Merged, merge, received
from routeplan.visits.shipped_forms import shipped_forms
from routeplan.visits.target import Target
from routeplan.visits.visit import Outcome, Position, Reason, Visit

__all__ = [
    "Absence",
    "Answer",
    "Choice",
    "FilledForm",
    "Form",
    "Merged",
    "Outcome",
    "Position",
    "Question",
    "Reason",
    "Target",
    "Visit",
    "Words",
    "merge",
    "received",
    "shipped_forms",
    "visit_of",
]
