from __future__ import annotations

import doctest
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from routeplan import patterns
from routeplan.cycle import Cycle
from routeplan.errors import InputError
from routeplan.patterns import MOST_PATTERNS, allowed_patterns
from routeplan.rules import VisitRule, preset

MON_TO_SAT = (0, 1, 2, 3, 4, 5)


def rule(visits, weeks=1, **parts):
    return VisitRule(visits=visits, weeks=weeks, in_store_s=600, **parts)


def code_of(rule_, cycle, days=None):
    with pytest.raises(InputError) as error:
        allowed_patterns(rule_, cycle, days, where="class B")
    (fault,) = error.value.faults
    assert fault.where == "class B"
    return fault.code


def test_the_docstring_is_true():
    assert doctest.testmod(patterns) == (0, 2)


def test_three_a_week_leave_no_gap_below_two_days_or_above_three():
    a = preset("three-two-one").classes["A"].model_copy(update={"weekdays": MON_TO_SAT})
    assert allowed_patterns(a, Cycle(weeks=1)) == ((0, 2, 4), (0, 2, 5), (0, 3, 5), (1, 3, 5))
    mon_wed_fri, *_ = allowed_patterns(a, Cycle(weeks=2))
    assert mon_wed_fri == (0, 2, 4, 7, 9, 11)


def test_two_a_week_are_two_to_five_days_apart():
    b = preset("three-two-one").classes["B"]
    found = allowed_patterns(b, Cycle(weeks=2), days=(0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
    assert [each[:2] for each in found] == [(0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4)]


def test_a_weekly_store_keeps_its_weekday():
    weekly = preset("standard").classes["B"]
    assert allowed_patterns(weekly, Cycle(weeks=2))[:2] == ((0, 7), (1, 8))
    # Without the second Tuesday there is no Tuesday at all.
    assert allowed_patterns(weekly, Cycle(weeks=2), days=(0, 1, 7)) == ((0, 7),)


def test_daily_is_every_day_that_counts():
    daily = rule("daily", weekdays=MON_TO_SAT)
    assert allowed_patterns(daily, Cycle(weeks=1), days=(0, 2, 6)) == ((0, 2),)
    assert allowed_patterns(daily, Cycle(weeks=2)) == ((0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12),)


def test_spacing_given_for_daily_visits_holds_round_the_end():
    daily = rule("daily", weekdays=MON_TO_SAT, max_days_between=1)
    assert code_of(daily, Cycle(weeks=1)) == "RP203"  # Saturday to Monday is 2
    assert allowed_patterns(rule("daily", max_days_between=1), Cycle(weeks=1)) == (tuple(range(7)),)


def test_the_cycle_is_a_ring():
    # 0 and 8 are 8 apart one way and 6 the other.
    spaced = rule(2, weeks=2, min_days_between=7)
    assert allowed_patterns(spaced, Cycle(weeks=2), days=(0, 1, 7, 8)) == ((0, 7), (1, 8))
    assert code_of(spaced, Cycle(weeks=2), days=(0, 8)) == "RP203"


@pytest.mark.parametrize(
    ("rule_", "weeks", "code"),
    [
        (rule(1, weekdays=(6,)), 1, None),
        (rule(3, weekdays=(0, 1)), 2, "RP203"),
        (rule(8), 1, "RP203"),
        (rule(20), 1, "RP203"),
        (rule(1, weeks=2), 3, "RP204"),
        (rule(1, weeks=4), 2, "RP204"),
        (rule(6, weeks=4, min_days_between=1, max_days_between=28), 4, "RP205"),
    ],
)
def test_a_rule_that_cannot_be_met_is_named(rule_, weeks, code):
    if code is None:
        assert allowed_patterns(rule_, Cycle(weeks=weeks)) == ((6,),)
    else:
        assert code_of(rule_, Cycle(weeks=weeks)) == code


def test_no_day_at_all_is_a_fault():
    assert code_of(rule("daily"), Cycle(weeks=2), days=()) == "RP203"
    assert code_of(rule(1), Cycle(weeks=2), days=()) == "RP203"


def test_as_many_patterns_as_allowed_are_given(monkeypatch):
    monkeypatch.setattr(patterns, "MOST_PATTERNS", comb(7, 3))
    loose = rule(3, min_days_between=1, max_days_between=7)
    assert len(allowed_patterns(loose, Cycle(weeks=1))) == comb(7, 3)
    monkeypatch.setattr(patterns, "MOST_PATTERNS", comb(7, 3) - 1)
    assert code_of(loose, Cycle(weeks=1)) == "RP205"
    assert MOST_PATTERNS == 20_000


def test_only_one_way_is_found_without_trying_all_others():
    # Forty of the forty working days: trying every start of a choice would never end.
    tight = rule(40, weeks=8, weekdays=range(5), min_days_between=1, max_days_between=56)
    (only,) = allowed_patterns(tight, Cycle(weeks=8))
    assert len(only) == 40


@st.composite
def questions(draw):
    weeks, period, most_visits = draw(
        st.sampled_from([(1, 1, 7), (2, 1, 3), (2, 2, 5), (3, 1, 1), (3, 3, 4), (4, 2, 2)])
    )
    cycle = Cycle(weeks=weeks)
    gap = st.one_of(st.none(), st.integers(1, 7 * period))
    fewest, most = draw(gap), draw(gap)
    visits = draw(st.integers(1, most_visits))
    weekdays = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1))))
    days = draw(st.one_of(st.none(), st.sets(st.integers(0, cycle.days - 1), min_size=4)))
    spacing = {"min_days_between": fewest, "max_days_between": most}
    plain = rule(visits, weeks=period)
    assume((fewest or plain.fewest_days) <= (most or plain.most_days) or not (fewest or most))
    return rule(visits, weeks=period, weekdays=weekdays, **spacing), cycle, days


def every_pattern(rule_, cycle, days):
    """Tries every set of days; knows the rules of spacing and repeating and nothing else."""
    span, period = cycle.days, 7 * rule_.weeks
    ideal = Fraction(period, rule_.visits)
    fewest = rule_.min_days_between or -(-ideal // 2)
    most = rule_.max_days_between or 3 * ideal / 2
    usable = [
        day for day in range(span) if day % 7 in rule_.weekdays and (days is None or day in days)
    ]
    for pattern in combinations(usable, rule_.visits * span // period):
        gaps = [
            (later - day - 1) % span + 1
            for day, later in zip(pattern, (*pattern[1:], pattern[0]), strict=True)
        ]
        repeats = {(day + period) % span for day in pattern} == set(pattern)
        if repeats and all(fewest <= gap <= most for gap in gaps):
            yield pattern


@given(question=questions())
def test_the_patterns_are_those_found_by_trying_everything(question):
    rule_, cycle, days = question
    expected = tuple(every_pattern(rule_, cycle, days))
    given_days = None if days is None else sorted(days)
    if expected:
        assert allowed_patterns(rule_, cycle, given_days) == expected
    else:
        assert code_of(rule_, cycle, given_days) == "RP203"
