"""Reps from files, and the reps that are assumed without one."""

from __future__ import annotations

import csv

import pytest

from routeplan.cycle import Window
from routeplan.formats.reps_file import default_reps, read_reps
from routeplan.reps import Base, Break, Rep
from routeplan.stores import Store

BASE = {"id": "R1", "name": "Ana", "lat": "31.23", "lon": "121.47"}
FULL = {
    **BASE,
    "end lat": "31.3",
    "end lon": "121.5",
    "hours": "8:30-17:30",
    "weekdays": "Mon-Fri",
    "break": "45",
    "break window": "12:00-13:30",
    "auxiliary": "12.5",
    "most stops": "20",
    "overtime": "30",
    "capacity": "1,200",
}
CHINESE = dict(
    zip(
        [
            *("业务代表编号", "姓名", "起点纬度", "起点经度", "终点纬度", "终点经度", "工作时间"),
            *("工作日", "午休时长(分钟)", "午休时段", "辅助时间", "每日最多门店数", "加班", "载重"),
        ],
        [*list(FULL.values())[:7], "周一至周五", *list(FULL.values())[8:]],
        strict=True,
    )
)
DAY = Window(start_s=9 * 3600, end_s=18 * 3600)
HOURS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def read(folder, *rows):
    headers = list(dict.fromkeys(header for row in rows for header in row))
    with (folder / "reps.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headers)
        writer.writeheader()
        writer.writerows(rows)
    return read_reps(folder / "reps.csv")


def stops(found):
    for fault in found.faults:
        assert fault.text("en") != fault.text("zh")
    return [
        (fault.code, fault.where.removeprefix("reps.csv "))
        for fault in found.faults
        if not fault.is_warning
    ]


@pytest.mark.parametrize("row", [FULL, CHINESE])
def test_a_rep_with_everything_in_both_languages(tmp_path, row):
    found = read(tmp_path, row)
    assert found.faults == ()
    window = Window(start_s=17 * 1800, end_s=35 * 1800)
    assert found.reps == (
        Rep(
            id="R1",
            name="Ana",
            start=Base(lat=31.23, lon=121.47),
            end=Base(lat=31.3, lon=121.5),
            hours=(window,) * 5 + (None, None),
            pause=Break(length_s=2700, window=Window(start_s=43200, end_s=48600)),
            auxiliary_s=750,
            most_stops=20,
            overtime_s=1800,
            capacity=1200,
        ),
    )
    assert found.places == {"rep R1": "reps.csv row 2"}
    assert found.known == (("R1", "Ana"),)


def test_what_is_missing_is_assumed_and_said(tmp_path):
    found = read(tmp_path, {key: BASE[key] for key in ("id", "lat", "lon")})
    assert found.reps == (
        Rep(
            id="R1",
            name="R1",
            start=Base(lat=31.23, lon=121.47),
            hours=(DAY,) * 6 + (None,),
            pause=Break(length_s=3600, window=Window(start_s=41400, end_s=50400)),
            auxiliary_s=1800,
        ),
    )
    (note,) = found.faults
    assert (note.code, note.is_warning) == ("RP150", True)
    for said in (
        "09:00-18:00",
        "Mon-Sat",
        "60 min",
        "11:30-14:00",
        "30 min",
        "overtime",
        "as id",
        "any number",
    ):
        assert said in note.cause()


def test_empty_cells_are_assumed_and_counted(tmp_path):
    rows = [FULL, {**FULL, "id": "R2", "break": "", "auxiliary": "", "overtime": "", "hours": ""}]
    found = read(tmp_path, *rows)
    assert stops(found) == []
    told = {(fault.code, dict(fault.values)["column"]) for fault in found.faults}
    assert told == {
        ("RP151", "break (休息)"),
        ("RP151", "auxiliary (辅助时间)"),
        ("RP151", "hours (工作时间)"),
    }
    assert found.reps[1].pause.length_s == 3600
    assert found.reps[1].overtime_s == 0
    assert found.reps[1].hours == (DAY,) * 5 + (None, None)


@pytest.mark.parametrize(
    ("cells", "works"),
    [
        ({"hours": "9-18"}, "Mon Tue Wed Thu Fri Sat"),
        ({"hours": "Mo-Su 9-18"}, "Mon Tue Wed Thu Fri Sat Sun"),
        ({"hours": "周一至周五 9:00-18:00"}, "Mon Tue Wed Thu Fri"),
        ({"hours": "9-18", "weekdays": "一三五"}, "Mon Wed Fri"),
        ({"weekdays": "周末"}, "Sat Sun"),
        ({"hours": "9-18", "days off": "Sun,Mon"}, "Tue Wed Thu Fri Sat"),
        ({"days off": "Sun,Mon"}, "Tue Wed Thu Fri Sat"),
        ({"Mon": "9-18", "Tue": "", "Sun": "9-18"}, "Mon Sun"),
        ({"周一": "9-18", "周二": "休息", "周三": "9-18"}, "Mon Wed"),
    ],
)
def test_working_days(tmp_path, cells, works):
    found = read(tmp_path, {**BASE, **cells})
    assert stops(found) == []
    hours = tuple(DAY if day in works.split() else None for day in HOURS)
    assert found.reps[0].hours == hours


def test_no_break(tmp_path):
    assert read(tmp_path, {**FULL, "break": "0"}).reps[0].pause is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"id": ""}, [("RP120", "row 2 id")]),
        ({"lat": "0", "lon": "0"}, [("RP137", "row 2")]),
        ({"lat": "121.47", "lon": "31.23"}, [("RP135", "row 2")]),
        ({"end lat": ""}, [("RP183", "row 2 end lon")]),
        ({"end lon": ""}, [("RP183", "row 2 end lat")]),
        ({"end lat": "95", "end lon": "100"}, [("RP124", "row 2 end lat")]),
        ({"hours": "18-9"}, [("RP128", "row 2 hours")]),
        ({"hours": "9-12, 14-18"}, [("RP182", "row 2")] * 5),
        ({"hours": "closed"}, [("RP213", "row 2")]),
        ({"weekdays": "none"}, [("RP213", "row 2")]),
        ({"break": "0:30"}, [("RP126", "row 2 break")]),
        ({"break": "91"}, [("RP184", "row 2")]),
        ({"break window": "12-13, 14-15"}, [("RP127", "row 2 break window")]),
        ({"most stops": "0"}, [("RP123", "row 2 most stops")]),
        ({"capacity": "2.5"}, [("RP122", "row 2 capacity")]),
        ({"auxiliary": "#DIV/0!"}, [("RP132", "row 2 auxiliary")]),
        ({"Sat": "9-12"}, [("RP180", "row 2 Sat")]),
    ],
)
def test_each_fault_has_its_code_and_place(tmp_path, cells, expected):
    found = read(tmp_path, {**FULL, **cells})
    assert stops(found) == expected
    assert found.reps == ()


