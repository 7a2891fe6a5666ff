"""Traffic in a scenario: profiles, tables and lists, what is wrong with them, and the command."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import Workbook

from routeplan.archive.whole_problem import Parts, parts_of, problem_of, travel_bytes
from routeplan.cli import main
from routeplan.daylist import day_list
from routeplan.errors import InputError
from routeplan.formats.plan_json import problem_of_plan, read_plan
from routeplan.formats.scenario import read_scenario
from routeplan.formats.scenario_content import problem_of_content
from routeplan.schedule import day_schedule
from routeplan.solver import Iterations, solve
from routeplan.travel.rush_hour import RUSH_HOUR
from tests.scenario_files import REPS, plain_scenario, scenario, told

MON, SAT, SUN = 0, 5, 6
HOURS = range(24)
TABLE = "hour,Mon-Fri,Sat-Sun\n" + "".join(f"{hour},{1 + hour / 100:g},1\n" for hour in HOURS)


@pytest.fixture
def folder(tmp_path):
    return plain_scenario(tmp_path)


def with_traffic(folder, text):
    scenario(folder, f'rules = "standard"\nreps = "reps.csv"\n[traffic]\n{text}')


def with_table(folder, text, name="traffic.csv"):
    (folder / name).write_text(text, encoding="utf-8")
    with_traffic(folder, f'factors = "{name}"')


def test_driving_is_even_until_somebody_asks_for_more(folder):
    problem = read_scenario(folder)
    assert problem.travel.traffic is None
    with_traffic(folder, 'factors = "even"')
    assert read_scenario(folder).travel.traffic is None
    with_traffic(folder, 'factors = "rush-hour"')
    assert read_scenario(folder).travel.traffic == RUSH_HOUR
    assert "rush-hour factors, assumed" in read_scenario(folder).travel_source


def test_the_shipped_profile_is_slower_on_workdays_and_never_quicker():
    for day in RUSH_HOUR.thousandths:
        assert min(day) == 1_000
    assert RUSH_HOUR.thousandths[MON][8] == max(max(day) for day in RUSH_HOUR.thousandths)
    assert max(RUSH_HOUR.thousandths[SAT]) < max(RUSH_HOUR.thousandths[MON])
    assert set(RUSH_HOUR.thousandths[SUN]) == {1_000}


def test_only_the_modes_named_are_in_traffic(folder):
    reps = REPS.replace("capacity\n", "capacity,mode\n").replace("30,,,\n", "30,,,,car\n")
    reps += "R2,李四,31.2,121.4,Mo-Sa 9-18,60,12-14,30,,,,scooter\n"
    (folder / "reps.csv").write_text(reps, encoding="utf-8")
    for modes, found in (("", (True, False)), ('modes = ["scooter", "foot"]', (False, True))):
        with_traffic(folder, f'factors = "rush-hour"\n{modes}')
        problem = read_scenario(folder)
        traffic = [problem.travel_of(rep).traffic is not None for rep in (0, 1)]
        assert tuple(traffic) == found
        result = solve(problem, until=Iterations(100), seed=1)
        assert result.violations == ()
        assert result.bound <= result.cost.total


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace("hour", "时段").replace("Mon-Fri", "周一至周五").replace("Sat-Sun", "周末"),
        TABLE.replace(",Sat-Sun", ";Sat;周日").replace(",", ";").replace(";1\n", ";1;1\n"),
        TABLE.replace("0,1,1\n1,", "00:00,1,1\n1:00-2:00,", 1),
    ],
)
def test_a_table_gives_each_hour_of_each_weekday(folder, table):
    with_table(folder, table)
    traffic = read_scenario(folder).travel.traffic
    assert traffic.thousandths[:5] == (tuple(1_000 + 10 * hour for hour in HOURS),) * 5
    assert traffic.thousandths[5:] == ((1_000,) * 24,) * 2
    assert traffic.source == "factors of traffic.csv"


def test_a_stretch_of_hours_is_a_row_and_a_workbook_a_table(folder):
    book = Workbook()
    for row in (["小时", "每天", "备注"], ["0:00-7:00", 1, ""], ["7-9", 1.5, "早高峰"],
                ["9:00-24:00", 1.125, None]):  # fmt: skip
        book.active.append(row)
    book.save(folder / "traffic.xlsx")
    with_traffic(folder, 'factors = "traffic.xlsx"')
    day = (*[1_000] * 7, 1_500, 1_500, *[1_125] * 15)
    assert read_scenario(folder).travel.traffic.thousandths == (day,) * 7


def test_factors_may_stand_in_the_scenario_itself(folder):
    lists = f'[traffic.factors]\n"Mon-Sat" = {[1.25] * 24}\n"周日" = {[1] * 24}'
    scenario(folder, f'rules = "standard"\nreps = "reps.csv"\n{lists}')
    problem = read_scenario(folder)
    assert problem.travel.traffic.thousandths == ((1_250,) * 24,) * 6 + ((1_000,) * 24,)
    again = read_scenario(folder, problem.source.settings)
    assert again.travel.traffic == problem.travel.traffic


def test_all_faults_of_a_table_come_at_once(folder):
    rows = TABLE.splitlines()
    rows[1] = "0,soon,1"
    rows[2] = "1,0,1"
    rows[3] = "2,,1"
    rows[4] = "3,1.2345,11"
    rows[6] = "4,1,1"
    rows[24] = ""
    with_table(folder, "\n".join(rows))
    assert told(folder) == [
        ("RP121", "traffic.csv row 2 Mon-Fri"),
        ("RP320", "traffic.csv row 3 Mon-Fri"),
        ("RP120", "traffic.csv row 4 Mon-Fri"),
        ("RP320", "traffic.csv row 5 Mon-Fri"),
        ("RP320", "traffic.csv row 5 Sat-Sun"),
        ("RP322", "traffic.csv row 7 hour"),
        ("RP321", "traffic.csv"),
    ]


def test_a_wrong_header_hides_no_wrong_cell(folder):
    rows = TABLE.replace("hour,Mon-Fri,Sat-Sun", "when,Mon-Fri,Someday").splitlines()
    rows[2], rows[3], rows[4] = "1,soon,1", "2,1,11", "25,1,1"
    del rows[24]
    with_table(folder, "\n".join(rows))
    assert told(folder) == [
        ("RP113", "traffic.csv row 1"),
        ("RP324", "traffic.csv row 1"),
        ("RP121", "traffic.csv row 3 Mon-Fri"),
        ("RP320", "traffic.csv row 4 Someday"),
        ("RP127", "traffic.csv row 5 when"),
    ]
    rows = TABLE.replace("hour,", "remarks,hour (utc),").replace("\n", "\nx,").splitlines()
    with_table(folder, "\n".join([*rows[:20], *rows[21:-1]]))
    assert told(folder) == [("RP324", "traffic.csv row 1"), ("RP321", "traffic.csv")]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Sat-Sun", "Someday", [("RP324", "traffic.csv row 1")]),
        ("Sat-Sun", "Sat", [("RP326", "traffic.csv row 1")]),
        ("Sat-Sun", "Fri-Sun", [("RP325", "traffic.csv row 1")]),
        ("hour", "when", [("RP113", "traffic.csv row 1")]),
        ("\n7,", "\n7:30,", [("RP323", "traffic.csv row 9 hour")]),
        ("\n7,", "\n25,", [("RP127", "traffic.csv row 9 hour")]),
        ("\n23,", "\n24,", [("RP323", "traffic.csv row 25 hour")]),
    ],
)
def test_a_wrong_hour_or_weekday_is_a_fault(folder, old, new, found):
    with_table(folder, TABLE.replace(old, new))
    assert told(folder) == found


def test_a_table_that_cannot_be_read_is_told_with_the_other_faults(folder):
    (folder / "traffic.csv").write_text(TABLE.replace("\n5,", "\n5x,"), encoding="utf-8")
    scenario(folder, 'rules = "stendard"\n[traffic]\nfactors = "traffic.csv"')
    assert [code for code, _ in told(folder)] == ["RP147", "RP127"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('factors = "rush"', [("RP328", "scenario.toml traffic.factors")]),
        ('factors = "rush.csv"', [("RP101", "rush.csv")]),
        ("factors = 2", [("RP142", "scenario.toml traffic.factors")]),
        ('factor = "even"', [("RP141", "scenario.toml traffic.factor")]),
        ('modes = ["car", "plane"]', [("RP142", "scenario.toml traffic.modes.1")]),
        ("modes = []", [("RP142", "scenario.toml traffic.modes")]),
        (f"factors = {{Mon-Fri = {[1] * 24}}}", [("RP326", "scenario.toml traffic.factors")] * 2),
        (
            f"factors = {{Mon-Sun = {[1] * 23 + [0]}, Tue = [1, 1]}}",
            [
                ("RP320", "scenario.toml traffic.factors.Mon-Sun[23]"),
                ("RP327", "scenario.toml traffic.factors.Tue"),
                ("RP325", "scenario.toml traffic.factors"),
            ],
        ),
        (
            f"factors = {{Anyday = {['x'] + [1] * 23}}}",
            [
                ("RP324", "scenario.toml traffic.factors"),
                ("RP320", "scenario.toml traffic.factors.Anyday[0]"),
            ],
        ),
    ],
)
def test_wrong_settings_are_faults(folder, text, found):
    with_traffic(folder, text)
    assert told(folder) == found


def test_a_posted_problem_names_profiles_or_lists_and_no_file(folder):
    read = read_scenario(folder)

    def posted(factors):
        return problem_of_content(read.stores, read.reps, {"traffic": {"factors": factors}}, "x")

    assert posted("rush-hour").travel.traffic == RUSH_HOUR
    settings = posted({"daily": [2] * 24}).source.settings
    again = problem_of_content(read.stores, read.reps, settings, "x")
    assert again.travel.traffic.thousandths == ((2_000,) * 24,) * 7
    for factors, code in (("a.csv", "RP888"), ("rush", "RP328"), ({"Mon": 1}, "RP327")):
        with pytest.raises(InputError) as caught:
            posted(factors)
        assert {fault.code for fault in caught.value.faults} >= {code}


def test_the_archive_keeps_traffic_and_gives_it_back(folder):
    with_table(folder, TABLE)
    problem = read_scenario(folder)
    parts = Parts.model_validate_json(parts_of(problem).model_dump_json())
    kept = problem_of(parts, travel_bytes(problem), problem.source)
    assert kept.travel.traffic == problem.travel.traffic
    assert day_schedule(kept, 0, MON, [0, 1]) == day_schedule(problem, 0, MON, [0, 1])


@pytest.mark.parametrize(("lang", "kept"), [("en", "every rule is kept"), ("zh", "遵守全部规则")])
def test_the_command_plans_checks_and_lists_in_traffic(folder, tmp_path, capsys, lang, kept):
    (folder / "traffic.csv").write_text(TABLE.replace("1.09", "10"), encoding="utf-8")
    file = tmp_path / "out" / "plan.json"
    call = ["plan", str(folder), "--traffic", str(folder / "traffic.csv"), "--lang", lang]
    more = ["--iterations", "50", "--out", str(file.parent), "--first-monday", "2026-11-23"]
    assert main([*call, *more]) == 0
    factors = {"en": "factors of traffic.csv", "zh": "traffic.csv 的时段系数"}[lang]
    assert factors in " ".join(capsys.readouterr().out.split())
    assert main(["check", str(file), "--lang", lang]) == 0
    assert kept in capsys.readouterr().out
    plan = read_plan(file)
    problem = problem_of_plan(file, plan)
    # The rep leaves at nine, when driving takes ten times as long; nothing on Saturday does.
    first = {
        on: day_list(problem, plan, "R1", on).stops[0]
        for on in range(problem.cycle.days)
        if day_list(problem, plan, "R1", on).stops
    }
    for on, stop in first.items():
        bare = problem.travel.seconds[problem.start_place(0), problem.store_numbers[stop.store.id]]
        assert stop.time.drive_s == (bare if on % 7 >= SAT else 10 * bare)
    day = ["day", str(file), "--rep", "R1", "--date", "2026-11-23", "--format", "json"]
    assert main([*day, "--lang", lang]) == 0
    shown = json.loads(capsys.readouterr().out)["stops"]
    assert shown[0]["drive_s"] == first[0].time.drive_s
    (folder / "traffic.csv").write_text(TABLE, encoding="utf-8")
    main(["check", str(file), "--lang", lang])
    assert "RP511" in capsys.readouterr().err


def test_a_profile_that_nobody_knows_is_told_as_typed(folder, capsys):
    assert main(["plan", str(folder), "--traffic", "rush", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "RP328 settings traffic.factors: there is no profile or file rush;" in said


def test_clocks_that_are_put_back_change_no_day(folder):
    reps = REPS.replace("capacity\n", "capacity,time zone\n").replace(
        "30,,,\n", "30,,,,Europe/Berlin\n"
    )
    (folder / "reps.csv").write_text(reps.replace("Mo-Sa", "Mo-Su"), encoding="utf-8")
    with_traffic(folder, 'factors = "rush-hour"\n')
    problem = read_scenario(folder, {"first_monday": "2026-10-12"})
    plan = solve(problem, until=Iterations(20), seed=1).plan
    # The clocks went back on 25 October 2026.
    for before, after in (("2026-10-12", "2026-10-26"), ("2026-10-25", "2026-11-08")):
        days = [
            day_list(problem, plan, "R1", date.fromisoformat(on)).schedule for on in (before, after)
        ]
        assert days[0] == days[1]
