"""Every command of the command line, on a small scenario, in both languages."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from written import STORES, write_scenario

from routeplan import __version__
from routeplan.cli import main
from routeplan.cli.search import Search
from routeplan.errors import Violation

FILES = {"plan.json", "plan.xlsx", "map.html"}


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write_scenario(tmp_path / "small")


@pytest.fixture
def planned(scenario: Path, capsys) -> Path:
    """A plan's file."""
    folder = scenario.parent / "planned"
    assert main(plan_call(scenario, folder)) == 0
    capsys.readouterr()
    return folder / "plan.json"


def plan_call(scenario: Path, folder: Path, *more: str) -> list[str]:
    return ["plan", str(scenario), "--out", str(folder), "--iterations", "60", *more]


def settings_of(folder: Path) -> dict[str, object]:
    content = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return content["origin"]["settings"]


def csv_rows(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["R1: about 17.3 h needed", "Driving", "week 1 Mon", "leave the base", "Workbook:"]),
        ("zh", ["R1: 一个周期约需 17.3 小时", "行驶", "第1周周一", "从基地出发", "工作簿:"]),
    ],
)
def test_plan_writes_its_files_and_shows_the_answer(scenario, tmp_path, capsys, lang, words):
    folder = tmp_path / "out" / "deep"
    assert main(plan_call(scenario, folder, "--lang", lang)) == 0
    shown = capsys.readouterr()
    assert {path.name for path in folder.iterdir()} == FILES
    assert [word for word in words if word not in shown.out] == []
    assert "Traceback" not in shown.err


def test_plan_of_a_store_file_goes_under_plans(scenario, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["plan", "small/stores.csv", "--iterations", "60", "--quiet"]) == 0
    assert {path.name for path in Path("plans/stores").iterdir()} == FILES
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "RP1" in shown.err  # the reps were assumed, and that is said


@pytest.mark.parametrize("name", [".", "scenario.toml"])
def test_a_plan_is_named_after_its_scenario(scenario, monkeypatch, name):
    monkeypatch.chdir(scenario)
    assert main(["plan", name, "--iterations", "60", "--quiet"]) == 0
    assert {path.name for path in Path("plans/small").iterdir()} == FILES


def test_the_same_call_gives_the_same_plan(scenario, tmp_path):
    for name in ("one", "two"):
        assert main(plan_call(scenario, tmp_path / name, "--threads", "2", "--seed", "5")) == 0
    texts = {(tmp_path / name / "plan.json").read_bytes() for name in ("one", "two")}
    assert len(texts) == 1


LABELS = "T1 T2 T1 T2 T1 T3 / T1 T2 T1 T2 T1 T4"


@pytest.mark.parametrize(
    ("options", "key", "expected"),
    [
        (["--free"], "calendar", {"kind": "free"}),
        (["--routes", "4"], "calendar", {"kind": "chosen", "routes": 4}),
        (["--rules", "standard"], "rules", None),
        (["--weeks", "4"], "weeks", 4),
        (["--first-monday", "2026-11-30"], "first_monday", "2026-11-30"),
        (["--fixed-s", "60"], "travel", {"fixed_s": 60, "speed_kmh": 32.0}),
        (["--speed-kmh", "20", "--metres-factor", "1.5"], "travel", {"speed_kmh": 20.0}),
        (["--weight", "overtime_min=7"], "weights", {"overtime_min": 7.0, "driving_min": 1.0}),
    ],
)
def test_an_option_goes_over_the_scenario(scenario, tmp_path, options, key, expected):
    assert main(plan_call(scenario, tmp_path / "plain")) == 0
    assert main(plan_call(scenario, tmp_path / "out", *options)) == 0
    plain, found = (settings_of(tmp_path / name) for name in ("plain", "out"))
    if key not in {"calendar"} or "--free" not in options:
        assert found[key] != plain.get(key)
    if isinstance(expected, dict):
        assert {name: found[key][name] for name in expected} == expected
    elif expected is not None:
        assert found[key] == expected
    assert main(["check", str(tmp_path / "out" / "plan.json")]) == 0


