"""Tables of exceptions, settings of dates, and the commands that show dates."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from cell_texts import code_of
from scenario_files import plain_scenario, scenario

from routeplan.agenda import date_of
from routeplan.cli import main
from routeplan.errors import InputError
from routeplan.formats.exceptions_file import exception_date, read_exceptions
from routeplan.formats.moments import moment
from routeplan.formats.plan_json import write_plan
from routeplan.formats.reps_file import read_reps
from routeplan.formats.scenario import read_scenario
from routeplan.plan import Plan, Route

LABELS = ("T1", "T2", *[None] * 5) * 2
SETTINGS = 'rules = "standard"\nreps = "reps.csv"\nfirst_monday = 2026-09-21\n[dates]\n'


def written(folder, text):
    (folder / "exceptions.csv").write_text(text, encoding="utf-8")
    return folder / "exceptions.csv"


@pytest.mark.parametrize("text", ["2026-10-01", "2026/10/1", "2026年10月1日", "2026.10.1"])
def test_dates_are_read_as_people_type_them(text):
    assert exception_date(text) == date(2026, 10, 1)
    assert code_of(exception_date, "2026-13-01") == code_of(exception_date, "1/10/2026") == "RP855"


def test_a_table_of_exceptions_is_read(tmp_path):
    path = written(
        tmp_path,
        "日期,结束日期,业务代表,是否上班,备注\n2026-10-12,2026-10-16,R1,请假,婚假\n2026-10-18,,,上班,\n",
    )
    (leave, added), faults = read_exceptions(path, ["R1"])
    assert faults == ()
    assert (leave.first, leave.last, leave.rep, leave.works, leave.note) == (
        date(2026, 10, 12), date(2026, 10, 16), "R1", False, "婚假",
    )  # fmt: skip
    assert (added.first, added.last, added.rep, added.works) == (
        date(2026, 10, 18), date(2026, 10, 18), None, True,
    )  # fmt: skip


def test_all_faults_of_the_table_are_told(tmp_path):
    path = written(
        tmp_path, "date,to,rep,works\nsoon,,R9,maybe\n2026-10-12,2026-10-01,,\n,,,\n,,R1,\n"
    )
    found, faults = read_exceptions(path, ["R1"])
    assert found == ()
    assert [fault.code for fault in faults] == ["RP855", "RP857", "RP214", "RP856", "RP120"]


def test_reps_have_regions(tmp_path):
    head = "id,lat,lon,country,province,time zone\n"
    (tmp_path / "reps.csv").write_text(
        head + "R1,48.1,11.6,de,by,Europe/Berlin\nR2,30.2,120.1,中国,,Asia/Shanghai\n",
        encoding="utf-8",
    )
    one, two = read_reps(tmp_path / "reps.csv").reps
    assert (one.country, one.province, one.time_zone) == ("DE", "BY", "Europe/Berlin")
    assert (two.country, two.province) == ("CN", None)
    rows = "R1,1,1,XX,,\nR2,1,1,DE,ZZ,\nR3,1,1,,BY,\nR4,1,1,,,Mars/Base\n"
    (tmp_path / "reps.csv").write_text(head + rows, encoding="utf-8")
    codes = [fault.code for fault in read_reps(tmp_path / "reps.csv").faults]
    assert [code for code in codes if code > "RP8"] == ["RP851", "RP852", "RP853", "RP858"]


def made(folder, dates, exceptions=""):
    """The plain scenario with dates, and a plan of two days a week."""
    plain_scenario(folder)
    written(folder, "date,to,rep,works,note\n" + exceptions)
    scenario(folder, SETTINGS + dates)
    routes = (
        Route(rep="R1", label="T1", stores=("S1", "S2")),
        Route(rep="R1", label="T2", stores=("S1", "S3")),
    )
    problem = read_scenario(folder)
    plan = Plan(calendar={"R1": LABELS}, routes=routes, first_monday=problem.first_monday)
    write_plan(folder / "plan.json", plan)
    return problem, str(folder / "plan.json"), ["--scenario", str(folder)]


def test_settings_give_reps_their_region_and_dates(tmp_path):
    dates = 'country = "CN"\ntime_zone = "Asia/Shanghai"\npolicy = "skip"\n'
    dates += 'policies = { A = "double" }\nexceptions = "exceptions.csv"\n'
    problem, _, _ = made(tmp_path, dates, "2026-10-12,,R1,off,leave\n")
    assert (problem.reps[0].country, problem.reps[0].time_zone) == ("CN", "Asia/Shanghai")
    assert problem.workdays.policy_of("A") == "double"
    assert problem.workdays.policy_of("B") == "skip"
    assert problem.workdays.exceptions[0].note == "leave"
    assert "exceptions.csv" not in problem.source.inputs
    again = read_scenario(tmp_path, problem.source.settings)
    assert again.workdays == problem.workdays


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ('country = "XX"', "RP851"),
        ('policies = { Q = "skip" }', "RP215"),
        ('policy = "maybe"', "RP142"),
        ('time_zone = "Mars"', "RP858"),
        ('exceptions = "none.csv"', "RP101"),
    ],
)
def test_faults_of_the_settings_are_told(tmp_path, dates, code):
    plain_scenario(tmp_path)
    scenario(tmp_path, SETTINGS + dates)
    with pytest.raises(InputError) as caught:
        read_scenario(tmp_path)
    assert code in [fault.code for fault in caught.value.faults]


def test_dates_shows_each_visit_that_changes(tmp_path, capsys):
    _, plan, where = made(tmp_path, 'country = "CN"\npolicy = "skip"\n')
    call = ["dates", plan, *where, "--from", "2026-09-28", "--cycles", "1", "--lang", "en"]
    assert main([*call, "--leave", "R1=2026-09-28..2026-09-29"]) == 0
    shown = capsys.readouterr().out
    assert "R1 · 2026-09-28 Mon · day off --leave" in shown
    assert "S1 a (A): left out" in shown
    assert "R1 · 2026-10-05 Mon · holiday" in shown
    assert shown.rstrip().endswith("left out 8")
    assert main([*call, "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [row[3] for row in rows[1:]] == ["S1", "S2", "S1", "S3"]
    assert main([*call, "--format", "json", "--rep", "R1"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert {each["lost"] for each in content["changes"]} == {"2026-10-05", "2026-10-06"}
    assert {each["outcome"] for each in content["changes"]} == {"skipped"}
    assert main([*call[:-1], "zh"]) == 0
    assert "R1 · 2026-10-05 周一 · 假日 国庆节" in capsys.readouterr().out


def test_a_year_without_its_decree_is_told(tmp_path, capsys):
    _, plan, where = made(tmp_path, 'country = "CN"\n')
    assert main(["day", plan, *where, "--rep", "R1", "--date", "2099-03-02", "--lang", "en"]) == 0
    # The years before it took and gave no visit of this day.
    assert capsys.readouterr().err.count("RP854 year") == 1
    assert main(["day", plan, *where, "--rep", "R1", "--date", "2099-12-30", "--lang", "en"]) == 0
    told = capsys.readouterr().err
    assert "RP854 year 2099" in told
    assert "RP854 year 2100" in told


@pytest.mark.parametrize("wrong", ["R9=2026-10-01", "2026-10-02..2026-10-01", "R1=soon"])
def test_leave_that_cannot_be_is_a_fault(tmp_path, capsys, wrong):
    _, plan, where = made(tmp_path, "")
    assert main(["dates", plan, *where, "--leave", wrong]) == 2
    assert "RP5" in capsys.readouterr().err


def test_the_day_list_of_a_date_says_what_changed(tmp_path, capsys):
    exceptions = "2026-09-22,,R1,off,stocktaking\n"
    dates = 'exceptions = "exceptions.csv"\ntime_zone = "Asia/Shanghai"\n'
    _, plan, where = made(tmp_path, dates, exceptions)
    call = ["day", plan, *where, "--rep", "R1", "--lang", "en", "--date"]
    assert main([*call, "2026-09-22"]) == 0
    assert "stocktaking" in capsys.readouterr().out
    assert main([*call, "2026-09-21"]) == 0
    assert "S3: instead of 2026-09-22" in capsys.readouterr().out
    assert main([*call, "2026-09-21", "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert [stop["id"] for stop in content["stops"]].count("S3") == 1
    assert content["stops"][0]["arrive_at"].endswith("+08:00")
    assert content["stops"][0]["links"]["geo"].startswith("geo:31.")
    assert {each["to"] for each in content["changes"]} == {"2026-09-21"}


def test_moments_heed_daylight_saving():
    spring = date(2026, 3, 29)
    hour = 3600
    assert moment(spring, 0, 0, "Europe/Berlin") == "2026-03-29T00:00:00+01:00"
    assert moment(spring, 4 * hour, 0, "Europe/Berlin") == "2026-03-29T05:00:00+02:00"
    assert moment(spring, 9 * hour, 9 * hour, "Europe/Berlin") == "2026-03-29T09:00:00+02:00"
    autumn = date(2026, 10, 25)
    assert moment(autumn, 4 * hour, 0, "Europe/Berlin") == "2026-10-25T03:00:00+01:00"
    assert moment(spring, 0, 0, None) is None


def test_today_is_the_reps_own():
    west, east = (date_of("today", "--date", zone) for zone in ("Etc/GMT+12", "Pacific/Kiritimati"))
    assert (east - west).days in (1, 2)
    assert (date_of("明天", "--date", "Etc/GMT+12") - west).days in (1, 2)
