"""Stores from spreadsheets and CSV files."""

from __future__ import annotations

import csv
from datetime import time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_files import ALL_DAY, BASE, CLASSES, DAY, HOURS, store, write

from routeplan.cycle import Window
from routeplan.formats.stores_file import match_class, read_stores
from routeplan.stores import Store


def test_only_the_required_columns_are_needed(tmp_path):
    expected = Store(id="S1", name="Corner Shop", lat=31.23, lon=121.47, store_class="A")
    assert store(tmp_path) == expected
    found = read_stores(write(tmp_path, BASE), CLASSES)
    assert found.places == {"store S1": "stores.csv row 2"}


UGLY = {
    "门店编号": ("0012", 1001),
    "门店名称": (" 幸福超市 ", "小卖部"),
    "坐标": (31.23, 31.231),
    None: ("１２１．４７", 121.48),
    "月销量(箱)": ("1,200", "¥800"),
    "类别": ("a类", None),
    "业务代表": ("张三", None),
    "店内时间（分钟）": (12.5, time(0, 30)),
    "营业时间": ("9点～12点，14点-18点", "全天"),
    "休息日": ("周日", None),
    "备注": (None, "x"),
    "拜访次数": (2, None),
    "可拜访日": ("周一至周五", None),
    "装载量": (3, None),
    "地址": ("南京路1号", None),
    "业态": ("超市", None),
    "大区": ("华东", None),
}


