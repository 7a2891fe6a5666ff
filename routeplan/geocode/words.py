"""Addresses as tokens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_TOKEN = re.compile(r"[0-9]+(?:[a-z](?![^\W\d_㐀-鿿]))?|[㐀-鿿]|[^\W\d_㐀-鿿]+")
_SILENT = frozenset("号號")


def tokens(text: str) -> tuple[str, ...]:
    """Words, numbers and single Chinese characters, without case, width and accents."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return tuple(each for each in _TOKEN.findall(bare) if each not in _SILENT)


def place_in(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where one run of tokens stands in another, from 0; None: nowhere."""
    size = len(part)
    for start in range(len(whole) - size + 1):
        if tuple(whole[start : start + size]) == tuple(part):
            return start
    return None
