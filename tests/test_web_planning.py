"""From a spreadsheet to a plan in a browser: faults in place, classes, rules, hours, planning."""

from __future__ import annotations

import random
import re

import pytest
from archive_world import PLANNER
from planning_pages import (
    ROWS,
    choose,
    class_counts,
    csv,
    drag_up,
    drop,
    faulty_workbook,
    keep,
    plan_and_wait,
    scenario_zip,
    stop_early,
    wait_until_read,
)
from site_world import DESKTOP, chromium, person, serious_findings, site

from routeplan.archive.jobs import job_plan, list_jobs
from routeplan.archive.plans import list_plans, read_plan
from routeplan.check import check
from routeplan.classify import classify
from routeplan.rules import Thresholds
from routeplan.stores import Store
from routeplan.web.files import address_of

__all__ = ["chromium", "person", "site"]


@pytest.mark.browser
def test_faults_of_a_spreadsheet_stand_in_place_and_a_corrected_file_is_dropped(person):
    planner = person(PLANNER, DESKTOP, "en")
    page = planner.open("/plans/new")
    choose(page, "shops.xlsx", faulty_workbook())
    wrong = page.locator("tr.wrong")
    wrong.nth(2).wait_for()
    assert wrong.evaluate_all("rows => rows.map(row => row.dataset.row)") == ["3", "4", "5"]
    assert page.locator("td.faulty").all_text_contents() == ["north", "220.5", "-5"]
    assert "RP121" in page.locator('tr[data-says="3"]').inner_text()
    assert "纬度" in page.locator('tr[data-says="3"]').inner_text()
    assert "220.5 is above 180" in page.locator('tr[data-says="4"]').inner_text()
    assert page.locator("#start button").is_disabled()
    page.get_by_text("Only rows with faults").click()
    assert page.locator("tr[data-row]").count() == len(ROWS)
    assert serious_findings(page) == []
    planner.shot(page, "plan-new-faults-en")
    drop(page, "shops.csv", csv())
    page.locator("#status.good-line").wait_for()
    assert page.locator("#store-file").evaluate("input => input.files[0].name") == "shops.csv"
    assert page.locator("tr[data-row]").count() == 0
    assert class_counts(page) == {"A": 1, "B": 4, "C": 5}
    assert "likely error 11 %" in page.locator("#estimated").inner_text()


@pytest.mark.browser
def test_classes_and_rules_are_set_and_the_plan_is_stopped_early_and_kept(site, person):
    planner = person(PLANNER, DESKTOP, "en")
    page = planner.open("/plans/new")
    choose(page, "shops.zip", scenario_zip())
    wait_until_read(page)
    drag_up(page, page.get_by_role("slider", name="Where class A ends").locator("circle"), 60)
    assert class_counts(page)["A"] > 1
    page.mouse.up()
    wait_until_read(page)
    share = float(page.locator("#thresholds input").first.input_value()) / 100
    assert share > 0.45
    stores = [Store(id=row[0], name=row[1], lat=row[2], lon=row[3], sales=row[4]) for row in ROWS]
    classed = classify(stores, Thresholds(shares=(share, 0.8)))
    assert class_counts(page)["A"] == sum(each.store.store_class == "A" for each in classed)
    before = page.locator(".hours").inner_text()
    page.get_by_role("group", name="Purposes, class C").get_by_label("new store").check()
    wait_until_read(page)
    page.get_by_label("Minutes in store, class C").fill("40")
    page.get_by_label("Minutes in store, class C").blur()
    wait_until_read(page)
    assert page.locator(".hours").inner_text() != before
    planner.shot(page, "plan-new-en")
    assert serious_findings(page) == []
    plan_and_wait(page, 600)
    page.locator("#curve svg .dot").wait_for()
    assert "likely error 11 %" in page.locator("#estimated").inner_text()
    assert serious_findings(page) == []
    planner.shot(page, "job-running-en")
    stop_early(page)
    page.locator("#keep-form [name=remark]").fill("first try")
    keep(page)
    assert_kept_early(site, share)


def assert_kept_early(site, share: float) -> None:
    (job,) = list_jobs(site.archive, PLANNER)
    assert job.answer.seconds < 600
    problem, plan = job_plan(site.archive, PLANNER, job.id)
    assert check(problem, plan) == []
    assert problem.rules.thresholds.shares == (share, 0.8)
    rule = problem.rules.classes["C"]
    assert (rule.in_store_s, rule.purposes) == (40 * 60, ("new_store",))
    others = [problem.rules.classes[name].purposes for name in "AB"]
    assert others == [(), ("collect",)]
    (entry,) = list_plans(site.archive, PLANNER)
    assert (entry.name, entry.state) == ("shops", "draft")
    assert read_plan(site.archive, PLANNER, entry.id).steps[0].remark == "first try"


