from __future__ import annotations

from datetime import datetime, time

import openpyxl
import pytest
from sample import STORES, sample_plan, sample_problem

from routeplan.cycle import SECONDS_A_DAY, Window
from routeplan.errors import InputError
from routeplan.figures import figures, plan_days
from routeplan.formats.clock import opening_hours, weekdays
from routeplan.formats.stores_file import read_stores
from routeplan.formats.workbook import write_workbook
from routeplan.formats.workbook_cells import sheet_name
from routeplan.formats.workbook_stores import hours_words, weekdays_words
from routeplan.plan import Route

PROBLEM, PLAN = sample_problem(), sample_plan()
# The reader takes a text that starts with = for a formula without a value, and says so.
READABLE = tuple(
    store.model_copy(update={"name": "+SUM"}) if store.id == "S3" else store for store in STORES
)
CLASSES = tuple(PROBLEM.rules.classes)


def written(path, problem=PROBLEM, plan=PLAN, lang="en"):
    write_workbook(path, problem, plan, lang)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return written(tmp_path_factory.mktemp("book") / "plan.xlsx")


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def row_of(sheet, first):
    return next(row for row in rows(sheet) if row[0] == first)


def test_the_sheets_stand_in_order(book):
    assert book.sheetnames == [
        "Calendar", "Summary", "Stores",
        "R1 T1", "R1 T2", "R1 T3", "R1 T4", "R2 T1", "R2 T2", "R2 T3",
    ]  # fmt: skip


