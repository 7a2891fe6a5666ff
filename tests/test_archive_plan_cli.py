"""``routeplan archive plan`` and ``routeplan review`` of an archive, from the outside."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from written import write_scenario

from routeplan.cli import main
from routeplan.formats.plan_json import read_plan, write_plan
from routeplan.plan import Route

MONDAY = "2026-11-23"


def call(text: str) -> int:
    return main(text.split(" "))


@pytest.fixture
def company(tmp_path, monkeypatch, clock, capsys):
    """An archive with stores, a rep, a planner and a supervisor; a plan's file beside it."""
    clock.now -= timedelta(days=7)
    monkeypatch.setattr("routeplan.archive.database._local_now", clock)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROUTEPLAN_ARCHIVE", str(tmp_path / "archive.db"))
    folder = write_scenario(tmp_path / "small")
    reps = "--reps small/reps.csv --area MV --team north --approve"
    assert call(f"archive import small/stores.csv {reps}") == 0
    assert call("archive users pat --role planner") == 0
    assert call("archive users sam --role supervisor --team north") == 0
    assert call("plan small --out planned --iterations 200 --quiet") == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def running(company, capsys):
    assert call("archive plan keep planned/plan.json --name north --user pat") == 0
    assert call("archive plan submit 1 --user pat") == 0
    assert call("archive plan approve 1 --remark good --user sam") == 0
    assert call(f"archive plan start 1 --from {MONDAY} --user pat") == 0
    capsys.readouterr()
    return company


def changed_plan():
    """The plan's file with two routes in another order of days."""
    plan = read_plan("planned/plan.json")
    first, second, *rest = [route for route in plan.routes if route.stores]
    swapped = (
        Route(rep=first.rep, label=first.label, stores=second.stores),
        Route(rep=second.rep, label=second.label, stores=first.stores),
    )
    write_plan("planned/changed.json", plan.model_copy(update={"routes": (*swapped, *rest)}))


def test_a_plan_from_draft_to_running(company, capsys):
    assert call("archive plan keep planned/plan.json --name north --user pat") == 0
    assert capsys.readouterr().out == "1  north 1  [draft]  R1\n"
    assert call("archive plan approve 1 --remark good --user sam") == 2
    assert capsys.readouterr().err.startswith("RP914 plan 1: is draft")
    assert call("archive plan submit 1 --user pat --remark look") == 0
    assert call("archive plan return 1 --user sam") == 2
    assert capsys.readouterr().err.startswith("RP916 plan 1 remark: is missing")
    assert main(["archive", "plan", "return", "1", "--user", "sam", "--remark", "too long"]) == 0
    assert call("archive plan submit 1 --user pat") == 0
    assert call("archive plan list --state submitted") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1  north 1  [submitted]  R1"
    assert call("archive plan approve 1 --remark good --user sam") == 0
    assert call("archive plan start 1 --from 2026-11-24 --user pat") == 2
    assert "2026-11-24 is not a Monday" in capsys.readouterr().err
    assert call("archive plan start 1 --from soon --user pat") == 2
    assert capsys.readouterr().err.startswith("RP526 --from")
    assert call(f"archive plan start 1 --from {MONDAY} --user pat") == 0
    assert capsys.readouterr().out == f"1  north 1  [running]  from {MONDAY}  R1\n"
    assert call("archive plan show 1 --lang zh") == 0
    shown = capsys.readouterr().out
    assert f"1  north 1  [执行中]  自 {MONDAY} 起  R1" in shown
    assert "遵守全部规则" in shown
    assert "退回" not in shown
    assert [line.split()[2:] for line in shown.splitlines()[-6:]] == [
        ["草稿", "pat"], ["已提交", "pat", "look"], ["草稿", "sam", "too", "long"],
        ["已提交", "pat"], ["已批准", "sam", "good"], ["执行中", "pat"],
    ]  # fmt: skip


def test_a_plan_that_started_before_it_was_approved_says_from_when_it_counts(company, capsys):
    assert call("archive plan keep planned/plan.json --name north --user pat") == 0
    assert call("archive plan submit 1 --user pat") == 0
    assert call("archive plan approve 1 --remark good --user sam") == 0
    assert call("archive plan start 1 --from 2026-11-16 --user pat") == 0
    shown = capsys.readouterr().out
    assert shown.endswith("from 2026-11-17 on, the day of its approval: the past stays.\n")


def test_a_kept_plan_is_shown_and_written_as_it_was(company, capsys):
    assert call("archive plan keep planned/plan.json --name north --user pat") == 0
    capsys.readouterr()
    assert call("archive plan show 1 --out again/plan.json") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-1] == "Plan: again/plan.json"
    assert any(line.startswith("input stores.csv, SHA-256 ") for line in shown)
    assert any(line.startswith("Travel times are estimated: straight line") for line in shown)
    days = [line for line in shown if line.startswith("R1 week ")]
    assert days[0].startswith("R1 week 1 Mon T1: ")
    assert days[0].endswith(" h")
    assert read_plan("again/plan.json") == read_plan("planned/plan.json")


