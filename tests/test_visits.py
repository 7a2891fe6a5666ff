"""A visit is right at birth, or every fault of it is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from visit_samples import MADE, MISSED, visit, visits

from routeplan.errors import InputError
from routeplan.visits import Absence, Target, Visit, merge, received, visit_of

DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))
NINE_IN_CHINA = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=8)))


def faults_of(**fields):
    with pytest.raises(InputError) as raised:
        visit_of({**MADE, **fields})
    return [(fault.code, fault.where) for fault in raised.value.faults]


def test_a_visit_made_keeps_all_that_was_said():
    made = visit_of(MADE)
    assert made.was_made
    assert made.has_order
    assert made.is_urgent
    assert made.on == date(2026, 11, 24)
    assert made.position is not None
    assert made.position.accuracy_m == 8
    assert made.forms[0].answers == {"price": 3.5, "stock": 12, "display": "poor"}
    assert visit_of(made.model_dump(mode="json")) == made


def test_a_store_not_visited_has_a_reason_and_no_outcome():
    missed = visit_of(MISSED)
    assert not missed.was_made
    assert not missed.is_effective
    assert missed.not_visited == "closed"


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"arrived_s": 34_201}, [("RP611", "visit left_s")]),
        ({"arrived_s": 34_200}, None),
        ({"arrived_s": None}, [("RP612", "visit left_s")]),
        ({"purposes": ["order", "order"]}, [("RP614", "visit purposes")]),
        ({"colour": "red"}, [("RP601", "visit colour")]),
        ({"order_cents": -1}, [("RP603", "visit order_cents")]),
        ({"order_cents": 12.5}, [("RP603", "visit order_cents")]),
        ({"on": "24.11.2026"}, [("RP603", "visit on")]),
        ({"recorded_at": "2026-11-24T09:30:00"}, [("RP603", "visit recorded_at")]),
        ({"id": "two words"}, [("RP603", "visit id")]),
        ({"position": {"lat": 91, "lon": 0}}, [("RP603", "visit position.lat")]),
        ({"not_visited": "asleep"}, [("RP603", "visit not_visited")]),
    ],
)
def test_each_fault_of_a_visit_is_named(fields, faults):
    if faults is None:
        assert visit_of({**MADE, **fields}).left_s == 34_200
    else:
        assert faults_of(**fields) == faults


def test_what_contradicts_not_being_there_is_named_at_once():
    found = faults_of(not_visited="closed")
    keys = ("left_s", "purposes", "outcomes", "order_cents")
    assert found == [("RP613", f"visit {key}") for key in keys]


def test_faults_of_fields_and_of_forms_come_together():
    forms = [{"form": "market_change", "answers": {"change": "weather"}}, {"form": "unknown"}]
    content = {"id": "v", "on": "2026-11-24", "rep": 7, "forms": forms}
    with pytest.raises(InputError) as raised:
        visit_of(content, where="visits.json[3]")
    assert [(fault.code, fault.where) for fault in raised.value.faults] == [
        ("RP603", "visits.json[3] rep"),
        ("RP602", "visits.json[3] store"),
        ("RP602", "visits.json[3] forms[1].answers"),
        ("RP627", "visits.json[3] forms[0].change"),
        ("RP624", "visits.json[3] forms[0].details"),
    ]


@pytest.mark.parametrize(
    ("fields", "has_order", "is_effective"),
    [
        ({}, False, False),
        ({"order_cents": 0}, False, False),
        ({"order_cents": 1}, True, True),
        ({"outcomes": ("order",)}, True, True),
        ({"outcomes": ("agreed",)}, False, True),
        ({"collected_cents": 1}, False, True),
    ],
)
def test_an_order_or_any_outcome_makes_a_visit_effective(fields, has_order, is_effective):
    assert visit(**fields).has_order is has_order
    assert visit(**fields).is_effective is is_effective


@pytest.mark.parametrize(
    ("recorded_at", "at", "late"),
    [
        # Half past eleven at night on the spot, then half past midnight.
        (NINE_IN_CHINA, datetime(2026, 11, 24, 15, 30, tzinfo=UTC), False),
        (NINE_IN_CHINA, datetime(2026, 11, 24, 16, 30, tzinfo=UTC), True),
        (None, datetime(2026, 11, 24, 23, 59, tzinfo=UTC), False),
        (None, datetime(2026, 11, 25, 0, 0, tzinfo=UTC), True),
    ],
)
def test_what_arrives_after_its_own_day_is_late(recorded_at, at, late):
    arrived = received(visit(recorded_at=recorded_at), at)
    assert arrived.late is late
    assert arrived.received_at == at


@given(
    drawn=st.lists(visits(DAYS), max_size=8, unique_by=lambda visit: visit.id),
    first=st.integers(0, 8),
)
def test_sending_again_changes_nothing(drawn, first):
    known, sent = drawn[:first], drawn[first:]
    once = merge(known, sent)
    again = merge(once.visits, drawn)
    assert once.visits == (*known, *once.added)
    assert again.visits == once.visits
    assert again.added == ()
    assert again.repeated == tuple(drawn)


def test_when_it_was_received_makes_no_other_visit_of_it():
    first = visit(received_at=datetime(2026, 11, 24, tzinfo=UTC))
    second = visit(received_at=datetime(2026, 11, 25, tzinfo=UTC), late=True)
    assert merge([first], [second]).repeated == (second,)


def test_another_visit_under_the_same_id_is_refused_and_shown():
    merged = merge([visit(note="first")], [visit(note="second")])
    assert merged.visits == (visit(note="first"),)
    assert merged.conflicting == (visit(note="second"),)


@given(drawn=visits(DAYS))
def test_a_visit_survives_its_own_json(drawn):
    assert Visit.model_validate_json(drawn.model_dump_json(), strict=True) == drawn
    assert visit_of(drawn.model_dump(mode="json")) == drawn


def test_absences_end_after_they_start_and_months_start_on_the_first():
    day = date(2026, 11, 24)
    assert Absence(rep="R1", first=day, last=day).kind == "leave"
    with pytest.raises(ValidationError, match="before the first"):
        Absence(rep="R1", first=day, last=date(2026, 11, 23))
    with pytest.raises(ValidationError, match="first day"):
        Target(store="S1", month=day, order_cents=1)
