"""What ``routeplan --help`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routeplan.cli.words import COMMANDS, FRONT, HEADINGS, PARAMETERS, spoken

if TYPE_CHECKING:
    from routeplan.errors import Language

INDENT = 12


def front_page(lang: Language) -> str:
    """The commands and what each is for."""
    commands = {name: pair for name, pair in COMMANDS.items() if name and " " not in name}
    options = {f"--{name}": PARAMETERS[name] for name in ("help", "version")}
    text = [
        "Usage: routeplan COMMAND [ARGS]...",
        *_lines({"": COMMANDS[""]}, lang),
        "Commands:",
        *_lines(commands, lang),
        "Options:",
        *_lines(options, lang),
        spoken(FRONT, lang),
    ]
    return in_language("\n".join(text), lang)


def in_language(text: str, lang: Language) -> str:
    """A help text with its headings in one language."""
    for pair in (*HEADINGS, PARAMETERS["help"]):
        text = text.replace(pair[0], spoken(pair, lang))
    return text


def _lines(words: dict[str, tuple[str, str]], lang: Language) -> list[str]:
    return [
        f"  {name:{INDENT if name else 0}}{spoken(pair, lang)}" for name, pair in words.items()
    ] + [""]
