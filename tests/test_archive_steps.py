"""The steps of a card and what is due."""

from __future__ import annotations

from datetime import date

import pytest
from archive_world import AUDITOR, KEEPER, REP, SUPERVISOR, add_reps, add_world, store

from routeplan.archive.cards import full_card
from routeplan.archive.due import due_cards, quarter_end
from routeplan.archive.looks import list_looks
from routeplan.archive.steps import (
    approve_cards,
    close_card,
    draft_card,
    reopen_card,
    review_cards,
)
from routeplan.errors import ConflictError, InputError, NotThereError


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_a_draft_is_due_for_approval_within_seven_days(archive, clock):
    add_reps(archive)
    draft_card(archive, REP, store("S1"), "HZ", first_contact=date(2026, 11, 20))
    due = due_cards(archive, SUPERVISOR)
    assert [(each.what, each.by, each.days_over) for each in due] == [
        ("approval", date(2026, 11, 27), 0)
    ]
    clock.forward(days=5)
    assert due_cards(archive, REP)[0].days_over == 2
    approved = approve_cards(archive, SUPERVISOR, ["S1"], "seen")
    assert (approved[0].standing.approved_by, approved[0].standing.state) == ("sam", "approved")
    assert due_cards(archive, SUPERVISOR) == ()


def test_an_approved_card_is_due_in_every_quarter(archive):
    add_world(archive)
    assert due_cards(archive, KEEPER, date(2026, 12, 31)) == ()
    first = due_cards(archive, KEEPER, date(2027, 1, 1))
    assert {(each.what, each.by) for each in first} == {("review", date(2027, 3, 31))}
    assert len(first) == 6
    assert due_cards(archive, KEEPER, date(2027, 4, 2))[0].days_over == 2


def test_a_review_settles_the_quarter_and_counts_as_a_look(archive, clock):
    add_world(archive)
    clock.forward(days=50)
    review_cards(archive, REP, ["S1", "S2"])
    assert {each.card.id for each in due_cards(archive, KEEPER)} == {"S3", "S4", "S5", "S6"}
    assert {(each.who, each.card) for each in list_looks(archive, AUDITOR)} == {
        ("rita", "S1"), ("rita", "S2"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2028, 5, 31), date(2028, 6, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 12, 5), date(2026, 12, 31)),
    ],
)
def test_the_end_of_a_quarter(day, last):
    assert quarter_end(day) == last


def test_a_closed_store_stays_with_its_reason_and_may_open_again(archive, clock):
    add_world(archive)
    closed = close_card(archive, SUPERVISOR, "S1", "house torn down", date(2026, 11, 20))
    assert closed.standing.closed_reason == "house torn down"
    assert "S1" not in {each.card.id for each in due_cards(archive, KEEPER, date(2027, 2, 1))}
    assert full_card(archive, KEEPER, "S1").standing.closed_on == date(2026, 11, 20)
    with pytest.raises(ConflictError) as raised:
        close_card(archive, SUPERVISOR, "S1", "again")
    assert codes(raised) == ["RP914"]
    assert reopen_card(archive, SUPERVISOR, "S1", "new owner").standing.state == "draft"


def test_a_date_ahead_is_refused(archive):
    add_world(archive)
    with pytest.raises(InputError) as raised:
        close_card(archive, SUPERVISOR, "S1", "soon", date(2026, 11, 25))
    assert codes(raised) == ["RP923"]
    with pytest.raises(InputError) as raised:
        draft_card(archive, REP, store("S7", rep="R1"), "HZ", first_contact=date(2026, 11, 25))
    assert codes(raised) == ["RP923"]


def test_of_several_approvals_all_count_or_none(archive):
    add_reps(archive)
    draft_card(archive, KEEPER, store("S1"), "HZ")
    with pytest.raises(NotThereError):
        approve_cards(archive, SUPERVISOR, ["S1", "S9"])
    assert full_card(archive, KEEPER, "S1").standing.state == "draft"


def test_the_same_store_is_not_drafted_twice(archive):
    add_world(archive)
    with pytest.raises(ConflictError) as raised:
        draft_card(archive, KEEPER, store("S1"), "HZ")
    assert codes(raised) == ["RP912"]
    with pytest.raises(InputError) as raised:
        draft_card(archive, KEEPER, store("S8", store_class=None), "HZ")
    assert codes(raised) == ["RP915"]
