"""``routeplan export``, and day lists as files for phones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import vobject
from lxml import etree
from sample import MONDAY
from written import write_scenario

from routeplan.cli import main


@pytest.fixture
def planned(tmp_path: Path, capsys) -> Path:
    """A plan's file, of a scenario with one rep."""
    scenario = write_scenario(tmp_path / "small")
    reps = (scenario / "reps.csv").read_text(encoding="utf-8")
    (scenario / "reps.csv").write_text(reps.replace("R1,", "R/1,"), encoding="utf-8")
    folder = tmp_path / "planned"
    assert main(["plan", str(scenario), "--out", str(folder), "--iterations", "60"]) == 0
    capsys.readouterr()
    return folder / "plan.json"


def dates_in(file: Path) -> list[object]:
    calendar = vobject.readOne(file.read_text(encoding="utf-8"))
    return sorted({event.dtstart.value.date() for event in calendar.vevent_list})


def test_a_file_a_rep_lies_beside_the_plan_under_a_name_that_file_systems_take(planned, capsys):
    assert main(["export", str(planned), "--format", "ics"]) == 0
    file = planned.parent / "R%2F1.ics"
    assert capsys.readouterr().out == f"{file}\n"
    days = dates_in(file)
    assert days[0] == MONDAY
    assert MONDAY + timedelta(weeks=3) <= days[-1] < MONDAY + timedelta(weeks=4)


def test_some_dates_only(planned, tmp_path):
    later = MONDAY + timedelta(days=3)
    wish = ["--from", str(later), "--cycles", "1", "--events", "day", "--out", str(tmp_path)]
    assert main(["export", str(planned), "--format", "ics", "--rep", "R/1", *wish]) == 0
    days = dates_in(tmp_path / "R%2F1.ics")
    assert later <= days[0]
    assert days[-1] <= later + timedelta(days=13)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--format", "ics", "--rep", "R9"), "RP522"),
        (("--format", "gpx", "--rep", "R9"), "RP522"),
        (("--format", "ics", "--from", "2026-11-22"), "RP521"),
        (("--format", "ics", "--from", "soon"), "RP526"),
        (("--format", "ics", "--first-monday", "2026-11-24"), "RP524"),
        (("--format", "doc"), "RP554"),
        ((), "RP553"),
    ],
)
def test_what_cannot_be_is_a_fault_and_writes_nothing(planned, capsys, more, code):
    before = set(planned.parent.iterdir())
    assert main(["export", str(planned), *more]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(code)
    assert "--format json" not in shown.err
    assert set(planned.parent.iterdir()) == before


def test_a_day_list_is_written_for_phones_too(planned, tmp_path, capsys):
    call = ["day", str(planned), "--rep", "R/1", "--date", "2026-11-23", "--format"]
    assert main([*call, "ics", "--out", str(tmp_path / "day.ics")]) == 0
    assert main([*call, "gpx", "--out", str(tmp_path / "day.gpx")]) == 0
    assert dates_in(tmp_path / "day.ics") == [MONDAY]
    root = etree.parse(tmp_path / "day.gpx").getroot()
    assert len(root.findall("{*}rte")) == 1
    capsys.readouterr()
    assert main([*call, "text"]) == 0
    stops = [line for line in capsys.readouterr().out.splitlines() if line.strip()[:1].isdigit()]
    assert len(root.findall("{*}wpt")) == sum(" S" in line for line in stops) > 0
