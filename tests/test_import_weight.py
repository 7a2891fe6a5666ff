"""``import routeplan`` and ``routeplan --help`` load nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

REPORT = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
PROGRAM = "import runpy; runpy.run_module('routeplan', run_name='__main__')"
HEAVY = (
    "numpy", "geopy", "holidays", "opening_hours", "networkx", "openpyxl", "ortools", "pyvrp",
    "routeplan.solver", "routeplan.problem", "sqlalchemy", "alembic", "argon2",
    "routeplan.archive", "gpxpy", "icalendar", "jinja2", "weasyprint",
    "fastapi", "uvicorn", "routeplan.api",
)  # fmt: skip
# The parser of the commands' arguments loads pydantic; the front page does without it.
HEAVIER = (*HEAVY, "pydantic", "rich", "typer")
CALLS = {
    ("import routeplan",): HEAVIER,
    ("from routeplan.cli import main",): HEAVIER,
    (PROGRAM, "--help"): HEAVIER,
    (PROGRAM, "--help", "--lang", "zh"): HEAVIER,
    (PROGRAM, "--version"): HEAVIER,
    (PROGRAM, "plan", "--help"): HEAVY,
    (PROGRAM, "archive", "card", "--help"): HEAVY,
    (PROGRAM, "export", "--help"): HEAVY,
    (PROGRAM, "serve", "--help"): HEAVY,
    (PROGRAM, "codes"): HEAVY,
}


def loaded_by(code: str, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", REPORT + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_nothing_heavy_is_loaded(call):
    loaded = loaded_by(*call)
    assert "routeplan" in loaded
    assert loaded & set(CALLS[call]) == set()


def test_what_is_heavy_would_be_seen():
    loaded = loaded_by("import routeplan; routeplan.Seconds")
    assert {"numpy", "pydantic", "routeplan.solver", "routeplan.problem"} <= loaded


@pytest.mark.parametrize(
    ("module", "package"),
    [("christofides", "networkx"), ("ortools_engine", "ortools"), ("pyvrp_search", "pyvrp")],
)
def test_the_solver_loads_a_package_for_the_engine_that_needs_it_only(module, package):
    engines = "from routeplan.solver.peers import days_first, savings; routeplan.solve"
    assert package not in loaded_by("import routeplan; " + engines)
    assert package in loaded_by(f"from routeplan.solver.peers import {module}")
