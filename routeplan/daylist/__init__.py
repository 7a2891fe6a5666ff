"""One rep, one day: the ordered stores with clock times."""

from routeplan.daylist.laid import LaidPlan
from routeplan.daylist.lists import dated_lists, day_list, day_lists
from routeplan.daylist.model import ADDED, DayList, Stop, clock

__all__ = ["ADDED", "DayList", "LaidPlan", "Stop", "clock", "dated_lists", "day_list", "day_lists"]
