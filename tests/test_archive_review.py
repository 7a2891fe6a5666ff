"""A review of what the archive holds says what one of files says."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from archive_world import KEEPER, add_world
from sqlalchemy import text

from benchmarks.review_archive import ARRIVAL, MONDAY, PLANNER, fill, sent
from benchmarks.review_year import versions
from routeplan.archive import User, open_archive
from routeplan.archive.plans import keep_plan
from routeplan.archive.reviewing import review_inputs
from routeplan.archive.rows import add
from routeplan.archive.schema import PLAN_STORES, VISITS
from routeplan.archive.targets import set_targets
from routeplan.archive.visit_columns import visit_table
from routeplan.archive.visits import visit_row
from routeplan.errors import InputError
from routeplan.review import Circumstances, Review, VisitTable, daily, gather
from routeplan.visits import Target, Visit, received

DAYS = 28
LAST = MONDAY + timedelta(days=DAYS - 1)
TEAMS = {f"R{number:03d}": "team 00" for number in range(3)}
NORTH = User(name="north", role="supervisor", teams=frozenset({"team 00"}))
LENT = Visit(id="lent", rep="R001", store="S000-003", on=MONDAY, arrived_s=60, outcomes=("opened",))


@pytest.fixture
def company(archive):
    """Three reps, a plan each, four weeks; one made a visit for another."""
    ran = versions(3)
    fill(archive, ran, DAYS)
    with archive.writing() as db:
        add(db, VISITS, [visit_row(KEEPER, received(LENT, ARRIVAL))])
    visits = [each for version in ran for each in sent(version, DAYS)]
    return archive, ran, [received(LENT, ARRIVAL), *visits]


def values(review):
    return {group.labels: dict(group.values) for group in review.groups}


@pytest.mark.parametrize("by", [("rep",), ("class", "week"), ("area",), ("team", "month"), ()])
@pytest.mark.parametrize("rep", [None, "R000", "R001"])
def test_the_figures_are_those_of_files(company, by, rep):
    archive, ran, visits = company
    targets = [Target(store="S000-003", month=date(2026, 1, 1), order_cents=90_000)]
    set_targets(archive, User(name="pat", role="planner"), targets, "new")
    inputs = review_inputs(archive, KEEPER, rep=rep)
    cards = inputs.circumstances.cards
    told = Circumstances(teams=TEAMS, area_header="area", targets=tuple(targets), cards=cards)
    files = gather(ran, VisitTable.of(visits), LAST, told, None if rep is None else [rep])
    found = values(Review(inputs.facts(LAST), MONDAY, LAST, by))
    wanted = values(Review(files, MONDAY, LAST, by))
    assert found == wanted
    assert any(value and value.counted for group in found.values() for value in group.values())


def test_whoever_asks_sees_the_same_figures(company):
    archive, _, _ = company
    rep = User(name="r0", role="rep", rep="R000")
    own = values(Review(review_inputs(archive, rep).facts(LAST), MONDAY, LAST, ("rep",)))
    team = values(Review(review_inputs(archive, NORTH).facts(LAST), MONDAY, LAST, ("rep",)))
    whole = values(Review(review_inputs(archive, KEEPER).facts(LAST), MONDAY, LAST, ("rep",)))
    assert own == {("R000",): whole["R000",]}
    assert team == whole


def test_a_store_that_changes_hands_is_read_with_both_plans(company):
    archive, ran, _ = company
    taken = ran[0].problem.stores[3].id
    with archive.writing() as db:
        plan = db.execute(text("SELECT id FROM plans WHERE name = 'R002'")).scalar_one()
        add(db, PLAN_STORES, [{"plan": plan, "rep": "R002", "store": taken}])
    names = [each.name for each in review_inputs(archive, KEEPER, rep="R000").versions]
    assert names == ["R000 1", "R002 1"]


def test_visits_come_as_columns_as_they_would_one_by_one(archive, clock):
    add_world(archive)
    sent_at = datetime.fromisoformat("2026-11-24T23:30:00+08:00")
    day = date(2026, 11, 24)
    visits = [
        Visit(id="b", rep="R1", store="S1", on=day, planned_on=day, arrived_s=0, left_s=60),
        Visit(id="a", rep="R1", store="S2", on=day, outcomes=("order", "opened")),
        Visit(id="c", rep="R2", store="S1", on=day, order_cents=10**13, collected_cents=0),
        Visit(id="d", rep="R2", store="S3", on=day, not_visited="weather", arrived_s=7),
        Visit(id="e", rep="R1", store="S1", on=date(2026, 11, 20), collected_cents=1),
    ]
    kept = [received(each, sent_at) for each in visits]
    with archive.writing() as db:
        add(db, VISITS, [visit_row(KEEPER, each) for each in kept])
    with archive.reading() as db:
        found = visit_table(db, VISITS.c.rep.in_(["R1", "R2"]))
        nothing = visit_table(db, VISITS.c.rep == "nobody")
    assert len(nothing) == 0
    by_id = {each.id: each for each in kept}
    wanted = VisitTable.of([by_id[each] for each in found.ids])
    assert sorted(found.ids) == list("abcde")
    for name in VisitTable.__dataclass_fields__:
        assert np.array_equal(getattr(found, name), getattr(wanted, name)), name
        assert len(getattr(nothing, name)) == 0, name
    late = dict(zip(found.ids, found.is_late.tolist(), strict=True))
    assert late == {"a": False, "b": False, "c": False, "d": False, "e": True}


def test_what_was_there_before_the_columns_is_filled_in(tmp_path, clock):
    """An archive of the second schema, with a visit and a plan, is upgraded and reviewed."""
    archive = open_archive(tmp_path / "old.db", clock)
    add_world(archive)
    (version,) = versions(1)
    plan = keep_plan(archive, PLANNER, "north", version.problem, version.plan)
    visit = Visit(id="v", rep="R1", store="S1", on=date(2026, 11, 23), outcomes=("order", "agreed"),
                  planned_on=date(2026, 11, 20), arrived_s=5, left_s=9, order_cents=4)  # fmt: skip
    with archive.writing() as db:
        add(db, VISITS, [visit_row(KEEPER, received(visit, archive.now()))])
        before = visit_table(db, VISITS.c.id == "v")
        stores = db.execute(text("SELECT * FROM plan_stores ORDER BY 2, 3")).all()
        _as_of_the_second_schema(db)
    archive.close()
    archive = open_archive(tmp_path / "old.db", clock)
    with archive.reading() as db:
        after = visit_table(db, VISITS.c.id == "v")
        assert db.execute(text("SELECT * FROM plan_stores ORDER BY 2, 3")).all() == stores
    assert stores[0].plan == plan.id
    for name in VisitTable.__dataclass_fields__:
        assert np.array_equal(getattr(after, name), getattr(before, name)), name
    archive.close()


def _as_of_the_second_schema(db):
    for table in ("day_reports", "feeds", "jobs", "plan_stores"):
        db.execute(text(f"DROP TABLE {table}"))
    db.execute(text("DROP INDEX ix_visits_review"))
    db.execute(text('CREATE INDEX ix_visits_on ON visits ("on")'))
    for name in ("planned_on", "not_visited", "arrived_s", "left_s", "outcomes", "order_cents",
                 "collected_cents"):  # fmt: skip
        db.execute(text(f"ALTER TABLE visits DROP COLUMN {name}"))
    db.execute(text("UPDATE alembic_version SET version_num = '0002'"))


@pytest.mark.parametrize(
    ("given", "code"), [({"rep": "R009"}, "RP635"), ({"team": "south"}, "RP636")]
)
def test_who_is_not_within_reach_is_not_known(company, given, code):
    archive, _, _ = company
    with pytest.raises(InputError) as raised:
        review_inputs(archive, NORTH, **given)
    assert [fault.code for fault in raised.value.faults] == [code]


def test_a_stop_that_a_colleague_made_is_done_and_shown(company):
    archive, _, _ = company
    before = Review(review_inputs(archive, KEEPER, rep="R000").facts(LAST), MONDAY, LAST)
    stop = before.behind("missed")[0]
    helped = Visit(id="helped", rep="R002", store=stop.store, on=stop.on, planned_on=stop.on)
    with archive.writing() as db:
        add(db, VISITS, [visit_row(KEEPER, received(helped, ARRIVAL))])
    inputs = review_inputs(archive, User(name="r0", role="rep", rep="R000"))
    after = Review(inputs.facts(LAST), MONDAY, LAST)
    assert after.value("visits_done").counted == before.value("visits_done").counted + 1
    visits = inputs.visits(stop.on - timedelta(days=DAYS), stop.on + timedelta(days=DAYS))
    lines = daily(inputs.facts(LAST), visits, "R000", stop.on).lines
    assert [line.visit.rep for line in lines if line.store == stop.store] == ["R002"]
