"""Every figure against a recount, and the visits behind every figure."""

from __future__ import annotations

from datetime import date

import pytest
import review_oracle as oracle
import review_oracle_stores as oracle_stores
from hypothesis import given, settings
from hypothesis import strategies as st
from review_cases import LAST, MONDAY, SECOND, TARGETS, VERSIONS, absences, days, records

from routeplan.errors import InputError
from routeplan.review import FIGURES, Circumstances, Review, VisitTable, gather

OF_DAYS = {"stops_a_day", "in_store_share", "driving_planned", "driving_done", "driving"}


def every_row(*_):
    return True


NOT_KNOWN = {"cards_incomplete", "cards_due"}


def recount(case, first, last, keep, without=()):
    versions, visits, as_of, away = case
    last = min(last, as_of)
    what = oracle.told(versions, visits, as_of, away)
    found = {
        **oracle.stop_figures(versions, what, first, last, keep),
        **oracle.visit_figures(versions, what, first, last, keep),
        **oracle.day_figures(versions, what, first, last, keep),
        **oracle_stores.store_figures(versions, what, first, last, keep, TARGETS),
    }
    return {key: None if key in without else found.get(key) for key in FIGURES}


def facts_of(case, **more):
    versions, visits, as_of, away = case
    told = Circumstances(absences=away, targets=TARGETS)
    return gather(versions, VisitTable.of(visits), as_of, told, **more)


def shown(values):
    return {key: value and (value.counted, value.out_of) for key, value in values.items()}


@st.composite
def cases(draw):
    return VERSIONS, draw(records), draw(days), draw(absences())


@st.composite
def periods(draw):
    first, last = sorted((draw(days), draw(days)))
    return first, last


@settings(max_examples=60)
@given(case=cases(), period=periods())
def test_every_figure_is_as_recounted(case, period):
    if period[0] > case[2]:
        return
    (group,) = Review(facts_of(case), *period).groups
    assert shown(group.values) == recount(case, *period, every_row, NOT_KNOWN)


@settings(max_examples=25)
@given(case=cases(), by=st.sampled_from(["rep", "class", "area", "week", "month"]))
def test_groups_hold_what_a_recount_of_their_rows_holds(case, by):
    review = Review(facts_of(case), MONDAY, LAST, (by,))
    without = NOT_KNOWN | (OF_DAYS if by in ("class", "area") else set())
    for group in review.groups:
        first, last, keep = part(group.labels[0], by)
        assert shown(group.values) == recount(case, first, last, keep, without), group.labels


def part(label, by):
    """First day, last day and rows of a group."""
    if by == "rep":
        return MONDAY, LAST, lambda rep, *_: rep == label
    if by == "week":
        year, week = (int(number) for number in label.split("-W"))
        monday = date.fromisocalendar(year, week, 1)
        return monday, min(date.fromisocalendar(year, week, 7), LAST), every_row
    if by == "month":
        first, last = {
            "2026-11": (MONDAY, date(2026, 11, 30)),
            "2026-12": (date(2026, 12, 1), LAST),
        }[label]
        return first, last, every_row
    return MONDAY, LAST, lambda _, store, day: store is None or trait(store, day, by) == label


def trait(store, day, by):
    version = oracle.trait_version(VERSIONS, store, day)
    if version is None:
        return ""
    shop = version.problem.stores[version.problem.store_numbers[store]]
    return shop.store_class if by == "class" else dict(shop.extra)["Region"]


@settings(max_examples=25)
@given(case=cases(), by=st.sampled_from([(), ("rep",), ("rep", "week"), ("class",)]))
def test_what_stands_behind_a_figure_adds_up_to_it(case, by):
    review = Review(facts_of(case), MONDAY, LAST, by)
    for group in review.groups[:3]:
        for key, value in group.values.items():
            behind = review.behind(key, *group.labels)
            if value is None:
                assert behind == ()
            elif key in ("coverage", "attainment", "repeat_buyers", "top_attainment"):
                assert len({row.store for row in behind}) == value.out_of
            elif key in ("top_stores", "new_stores", "over_visited"):
                assert len({row.store for row in behind}) == value.counted
            else:
                assert sum(row.counted for row in behind) == value.counted
                assert sum(row.out_of or 0 for row in behind) == (value.out_of or 0)


@settings(max_examples=25)
@given(case=cases(), rep=st.sampled_from(["R1", "R2"]))
def test_one_rep_alone_has_the_same_figures(case, rep):
    among_all = Review(facts_of(case), MONDAY, LAST, ("rep",))
    alone = Review(facts_of(case, reps=[rep]), MONDAY, LAST, ("rep",))
    mine = [group for group in among_all.groups if group.labels == (rep,)]
    assert [shown(group.values) for group in alone.groups] == [
        shown(group.values) for group in mine
    ]


@settings(max_examples=25)
@given(visits=records, away=absences())
def test_a_plan_changed_afterwards_does_not_change_the_past(visits, away):
    before = (VERSIONS[:1], visits, LAST, away)
    after = (VERSIONS, visits, LAST, away)
    cut = date.fromordinal(SECOND.toordinal() - 1)
    told = [Review(facts_of(case), MONDAY, cut).groups[0].values for case in (before, after)]
    for key in ("stops_planned", "top_stores", "visits_made", "driving_planned", "in_store"):
        assert told[0][key] == told[1][key]


def test_a_plan_rules_no_day_before_its_approval():
    from dataclasses import replace

    late = replace(VERSIONS[1], starts=MONDAY, approved=SECOND)
    case = ((VERSIONS[0], late), [], LAST, ())
    usual = (VERSIONS, [], LAST, ())
    assert [g.values for g in Review(facts_of(case), MONDAY, LAST, ("week",)).groups] == [
        g.values for g in Review(facts_of(usual), MONDAY, LAST, ("week",)).groups
    ]


@pytest.mark.parametrize(
    ("by", "code"),
    [(("rep", "rep"), "RP632"), (("week", "month"), "RP632"), (("rep", "class", "area"), "RP632"),
     (("colour",), "RP632")],
)  # fmt: skip
def test_dimensions_that_cannot_be_combined_are_refused(by, code):
    with pytest.raises(InputError) as raised:
        Review(facts_of((VERSIONS, [], LAST, ())), MONDAY, LAST, by)
    assert [fault.code for fault in raised.value.faults] == [code]


def test_a_period_ends_after_it_starts_and_figures_have_names():
    facts = facts_of((VERSIONS, [], LAST, ()))
    with pytest.raises(InputError, match="RP633"):
        Review(facts, LAST, MONDAY)
    review = Review(facts, MONDAY, LAST, ("rep",))
    for ask in (review.value, review.behind):
        with pytest.raises(InputError, match="RP634"):
            ask("colour", "R1")
        with pytest.raises(InputError, match="RP634"):
            ask("coverage", "R9")


def test_every_figure_says_in_both_languages_what_it_is():
    for key, figure in FIGURES.items():
        assert figure.key == key
        for words in (figure.name, figure.definition):
            assert words.en.isascii()
            assert any("一" <= letter <= "鿿" for letter in words.zh)
