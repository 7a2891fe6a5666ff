"""``routeplan archive plan``: plans kept, signed off and started."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import (
    AsUser,
    PlanName,
    PlanNameGiven,
    PlanNumber,
    PlanOut,
    PlanStateGiven,
    Remark,
    Replaces,
    StartsOn,
    Where,
    WithViolations,
)
from routeplan.cli.archive.plan_phrases import plan_phrase
from routeplan.cli.archive.plan_showing import difference_lines, entry_line, plan_lines
from routeplan.cli.language import language
from routeplan.cli.options import Lang, PlanFile, ScenarioNow
from routeplan.cli.output import complain, say, show
from routeplan.errors import NotAllowedError

if TYPE_CHECKING:
    from routeplan.archive.plans import KeptPlan, PlanEntry
    from routeplan.compare import Comparison

BROKE_A_RULE = 1


def keep(
    plan: PlanFile,
    name: PlanName = "",
    replaces: Replaces = None,
    remark: Remark = "",
    scenario: ScenarioNow = None,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Keep a plan's file as a draft; 1 where it breaks rules."""
    from routeplan.formats.plan_json import problem_of_plan, read_plan

    chosen = language(lang)
    answer = read_plan(plan)
    problem = problem_of_plan(plan, answer, scenario)
    complain(problem.source.notes, chosen)
    with opened(archive, user) as desk:
        from routeplan.archive.plans import keep_plan
        from routeplan.check import check

        entry = keep_plan(desk.archive, desk.who, name, problem, answer, replaces, remark)
    say(entry_line(entry, chosen))
    violations = check(problem, answer)
    for violation in violations:
        say(violation.text(chosen))
    return BROKE_A_RULE if violations else 0


def list_(
    state: PlanStateGiven = None,
    name: PlanName = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """List plans, newest first."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.plans import list_plans

        found = list_plans(desk.archive, desk.who, state, name or None)
    say("\n".join(entry_line(each, chosen) for each in found) or plan_phrase("none", chosen))
    return 0


def show_(
    number: PlanNumber,
    out: PlanOut = None,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Show a plan as far as the user may see it, and write it as a file."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.plans import read_plan
        from routeplan.formats.plan_json import write_plan

        kept = read_plan(desk.archive, desk.who, number)
        say("\n".join(plan_lines(kept, desk.archive.now().tzinfo, chosen)))
        if out is not None:
            write_plan(out, kept.plan)
            say(plan_phrase("written", chosen, path=out))
    return 0


def submit(
    number: PlanNumber,
    remark: Remark = "",
    with_violations: WithViolations = False,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Hand a draft to the supervisor."""

    def step(desk: Desk) -> PlanEntry:
        from routeplan.archive.plan_states import submit_plan

        return submit_plan(desk.archive, desk.who, number, remark, with_violations=with_violations)

    return _moved(step, archive, user, lang)


def approve(
    number: PlanNumber,
    remark: Remark = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Sign a submitted plan off."""

    def step(desk: Desk) -> PlanEntry:
        from routeplan.archive.plan_states import sign_off_plan

        return sign_off_plan(desk.archive, desk.who, number, remark)

    return _moved(step, archive, user, lang)


def return_(
    number: PlanNumber,
    remark: Remark = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Send a submitted plan back."""

    def step(desk: Desk) -> PlanEntry:
        from routeplan.archive.plan_states import return_plan

        return return_plan(desk.archive, desk.who, number, remark)

    return _moved(step, archive, user, lang)


def start(
    number: PlanNumber,
    from_: StartsOn,
    remark: Remark = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Let an approved plan run from a Monday on."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.agenda import date_of
        from routeplan.archive.plan_states import start_plan
        from routeplan.archive.plans import approved_on

        monday = date_of(from_, "--from")
        say(entry_line(start_plan(desk.archive, desk.who, number, monday, remark), chosen))
        signed = approved_on(desk.archive, number)
        if signed is not None and signed > monday:
            say(plan_phrase("counts_from", chosen, date=signed))
    return 0


def versions(
    name: PlanNameGiven, archive: Where = None, user: AsUser = None, lang: Lang = None
) -> int:
    """List the versions of one plan, the first one first."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.checked import not_there
        from routeplan.archive.plans import list_plans

        found = list_plans(desk.archive, desk.who, name=name)
        if not found:
            raise not_there(f"plan {name}")
    for each in reversed(found):
        say(entry_line(each, chosen))
    return 0


def difference(
    number: PlanNumber, archive: Where = None, user: AsUser = None, lang: Lang = None
) -> int:
    """Show how a version differs from the one before."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.plans import read_plan
        from routeplan.formats.terminal import comparison

        kept = read_plan(desk.archive, desk.who, number)
        result = _compared(desk, kept)
        if result is None:
            say("\n".join(difference_lines(kept, chosen)))
        else:
            show(comparison(result, chosen))
    return 0


def _moved(
    step: Callable[[Desk], PlanEntry], archive: str | None, user: str | None, lang: Lang
) -> int:
    with opened(archive, user) as desk:
        say(entry_line(step(desk), language(lang)))
    return 0


def _compared(desk: Desk, kept: KeptPlan) -> Comparison | None:
    """A version beside the one before; None: there is none, or the user sees parts only."""
    from routeplan.archive.planned import whole_problem
    from routeplan.archive.plans import read_plan
    from routeplan.compare import compare

    before = kept.entry.replaces
    if before is None:
        return None
    try:
        problems = [whole_problem(desk.archive, desk.who, each) for each in (before, kept.entry.id)]
    except NotAllowedError:
        return None
    old = read_plan(desk.archive, desk.who, before)
    return compare(problems[0], old.plan, problems[1], kept.plan)


PLAN_COMMANDS: dict[str, Callable[..., Any]] = {
    "keep": keep,
    "list": list_,
    "show": show_,
    "submit": submit,
    "approve": approve,
    "return": return_,
    "start": start,
    "versions": versions,
    "difference": difference,
}
