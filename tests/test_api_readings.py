"""Problems looked at over HTTP before anything is planned."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest
from api_world import codes, served
from archive_world import PLANNER
from openpyxl import Workbook

from routeplan.api.resources import readings as resource
from routeplan.formats import tables

GOOD = """id,name,lat,lon,sales,rep
S1,Big,30.25,120.17,600,R1
S2,Middle,30.26,120.17,300,R1
S3,Small,30.27,120.18,100,R1
"""
REPS = "id,name,lat,lon\nR1,Rita,30.25,120.16\n"


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def upload(company, stores: str | bytes, name: str = "shops.csv", reps: str = "", **more):
    files = {"scenario": (name, stores)}
    if reps:
        files["reps"] = ("people.csv", reps)
    answer = company.ask(PLANNER, "POST", "/readings/uploads", files=files, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def cells(found):
    return [
        (fault["code"], fault["table"], fault["row"], fault["column"])
        for fault in found["faults"]
        if not fault["is_warning"]
    ]


def test_a_place_out_of_range_is_named_and_not_drawn(company):
    stores = GOOD.replace("30.26,120.17", "30.26,220.5").replace("30.27,", "95.3,")
    found = upload(company, stores, reps=REPS.replace("30.25", "-91"))
    assert cells(found) == [
        ("RP124", "shops.csv", 3, "lon"), ("RP124", "shops.csv", 4, "lat"),
        ("RP123", "people.csv", 2, "lat"),
    ]  # fmt: skip
    assert all(fault["remedy"] for fault in found["faults"])
    assert [store["id"] for store in found["sound"]] == ["S1"]


def test_every_fault_has_its_row_and_column_and_the_table_stands_beside_it(company):
    spoiled = GOOD.replace("30.26,", "x,").replace("100,R1", "-5,R9") + "S1,Twice,30.2,120.1,1,R1\n"
    found = upload(company, spoiled, reps=REPS)
    assert found["problem"] is None
    assert {("shops.csv", 3, "lat"), ("shops.csv", 4, "sales"), ("shops.csv", 5, None)} == {
        cell[1:] for cell in cells(found)
    }
    table, people = found["tables"]
    assert people["rows"][0]["cells"] == ["R1", "Rita", "30.25", "120.16"]
    assert (table["kind"], table["name"], table["header_row"]) == ("stores", "shops.csv", 1)
    assert table["columns"] == ["id", "name", "lat", "lon", "sales", "rep"]
    assert table["rows"][1] == {"row": 3, "cells": ["S2", "Middle", "x", "120.17", "300", "R1"]}
    assert (len(table["rows"]), table["rows_in_all"]) == (4, 4)


def test_a_fault_of_the_rep_file_lies_in_that_table(company):
    found = upload(company, GOOD, reps=REPS.replace("120.16", "east"))
    assert ("people.csv", 2, "lon") in {cell[1:] for cell in cells(found)}
    assert {table["kind"] for table in found["tables"]} == {"stores", "reps"}


def test_the_stores_of_sound_rows_can_be_drawn_while_others_have_faults(company):
    found = upload(company, GOOD.replace("30.26,", "x,"), reps=REPS)
    assert [(each["id"], each["lat"], each["lon"]) for each in found["sound"]] == [
        ("S1", 30.25, 120.17), ("S3", 30.27, 120.18),
    ]  # fmt: skip
    in_gcj02 = {"data": {"settings": json.dumps({"datum": "gcj-02"})}}
    moved = upload(company, GOOD.replace("30.26,", "x,"), reps=REPS, **in_gcj02)["sound"]
    assert 0 < abs(moved[0]["lat"] - 30.25) < 0.01
    assert upload(company, GOOD, reps=REPS)["sound"] == []


def test_a_workbook_with_two_heads_names_its_cells_as_typed(company):
    book = Workbook()
    book.active.title = "门店"
    for row in (["名单"], [], ["编号", "名称", "纬度", "经度", "类别 (2026)"],
                ["S1", "Big", 30.25, 120.17, "A"], ["S2", "Middle", 95, 120.17, "?"]):  # fmt: skip
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    found = upload(company, content.getvalue(), "stores.xlsx", headers={"Accept-Language": "zh"})
    placed = [(row, column) for _, _, row, column in cells(found)]
    assert (5, "纬度") in placed
    assert found["tables"][0]["header_row"] == 3
    assert found["tables"][0]["rows"][-1]["cells"][2] == "95"
    assert all(any("一" <= c <= "鿿" for c in fault["cause"]) for fault in found["faults"])


def test_what_can_be_planned_is_shown_with_classes_and_hours(company):
    found = upload(company, GOOD, reps=REPS, data={"settings": json.dumps({"weeks": 2})})
    problem = found["problem"]
    shown = {each["id"]: each for each in problem["stores"]}
    assert [(each["store_class"], each["cumulated"]) for each in shown.values()] == [
        ("A", 0.6), ("B", 0.9), ("C", 1.0),
    ]  # fmt: skip
    assert [each["reason_key"] for each in shown.values()] == ["crosses", "crosses", "after"]
    assert "40.0 %" in shown["S1"]["reason"]
    assert (shown["S1"]["lat"], shown["S1"]["visits"]) == (30.25, "daily")
    (hours,) = problem["hours"]
    # A daily (12 x 30), B weekly (2 x 15), C once in two weeks (10 minutes).
    assert hours["in_store_s"] == 60 * (12 * 30 + 2 * 15 + 10)
    assert hours["needed_s"] == hours["in_store_s"] + hours["driving_s"] + hours["auxiliary_s"]
    assert [(each["store_class"], each["visits"]) for each in problem["class_hours"]] == [
        ("A", 12), ("B", 2), ("C", 1),
    ]  # fmt: skip
    assert problem["rules"]["classes"]["A"]["in_store_s"] == 1800
    assert problem["rules"]["thresholds"]["shares"] == [0.4, 0.8]
    assert {fault["is_warning"] for fault in found["faults"]} <= {True}
    assert found["tables"] == []
    assert company.get(PLANNER, "/jobs").json()["items"] == []


def test_hours_that_do_not_suffice_are_a_warning(company):
    many = "".join(f"N{n},Shop {n},30.{n + 100},120.17,1,A,R1\n" for n in range(60))
    found = upload(company, "id,name,lat,lon,sales,class,rep\n" + many, reps=REPS)
    assert found["problem"]["hours"][0]["short_s"] > 0
    warned = [fault for fault in found["faults"] if fault["code"] == "RP401"]
    assert [fault["is_warning"] for fault in warned] == [True]
    assert {each["reason_key"] for each in found["problem"]["stores"]} == {"given"}


def test_a_folder_may_come_as_a_zip(company):
    content = io.BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("north/scenario.toml", 'reps = "people.csv"\nweeks = "two"\n')
        packed.writestr("north/stores.csv", GOOD)
        packed.writestr("north/people.csv", REPS)
    found = upload(company, content.getvalue(), "north.zip")
    assert [(fault["where"], fault["table"]) for fault in found["faults"]
            if not fault["is_warning"]] == [("scenario.toml weeks", None)]  # fmt: skip
    broken = upload(company, b"no zip", "north.zip")
    assert [fault["code"] for fault in broken["faults"]] == ["RP887"]


def test_reps_that_come_with_a_zip_win_over_its_own(company):
    content = io.BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("north/scenario.toml", 'reps = "people.csv"\n')
        packed.writestr("north/stores.csv", GOOD)
        packed.writestr("north/people.csv", REPS)
    sent = REPS.replace("Rita", "Ruth").replace("lon\n", "lon,hours\n").strip() + ",08:00-12:00\n"
    (rep,) = upload(company, content.getvalue(), "north.zip", reps=sent)["problem"]["reps"]
    assert (rep["name"], rep["hours"][0]) == ("Ruth", {"start_s": 28800, "end_s": 43200})
    assert (rep["hours"][6], rep["pause"]["length_s"], rep["auxiliary_s"]) == (None, 3600, 1800)
    (own,) = upload(company, content.getvalue(), "north.zip")["problem"]["reps"]
    assert own["name"] == "Rita"


def test_no_more_rows_are_shown_than_fit(company, monkeypatch):
    monkeypatch.setattr(resource, "MOST_ROWS", 2)
    table, _ = upload(company, GOOD.replace("600", "x"), reps=REPS)["tables"]
    assert ([row["row"] for row in table["rows"]], table["rows_in_all"]) == ([2, 3], 3)


def test_the_archives_own_stores_are_looked_at(company):
    found = company.post(PLANNER, "/readings", {"team": "north"}).json()
    assert [each["id"] for each in found["problem"]["stores"]] == ["S1", "S2", "S3", "S4"]
    assert {each["reason_key"] for each in found["problem"]["stores"]} == {"given"}
    assert [each["rep"] for each in found["problem"]["hours"]] == ["R1", "R2", None]
    nobody = company.post(PLANNER, "/readings", {"team": "west"}).json()
    assert (nobody["problem"], [fault["code"] for fault in nobody["faults"]]) == (None, ["RP889"])
    wrong = company.post(PLANNER, "/readings", {"team": "north", "settings": {"colour": 1}}).json()
    assert [fault["code"] for fault in wrong["faults"]] == ["RP505"]


def test_settings_that_are_no_json_are_a_fault_of_the_request(company):
    answer = company.ask(
        PLANNER, "POST", "/readings/uploads", files={"scenario": ("s.csv", GOOD)},
        data={"settings": "{"},
    )  # fmt: skip
    assert (answer.status_code, codes(answer)) == (422, ["RP915"])


def test_each_file_is_opened_once_also_where_a_fault_has_its_rows_shown(company, monkeypatch):
    opened = []
    read = tables.read_file
    monkeypatch.setattr(tables, "read_file", lambda path: opened.append(path.name) or read(path))
    assert upload(company, GOOD, reps=REPS)["problem"] is not None
    assert sorted(opened) == ["people.csv", "shops.csv"]
    opened.clear()
    found = upload(company, GOOD.replace("30.25", "x"), reps=REPS)
    assert (found["problem"], len(found["tables"]), len(found["sound"])) == (None, 2, 2)
    assert sorted(opened) == ["people.csv", "shops.csv"]
    # What was read for one is forgotten with it.
    assert (
        upload(company, GOOD.replace("Big", "Bigger"), reps=REPS)["problem"]["stores"][0]["name"]
        == "Bigger"
    )
