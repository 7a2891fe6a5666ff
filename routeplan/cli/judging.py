"""``routeplan check`` and ``routeplan compare``: plans that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.language import language
from routeplan.cli.options import After, Before, Lang, PlanFile, ScenarioNow
from routeplan.cli.output import complain, say, show
from routeplan.cli.words import VERDICTS, spoken
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.plan import Plan
    from routeplan.problem import Problem

BROKE_A_RULE = 1


def check(plan: PlanFile, scenario: ScenarioNow = None, lang: Lang = None) -> int:
    """Name every rule that a plan breaks; 0 where it keeps them all."""
    from routeplan.check import check as violations_of

    chosen = language(lang)
    problem, answer = _read(plan, scenario, chosen)
    violations = violations_of(problem, answer)
    for violation in violations:
        say(violation.text(chosen))
    verdict = VERDICTS["broken" if violations else "kept"]
    say(spoken(verdict, chosen, plan=plan, count=len(violations)))
    return BROKE_A_RULE if violations else 0


def compare(before: Before, after: After, lang: Lang = None) -> int:
    """Show two plans side by side."""
    from routeplan.compare import compare as difference
    from routeplan.formats.terminal import comparison

    chosen = language(lang)
    result = difference(*_read(before, None, chosen), *_read(after, None, chosen))
    show(comparison(result, chosen))
    return 0


def _read(file: Path, scenario: Path | None, lang: Language) -> tuple[Problem, Plan]:
    from routeplan.formats.plan_json import problem_of_plan, read_plan

    plan = read_plan(file)
    problem = problem_of_plan(file, plan, scenario)
    complain(problem.source.notes, lang)
    return problem, plan
