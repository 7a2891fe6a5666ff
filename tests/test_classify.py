from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.classify import classify
from routeplan.rules import Thresholds
from routeplan.stores import Store

USUAL = Thresholds()


def shops(*sales, rep=None, **more):
    return tuple(
        Store(id=f"S{number}", name="", lat=0, lon=0, sales=each, rep=rep, **more)
        for number, each in enumerate(sales)
    )


def classes(stores, thresholds=USUAL):
    return "".join(each.store.store_class for each in classify(stores, thresholds))


@pytest.mark.parametrize(
    ("sales", "expected"),
    [
        ((40, 40, 20), "ABC"),  # each threshold is reached exactly
        ((39, 41, 20), "BAC"),  # 41 crosses 40 %; 39 more end exactly at 80 %
        ((30, 30, 30, 10), "AABC"),  # the second crosses 40 %: 60; the third crosses 80 %: 90
        ((90, 10), "AC"),  # one store crosses both thresholds
        ((10, 20, 30, 40), "CBBA"),  # the order of the input is kept
        ((5,), "A"),
        ((0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1), "AAAABBBBCC"),
        ((1, 1, 1, 1, 1), "AABBC"),  # ties: the earlier store counts first
        ((0, 100, 0), "CAC"),
        ((0, 0), "CC"),
        ((None, 60, 40), "CAB"),
        ((None, None), "CC"),
        ((1e300, 1e300, 1e-300), "ABC"),
    ],
)
def test_classes_from_sales(sales, expected):
    assert classes(shops(*sales)) == expected


def test_each_rep_has_its_own_a_stores_and_stores_without_a_rep_are_one_group():
    north = shops(100, 10, rep="N")
    south = shops(3, 2, rep="S")
    free = shops(7, 3)
    mixed = (south[0], free[0], north[0], north[1], free[1], south[1])
    assert classes(mixed) == "AAACBB"


def test_a_given_class_wins_and_its_sales_still_count():
    big, middle, small = shops(60, 30, 10)
    demoted = big.model_copy(update={"store_class": "C"})
    assert classes((demoted, middle, small)) == "CBC"
    vip = small.model_copy(update={"store_class": "VIP"})
    last = classify((big, middle, vip), USUAL)[2]
    assert last.store.store_class == "VIP"
    assert (last.share, last.cumulated) == (0.1, 1.0)


def test_shares_are_of_the_group_and_missing_where_there_are_none():
    found = classify(shops(25, 75, None), USUAL)
    assert [each.share for each in found] == [0.25, 0.75, None]
    assert [each.cumulated for each in found] == [1.0, 0.75, None]
    assert [each.share for each in classify(shops(0, 0), USUAL)] == [None, None]


@pytest.mark.parametrize(
    ("stores", "key", "english", "chinese"),
    [
        (shops(1, store_class="B"), "given", "the class is given in the file", "文件中已指定类别"),
        (shops(40, 60)[::-1], "crosses", "cross the first 40.0 % (0.0 % to 60.0 %)", "较高类别"),
        (shops(40, 30, 30), "within", "40.0 % of the sales (0.0 % to 40.0 %)", "前 40.0 % 的门店"),
        (shops(None, 9), "no_sales", "sales are missing: last class", "缺少销量"),
        (shops(0), "zero_total", "all sales of its rep add up to 0: last class", "合计为 0"),
        (shops(5, 60, 35), "after", "after the first 80.0 % of the sales", "80.0 % 之后"),
    ],
)  # fmt: skip
def test_every_class_has_its_reason_in_both_languages(stores, key, english, chinese):
    first = classify(stores, USUAL)[0]
    assert first.reason_key == key
    assert english in first.reason()
    assert chinese in first.reason("zh")


def test_names_and_shares_are_parameters():
    gold = Thresholds(names=("gold", "silver"), shares=(0.5,))
    found = classify(shops(50, 30, 20), gold)
    assert [each.store.store_class for each in found] == ["gold", "silver", "silver"]
    only = classify(shops(50, None), Thresholds(names=("all",), shares=()))
    assert {(each.store.store_class, each.reason_key) for each in only} == {("all", "only_class")}


def test_no_stores_have_no_classes():
    assert classify((), USUAL) == ()


amounts = st.one_of(
    st.none(), st.integers(0, 40), st.decimals(0, 40, places=1).map(float), st.floats(0, 1e6)
)
thresholds = st.sets(st.integers(1, 99), min_size=1, max_size=4).map(
    lambda cuts: Thresholds(
        names=tuple("ABCDE"[: len(cuts) + 1]), shares=tuple(cut / 100 for cut in sorted(cuts))
    )
)


@given(sales=st.lists(amounts, min_size=1, max_size=12), cuts=thresholds)
def test_the_first_classes_hold_their_share_and_not_one_store_more(sales, cuts):
    exact = [Fraction(str(each or 0)) for each in sales]
    total = sum(exact)
    names = [each.store.store_class for each in classify(shops(*sales), cuts)]
    if total == 0:
        assert set(names) == {cuts.names[-1]}
        return
    for index, share in enumerate(cuts.shares):
        held = [each for each, name in zip(exact, names, strict=True)
                if name in cuts.names[: index + 1]]  # fmt: skip
        needed = Fraction(str(share)) * total
        assert sum(held) >= needed
        assert sum(held) - min(held) < needed


@given(sales=st.lists(amounts, min_size=1, max_size=12), cuts=thresholds)
def test_more_sales_never_mean_a_lower_class(sales, cuts):
    found = classify(shops(*sales), cuts)
    ranks = [(-(each.store.sales or 0), cuts.names.index(each.store.store_class)) for each in found]
    assert [rank for _, rank in sorted(ranks)] == sorted(rank for _, rank in ranks)


@given(sales=st.lists(amounts, min_size=1, max_size=12), reps=st.lists(st.sampled_from("NS")))
def test_a_group_does_not_depend_on_the_others(sales, reps):
    stores = [
        store.model_copy(update={"rep": rep})
        for store, rep in zip(shops(*sales), [*reps, *["N"] * len(sales)], strict=False)
    ]
    together = classify(stores, USUAL)
    for rep in "NS":
        alone = classify([store for store in stores if store.rep == rep], USUAL)
        assert alone == tuple(each for each in together if each.store.rep == rep)
