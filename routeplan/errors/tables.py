"""All the tables of codes, put together."""

from __future__ import annotations

from routeplan.errors.code import Code
from routeplan.errors.file_codes import FILE_CODES
from routeplan.errors.input_codes import INPUT_CODES
from routeplan.errors.plan_codes import PLAN_CODES
from routeplan.errors.road_codes import ROAD_CODES
from routeplan.errors.travel_codes import TRAVEL_CODES
from routeplan.errors.violation_codes import VIOLATION_CODES

CODES: dict[str, Code] = {
    **FILE_CODES,
    **INPUT_CODES,
    **TRAVEL_CODES,
    **PLAN_CODES,
    **ROAD_CODES,
    **VIOLATION_CODES,
}
