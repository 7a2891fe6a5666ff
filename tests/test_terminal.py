from __future__ import annotations

import io

from sample import REPS, STORES, TRAVEL, sample_plan, sample_problem

from routeplan.compare import compare
from routeplan.daylist import day_list
from routeplan.errors import Fault
from routeplan.formats import terminal
from routeplan.plan import LeftOut, Route
from routeplan.travel import Travel
from routeplan.weights import Weights

PROBLEM, PLAN = sample_problem(), sample_plan()


def printed(renderable):
    stream = io.StringIO()
    terminal.console(stream).print(renderable)
    return stream.getvalue()


def line_of(text, start):
    return next(line for line in text.splitlines() if line.strip().startswith(start)).split()


def moved_plan():
    changed = {
        "T3": Route(rep="R1", label="T3", stores=("S8",)),
        "T4": Route(rep="R1", label="T4", stores=("S7", "S6")),
    }
    routes = [
        changed.get(route.label, route) if route.rep == "R1" else route for route in PLAN.routes
    ]
    return sample_plan(routes=tuple(routes), left_out=())


def test_no_colours_and_no_cut_lines_where_there_is_no_terminal():
    stream = io.StringIO()
    console = terminal.console(stream)
    console.print(terminal.summary(PROBLEM, PLAN))
    console.print(terminal.faults([Fault.of("RP523", "date 2026-11-24")]))
    console.print(terminal.day(day_list(PROBLEM, PLAN, "R1", 0)))
    text = stream.getvalue()
    assert "\x1b" not in text
    assert "…" not in text
    assert "18 de Julio 1234 · convenience · Ask for Marta · Phone: +598 2900 0000" in text


def test_the_summary_has_a_column_per_rep_and_one_for_all():
    text = printed(terminal.summary(PROBLEM, PLAN))
    assert line_of(text, "R1") == ["R1", "R2", "all", "reps"]
    assert line_of(text, "Stops") == ["Stops", "29", "16", "45"]
    assert line_of(text, "Driving") == ["Driving", "3:24", "h", "2:50", "h", "6:14", "h"]
    assert "Visits left out: 1\n  S12: the allowed days have no room" in text
    assert "metres x 1.3 (estimated)" in text


def test_measured_travel_is_not_marked_as_an_estimate():
    measured = Travel(TRAVEL.seconds.copy(), TRAVEL.metres.copy(), "measured", estimated=False)
    assert "(estimated)" not in printed(terminal.summary(sample_problem(travel=measured), PLAN))


def test_a_long_list_of_left_out_stores_is_counted_not_printed_whole():
    stores = [
        STORES[11].model_copy(update={"id": f"X{number}", "rep": "R1"}) for number in range(30)
    ]
    left_out = tuple(LeftOut(store=store.id, visits=1, reason="RP456") for store in stores)
    text = printed(terminal._left_out(sample_plan(left_out=left_out), "en")[-1])
    assert text.strip() == "+10"


def test_the_calendar_has_a_row_per_weekday_and_a_column_per_week():
    text = printed(terminal.calendar(PROBLEM, PLAN))
    assert line_of(text, "Sat") == ["Sat", "T3", "T4"]
    assert "Sun" not in text
    assert REPS[1].name in text
    assert "第1周" in printed(terminal.calendar(PROBLEM, PLAN, "zh"))


def test_a_comparison_shows_both_sides_and_the_stores_that_differ():
    text = printed(terminal.comparison(compare(PROBLEM, PLAN, PROBLEM, moved_plan())))
    assert line_of(text, "Visits") == ["Visits", "left", "out", "1", "0", "-1"]
    assert line_of(text, "Driving")[1:4] == ["6:14", "h", "6:23"]
    assert line_of(text, "Stores on other") == ["Stores", "on", "other", "days:", "1"]
    assert "S6 La Esquina: week 1 Sat → week 2 Sat" in text
    assert line_of(text, "Cost")[-1] == "-230.1"


def test_costs_under_other_weights_have_no_difference():
    other = sample_problem(weights=Weights(driving_min=2))
    text = printed(terminal.comparison(compare(PROBLEM, PLAN, other, PLAN)))
    assert line_of(text, "Cost")[-1] == "-"


def test_faults_keep_code_place_cause_and_remedy_in_both_languages():
    fault = Fault.of("RP522", "rep R9", rep="R9", known="R1, R2")
    assert printed(terminal.faults([fault])) == fault.text() + "\n"
    assert "没有业务代表 R9" in printed(terminal.faults([fault], "zh"))


def test_a_chinese_day_is_chinese():
    text = printed(terminal.day(day_list(PROBLEM, PLAN, "R2", 0), "zh"))
    assert "从基地出发" in text
    assert "leave" not in text
