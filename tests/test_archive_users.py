"""Users, passwords and tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from archive_world import AUDITOR, EVERYBODY, KEEPER, REP, SUPERVISOR, add_reps, add_users
from quick_hashes import make_hashes_quick
from sqlalchemy import select

from routeplan.archive import User
from routeplan.archive.changes import changes_where
from routeplan.archive.schema import CHANGES, TOKENS, USERS
from routeplan.archive.tokens import (
    end_session,
    forget_old_tokens,
    give_token,
    list_tokens,
    revoke_token,
    user_of_token,
)
from routeplan.archive.users import (
    active_user,
    add_user,
    change_user,
    has_keeper,
    list_users,
    set_password,
    sign_in,
)
from routeplan.errors import ConflictError, InputError, NotAllowedError, NotThereError

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    make_hashes_quick(monkeypatch)


@pytest.fixture
def staffed(archive):
    add_reps(archive)
    add_users(archive)
    return archive


def code(raised) -> str:
    (fault,) = raised.value.faults
    return fault.code


def test_users_come_back_as_they_were_added(staffed):
    assert {each.user for each in list_users(staffed, KEEPER)} == set(EVERYBODY)
    assert not any(each.has_password for each in list_users(staffed, KEEPER))
    assert active_user(staffed, "sam") == SUPERVISOR
    with pytest.raises(NotAllowedError):
        list_users(staffed, AUDITOR)


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        (User(name="x", role="rep"), "RP970"),
        (User(name="x", role="keeper", rep="R1"), "RP970"),
        (User(name="x", role="rep", rep="R9"), "RP911"),
        (User(name="x", role="supervisor"), "RP971"),
        (User(name="x", role="planner", teams=frozenset({"north"})), "RP971"),
    ],
)
def test_a_role_has_what_belongs_to_it(staffed, user, expected):
    with pytest.raises(InputError) as raised:
        add_user(staffed, KEEPER, user)
    assert code(raised) == expected


def test_a_name_is_given_once(staffed):
    with pytest.raises(ConflictError) as raised:
        add_user(staffed, KEEPER, REP)
    assert code(raised) == "RP912"


def test_a_password_opens_and_is_nowhere_to_be_read(staffed):
    set_password(staffed, REP, "rita", PASSWORD)
    assert sign_in(staffed, "rita", PASSWORD) == REP
    with staffed.reading() as db:
        hashed = db.execute(select(USERS.c.password_hash).where(USERS.c.name == "rita")).scalar()
        lines = changes_where(db, CHANGES.c.noun == "user")
    assert hashed.startswith("$argon2id$")
    assert PASSWORD not in hashed
    assert (lines[-1].field, lines[-1].why) == ("password", "password set")
    assert not any(PASSWORD in str(each) or hashed in str(each) for each in lines)


@pytest.mark.parametrize(
    ("name", "password"), [("rita", "wrong password"), ("nobody", PASSWORD), ("sam", PASSWORD)]
)
def test_a_sign_in_that_fails_does_not_say_why(staffed, name, password):
    set_password(staffed, KEEPER, "rita", PASSWORD)
    with pytest.raises(NotAllowedError) as raised:
        sign_in(staffed, name, password)
    assert str(raised.value).startswith("RP974 sign-in:")


def test_only_the_keeper_sets_the_password_of_others(staffed):
    with pytest.raises(NotAllowedError):
        set_password(staffed, SUPERVISOR, "rita", PASSWORD)
    with pytest.raises(NotThereError):
        set_password(staffed, KEEPER, "nobody", PASSWORD)
    with pytest.raises(InputError) as raised:
        set_password(staffed, REP, "rita", "short")
    assert code(raised) == "RP972"


def test_a_disabled_user_is_kept_out_at_once(staffed, clock):
    set_password(staffed, KEEPER, "rita", PASSWORD)
    secret = give_token(staffed, REP, "session", timedelta(hours=8))
    assert user_of_token(staffed, secret, "session") == REP
    change_user(staffed, KEEPER, REP, False, "has left")
    with pytest.raises(NotAllowedError):
        sign_in(staffed, "rita", PASSWORD)
    with pytest.raises(NotThereError):
        user_of_token(staffed, secret, "session")
    with staffed.reading() as db:
        last = changes_where(db, CHANGES.c.noun_id == "rita")[-1]
    assert (last.field, last.old, last.new, last.why) == ("is_active", True, False, "has left")


def test_the_last_keeper_stays(staffed):
    for user, is_active in ((KEEPER, False), (KEEPER.model_copy(update={"role": "auditor"}), True)):
        with pytest.raises(ConflictError) as raised:
            change_user(staffed, KEEPER, user, is_active, "try")
        assert code(raised) == "RP973"
    assert active_user(staffed, "kim").role == "keeper"
    add_user(staffed, KEEPER, User(name="kay", role="keeper"))
    change_user(staffed, KEEPER, KEEPER, False, "retired")
    assert not has_keeper(staffed)
    set_password(staffed, KEEPER, "kay", PASSWORD)
    assert has_keeper(staffed)


def test_a_token_counts_until_it_ends(staffed, clock):
    secret = give_token(staffed, REP, "token", timedelta(days=30), "phone")
    with staffed.reading() as db:
        assert secret not in str(db.execute(select(TOKENS)).all())
    with pytest.raises(NotAllowedError):
        user_of_token(staffed, secret, "session")
    clock.forward(days=30, seconds=-1)
    assert user_of_token(staffed, secret, "session", "token") == REP
    clock.forward(seconds=1)
    with pytest.raises(NotAllowedError) as raised:
        user_of_token(staffed, secret, "token")
    assert code(raised) == "RP975"
    assert forget_old_tokens(staffed, timedelta(days=1)) == 0
    clock.forward(days=2)
    assert forget_old_tokens(staffed, timedelta(days=1)) == 1


def test_a_token_is_revoked_by_its_owner_or_the_keeper(staffed):
    secrets = [give_token(staffed, REP, "token", timedelta(days=1), label) for label in "ab"]
    tokens = list_tokens(staffed, REP, "rita")
    assert [each.label for each in tokens] == ["a", "b"]
    with pytest.raises(NotAllowedError):
        revoke_token(staffed, SUPERVISOR, "rita", tokens[0].id)
    with pytest.raises(NotThereError):
        revoke_token(staffed, KEEPER, "rita", "")
    revoke_token(staffed, KEEPER, "rita", tokens[0].id)
    end_session(staffed, secrets[1])
    for secret in secrets:
        with pytest.raises(NotAllowedError):
            user_of_token(staffed, secret, "token")
    assert list_tokens(staffed, REP, "rita") == ()
