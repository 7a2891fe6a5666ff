"""Store cards: numbers, steps, changes and who may see what."""

from __future__ import annotations

from datetime import date

import pytest
from archive_world import (
    AUDITOR,
    KEEPER,
    OTHER_REP,
    PLANNER,
    REP,
    SUPERVISOR,
    add_reps,
    add_world,
    store,
)

from routeplan.archive import cards as card_calls
from routeplan.archive.card import Details, Person, missing
from routeplan.archive.due import due_cards, quarter_end
from routeplan.archive.looks import list_looks
from routeplan.archive.options import set_options
from routeplan.archive.steps import (
    approve_cards,
    close_card,
    draft_card,
    reopen_card,
    review_cards,
)
from routeplan.errors import ConflictError, InputError, NotAllowedError, NotThereError


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_a_number_tells_area_class_and_sequence(archive):
    cards = add_world(archive)
    assert [card.standing.number for card in cards.values()] == [
        "HZ-A-0001", "HZ-B-0002", "HZ-A-0003", "HZ-C-0004", "HZ-B-0005", "HZ-C-0006",
    ]  # fmt: skip
    other = draft_card(archive, KEEPER, store("S7"), "SH")
    assert other.standing.number == "SH-C-0001"


def test_another_class_gives_another_number_and_the_old_one_still_finds_the_card(archive):
    add_world(archive)
    change = {"store": {"store_class": "C"}}
    after = card_calls.change_card(archive, PLANNER, "S1", change, "sells less")
    assert after.standing.number == "HZ-C-0001"
    assert card_calls.full_card(archive, KEEPER, "HZ-A-0001") == after
    assert card_calls.full_card(archive, KEEPER, "HZ-C-0001") == after
    back = card_calls.change_card(archive, PLANNER, "S1", {"store": {"store_class": "A"}}, "again")
    assert back.standing.number == "HZ-A-0001"
    fields = [
        (each.field, each.old, each.new) for each in card_calls.card_changes(archive, KEEPER, "S1")
    ]
    assert ("store.store_class", "A", "C") in fields
    assert ("standing.number", "HZ-A-0001", "HZ-C-0001") in fields


def test_another_area_counts_anew(archive):
    add_world(archive)
    moved = card_calls.change_card(archive, PLANNER, "S5", {"area": "SH"}, "border moved")
    assert moved.standing.number == "SH-B-0001"


def test_a_scheme_of_ones_own(archive):
    set_options(archive, KEEPER, {"number_scheme": "{sequence:05d}"}, "no classes in numbers")
    cards = add_world(archive)
    assert cards["S1"].standing.number == "00001"
    same = card_calls.change_card(archive, PLANNER, "S1", {"store": {"store_class": "C"}}, "less")
    assert same.standing.number == "00001"
    assert draft_card(archive, KEEPER, store("S7"), "SH").standing.number == "00007"


@pytest.mark.parametrize("scheme", ["{area}", "{class}-1", "{sequence", "{sequence}{rep}", "{0}"])
def test_a_scheme_that_does_not_tell_cards_apart_is_refused(archive, scheme):
    with pytest.raises(InputError) as raised:
        set_options(archive, KEEPER, {"number_scheme": scheme}, "try")
    assert codes(raised) == ["RP921"]


def test_a_number_is_never_given_to_another_card(archive):
    add_world(archive)
    set_options(archive, KEEPER, {"number_scheme": "HZ-{class}-{sequence:04d}"}, "one area")
    with pytest.raises(ConflictError) as raised:
        draft_card(archive, KEEPER, store("S7", store_class="A"), "HZ")
    assert codes(raised) == ["RP922"]
    assert card_calls.list_cards(archive, KEEPER, text="S7") == ()


def test_every_change_is_kept_with_who_when_what_and_why(archive, clock):
    add_world(archive)
    people = [{"name": "Li Wei", "phone": "139"}, {"name": "Wang", "role": "buyer"}]
    clock.forward(hours=1)
    card_calls.change_card(archive, REP, "S1", {"details": {"people": people}}, "met them")
    people[0]["phone"] = "138"
    card_calls.change_card(
        archive, SUPERVISOR, "S1", {"details": {"people": [people[1], people[0]]}}, "new phone"
    )
    lines = card_calls.card_changes(archive, SUPERVISOR, "S1")
    assert lines[0].field == ""
    assert lines[0].new["store"]["name"] == "Store 1"
    last = lines[-1]
    said = (last.who, last.at, last.field, last.old, last.new, last.why)
    field = "details.people[Li Wei].phone"
    assert said == ("sam", clock.now, field, "139", "138", "new phone")


