"""Reports as answers: JSON ready for a page, text, or a workbook."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from urllib.parse import quote

from fastapi import Response
from pydantic import BaseModel

from routeplan.errors import Language
from routeplan.formats.report import CellKind, Report
from routeplan.formats.report_formats import FORMAT, VERSION, report_content, report_text
from routeplan.formats.report_workbook import write_report

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMN = {"key": "value", "head": "Value", "kind": "whole"}
_CELL = {"value": 38, "text": "38", "visits": ["v1", "v2"]}
_SECTION = {
    "key": "figures", "title": "Figures", "columns": [_COLUMN], "rows": [{"value": _CELL}],
}  # fmt: skip
REPORT: dict[str, Any] = {
    "format": FORMAT, "version": VERSION, "kind": "daily", "language": "en",
    "title": "Daily report R1 2026-11-24", "sections": [_SECTION],
}  # fmt: skip
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "application/json": {"example": REPORT},
            "text/plain": {"schema": {"type": "string"}},
            WORKBOOK: {"schema": {"type": "string", "format": "binary"}},
        }
    }
}


class CellShown(BaseModel, frozen=True):
    """A value for programs, its text for pages, and the ids of the visits behind it."""

    value: str | int | float | None
    text: str
    visits: tuple[str, ...] = ()


class ColumnShown(BaseModel, frozen=True):
    """A column of a table: its key in the rows, its head, and what its values are."""

    key: str
    head: str
    kind: CellKind


class SectionShown(BaseModel, frozen=True):
    """One table of a report; a row has a cell for each column's key."""

    key: str
    title: str
    columns: tuple[ColumnShown, ...]
    rows: tuple[dict[str, CellShown], ...]


class ReportShown(BaseModel, frozen=True):
    """A report ready for a page."""

    format: str
    version: int
    kind: Literal["review", "daily", "weekly"]
    language: Language
    title: str
    sections: tuple[SectionShown, ...]


def answered(report: Report, shape: str) -> Any:
    """A report in the shape that was asked for."""
    match shape:
        case "text":
            return Response(report_text(report), media_type="text/plain; charset=utf-8")
        case "xlsx":
            return attached(_workbook(report), f"{report.title}.xlsx")
    return report_content(report)


def attached(content: bytes, name: str, kind: str = WORKBOOK) -> Response:
    """A file of a media type, to be saved under a name, whatever letters it has."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type=kind, headers=headers)


def _workbook(report: Report) -> bytes:
    with TemporaryDirectory(prefix="routeplan-report-") as folder:
        return write_report(Path(folder) / "report.xlsx", report).read_bytes()
