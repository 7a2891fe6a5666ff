"""Times, stretches of time and weekdays as people type them."""

from __future__ import annotations

import pytest
from cell_texts import code_of, window
from hypothesis import given
from hypothesis import strategies as st

from routeplan.cycle import WEEKDAY_NAMES, Window
from routeplan.formats import clock

FULL_WIDTH = str.maketrans("0123456789:.-,", "０１２３４５６７８９：．－，")


@pytest.mark.parametrize(
    ("text", "clock_time"),
    [
        ("9:00", "9:00"),
        ("09:00:00", "9:00"),
        ("9", "9:00"),
        ("9.5", "9:30"),
        ("9.75", "9:45"),
        ("9.0", "9:00"),
        ("0900", "9:00"),
        ("1830", "18:30"),
        ("9点", "9:00"),
        ("9点半", "9:30"),
        ("9点15分", "9:15"),
        ("9时05", "9:05"),
        ("9h30", "9:30"),
        ("9am", "9:00"),
        ("9:30 PM", "21:30"),
        ("12am", "0:00"),
        ("12:15 p.m.", "12:15"),
        ("上午9:00", "9:00"),
        ("下午2点半", "14:30"),
        ("下午14:00", "14:00"),
        ("晚上8点", "20:00"),
        ("９：３０", "9:30"),
        ("24:00", "24:00"),
    ],
)
def test_times_are_read(text, clock_time):
    hour, minute = map(int, clock_time.split(":"))
    assert clock.time_s(text) == hour * 3600 + minute * 60


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9.30", "RP126"),
        ("9.3", "RP126"),
        ("9.25", "RP126"),
        ("0.5", "RP126"),
        ("0.375", "RP126"),
        ("上午12:30", "RP126"),
        ("晚上12点", "RP126"),
        ("25:00", "RP127"),
        ("24:01", "RP127"),
        ("9:60", "RP127"),
        ("9:5", "RP127"),
        ("900", "RP127"),
        ("13pm", "RP127"),
        ("上午13:00", "RP127"),
        ("09:00:00.250000", "RP127"),
        ("morning", "RP127"),
        ("-9:00", "RP127"),
        ("2026-09-18", "RP131"),
    ],
)
def test_times_that_are_not_clear_are_refused(text, code):
    assert code_of(clock.time_s, text) == code


@given(st.integers(0, 23), st.integers(0, 59), st.booleans())
def test_any_time_reads_back_however_it_is_written(hour, minute, wide):
    seconds = hour * 3600 + minute * 60
    half = "am" if hour < 12 else "pm"
    forms = [
        f"{hour}:{minute:02}",
        f"{hour:02}:{minute:02}",
        f"{hour:02}:{minute:02}:00",
        f"{hour:02}{minute:02}",
        f"{hour}点{minute}分",
        f"{hour}h{minute:02}",
        f"{(hour - 1) % 12 + 1}:{minute:02} {half}",
        f" {hour} : {minute:02} ",
    ]
    for form in forms:
        assert clock.time_s(form.translate(FULL_WIDTH) if wide else form) == seconds


@given(st.lists(st.integers(0, 96), min_size=2, max_size=6, unique=True))
def test_any_opening_hours_read_back(quarters):
    ends = sorted(quarters)[: len(quarters) // 2 * 2]
    expected = tuple(
        Window(start_s=start * 900, end_s=end * 900)
        for start, end in zip(ends[::2], ends[1::2], strict=True)
    )
    texts = [
        f"{w.start_s // 3600}:{w.start_s // 60 % 60:02}-{w.end_s // 3600}:{w.end_s // 60 % 60:02}"
        for w in expected
    ]
    for mark in (", ", "; ", "、", "\n", " ", " 和 ", "，"):
        for dash in ("-", "~", "～", " – ", "—", "至", "到", " to "):
            assert clock.windows(mark.join(text.replace("-", dash) for text in texts)) == expected


@pytest.mark.parametrize("text", ["closed", "Closed", "休息", "休", "off", "不营业"])
def test_closed(text):
    assert clock.windows(text) == ()


@pytest.mark.parametrize("text", ["全天", "24h", "24/7", "24小时", "00:00-24:00", "all day"])
def test_open_all_day(text):
    assert clock.windows(text) == (window("0:00", "24:00"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9-18", [window("9:00", "18:00")]),
        ("9.5-18", [window("9:30", "18:00")]),
        ("9am-6pm", [window("9:00", "18:00")]),
        ("9:00 AM - 6:00 PM", [window("9:00", "18:00")]),
        ("02:00-6pm", [window("2:00", "18:00")]),
        ("9-6pm", [window("9:00", "18:00")]),
        ("上午9点-下午6点", [window("9:00", "18:00")]),
        ("18:00-0:00", [window("18:00", "24:00")]),
        ("14:00-18:00, 9:00-12:00", [window("9:00", "12:00"), window("14:00", "18:00")]),
        ("9:00-12:00, 12:00-18:00", [window("9:00", "18:00")]),
        ("0900-1800", [window("9:00", "18:00")]),
    ],
)
def test_stretches_of_time(text, expected):
    assert clock.windows(text) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("18:00-9:00", "RP128"),
        ("18:00-02:00", "RP128"),
        ("9:00-9:00", "RP128"),
        ("9:00-13:00, 12:00-18:00", "RP129"),
        ("9:00", "RP127"),
        ("9:00-12:00-18:00", "RP127"),
        ("by appointment", "RP127"),
        (",", "RP127"),
        ("2-6pm", "RP126"),
        ("9am-11", "RP126"),
        ("9.30-18", "RP126"),
        ("2026-09-18", "RP131"),
        ("2026-09-18 09:00:00", "RP131"),
    ],
)
def test_stretches_that_are_not_clear_are_refused(text, code):
    assert code_of(clock.windows, text) == code


