"""Daily reports sent to the supervisor, and who has not sent one yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import Path, Query, Response
from pydantic import BaseModel, Field

from routeplan.api.desk import AtDesk
from routeplan.api.fields import EARLIEST, LATEST, Asked, Day, Name, OnDay, Text
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.report_shapes import REPORT, ReportShown
from routeplan.api.routes import Routes
from routeplan.api.whole_names import PathName
from routeplan.archive import day_reports
from routeplan.archive.day_reports import DayReport, ReportLine, SentReport
from routeplan.errors import Fault, InputError, Language

DAY_REPORTS = Routes("daily reports")
MOST_DAYS = 31

SENT = {"version": 1, "sent_at": "2026-11-24T10:02:00Z", "sent_by": "rita", "note": ""}
_LINE = {"rep": "R1", "name": "Rita", "team": "north", "on": "2026-11-24", "sent": SENT}
_REPORT = {"rep": "R1", "on": "2026-11-24", "sent": SENT, "report": REPORT}


class ReportSending(Asked, frozen=True):
    """Whose report of which day is sent, and what the rep says with it."""

    rep: Name = Field(examples=["R1"])
    on: Day = Field(examples=["2026-11-24"])
    note: Text = ""


class DayReportShown(BaseModel, frozen=True):
    """A daily report as it was sent, in the language that the request asks for."""

    rep: str
    on: date
    sent: SentReport
    report: ReportShown

    @classmethod
    def of(cls, found: DayReport, lang: Language) -> DayReportShown:
        """From the archive's own."""
        report = ReportShown.model_validate(found.content[lang])
        return cls(rep=found.rep, on=found.on, sent=found.sent, report=report)


_REPEATED: dict[int | str, dict[str, Any]] = {
    200: {"model": DayReportShown, "description": "It had been sent before, just so."}
}


@DAY_REPORTS.post("/day-reports", "send report", status=201, shows=_REPORT, also=(404, 409),
                  responses=_REPEATED)  # fmt: skip
def send_a_report(desk: AtDesk, asked: ReportSending, response: Response) -> DayReportShown:
    """
    Send the report of a day, as the visits recorded so far make it, to the supervisor.

    Sent again unchanged it stays what it is. With more visits or another note it becomes a
    new version; what was sent before stays as it was.
    """
    found = day_reports.send_report(desk.archive, desk.who, asked.rep, asked.on, asked.note)
    if not found.is_new:
        response.status_code = 200
    return DayReportShown.of(found, desk.lang)


@DAY_REPORTS.get("/day-reports", "read visit", shows={"items": [_LINE], "next": None})
def list_sent_reports(
    desk: AtDesk,
    first: OnDay,
    last: OnDay | None = None,
    team: Annotated[str | None, Query(max_length=200)] = None,
    rep: Annotated[str | None, Query(max_length=200)] = None,
    after: After = "",
    limit: Limit = 100,
) -> Page[ReportLine]:
    """List by date and rep which reports were sent, and which were not, of up to 31 days."""
    end = _last_day(first, last or first)
    found = day_reports.list_reports(desk.archive, desk.who, first, end, team, rep)
    return page_of(found, lambda each: f"{each.on} {each.rep}", after, limit)


@DAY_REPORTS.get("/day-reports/{rep}/{on}", "read visit", shows=_REPORT)
def read_a_sent_report(
    desk: AtDesk,
    rep: Annotated[PathName, Path(max_length=200)],
    on: Annotated[date, Path(ge=EARLIEST, le=LATEST)],
    version: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="Else the newest.")
    ] = None,
) -> DayReportShown:
    """Read a report as it was sent: a version of it, or else the newest."""
    found = day_reports.read_report(desk.archive, desk.who, rep, on, version)
    return DayReportShown.of(found, desk.lang)


def _last_day(first: date, last: date) -> date:
    if not timedelta() <= last - first < timedelta(days=MOST_DAYS):
        reason = f"not from {first} to {MOST_DAYS - 1} days later"
        raise InputError([Fault.of("RP915", "query last", value=str(last), reason=reason)])
    return last
