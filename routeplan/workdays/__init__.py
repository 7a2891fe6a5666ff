"""Which dates reps work: weekdays, public holidays, make-up workdays, leave."""

from routeplan.workdays.model import DateException, LostDayPolicy, Workdays
from routeplan.workdays.public import PublicDays, public_days, region_faults
from routeplan.workdays.status import DayStatus, day_status

__all__ = [
    "DateException",
    "DayStatus",
    "LostDayPolicy",
    "PublicDays",
    "Workdays",
    "day_status",
    "public_days",
    "region_faults",
]
