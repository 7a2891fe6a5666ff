"""``routeplan archive classify``: changes of class that the sales call for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import Accept, AsUser, LastMonth, Months, Where, Why
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import Lang, RuleSet
from routeplan.cli.output import say
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.archive.classes import Proposal, Proposals

HOUR_S = 3600
EVERY = "all"
DEFAULT_MONTHS = 3


def classify_cards(
    months: Months = DEFAULT_MONTHS,
    last: LastMonth = None,
    accept: Accept = None,
    rules: RuleSet = None,
    why: Why = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Propose changes of class with what they cost, and accept some or all of them."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.classes import accept_classes, propose_classes

        if rules is not None:
            _set_rules(desk, rules, why or f"--rules {rules}")
        month = None if last is None else _month(last)
        found = propose_classes(desk.archive, desk.who, months, month)
        _tell(found, chosen)
        if accept:
            wanted = _accepted(found, accept)
            said = why or f"sales from {found.first} to {found.last}"
            done = accept_classes(desk.archive, desk.who, wanted, said)
            say(phrase("class_accepted", chosen, count=len(done)))
    return 0


def _set_rules(desk: Desk, given: str, why: str) -> None:
    from routeplan.archive.options import set_options
    from routeplan.formats.rules_file import PRESETS, read_rules, rules_settings

    is_preset = given in PRESETS
    content = None if is_preset else rules_settings(read_rules(given, Path(), "--rules").in_force)
    set_options(desk.archive, desk.who, {"rules": content or given}, why)


def _month(text: str) -> str:
    from routeplan.formats.cells import CellError
    from routeplan.formats.sales_file import month_of

    try:
        return month_of(text)
    except CellError:
        raise wrong_value("--last", text) from None


def _accepted(found: Proposals, accept: Sequence[str]) -> Sequence[Proposal]:
    if EVERY in accept:
        return found.changes
    proposed = {each.card.id: each for each in found.changes}
    for store in accept:
        if store not in proposed:
            raise wrong_value("--accept", store)
    return [proposed[store] for store in dict.fromkeys(accept)]


def _tell(found: Proposals, lang: Language) -> None:
    counts = {
        "judged": found.judged, "changes": len(found.changes), "silent": len(found.without_sales)
    }  # fmt: skip
    say(phrase("class_counts", lang, first=found.first, last=found.last, **counts))
    for each in found.changes:
        say(phrase("class_change", lang, **_words(each, lang)))
    if found.changes:
        load = found.load_change
        hours = f"{load.in_store_s / HOUR_S:+.1f}"
        say(phrase("class_load", lang, visits=f"{load.visits:+g}", hours=hours))


def _words(each: Proposal, lang: Language) -> dict[str, str]:
    return {
        "number": each.card.standing.number,
        "id": each.card.id,
        "name": each.card.store.name,
        "before": each.before,
        "after": each.after,
        "reason": each.classified.reason(lang),
        "visits_before": f"{each.load_before.visits:g}",
        "visits_after": f"{each.load_after.visits:g}",
        "hours_before": f"{each.load_before.in_store_s / HOUR_S:.1f}",
        "hours_after": f"{each.load_after.in_store_s / HOUR_S:.1f}",
    }
