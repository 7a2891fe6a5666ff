"""``routeplan visit`` and ``routeplan review`` on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sample import sample_plan
from written import STORES, write_scenario

from routeplan.cli import main
from routeplan.formats.plan_json import write_plan
from routeplan.formats.visits_file import read_visits
from routeplan.plan import Origin, Plan, Route

LABELS = ("T1", "T2", "T1", "T2", "T1", "T3", None) * 2
VISITS = """\
rep,store,date,arrived,left,outcome,order amount,reason
R1,S1,2026-11-23,9:10,9:40,order,100,
R1,S2,2026-11-24,9:10,9:40,,,
R1,S3,2026-11-24,,,,,closed
"""


@pytest.fixture
def folder(tmp_path: Path, capsys) -> Path:
    """A plan's file, its scenario, and a table of visits."""
    write_scenario(tmp_path / "small")
    routes = {"T1": ("S1", "S2"), "T2": ("S3", "S4"), "T3": ("S5", "S6")}
    plan = Plan(
        calendar={"R1": LABELS},
        routes=tuple(
            Route(rep="R1", label=label, stores=stores) for label, stores in routes.items()
        ),
        first_monday=sample_plan().first_monday,
        origin=Origin(scenario="small"),
    )
    write_plan(tmp_path / "plan.json", plan)
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    return tmp_path


def review(folder: Path, *more: str) -> list[str]:
    return ["review", str(folder / "plan.json"), str(folder / "visits.csv"), "--lang", "en", *more]


def test_visits_are_added_once(folder, capsys):
    record = str(folder / "record.json")
    call = ["visit", record, "--add", str(folder / "visits.csv"), "--lang", "en"]
    assert main(call) == 0
    assert "3 added (3 late, 0 urgent), 0 known already, 3 in all" in capsys.readouterr().out
    first = (folder / "record.json").read_bytes()
    assert main(call) == 0
    assert "0 added (0 late, 0 urgent), 3 known already, 3 in all" in capsys.readouterr().out
    assert (folder / "record.json").read_bytes() == first
    assert main(["visit", record, "--lang", "zh"]) == 0
    assert "3 条记录, 其中实际拜访 2 次" in capsys.readouterr().out


def test_one_visit_is_recorded_from_options(folder, capsys):
    record = folder / "record.json"
    call = ["visit", str(record), "--rep", "R1", "--store", "S4", "--date", "2026-11-24"]
    more = ["--arrived", "10:00", "--left", "10:20", "--outcome", "order", "--order", "12.50"]
    assert main([*call, *more, "--id", "x1"]) == 0
    (visit,) = read_visits(record)
    assert (visit.id, visit.arrived_s, visit.order_cents, visit.outcomes) == (
        "x1", 36_000, 1_250, ("order",),
    )  # fmt: skip
    assert visit.received_at is not None
    capsys.readouterr()
    assert main([*call, "--id", "x1", "--note", "other"]) == 2
    assert "RP648" in capsys.readouterr().err
    assert read_visits(record) == (visit,)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--rep", "R1", "--date", "24/11/2026", "--order", "much"], ["RP526", "RP121"]),
        (["--rep", "R1", "--store", "S1"], ["RP602"]),
        (["--not-visited", "asleep"], ["RP643"]),
    ],
)
def test_a_visit_that_cannot_be_is_refused_and_nothing_written(folder, capsys, options, codes):
    assert main(["visit", str(folder / "record.json"), *options]) == 2
    shown = capsys.readouterr().err
    assert all(code in shown for code in codes)
    assert not (folder / "record.json").exists()


def test_visits_are_added_to_json_only(folder, capsys):
    call = ["visit", str(folder / "record.csv"), "--add", str(folder / "visits.csv")]
    assert main(call) == 2
    assert "RP649" in capsys.readouterr().err


def test_a_record_that_is_not_there_is_not_made_by_asking(folder, capsys):
    assert main(["visit", str(folder / "record.json")]) == 2
    assert "RP101" in capsys.readouterr().err
    assert not (folder / "record.json").exists()


def test_a_review_shows_figures_with_definitions(folder, capsys):
    assert main(review(folder)) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "Stores with at least one visit done / stores with a visit due." in shown.out
    (line,) = [row for row in shown.out.splitlines() if row.startswith("visits done  ")]
    assert line.split()[2] == "2"