def ugly_workbook(path):
    """A title, two header rows of merged cells, an empty row, numbers as text and as time."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2026年11月门店清单"])
    sheet.merge_cells("A1:K1")
    sheet.append(list(UGLY))
    sheet.append([None, None, "纬度", "经度"])
    sheet.merge_cells("C2:D2")
    for column in "ABEFGHIJKLMNOPQ":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.append([first for first, _ in UGLY.values()])
    sheet.append([])
    sheet.append([second for _, second in UGLY.values()])
    book.save(path)
    return path


def test_an_ugly_chinese_workbook(tmp_path):
    found = read_stores(ugly_workbook(tmp_path / "门店.xlsx"), CLASSES)
    assert found.faults == ()
    hours = (Window(start_s=9 * 3600, end_s=12 * 3600), Window(start_s=14 * 3600, end_s=18 * 3600))
    assert found.stores == (
        Store(
            id="0012",
            name="幸福超市",
            lat=31.23,
            lon=121.47,
            sales=1200,
            store_class="A",
            rep="张三",
            visits=2,
            in_store_s=750,
            weekdays=(0, 1, 2, 3, 4),
            open_hours=(hours,) * 6 + ((),),
            load=3,
            address="南京路1号",
            kind="超市",
            extra=(("大区", "华东"),),
        ),
        Store(
            id="1001",
            name="小卖部",
            lat=31.231,
            lon=121.48,
            sales=800,
            in_store_s=1800,
            open_hours=((ALL_DAY,),) * 7,
            note="x",
            extra=(("大区", ""),),
        ),
    )
    assert found.places["store 1001"] == "门店.xlsx row 6"


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
COLUMNS = {
    "en": ("Store ID", "Name", "LAT", "Lng", "Monthly sales", "Class", "In-store (min)", "Note"),
    "zh": ("门店编号", "门店名称", "纬度", "经度", "月销量", "类别", "店内时间（分钟）", "备注"),
}
PLAIN = TEXT.filter(lambda text: text[0] not in "=#" and not text[0].isdigit() and text != "-")


@given(
    st.lists(
        st.tuples(
            PLAIN,
            PLAIN,
            st.integers(30_000_000, 31_000_000),
            st.integers(120_000_000, 121_000_000),
            st.integers(0, 10**7),
            st.sampled_from(CLASSES),
            st.integers(1, 7200),
            PLAIN,
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0].strip(),
    ),
    st.sampled_from(["en", "zh"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_stores_written_in_any_form_read_back(tmp_path_factory, rows, lang, mark, encoding):
    file = tmp_path_factory.mktemp("any") / "stores.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=mark)
        writer.writerow(COLUMNS[lang])
        for id_, name, lat, lon, sales, store_class, tenths, note in rows:
            line = [id_, name, lat / 1e6, lon / 1e6, f"{sales:,}", store_class.lower()]
            writer.writerow([*line, tenths / 10, note])
    found = read_stores(file, CLASSES)
    assert found.faults == ()
    for row, read in zip(rows, found.stores, strict=True):
        assert (read.id, read.name, read.note) == (row[0], row[1], row[7])
        assert (read.lat, read.lon, read.sales) == (row[2] / 1e6, row[3] / 1e6, row[4])
        assert (read.store_class, read.in_store_s) == (row[5], row[6] * 6)


@pytest.mark.parametrize("text", ["a", "Ａ", "A类", "A级", "Class A", " a 类 ", "A类门店"])
def test_classes_are_matched_however_they_are_written(text):
    assert match_class(text, CLASSES) == "A"


def test_classes_of_any_name():
    assert match_class("gold", ("Gold", "Silver")) == "Gold"
    assert match_class("重点", ("重点", "普通")) == "重点"
    assert match_class("whatever", None) == "whatever"
    assert match_class("a", ("A", "a")) == "a"


def test_sales_alone_are_enough(tmp_path):
    found = read_stores(write(tmp_path, {**BASE, "class": "", "sales": "0"}), CLASSES)
    assert found.faults == ()
    assert found.stores[0].sales == 0


def test_one_column_of_hours_with_closed_weekdays(tmp_path):
    read = store(tmp_path, **{"opening hours": "9:00-18:00", "closed": "Sun"})
    assert read.open_hours == ((DAY,),) * 6 + ((),)
    assert store(tmp_path, closed="周日").open_hours == ((ALL_DAY,),) * 6 + ((),)
    assert store(tmp_path, **{"closed": "", "opening hours": ""}).open_hours is None
    assert store(tmp_path, **{"opening hours": "closed"}).open_hours == ((),) * 7


def test_a_column_of_hours_per_weekday(tmp_path):
    days = dict.fromkeys(HOURS, "9-18")
    assert store(tmp_path, **days).open_hours == ((DAY,),) * 7
    assert store(tmp_path, **{**days, "Sun": "休息"}).open_hours == ((DAY,),) * 6 + ((),)
    assert store(tmp_path, **dict.fromkeys(HOURS, "")).open_hours is None
    general = {**dict.fromkeys(HOURS, ""), "opening hours": "9-18", "周六": ""}
    general = {header: text for header, text in general.items() if header != "周六"}
    assert store(tmp_path, **{**general, "Sun": "closed"}).open_hours == ((DAY,),) * 6 + ((),)


def test_weekdays_without_a_column_are_closed_and_that_is_said(tmp_path):
    row = {**BASE, **dict.fromkeys(HOURS[:6], "9-18")}
    found = read_stores(write(tmp_path, row), CLASSES)
    assert [(fault.code, fault.is_warning) for fault in found.faults] == [("RP155", True)]
    assert found.stores[0].open_hours == ((DAY,),) * 6 + ((),)


def test_visits_a_week_and_its_rivals(tmp_path):
    assert store(tmp_path, **{"visits per week": "3"}).visits == 3
    assert store(tmp_path, 每周拜访次数="2").weeks == 1
    read = store(tmp_path, visits="1", weeks="2")
    assert (read.visits, read.weeks) == (1, 2)


def test_unknown_columns_are_kept_with_and_without_a_name(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lat,lon,class,brand,,\nS1,a,1,2,A,X,hello,\n")
    found = read_stores(file, CLASSES)
    assert found.faults == ()
    assert found.stores[0].extra == (("brand", "X"), ("column G", "hello"))


def test_a_name_keeps_its_line_break_and_accents(tmp_path):
    assert store(tmp_path, name="Almacén\nPeñarol ").name == "Almacén\nPeñarol"


def test_a_thousand_rows_read_in_order(tmp_path):
    rows = [{**BASE, "id": f"S{number}"} for number in range(1000)]
    found = read_stores(write(tmp_path, *rows), CLASSES)
    assert [each.id for each in found.stores] == [row["id"] for row in rows]
    assert found.places["store S999"] == "stores.csv row 1001"
