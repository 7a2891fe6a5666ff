from __future__ import annotations

import pytest
from pydantic import ValidationError

from routeplan.rules import Rules, Thresholds, VisitRule, preset


def rule(**parts):
    return VisitRule(**{"visits": 1, "in_store_s": 600, **parts})


@pytest.mark.parametrize(
    ("visits", "weeks", "fewest", "most"),
    [
        (1, 1, 4, 10),  # ideal 7
        (2, 1, 2, 5),  # ideal 3.5
        (3, 1, 2, 3),  # ideal 7 / 3
        (1, 2, 7, 21),  # ideal 14
        (1, 4, 14, 42),
        (7, 1, 1, 1),
        ("daily", 1, 1, 7),
    ],
)
def test_spacing_follows_from_the_even_one(visits, weeks, fewest, most):
    found = rule(visits=visits, weeks=weeks)
    assert (found.fewest_days, found.most_days) == (fewest, most)


def test_given_spacing_wins_one_end_at_a_time():
    assert (rule(min_days_between=6).fewest_days, rule(min_days_between=6).most_days) == (6, 10)
    assert (rule(max_days_between=8).fewest_days, rule(max_days_between=8).most_days) == (4, 8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"visits": 0},
        {"visits": "weekly"},
        {"weeks": 0},
        {"in_store_s": 0},
        {"in_store_s": 12.5},
        {"weekdays": ()},
        {"weekdays": (7,)},
        {"weekdays": (2, 1)},
        {"weekdays": (1, 1)},
        {"visits": "daily", "weeks": 2},
        {"min_days_between": 8, "max_days_between": 7},
        {"min_days_between": 11},  # above the even spacing's 10
        {"minutes": 10},
    ],
)
def test_a_rule_that_makes_no_sense_is_not_born(wrong):
    with pytest.raises(ValidationError):
        rule(**wrong)


def test_more_visits_than_days_are_a_rule_that_no_pattern_meets_rather_than_no_rule():
    assert rule(visits=20).fewest_days > rule(visits=20).most_days


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("standard", {"A": ("daily", 1, 1800), "B": (1, 1, 900), "C": (1, 2, 600)}),
        ("three-two-one", {"A": (3, 1, 1800), "B": (2, 1, 900), "C": (1, 2, 600)}),
    ],
)
def test_the_presets_are_the_handbooks(name, expected):
    rules = preset(name)
    found = {key: (each.visits, each.weeks, each.in_store_s) for key, each in rules.classes.items()}
    assert found == expected
    assert list(found) == list(rules.thresholds.names)
    assert rules.thresholds.shares == (0.4, 0.8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"shares": (0.4,)},
        {"shares": (0.8, 0.4)},
        {"shares": (0.4, 0.4)},
        {"shares": (0.4, 1.0)},
        {"shares": (0.0, 0.8)},
        {"names": ("A", "B", "A")},
        {"names": (), "shares": ()},
    ],
)
def test_thresholds_that_make_no_sense_are_not_born(wrong):
    with pytest.raises(ValidationError):
        Thresholds(**wrong)


def test_rules_have_at_least_one_class():
    with pytest.raises(ValidationError):
        Rules(classes={})
