"""What visits are for: said by the rule, otherwise by the store, told wherever one goes in."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from archive_world import KEEPER, PLANNER, add_reps
from pydantic import ValidationError
from sample import MONDAY, STORES, sample_plan, sample_problem
from store_files import BASE, CLASSES, faults, store, write

from routeplan.archive.cards import card_changes, change_card, full_card
from routeplan.archive.import_file import read_import
from routeplan.archive.imports import import_file
from routeplan.archive.short_card import short_card
from routeplan.archive.whole_problem import Parts, parts_of
from routeplan.cli.archive.showing import short_text
from routeplan.daylist import day_list
from routeplan.formats.day_formats import day_csv, day_json, day_text
from routeplan.formats.gpx import rep_gpx
from routeplan.formats.html_map.content import map_content
from routeplan.formats.ics import rep_calendar
from routeplan.formats.paper.book import book_content
from routeplan.formats.paper.cards import cards_content
from routeplan.formats.rules_file import read_rules
from routeplan.formats.scenario import read_scenario
from routeplan.formats.stores_file import read_stores
from routeplan.formats.workbook import write_workbook
from routeplan.problem import store_rule
from routeplan.rules import Rules, VisitRule, preset
from routeplan.stores import Store

A_AND_B = {
    "A": VisitRule(visits=3, in_store_s=1800, purposes=("order", "check")),
    "B": VisitRule(visits=2, in_store_s=900),
}
RULES = Rules(classes={**preset("three-two-one").classes, **A_AND_B})
# S2 is of class A and has purposes of its own; S4 is of class B, of which nothing is said.
OWN = ("complaint", "new_store")
SHOPS = tuple(
    each.model_copy(update={"purposes": OWN}) if each.id == "S2" else each for each in STORES
)
PROBLEM, PLAN = sample_problem(rules=RULES, stores=SHOPS), sample_plan()
MON, TUE = date(2026, 11, 23), date(2026, 11, 24)


def test_a_store_says_otherwise_than_its_class():
    rules = {each.id: store_rule(each, RULES).purposes for each in SHOPS[:4]}
    assert rules == {"S1": ("order", "check"), "S2": OWN, "S3": ("order", "check"), "S4": ()}


@pytest.mark.parametrize("purposes", [("order", "order"), ("nap",)])
def test_purposes_are_known_and_given_once(purposes):
    with pytest.raises(ValidationError):
        VisitRule(visits=1, in_store_s=60, purposes=purposes)
    with pytest.raises(ValidationError):
        Store(id="S", name="", lat=0, lon=0, purposes=purposes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('["order", "check"]', ("order", "check")),
        ('["检查", "订货", "check"]', ("check", "order")),
        ('"new store, 客诉"', ("new_store", "complaint")),
        ("[]", ()),
    ],
)
def test_a_rules_file_says_them_in_either_language(tmp_path, text, expected):
    found = rules_of(tmp_path, text)
    assert found.in_force.classes["A"].purposes == expected


def rules_of(folder, text: str):
    content = f"[classes.A]\nvisits = 1\nin_store_min = 10\npurposes = {text}\n"
    (folder / "rules.toml").write_text(content, encoding="utf-8")
    return read_rules("rules.toml", folder, "rules")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('["order", "nap", "lunch"]', ["RP643", "RP643"]),
        ("[1]", ["RP142"]),
        ("true", ["RP142"]),
    ],
)
def test_every_unknown_word_of_a_rules_file_is_a_fault(tmp_path, text, expected):
    found = rules_of(tmp_path, text)
    assert [fault.code for fault in found.faults] == expected
    assert {fault.where for fault in found.faults} == {"rules.toml classes.A.purposes"}


def test_a_store_file_says_them_in_either_language(tmp_path):
    assert store(tmp_path, purposes="check, 订货").purposes == ("check", "order")
    assert store(tmp_path, 拜访目的="市场调查、收款").purposes == ("survey", "collect")
    assert store(tmp_path, purposes="").purposes is None
    assert store(tmp_path, purposes=",").purposes is None
    unknown = {**BASE, "purposes": "order, nap, lunch"}
    assert faults(tmp_path, unknown) == [("RP643", "row 2 purposes")]
    (told,) = read_stores(write(tmp_path, unknown), CLASSES).faults
    assert told.cause("en").startswith("nap, lunch is none of")


def test_a_plan_keeps_them_and_says_nothing_where_there_are_none(tmp_path):
    (tmp_path / "stores.csv").write_text("id,name,lat,lon,class\nS1,Shop,52,-1,A\n")
    assert rules_of(tmp_path, '["order"]').faults == ()
    (tmp_path / "scenario.toml").write_text('stores = "stores.csv"\nrules = "rules.toml"\n')
    kept = read_scenario(tmp_path).source.settings["rules"]["classes"]["A"]
    assert kept["purposes"] == ["order"]
    rules_of(tmp_path, "[]")
    assert "purposes" not in read_scenario(tmp_path).source.settings["rules"]["classes"]["A"]


def test_problems_from_before_there_were_purposes_are_read_as_they_were():
    content = parts_of(PROBLEM).model_dump(mode="json")
    for each in (*content["stores"], *content["rules"]["classes"].values()):
        del each["purposes"]
    old = Parts.model_validate(content)
    assert {each.purposes for each in old.stores} == {None}
    assert {each.purposes for each in old.rules.classes.values()} == {()}
    assert Parts.model_validate_json(parts_of(PROBLEM).model_dump_json()).stores == SHOPS


def test_a_day_list_says_what_each_visit_is_for():
    monday, tuesday = (day_list(PROBLEM, PLAN, "R1", on) for on in (MON, TUE))
    assert [stop.purposes for stop in monday.stops] == [("order", "check"), OWN, ("order", "check")]
    text = day_text(monday)
    assert text.count("purposes: order, check") == 2
    assert "purposes: complaint, new store" in text
    assert "拜访目的: 客诉、开发新店" in day_text(monday, "zh")
    assert "purposes" not in day_text(tuesday)
    told = json.loads(day_json(monday))["stops"]
    assert [stop["purposes"] for stop in told] == [list(stop.purposes) for stop in monday.stops]
    lines = list(csv.DictReader(io.StringIO(day_csv(monday).decode("utf-8-sig"))))
    assert [line["purposes"] for line in lines] == [
        "order, check", "complaint, new store", "order, check",
    ]  # fmt: skip


def test_calendars_and_navigation_say_it():
    for events in ("stop", "day"):
        content = rep_calendar(PROBLEM, PLAN, "R1", MONDAY, MONDAY, events=events)
        text = content.decode("utf-8").replace("\r\n ", "")
        assert text.count("complaint\\, new store") == 1
        assert text.count("order\\, check") == 2
    assert "purposes: complaint, new store" in rep_gpx(PROBLEM, PLAN, "R1").decode("utf-8")


def test_paper_and_map_say_it():
    book = book_content(PROBLEM, PLAN, "R1", None, None, "zh")
    stops = {stop["id"]: stop["more"] for page in book["routes"] for stop in page["stops"]}
    assert stops["S2"][0] == "拜访目的: 客诉、开发新店"
    assert not any("拜访目的" in line for line in stops["S4"])
    cards = {card["id"]: dict(card["lines"]) for card in
             cards_content(PROBLEM, PLAN, "R1", "en")["cards"]}  # fmt: skip
    assert cards["S2"]["Purposes"] == "complaint, new store"
    assert "Purposes" not in cards["S4"]
    shown = {each["id"]: each["purposes"] for each in map_content(PROBLEM, PLAN, "en")["stores"]}
    assert (shown["S1"], shown["S4"]) == ("order, check", "")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_workbook_says_it_and_reads_back_only_what_is_the_stores_own(tmp_path, lang):
    readable = tuple(each.model_copy(update={"name": "Shop"}) for each in SHOPS)
    path = tmp_path / "plan.xlsx"
    write_workbook(path, sample_problem(rules=RULES, stores=readable), PLAN, lang)
    again = {each.id: each.purposes for each in read_stores(path, CLASSES).stores}
    assert again == {each.id: each.purposes for each in SHOPS}
    book = openpyxl.load_workbook(path)
    sheet = book["Stores" if lang == "en" else "门店"]
    heads = [cell.value for cell in sheet[1]]
    place = heads.index("planned purposes" if lang == "en" else "计划目的")
    assert sheet[2][place].value == ("order, check" if lang == "en" else "订货、检查")
    route = [cell.value for row in book["R1 T1"] for cell in row]
    assert ("complaint, new store" if lang == "en" else "客诉、开发新店") in route


def imported(archive, path, cell: str):
    path.write_text(
        f"id,name,lat,lon,class,rep,area,purposes\nS1,Shop,30.251,120.17,A,R1,HZ,{cell}\n",
        encoding="utf-8",
    )
    return import_file(archive, PLANNER, read_import(path))


def test_an_import_brings_them_to_the_card_where_they_are_changed_too(archive, tmp_path):
    add_reps(archive)
    path = tmp_path / "stores.csv"
    assert imported(archive, path, "订货、检查").is_written
    assert full_card(archive, KEEPER, "S1").store.purposes == ("order", "check")
    card = short_card(archive, KEEPER, "S1")
    assert card.rule.purposes == ("order", "check")
    assert "Purposes: order, check" in short_text(card, "en").splitlines()
    assert imported(archive, path, "订货、检查").unchanged == 1
    change_card(archive, KEEPER, "S1", {"store": {"purposes": ["survey"]}}, "asked for")
    assert full_card(archive, KEEPER, "S1").store.purposes == ("survey",)
    assert card_changes(archive, KEEPER, "S1")[-1].field == "store.purposes"
    # The file says what it said before: what was changed here stays.
    assert imported(archive, path, "订货、检查").unchanged == 1
    (clash,) = imported(archive, path, "收款").conflicts
    assert clash.code == "RP931"


def test_a_file_without_the_column_leaves_them_as_they_are(archive, tmp_path):
    add_reps(archive)
    path = tmp_path / "stores.csv"
    imported(archive, path, "check")
    path.write_text("id,name,lat,lon,class,rep\nS1,New name,30.251,120.17,A,R1\n", encoding="utf-8")
    assert import_file(archive, PLANNER, read_import(path)).is_written
    card = full_card(archive, KEEPER, "S1")
    assert (card.store.name, card.store.purposes) == ("New name", ("check",))
