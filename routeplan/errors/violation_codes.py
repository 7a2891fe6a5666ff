"""PVxx: rules that a plan breaks."""

from __future__ import annotations

from routeplan.errors.code import Code

VIOLATION_CODES: dict[str, Code] = {}
