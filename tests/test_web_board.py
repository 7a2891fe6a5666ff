"""The page of a plan: looked at, changed by hand, locked, saved, signed off, taken along."""

from __future__ import annotations

import re

import pytest
from archive_world import PLANNER
from board_world import (
    FRI,
    MON,
    SAT,
    THU,
    TUE,
    WED,
    BoardPage,
    keep_road,
    keep_town,
    newest,
    shown_days,
)
from fastapi.testclient import TestClient
from sample import sample_plan, sample_problem
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site

from routeplan.check import check
from routeplan.plan import Plan
from routeplan.web.files import address_of
from routeplan.web.words.board import BOARD

__all__ = ["chromium", "person", "site"]


@pytest.fixture
def road(site):
    return keep_road(site)


@pytest.fixture
def town(site):
    return keep_town(site)


def drawn(page) -> str:
    """The map's pixels, once it has been painted."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return str(page.evaluate("document.querySelector('#map canvas').toDataURL()"))


def test_words_have_the_same_values_to_fill_in_both_languages():
    for key, (english, chinese) in BOARD.items():
        names = [set(re.findall(r"\{(\w+)", each)) for each in (english, chinese)]
        assert names[0] == names[1], key


def test_only_who_may_see_a_plan_gets_its_page(site, town):
    with TestClient(site.app, follow_redirects=False) as client:
        assert client.get(town).status_code == 303
    assert [each.path for each in site.app.routes if str(each.path).startswith("/plans/{")]


@pytest.mark.browser
@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_a_plan_is_looked_at(person, town, size, lang):
    board = BoardPage(person(PLANNER, size, lang), town, lang)
    page = board.page
    assert page.locator("#state").inner_text() == board.said("state_draft")
    assert board.stops() == ["S1", "S2", "S3"]
    assert "T1" in page.locator("#day .mark-line").inner_text()
    assert len(shown_days(page)) == 12
    page.locator("#rep").select_option("R2")
    assert board.stops() == ["S9", "S10"]
    assert page.locator("#left-out-count").inner_text() == "1"
    assert serious_findings(page) == []
    board.person.shot(page, f"board-{lang}")


@pytest.mark.browser
def test_pointing_at_a_store_shows_it_in_list_calendar_and_map(person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    page.locator("#calendar-title").hover()
    unlit = drawn(page)
    board.line("W2").hover()
    assert page.locator(".day.holds").evaluate_all("all => all.map((day) => day.dataset.day)") == [
        str(MON)
    ]
    assert drawn(page) != unlit
    page.locator("#calendar-title").hover()
    assert page.locator(".day.holds").count() == 0
    assert "W2 · order, survey" in board.line("W2").inner_text()
    board.line("W2").click()
    page.locator("#store-card").get_by_text("Purposes: order, survey").wait_for()
    board.person.shot(page, "board-store-en")


@pytest.mark.browser
def test_pointing_at_the_map_shows_stores_in_list_and_calendar_and_a_click_their_day(person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    canvas = page.locator("#map canvas.drawing")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    days, lines = [], set()
    # The road lies across the middle of the map, from the base in the west to W8 in the east.
    for left in range(8, int(box["width"]) - 8, 8):
        page.mouse.move(box["x"] + left, box["y"] + box["height"] / 2)
        held = page.locator(".day.holds").evaluate_all("all => all.map((day) => day.dataset.day)")
        lines.update(
            page.locator("#day .pointed").evaluate_all(
                "all => all.map((line) => line.dataset.line)"
            )
        )
        if held and held[-1] not in days[-1:]:
            days.append(held[-1])
            at = box["x"] + left, box["y"] + box["height"] / 2
    assert days == [str(MON), str(TUE), str(WED), str(THU), str(FRI)]
    assert lines == {"W1", "W2"}
    page.mouse.click(*at)
    assert board.stops() == ["W8"]
    assert "Shop W8" in page.locator("#store-card h2").inner_text()


@pytest.mark.browser
def test_a_store_dragged_to_another_day_is_judged_before_it_is_kept(site, person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    board.show(THU)
    assert board.stops() == ["W7"]
    board.drag(board.line("W7"), board.day(FRI))
    said = board.verdict()
    # Thursday's 2 x 70 minutes are saved; Friday passes W7 anyway.
    assert "driving −140 min" in said
    assert board.said("keeps_rules") in said
    board.person.shot(page, "board-verdict-en")
    assert serious_findings(page) == []
    page.locator("#keep").click()
    board.show(FRI)
    assert board.stops() in (["W7", "W8"], ["W8", "W7"])
    board.click("undo")
    assert board.stops() == ["W8"]
    board.click("redo")
    assert len(board.stops()) == 2
    board.save("less driving")
    kept = newest(site)
    assert (kept.entry.version, kept.steps[0].remark) == (2, "less driving")
    assert set(kept.plan.route("R1", "T5").stores) == {"W7", "W8"}
    assert kept.problem.violations == ()


@pytest.mark.browser
def test_what_a_change_breaks_is_said_with_by_how_much(person, road):
    board = BoardPage(person(PLANNER), road)
    board.show(FRI)
    # 160 minutes of driving, seven hours and twice ten minutes: an hour past 17:00.
    board.drag(board.line("W8"), board.day(MON))
    said = board.verdict()
    assert "PV05" in said
    assert "01:00" in said
    assert "driving −40 min" in said
    board.click("drop")
    assert board.stops() == ["W8"]
    assert board.page.locator("#verdict").is_hidden()


@pytest.mark.browser
def test_a_store_dragged_in_the_list_changes_the_order(person, road):
    board = BoardPage(person(PLANNER), road)
    board.show(TUE)
    board.drag(board.line("W3"), board.line("W4"), below=0.9)
    board.verdict()
    assert board.stops() == ["W4", "W3"]


@pytest.mark.browser
def test_changes_that_are_not_saved_outlive_a_reload_but_not_a_sign_out(person, road):
    board = BoardPage(person(PLANNER), road)
    board.show(THU)
    board.drag(board.line("W7"), board.day(FRI))
    board.verdict()
    board.page.locator("#keep").click()
    board.page.reload()
    board.wait()
    assert "1" in board.page.locator("#unsaved-said").inner_text()
    assert board.page.evaluate("Object.keys(localStorage).length") == 1
    board.page.locator("#sign-out").click()
    board.page.wait_for_url(re.compile("/sign-in"))
    assert board.page.evaluate("Object.keys(localStorage).length") == 0


@pytest.mark.browser
def test_a_store_is_left_out_and_put_back_with_the_keyboard_alone(site, person, road):
    board = BoardPage(person(PLANNER, DESKTOP, "zh"), road, "zh")
    page = board.page
    page.locator("#calendar .day[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    assert board.stops() == ["W3", "W4"]
    board.line("W3").locator(".stop").focus()
    page.keyboard.press("Alt+ArrowDown")
    board.verdict()
    assert board.stops() == ["W4", "W3"]
    page.keyboard.press("Control+z")
    assert board.stops() == ["W3", "W4"]
    board.line("W3").locator(".stop").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=board.said("take_out"), exact=True).press("Enter")
    assert board.said("cost_left_out") in board.verdict()
    assert page.locator("#left-out [data-left-out=W3]").count() == 1
    page.locator("#put-on").press("Enter")
    page.locator("#move-day").select_option("T6")
    page.locator("#move-dialog button[value=put]").press("Enter")
    assert board.said("keeps_rules") in board.verdict()
    page.locator("#keep").press("Enter")
    board.show(SAT)
    assert board.stops() == ["W3"]
    assert page.locator("#left-out-count").inner_text() == "0"


@pytest.mark.browser
def test_a_day_that_shares_its_route_says_so_and_changes_with_it(person, town):
    board = BoardPage(person(PLANNER), town)
    board.show(5)
    board.drag(board.line("S6"), board.day(12))
    said = board.verdict()
    assert board.said("keeps_rules") in said
    board.click("drop")
    board.show(0)
    # S1 is visited on six days by T1; T2 runs on four.
    board.drag(board.line("S1"), board.day(1))
    assert "PV01" in board.verdict()


@pytest.mark.browser
def test_a_locked_store_and_day_are_left_alone(person, road):
    board = BoardPage(person(PLANNER), road)
    page = board.page
    board.line("W1").locator(".stop").click()
    board.click("lock_store")
    board.drag(board.line("W1"), board.day(FRI))
    assert page.locator("#verdict").is_hidden()
    board.show(FRI)
    board.click("lock_day")
    board.show(THU)
    board.drag(board.line("W7"), board.day(FRI))
    page.wait_for_selector(".notice")
    assert page.locator("#verdict").is_hidden()
    assert board.said("locked") in shown_days(page)[FRI]
    board.click("undo")
    assert board.said("locked") not in shown_days(page)[FRI]


CHANGES = """async ([plans, plan]) => {
  const { moved, placed, putOn, takenOff, takenOut, visitsOf } = await import(plans);
  const frozen = (each) => {
    Object.values(each).filter((one) => one instanceof Object).forEach(frozen);
    Object.freeze(each);
  };
  frozen(plan);
  const [first, third] = ["T1", "T3"].map((label) => ({ rep: "R1", label }));
  return {
    moved: moved(plan, "S8", third, { ...third, place: 1 }),
    off: takenOff(plan, "S1", first),
    back: putOn(takenOff(plan, "S1", first), "S1", { ...first, place: 0 }),
    some: putOn(takenOut(plan, "S1"), "S1", { rep: "R1", label: "T4", place: 1 }),
    placed: placed(plan, "S6", [{ rep: "R1", label: "T4", place: 0 }]),
    days: visitsOf(plan, "S1").map((visit) => visit.days),
  };
}"""


@pytest.mark.browser
def test_changed_plans_count_what_they_leave_out_and_spare_the_old_one(person):
    page = person().open("/sign-in")
    plan = sample_plan().model_dump(mode="json")
    found = page.evaluate(CHANGES, [address_of("js/board/plan.js"), plan])

    def stores(name: str, label: str) -> list[str]:
        routes = [(each["rep"], each["label"], each["stores"]) for each in found[name]["routes"]]
        return next(stores for rep, each, stores in routes if (rep, each) == ("R1", label))

    def left_out(name: str) -> dict[str, int]:
        return {each["store"]: each["visits"] for each in found[name]["left_out"]}

    assert stores("moved", "T3") == ["S6", "S8"]
    # T1 runs on six days, T4 on one.
    assert (stores("off", "T1"), left_out("off")) == (["S2", "S3"], {"S12": 1, "S1": 6})
    assert check(sample_problem(), Plan.model_validate(found["off"])) == []
    assert found["back"]["routes"] == plan["routes"]
    assert left_out("back") == {"S12": 1}
    assert (stores("some", "T4"), left_out("some")) == (["S7", "S1"], {"S12": 1, "S1": 5})
    assert (stores("placed", "T3"), stores("placed", "T4")) == (["S8"], ["S6", "S7"])
    assert left_out("placed") == {"S12": 1}
    assert found["days"] == [[0, 2, 4, 7, 9, 11]]
