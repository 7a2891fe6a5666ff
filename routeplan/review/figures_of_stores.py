"""Figures counted over stores, as they stood at the end of the time looked at."""

from __future__ import annotations

import numpy as np

from routeplan.review.made import UNKNOWN
from routeplan.review.tally import Figure, Sources, Tally, figure


@figure(
    "stores",
    ("stores", "门店数"),
    "count",
    (
        "Stores of the plans in force on the last day that a rep looks after.",
        "最后一天有效计划中由代表负责的门店。",
    ),
)
def stores(sources: Sources) -> Tally:
    """All stores."""
    rows = sources.stores.rows
    return Tally(rows, rows.store != UNKNOWN)


@figure(
    "at_risk",
    ("stores lost or at risk", "流失或有风险的门店"),
    "count",
    (
        "Stores that have ordered, but not in the two cycles up to the last day.",
        "曾下过订单, 但截至最后一天的两个周期内没有订单的门店。",
    ),
)
def at_risk(sources: Sources) -> Tally:
    """Stores that stopped ordering."""
    return Tally(sources.stores.rows, sources.stores.is_at_risk)


@figure(
    "neglected",
    ("neglected stores", "被忽视的门店"),
    "count",
    (
        "Stores not visited for twice their rule's most days between two visits, counted to the "
        "last day; one never visited, from the day that plan and records begin.",
        "截至最后一天, 未拜访天数达到规则最大间隔两倍的门店; "
        "从未拜访的门店自计划和记录开始之日算起。",
    ),
)
def neglected(sources: Sources) -> Tally:
    """Stores long without a visit."""
    return Tally(sources.stores.rows, sources.stores.is_neglected)


@figure(
    "over_visited",
    ("over-visited stores", "过度拜访的门店"),
    "count",
    (
        "Stores of a plan with a visit that no stop of a day list asked for.",
        "有计划外拜访的计划内门店。",
    ),
)
def over_visited(sources: Sources) -> Tally:
    """Stores visited more often than planned."""
    facts, rows = sources.tables.facts, sources.tables.visits
    extra = facts.matches.stop_of[rows.number] == UNKNOWN
    return Tally(rows, extra & (rows.trait != UNKNOWN), per_store="any")


@figure(
    "cards_incomplete",
    ("cards incomplete", "档案不完整"),
    "count",
    ("Stores whose card lacks something.", "档案缺少内容的门店。"),
)
def cards_incomplete(sources: Sources) -> Tally | None:
    """Stores with an incomplete card."""
    if not sources.tables.facts.circumstances.cards:
        return None
    return Tally(sources.stores.rows, sources.stores.is_incomplete)


@figure(
    "cards_due",
    ("cards due", "档案待审核"),
    "count",
    (
        "Stores whose card falls due for review by the last day.",
        "截至最后一天档案应审核的门店。",
    ),
)
def cards_due(sources: Sources) -> Tally | None:
    """Stores with a card to be reviewed."""
    if not sources.tables.facts.circumstances.cards:
        return None
    return Tally(sources.stores.rows, sources.stores.is_due)


@figure(
    "target",
    ("order target", "订单目标"),
    "money",
    (
        "Targets of the stores; of a month covered in part, the share of its days.",
        "门店目标; 不足整月的按天数折算。",
    ),
)
def target(sources: Sources) -> Tally | None:
    """Hundredths of the currency expected."""
    if not sources.tables.facts.circumstances.targets:
        return None
    return Tally(sources.stores.rows, sources.stores.target_cents)


@figure(
    "progress",
    ("orders against target", "目标完成率"),
    "share",
    (
        "Orders taken on visits to stores with a target / order target.",
        "有目标门店的拜访订单金额 / 订单目标。",
    ),
)
def progress(sources: Sources) -> Tally | None:
    """Orders by the orders expected."""
    stores_ = sources.stores
    if not sources.tables.facts.circumstances.targets:
        return None
    return Tally(stores_.rows, np.asarray(stores_.target_order_cents), stores_.target_cents)


STORE_FIGURES: tuple[Figure, ...] = (
    stores, at_risk, neglected, over_visited, cards_incomplete, cards_due, target, progress,
)  # fmt: skip