def test_hours_may_name_their_weekdays():
    found = clock.opening_hours("Mo-Fr 08:00-20:00; Sa 08:00-13:00")
    assert found == ((window("8:00", "20:00"),),) * 5 + ((window("8:00", "13:00"),), ())
    assert clock.opening_hours("周一至周五 8:00-20:00；周六：8:00-13:00") == found
    assert clock.opening_hours("8:00-20:00") == ((window("8:00", "20:00"),),) * 7
    assert clock.opening_hours("Mo-Fr 7:00-9:00")[6] == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mo-Fr", "RP127"),
        ("Mo-Fr 9-18; Fr 9-12", "RP129"),
        ("Mo-Fr 9-18; PH off", "RP127"),
        ("Mo-Fr 08:0-20:30;Sa 08:00-21:00", "RP127"),
    ],
)
def test_hours_with_weekdays_that_are_not_clear_are_refused(text, code):
    assert code_of(clock.opening_hours, text) == code


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon,Wed", (0, 2)),
        ("mon wed", (0, 2)),
        ("Monday and Thursday", (0, 3)),
        ("Mon-Fri", (0, 1, 2, 3, 4)),
        ("Mon to Fri", (0, 1, 2, 3, 4)),
        ("Sat-Mon", (0, 5, 6)),
        ("Tue/Thurs.", (1, 3)),
        ("一三五", (0, 2, 4)),
        ("周一,周三", (0, 2)),
        ("周一、三、五", (0, 2, 4)),
        ("周一至周五", (0, 1, 2, 3, 4)),
        ("周一到五，周日", (0, 1, 2, 3, 4, 6)),
        ("星期天", (6,)),
        ("礼拜六", (5,)),
        ("周1-周5", (0, 1, 2, 3, 4)),
        ("工作日", (0, 1, 2, 3, 4)),
        ("周末", (5, 6)),
        ("weekends", (5, 6)),
        ("每天", (0, 1, 2, 3, 4, 5, 6)),
        ("1,3,5", (0, 2, 4)),
        ("１，３，５", (0, 2, 4)),
        ("135", (0, 2, 4)),
        ("1-5", (0, 1, 2, 3, 4)),
        ("无", ()),
    ],
)
def test_weekdays_are_read(text, days):
    assert clock.weekdays(text) == days


@pytest.mark.parametrize("text", ["M,W,F", "0", "8", "12-15", "531", "Mon;someday", "", ",", "月"])
def test_what_is_no_weekday_is_refused(text):
    assert code_of(clock.weekdays, text) == "RP130"


def test_a_date_made_of_weekdays_is_told():
    assert code_of(clock.weekdays, "2026-01-05") == "RP131"


@given(st.sets(st.integers(0, 6), min_size=1))
def test_any_weekdays_read_back(days):
    expected = tuple(sorted(days))
    names = [WEEKDAY_NAMES[day] for day in expected]
    hanzi = ["一二三四五六日"[day] for day in expected]
    forms = [",".join(names), " ".join(names).upper(), "、".join(names), "".join(hanzi)]
    forms += ["周" + "周".join(hanzi), ",".join(f"星期{each}" for each in hanzi)]
    forms += [",".join(str(day + 1) for day in expected), "".join(str(day + 1) for day in expected)]
    for form in forms:
        assert clock.weekdays(form) == expected


def test_numbered_weekdays_are_noticed():
    assert clock.holds_numbered_days("1,3")
    assert not clock.holds_numbered_days("周1、周3")
    assert not clock.holds_numbered_days("Mon")
