"""Imports of the planner's files, sales, and classes out of sales."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_world import AUDITOR, KEEPER, PLANNER, REP, SUPERVISOR, add_reps
from hypothesis import given
from hypothesis import strategies as st

from routeplan.archive.cards import card_changes, change_card, full_card, list_cards
from routeplan.archive.import_file import read_import, read_members
from routeplan.archive.imports import import_file
from routeplan.archive.merging import merge
from routeplan.archive.reps import list_reps
from routeplan.archive.scope import scope_of
from routeplan.archive.steps import close_card
from routeplan.errors import InputError, NotAllowedError

HEAD = "id,name,lat,lon,class,sales,rep,area,address,Phone"
ROWS = {
    "S1": "S1,Store 1,30.251,120.17,A,900,R1,HZ,1 Lake Road,0111",
    "S2": "S2,Store 2,30.252,120.17,B,500,R1,HZ,,0112",
    "S3": "S3,Store 3,30.253,120.17,,90,Rep R2,HZ,,",
}
REPS = """\
id,name,lat,lon,hours,weekdays,break min,break window,auxiliary min,overtime min,most stops,team
R1,Rep R1,30.25,120.16,09:00-18:00,Mon-Sat,60,11:30-14:30,30,0,,north
R2,Rep R2,30.25,120.16,09:00-18:00,Mon-Sat,60,11:30-14:30,30,0,,
"""


def write(folder: Path, *rows: str, head: str = HEAD, name: str = "stores.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def stores_file(folder: Path, **changes: str):
    return read_import(write(folder, *{**ROWS, **changes}.values()))


@pytest.fixture
def imported(archive, tmp_path):
    add_reps(archive)
    assert import_file(archive, PLANNER, stores_file(tmp_path)).is_written
    return archive


def codes(raised) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_a_first_import_drafts_every_store(archive, tmp_path):
    path = tmp_path / "reps.csv"
    path.write_text(REPS, encoding="utf-8")
    members, _ = read_members(path, "east")
    outcome = import_file(archive, PLANNER, stores_file(tmp_path), members=members)
    assert [each.id for each in outcome.new] == ["S1", "S2", "S3"]
    assert {each.rep.id: each.team for each in list_reps(archive, KEEPER)} == {
        "R1": "north", "R2": "east",
    }  # fmt: skip
    cards = [full_card(archive, KEEPER, each) for each in ROWS]
    assert {card.standing.state for card in cards} == {"draft"}
    # S3 has no class in the file; its rep is given by name.
    assert [card.standing.number for card in cards] == ["HZ-A-0001", "HZ-B-0002", "HZ-A-0003"]
    assert cards[2].store.rep == "R2"
    assert cards[0].store.extra == (("Phone", "0111"),)
    assert card_changes(archive, KEEPER, "S1")[0].why.startswith("import of stores.csv, sha256 ")


def test_a_dry_run_shows_what_would_change_and_changes_nothing(imported, tmp_path):
    file = stores_file(
        tmp_path, S1=ROWS["S1"].replace("Store 1", "Corner"), S4="S4,New,30.3,120.2,C,1,,HZ,,"
    )
    shown = import_file(imported, PLANNER, file, dry_run=True)
    assert [each.id for each in shown.new] == ["S4"]
    (changed,) = shown.changed
    assert [(d.field, d.old, d.new) for d in changed.differences] == [
        ("store.name", "Store 1", "Corner")
    ]
    assert (shown.unchanged, shown.is_written) == (2, False)
    assert len(list_cards(imported, KEEPER)) == 3
    done = import_file(imported, PLANNER, file)
    assert (done.new, done.changed, done.is_written) == (shown.new, shown.changed, True)
    assert full_card(imported, KEEPER, "S1").store.name == "Corner"


def test_the_same_file_again_changes_nothing(imported, tmp_path):
    again = import_file(imported, PLANNER, stores_file(tmp_path))
    assert (again.new, again.changed, again.unchanged, again.conflicts) == ((), (), 3, ())
    assert len(card_changes(imported, KEEPER, "S1")) == 1


def test_what_only_the_archive_changed_stays(imported, tmp_path):
    change_card(imported, REP, "S1", {"store": {"address": "2 Lake Road"}}, "moved")
    assert import_file(imported, PLANNER, stores_file(tmp_path)).changed == ()
    assert full_card(imported, KEEPER, "S1").store.address == "2 Lake Road"


def test_what_both_changed_is_a_conflict_and_stops_the_import(imported, tmp_path):
    change_card(imported, REP, "S1", {"store": {"address": "2 Lake Road"}}, "moved")
    file = stores_file(
        tmp_path, S1=ROWS["S1"].replace("1 Lake", "3 Lake"), S2=ROWS["S2"].replace("Store 2", "Two")
    )
    stopped = import_file(imported, PLANNER, file)
    assert not stopped.is_written
    (conflict,) = stopped.conflicts
    assert (conflict.code, conflict.where) == ("RP931", "stores.csv row 2 (store S1) address")
    assert dict(conflict.values) == {
        "file": "3 Lake Road", "archive": "2 Lake Road", "was": "1 Lake Road"
    }  # fmt: skip
    assert full_card(imported, KEEPER, "S2").store.name == "Store 2"


@pytest.mark.parametrize(
    ("prefer", "address"), [("file", "3 Lake Road"), ("archive", "2 Lake Road")]
)
def test_one_may_say_who_is_right_in_a_conflict(imported, tmp_path, prefer, address):
    change_card(imported, REP, "S1", {"store": {"address": "2 Lake Road"}}, "moved")
    file = stores_file(tmp_path, S1=ROWS["S1"].replace("1 Lake", "3 Lake"))
    assert import_file(imported, PLANNER, file, prefer=prefer).is_written
    assert full_card(imported, KEEPER, "S1").store.address == address
    assert import_file(imported, PLANNER, file).conflicts == ()
    assert full_card(imported, KEEPER, "S1").store.address == address


def test_a_column_that_the_file_does_not_have_says_nothing(imported, tmp_path):
    path = write(tmp_path, "S1,Store 1,30.251,120.17,900", head="id,name,lat,lon,sales")
    outcome = import_file(imported, PLANNER, read_import(path))
    assert outcome.absent == ("S2", "S3")
    kept = full_card(imported, KEEPER, "S1").store
    assert (kept.address, kept.rep, kept.store_class) == ("1 Lake Road", "R1", "A")


def test_a_cell_that_the_planner_empties_is_emptied(imported, tmp_path):
    file = stores_file(tmp_path, S1=ROWS["S1"].replace("1 Lake Road", "").replace("R1", ""))
    import_file(imported, PLANNER, file)
    kept = full_card(imported, KEEPER, "S1").store
    assert (kept.address, kept.rep) == ("", None)


def test_a_closed_store_in_the_file_is_a_conflict(imported, tmp_path):
    close_card(imported, SUPERVISOR, "S1", "torn down")
    outcome = import_file(imported, PLANNER, stores_file(tmp_path))
    assert [(each.code, dict(each.values)["reason"]) for each in outcome.conflicts] == [
        ("RP932", "torn down")
    ]


def test_what_is_not_known_is_said_for_every_row(archive, tmp_path):
    add_reps(archive)
    path = write(
        tmp_path, "S1,Store 1,30.251,120.17,A,R9", "S2,Store 2,30.252,120.17,B,R1",
        head="id,name,lat,lon,class,rep",
    )  # fmt: skip
    with pytest.raises(InputError) as raised:
        import_file(archive, PLANNER, read_import(path))
    assert codes(raised) == ["RP930", "RP920", "RP920"]
    assert list_cards(archive, KEEPER) == ()


def test_a_new_store_that_looks_like_an_old_one_is_pointed_out(imported, tmp_path):
    file = stores_file(tmp_path, S9="S9,STORE-1,30.2512,120.17,C,1,,HZ,,")
    outcome = import_file(imported, PLANNER, file)
    assert [(each.code, dict(each.values)) for each in outcome.notes if each.code == "RP924"] == [
        ("RP924", {"metres": 22, "other": "S1"})
    ]
    assert outcome.is_written


def test_new_stores_are_approved_at_once_only_by_who_may_approve(archive, tmp_path):
    add_reps(archive)
    with pytest.raises(NotAllowedError):
        import_file(archive, PLANNER, stores_file(tmp_path), approve=True)
    import_file(archive, KEEPER, stores_file(tmp_path), approve=True)
    scope = scope_of(archive, PLANNER)
    assert [each.id for each in scope.stores] == ["S1", "S2", "S3"]
    assert [each.id for each in scope_of(archive, PLANNER, "south").reps] == ["R3"]
    for who in (REP, SUPERVISOR, AUDITOR):
        with pytest.raises(NotAllowedError):
            import_file(archive, who, stores_file(tmp_path))


VALUES = st.sampled_from(["", "a", "b", "c"])


@given(VALUES, VALUES, VALUES)
def test_a_merge_takes_the_side_that_changed(base, archive, file):
    found = merge({"x": base}, {"x": archive}, {"x": file}, {"x"})
    after = found.taken.get("x", archive)
    assert bool(found.clashes) == (len({base, archive, file}) == 3)
    if found.clashes:
        assert found.taken == {}
    else:
        assert after == (file if file != base else archive)
    assert merge({"x": base}, {"x": archive}, {"x": file}, set()).taken == {}
