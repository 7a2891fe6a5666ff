from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import sample_plan

from routeplan.errors import CODES, InputError
from routeplan.formats import whole_file
from routeplan.formats.plan_json import (
    left_out_fault,
    plan_text,
    problem_of_plan,
    read_plan,
    write_plan,
)
from routeplan.plan import LeftOut, Origin, Plan, Route

PLAN = sample_plan()
texts = st.text(min_size=1, max_size=8)


def codes(call):
    with pytest.raises(InputError) as caught:
        call()
    return [fault.code for fault in caught.value.faults]


def faults_of(path, change):
    content = json.loads(plan_text(PLAN))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    return {(fault.code, fault.where) for fault in caught.value.faults}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plan.json"


def test_a_plan_comes_back_as_it_was(file):
    write_plan(file, PLAN)
    assert read_plan(file) == PLAN


@given(
    labels=st.lists(st.none() | texts, max_size=20),
    stores=st.lists(texts, max_size=5),
    settings=st.dictionaries(texts, st.recursive(st.none() | st.integers() | texts, st.lists)),
)
def test_any_plan_comes_back_as_it_was(tmp_path_factory, labels, stores, settings):
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    plan = Plan(
        calendar={"R": tuple(labels)},
        routes=(Route(rep="R", label="T1", stores=tuple(stores)),),
        origin=Origin(settings=settings),
    )
    write_plan(file, plan)
    assert read_plan(file) == plan


def test_the_text_is_sorted_diffable_and_the_same_every_time():
    text = plan_text(PLAN)
    assert text == plan_text(PLAN)
    assert text.endswith("}\n")
    content = json.loads(text)
    assert (content["format"], content["version"]) == ("routeplan-plan", 1)
    assert list(content) == sorted(content)
    lines = text.splitlines()
    assert '        "S1",' in lines
    assert '      "T1", "T2", "T1", "T2", "T1", "T3", null,' in lines
    named = Plan(calendar={"李雷": (None,)}, routes=())
    assert '"李雷"' in plan_text(named)


def test_a_changed_stop_changes_its_own_lines_only():
    other = PLAN.routes[0].model_copy(update={"stores": ("S1", "S12", "S2", "S3")})
    before = plan_text(PLAN).splitlines()
    after = plan_text(sample_plan(routes=(other, *PLAN.routes[1:]))).splitlines()
    assert [line for line in after if line not in before] == ['        "S12",']
    assert len(after) == len(before) + 1


def test_the_order_of_classes_is_content_and_stays(file):
    classes = {"Gold": {"visits": 2}, "Bronze": {"visits": 1}}
    plan = sample_plan(origin=Origin(settings={"rules": {"classes": classes}}))
    write_plan(file, plan)
    assert list(read_plan(file).origin.settings["rules"]["classes"]) == ["Gold", "Bronze"]


def test_a_reason_stands_with_its_words_and_no_totals_are_held():
    content = json.loads(plan_text(PLAN))
    assert content["left_out"][0]["words"].endswith("would end 25 min too late")
    assert set(content) == {
        "calendar", "first_monday", "format", "left_out", "origin", "routes", "version"
    }  # fmt: skip


@pytest.mark.parametrize("reason", ["RP451", "RP452", "RP453", "RP454", "RP455", "RP456"])
def test_every_reason_has_words_in_both_languages(file, reason):
    plan = sample_plan(
        left_out=(LeftOut(store="S12", visits=1, reason=reason, values={"minutes": 25}),)
    )
    write_plan(file, plan)
    fault = left_out_fault(read_plan(file).left_out[0])
    assert fault.cause("en") != fault.cause("zh")
    assert "{" not in fault.text("en") + fault.text("zh")


def test_all_faults_of_an_edited_file_come_at_once(file):
    def change(content):
        content["colour"] = "red"
        content["calendar"]["R1"][0] = 5
        content["calendar"]["R2"] = "T1"
        del content["routes"][0]["label"]
        content["routes"][1]["stores"] = "S4"
        content["left_out"][0]["visits"] = 0
        content["first_monday"] = "soon"
        content["origin"]["seed"] = "7"

    assert faults_of(file, change) == {
        ("RP505", "plan.json colour"),
        ("RP507", "plan.json calendar.R1[0]"),
        ("RP507", "plan.json calendar.R2"),
        ("RP506", "plan.json routes[0].label"),
        ("RP507", "plan.json routes[1].stores"),
        ("RP507", "plan.json left_out[0].visits"),
        ("RP507", "plan.json first_monday"),
        ("RP507", "plan.json origin.seed"),
    }


def test_a_reason_nobody_knows_is_a_fault(file):
    def change(content):
        content["left_out"][0]["reason"] = "RP203"

    assert faults_of(file, change) == {("RP509", "plan.json left_out[0].reason")}