def test_minutes_are_headed_as_minutes(tmp_path):
    found = read(tmp_path, {**BASE, "overtime (h)": "1"})
    assert stops(found) == [("RP118", "row 1 overtime (h)")]
    assert stops(read(tmp_path, {**FULL, "overtime (h)": "1"})) == [("RP114", "row 1")]


def test_ids_used_twice_are_told(tmp_path):
    assert stops(read(tmp_path, FULL, FULL)) == [("RP212", "row 3 (rep R1, reps.csv row 2)")]


def test_columns_that_nobody_uses_are_told(tmp_path):
    found = read(tmp_path, {**FULL, "phone": "123", "region": "N"})
    assert [(fault.code, fault.is_warning) for fault in found.faults] == [("RP154", True)]
    assert "phone, region" in found.faults[0].cause()


def test_weekdays_as_numbers_are_told(tmp_path):
    found = read(tmp_path, {**FULL, "weekdays": "1-5"})
    assert [fault.code for fault in found.faults] == ["RP153"]
    assert found.reps[0].weekdays == (0, 1, 2, 3, 4)


def test_required_columns(tmp_path):
    assert stops(read(tmp_path, {"name": "Ana", "lat": "1"})) == [("RP113", "row 1")]


def shop(number, lat, lon, rep=None):
    return Store(id=f"S{number}", name="x", lat=lat, lon=lon, rep=rep)


def test_without_a_file_one_rep_sits_at_the_centre():
    (rep,), (note,) = default_reps([shop(1, 10, 20), shop(2, 10.002, 20), shop(3, 10.001, 20)])
    assert (rep.id, rep.start) == ("R1", Base(lat=10.001, lon=20))
    assert (rep.hours, rep.auxiliary_s) == ((DAY,) * 6 + (None,), 1800)
    assert (note.code, note.is_warning) == ("RP152", True)
    assert "10.001, 20" in note.cause("zh")


def test_without_a_file_each_rep_that_stores_name_has_a_base():
    stores = [
        shop(1, 10, 20, "张三"),
        shop(2, 30, 40, "李四"),
        shop(3, 50, 60),
        shop(4, 30, 40, "李四"),
    ]
    reps, notes = default_reps(stores)
    assert [(rep.id, rep.start) for rep in reps] == [
        ("张三", Base(lat=10, lon=20)),
        ("李四", Base(lat=30, lon=40)),
    ]
    assert len(notes) == 2


def test_the_centre_of_places_on_both_sides_of_the_date_line_lies_between_them():
    (rep,), _ = default_reps([shop(1, 0, 179.9), shop(2, 0, -179.9)])
    assert abs(rep.start.lon) == 180


def test_no_stores_no_reps():
    assert default_reps([]) == ((), ())
