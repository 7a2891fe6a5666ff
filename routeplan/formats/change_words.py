"""Words of what lost days change."""

from __future__ import annotations

from routeplan.agenda import Change
from routeplan.errors import Language
from routeplan.formats.words import word
from routeplan.workdays import DayStatus


def change_content(change: Change) -> dict[str, str | None]:
    """A change as plain values, ready for JSON."""
    return {
        "rep": change.rep,
        "store": change.store,
        "lost": str(change.lost),
        "kind": change.why.kind,
        "name": change.why.name,
        "outcome": change.outcome,
        "to": None if change.to is None else str(change.to),
    }


def why_words(why: DayStatus, lang: Language) -> str:
    """Why a date is lost or added: its kind and its name."""
    return f"{word(f'kind_{why.kind}', lang)} {why.name_in(lang)}".strip()
