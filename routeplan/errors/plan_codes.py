"""RP4xx and RP5xx: planning, and files of plans."""

from __future__ import annotations

from routeplan.errors.code import Code

PLAN_CODES: dict[str, Code] = {}
