from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pytest
from sample import MONDAY, REPS, sample_plan, sample_problem

from routeplan.agenda import cycle_start, date_of
from routeplan.cycle import SECONDS_A_DAY, Window
from routeplan.daylist import day_list, day_lists
from routeplan.errors import InputError
from routeplan.formats.day_formats import day_csv, day_json, day_text
from routeplan.plan import Route

PROBLEM, PLAN = sample_problem(), sample_plan()


def codes(call):
    with pytest.raises(InputError) as caught:
        call()
    return [fault.code for fault in caught.value.faults]


def test_a_day_prints_as_the_readme_says():
    assert str(day_list(PROBLEM, PLAN, "R1", date(2026, 11, 24))).splitlines() == [
        "R1 Ana Núñez, 2026-11-24, week 1 Tue, T2 (times estimated)",
        "09:04 S4 Kiosco </script> & Hijos, 15 min",
        "09:25 S5 Supermercado Sur, 15 min",
        "09:44 back at the base",
    ]


def test_the_break_stands_where_it_is_taken_and_is_no_waiting():
    friday = day_list(PROBLEM, PLAN, "R1", 4)
    assert [line[6:11] for line in str(friday).splitlines()[1:4]] == ["S1 Co", "break", "S2 Al"]
    assert [stop.wait_s for stop in friday.stops] == [0, 0, 0]
    assert friday.stops[1].time.start_s - friday.stops[1].time.arrive_s == 1800


def test_waiting_for_a_store_to_open_is_waiting():
    plan = sample_plan(routes=(Route(rep="R1", label="T1", stores=("S2", "S1", "S3")),))
    first = day_list(PROBLEM, plan, "R1", 0).stops[0]
    assert first.wait_s == first.time.start_s - first.time.arrive_s > 3600


@pytest.mark.parametrize("cycles", [0, 1, 5])
def test_the_cycle_repeats_without_end(cycles):
    on = MONDAY + timedelta(days=8 + 14 * cycles)
    found = day_list(PROBLEM, PLAN, "R1", on)
    assert (found.day, found.on, found.label) == (8, on, "T2")


def test_a_cycle_day_gets_the_date_of_the_first_cycle_and_none_without_a_start():
    assert day_list(PROBLEM, PLAN, "R1", 8).on == date(2026, 12, 1)
    assert day_list(PROBLEM, sample_plan(first_monday=None), "R1", 8).on is None


def test_the_start_given_wins_over_the_plans_and_that_over_the_problems():
    problem = sample_problem(first_monday=date(2026, 1, 5))
    assert cycle_start(problem, PLAN, "2025-03-03") == date(2025, 3, 3)
    assert cycle_start(problem, PLAN) == MONDAY
    assert cycle_start(problem, sample_plan(first_monday=None)) == date(2026, 1, 5)


def test_a_day_off_is_an_empty_list_with_a_sentence():
    sunday = day_list(PROBLEM, PLAN, "R1", 6)
    assert (sunday.stops, sunday.label, sunday.schedule) == ((), None, None)
    assert str(sunday).endswith("no route runs")
    assert "No route runs on this day." in day_text(sunday)
    assert "当天没有线路。" in day_text(sunday, "zh")


def test_a_route_without_stores_is_not_a_day_off():
    saturday = day_list(PROBLEM, PLAN, "R2", 5)
    assert (saturday.label, saturday.stops) == ("T3", ())
    assert "No visits on this day." in day_text(saturday)


def test_day_lists_are_the_days_on_which_a_route_runs():
    assert [day.day for day in day_lists(PROBLEM, PLAN, "R2")] == [
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        9,
        10,
        11,
    ]


@pytest.mark.parametrize(
    ("code", "rep", "on", "start"),
    [
        ("RP521", "R1", date(2026, 11, 22), None),
        ("RP522", "R9", 0, None),
        ("RP524", "R1", 0, date(2026, 11, 24)),
        ("RP525", "R1", 14, None),
        ("RP525", "R1", -1, None),
        ("RP526", "R1", 0, "next week"),
    ],
)
def test_what_cannot_be_is_a_fault(code, rep, on, start):
    assert codes(lambda: day_list(PROBLEM, PLAN, rep, on, start)) == [code]


def test_a_date_needs_a_cycle_start():
    plan = sample_plan(first_monday=None)
    assert codes(lambda: day_list(PROBLEM, plan, "R1", MONDAY)) == ["RP523"]


def test_a_date_is_read_in_iso_form_only():
    assert date_of(" 2026-11-24 ", "--date") == date(2026, 11, 24)
    assert codes(lambda: date_of("24/11/2026", "--date")) == ["RP526"]


def test_all_names_that_do_not_fit_are_reported_at_once():
    plan = sample_plan(
        calendar={"R1": ("T1",), "R2": ("T1",) * 14, "R7": (None,) * 14},
        routes=(Route(rep="R2", label="T1", stores=("S99", "S9")),),
    )
    found = codes(lambda: day_list(PROBLEM, plan, "R1", 0))
    assert sorted(found) == ["RP531", "RP531", "RP532", "RP533", "RP533"]


def test_the_text_has_clock_times_addresses_notes_and_the_estimate_mark():
    text = day_text(day_list(PROBLEM, PLAN, "R1", 4))
    assert "Travel times are estimated" in text
    assert "18 de Julio 1234 · convenience · Ask for Marta · Phone: +598 2900 0000" in text
    assert "begins 12:38" in text
    assert [line for line in text.splitlines() if line.endswith("break")] == [
        "         12:08      12:38            30  break"
    ]
    assert "    1    10:03      12:03      4    120  S1 Corner Shop (A)" in text


def test_a_stop_at_a_closed_store_is_marked():
    closed = tuple(
        () if day == 0 else (Window(start_s=0, end_s=SECONDS_A_DAY),) for day in range(7)
    )
    problem = sample_problem()
    stores = tuple(
        store.model_copy(update={"open_hours": closed}) if store.id == "S5" else store
        for store in problem.stores
    )
    plan = sample_plan(routes=(Route(rep="R1", label="T1", stores=("S5",)),))
    text = day_text(day_list(sample_problem(stores=stores), plan, "R1", 0))
    assert "!! closed at this time" in text


def test_overtime_and_the_end_are_in_the_sums():
    short = REPS[0].model_copy(
        update={"hours": (Window(start_s=9 * 3600, end_s=12 * 3600), *REPS[0].hours[1:])}
    )
    problem = sample_problem(reps=(short, REPS[1]))
    text = day_text(day_list(problem, PLAN, "R1", 0))
    assert text.splitlines()[-1].endswith("end 13:56 · overtime 1:56 h")


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula():
    content = day_csv(day_list(PROBLEM, PLAN, "R1", 4), "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["编号"] for row in rows] == ["S1", "S2", "S3"]
    assert rows[0]["到达"] == "10:03"
    assert rows[0]["Phone"] == "'+598 2900 0000"
    assert rows[1]["停留分钟"] == "37.5"
    assert rows[2]["名称"] == "'=SUM(A1:A9)"


def test_json_carries_everything_through():
    content = json.loads(day_json(day_list(PROBLEM, PLAN, "R1", 4)))
    assert content["date"] == "2026-11-27"
    assert content["estimated"] is True
    assert content["day"]["break"] == "12:08"
    assert content["day"]["break_before_stop"] == 2
    assert content["stops"][0]["extra"] == {"Phone": "+598 2900 0000"}
    drives = [stop["drive_s"] for stop in content["stops"]]
    assert sum(drives) + content["day"]["back_s"] == content["day"]["drive_s"]
