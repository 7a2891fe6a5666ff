"""The supervisor's pages: the day as it goes, what waits, figures and what is behind them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from archive_world import AUDITOR, KEEPER, REP, SUPERVISOR, store
from playwright.sync_api import expect
from running_plan import add_plan, start_running, urgent, visit
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site

from routeplan.archive.day_reports import send_report
from routeplan.archive.field_days import field_days
from routeplan.archive.reports import urgent_reports
from routeplan.archive.steps import draft_card
from routeplan.archive.visits import record_visits
from routeplan.web.words.spoken import in_language
from routeplan.web.words.team import PROBLEMS, REPORTS, REVIEW, TEAM_FRAME, TODAY

__all__ = ["chromium", "person", "site"]
MONDAY = date(2026, 11, 16)

pytestmark = pytest.mark.browser


def stops(site, rep: str, on: date):
    (found,) = field_days(site.archive, KEEPER, rep, on, on).days
    return () if found.planned.day is None else found.planned.day.stops


def day_with_stops(site, rep: str, first: date = MONDAY) -> date:
    return next(day for day in (first + timedelta(days=each) for each in range(14))
                if stops(site, rep, day))  # fmt: skip


def set_clock(site, on: date, hour: int) -> None:
    zone = site.clock.now.tzinfo
    site.clock.now = datetime(on.year, on.month, on.day, hour, tzinfo=zone)


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_a_supervisor_sees_the_day_change_as_a_visit_comes_in(site, person, size, lang):
    said = in_language({**TEAM_FRAME, **TODAY}, lang)
    start_running(site.archive)
    on = day_with_stops(site, "R1")
    set_clock(site, on, 12)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/team")
    page.clock.install()
    page.reload()
    line = page.locator("#reps tbody tr", has_text="Rep R1")
    expect(line).to_contain_text(said["course_not_started"])
    expect(page.locator("#reps tbody tr")).to_have_count(2)
    first = stops(site, "R1", on)[0]
    record_visits(site.archive, REP, [visit("v1", "R1", first.store.id, on)])
    page.clock.run_for(61_000)
    expect(line).not_to_contain_text(said["course_not_started"])
    progress = said["progress"].replace("{done}", "1")
    expect(line).to_contain_text(progress.replace("{planned}", str(len(stops(site, "R1", on)))))
    name = {each: f"Store {each[1:]}" for each in ("S1", "S2")}[first.store.id]
    expect(line).to_contain_text(f"09:15 {name}")
    assert serious_findings(page) == []
    sam.shot(page, f"team-{lang}")
    page.locator("#earlier").click()
    expect(page.locator("#as-of")).not_to_contain_text(said["as_of"].partition("{")[0] or "截至")
    assert f"on={on - timedelta(days=1)}" in page.url


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_what_waits_is_shown_and_an_urgent_report_is_marked_seen(site, person, size, lang):
    said = in_language({**TEAM_FRAME, **TODAY}, lang)
    plan = add_plan(site.archive)
    draft_card(site.archive, KEEPER, store("S1", id="N1", lat=31, rep="R1"), "HZ")
    on = site.archive.today()
    told = [visit("v1", "R1", "S1", on, forms=[urgent("a rival halves the price")]),
            visit("v2", "R3", "S5", on, forms=[urgent("of another team")])]  # fmt: skip
    record_visits(site.archive, KEEPER, told)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/team")
    waiting = page.locator("#waiting")
    expect(waiting).to_contain_text("a rival halves the price")
    expect(waiting).not_to_contain_text("of another team")
    link = waiting.locator(f"a[href='/plans/{plan}']")
    assert link.inner_text() == said["version"].replace("{name}", "north").replace("{n}", "1")
    drafts = {"en": "1 draft to approve", "zh": "1 份草稿待批准"}[lang]
    assert waiting.get_by_role("link", name=drafts).get_attribute("href") == "/cards?due=approval"
    sam.shot(page, f"team-waiting-{lang}")
    seen = waiting.get_by_role("button", name=said["seen"])
    seen.focus()
    page.keyboard.press("Enter")
    expect(waiting).not_to_contain_text("a rival halves the price")
    assert urgent_reports(site.archive, SUPERVISOR) == ()


def fill_week(site) -> int:
    """Everything that R1 was to do in the plan's first week but one stop; how much was due."""
    # A plan is in force from the moment that it was started.
    set_clock(site, MONDAY - timedelta(days=1), 9)
    start_running(site.archive)
    week = [MONDAY + timedelta(days=each) for each in range(7)]
    due = [(day, stop.store.id) for day in week for stop in stops(site, "R1", day)]
    for number, (day, each) in enumerate(due[1:]):
        set_clock(site, day, 18)
        record_visits(site.archive, REP, [visit(f"v{number}", "R1", each, day)])
    set_clock(site, MONDAY + timedelta(days=7), 9)
    return len(due)


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_a_figure_leads_to_the_visits_behind_it(site, person, size, lang):
    said = in_language({**TEAM_FRAME, **REVIEW}, lang)
    due = fill_week(site)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/team/review")
    share = page.locator("#figures tbody tr", has_text="R1").locator("button").nth(2)
    expect(share).to_contain_text(f"{100 * (due - 1) / due:.1f}".removesuffix(".0"))
    share.focus()
    page.keyboard.press("Enter")
    behind = page.locator("#behind")
    expect(behind.locator("tbody tr")).to_have_count(due)
    parts = said["of"].replace("{counted}", str(due - 1)).replace("{out_of}", str(due))
    expect(behind).to_contain_text(parts)
    expect(behind).to_contain_text("Store 1")
    assert page.evaluate("() => document.activeElement.id") == "behind"
    # The picture has its table beside it.
    expect(page.locator("#trend svg.chart circle")).to_have_count(1)
    expect(page.locator("#trend tbody tr")).to_have_count(1)
    assert serious_findings(page) == []
    sam.shot(page, f"review-{lang}")
    behind.get_by_role("button", name=said["visit"]).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("R1")
    assert serious_findings(page) == []
    page.keyboard.press("Escape")
    behind.locator("tbody").get_by_role("link").first.click()
    page.wait_for_url("**/cards/S*")


