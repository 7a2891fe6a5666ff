"""Days off, targets, teams and lists of plans, as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from written import write_scenario

from routeplan.errors import InputError
from routeplan.formats.plan_json import write_plan
from routeplan.formats.review_files import (
    read_absences,
    read_targets,
    read_teams,
    read_versions,
    strangers,
)
from routeplan.plan import Origin, Plan
from routeplan.visits import Absence, Target


def written(folder, text, name="table.csv"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults_of(read, file):
    with pytest.raises(InputError) as raised:
        read(file)
    assert all(fault.text("en") != fault.text("zh") for fault in raised.value.faults)
    return [(fault.code, fault.where) for fault in raised.value.faults]


def test_days_off_of_one_rep_and_of_everybody(tmp_path):
    text = "业务代表,开始日期,结束日期,类型\nR1,2026-11-23,2026-11-24,\n,2026-12-25,,\n"
    text += "R2,2026-11-30,,节假日\n"
    assert read_absences(written(tmp_path, text)) == (
        Absence(rep="R1", first=date(2026, 11, 23), last=date(2026, 11, 24), kind="leave"),
        Absence(rep=None, first=date(2026, 12, 25), last=date(2026, 12, 25), kind="holiday"),
        Absence(rep="R2", first=date(2026, 11, 30), last=date(2026, 11, 30), kind="holiday"),
    )


def test_targets_by_store_and_month(tmp_path):
    text = 'store,month,target\nS1,2026-11,"1,200.50"\nS1,2026年12月,80元\n'
    assert read_targets(written(tmp_path, text)) == (
        Target(store="S1", month=date(2026, 11, 1), order_cents=120_050),
        Target(store="S1", month=date(2026, 12, 1), order_cents=8_000),
    )


def test_teams(tmp_path):
    assert read_teams(written(tmp_path, "rep,team\nR1,north\nR2,南区\n")) == {
        "R1": "north",
        "R2": "南区",
    }


@pytest.mark.parametrize(
    ("read", "text", "faults"),
    [
        (read_absences, "rep,from,to,kind\nR1,2026-11-24,2026-11-23,\nR1,,,party\n",
         [("RP647", "row 2 to"), ("RP120", "row 3 from"), ("RP643", "row 3 kind")]),
        (read_targets, "store,month,target\n,November,1.001\n",
         [("RP120", "row 2 store"), ("RP526", "row 2 month"), ("RP641", "row 2 target")]),
        (read_teams, "rep,team\nR1,\n", [("RP120", "row 2 team")]),
        (read_versions, "plan,starts\nmissing.json,2026-11-23\n,soon\n",
         [("RP501", ""), ("RP120", "row 3 plan"), ("RP526", "row 3 starts")]),
    ],
)  # fmt: skip
def test_every_fault_of_every_row_is_told(tmp_path, read, text, faults):
    found = faults_of(read, written(tmp_path, text))
    assert [code for code, _ in found] == [code for code, _ in faults]
    assert all(where.endswith(end) for (_, where), (_, end) in zip(found, faults, strict=True))


def plan_file(folder, first_monday=None):
    write_scenario(folder / "small")
    plan = Plan(calendar={}, routes=(), first_monday=first_monday, origin=Origin(scenario="small"))
    write_plan(folder / "plan.json", plan)
    return folder / "plan.json"


def test_a_plan_runs_from_its_first_monday_or_as_a_table_says(tmp_path):
    (alone,) = read_versions(plan_file(tmp_path))
    assert (alone.starts, alone.approved, alone.scope) == (date(2026, 11, 23), None, "")
    text = "plan,starts,approved,scope\nplan.json,2026-11-25,2026-11-27,north\n"
    (listed,) = read_versions(written(tmp_path, text))
    assert (listed.starts, listed.scope) == (date(2026, 11, 25), "north")
    assert listed.effective == date(2026, 11, 27).toordinal()
    assert listed.first_monday == date(2026, 11, 23)


def test_a_plan_without_any_monday_cannot_be_reviewed(tmp_path):
    file = plan_file(tmp_path)
    settings = tmp_path / "small" / "scenario.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("first_monday = 2026-11-23\n", ""), encoding="utf-8")
    assert faults_of(read_versions, file) == [("RP631", "plan.json")]
    (version,) = read_versions(file, first_monday=date(2026, 11, 30))
    assert version.starts == date(2026, 11, 30)


def test_names_in_no_plan_are_told_once_and_counted(tmp_path):
    from visit_samples import visit

    versions = read_versions(plan_file(tmp_path))
    visits = [visit(id=f"v{number}", store=f"Z{number}") for number in range(7)]
    assert [(fault.code, dict(fault.values)["names"]) for fault in strangers(versions, visits)] == [
        ("RP650", "store Z0, Z1, Z2, Z3, Z4 (+2)")
    ]
