"""Kept plans as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from routeplan.cli.archive.plan_phrases import plan_phrase
from routeplan.errors import Language
from routeplan.formats.travel_words import estimate_words

if TYPE_CHECKING:
    from routeplan.archive.plan_content import Days, KeptProblem
    from routeplan.archive.plans import KeptPlan, PlanEntry, Step

HASH_SHOWN = 12


def entry_line(entry: PlanEntry, lang: Language) -> str:
    """Number, name, state, time and reps of a plan."""
    runs = ""
    if entry.runs_from is not None:
        key = "runs_from" if entry.runs_until is None else "ran"
        runs = "  " + plan_phrase(key, lang, first=entry.runs_from, last=entry.runs_until).strip()
    return plan_phrase(
        "line",
        lang,
        id=entry.id,
        name=entry.name,
        version=entry.version,
        state=plan_phrase(entry.state, lang),
        runs=runs,
        reps=", ".join(sorted(entry.reps)),
    )


def plan_lines(kept: KeptPlan, zone: tzinfo | None, lang: Language) -> Iterator[str]:
    """All that is kept of a plan but its stops; moments in a zone."""
    entry = kept.entry
    yield entry_line(entry, lang)
    made = f"{entry.made_at.astimezone(zone):%Y-%m-%d %H:%M}"
    sha256 = entry.sha256[:HASH_SHOWN]
    yield plan_phrase("made", lang, at=made, who=entry.made_by, sha256=sha256)
    for name, each in sorted(kept.problem.inputs.items()):
        yield plan_phrase("input", lang, name=name, sha256=each[:HASH_SHOWN])
    if kept.problem.estimated:
        yield estimate_words(kept.plan.origin.travel, lang)
    yield from _verdict(kept.problem, lang)
    yield from _days(kept.problem, lang)
    yield from (_step(step, zone, lang) for step in kept.steps)


def difference_lines(kept: KeptPlan, lang: Language) -> Iterator[str]:
    """How a version differs from the one before, store by store."""
    found = kept.difference
    if kept.entry.replaces is None:
        yield f"{entry_line(kept.entry, lang)}: {plan_phrase('first_version', lang)}"
        return
    for store, each in found.moved.items():
        before, after = _visits(each.before, lang), _visits(each.after, lang)
        yield plan_phrase("moved", lang, store=store, before=before, after=after)
    for key, stores in (("added", found.added), ("removed", found.removed)):
        if stores:
            yield plan_phrase(key, lang, stores=_listed(stores, lang))
    if not (found.moved or found.added or found.removed):
        yield plan_phrase("same", lang)


def _verdict(problem: KeptProblem, lang: Language) -> Iterator[str]:
    for code, where in problem.violations:
        yield plan_phrase("violation", lang, code=code, where=where)
    if not problem.violations:
        yield plan_phrase("kept_rules", lang)


def _days(problem: KeptProblem, lang: Language) -> Iterator[str]:
    from routeplan.formats.words import day_word, hours

    for each in problem.days:
        if each.stops:
            yield plan_phrase(
                "day",
                lang,
                rep=each.rep,
                day=day_word(each.day, lang),
                label=each.label,
                stops=len(each.stops),
                drive=hours(each.drive_s),
                work=hours(each.work_s),
            )


def _step(step: Step, zone: tzinfo | None, lang: Language) -> str:
    at = f"{step.at.astimezone(zone):%Y-%m-%d %H:%M}"
    state = plan_phrase(step.state, lang)
    return plan_phrase("step", lang, at=at, state=state, who=step.who, remark=step.remark)


def _visits(days: Days, lang: Language) -> str:
    from routeplan.formats.words import day_word

    return _listed([f"{rep} {day_word(day, lang)}" for rep, day in days], lang)


def _listed(names: Sequence[str], lang: Language) -> str:
    return (", " if lang == "en" else "、").join(names)
