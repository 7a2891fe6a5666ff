"""Backup, restore and export of an archive that is in use."""

from __future__ import annotations

import csv
import json
import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from archive_world import AUDITOR, KEEPER, PLANNER, REP, add_users, add_world, rep, store
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from routeplan.archive import Archive, open_archive
from routeplan.archive.absences import add_absence
from routeplan.archive.backup import back_up, restore
from routeplan.archive.card import Card
from routeplan.archive.card_rows import cards_where
from routeplan.archive.cards import change_card, full_card, list_cards
from routeplan.archive.day_reports import send_report
from routeplan.archive.exporting import export
from routeplan.archive.feeds import make_feed
from routeplan.archive.import_file import read_import
from routeplan.archive.imports import import_file
from routeplan.archive.planner_table import planner_rows
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.schema import METADATA
from routeplan.archive.steps import draft_card
from routeplan.archive.users import set_password
from routeplan.archive.visits import record_visit, record_visits
from routeplan.cycle import SECONDS_A_DAY, Window
from routeplan.errors import ConflictError, InputError, NotAllowedError
from routeplan.formats.stores_file import read_stores
from routeplan.stores import Store
from routeplan.visits import Absence


def sent(visit_id: str) -> dict[str, object]:
    return {"id": visit_id, "rep": "R1", "store": "S1", "on": "2026-11-24", "note": "=1+1"}