def test_a_reason_without_its_values_is_a_fault(file):
    def change(content):
        content["left_out"][0]["values"] = {}

    assert faults_of(file, change) == {("RP509", "plan.json left_out[0].reason")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("RP502", '{"format": "routeplan-plan",\n "version": 1,,}'),
        ("RP502", ""),
        ("RP503", "[]"),
        ("RP503", '{"version": 1}'),
        ("RP503", "[" * 100_000),
        ("RP504", '{"format": "routeplan-plan", "version": 2}'),
        ("RP504", '{"format": "routeplan-plan"}'),
        ("RP507", '{"format": "routeplan-plan", "version": 1, "calendar": NaN, "routes": []}'),
    ],
)
def test_a_file_that_is_no_plan_is_a_fault(file, code, text):
    file.write_text(text, encoding="utf-8")
    assert codes(lambda: read_plan(file)) == [code]


def test_the_line_of_a_slip_is_named(file):
    file.write_text('{"format": "routeplan-plan",\n "version": 1,,}', encoding="utf-8")
    with pytest.raises(InputError, match="line 2, column 15"):
        read_plan(file)


def test_a_key_given_twice_is_a_fault_and_not_dropped(file):
    twice = plan_text(PLAN).replace('"calendar": {', '"calendar": {"R1": ["T9"],', 1)
    file.write_text(twice, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(file)
    (fault,) = caught.value.faults
    assert (fault.code, fault.where, dict(fault.values)) == ("RP508", "plan.json R1", {"times": 2})


def test_files_that_cannot_be_read_are_faults(file, tmp_path):
    assert codes(lambda: read_plan(file)) == ["RP501"]
    assert codes(lambda: read_plan(tmp_path)) == ["RP501"]
    file.write_bytes(b"\xff\xfe\x00")
    assert codes(lambda: read_plan(file)) == ["RP501"]


def test_a_byte_order_mark_does_no_harm(file):
    file.write_bytes(b"\xef\xbb\xbf" + plan_text(PLAN).encode())
    assert read_plan(file) == PLAN


def test_writing_leaves_the_old_file_whole_when_it_fails(file, monkeypatch):
    write_plan(file, PLAN)

    def no_disk(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", no_disk)
    assert codes(lambda: write_plan(file, sample_plan(left_out=()))) == ["RP541"]
    assert read_plan(file) == PLAN
    assert [each.name for each in file.parent.iterdir()] == ["plan.json"]


def test_a_folder_in_the_way_is_a_fault(tmp_path):
    (tmp_path / "plan.json").mkdir()
    assert codes(lambda: write_plan(tmp_path / "plan.json", PLAN)) == ["RP541"]


@pytest.fixture
def scenario(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    rows = "id,name,lat,lon,class\nS1,One,-34.90,-56.16,A\nS2,Two,-34.91,-56.17,C\n"
    (folder / "stores.csv").write_text(rows, encoding="utf-8")
    (folder / "scenario.toml").write_text('rules = "three-two-one"\n', encoding="utf-8")
    return folder


def plan_for(problem, folder):
    source = problem.source
    return Plan(
        calendar={},
        routes=(),
        origin=Origin(scenario=folder, settings=dict(source.settings), inputs=dict(source.inputs)),
    )


def test_the_problem_is_read_again_relative_to_the_plan(scenario, file):
    from routeplan.formats.scenario import read_scenario

    problem = read_scenario(scenario, {"weights": {"driving_min": 2.0}})
    plan = plan_for(problem, "town")
    write_plan(file, plan)
    again = problem_of_plan(file, read_plan(file))
    assert again.stores == problem.stores
    assert again.weights.driving_min == 2.0
    assert not {note.code for note in again.source.notes} & {"RP511", "RP513", "RP514"}


def test_inputs_that_changed_came_or_went_are_warnings(scenario, file):
    from routeplan.formats.scenario import read_scenario

    plan = plan_for(read_scenario(scenario), "town")
    with (scenario / "stores.csv").open("a", encoding="utf-8") as stores:
        stores.write("S3,Three,-34.92,-56.18,B\n")
    inputs = {**plan.origin.inputs, "gone.csv": "00"}
    del inputs["scenario.toml"]
    plan = plan.model_copy(update={"origin": plan.origin.model_copy(update={"inputs": inputs})})
    notes = problem_of_plan(file, plan).source.notes
    assert {(note.code, note.where) for note in notes if note.code.startswith("RP51")} == {
        ("RP511", "stores.csv"),
        ("RP513", "gone.csv"),
        ("RP514", "scenario.toml"),
    }
    assert all(CODES[code].warning for code in ("RP511", "RP513", "RP514"))


def test_a_scenario_that_moved_is_a_fault_until_it_is_named(scenario, file, tmp_path):
    from routeplan.formats.scenario import read_scenario

    plan = plan_for(read_scenario(scenario), "elsewhere")
    assert codes(lambda: problem_of_plan(file, plan)) == ["RP512"]
    assert len(problem_of_plan(file, plan, scenario).stores) == 2
    assert codes(lambda: problem_of_plan(file, plan_for(read_scenario(scenario), ""))) == ["RP512"]
    assert codes(lambda: problem_of_plan(file, plan, tmp_path / "nowhere")) == ["RP512"]