@pytest.mark.browser
def test_reps_and_hours_are_changed_here_and_their_faults_stand_beside_them(site, person):
    planner = person(PLANNER, DESKTOP, "en")
    page = planner.open("/plans/new")
    choose(page, "shops.csv", csv())
    wait_until_read(page)
    there = page.locator(".hours").inner_text()
    page.get_by_role("button", name="Change reps and hours").click()
    page.locator('.rep [data-key="Mon"]').fill("08:00-17:30")
    page.get_by_role("button", name="All working days like Monday").click()
    page.locator('.rep [data-key="name"]').fill('Rita "R", north')
    page.locator('.rep [data-key="Sun"]').fill("never")
    page.locator('.rep [data-key="Sun"]').blur()
    page.locator(".rep [data-faults] li").wait_for()
    assert "never" in page.locator(".rep [data-faults]").inner_text()
    assert page.locator("#start button").is_disabled()
    page.locator('.rep [data-key="Sun"]').fill("")
    page.locator('.rep [data-key="Sun"]').blur()
    wait_until_read(page)
    assert page.locator(".rep [data-faults] li").count() == 0
    assert page.locator(".hours").inner_text() != there
    plan_and_wait(page)
    page.locator("#result:not([hidden])").wait_for()
    (job,) = list_jobs(site.archive, PLANNER)
    problem, plan = job_plan(site.archive, PLANNER, job.id)
    (rep,) = problem.reps
    assert (rep.name, rep.hours[5].start_s, rep.hours[5].end_s, rep.hours[6]) == (
        'Rita "R", north', 8 * 3600, 17.5 * 3600, None,
    )  # fmt: skip
    assert check(problem, plan) == []


@pytest.mark.browser
def test_the_whole_way_is_gone_with_the_keyboard(site, person):
    planner = person(PLANNER, DESKTOP, "zh")
    page = planner.open("/plans/new")
    choose(page, "shops.csv", csv())
    wait_until_read(page)
    page.get_by_role("slider", name="A 类的界限").focus()
    for key in ("PageUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert page.locator("#thresholds input").first.input_value() == "44"
    wait_until_read(page)
    page.locator(".threshold:focus").wait_for()
    page.locator("#thresholds input").nth(1).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("90")
    page.keyboard.press("Tab")
    wait_until_read(page)
    page.locator("#start [name=seconds]").fill("1")
    page.locator("#start [name=name]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/jobs/\d+$"))
    page.locator("#result:not([hidden])").wait_for()
    (job,) = list_jobs(site.archive, PLANNER)
    problem, _ = job_plan(site.archive, PLANNER, job.id)
    assert problem.rules.thresholds.shares == (0.44, 0.9)
    assert serious_findings(page) == []
    planner.shot(page, "job-done-zh")


@pytest.mark.browser
def test_what_a_dragged_threshold_shows_is_what_the_server_decides(site, person):
    page = person(PLANNER).open("/plans/new")
    draw = random.Random(5)
    cases = []
    for _ in range(40):
        stores = [
            Store(id=f"S{n}", name="x", lat=30, lon=120, sales=draw.choice([None, 0, 5, 10, 35.5]))
            for n in range(draw.randint(1, 9))
        ]
        shares = sorted(draw.sample([0.1, 0.25, 0.4, 0.5, 0.75, 0.8, 0.9], 2))
        found = classify(stores, Thresholds(shares=tuple(shares)))
        read = [
            {"share": each.share, "cumulated": each.cumulated, "reason_key": each.reason_key,
             "store_class": "?"}
            for each in found
        ]  # fmt: skip
        cases.append((read, shares, [each.store.store_class for each in found]))
    shown = page.evaluate(
        """async ([url, cases]) => {
            const { previewClass } = await import(url);
            return cases.map(([stores, shares]) =>
                stores.map((store) => previewClass(store, ["A", "B", "C"], shares)));
        }""",
        [address_of("js/plan_new_pareto.js"), [case[:2] for case in cases]],
    )
    assert shown == [wanted for _, _, wanted in cases]
    assert {name for names in shown for name in names} == {"A", "B", "C"}
