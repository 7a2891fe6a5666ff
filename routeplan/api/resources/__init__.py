"""The routes, one file a kind of thing."""

from routeplan.api.resources.absences import ABSENCES
from routeplan.api.resources.card_steps import CARD_STEPS
from routeplan.api.resources.cards import CARDS
from routeplan.api.resources.classes import CLASSES
from routeplan.api.resources.comparisons import COMPARISONS
from routeplan.api.resources.day_lists import DAY_LISTS
from routeplan.api.resources.day_reports import DAY_REPORTS
from routeplan.api.resources.feeds import CALENDARS, FEEDS
from routeplan.api.resources.forms import FORMS
from routeplan.api.resources.health import HEALTH
from routeplan.api.resources.imports import IMPORTS
from routeplan.api.resources.jobs import JOBS
from routeplan.api.resources.keeping import KEEPING
from routeplan.api.resources.packs import PACKS
from routeplan.api.resources.plan_exports import PLAN_EXPORTS
from routeplan.api.resources.plan_places import PLAN_PLACES
from routeplan.api.resources.plan_steps import PLAN_STEPS
from routeplan.api.resources.plans import PLANS
from routeplan.api.resources.problems import PROBLEMS
from routeplan.api.resources.readings import READINGS
from routeplan.api.resources.records import RECORDS
from routeplan.api.resources.rep_files import REP_FILES
from routeplan.api.resources.reps import REPS
from routeplan.api.resources.reviews import REVIEWS
from routeplan.api.resources.road_lines import ROAD_LINES
from routeplan.api.resources.sessions import SESSIONS
from routeplan.api.resources.targets import TARGETS
from routeplan.api.resources.team_today import TEAM_TODAY
from routeplan.api.resources.tokens import TOKENS
from routeplan.api.resources.trials import TRIALS
from routeplan.api.resources.urgent_reports import URGENT_REPORTS
from routeplan.api.resources.users import USERS
from routeplan.api.resources.visits import VISITS

RESOURCES = (
    HEALTH, SESSIONS, TOKENS, USERS, REPS, CARDS, CARD_STEPS, RECORDS, IMPORTS, CLASSES, PLANS,
    COMPARISONS, PLAN_EXPORTS, PLAN_PLACES, PLAN_STEPS, DAY_LISTS, REP_FILES, VISITS, FORMS,
    URGENT_REPORTS, ABSENCES, TARGETS, REVIEWS, READINGS, JOBS, TRIALS, KEEPING, FEEDS, CALENDARS,
    DAY_REPORTS, TEAM_TODAY, PROBLEMS, PACKS, ROAD_LINES,
)  # fmt: skip

__all__ = ["RESOURCES"]