def test_a_review_is_asked_for_by_stretch_and_group(site, person):
    fill_week(site)
    page = person(SUPERVISOR).open("/team/review?kind=month&by=class&on=2026-11-20")
    lines = page.locator("#figures tbody tr")
    expect(lines.first).to_contain_text("A")
    expect(page.locator("#period")).to_contain_text("30")
    form = page.locator("#asked")
    form.locator("select[name=kind]").select_option("cycle")
    form.locator("select[name=by]").select_option("team")
    expect(lines.first).to_contain_text("north · ")
    assert "kind=cycle" in page.url
    page.locator("#earlier").click()
    expect(page.locator("#figures")).to_contain_text("0")
    expect(page.locator("#faults li")).to_have_count(0)


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_reports_that_were_sent_are_read_and_a_weeks_is_downloaded(site, person, size, lang):
    said = in_language({**TEAM_FRAME, **REPORTS}, lang)
    start_running(site.archive)
    on = day_with_stops(site, "R1")
    set_clock(site, on, 18)
    record_visits(site.archive, REP, [visit("v1", "R1", stops(site, "R1", on)[0].store.id, on)])
    send_report(site.archive, REP, "R1", on, "a long queue at the till")
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/team/reports")
    lines = page.locator("#days tbody tr")
    expect(lines.filter(has_text="R1")).to_contain_text("a long queue at the till")
    expect(lines.filter(has_text="R2")).to_contain_text(said["not_sent"])
    page.get_by_role("button", name=f"{said['read']}: R1").click()
    expect(page.locator("#report h2").first).to_contain_text(f"R1 {on}")
    assert serious_findings(page) == []
    sam.shot(page, f"reports-{lang}")
    page.locator("#weekly button").click()
    expect(page.locator("#report h2").first).to_contain_text(str(MONDAY))
    assert serious_findings(page) == []
    with page.expect_download() as found:
        page.locator("#workbook").click()
    content = found.value.path().read_bytes()
    assert content.startswith(b"PK")


def test_pages_of_the_team_are_not_for_reps_and_auditors_change_nothing(site, person):
    assert "RP910" in person(REP).open("/team").inner_text("main")
    on = site.archive.today()
    record_visits(site.archive, KEEPER, [visit("v1", "R1", "S1", on, forms=[urgent("x")])])
    page = person(AUDITOR).open("/team")
    expect(page.locator("#reps tbody tr")).to_have_count(3)
    page.locator("#team").select_option("south")
    expect(page.locator("#reps tbody tr")).to_have_count(1)
    expect(page.locator("#waiting").get_by_role("button", name="Seen")).to_have_count(1)


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_stores_with_problems_are_listed_by_reason_with_the_way_to_their_card(
    site, person, size, lang
):
    said = in_language({**TEAM_FRAME, **PROBLEMS}, lang)
    fill_week(site)
    set_clock(site, MONDAY + timedelta(days=10), 9)
    # One may make up for a stop that was missed, one come early for the next; not all three.
    sunday = MONDAY + timedelta(days=6)
    extra = [visit(f"extra{each}", "R1", "S1", sunday) for each in range(3)]
    record_visits(site.archive, KEEPER, extra)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/team/problems?rep=R2")
    reasons = page.locator("#reasons")
    # Nobody ever came to R2's stores, which the plan wants to be seen three times a week.
    expect(reasons.get_by_role("button", name=said["reason_of_neglected"])).to_contain_text("(2)")
    expect(page.locator("#problems tbody tr")).to_have_count(2)
    missed = reasons.get_by_role("button", name=said["reason_of_missed_often"])
    missed.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#definition")).to_have_text(said["about_missed_often"])
    assert serious_findings(page) == []
    sam.shot(page, f"problems-{lang}")
    page.locator("#asked select[name=rep]").select_option("R1")
    over = reasons.get_by_role("button", name=said["reason_of_over_visited"])
    expect(over).to_contain_text("(1)")
    over.click()
    page.locator("#problems").get_by_role("button", name=said["visit"]).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("R1")
    page.keyboard.press("Escape")
    page.locator("#problems").get_by_role("link").click()
    page.wait_for_url("**/cards/S1")
