"""The database beneath: created on first use, upgraded, and deaf to whoever would rewrite it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from archive_world import KEEPER, REP, SUPERVISOR, add_world, store
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError

from routeplan.archive import open_archive
from routeplan.archive.cards import full_card, list_cards
from routeplan.archive.database import archive_url
from routeplan.archive.migrating import schema_of, upgrade
from routeplan.archive.schema import METADATA
from routeplan.archive.steps import draft_card
from routeplan.errors import InputError

FIRST_SCHEMA = Path(__file__).parent / "data" / "archive-first-schema.sql"
KEPT_FOR_EVER = (
    "changes",
    "looks",
    "plan_steps",
    "numbers",
    "visits",
    "seen_reports",
    "day_reports",
)
NEVER_DELETED = (*KEPT_FOR_EVER, "cards", "plans", "forms")


def refused(archive, statement: str) -> str:
    with pytest.raises(DBAPIError) as raised, archive.writing() as db:
        db.execute(text(statement))
    return str(raised.value.orig)


@pytest.fixture
def filled(archive):
    """An archive with a row in every table that protects its rows."""
    add_world(archive)
    full_card(archive, KEEPER, "S1")
    with archive.writing() as db:
        for statement in (
            "INSERT INTO plans (id, name, version, made_at, made_by, content, sha256, problem, "
            "parts, travel, difference, state) VALUES (7, 'n', 1, '2026-11-24 00:00:00', 'kim', "
            "'{}', 'x', '{}', '{}', '', '{}', 'draft')",
            "INSERT INTO plan_steps (id, plan, state, at, who, remark) VALUES (7, 7, 'draft', "
            "'2026-11-24 00:00:00', 'kim', '')",
            'INSERT INTO visits (id, rep, store, "on", is_urgent, late, received_at, '
            "received_from, content) VALUES ('v', 'R1', 'S1', '2026-11-24', true, false, "
            "'2026-11-24 00:00:00', 'rita', '{}')",
            "INSERT INTO seen_reports (visit, who, at) VALUES ('v', 'sam', '2026-11-24 00:00:00')",
            'INSERT INTO day_reports (rep, "on", version, sent_at, sent_by, note, content, sha256) '
            "VALUES ('R1', '2026-11-24', 1, '2026-11-24 00:00:00', 'rita', '', '{}', 'x')",
            "INSERT INTO forms (id, version, content) VALUES ('f', 1, '{}')",
        ):
            db.execute(text(statement))
    return archive


@pytest.mark.parametrize("table", NEVER_DELETED)
def test_nothing_recorded_can_be_deleted(filled, table):
    assert "is refused: it is kept for ever" in refused(filled, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", KEPT_FOR_EVER)
def test_what_is_recorded_cannot_be_edited(filled, table):
    column = "card" if table in ("looks", "numbers") else "who"
    column = "rep" if table in ("visits", "day_reports") else column
    said = refused(filled, f"UPDATE {table} SET {column} = 'somebody'")
    assert "is refused: it is kept for ever" in said


@pytest.mark.parametrize(
    "change",
    [
        "content = '[]'",
        "sha256 = 'y'",
        "version = 2",
        "made_by = 'me'",
        "problem = '[]'",
        "travel = 'z'",
    ],
)
def test_a_plan_stays_as_it_was_made(filled, change):
    assert "is refused" in refused(filled, f"UPDATE plans SET {change}")
    with filled.writing() as db:
        db.execute(text("UPDATE plans SET state = 'submitted'"))


def test_no_way_round_by_replacing_or_truncating(filled):
    if filled.is_file:
        row = "(id, at, who, noun, noun_id, field, why) VALUES (1, '', 'me', '', '', '', '')"
        assert "is refused" in refused(filled, f"INSERT OR REPLACE INTO changes {row}")
    else:
        assert "is refused" in refused(filled, "TRUNCATE changes")


def test_the_migrations_lead_to_the_tables_of_the_code(archive):
    with archive.reading() as db:
        assert compare_metadata(MigrationContext.configure(db), METADATA) == []


def test_an_archive_of_the_first_schema_opens_and_is_upgraded(tmp_path):
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    archive = open_archive(path)
    with archive.reading() as db:
        assert schema_of(db) == "0005"
    assert [each.number for each in list_cards(archive, KEEPER)][:2] == ["HZ-A-0001", "HZ-B-0002"]
    assert full_card(archive, KEEPER, "S1").details.people[0].name == "Li Wei"
    draft_card(archive, KEEPER, store("S7"), "HZ")
    assert "is refused" in refused(archive, "DELETE FROM changes")
    archive.close()


@pytest.mark.postgresql
def test_a_database_of_the_first_schema_is_upgraded(postgresql):
    url = postgresql.new_database("template1")
    engine = create_engine(archive_url(url))
    with engine.begin() as db:
        upgrade(db, "test", "0001")
        db.execute(text("INSERT INTO settings VALUES ('rules', '\"three-two-one\"')"))
    engine.dispose()
    archive = open_archive(url)
    with archive.reading() as db:
        assert schema_of(db) == "0005"
        assert db.execute(text("SELECT count(*) FROM settings")).scalar() == 1
    archive.close()


def test_an_archive_of_a_newer_schema_is_left_alone(sqlite_template, tmp_path):
    path = shutil.copy(sqlite_template, tmp_path / "new.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
        db.commit()
    with pytest.raises(InputError) as raised:
        open_archive(path)
    assert raised.value.faults[0].code == "RP902"


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("text.db", "RP901"),
        ("other.db", "RP901"),
        ("no/such/folder/a.db", "RP903"),
        ("mysql://host/db", "RP904"),
        ("postgresql://nobody@/none?host=/no/such/socket", "RP903"),
        ("sqlite://", "RP904"),
        ("no url://", "RP904"),
    ],
)
def test_what_is_no_archive_is_said_and_left_as_it_was(tmp_path, monkeypatch, where, code):
    monkeypatch.chdir(tmp_path)
    Path("text.db").write_text("a shopping list, long enough to be read as a header " * 10)
    with closing(sqlite3.connect("other.db")) as db:
        db.execute("CREATE TABLE mine (id)")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(InputError) as raised:
        open_archive(where)
    assert [fault.code for fault in raised.value.faults] == [code]
    assert Path("text.db").read_bytes() == before["text.db"]
    with closing(sqlite3.connect("other.db")) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]


def test_a_password_in_a_url_is_not_said(tmp_path):
    with pytest.raises(InputError) as raised:
        open_archive("postgresql://me:secret@/none?host=/no/such/socket")
    assert "secret" not in str(raised.value)


def test_a_reader_sees_one_moment_while_others_write(archive):
    add_world(archive)
    count = text("SELECT count(*) FROM cards")
    with archive.reading() as db:
        assert db.execute(count).scalar() == 6
        draft_card(archive, KEEPER, store("S7"), "HZ")
        assert db.execute(count).scalar() == 6
    with archive.reading() as db:
        assert db.execute(count).scalar() == 7


def test_a_write_that_fails_half_way_leaves_nothing(archive):
    add_world(archive)

    def write_and_fail() -> None:
        with archive.writing() as db:
            db.execute(text("DELETE FROM sequences"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert draft_card(archive, KEEPER, store("S7"), "HZ").standing.sequence == 7


def test_sqlite_waits_keeps_a_log_and_checks_references(tmp_path):
    archive = open_archive(tmp_path / "a.db")
    with archive.reading() as db:
        said = [db.execute(text(f"PRAGMA {name}")).scalar() for name in
                ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")]  # fmt: skip
    assert said == ["wal", 1, 2, 60_000]
    archive.close()


@pytest.mark.postgresql
def test_the_server_is_the_tests_own(postgresql):
    with psycopg.connect(postgresql.url("postgres")) as db:
        assert db.execute("SHOW listen_addresses").fetchone() == ("",)


def test_everybody_finds_the_same_archive(place):
    first, second = open_archive(place), open_archive(place)
    add_world(first)
    assert list_cards(second, SUPERVISOR) == list_cards(first, SUPERVISOR)
    assert len(list_cards(second, REP)) == 2
    first.close()
    second.close()


def test_what_is_read_while_the_archive_closes_is_let_go_afterwards(place):
    archive = open_archive(place)
    closed = []
    event.listen(archive.engine, "close", lambda connection, _: closed.append(connection))
    with archive.reading() as db:
        own = db.connection.dbapi_connection
        archive.close()
        assert list(db.execute(text("SELECT 1"))) == [(1,)]
        assert own not in closed
    assert own in closed
