"""The profile of rush hours that comes with routeplan."""

from __future__ import annotations

from collections.abc import Mapping

from routeplan.cycle import DAYS_A_WEEK
from routeplan.travel.traffic import EVEN, HOURS_A_DAY, Traffic

# An assumption, not a measurement: two peaks on workdays that make a trip by car about half
# as long again, a busy middle of the day and quiet weekends, as in many larger towns. Whoever
# has counted trips of their own should give those factors instead.
_WORKDAY = {6: 1_150, 7: 1_400, 8: 1_500, 9: 1_250, 15: 1_200, 16: 1_400, 17: 1_500, 18: 1_300}
_MIDDAY = dict.fromkeys(range(10, 15), 1_100)
_SATURDAY = dict.fromkeys(range(10, 18), 1_100)


def _day(by_hour: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(by_hour.get(hour, EVEN) for hour in range(HOURS_A_DAY))


EVEN_TRAFFIC = Traffic(thousandths=(_day({}),) * DAYS_A_WEEK)
RUSH_HOUR = Traffic(
    thousandths=(*[_day({**_WORKDAY, **_MIDDAY})] * 5, _day(_SATURDAY), _day({})),
    source="rush-hour factors, assumed",
)
PROFILES: Mapping[str, Traffic] = {"even": EVEN_TRAFFIC, "rush-hour": RUSH_HOUR}
