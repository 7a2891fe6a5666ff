"""A report as JSON ready for a page, and as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.cells import cell_len

from routeplan.formats.report import Cell, Report, Section
from routeplan.formats.report_words import told

FORMAT = "routeplan-report"
VERSION = 1
GAP = "  "


def report_json(report: Report) -> str:
    """A report as JSON; each cell with its value for programs and its text for pages."""
    content = report_content(report)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def report_content(report: Report) -> dict[str, Any]:
    """A report as plain values, ready for JSON."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": report.kind,
        "language": report.lang,
        "title": report.title,
        "sections": [_section_content(section) for section in report.sections],
    }


def report_text(report: Report) -> str:
    """A report to print; columns of numbers stand flush right."""
    lines = [report.title]
    for section in report.sections:
        lines += ["", section.title, *_table(section, told("nothing", report.lang))]
    return "\n".join(lines) + "\n"


def _section_content(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "columns": [
            {"key": column.key, "head": column.head, "kind": column.kind}
            for column in section.columns
        ],
        "rows": [
            {
                column.key: _cell_content(cell)
                for column, cell in zip(section.columns, row, strict=True)
            }
            for row in section.rows
        ],
    }


def _cell_content(cell: Cell) -> dict[str, Any]:
    value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
    content: dict[str, Any] = {"value": value, "text": cell.text()}
    return {**content, "visits": list(cell.visits)} if cell.visits else content


def _table(section: Section, nothing: str) -> Iterator[str]:
    if not section.rows:
        yield nothing
        return
    rows = [[column.head for column in section.columns]]
    rows += [[cell.text().replace("\n", " ") for cell in row] for row in section.rows]
    widths = [max(map(cell_len, texts)) for texts in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for text, width, column in zip(row, widths, section.columns, strict=True):
            blank = " " * (width - cell_len(text))
            cells.append(text + blank if column.kind == "text" else blank + text)
        yield GAP.join(cells).rstrip()
