"""Calls that go wrong: one exit code, a code for each fault, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import write_scenario

from routeplan.cli import app, main

LABELS = "T1 T2 T1 T2 T1 T3 - / T1 T2 T1 T2 T1 T4"


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_scenario(tmp_path / "small")


def faults_of(capsys) -> list[str]:
    """Codes on stderr; the rest of the output holds no traceback."""
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err + shown.out
    return [line.split(" ")[0] for line in shown.err.splitlines() if line[:2] in ("RP", "PV")]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("fly", "RP552"),
        ("plan", "RP553"),
        ("day plan.json --rep R1", "RP553"),
        ("plan small --seed", "RP553"),
        ("plan small --nothing", "RP551"),
        ("--nothing", "RP551"),
        ("plan small other", "RP555"),
        ("plan small --seed 1.5", "RP554"),
        ("plan small --seed -1", "RP554"),
        ("plan small --seconds 0", "RP554"),
        ("plan small --iterations none", "RP554"),
        ("plan small --engine warp", "RP554"),
        ("plan small --routes 0", "RP554"),
        ("plan small --weight driving_min", "RP554"),
        ("plan small --weight driving_min=much", "RP554"),
        ("plan small --free --routes 4", "RP556"),
        ("plan small --travel roads.csv --speed-kmh 30", "RP556"),
        ("plan small --calendar T1", "RP218"),
        ("plan small --weight speed_min=3", "RP141"),
        ("plan small --rules odd", "RP147"),
        ("plan small --travel roads.csv", "RP310"),
        ("plan small --first-monday 2026-11-24", "RP144"),
        ("plan nowhere", "RP101"),
        ("classify nowhere.csv", "RP101"),
        ("classify small", "RP102"),
        ("classify small/stores.csv --shares much", "RP554"),
        ("classify small/stores.csv --shares 0.8,0.4", "RP554"),
        ("classify small/stores.csv --out classes.doc", "RP542"),
        ("check nowhere.json", "RP501"),
        ("check small/scenario.toml", "RP502"),
        ("compare nowhere.json nowhere.json", "RP501"),
    ],
)
def test_a_wrong_call_ends_with_2_and_its_code(scenario, capsys, call, code, lang):
    arguments = call.split(" ")
    language = ["--lang", lang] if arguments[0] != "--nothing" else []
    if arguments[-1] != "--seed":
        arguments += language
    assert main(arguments) == 2
    assert code in faults_of(capsys)


def test_a_calendar_with_a_long_week_is_refused(scenario, capsys):
    assert main(["plan", "small", "--calendar", f"{LABELS} T5 T6"]) == 2
    assert faults_of(capsys) == ["RP554"]


def test_all_faults_are_told_at_once(scenario, capsys):
    stores = scenario / "stores.csv"
    text = stores.read_text(encoding="utf-8")
    stores.write_text(text.replace("S2,", "S1,").replace("-34.893", "234"), encoding="utf-8")
    (scenario / "reps.csv").unlink()
    assert main(["plan", "small"]) == 2
    assert len(set(faults_of(capsys))) >= 3


def test_all_wrong_options_are_told_at_once(scenario, capsys):
    call = ["plan", "small", "--free", "--routes", "3", "--weight", "a", "--weight", "b=c"]
    assert main(call) == 2
    assert faults_of(capsys) == ["RP556", "RP554", "RP554"]


@pytest.mark.parametrize("out", ["small/stores.csv", "small/stores.csv/deeper"])
def test_a_folder_that_cannot_be_made_is_a_fault(scenario, capsys, out):
    assert main(["plan", "small", "--out", out, "--iterations", "9"]) == 2
    assert faults_of(capsys)[-1] == "RP557"


@pytest.mark.parametrize("name", ["plan.json", "plan.xlsx", "map.html"])
def test_a_file_that_cannot_be_written_is_a_fault(scenario, capsys, name):
    (scenario / "out" / name / "full").mkdir(parents=True)
    assert main(["plan", "small", "--out", "small/out", "--iterations", "9"]) == 2
    assert faults_of(capsys)[-1] == "RP541"


@pytest.mark.parametrize("is_asked", [False, True])
def test_what_nobody_foresaw_is_one_line_unless_asked(monkeypatch, capsys, is_asked):
    def broken(lang):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(app, "application", broken)
    if is_asked:
        monkeypatch.setenv(app.TRACEBACK, "1")
    assert main(["codes"]) == 2
    shown = capsys.readouterr().err
    assert "RP558 routeplan: a fault of the program itself (ZeroDivisionError" in shown
    assert ("Traceback" in shown) == is_asked


def test_a_call_without_arguments_shows_the_front_page_and_is_wrong(capsys):
    assert main([]) == 2
    assert "routeplan COMMAND" in capsys.readouterr().out
