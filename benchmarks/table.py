"""Plain tables for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def printed(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table; the first row is the header."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    header, *body = [
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((header, rule, *body))
