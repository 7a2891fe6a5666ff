"""What a code says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True)
class Code:
    """
    The words behind one code.

    Parameters
    ----------
    cause, remedy
        What is wrong and what to do, in English. ``{name}`` stands for a value of the
        fault that carries the code.
    cause_zh, remedy_zh
        The same in Simplified Chinese, with the same names.
    warning
        True: work goes on, and the user is told.
    terms_zh
        By name of a value, Chinese for the words that it may be.
    """

    cause: str
    remedy: str
    cause_zh: str
    remedy_zh: str
    warning: bool = False
    terms_zh: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
