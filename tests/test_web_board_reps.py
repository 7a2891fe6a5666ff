"""A store changes its rep on the page of a plan: dragged, and with the keyboard."""

from __future__ import annotations

import pytest
from archive_world import PLANNER
from board_world import MON, THU, WED, BoardPage, keep_shared_road, keep_town, newest
from playwright.sync_api import expect
from site_world import DESKTOP, chromium, person, serious_findings, site, wait_until

from routeplan.archive.planned import whole_problem
from routeplan.check import check

__all__ = ["chromium", "person", "site"]

pytestmark = pytest.mark.browser


def lifted(board: BoardPage, store: str) -> None:
    """A store held with the mouse, on its way."""
    line = board.line(store)
    line.scroll_into_view_if_needed()
    move_to(board, line)
    board.page.mouse.down()
    box = line.bounding_box()
    board.page.mouse.move(box["x"] + 40, box["y"] - 20, steps=3)


def move_to(board: BoardPage, place) -> None:
    box = place.bounding_box()
    board.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)


def chip(board: BoardPage, rep: str):
    return board.page.locator(f"#rep-drops [data-rep={rep}]")


def test_a_store_dragged_over_another_rep_finds_that_rep_s_days(site, person):
    board = BoardPage(person(PLANNER), keep_shared_road(site))
    page = board.page
    page.locator("#rep").select_option("R2")
    board.show(WED)
    assert board.stops() == ["W7"]
    assert chip(board, "R1").count() == 0
    lifted(board, "W7")
    move_to(board, chip(board, "R1"))
    expect(page.locator("#rep")).to_have_value("R1")
    board.person.shot(page, "board-drag-rep-en")
    # On Wednesday both reps run a route T3.
    move_to(board, board.day(WED))
    page.mouse.up()
    assert chip(board, "R1").is_hidden()
    said = board.verdict()
    # R2's 140 minutes are saved; R1 drives 10 minutes past W6 and back.
    assert "driving −120 min" in said
    assert board.said("keeps_rules") in said
    assert "R2" in page.locator("#verdict-names").inner_text()
    page.locator("#keep").click()
    board.show(WED)
    assert set(board.stops()) == {"W5", "W6", "W7"}
    board.click("undo")
    assert board.stops() == ["W5", "W6"]
    board.click("redo")
    board.save("one trip less")
    kept = newest(site)
    assert kept.plan.visit_days()["W7"] == (("R1", WED),)
    assert check(whole_problem(site.archive, PLANNER, kept.entry.id), kept.plan) == []


def test_a_store_dropped_on_a_rep_is_asked_where_and_a_drag_given_up_changes_nothing(site, person):
    board = BoardPage(person(PLANNER), keep_shared_road(site))
    page = board.page
    lifted(board, "W1")
    move_to(board, chip(board, "R2"))
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator("#verdict").is_hidden()
    page.locator("#rep").select_option("R1")
    board.show(MON)
    lifted(board, "W1")
    move_to(board, chip(board, "R2"))
    page.mouse.up()
    assert page.locator("#move-rep").input_value() == "R2"
    page.locator("#move-day").select_option("T4")
    page.locator("#move-dialog button[value=put]").click()
    assert board.said("keeps_rules") in board.verdict()
    page.locator("#rep").select_option("R2")
    board.show(THU)
    assert set(board.stops()) == {"W1", "W8"}


def test_what_lies_beyond_the_edge_comes_near_while_a_store_rests_there(site, person):
    board = BoardPage(person(PLANNER, (1280, 460)), keep_shared_road(site))
    page = board.page
    lifted(board, "W1")
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(300, 450)
    wait_until(page, "scrollY > 100")
    page.mouse.move(300, 10)
    wait_until(page, "scrollY === 0")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator("#verdict").is_hidden()


def test_a_store_goes_to_another_rep_with_the_keyboard_alone(site, person):
    board = BoardPage(person(PLANNER, DESKTOP, "zh"), keep_shared_road(site), "zh")
    page = board.page
    page.locator("#rep").focus()
    page.keyboard.press("ArrowDown")
    board.line("W7").locator(".stop").focus()
    page.keyboard.press("Enter")
    page.locator("#move").press("Enter")
    page.locator("#move-rep").focus()
    page.keyboard.press("ArrowUp")
    assert page.locator("#move-rep").input_value() == "R1"
    page.locator("#move-day").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#move-day").input_value() == "T3"
    assert serious_findings(page) == []
    page.locator("#move-dialog button[value=put]").press("Enter")
    said = board.verdict()
    assert "行车 −120 分钟" in said
    assert board.said("keeps_rules") in said
    page.locator("#keep").press("Enter")
    board.save()
    assert newest(site).plan.visit_days()["W7"] == (("R1", WED),)


def test_a_store_that_has_its_rep_does_not_go_to_another_unnoticed(site, person):
    board = BoardPage(person(PLANNER), keep_town(site))
    page = board.page
    board.show(5)
    lifted(board, "S6")
    move_to(board, chip(board, "R2"))
    expect(page.locator("#rep")).to_have_value("R2")
    move_to(board, board.day(MON))
    page.mouse.up()
    said = board.verdict()
    assert "R1" in said
    assert "PV" in said
    board.click("drop")
    page.locator("#rep").select_option("R1")
    board.show(5)
    assert "S6" in board.stops()