def test_the_calendar_has_weeks_side_by_side_and_weekdays_down(book):
    sheet = rows(book["Calendar"])
    start = next(number for number, row in enumerate(sheet) if row[0] == "R1 Ana Núñez")
    assert sheet[start + 1] == [None, "Week 1 · 2026-11-23", "Week 2 · 2026-11-30"]
    block = sheet[start + 2 : start + 14]
    assert [row[0] for row in block[::2]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert [row[1] for row in block[::2]] == ["T1", "T2", "T1", "T2", "T1", "T3"]
    assert [row[2] for row in block[::2]] == ["T1", "T2", "T1", "T2", "T1", "T4"]
    assert block[1][1:] == ["stops 3 · 4:56 h", "stops 3 · 4:56 h"]


def test_a_route_has_its_stops_with_real_times_and_numbers(book):
    sheet = book["R1 T1"]
    assert row_of(sheet, "R1 Ana Núñez · T1")
    assert row_of(sheet, "Runs on: week 1 Mon, Wed, Fri; week 2 Mon, Wed, Fri")
    first = row_of(sheet, 1)
    assert first[1:6] == ["S1", "Corner Shop", "A", time(9, 3, 31), time(11, 3, 31)]
    assert first[6:10] == [pytest.approx(211 / 60), 0, 120, pytest.approx(1.919)]
    sums = next(row for row in rows(sheet) if row[2] == "sum")
    assert sums[8] == 247.5
    assert sums[9] == pytest.approx(10.971)


def test_days_of_other_hours_get_a_block_of_their_own(book):
    sheet = rows(book["R1 T1"])
    heads = [row[0] for row in sheet if str(row[0]).startswith("week")]
    assert heads == ["week 1 Mon, Wed; week 2 Mon, Wed", "week 1 Fri; week 2 Fri"]
    breaks = [row[4:6] for row in sheet if row[2] == "break"]
    assert breaks == [[time(12, 8, 37), time(12, 38, 37)]]
    assert not any(str(row[0]).startswith("week") for row in rows(book["R1 T2"]))


def test_text_like_a_formula_stays_text(book):
    cell = next(cell for cell in book["R1 T1"]["C"] if cell.value == "=SUM(A1:A9)")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    phones = [cell for row in book["Stores"] for cell in row if cell.value == "+598 2900 0000"]
    assert [cell.data_type for cell in phones] == ["s"]
    types = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in types


def test_long_ids_are_not_cut_and_heads_of_blocks_widen_nothing(tmp_path):
    long_id = "node/3280196489"
    stores = (STORES[0].model_copy(update={"id": long_id}), *STORES[1:])
    routes = (PLAN.routes[0].model_copy(update={"stores": (long_id, "S2", "S3")}),)
    book = written(tmp_path / "p.xlsx", sample_problem(stores=stores), sample_plan(routes=routes))
    widths = {name: column.width for name, column in book["R1 T1"].column_dimensions.items()}
    assert widths["B"] > len(long_id)
    assert widths["A"] < 10
    assert book["Stores"].column_dimensions["A"].width > len(long_id)


def test_control_characters_do_not_break_the_file(tmp_path):
    stores = tuple(
        store.model_copy(update={"note": "a\x01b"}) if store.id == "S4" else store
        for store in STORES
    )
    book = written(tmp_path / "p.xlsx", sample_problem(stores=stores))
    notes = [cell.value for cell in book["R1 T2"]["M"]]
    assert "a\ufffdb" in notes


def test_the_summary_adds_up(book):
    sheet = book["Summary"]
    sums = figures(plan_days(PROBLEM, PLAN))
    team = row_of(sheet, "all reps")
    assert team[1:4] == [22, 45, 2]
    assert team[4] == pytest.approx(sums.drive_s / 3600)
    assert team[5] == pytest.approx(sums.stay_s / 3600)
    assert team[9] == pytest.approx(sums.in_store_share)
    assert team[10] == pytest.approx(sums.drive_m / 1000)
    days = [row for row in rows(sheet) if isinstance(row[2], datetime)]
    assert len(days) == 22
    assert sum(row[4] for row in days) == pytest.approx(team[4])
    assert days[0][1:4] == ["week 1 Mon", datetime(2026, 11, 23), "T1"]
    assert row_of(sheet, "S12")[4].startswith("the allowed days have no room; the best one")
    assert row_of(sheet, "Seed")[1] == 7
    assert row_of(sheet, "Weight balance_min")[1] == 2
    assert row_of(sheet, "Travel times")[1].endswith("(estimated)")


def test_a_plan_without_left_out_visits_says_none(tmp_path):
    book = written(tmp_path / "p.xlsx", plan=sample_plan(left_out=()))
    assert row_of(book["Summary"], "none")


def test_sheets_are_set_up_for_print_and_screen(book):
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["Stores"].print_title_rows == "$1:$1"
    assert book["Stores"].freeze_panes == "C2"
    assert book["R1 T1"].freeze_panes == "A5"
    assert book["R1 T1"].print_title_rows == "$4:$4"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sheet_of_stores_reads_back_as_a_store_file(tmp_path, lang):
    path = tmp_path / "stores.xlsx"
    write_workbook(path, sample_problem(stores=READABLE), PLAN, lang)
    found = read_stores(path, CLASSES)
    assert [fault for fault in found.faults if not fault.is_warning] == []
    kept = [store.model_copy(update={"extra": ()}) for store in found.stores]
    assert kept == [store.model_copy(update={"extra": ()}) for store in READABLE]
    assert dict(found.stores[0].extra)["Phone"] == "+598 2900 0000"


def test_a_workbook_made_from_a_workbook_has_no_column_twice(tmp_path):
    write_workbook(tmp_path / "one.xlsx", sample_problem(stores=READABLE), PLAN)
    stores = tuple(read_stores(tmp_path / "one.xlsx", CLASSES).stores)
    book = written(tmp_path / "two.xlsx", sample_problem(stores=stores))
    heads = [cell.value for cell in book["Stores"][1]]
    assert len(heads) == len(set(heads))
    assert rows(book["Stores"]) == rows(openpyxl.load_workbook(tmp_path / "one.xlsx")["Stores"])


def test_chinese_has_chinese_sheets_and_heads(tmp_path):
    book = written(tmp_path / "p.xlsx", lang="zh")
    assert book.sheetnames[:3] == ["日历", "汇总", "门店"]
    assert [cell.value for cell in book["门店"][1]][:4] == ["编号", "名称", "纬度", "经度"]
    assert row_of(book["R1 T1"], "执行日期: 第1周周一、周三、周五; 第2周周一、周三、周五")


def test_sheet_names_are_what_excel_takes():
    taken: set[str] = set()
    names = [
        sheet_name(wish, taken)
        for wish in (
            "R/1 [T1]",
            "r-1 -t1-",
            "x" * 40,
            "X" * 40,
            "History",
            "'T1'",
            "",
            "'",
            "é:?*\\",
        )
    ]
    assert names == [
        "R-1 -T1-", "r-1 -t1- (2)", "x" * 31, "X" * 27 + " (2)", "History (2)", "T1", "-",
        "- (2)", "é----",
    ]  # fmt: skip
    assert all(len(name) <= 31 for name in names)


def test_labels_that_differ_in_case_get_sheets_of_their_own(tmp_path):
    labels = ("t1", "T1", *[None] * 12)
    routes = (
        Route(rep="R1", label="t1", stores=("S1",)),
        Route(rep="R1", label="T1", stores=("S4",)),
    )
    book = written(tmp_path / "p.xlsx", plan=sample_plan(calendar={"R1": labels}, routes=routes))
    assert book.sheetnames[3:] == ["R1 t1", "R1 T1 (2)"]


def test_opening_hours_read_back_as_they_were():
    morning, late = (
        Window(start_s=32_400, end_s=43_200),
        Window(start_s=50_430, end_s=SECONDS_A_DAY),
    )
    for hours in (
        ((morning,),) * 7,
        ((),) * 7,
        ((morning, late),) * 5 + ((morning,), ()),
        ((morning,), (), (late,), (), (morning,), (), (late,)),
    ):
        for lang in ("en", "zh"):
            assert opening_hours(hours_words(hours, lang)) == hours


@pytest.mark.parametrize("days", [[0], [0, 1], [0, 2, 4], [0, 1, 2, 5], [4, 5, 6]])
def test_weekdays_read_back_as_they_were(days):
    for lang in ("en", "zh"):
        assert weekdays(weekdays_words(days, lang)) == tuple(days)


def test_a_plan_that_does_not_fit_is_a_fault_and_no_file(tmp_path):
    plan = sample_plan(calendar={"R8": (None,) * 14})
    with pytest.raises(InputError) as caught:
        write_workbook(tmp_path / "p.xlsx", PROBLEM, plan)
    assert {fault.code for fault in caught.value.faults} == {"RP531"}
    assert list(tmp_path.iterdir()) == []
