"""Rules from a preset, a file, or settings on record."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.formats.rules_file import read_rules, rules_settings
from routeplan.rules import Rules, Thresholds, VisitRule, preset
from routeplan.stores import Purpose

RULES = """\
[thresholds]
names = ["Gold", "Silver", "Bronze"]
shares = [0.5, 0.9]

[classes.Gold]
visits = "daily"
in_store_min = 30
weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"]

[classes.Silver]
visits = 2
in_store_min = 12.5
min_days_between = 2
max_days_between = 5

[classes.Bronze]
visits = 1
weeks = 4
in_store_min = 10
weekdays = "周一至周三"
"""
EXPECTED = Rules(
    classes={
        "Gold": VisitRule(visits="daily", in_store_s=1800, weekdays=(0, 1, 2, 3, 4)),
        "Silver": VisitRule(visits=2, in_store_s=750, min_days_between=2, max_days_between=5),
        "Bronze": VisitRule(visits=1, weeks=4, in_store_s=600, weekdays=(0, 1, 2)),
    },
    thresholds=Thresholds(names=("Gold", "Silver", "Bronze"), shares=(0.5, 0.9)),
)


def read(folder, text, encoding="utf-8"):
    (folder / "rules.toml").write_bytes(text.encode(encoding))
    return read_rules("rules.toml", folder, "scenario.toml rules")


def told(found):
    assert found.rules is None
    for fault in found.faults:
        assert fault.text("en") != fault.text("zh")
    return [(fault.code, fault.where) for fault in found.faults]


@pytest.mark.parametrize("name", ["standard", "three-two-one"])
def test_presets(tmp_path, name):
    found = read_rules(name, tmp_path, "rules")
    assert (found.in_force, found.file) == (preset(name), None)
    assert read_rules(None, tmp_path, "rules").rules == preset("standard")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_in_the_order_of_its_classes(tmp_path, encoding):
    found = read(tmp_path, RULES, encoding)
    assert found.rules == EXPECTED
    assert list(found.rules.classes) == ["Gold", "Silver", "Bronze"]
    assert found.file == tmp_path / "rules.toml"


def test_rules_on_record_read_back(tmp_path):
    record = json.loads(json.dumps(rules_settings(EXPECTED, "rules.toml")))
    found = read_rules(record, tmp_path, "settings rules")
    assert found.rules == EXPECTED
    assert list(found.rules.classes) == list(EXPECTED.classes)
    assert found.file == tmp_path / "rules.toml"


WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
RULE = st.builds(
    VisitRule,
    visits=st.integers(1, 12),
    weeks=st.integers(1, 8),
    in_store_s=st.integers(1, 86_400),
    weekdays=WEEKDAYS,
    purposes=st.sets(st.sampled_from(get_args(Purpose))).map(lambda each: tuple(sorted(each))),
)


@given(st.dictionaries(st.text(min_size=1, max_size=5), RULE, min_size=1, max_size=4))
def test_any_rules_read_back(tmp_path_factory, classes):
    rules = Rules(classes=classes, thresholds=Thresholds(names=tuple(classes)[:1], shares=()))
    found = read_rules(rules_settings(rules), tmp_path_factory.getbasetemp(), "rules")
    assert found.rules == rules
    assert list(found.rules.classes) == list(classes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("visits = 2", "visits = 0", [("RP142", "rules.toml classes.Silver.visits")]),
        ("visits = 2", "visits = 2.5", [("RP142", "rules.toml classes.Silver.visits")]),
        ("visits = 2", "visits = true", [("RP142", "rules.toml classes.Silver.visits")]),
        ("visits = 2", 'visits = "2"', [("RP142", "rules.toml classes.Silver.visits")]),
        ("visits = 2", "", [("RP143", "rules.toml classes.Silver.visits")]),
        ("visits = 2", "visist = 2", [("RP141", "rules.toml classes.Silver.visist"),
                                      ("RP143", "rules.toml classes.Silver.visits")]),
        ("weeks = 4", "weeks = 53", [("RP142", "rules.toml classes.Bronze.weeks")]),
        ("in_store_min = 10", "", [("RP143", "rules.toml classes.Bronze.in_store_min")]),
        ("= 12.5", "= 12.51", [("RP125", "rules.toml classes.Silver.in_store_min")]),
        ("= 12.5", "= -1", [("RP142", "rules.toml classes.Silver.in_store_min")]),
        ("= 12.5", "= nan", [("RP142", "rules.toml classes.Silver.in_store_min")]),
        ('"Wed", "Thu"', '"Midweek"', [("RP130", "rules.toml classes.Gold.weekdays")]),
        ('"周一至周三"', "[]", [("RP142", "rules.toml classes.Bronze.weekdays")]),
        ('"周一至周三"', '"none"', [("RP142", "rules.toml classes.Bronze.weekdays")]),
        ('"周一至周三"', "[0]", [("RP142", "rules.toml classes.Bronze.weekdays")]),
        ("max_days_between = 5", "max_days_between = 1",
         [("RP142", "rules.toml classes.Silver.max_days_between")]),
        ("min_days_between = 2\nmax_days_between = 5", "min_days_between = 9",
         [("RP142", "rules.toml classes.Silver.min_days_between")]),
        ('visits = "daily"', 'visits = "daily"\nweeks = 2', [("RP217", "rules.toml classes.Gold")]),
        ("[0.5, 0.9]", "[0.9, 0.5]", [("RP142", "rules.toml thresholds")]),
        ("[0.5, 0.9]", "[0.5]", [("RP142", "rules.toml thresholds")]),
        ("shares", "share", [("RP141", "rules.toml thresholds.share")]),
        ('"Gold", "Silver"', '"Gold", "Iron"', [("RP215", "rules.toml thresholds.names")]),
        ("[thresholds]", "[treshold]", [("RP141", "rules.toml treshold")]),
        ("[classes.Gold]", '[classes.""]', [("RP142", "rules.toml classes"),
                                              ("RP215", "rules.toml thresholds.names")]),
        ("visits = 2", "visits = ", [("RP140", "rules.toml")]),
    ],
)  # fmt: skip
def test_each_fault_has_its_code_and_place(tmp_path, old, new, expected):
    assert old in RULES
    assert told(read(tmp_path, RULES.replace(old, new))) == expected


def test_all_faults_are_told_at_once(tmp_path):
    text = RULES.replace("visits = 2", "visits = 0").replace("weeks = 4", "weeks = 0")
    assert [code for code, _ in told(read(tmp_path, text))] == ["RP142", "RP142"]


def test_a_file_without_classes(tmp_path):
    assert told(read(tmp_path, "")) == [("RP143", "rules.toml classes")]
    assert told(read(tmp_path, "classes = 5")) == [("RP142", "rules.toml classes")]
    assert told(read(tmp_path, "[classes]\nA = 5")) == [("RP142", "rules.toml classes.A")]
    assert told(read(tmp_path, RULES[RULES.index("[classes.Gold]") :] + "thresholds = 1")) == [
        ("RP141", "rules.toml classes.Bronze.thresholds")
    ]
    assert told(read(tmp_path, "thresholds = 1\n[classes.A]\nvisits=1\nin_store_min=1")) == [
        ("RP142", "rules.toml thresholds")
    ]


def test_names_of_no_preset_or_file(tmp_path):
    assert told(read_rules("three-two", tmp_path, "scenario.toml rules")) == [
        ("RP147", "scenario.toml rules")
    ]
    assert told(read_rules("none.toml", tmp_path, "rules")) == [("RP101", "none.toml")]


def test_seconds_are_read_where_minutes_are_not_given(tmp_path):
    text = "[classes.A]\nvisits = 1\nin_store_s = 100"
    assert read(tmp_path, text).in_force.classes["A"].in_store_s == 100
    assert told(read(tmp_path, text + "\nin_store_min = 1"))[0][0] == "RP142"
    assert told(read(tmp_path, text.replace("100", "0.5")))[0][0] == "RP142"
