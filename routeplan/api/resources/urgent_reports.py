"""Urgent reports of the market, for supervisors to see at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Response

from routeplan.api.desk import AtDesk
from routeplan.api.paging import Limit, Page
from routeplan.api.routes import Routes
from routeplan.api.visit_examples import VISIT
from routeplan.api.whole_names import PathName
from routeplan.archive.reports import Report, mark_seen, urgent_reports

URGENT_REPORTS = Routes("urgent reports")

_FORM = {"form": "market_change", "version": 1, "answers": {}, "urgent": True}
_REPORT = {
    "visit": {**VISIT, "forms": [_FORM]}, "received_at": "2026-11-24T01:30:02Z",
    "seen_by": ["sam"],
}  # fmt: skip


@URGENT_REPORTS.get("/urgent-reports", "see urgent report",
                    shows={"items": [_REPORT], "next": None})  # fmt: skip
def list_urgent_reports(
    desk: AtDesk,
    with_seen: Annotated[bool, Query(description="Also those that one has seen.")] = False,
    limit: Limit = 100,
) -> Page[Report]:
    """List urgent reports of the reps within reach, latest first."""
    found = urgent_reports(desk.archive, desk.who, with_seen=with_seen, limit=limit)
    return Page(items=found)


@URGENT_REPORTS.post("/urgent-reports/{visit}/seen", "see urgent report", status=204)
def mark_a_report_seen(desk: AtDesk, visit: Annotated[PathName, Path(max_length=64)]) -> Response:
    """Say that one has seen an urgent report."""
    mark_seen(desk.archive, desk.who, visit)
    return Response(status_code=204)