def test_a_change_is_a_version_beside_the_one_before(running, capsys):
    changed_plan()
    assert call("archive plan keep planned/changed.json --replaces 1 --user pat") in (0, 1)
    assert capsys.readouterr().out.startswith("2  north 2  [draft]  R1\n")
    assert call("archive plan versions north") == 0
    assert capsys.readouterr().out == (
        f"1  north 1  [running]  from {MONDAY}  R1\n2  north 2  [draft]  R1\n"
    )
    assert call("archive plan difference 2") == 0
    shown = capsys.readouterr().out
    assert "Driving" in shown
    assert "Stores that change day: 0" not in shown
    assert call("archive plan difference 1") == 0
    assert capsys.readouterr().out.endswith("is the first version\n")
    assert call("archive plan versions south") == 2
    assert capsys.readouterr().err.startswith("RP911 plan south")


def test_a_plan_that_breaks_rules_names_them_and_waits_to_be_asked(company, capsys):
    plan = read_plan("planned/plan.json")
    broken = plan.model_copy(update={"routes": plan.routes[1:]})
    calendar = {"R1": tuple(None if each == plan.routes[0].label else each
                            for each in plan.calendar["R1"])}  # fmt: skip
    write_plan("planned/broken.json", broken.model_copy(update={"calendar": calendar}))
    assert call("archive plan keep planned/broken.json --name bad --user pat") == 1
    assert "\nPV" in capsys.readouterr().out
    assert call("archive plan submit 1 --user pat") == 2
    assert capsys.readouterr().err.startswith("RP950 plan 1: breaks ")
    assert call("archive plan submit 1 --with-violations --user pat") == 0
    assert call("archive plan show 1") == 0
    assert "breaks PV" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("archive plan", "RP555"),
        ("archive plan nonsense", "RP552"),
        ("archive plan keep planned/plan.json --user pat", "RP916"),
        ("archive plan keep planned/plan.json --name x --user sam", "RP910"),
        ("archive plan keep nowhere.json --name x --user pat", "RP501"),
        ("archive plan show 7", "RP911"),
        ("archive plan show x", "RP555"),
        ("archive plan list --state gone", "RP554"),
        ("archive plan start 1", "RP553"),
        ("review nothing.json", "RP553"),
        ("review a.json b.json --archive archive.db", "RP556"),
        ("review --first-monday 2026-11-23", "RP556"),
        ("review", "RP637"),
        ("review --rep R9", "RP635"),
        ("review --team south", "RP636"),
    ],
)
def test_a_call_that_cannot_be_is_said_in_one_line(company, capsys, line, code):
    assert call(line) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"{code} ")
    assert "Traceback" not in shown


@pytest.fixture
def visited(running, tmp_path, clock, capsys):
    clock.forward(days=12)
    (tmp_path / "visits.csv").write_text(
        "id,rep,store,date,arrived,left,outcome,order amount,reason,next aim\n"
        "v1,R1,S1,2026-11-23,9:10,9:40,order,100,,tea\n"
        "v2,R1,S2,2026-11-23,,,,,closed,\n",
        encoding="utf-8",
    )
    assert call("visit --add visits.csv") == 0
    capsys.readouterr()
    return running


WEEK = f"--from {MONDAY} --to 2026-11-29 --as-of 2026-11-29"


def test_a_review_of_the_archive_says_what_one_of_files_says(visited, capsys):
    assert call(f"review --format json {WEEK}") == 0
    kept = figures(capsys)
    files = f"planned/plan.json visits.csv --first-monday {MONDAY}"
    assert call(f"review {files} --format json {WEEK}") == 0
    from_files = figures(capsys)
    assert set(kept) - set(from_files) == {"cards_incomplete", "cards_due"}
    assert kept["cards_incomplete"] == 6
    differing = {key for key in from_files if kept[key] != from_files[key]}
    assert differing == {"late_records"}
    assert kept["visits_due"] > 2


def figures(capsys) -> dict[str, object]:
    (section,) = json.loads(capsys.readouterr().out)["sections"][:1]
    return {row["key"]["value"]: row["value"]["value"] for row in section["rows"]}


def test_cards_show_among_the_figures_of_reps_in_both_languages(visited, capsys):
    assert call(f"review --by rep --figures cards_incomplete,cards_due {WEEK}") == 0
    assert "cards incomplete" in capsys.readouterr().out
    assert call(f"review --by team --figures cards_incomplete {WEEK} --lang zh") == 0
    shown = capsys.readouterr().out
    assert "档案不完整" in shown
    assert "north" in shown
    assert call(f"review --behind cards_incomplete {WEEK} --user sam") == 0
    assert capsys.readouterr().out.count("2026-11-29  store ") == 6


def test_reports_of_the_archive_in_every_format(visited, tmp_path, capsys):
    assert call(f"review --report daily --rep R1 --date {MONDAY}") == 0
    shown = capsys.readouterr().out
    assert "tea" in shown
    assert "closed" in shown
    assert call(f"review --report weekly --date {MONDAY} --lang zh --user sam") == 0
    assert "周报" in capsys.readouterr().out
    assert call(f"review --report weekly --team north --date {MONDAY} --out week.xlsx") == 0
    assert load_workbook(tmp_path / "week.xlsx").sheetnames
    (tmp_path / "targets.csv").write_text("store,month,target\nS1,2026-11,500\n", "utf-8")
    (tmp_path / "leave.csv").write_text("rep,from,to\nR1,2026-11-23,2026-11-28\n", "utf-8")
    capsys.readouterr()
    beside = "--targets targets.csv --absences leave.csv"
    assert call(f"review {WEEK} {beside} --format json") == 0
    found = figures(capsys)
    assert found["target"] == round(50_000 * 7 / 30)
    assert found["missed"] == 0
