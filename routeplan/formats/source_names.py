"""What a problem's scenario is called, and whom its data name."""

from __future__ import annotations

from pathlib import Path

from routeplan.problem import Problem


def scenario_name(problem: Problem) -> str:
    """The scenario's name, else that of its file; empty: it has neither."""
    return str(problem.source.settings.get("name") or Path(problem.source.scenario).stem)


def credits_of(problem: Problem, ground: str = "") -> str:
    """Whom the scenario, its travel and the map beneath name, each once."""
    travels = [problem.travel_of(rep) for rep in range(len(problem.reps))]
    given = [problem.source.settings.get("attribution"), *(each.attribution for each in travels)]
    names = [name.strip() for each in (*given, ground) if each for name in str(each).split(",")]
    return ", ".join(dict.fromkeys(names))
