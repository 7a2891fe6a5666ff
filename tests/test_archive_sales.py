"""Sales in, classes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_world import KEEPER, PLANNER, REP, SUPERVISOR, add_world

from routeplan.archive.cards import card_changes, full_card
from routeplan.archive.classes import accept_classes, month_before, propose_classes
from routeplan.archive.sales import import_sales, sales_of
from routeplan.errors import ConflictError, InputError, NotAllowedError
from routeplan.formats.cells import CellError
from routeplan.formats.sales_file import month_of, read_sales

SALES = """\
门店编号,月份,产品,金额
S1,2026年9月,tea,100
S1,2026-10,tea,"1,200"
S2,2026/10,,300
"""


def codes(raised) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def sales_file(folder: Path, text: str):
    path = folder / "sales.csv"
    path.write_text(text, encoding="utf-8")
    return read_sales(path)


def test_sales_are_kept_by_month_and_product_and_corrections_are_recorded(archive, tmp_path):
    add_world(archive)
    first = sales_file(tmp_path, SALES)
    shown = import_sales(archive, PLANNER, first, "try", dry_run=True)
    assert (shown.new, sales_of(archive, KEEPER, "S1")) == (3, ())
    import_sales(archive, PLANNER, first, "October")
    history = [(each.month, each.product, each.amount) for each in sales_of(archive, REP, "S1")]
    assert history == [("2026-10", "tea", 1200.0), ("2026-09", "tea", 100.0)]
    done = import_sales(
        archive, PLANNER, sales_file(tmp_path, SALES.replace("1,200", "1,250")), "fix"
    )
    assert (done.new, done.unchanged) == (0, 2)
    line = card_changes(archive, KEEPER, "S1")[-1]
    assert (line.field, line.old, line.new, line.why) == ("sales[2026-10][tea]", 1200, 1250, "fix")


def test_sales_may_stand_in_a_column_a_month(archive, tmp_path):
    add_world(archive)
    wide = sales_file(tmp_path, "id,2026-09,Oct 2026,remark\nS1,10,20,x\nS2,,30,\n")
    assert wide.faults == ()
    assert [(each.store, each.month, each.amount) for each in wide.sales] == [
        ("S1", "2026-09", 10), ("S1", "2026-10", 20), ("S2", "2026-10", 30),
    ]  # fmt: skip


def test_all_that_is_wrong_with_a_sales_file_is_said_at_once(archive, tmp_path):
    add_world(archive)
    text = "id,month,amount\nS1,2026-13,5\nS1,2026-10,x\nS9,2026-10,1\nS2,2026-10,1\nS2,2026-10,2\n"
    with pytest.raises(InputError) as raised:
        import_sales(archive, PLANNER, sales_file(tmp_path, text), "try")
    assert codes(raised) == ["RP942", "RP121", "RP941", "RP911"]
    assert [each.code for each in sales_file(tmp_path, "id,name\nS1,x\n").faults] == ["RP940"]


@pytest.mark.parametrize("text", ["2026-10", "2026/10", "202610", "2026年10月", "Oct 2026",
                                  "October 2026", "2026.10", "2026-10-01"])  # fmt: skip
def test_months_as_people_type_them(text):
    assert month_of(text) == "2026-10"


@pytest.mark.parametrize("text", ["2026", "10", "2026-00", "Okt 2026", "2026-10-15", ""])
def test_what_is_no_month(text):
    with pytest.raises(CellError):
        month_of(text)


def test_the_month_before():
    assert [month_before("2026-02", count) for count in (0, 1, 2, 14)] == [
        "2026-02", "2026-01", "2025-12", "2024-12",
    ]  # fmt: skip


def test_sales_call_for_other_classes_with_their_effect(archive, tmp_path):
    add_world(archive)
    text = "id,2026-09,2026-10\nS1,10,10\nS2,400,600\nS3,90,90\nS4,5,5\n"
    import_sales(archive, PLANNER, sales_file(tmp_path, text), "sales")
    found = propose_classes(archive, PLANNER, months=2)
    assert (found.first, found.last, found.judged) == ("2026-09", "2026-10", 4)
    assert found.without_sales == ("S5", "S6")
    by_store = {each.card.id: each for each in found.changes}
    assert {store: (each.before, each.after) for store, each in by_store.items()} == {
        "S1": ("A", "C"), "S2": ("B", "A"),
    }  # fmt: skip
    rises = by_store["S2"]
    # standard: A daily for 30 minutes, B weekly for 15.
    assert (rises.load_before.visits, rises.load_after.visits) == (4, 24)
    assert (rises.load_before.in_store_s, rises.load_after.in_store_s) == (3600, 43_200)
    assert rises.sales == 500
    assert found.load_change.visits == 20 + (2 - 24)
    assert full_card(archive, KEEPER, "S2").store.store_class == "B"


def test_an_accepted_class_is_history_and_an_outdated_proposal_is_refused(archive, tmp_path):
    add_world(archive)
    text = "id,2026-10\nS1,10\nS2,600\n"
    import_sales(archive, PLANNER, sales_file(tmp_path, text), "sales")
    found = propose_classes(archive, SUPERVISOR, months=1)
    assert [each.after for each in found.changes] == ["C", "A"]
    accept_classes(archive, SUPERVISOR, found.changes[1:], "October")
    card = full_card(archive, KEEPER, "HZ-B-0002")
    assert (card.standing.number, card.store.sales) == ("HZ-A-0002", 600)
    line = next(
        each for each in card_changes(archive, KEEPER, "S2") if each.field == "store.store_class"
    )
    assert (line.old, line.new, line.why, line.who) == ("B", "A", "October", "sam")
    with pytest.raises(ConflictError) as raised:
        accept_classes(archive, SUPERVISOR, found.changes, "again")
    assert codes(raised) == ["RP943"]
    assert full_card(archive, KEEPER, "S1").store.store_class == "A"


def test_without_sales_nothing_is_proposed(archive):
    add_world(archive)
    with pytest.raises(InputError) as raised:
        propose_classes(archive, PLANNER, last="2026-10")
    assert codes(raised) == ["RP944"]
    with pytest.raises(NotAllowedError):
        propose_classes(archive, REP)
