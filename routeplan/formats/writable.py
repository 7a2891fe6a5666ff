"""Texts as XML and calendars can hold them."""

from __future__ import annotations

import re

_NOT_WRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """A text without the control characters that no such file may hold."""
    return _NOT_WRITABLE.sub("", text)
