"""Which dates reps work."""

from __future__ import annotations

from datetime import date

import pytest
from builders import rep

from routeplan.workdays import DateException, Workdays, day_status, public_days, region_faults

CHINA = rep(country="CN", hours=(*rep().hours[:5], None, None))
NONE = Workdays()


def off(first, last=None, **fields):
    return DateException(first=first, last=last or first, **fields)


@pytest.mark.parametrize(
    ("on", "kind", "works"),
    [
        (date(2026, 2, 13), "weekday", True),
        (date(2026, 2, 14), "makeup", True),
        (date(2026, 2, 15), "free", False),
        (date(2026, 2, 17), "holiday", False),
        (date(2026, 2, 23), "holiday", False),
        (date(2026, 2, 28), "makeup", True),
    ],
)
def test_chinese_new_year_moves_workdays_to_weekends(on, kind, works):
    status = day_status(CHINA, NONE, on)
    assert (status.kind, status.works) == (kind, works)
    assert bool(status.name) == (kind == "holiday")


def test_a_rep_who_works_saturdays_anyway_has_no_added_day():
    who = rep(country="CN")
    assert day_status(who, NONE, date(2026, 2, 14)).kind == "weekday"
    assert day_status(who, NONE, date(2026, 1, 4)).kind == "makeup"


def test_a_year_without_its_decree_is_not_settled():
    assert public_days("CN", None, 2026).is_settled
    assert not public_days("CN", None, 2099).is_settled
    assert public_days("DE", "BY", 2099).is_settled


@pytest.mark.parametrize("machine", ["C", "fi", "zh_CN"])
def test_holidays_are_named_in_the_reader_s_language_not_the_machine_s(machine, monkeypatch):
    monkeypatch.setenv("LANGUAGE", machine)
    public_days.cache_clear()
    spring = day_status(CHINA, NONE, date(2026, 2, 17))
    assert spring.name == spring.name_in("en") == "Chinese New Year (Spring Festival)"
    assert spring.name_in("zh") == "春节"
    epiphany = day_status(rep(country="FI"), NONE, date(2026, 1, 6))
    assert epiphany.name_in("en") == epiphany.name_in("zh") == "Epiphany"
    own = Workdays(exceptions=(off(date(2026, 2, 17), note="inventory"),))
    assert day_status(CHINA, own, date(2026, 2, 17)).name_in("zh") == "inventory"


def test_provinces_have_holidays_of_their_own():
    epiphany = date(2026, 1, 6)
    assert day_status(rep(country="DE", province="BY"), NONE, epiphany).kind == "holiday"
    assert day_status(rep(country="DE", province="BE"), NONE, epiphany).works
    assert day_status(rep(), NONE, epiphany).works


def test_exceptions_win_and_a_reps_own_win_over_all():
    day = date(2026, 10, 1)
    general = off(day, works=True, note="stocktaking")
    assert day_status(CHINA, Workdays(exceptions=(general,)), day).works
    own = off(day, date(2026, 10, 7), rep="R1", note="leave")
    for exceptions in ((general, own), (own, general)):
        status = day_status(CHINA, Workdays(exceptions=exceptions), day)
        assert (status.kind, status.name) == ("leave", "leave")
    other = rep("R2", country="CN")
    assert day_status(other, Workdays(exceptions=(general, own)), day).works
    sunday = date(2026, 11, 29)
    added = day_status(rep(), Workdays(exceptions=(off(sunday, works=True),)), sunday)
    assert (added.kind, added.is_added) == ("extra", True)


@pytest.mark.parametrize(
    ("country", "province", "code"),
    [("XX", None, "RP851"), ("DE", "ZZ", "RP852"), (None, "BY", "RP853")],
)
def test_unknown_regions_are_faults(country, province, code):
    assert [fault.code for fault in region_faults("reps", country, province)] == [code]
    assert list(region_faults("reps", "DE", "BY")) == []
    assert list(region_faults("reps", None, None)) == []
