"""Which language the user reads."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routeplan.errors import Language

VARIABLE = "ROUTEPLAN_LANG"


def language(given: Language | None = None, environ: Mapping[str, str] = os.environ) -> Language:
    """
    The language asked for, else the one of the environment.

    ``ROUTEPLAN_LANG`` counts first, then ``LC_ALL``, then ``LANG``; whatever does not
    start with ``zh`` is English.
    """
    if given is not None:
        return given
    for name in (VARIABLE, "LC_ALL", "LANG"):
        if text := environ.get(name):
            return "zh" if text.lower().startswith("zh") else "en"
    return "en"


def language_of_call(arguments: Sequence[str]) -> Language:
    """The language of a call whose arguments have not been parsed, for help and faults."""
    for place, text in enumerate(arguments):
        name, _, value = text.partition("=")
        if name == "--lang":
            following = value or "".join(arguments[place + 1 : place + 2])
            if following in ("en", "zh"):
                return "zh" if following == "zh" else "en"
    return language()