def test_nothing_changed_is_no_change(archive):
    cards = add_world(archive)
    lines = card_calls.card_changes(archive, KEEPER, "S1")
    same = card_calls.change_card(archive, KEEPER, "S1", {"store": {"name": "Store 1"}}, "why not")
    assert same == cards["S1"]
    assert card_calls.card_changes(archive, KEEPER, "S1") == lines


def test_all_that_is_wrong_with_a_change_is_said_at_once(archive):
    add_world(archive)
    change = {"standing": {}, "store": {"id": "S9"}, "details": 7}
    with pytest.raises(InputError) as raised:
        card_calls.change_card(archive, KEEPER, "S1", change, "try")
    assert sorted(codes(raised)) == ["RP915", "RP917", "RP917"]
    change = {"details": {"rating": 9, "people": [{"role": "x"}], "colour": 1}}
    with pytest.raises(InputError) as raised:
        card_calls.change_card(archive, KEEPER, "S1", change, "try")
    assert sorted(codes(raised)) == ["RP505", "RP915", "RP916"]
    with pytest.raises(InputError) as raised:
        card_calls.change_card(archive, KEEPER, "S1", {"area": "SH"}, " ")
    assert codes(raised) == ["RP916"]


def test_nobody_overwrites_what_they_have_not_seen(archive):
    cards = add_world(archive)
    version = cards["S1"].standing.version
    one = card_calls.change_card(archive, REP, "S1", {"details": {"rating": 4}}, "good", version)
    assert one.standing.version == version + 1
    with pytest.raises(ConflictError) as raised:
        card_calls.change_card(archive, REP, "S1", {"details": {"rating": 2}}, "bad", version)
    assert codes(raised) == ["RP913"]


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
    assert card_calls.full_card(archive, KEEPER, "S1").standing.closed_on == date(2026, 11, 20)
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
    assert card_calls.full_card(archive, KEEPER, "S1").standing.state == "draft"


def test_the_same_store_is_not_drafted_twice(archive):
    add_world(archive)
    with pytest.raises(ConflictError) as raised:
        draft_card(archive, KEEPER, store("S1"), "HZ")
    assert codes(raised) == ["RP912"]
    with pytest.raises(InputError) as raised:
        draft_card(archive, KEEPER, store("S8", store_class=None), "HZ")
    assert codes(raised) == ["RP915"]


def test_a_look_at_a_full_card_is_recorded_and_cannot_be_denied(archive, clock):
    add_world(archive)
    card_calls.full_card(archive, REP, "S1")
    clock.forward(minutes=5)
    card_calls.full_card(archive, AUDITOR, "HZ-A-0001")
    looks = [(each.who, each.card, each.at) for each in list_looks(archive, AUDITOR, card="S1")]
    assert [look[:2] for look in looks] == [("rita", "S1"), ("ada", "S1")]
    assert looks[1][2] == clock.now
    assert [each.card for each in list_looks(archive, KEEPER, by="rita")] == ["S1"]
    with pytest.raises(NotAllowedError):
        list_looks(archive, REP)


def test_whoever_may_not_see_a_card_is_told_that_it_is_not_there(archive):
    add_world(archive)
    with pytest.raises(NotThereError):
        card_calls.full_card(archive, OTHER_REP, "S1")
    with pytest.raises(NotAllowedError):
        card_calls.change_card(archive, AUDITOR, "S1", {"area": "SH"}, "try")
    with pytest.raises(NotAllowedError):
        card_calls.change_card(archive, SUPERVISOR, "S1", {"store": {"rep": "R3"}}, "give away")
    given = card_calls.change_card(archive, SUPERVISOR, "S1", {"store": {"rep": "R2"}}, "swap")
    assert given.store.rep == "R2"
    assert [each.id for each in card_calls.list_cards(archive, REP)] == ["S2"]


def test_lists_are_paged_and_filtered(archive):
    add_world(archive)
    first = card_calls.list_cards(archive, KEEPER, limit=4)
    rest = card_calls.list_cards(archive, KEEPER, after=first[-1].id)
    assert [each.id for each in (*first, *rest)] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert [each.id for each in card_calls.list_cards(archive, SUPERVISOR, store_class="A")] == [
        "S1",
        "S3",
    ]
    assert [each.id for each in card_calls.list_cards(archive, KEEPER, text="hz-b")] == ["S2", "S5"]
    assert card_calls.list_cards(archive, KEEPER, text="%") == ()


def test_what_a_rep_still_has_to_find_out(archive):
    card = add_world(archive)["S1"]
    assert missing(card) == ("address", "people", "channel", "opening hours", "credit terms")
    details = Details(phone="0571", people=(Person(name="Li"),))
    better = card.model_copy(update={"details": details})
    assert missing(better) == ("channel", "opening hours", "credit terms")