def test_a_given_calendar_is_kept(scenario, tmp_path, capsys):
    folder = tmp_path / "out"
    call = plan_call(scenario, folder, "--calendar", LABELS, "--price-of-rigidity", "--seed", "2")
    assert main(call) == 0
    content = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    week = ["T1", "T2", "T1", "T2", "T1"]
    assert content["calendar"] == {"R1": [*week, "T3", None, *week, "T4", None]}
    assert "Price of rigidity: the calendar costs " in capsys.readouterr().out


def test_files_named_by_options_are_relative_to_the_caller(scenario, tmp_path, monkeypatch):
    (tmp_path / "who.csv").write_text(
        (scenario / "reps.csv").read_text(encoding="utf-8").replace("R1,", "R9,"), encoding="utf-8"
    )
    rows = STORES.splitlines()[1:]
    places = [*(row.split(",")[0] for row in rows), "R9"]
    pairs = [f"{a},{b},300,2000" for a in places for b in places if a != b]
    (tmp_path / "roads.csv").write_text("\n".join(["from,to,seconds,metres", *pairs]))
    monkeypatch.chdir(tmp_path)
    files = ["--reps", "who.csv", "--travel", "roads.csv", "--earlier", "first/plan.json"]
    assert main(plan_call(scenario, Path("first"), *files[:4])) == 0
    assert main(plan_call(scenario, Path("second"), *files)) == 0
    content = json.loads(Path("second/plan.json").read_text(encoding="utf-8"))
    assert set(content["calendar"]) == {"R9"}
    assert "roads.csv" in content["origin"]["travel"]
    assert content["origin"]["settings"]["earlier"]
    assert main(["check", "second/plan.json"]) == 0


def test_hours_that_cannot_suffice_are_said_and_the_rest_is_left_out(scenario, tmp_path, capsys):
    reps = (scenario / "reps.csv").read_text(encoding="utf-8")
    (scenario / "reps.csv").write_text(
        reps.replace("09:00-18:00,30,12:00-14:00,30", "09:00-09:45,0,,0"), encoding="utf-8"
    )
    assert main(plan_call(scenario, tmp_path / "out")) == 0
    shown = capsys.readouterr()
    assert "RP401" in shown.err
    assert "Visits left out: 0" not in shown.out
    assert json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))["left_out"]


@pytest.mark.parametrize(
    ("lang", "kept", "broken"),
    [("en", "every rule is kept", " violation"), ("zh", "遵守全部规则", " 处违规")],
)
def test_check_names_what_an_edited_plan_breaks(planned, capsys, lang, kept, broken):
    assert main(["check", str(planned), "--lang", lang]) == 0
    assert kept in capsys.readouterr().out
    content = json.loads(planned.read_text(encoding="utf-8"))
    busy = next(route for route in content["routes"] if "S1" in route["stores"])
    busy["stores"].remove("S1")
    planned.write_text(json.dumps(content), encoding="utf-8")
    assert main(["check", str(planned), "--lang", lang]) == 1
    shown = capsys.readouterr().out
    assert "PV" in shown
    assert "S1" in shown
    assert broken in shown


def test_check_warns_of_changed_inputs_and_finds_a_moved_scenario(scenario, planned, capsys):
    moved = scenario.rename(scenario.parent / "moved")
    assert main(["check", str(planned)]) == 2
    assert "RP512" in capsys.readouterr().err
    stores = moved / "stores.csv"
    stores.write_text(stores.read_text(encoding="utf-8").replace("900", "901"), encoding="utf-8")
    assert main(["check", str(planned), "--scenario", str(moved)]) == 0
    assert "RP511 stores.csv" in capsys.readouterr().err


def test_a_plan_finds_its_scenario_from_anywhere(scenario, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(plan_call(Path("small"), Path("out/deep"))) == 0
    monkeypatch.chdir(scenario)
    assert main(["check", "../out/deep/plan.json"]) == 0


def test_plan_ends_with_1_when_the_checker_finds_something(scenario, tmp_path, capsys, monkeypatch):
    search, broken = Search.run, Violation.of("PV02", "store S1", name="store S1")

    def run(self, *given):
        return dataclasses.replace(search(self, *given), violations=(broken,))

    monkeypatch.setattr(Search, "run", run)
    assert main(plan_call(scenario, tmp_path / "out", "--quiet")) == 1
    assert "PV02 store S1" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "word"), [("en", "Driving"), ("zh", "行驶")])
