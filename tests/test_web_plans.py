"""Plans in a browser: the list with its states, two side by side, and who sees which page."""

from __future__ import annotations

import re

import pytest
from archive_world import AUDITOR, KEEPER, PLANNER, REP, SUPERVISOR
from board_world import AWAY_MIN, DAYS, road_plan, road_problem
from builders import problem
from fastapi.testclient import TestClient
from planning_pages import keep, plan_and_wait, wait_until_read
from sample import sample_plan, sample_problem
from site_world import PHONE, chromium, person, serious_findings, site

from routeplan.api.cookies import COOKIE
from routeplan.api.settings import Settings
from routeplan.archive.plan_states import submit_plan
from routeplan.archive.plans import keep_plan, list_plans, read_plan
from routeplan.archive.tokens import give_token
from routeplan.web.words.new_plan import NEW_PLAN
from routeplan.web.words.planning import COMPARE, JOB, PLANS

__all__ = ["chromium", "person", "site"]


@pytest.mark.browser
def test_the_archives_stores_are_planned_twice_and_compared_on_a_phone_in_chinese(site, person):
    planner = person(PLANNER, PHONE, "zh")
    page = planner.open("/plans/new")
    plan_the_archive(planner, page, "free")
    page.goto("/plans/new")
    plan_the_archive(planner, page, "chosen")
    page.goto("/plans")
    page.locator("#plans [type=checkbox]").nth(1).wait_for()
    assert page.locator("#compare").is_disabled()
    for number in (0, 1):
        page.locator("#plans [type=checkbox]").nth(number).check()
    planner.shot(page, "plans-zh")
    assert serious_findings(page) == []
    page.locator("#compare").click()
    page.locator("#figures table").wait_for()
    estimate = page.locator("#estimated").inner_text()
    assert estimate.startswith("行程时间为估算值: ")
    assert estimate.count("可能误差 11 %") == 1
    planner.shot(page, "compare-zh")
    assert serious_findings(page) == []
    first, second = sorted(list_plans(site.archive, PLANNER), key=lambda entry: entry.id)
    assert page.url.endswith(f"/plans/compare?from={first.id}&to={second.id}")
    assert_difference(site, page, first.id, second.id)
    calendar = read_plan(site.archive, PLANNER, second.id).plan.calendar
    assert all(len(set(labels) - {None}) <= 4 for labels in calendar.values())


def plan_the_archive(planner, page, calendar: str) -> None:
    page.get_by_label("档案中的门店").check()
    page.locator("#team option", has_text="north").wait_for(state="attached")
    page.locator("#team").select_option("north")
    wait_until_read(page)
    page.locator(f"#calendar [value={calendar}]").check()
    if calendar == "chosen":
        page.locator("#calendar [name=routes]").fill("4")
        page.locator("#calendar [name=routes]").blur()
    else:
        planner.shot(page, "plan-new-zh")
        assert serious_findings(page) == []
    page.locator("#start [name=name]").fill(f"北区 {calendar}")
    plan_and_wait(page)
    keep(page)


def assert_difference(site, page, first: int, second: int) -> None:
    days = [read_plan(site.archive, PLANNER, each).plan.visit_days() for each in (first, second)]
    moved = {store for store in days[0] if days[0][store] != days[1].get(store)}
    rows = page.locator("#moved tr[data-store]")
    assert set(rows.evaluate_all("rows => rows.map(row => row.dataset.store)")) == moved
    assert moved
    assert "HTML" not in page.locator("#moved").inner_text()
    drawn = page.locator("#showing [name=day]")
    assert drawn.locator("option").count() == 1 + 12
    drawn.select_option("0")
    page.locator("#kind").select_option("rep")
    assert rows.count() == 0


@pytest.mark.browser
def test_a_store_that_one_plan_alone_has_is_told_with_its_days(site, person):
    whole, plan = road_problem(), road_plan()
    places = [*list(AWAY_MIN.values())[:7], 0, 0]
    fewer = problem(
        whole.stores[:7], reps=whole.reps, rules=whole.rules,
        seconds=[[60 * abs(here - there) for there in places] for here in places],
    )  # fmt: skip
    without = road_plan((*DAYS[:4], (), ()))
    kept = [
        keep_plan(site.archive, PLANNER, "road", each, its_plan).id
        for each, its_plan in ((fewer, without), (whole, plan))
    ]
    page = person(PLANNER).open(f"/plans/compare?from={kept[0]}&to={kept[1]}")
    row = page.locator("#moved tr[data-store=W8]")
    row.wait_for()
    cells = row.locator("td").all_inner_texts()
    assert cells[1:3] == ["not visited", "R1: week 1 Fri"]


@pytest.mark.browser
def test_a_supervisor_sees_what_waits_and_finds_plans_by_state(site, person):
    first = keep_plan(site.archive, PLANNER, "north", sample_problem(), sample_plan())
    keep_plan(site.archive, PLANNER, "north", sample_problem(), sample_plan(), first.id)
    other = keep_plan(site.archive, PLANNER, "other", sample_problem(), sample_plan())
    submit_plan(site.archive, PLANNER, other.id)
    page = person(SUPERVISOR, PHONE, "en").open("/plans")
    page.locator("#waiting", has_text="1 waiting for your approval").wait_for()
    shown = page.locator("tr[data-plan]")
    read = "rows => rows.map(row => row.innerText.replace(/\\s+/g, ' ').trim())"
    assert shown.evaluate_all(read) == ["other 1 submitted", "north 2 draft"]
    page.get_by_label("Older versions too").check()
    assert shown.evaluate_all(read) == ["other 1 submitted", "north 2 draft", "north 1 draft"]
    page.get_by_label("State").select_option("submitted")
    assert shown.evaluate_all(read) == ["other 1 submitted"]
    page.get_by_label("Find").fill("nothing like it")
    assert shown.count() == 0
    assert page.get_by_role("link", name="New plan").count() == 0
    assert page.locator("#jobs").count() == 0
    assert serious_findings(page) == []


def test_pages_of_planning_are_for_those_who_plan(site):
    statuses = {}
    for who in (PLANNER, SUPERVISOR, REP, AUDITOR, KEEPER):
        with TestClient(site.app, follow_redirects=False) as client:
            client.cookies.set(COOKIE, give_token(site.archive, who, "session", Settings().session))
            statuses[who.name] = [
                client.get(path).status_code
                for path in ("/plans", "/plans/compare", "/plans/new", "/jobs/1")
            ]
    assert statuses == {
        "pat": [200, 200, 200, 404], "sam": [200, 200, 403, 403], "rita": [200, 200, 403, 403],
        "ada": [200, 200, 403, 403], "kim": [200, 200, 403, 403],
    }  # fmt: skip


@pytest.mark.parametrize("words", [PLANS, NEW_PLAN, JOB, COMPARE])
def test_words_have_the_same_values_to_fill_in_both_languages(words):
    for key, (english, chinese) in words.items():
        names = [set(re.findall(r"\{(\w+)", each)) for each in (english, chinese)]
        assert names[0] == names[1], key
        assert english.strip(), key
        assert chinese.strip(), key
