"""
Repeating multi-week visit plans for field sales reps.

Names are loaded when first used, so that ``routeplan --help`` stays light.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "AnyOf": "solver",
    "Iterations": "solver",
    "Seconds": "solver",
    "Stalled": "solver",
    "check": "check",
    "cost": "cost",
    "day_list": "daylist",
    "day_lists": "daylist",
    "read_plan": "formats.plan_json",
    "read_scenario": "formats.scenario",
    "rep_calendar": "formats.ics",
    "rep_gpx": "formats.gpx",
    "route_book": "formats.paper",
    "solve": "solver",
    "store_cards": "formats.paper",
    "write_map": "formats.html_map",
    "write_plan": "formats.plan_json",
    "write_workbook": "formats.workbook",
}


class _Package(ModuleType):
    def __setattr__(self, name: str, value: Any) -> None:
        # Importing a submodule puts it here under its own name, which for ``check``
        # and ``cost`` is the name of the function that users call.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"routeplan has no {name}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        setattr(self, name, value)
        return value


sys.modules[__name__].__class__ = _Package
