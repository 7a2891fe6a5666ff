"""Classes from sales: who holds the first 40 %, the next 40 % and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from routeplan.errors import Language
from routeplan.rules import Thresholds
from routeplan.stores import Store

ReasonKey = Literal["given", "within", "crosses", "after", "only_class", "no_sales", "zero_total"]

_WORDS: dict[Language, dict[ReasonKey, str]] = {
    "en": {
        "given": "the class is given in the file",
        "within": "among the stores with the first {threshold} of the sales ({before} to {after})",
        "crosses": "its sales cross the first {threshold} ({before} to {after}): higher class",
        "after": "comes after the first {threshold} of the sales ({before} to {after})",
        "only_class": "there is only one class",
        "no_sales": "sales are missing: last class",
        "zero_total": "all sales of its rep add up to 0: last class",
    },
    "zh": {
        "given": "文件中已指定类别",
        "within": "属于累计销量前 {threshold} 的门店 ({before} 至 {after})",
        "crosses": "累计销量跨过 {threshold} ({before} 至 {after}): 归入较高类别",
        "after": "排在累计销量前 {threshold} 之后 ({before} 至 {after})",
        "only_class": "只有一个类别",
        "no_sales": "缺少销量: 归入最后一类",
        "zero_total": "该业务代表的销量合计为 0: 归入最后一类",
    },
}


@dataclass(frozen=True)
class Classified:
    """
    A store, its class and why it has it.

    Parameters
    ----------
    store
        The store with ``store_class`` set.
    share
        Its part of its group's sales, 0 to 1; None: its sales are missing or the
        group's add up to 0.
    cumulated
        The part that it and all stores before it hold together, 0 to 1; None as above.
    reason_key
        Why it has its class, as a key that does not depend on the language.
    threshold
        The cumulated share that decided; None: none did.
    """

    store: Store
    share: float | None
    cumulated: float | None
    reason_key: ReasonKey
    threshold: float | None = None

    def reason(self, lang: Language = "en") -> str:
        """Why the store has its class, in words."""
        after, share = self.cumulated or 0.0, self.share or 0.0
        return _WORDS[lang][self.reason_key].format(
            threshold=_percent(self.threshold or 0.0),
            before=_percent(max(0.0, after - share)),
            after=_percent(after),
        )


def classify(stores: Sequence[Store], thresholds: Thresholds) -> tuple[Classified, ...]:
    """
    The class of every store, from its part of its rep's sales.

    The stores of a rep are sorted by sales, largest first, and cumulated; stores
    without a rep form one group. The store that crosses a threshold belongs to the
    higher class, so that where no class is given, the first class holds at least its
    share of the sales, the first two together at least theirs, and so on.

    Parameters
    ----------
    stores
        In any order; of two with equal sales the earlier one counts first.
    thresholds
        Names and cumulated shares of the classes.

    Returns
    -------
    tuple[Classified, ...]
        One per store, in the order of ``stores``.

    Notes
    -----
    A class that a store already has is kept, whatever its name; its sales count in the
    cumulation like any others, so a large store that was made a C pushes the others
    down as if it had stayed on top. A store without sales, and every store of a group
    whose sales add up to 0, gets the last class. Sales and shares are added up as the
    decimal numbers that people typed: 0.1 is a tenth, and 40 of 100 is 40 %.
    """
    groups: dict[str | None, list[int]] = {}
    for number, store in enumerate(stores):
        groups.setdefault(store.rep, []).append(number)
    found: dict[int, Classified] = {}
    for numbers in groups.values():
        found.update(_group(stores, numbers, thresholds))
    return tuple(found[number] for number in range(len(stores)))


def with_classes(stores: tuple[Store, ...], thresholds: Thresholds) -> tuple[Store, ...]:
    """Stores, those without a class classed by their sales."""
    if len(given_classes(stores)) == len(stores):
        return stores
    return tuple(each.store for each in classify(stores, thresholds))


def classified_again(
    stores: Sequence[Store], given: frozenset[str], thresholds: Thresholds
) -> tuple[Classified, ...]:
    """
    Why stores that have been classed have their classes.

    Parameters
    ----------
    given
        Ids of the stores whose class was given; that of the others is found again.
    """
    raw = [
        store if store.id in given else store.model_copy(update={"store_class": None})
        for store in stores
    ]
    return classify(raw, thresholds)


def given_classes(stores: Sequence[Store]) -> frozenset[str]:
    """Ids of the stores that come with a class."""
    return frozenset(store.id for store in stores if store.store_class is not None)


@dataclass(frozen=True)
class _Span:
    """From which part of the group's sales to which a store reaches."""

    before: Fraction
    after: Fraction


def _group(
    stores: Sequence[Store], numbers: Sequence[int], thresholds: Thresholds
) -> Iterator[tuple[int, Classified]]:
    spans = _spans({number: stores[number].sales for number in numbers})
    for number in numbers:
        yield number, _classified(stores[number], spans.get(number), thresholds)


def _spans(sales: dict[int, float | None]) -> dict[int, _Span]:
    """The span of each store with sales; empty where the sales add up to 0."""
    exact = {number: _as_typed(each) for number, each in sales.items() if each is not None}
    total = sum(exact.values(), start=Fraction(0))
    if total == 0:
        return {}
    spans = {}
    before = Fraction(0)
    for number in sorted(exact, key=lambda number: -exact[number]):
        after = before + exact[number]
        spans[number] = _Span(before / total, after / total)
        before = after
    return spans


def _classified(store: Store, span: _Span | None, thresholds: Thresholds) -> Classified:
    name, key, threshold = _decision(store, span, thresholds)
    return Classified(
        store=store.model_copy(update={"store_class": name}),
        share=None if span is None else float(span.after - span.before),
        cumulated=None if span is None else float(span.after),
        reason_key=key,
        threshold=threshold,
    )


def _decision(
    store: Store, span: _Span | None, thresholds: Thresholds
) -> tuple[str, ReasonKey, float | None]:
    last = thresholds.names[-1]
    if store.store_class is not None:
        return store.store_class, "given", None
    if not thresholds.shares:
        return last, "only_class", None
    if store.sales is None:
        return last, "no_sales", None
    if span is None:
        return last, "zero_total", None
    for name, share in zip(thresholds.names, thresholds.shares, strict=False):
        if span.before < _as_typed(share):
            return name, "crosses" if span.after > _as_typed(share) else "within", share
    return last, "after", thresholds.shares[-1]


def _as_typed(number: float) -> Fraction:
    """The decimal number that a person typed, rather than its nearest binary one."""
    return Fraction(str(number))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
