"""Store cards: numbers, steps, changes and who may see what."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from archive_world import (
    AUDITOR,
    KEEPER,
    OTHER_REP,
    PLANNER,
    REP,
    SUPERVISOR,
    add_world,
    store,
)

from routeplan.archive import open_archive
from routeplan.archive.card import Details, Person, missing
from routeplan.archive.card_rows import card_for, changed, save_change
from routeplan.archive.cards import card_changes, change_card, full_card, list_cards
from routeplan.archive.changes import Entry
from routeplan.archive.looks import list_looks
from routeplan.archive.options import set_options
from routeplan.archive.record import list_changes
from routeplan.archive.steps import (
    draft_card,
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
    after = change_card(archive, PLANNER, "S1", change, "sells less")
    assert after.standing.number == "HZ-C-0001"
    assert full_card(archive, KEEPER, "HZ-A-0001") == after
    assert full_card(archive, KEEPER, "HZ-C-0001") == after
    back = change_card(archive, PLANNER, "S1", {"store": {"store_class": "A"}}, "again")
    assert back.standing.number == "HZ-A-0001"
    fields = [(each.field, each.old, each.new) for each in card_changes(archive, KEEPER, "S1")]
    assert ("store.store_class", "A", "C") in fields
    assert ("standing.number", "HZ-A-0001", "HZ-C-0001") in fields


def test_another_area_counts_anew(archive):
    add_world(archive)
    moved = change_card(archive, PLANNER, "S5", {"area": "SH"}, "border moved")
    assert moved.standing.number == "SH-B-0001"


def test_a_scheme_of_ones_own(archive):
    set_options(archive, KEEPER, {"number_scheme": "{sequence:05d}"}, "no classes in numbers")
    cards = add_world(archive)
    assert cards["S1"].standing.number == "00001"
    same = change_card(archive, PLANNER, "S1", {"store": {"store_class": "C"}}, "less")
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
    assert list_cards(archive, KEEPER, text="S7") == ()


def test_every_change_is_kept_with_who_when_what_and_why(archive, clock):
    add_world(archive)
    people = [{"name": "Li Wei", "phone": "139"}, {"name": "Wang", "role": "buyer"}]
    clock.forward(hours=1)
    change_card(archive, REP, "S1", {"details": {"people": people}}, "met them")
    people[0]["phone"] = "138"
    change_card(
        archive, SUPERVISOR, "S1", {"details": {"people": [people[1], people[0]]}}, "new phone"
    )
    lines = card_changes(archive, SUPERVISOR, "S1")
    assert lines[0].field == ""
    assert lines[0].new["store"]["name"] == "Store 1"
    last = lines[-1]
    said = (last.who, last.at, last.field, last.old, last.new, last.why)
    field = "details.people[Li Wei].phone"
    assert said == ("sam", clock.now, field, "139", "138", "new phone")


def test_nothing_changed_is_no_change(archive):
    cards = add_world(archive)
    lines = card_changes(archive, KEEPER, "S1")
    same = change_card(archive, KEEPER, "S1", {"store": {"name": "Store 1"}}, "why not")
    assert same == cards["S1"]
    assert card_changes(archive, KEEPER, "S1") == lines


def test_all_that_is_wrong_with_a_change_is_said_at_once(archive):
    add_world(archive)
    change = {"standing": {}, "store": {"id": "S9"}, "details": 7}
    with pytest.raises(InputError) as raised:
        change_card(archive, KEEPER, "S1", change, "try")
    assert sorted(codes(raised)) == ["RP915", "RP917", "RP917"]
    change = {"details": {"rating": 9, "people": [{"role": "x"}], "colour": 1}}
    with pytest.raises(InputError) as raised:
        change_card(archive, KEEPER, "S1", change, "try")
    assert sorted(codes(raised)) == ["RP505", "RP915", "RP916"]
    with pytest.raises(InputError) as raised:
        change_card(archive, KEEPER, "S1", {"area": "SH"}, " ")
    assert codes(raised) == ["RP916"]


def test_nobody_overwrites_what_they_have_not_seen(archive):
    cards = add_world(archive)
    version = cards["S1"].standing.version
    one = change_card(archive, REP, "S1", {"details": {"rating": 4}}, "good", version)
    assert one.standing.version == version + 1
    with pytest.raises(ConflictError) as raised:
        change_card(archive, REP, "S1", {"details": {"rating": 2}}, "bad", version)
    assert codes(raised) == ["RP913"]


def test_of_two_who_change_a_card_at_the_same_moment_one_is_told(archive):
    version = add_world(archive)["S1"].standing.version
    barrier = threading.Barrier(4)

    def rate(stars: int) -> str:
        barrier.wait()
        change = {"details": {"rating": stars}}
        try:
            change_card(archive, KEEPER, "S1", change, f"{stars} stars", version)
        except ConflictError as error:
            return error.faults[0].code
        return "done"

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(rate, (1, 2, 3, 4)))
    assert done.count("done") == 1
    assert set(done) <= {"done", "RP913", "RP918"}
    rated = [each for each in card_changes(archive, KEEPER, "S1") if each.why.endswith("stars")]
    assert [each.new for each in rated] == [done.index("done") + 1]
    assert full_card(archive, KEEPER, "S1").details.rating == done.index("done") + 1


def test_a_look_at_a_full_card_is_recorded_and_cannot_be_denied(archive, clock):
    add_world(archive)
    full_card(archive, REP, "S1")
    clock.forward(minutes=5)
    full_card(archive, AUDITOR, "HZ-A-0001")
    looks = [(each.who, each.card, each.at) for each in list_looks(archive, AUDITOR, card="S1")]
    assert [look[:2] for look in looks] == [("rita", "S1"), ("ada", "S1")]
    assert looks[1][2] == clock.now
    assert [each.card for each in list_looks(archive, KEEPER, by="rita")] == ["S1"]
    with pytest.raises(NotAllowedError):
        list_looks(archive, REP)


def test_whoever_may_not_see_a_card_is_told_that_it_is_not_there(archive):
    add_world(archive)
    with pytest.raises(NotThereError):
        full_card(archive, OTHER_REP, "S1")
    with pytest.raises(NotAllowedError):
        change_card(archive, AUDITOR, "S1", {"area": "SH"}, "try")
    with pytest.raises(NotAllowedError):
        change_card(archive, SUPERVISOR, "S1", {"store": {"rep": "R3"}}, "give away")
    given = change_card(archive, SUPERVISOR, "S1", {"store": {"rep": "R2"}}, "swap")
    assert given.store.rep == "R2"
    assert [each.id for each in list_cards(archive, REP)] == ["S2"]


def test_lists_are_paged_and_filtered(archive):
    add_world(archive)
    first = list_cards(archive, KEEPER, limit=4)
    rest = list_cards(archive, KEEPER, after=first[-1].id)
    assert [each.id for each in (*first, *rest)] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert [each.id for each in list_cards(archive, SUPERVISOR, store_class="A")] == [
        "S1",
        "S3",
    ]
    assert [each.id for each in list_cards(archive, KEEPER, text="hz-b")] == ["S2", "S5"]
    assert list_cards(archive, KEEPER, text="%") == ()


def test_what_a_rep_still_has_to_find_out(archive):
    card = add_world(archive)["S1"]
    assert missing(card) == ("address", "people", "channel", "opening hours", "credit terms")
    details = Details(phone="0571", people=(Person(name="Li"),))
    better = card.model_copy(update={"details": details})
    assert missing(better) == ("channel", "opening hours", "credit terms")


def test_the_whole_record_is_for_those_who_see_everything(archive):
    add_world(archive)
    change_card(archive, REP, "S1", {"details": {"rating": 3}}, "fair")
    lines = list_changes(archive, AUDITOR)
    rest = list_changes(archive, AUDITOR, after=lines[4].id)
    assert lines == (*list_changes(archive, AUDITOR, limit=5), *rest)
    assert {each.noun for each in lines} == {"rep", "card"}
    assert [each.field for each in list_changes(archive, KEEPER, by="rita")] == ["details.rating"]
    assert {each.noun for each in list_changes(archive, KEEPER, noun="rep")} == {"rep"}
    for who in (REP, SUPERVISOR):
        with pytest.raises(NotAllowedError):
            list_changes(archive, who)


@pytest.mark.postgresql
def test_a_card_that_changes_between_look_and_write_is_not_overwritten(postgresql, clock):
    """SQLite's writers wait for each other before they look."""
    archive = open_archive(postgresql.new_database(), clock)
    add_world(archive)

    def look_and_write() -> None:
        with archive.writing() as db:
            card = card_for(db, KEEPER, "write card", "S1")
            change_card(archive, REP, "S1", {"details": {"rating": 5}}, "meanwhile")
            after = changed(card, {"details": {"rating": 1}})
            save_change(db, Entry(clock.now, "kim", "too late"), card, after)

    with pytest.raises(ConflictError) as raised:
        look_and_write()
    assert codes(raised) == ["RP918"]
    assert full_card(archive, KEEPER, "S1").details.rating == 5
    assert [each.why for each in card_changes(archive, KEEPER, "S1")][-1] == "meanwhile"
    archive.close()
