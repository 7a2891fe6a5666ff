"""Words of what lost days change."""

from __future__ import annotations

from routeplan.agenda import Change
from routeplan.errors import Language
from routeplan.formats.words import word


def change_content(change: Change) -> dict[str, str | None]:
    """A change as plain values, ready for JSON."""
    return {
        "rep": change.rep,
        "store": change.store,
        "lost": str(change.lost),
        "kind": change.why[0],
        "name": change.why[1],
        "outcome": change.outcome,
        "to": None if change.to is None else str(change.to),
    }


def why_words(why: tuple[str, str], lang: Language) -> str:
    """Why a date is lost or added: its kind and its name."""
    kind, name = why
    return f"{word(f'kind_{kind}', lang)} {name}".strip()
