"""Words by key, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from routeplan.errors import Language

Words = Mapping[str, tuple[str, str]]


def in_language(words: Words, lang: Language) -> dict[str, str]:
    """The words of one language by key; ``{name}`` in them is for scripts to fill in."""
    return {key: pair[lang == "zh"] for key, pair in words.items()}