def content(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with archive.reading() as db:
        return {
            table.name: [
                tuple(row) for row in db.execute(select(table).order_by(*table.primary_key))
            ]
            for table in METADATA.sorted_tables
        }


@pytest.fixture
def full(archive):
    add_world(archive)
    add_users(archive)
    set_password(archive, KEEPER, "kim", "correct horse battery")
    record_visits(archive, REP, [sent("a"), sent("b")])
    full_card(archive, REP, "S1")
    absence = {"first": "2026-12-01", "last": "2026-12-02", "note": "fair"}
    add_absence(archive, PLANNER, Absence.model_validate(absence))
    make_feed(archive, REP, "R1")
    send_report(archive, REP, "R1", date(2026, 11, 24), "quiet")
    return archive


def test_what_was_backed_up_is_what_is_restored(full, tmp_path, clock):
    before = content(full)
    path = back_up(full, KEEPER, tmp_path / "new" / "backup.db")
    record_visit(full, REP, sent("c"))
    change_card(full, KEEPER, "S1", {"store": {"name": "Other"}}, "after the backup")
    clock.forward(minutes=1)
    done = restore(full, KEEPER, path, replace=True)
    assert (done.cards, done.visits) == (6, 2)
    after = content(full)
    last = after["changes"].pop()
    assert after == before
    assert "restored from backup.db" in last
    saved = open_archive(done.saved)
    assert len(content(saved)["visits"]) == 3
    saved.close()


def test_work_goes_on_after_a_restore(full, tmp_path):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    restore(full, KEEPER, path, replace=True)
    assert record_visit(full, REP, sent("b")).status == "repeated"
    assert draft_card(full, KEEPER, store("S7"), "HZ").standing.sequence == 7
    assert len(content(full)["changes"]) == len({row[0] for row in content(full)["changes"]})
    with pytest.raises(Exception, match="is refused"), full.writing() as db:
        db.exec_driver_sql("DELETE FROM changes")


def test_a_backup_is_an_archive_in_one_file(full, tmp_path):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    assert [each.name for each in tmp_path.iterdir() if "backup" in each.name] == ["backup.db"]
    copy = open_archive(path)
    assert content(copy) == content(full)
    copy.close()


def test_a_backup_moves_an_archive_from_one_database_to_another(full, tmp_path, clock):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    other = open_archive(tmp_path / "other.db", clock)
    assert restore(other, KEEPER, path).saved is None
    wanted, found = content(full), content(other)
    found["changes"].pop()
    assert found == wanted
    other.close()


def test_a_backup_of_a_live_archive_is_one_moment(full, tmp_path, place, clock):
    """Two visits at a time are recorded all along; no backup holds half a pair."""
    done = threading.Event()

    def record() -> None:
        own = open_archive(place, clock)
        number = 0
        while not done.is_set():
            number += 1
            record_visits(own, REP, [sent(f"{number}-x"), sent(f"{number}-y")])
        own.close()

    phone = threading.Thread(target=record)
    phone.start()
    try:
        paths = [back_up(full, KEEPER, tmp_path / f"{number}.db") for number in range(3)]
    finally:
        done.set()
        phone.join()
    for path in paths:
        with closing(sqlite3.connect(path)) as db:
            ids = {each for (each,) in db.execute("SELECT id FROM visits")} - {"a", "b"}
        assert {f"{each[:-1]}{end}" for each in ids for end in "xy"} == ids


def test_an_archive_and_its_backups_are_for_their_owner_only(full, tmp_path):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    new = tmp_path / "new.db"
    open_archive(new).close()
    assert [each.stat().st_mode & 0o777 for each in (path, new)] == [0o600, 0o600]


def test_nothing_is_overwritten_unasked(full, tmp_path):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    before = path.read_bytes(), content(full)
    with pytest.raises(ConflictError) as raised:
        back_up(full, KEEPER, path)
    assert raised.value.faults[0].code == "RP980"
    with pytest.raises(ConflictError) as raised:
        restore(full, KEEPER, path)
    assert raised.value.faults[0].code == "RP981"
    assert (path.read_bytes(), content(full)) == before


def test_what_cannot_be_restored_leaves_everything_as_it_was(full, tmp_path):
    good = back_up(full, KEEPER, tmp_path / "backup.db").read_bytes()
    files = {
        "text.db": (b"not an archive at all", "RP901"),
        "cut.db": (good[: len(good) // 2], "RP982"),
        "spoiled.db": (good[:9000] + bytes(9000) + good[18_000:], "RP982"),
    }
    before = content(full)
    for name, (data, code) in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError) as raised:
            restore(full, KEEPER, path, replace=True)
        assert raised.value.faults[0].code == code, name
    with pytest.raises(InputError) as raised:
        restore(full, KEEPER, tmp_path / "nowhere.db", replace=True)
    assert raised.value.faults[0].code == "RP101"
    assert content(full) == before


def test_only_the_keeper_backs_up_and_restores(full, tmp_path):
    path = back_up(full, KEEPER, tmp_path / "backup.db")
    for who in (REP, PLANNER, AUDITOR):
        with pytest.raises(NotAllowedError):
            back_up(full, who, tmp_path / "mine.db")
        with pytest.raises(NotAllowedError):
            restore(full, who, path, replace=True)
    with pytest.raises(NotAllowedError):
        export(full, REP, tmp_path / "mine")


def test_an_export_holds_everything_but_secrets(full, tmp_path):
    files = export(full, AUDITOR, tmp_path / "all")
    assert {path.name for path in files} == {path.name for path in (tmp_path / "all").iterdir()}
    whole = json.loads((tmp_path / "all" / "archive.json").read_text(encoding="utf-8"))
    rows = content(full)
    assert {name: len(each) for name, each in whole["tables"].items()} == {
        name: len(each) for name, each in rows.items() if name not in ("tokens", "feeds")
    }
    assert len(rows["day_reports"]) == len(rows["feeds"]) == 1
    texts = "".join(path.read_text(encoding="utf-8-sig") for path in files)
    assert "argon2" not in texts
    assert rows["feeds"][0][0] not in texts
    card = Card.model_validate(whole["tables"]["cards"][0]["content"])
    assert card == full_card(full, KEEPER, "S1")
    with (tmp_path / "all" / "visits.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["id"] for row in table] == ["a", "b"]
    assert json.loads(table[0]["content"])["note"] == "=1+1"


def test_a_folder_that_holds_anything_is_left_alone(full, tmp_path):
    (tmp_path / "all").mkdir()
    export(full, KEEPER, tmp_path / "all")
    kept = {path: path.read_bytes() for path in (tmp_path / "all").iterdir()}
    with pytest.raises(ConflictError):
        export(full, KEEPER, tmp_path / "all")
    assert {path: path.read_bytes() for path in (tmp_path / "all").iterdir()} == kept
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


def test_the_exported_store_file_imported_again_changes_nothing(full, tmp_path):
    export(full, KEEPER, tmp_path / "all")
    outcome = import_file(full, PLANNER, read_import(tmp_path / "all" / "planner-stores.csv"))
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.conflicts) == ((), (), 6, ())


def test_the_exported_store_file_makes_the_same_stores_elsewhere(full, tmp_path, clock):
    export(full, KEEPER, tmp_path / "all")
    other = open_archive(tmp_path / "other.db", clock)
    set_reps(other, KEEPER, [Member(rep(each), "x") for each in ("R1", "R2", "R3")], "reps")
    import_file(other, PLANNER, read_import(tmp_path / "all" / "planner-stores.csv"))
    assert [each.id for each in list_cards(other, KEEPER)] == [f"S{n}" for n in range(1, 7)]
    other.close()


def _hours() -> st.SearchStrategy[tuple[Window, ...]]:
    minute = st.integers(0, SECONDS_A_DAY // 60).map(lambda minutes: 60 * minutes)
    ends = st.lists(minute, min_size=2, max_size=4, unique=True).map(sorted)
    return ends.map(
        lambda each: tuple(
            Window(start_s=a, end_s=b) for a, b in zip(each[::2], each[1::2], strict=False)
        )
    )


STORES = st.builds(
    Store,
    id=st.just("S1"),
    name=st.sampled_from(["Shop", "幸福超市", "a, b", 'the "x"']),
    lat=st.integers(1, 90_000).map(lambda n: -n / 1000),
    lon=st.integers(1, 180_000).map(lambda n: n / 1000),
    sales=st.none() | st.integers(0, 10**6).map(lambda n: n / 4),
    store_class=st.sampled_from(["A", "B"]),
    visits=st.none() | st.integers(1, 6) | st.just("daily"),
    in_store_s=st.none() | st.integers(1, 20_000),
    weekdays=st.none() | st.sets(st.integers(0, 6), min_size=1).map(lambda d: tuple(sorted(d))),
    open_hours=st.none() | st.lists(_hours() | st.just(()), min_size=7, max_size=7).map(tuple),
    purposes=st.none() | st.just(("new_store",)) | st.just(("order", "check")),
    load=st.integers(0, 50),
    address=st.sampled_from(["", "Lake Road 1"]),
)


@settings(max_examples=25)
@given(STORES)
def test_a_store_comes_back_from_the_planners_file_as_it_was(tmp_path_factory, drawn):
    standing = {
        "number": "1", "sequence": 1, "area": "HZ", "state": "approved",
        "first_contact": "2026-11-24", "drafted_by": "kim",
    }  # fmt: skip
    heads, rows = planner_rows([Card.model_validate({"store": drawn, "standing": standing})])
    path = tmp_path_factory.mktemp("planner") / "stores.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    (read,) = read_stores(path).stores
    assert read.model_copy(update={"extra": ()}) == drawn


def test_cards_come_in_the_order_of_their_ids(full):
    with full.reading() as db:
        ids = [card.id for card in cards_where(db)]
    assert ids == sorted(ids)
    assert Path(full.name).exists() == full.is_file