def test_compare_shows_both_plans(scenario, planned, tmp_path, capsys, lang, word):
    assert main(plan_call(scenario, tmp_path / "other", "--calendar", LABELS, "--quiet")) == 0
    other = tmp_path / "other" / "plan.json"
    assert main(["compare", str(planned), str(other), "--lang", lang]) == 0
    assert word in capsys.readouterr().out


def day_call(planned: Path, *more: str) -> list[str]:
    return ["day", str(planned), "--rep", "R1", "--date", "2026-11-24", *more]


def test_day_prints_and_writes_one_list_in_three_formats(scenario, planned, tmp_path, capsys):
    call = [*day_call(planned), "--first-monday", "2026-11-23"]
    assert main([*call, "--lang", "zh"]) == 0
    assert "2026-11-24 · 第1周周二" in capsys.readouterr().out
    assert main([*call, "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["date"] == "2026-11-24"
    out = tmp_path / "day.csv"
    assert main([*call, "--format", "csv", "--out", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert len(csv_rows(out)) == 1 + len(content["stops"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--rep", "R7"], "RP522"),
        (["--date", "soon"], "RP526"),
        (["--date", "2026-11-20"], "RP521"),
        (["--first-monday", "2026-11-24"], "RP524"),
    ],
)
def test_a_day_that_cannot_be_is_a_fault(planned, capsys, more, code):
    assert main(day_call(planned, *more)) == 2
    assert capsys.readouterr().err.startswith(code)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_classify_prints_and_writes_classes_with_reasons(tmp_path, capsys, lang):
    stores = tmp_path / "stores.csv"
    lines = [line.split(",") for line in STORES.splitlines()]
    stores.write_text("\n".join(",".join(cells[:4] + cells[5:]) for cells in lines), "utf-8")
    for suffix in ("csv", "xlsx"):
        out = tmp_path / f"classes.{suffix}"
        assert main(["classify", str(stores), "--out", str(out), "--lang", lang]) == 0
    shown = capsys.readouterr().out
    assert ("higher class" if lang == "en" else "归入较高类别") in shown
    rows = csv_rows(tmp_path / "classes.csv")
    cells = load_workbook(tmp_path / "classes.xlsx").active.iter_rows(values_only=True)
    sheet = [list(row) for row in cells]
    assert rows[0][:6] == ["id", "name", "lat", "lon", "sales", "Phone"]
    assert [row[6] for row in rows[1:]] == ["A", "B", "B", "C", "C", "C"]
    assert [row[6] for row in sheet] == [row[6] for row in rows]
    assert sheet[1][:6] == ["S1", "Corner Shop", -34.905, -56.18, 900, "0111"]
    assert float(rows[2][8]) == pytest.approx(1700 / 2230, abs=1e-6)
    assert main(["classify", str(tmp_path / "classes.xlsx"), "--shares", "0.1"]) == 0


def test_classify_fills_a_class_column_that_is_there(tmp_path, capsys):
    stores, out = tmp_path / "stores.csv", tmp_path / "classes.csv"
    stores.write_text(STORES.replace(",A,900", ",,900"), encoding="utf-8")
    for source in (stores, out):
        assert main(["classify", str(source), "--out", str(out)]) == 0
    rows = csv_rows(out)
    assert rows[0] == [*STORES.splitlines()[0].split(","), "share", "cumulated share", "reason"]
    assert [row[4] for row in rows[1:]] == ["A", "A", "B", "B", "C", "C"]


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"routeplan {__version__}\n"


@pytest.mark.parametrize(
    ("call", "option", "words"),
    [
        (["geocode"], "--review", "doubtful answers"),
        (["geocode"], "--area", "Town or region"),
        (["review"], "--area", "Column of the store file"),
    ],
)
def test_an_option_is_told_in_the_words_of_its_own_command(capsys, call, option, words):
    assert main([*call, "--help"]) == 0
    (line,) = (each for each in capsys.readouterr().out.splitlines() if f"  {option} " in each)
    assert words in line
