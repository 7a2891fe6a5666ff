"""``routeplan archive import``: stores, monthly sales, order targets and days off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import (
    Approve,
    Area,
    AreAbsences,
    AreSales,
    AreTargets,
    AsUser,
    DryRun,
    Preference,
    Reps,
    Table,
    Team,
    Where,
)
from routeplan.cli.archive.phrases import phrase, valued
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import complain, say
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from routeplan.archive.changes import Difference
    from routeplan.archive.imports import Outcome

MOST_SHOWN = 50


def import_table(
    table: Table,
    reps: Reps = None,
    sales: AreSales = False,
    targets: AreTargets = False,
    absences: AreAbsences = False,
    area: Area = None,
    team: Team = None,
    prefer: Preference = None,
    approve: Approve = False,
    dry_run: DryRun = False,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Merge stores by id, or another table; 1 where conflicts kept it from being done."""
    chosen = language(lang)
    other = _other(sales=sales, targets=targets, absences=absences)
    with opened(archive, user) as desk:
        if other is not None:
            return other(desk, table, dry_run, chosen)
        from routeplan.archive.import_file import read_import, read_members
        from routeplan.archive.imports import import_file

        file = read_import(table)
        members, notes = read_members(reps, team) if reps is not None else ((), ())
        complain(notes, chosen)
        outcome = import_file(
            desk.archive, desk.who, file, members=members, area=area, prefer=prefer,
            approve=approve, dry_run=dry_run,
        )  # fmt: skip
    complain((*outcome.notes, *outcome.conflicts), chosen)
    _tell(outcome, chosen)
    return 1 if outcome.conflicts else 0


def _other(**kinds: bool) -> Callable[[Desk, Path, bool, Language], int] | None:
    """How a table of something else than stores is imported."""
    given = [kind for kind, is_given in kinds.items() if is_given]
    if len(given) > 1:
        names = {"first": f"--{given[0]}", "second": f"--{given[1]}"}
        raise InputError([Fault.of("RP556", "routeplan archive import", **names)])
    imports = {"sales": _import_sales, "targets": _import_targets, "absences": _import_absences}
    return imports[given[0]] if given else None


def _import_targets(desk: Desk, table: Path, dry_run: bool, lang: Language) -> int:
    from routeplan.archive.targets import set_targets
    from routeplan.formats.review_files import read_targets

    targets, why = read_targets(table), f"import of {table.name}"
    changed = set_targets(desk.archive, desk.who, targets, why, dry_run=dry_run)
    return _tell_rows(len(targets), changed, dry_run, lang)


def _import_absences(desk: Desk, table: Path, dry_run: bool, lang: Language) -> int:
    from routeplan.archive.absences import add_absences
    from routeplan.formats.review_files import read_absences

    absences = read_absences(table)
    fresh = add_absences(desk.archive, desk.who, absences, dry_run=dry_run)
    return _tell_rows(len(absences), fresh, dry_run, lang)


def _tell_rows(rows: int, changed: int, dry_run: bool, lang: Language) -> int:
    say(phrase("rows_counts", lang, changed=changed, unchanged=rows - changed))
    say(phrase("written" if changed and not dry_run else "not_written", lang))
    return 0


def _import_sales(desk: Desk, table: Path, dry_run: bool, lang: Language) -> int:
    from routeplan.archive.sales import import_sales
    from routeplan.formats.sales_file import read_sales

    why = f"import of {table.name}"
    done = import_sales(desk.archive, desk.who, read_sales(table), why, dry_run=dry_run)
    corrected = sum(len(each) for each in done.corrected.values())
    counts = {"new": done.new, "corrected": corrected, "unchanged": done.unchanged}
    say(phrase("sales_counts", lang, **counts))
    _tell_differences("store", done.corrected, lang)
    is_changed = done.is_written and bool(done.new or corrected)
    say(phrase("written" if is_changed else "not_written", lang))
    return 0


def _tell(outcome: Outcome, lang: Language) -> None:
    counts = {
        "new": len(outcome.new), "changed": len(outcome.changed), "same": outcome.unchanged,
        "absent": len(outcome.absent), "conflicts": len(outcome.conflicts),
    }  # fmt: skip
    say(phrase("import_counts", lang, **counts))
    for store in outcome.new[:MOST_SHOWN]:
        say(phrase("new_store", lang, id=store.id, name=store.name))
    _tell_more(len(outcome.new) - MOST_SHOWN, lang)
    changed = {each.before.id: each.differences for each in outcome.changed}
    _tell_differences("store", changed, lang)
    _tell_differences("rep", outcome.reps, lang)
    if outcome.absent:
        shown = ", ".join(outcome.absent[:MOST_SHOWN])
        say(phrase("absent", lang, ids=shown))
        _tell_more(len(outcome.absent) - MOST_SHOWN, lang)
    is_changed = outcome.is_written and bool(outcome.new or outcome.changed or outcome.reps)
    say(phrase("written" if is_changed else "not_written", lang))


def _tell_differences(noun: str, found: Mapping[str, Iterable[Difference]], lang: Language) -> None:
    for each, differences in list(found.items())[:MOST_SHOWN]:
        for one in differences:
            old, new = valued(one.old), valued(one.new)
            say(phrase("difference", lang, noun=noun, id=each, field=one.field, old=old, new=new))
    _tell_more(len(found) - MOST_SHOWN, lang)


def _tell_more(count: int, lang: Language) -> None:
    if count > 0:
        say(phrase("more", lang, count=count))
