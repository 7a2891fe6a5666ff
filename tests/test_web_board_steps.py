"""What becomes of a plan on its page: signed off, planned again, other stores, files."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from archive_world import AUDITOR, OTHER_REP, PLANNER, REP, SUPERVISOR
from board_world import (
    FRI,
    MON,
    BoardPage,
    keep_road,
    keep_town,
    newest,
    road_plan,
    road_problem,
    shown_days,
)
from openpyxl import load_workbook
from site_world import PHONE, chromium, person, serious_findings, site

from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import keep_plan
from routeplan.check import check

__all__ = ["chromium", "person", "site"]


@pytest.fixture
def road(site):
    return keep_road(site)


@pytest.fixture
def town(site):
    return keep_town(site)


def keeps_every_rule(site, kept) -> bool:
    return check(whole_problem(site.archive, PLANNER, kept.entry.id), kept.plan) == []


@pytest.mark.browser
def test_a_planner_submits_and_a_supervisor_sends_back_and_approves(site, person, town):
    planner = BoardPage(person(PLANNER), town)
    planner.page.locator("[data-step=submit]").click()
    planner.page.locator("#step-go").click()
    planner.becomes("submitted")
    supervisor = BoardPage(person(SUPERVISOR, PHONE, "zh"), town, "zh")
    page = supervisor.page
    assert page.locator("#undo").is_hidden()
    for word, state in (("return", "draft"), ("approve", "approved")):
        page.locator(f"[data-step={word}]").click()
        page.locator("#step-remark").fill("看过了")
        assert serious_findings(page) == []
        page.locator("#step-go").click()
        supervisor.becomes(state)
        if word == "return":
            planner.page.reload()
            planner.wait()
            planner.page.locator("[data-step=submit]").click()
            planner.page.locator("#step-go").click()
            planner.becomes("submitted")
            page.reload()
            supervisor.wait()
    assert newest(site).entry.state == "approved"


@pytest.mark.browser
def test_a_plan_that_breaks_rules_is_submitted_only_knowingly(site, person):
    late = road_plan((("W1", "W2", "W8"), ("W3", "W4"), ("W5", "W6"), ("W7",), (), ()))
    kept = keep_plan(site.archive, PLANNER, "late", road_problem(), late)
    board = BoardPage(person(PLANNER), f"/plans/{kept.id}")
    page = board.page
    assert page.locator("#broken-count").inner_text() == "1"
    assert f"{board.said('broken')}: 1" in shown_days(page)[MON]
    page.locator("[data-step=submit]").click()
    page.locator("#step-go").click()
    assert "RP950" in page.locator("#step-faults li").first.inner_text()
    page.locator("#step-anyway").check()
    page.locator("#step-go").click()
    board.becomes("submitted")
    assert newest(site).entry.state == "submitted"


@pytest.mark.browser
def test_reps_and_auditors_only_read(site, person, town):
    rep = BoardPage.__new__(BoardPage)
    rep.person = person(REP, PHONE)
    page = rep.person.open(town)
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#rep").is_hidden()
    assert page.locator(".handle").count() == 0
    assert page.locator("[data-changes]:visible").count() == 0
    assert page.locator("#steps button").count() == 0
    auditor = BoardPage(person(AUDITOR), town)
    assert auditor.page.locator("#broken").inner_text() == auditor.said("broken_none")
    assert auditor.page.locator("[data-changes]:visible").count() == 0
    stranger = person(OTHER_REP).open(town)
    assert "RP911" in stranger.locator("main").inner_text()


@pytest.mark.browser
def test_a_plan_is_made_again_around_what_is_locked(site, person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    board.show(MON)
    board.click("lock_day")
    board.line("W2").locator(".stop").click()
    board.click("lock_store")
    page.locator("#replan").click()
    assert "Shop W2" in page.locator("#replan-about").inner_text()
    assert serious_findings(page) == []
    page.locator("#replan-seconds").fill("1")
    page.locator("#keep-close").uncheck()
    page.locator("#replan-dialog button[value=go]").click()
    said = board.verdict()
    assert "cheaper" in said
    assert board.said("keeps_rules") in said
    board.save()
    kept = newest(site)
    assert kept.plan.route("R1", "T1").stores == ("W1", "W2")
    assert keeps_every_rule(site, kept)
    assert kept.problem.violations == ()


@pytest.mark.browser
def test_the_best_place_for_a_store_is_offered(site, person, road):
    board = BoardPage(person(PLANNER, PHONE, "zh"), road, "zh")
    page = board.page
    board.show(FRI)
    board.line("W8").locator(".stop").click()
    page.locator("#move").click()
    best = page.locator("#best-places button").first
    best.wait_for()
    assert serious_findings(page) == []
    board.person.shot(page, "board-move-zh")
    best.click()
    # On the way to W7 it is 20 minutes more instead of 160.
    assert "−140" in board.verdict()
    board.save()
    assert newest(site).plan.visit_days()["W8"] == (("R1", 3),)


@pytest.mark.browser
def test_a_store_of_the_archive_is_added_and_another_removed(site, person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    board.line("W1").locator(".stop").click()
    board.click("drop_store")
    board.verdict()
    page.locator("#keep").click()
    page.get_by_text(board.said("add_store"), exact=True).click()
    page.locator("#add-form input").fill("S1")
    page.keyboard.press("Enter")
    page.locator("#stores-to-add button").first.click()
    page.locator("#best-places button").first.click()
    assert board.said("keeps_rules") in board.verdict()
    board.save()
    kept = newest(site)
    assert "S1" in kept.plan.visit_days()
    assert "W1" not in kept.problem.stores
    assert keeps_every_rule(site, kept)


@pytest.mark.browser
def test_files_are_taken_along(person, town):
    board = BoardPage(person(PLANNER), town)
    page = board.page

    def taken(kind: str) -> tuple[str, bytes]:
        page.locator("#take-along summary").click()
        with page.expect_download() as awaited:
            page.get_by_role("link", name=board.said(f"export_{kind}")).click()
        return awaited.value.suggested_filename, awaited.value.path().read_bytes()

    name, book = taken("workbook")
    assert name == "north 1.xlsx"
    assert load_workbook(io.BytesIO(book)).sheetnames
    name, calendars = taken("ics")
    assert name == "north 1 ics.zip"
    assert sorted(ZipFile(io.BytesIO(calendars)).namelist()) == ["R1.ics", "R2.ics"]
    name, drawn = taken("map")
    assert (name, drawn[:15].lower()) == ("north 1.html", b"<!doctype html>")


@pytest.mark.browser
def test_why_there_is_no_file_is_told(person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    page.locator("#take-along summary").press("Enter")
    page.get_by_role("link", name=board.said("export_ics")).press("Enter")
    # Nobody has said with which Monday this plan begins.
    assert "RP" in page.locator(".notice .faults").inner_text()
    # Notices and what changes a plan stay off paper.
    page.emulate_media(media="print")
    assert page.locator(".stop:visible").count() > 0
    for part in (".notice", ".handle", "#day > .row.no-print", "#undo"):
        assert page.locator(part).count() > 0
        assert page.locator(f"{part}:visible").count() == 0
