"""A plan as a map: one HTML file that opens without internet."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from routeplan.errors import Language
from routeplan.formats.html_map.content import map_content
from routeplan.formats.whole_file import write_whole
from routeplan.plan import Plan
from routeplan.problem import Problem

SCRIPTS = ("view.js", "state.js", "draw.js", "panel.js", "card.js", "main.js")
# Characters that could end the script element early, or a line of it.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def write_map(path: Path | str, problem: Problem, plan: Plan, lang: Language = "en") -> None:
    """
    Write a plan as a map: stores by class, routes by label, to look at in any browser.

    Parameters
    ----------
    lang
        Language of the page.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem; RP541, when the file
        cannot be written.
    """
    write_whole(path, map_page(problem, plan, lang).encode("utf-8"))


def map_page(problem: Problem, plan: Plan, lang: Language = "en") -> str:
    """The page of ``write_map`` as text; raises RP531 to RP533 as it does."""
    content = map_content(problem, plan, lang)
    page = _asset("page.html")
    parts = {
        "lang": "en" if lang == "en" else "zh-CN",
        "title": html.escape(content["title"]),
        "style": _asset("page.css"),
        "content": embedded(content),
        "script": "\n".join(_asset(name) for name in SCRIPTS),
    }
    pieces = page.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += [parts[name], rest]
    return "".join(filled)


def embedded(content: Any) -> str:
    """JSON that is safe inside a script element, whatever its texts hold."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
