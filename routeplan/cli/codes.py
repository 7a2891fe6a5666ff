"""``routeplan codes``: every code that a fault or violation may carry."""

from __future__ import annotations

from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say
from routeplan.errors import CODES, outlined


def codes(lang: Lang = None) -> int:
    """Print all codes, each with its cause and its remedy."""
    chosen = language(lang)
    for name, code in sorted(CODES.items()):
        cause, remedy = (
            (code.cause, code.remedy) if chosen == "en" else (code.cause_zh, code.remedy_zh)
        )
        say(f"{name} {outlined(cause)}\n      {outlined(remedy)}")
    return 0