def test_a_review_by_rep_and_what_stands_behind(folder, capsys):
    out = folder / "review.json"
    assert (
        main(review(folder, "--by", "rep", "--figures", "visits_done,excused", "--out", str(out)))
        == 0
    )
    (row,) = json.loads(out.read_text(encoding="utf-8"))["sections"][0]["rows"]
    assert {key: cell["value"] for key, cell in row.items()} == {
        "rep": "R1", "visits_done": 2, "excused": 1,
    }  # fmt: skip
    capsys.readouterr()
    assert main(review(folder, "--by", "rep", "--behind", "excused", "--group", "R1")) == 0
    assert "closed" in capsys.readouterr().out


def test_days_off_targets_and_teams_are_read(folder, capsys):
    (folder / "off.csv").write_text("from,to,rep\n2026-11-23,2026-11-24,R1\n", encoding="utf-8")
    (folder / "targets.csv").write_text("store,month,target\nS1,2026-11,300\n", encoding="utf-8")
    (folder / "teams.csv").write_text("rep,team\nR1,north\n", encoding="utf-8")
    more = ["--absences", "off.csv", "--targets", "targets.csv", "--teams", "teams.csv"]
    paths = [each if each.startswith("--") else str(folder / each) for each in more]
    out = folder / "r.json"
    figures = "excused,target,progress"
    call = review(folder, *paths, "--by", "team", "--figures", figures, "--out", str(out))
    assert main([*call, "--from", "2026-11-01", "--to", "2026-11-24"]) == 0
    (row,) = json.loads(out.read_text(encoding="utf-8"))["sections"][0]["rows"]
    told = {key: cell["value"] for key, cell in row.items()}
    assert told == {"team": "north", "excused": 2, "target": 24_000, "progress": 10_000 / 24_000}


def test_daily_and_weekly_reports(folder, capsys):
    daily = review(folder, "--report", "daily", "--rep", "R1", "--date", "2026-11-24")
    assert main(daily) == 0
    shown = capsys.readouterr().out
    assert "Daily report R1 2026-11-24" in shown
    assert "carried over" in shown
    out = folder / "week.xlsx"
    weekly = review(folder, "--report", "weekly", "--date", "2026-11-25", "--out", str(out))
    assert main(weekly) == 0
    assert load_workbook(out).worksheets[0]["A1"].value.startswith("Weekly report 2026-11-23")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--report", "daily", "--rep", "R1"], "RP553"),
        (["--report", "daily", "--date", "2026-11-24"], "RP553"),
        (["--format", "xlsx"], "RP553"),
        (["--rep", "R9"], "RP635"),
        (["--team", "south"], "RP636"),
        (["--by", "colour"], "RP632"),
        (["--from", "yesterday"], "RP526"),
        (["--behind", "colour"], "RP634"),
        (["--report", "monthly"], "RP554"),
    ],
)
def test_a_call_that_cannot_be_answered(folder, capsys, more, code):
    assert main(review(folder, *more)) == 2
    shown = capsys.readouterr()
    assert code in shown.err
    assert shown.out == ""


def test_the_faults_of_all_files_come_at_once(folder, capsys):
    (folder / "visits.csv").write_text("rep,store,date\nR1,,2026-11-24\n", encoding="utf-8")
    (folder / "off.csv").write_text("from,to\n2026-11-24,2026-11-23\n", encoding="utf-8")
    call = review(folder, "--absences", str(folder / "off.csv"), "--teams", "missing.csv")
    assert main(call) == 2
    shown = capsys.readouterr().err
    assert all(code in shown for code in ("RP120", "RP647", "RP101"))


def test_stores_that_no_plan_has_are_told(folder, capsys):
    text = VISITS + "R1,Z1,2026-11-24,,,,,\n"
    (folder / "visits.csv").write_text(text, encoding="utf-8")
    assert main(review(folder)) == 0
    assert "no plan has store Z1" in capsys.readouterr().err


def test_a_table_of_plans_says_from_when_each_runs(folder, capsys):
    plans = "plan,starts,approved\nplan.json,2026-11-23,\nplan.json,2026-11-24,2026-11-30\n"
    (folder / "plans.csv").write_text(plans, encoding="utf-8")
    call = ["review", str(folder / "plans.csv"), str(folder / "visits.csv"), "--lang", "en"]
    assert (
        main([*call, "--figures", "stops_planned", "--to", "2026-12-06", "--as-of", "2026-12-06"])
        == 0
    )
    (line,) = [row for row in capsys.readouterr().out.splitlines() if "stops planned" in row]
    assert line.split()[2] == "24"
    assert STORES.count("\n") == 7
