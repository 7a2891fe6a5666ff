"""All the tables of codes, put together."""

from __future__ import annotations

from routeplan.errors.api_codes import API_CODES
from routeplan.errors.archive_codes import ARCHIVE_CODES
from routeplan.errors.code import Code
from routeplan.errors.date_codes import DATE_CODES
from routeplan.errors.file_codes import FILE_CODES
from routeplan.errors.input_codes import INPUT_CODES
from routeplan.errors.place_codes import PLACE_CODES
from routeplan.errors.plan_codes import PLAN_CODES
from routeplan.errors.road_codes import ROAD_CODES
from routeplan.errors.travel_codes import TRAVEL_CODES
from routeplan.errors.violation_codes import VIOLATION_CODES
from routeplan.errors.visit_codes import VISIT_CODES

CODES: dict[str, Code] = {
    **FILE_CODES,
    **INPUT_CODES,
    **TRAVEL_CODES,
    **PLAN_CODES,
    **VISIT_CODES,
    **PLACE_CODES,
    **DATE_CODES,
    **ROAD_CODES,
    **VIOLATION_CODES,
    **ARCHIVE_CODES,
    **API_CODES,
}
