"""Visits: each once however often it is sent, forms, urgent reports, targets and absences."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from archive_world import (
    AUDITOR,
    KEEPER,
    OTHER_REP,
    OTHER_SUPERVISOR,
    PLANNER,
    REP,
    SUPERVISOR,
    add_world,
)
from sqlalchemy import func, select

from routeplan.archive import open_archive
from routeplan.archive.absences import add_absence, list_absences, withdraw_absence
from routeplan.archive.cards import card_changes
from routeplan.archive.forms import add_form, list_forms
from routeplan.archive.reports import mark_seen, urgent_reports
from routeplan.archive.schema import VISITS
from routeplan.archive.short_card import short_card
from routeplan.archive.targets import list_targets, set_targets
from routeplan.archive.visits import list_visits, record_visit, record_visits
from routeplan.errors import ConflictError, InputError, NotAllowedError, NotThereError
from routeplan.visits import Absence, Target

MARKET = {
    "form": "market_change", "version": 1, "urgent": True,
    "answers": {"change": "price", "details": "two yuan off"},
}  # fmt: skip


def sent(visit_id: str, **more: object) -> dict[str, object]:
    return {"id": visit_id, "rep": "R1", "store": "S1", "on": "2026-11-24", **more}


@pytest.fixture
def world(archive):
    add_world(archive)
    return archive


def statuses(receipts) -> list[str]:
    return [each.status for each in receipts]


def test_a_visit_sent_twice_is_one_visit(world, clock):
    visit = sent("a", arrived_s=33_000, left_s=34_000, outcomes=["order"], order_cents=1250)
    assert statuses(record_visits(world, REP, [visit, visit])) == ["recorded", "repeated"]
    clock.forward(days=3)
    again = record_visit(world, REP, visit)
    assert (again.status, again.late) == ("repeated", False)
    (kept,) = list_visits(world, REP)
    assert (kept.order_cents, kept.late) == (1250, False)


def test_the_first_word_stays(world):
    record_visit(world, REP, sent("a", note="first"))
    receipts = record_visits(world, REP, [sent("a", note="second"), sent("b")])
    assert statuses(receipts) == ["refused", "recorded"]
    assert receipts[0].faults[0].code == "RP960"
    assert list_visits(world, REP)[0].note == "first"
    inside = record_visits(
        world, REP, [sent("c", note="x"), sent("c", note="y"), sent("c", note="x")]
    )
    assert statuses(inside) == ["recorded", "refused", "repeated"]


def test_what_arrives_late_is_accepted_and_marked(world, clock):
    clock.forward(hours=14, minutes=59)
    assert not record_visit(world, REP, sent("a")).late
    clock.forward(minutes=1)
    assert record_visit(world, REP, sent("b")).late
    assert [visit.late for visit in list_visits(world, REP)] == [False, True]


def test_the_sender_does_not_say_when_it_arrived(world):
    record_visit(world, REP, sent("a", late=True, received_at="2020-01-01T00:00:00+00:00"))
    (kept,) = list_visits(world, REP)
    assert (kept.late, kept.received_at) == (False, world.now())


def test_one_that_is_wrong_does_not_keep_the_others_out(world):
    receipts = record_visits(
        world,
        REP,
        [
            sent("a"),
            sent("b", left_s=-5, colour="red"),
            sent("c", store="S99"),
            sent("d", rep="R2"),
            sent("e", on="2026-11-25"),
            sent("f", on="2026-11-23"),
            {"note": "nothing else"},
        ],
    )
    codes = [sorted(fault.code for fault in each.faults) for each in receipts]
    assert codes == [
        [], ["RP601", "RP603"], ["RP911"], ["RP910"], ["RP961"], [],
        ["RP602", "RP602", "RP602", "RP602"],
    ]  # fmt: skip
    assert [visit.id for visit in list_visits(world, REP)] == ["f", "a"]
    with pytest.raises(InputError):
        record_visit(world, REP, sent("g", store="S99"))


def test_tomorrow_is_today_where_the_sun_rises_first(world, clock):
    clock.forward(hours=8, minutes=59)
    assert statuses(record_visits(world, REP, [sent("a", on="2026-11-25")])) == ["refused"]
    clock.forward(minutes=1)
    assert statuses(record_visits(world, REP, [sent("a", on="2026-11-25")])) == ["recorded"]


def test_who_may_record_and_see_visits(world):
    by = {"R1": REP, "R3": OTHER_REP}
    for rep, who in by.items():
        record_visit(world, who, sent(rep, rep=rep))
    assert statuses(record_visits(world, SUPERVISOR, [sent("x", rep="R2")])) == ["recorded"]
    assert statuses(record_visits(world, PLANNER, [sent("y")])) == ["refused"]
    assert statuses(record_visits(world, AUDITOR, [sent("z")])) == ["refused"]
    seen = {who.name: {visit.id for visit in list_visits(world, who)}
            for who in (REP, OTHER_REP, SUPERVISOR, OTHER_SUPERVISOR, AUDITOR)}  # fmt: skip
    assert seen == {
        "rita": {"R1"}, "rob": {"R3"}, "sam": {"R1", "x"}, "sue": {"R3"}, "ada": {"R1", "R3", "x"}
    }  # fmt: skip


def test_lists_of_visits_are_paged_and_filtered(world):
    days = ["2026-11-22", "2026-11-20", "2026-11-21", "2026-11-20"]
    record_visits(world, REP, [sent(f"v{n}", on=day) for n, day in enumerate(days)])
    record_visit(world, REP, sent("other", store="S2"))
    whole = [visit.id for visit in list_visits(world, REP)]
    assert whole == ["v1", "v3", "v2", "v0", "other"]
    paged, after = [], ""
    while page := list_visits(world, REP, after=after, limit=2):
        paged += [visit.id for visit in page]
        after = page[-1].id
    assert paged == whole
    some = list_visits(world, REP, store="S1", first=date(2026, 11, 21), last=date(2026, 11, 22))
    assert [visit.id for visit in some] == ["v2", "v0"]


def test_phones_that_send_at_once_lose_and_double_nothing(world, place):
    phones, visits = 4, 12
    numbers = random.Random(5)

    def phone(number: int) -> list[str]:
        own = open_archive(place, world.now)
        wanted = [sent(f"{number}-{n}") for n in range(visits)] + [
            sent(f"both-{n}") for n in range(6)
        ]
        wanted = numbers.sample([*wanted, *wanted[:3]], len(wanted) + 3)
        found = []
        for start in range(0, len(wanted), 5):
            found += record_visits(own, REP, wanted[start : start + 5])
        own.close()
        return statuses(found)

    with ThreadPoolExecutor(phones) as pool:
        found = [status for each in pool.map(phone, range(phones)) for status in each]
    expected = phones * visits + 6
    assert found.count("recorded") == expected
    assert found.count("refused") == 0
    with world.reading() as db:
        assert db.execute(select(func.count()).select_from(VISITS)).scalar() == expected


def test_the_short_card_tells_the_last_ten_visits_and_the_aim(world, clock):
    for day in range(1, 13):
        aim = "sell tea" if day == 11 else ""
        record_visit(world, REP, sent(f"v{day}", on=f"2026-11-{day:02d}", next_aim=aim))
    card = short_card(world, REP, "HZ-A-0001")
    assert [visit.on.day for visit in card.visits] == list(range(12, 2, -1))
    assert (card.next_aim, card.store.id, card.rule.in_store_s) == ("sell tea", "S1", 1800)
    with pytest.raises(NotThereError):
        short_card(world, OTHER_REP, "S1")


def test_the_shipped_forms_are_checked_and_new_ones_may_be_added(world):
    assert {form.id for form in list_forms(world)} == {"in_store_check", "market_change"}
    bad = {"form": "in_store_check", "answers": {"price": "dear"}}
    with pytest.raises(InputError) as raised:
        record_visit(world, REP, sent("a", forms=[bad]))
    assert raised.value.faults[0].code == "RP625"
    fridge = {
        "id": "fridge", "version": 1, "words": {"en": "Fridge"},
        "questions": [{"id": "cold", "kind": "yes_no", "words": {"en": "Cold?"}}],
    }  # fmt: skip
    with pytest.raises(NotAllowedError):
        add_form(world, REP, fridge)
    add_form(world, KEEPER, fridge)
    assert add_form(world, KEEPER, fridge).id == "fridge"
    record_visit(world, REP, sent("b", forms=[{"form": "fridge", "answers": {"cold": True}}]))
    with pytest.raises(ConflictError) as raised:
        add_form(world, KEEPER, {**fridge, "words": {"en": "Freezer"}})
    assert raised.value.faults[0].code == "RP962"
    with pytest.raises(InputError) as raised:
        add_form(world, KEEPER, {**fridge, "version": 2, "questions": []})
    assert raised.value.faults[0].code == "RP915"


def test_an_urgent_report_shows_up_at_once_for_the_supervisor_of_the_team(world):
    record_visit(world, REP, sent("a", forms=[MARKET]))
    record_visit(world, REP, sent("b", forms=[{**MARKET, "urgent": False}]))
    (report,) = urgent_reports(world, SUPERVISOR)
    assert (report.visit.id, report.seen_by) == ("a", ())
    assert urgent_reports(world, OTHER_SUPERVISOR) == ()
    assert urgent_reports(world, REP) == ()
    mark_seen(world, SUPERVISOR, "a")
    mark_seen(world, SUPERVISOR, "a")
    assert urgent_reports(world, SUPERVISOR) == ()
    assert urgent_reports(world, SUPERVISOR, with_seen=True)[0].seen_by == ("sam",)
    assert len(urgent_reports(world, PLANNER)) == 1
    with pytest.raises(NotAllowedError):
        mark_seen(world, OTHER_SUPERVISOR, "a")
    with pytest.raises(NotThereError):
        mark_seen(world, SUPERVISOR, "b")


def test_targets_are_set_and_changed_with_a_record(world):
    month = date(2026, 11, 1)
    first = [Target(store=each, month=month, order_cents=5000) for each in ("S1", "S3")]
    assert set_targets(world, SUPERVISOR, first, "plan") == 2
    assert (
        set_targets(
            world, SUPERVISOR, [first[0], Target(store="S3", month=month, order_cents=1)], "less"
        )
        == 1
    )
    assert [each.order_cents for each in list_targets(world, SUPERVISOR, month, month)] == [5000, 1]
    assert [each.store for each in list_targets(world, REP, month, month)] == ["S1"]
    line = card_changes(world, KEEPER, "S3")[-1]
    assert (line.field, line.old, line.new, line.why) == ("target[2026-11]", 5000, 1, "less")
    with pytest.raises(NotThereError):
        set_targets(world, OTHER_SUPERVISOR, first, "try")
    with pytest.raises(InputError) as raised:
        set_targets(world, SUPERVISOR, [first[0], first[0]], "twice")
    assert raised.value.faults[0].code == "RP941"


def test_absences_are_kept_for_who_may_see_them(world):
    leave = Absence(rep="R1", first=date(2026, 12, 1), last=date(2026, 12, 3))
    holiday = Absence(first=date(2027, 1, 1), last=date(2027, 1, 1), kind="holiday")
    kept = add_absence(world, SUPERVISOR, leave)
    add_absence(world, PLANNER, holiday)
    with pytest.raises(NotAllowedError):
        add_absence(world, SUPERVISOR, holiday)
    year = date(2026, 12, 3), date(2027, 12, 31)
    assert [each.absence for each in list_absences(world, REP, *year)] == [leave, holiday]
    assert [each.absence for each in list_absences(world, OTHER_REP, *year)] == [holiday]
    withdraw_absence(world, SUPERVISOR, kept.id, "came after all")
    assert [each.absence for each in list_absences(world, REP, *year)] == [holiday]
    with pytest.raises(NotThereError):
        withdraw_absence(world, SUPERVISOR, kept.id, "again")
