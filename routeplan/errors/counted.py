"""Sentences filled with values, whose counts are said as people say them."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

_COUNT = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


class _Sentences(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" not in format_spec:
            text: str = super().format_field(value, format_spec)
            return text
        one, many = format_spec.split("|")
        return (one if str(value) == "1" else many).replace("#", str(value))


def filled(sentence: str, /, **values: Any) -> str:
    """
    A sentence with its values.

    ``{weeks:every week|every # weeks}`` says ``every week`` for 1, and ``every 2 weeks``.

    Examples
    --------
    >>> filled("{n:# visit|# visits} to {store}", n=1, store="S7")
    '1 visit to S7'
    """
    return _Sentences().vformat(sentence, (), values)


def outlined(sentence: str) -> str:
    """
    A sentence with the names of its values, as a list of all sentences shows it.

    Examples
    --------
    >>> outlined("{n:# visit|# visits} to {store}")
    '{n} visits to {store}'
    """
    return _COUNT.sub(lambda found: found[3].replace("#", f"{{{found[1]}}}"), sentence)
