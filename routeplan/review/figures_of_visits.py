"""Figures counted over the visits made, and over the days on which reps made them."""

from __future__ import annotations

import numpy as np

from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.rows import Rows
from routeplan.review.tally import Figure, Sources, Tally, figure


def _visits(sources: Sources) -> tuple[Facts, Rows]:
    return sources.tables.facts, sources.tables.visits


@figure(
    "visits_made",
    ("visits made", "实际拜访"),
    "count",
    ("Visits made, planned or not.", "实际完成的全部拜访, 含计划外拜访。"),
)
def visits_made(sources: Sources) -> Tally:
    """All visits made."""
    _, rows = _visits(sources)
    return Tally(rows, rows.visit != UNKNOWN)


@figure(
    "off_plan",
    ("off-plan visits", "计划外拜访"),
    "count",
    ("Visits made that were for no stop of a day list.", "不对应任何每日清单停靠点的拜访。"),
)
def off_plan(sources: Sources) -> Tally:
    """Visits that no stop asked for."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.matches.stop_of[rows.number] == UNKNOWN)


@figure(
    "stops_a_day",
    ("stops a day", "日均拜访"),
    "average",
    ("Visits made / reps' days with a visit.", "实际拜访 / 有拜访的人天。"),
)
def stops_a_day(sources: Sources) -> Tally:
    """Visits by day with a visit."""
    days = sources.tables.days
    return Tally(days.rows, days.visits, days.visits > 0)


@figure(
    "in_order",
    ("in the planned order", "按计划顺序"),
    "share",
    (
        "Visits done on their planned day, by the same rep and with an arrival, before which the "
        "rep's last such visit of that day stands earlier in the day list (the first of a day "
        "counts) / all of these.",
        "本人在计划日完成且有到达时间的拜访中, 当天前一次此类拜访在清单中排在其前的 "
        "(当天第一次计入) / 全部此类拜访。",
    ),
)
def in_order(sources: Sources) -> Tally:
    """Visits that follow one that the day list has earlier."""
    facts, rows = _visits(sources)
    stop = facts.matches.stop_of[rows.number]
    known = _own_on_day(facts, rows, stop) & (facts.visits.arrived_s[rows.number] != UNKNOWN)
    kept = np.flatnonzero(known)
    # Rows stand in the order in which visits were made; a stable sort keeps it within a day.
    kept = kept[np.lexsort((rows.day[kept], rows.rep[kept]))]
    rep, day, order = rows.rep[kept], rows.day[kept], facts.stops.order[stop[kept]]
    follows = np.ones(len(kept), dtype=np.bool_)
    same_day = (rep[1:] == rep[:-1]) & (day[1:] == day[:-1])
    follows[1:] = ~same_day | (order[1:] > order[:-1])
    counted = np.zeros(len(rows), dtype=np.bool_)
    counted[kept] = follows
    return Tally(rows, counted, known)


@figure(
    "in_store",
    ("minutes in store against the standard", "店内时间与标准之比"),
    "share",
    (
        "Time in store / standard time of the stores' rules, over visits with both times.",
        "店内时间 / 规则规定的标准时间, 仅统计到达和离开时间齐全的拜访。",
    ),
)
def in_store(sources: Sources) -> Tally:
    """Seconds in store by the seconds that rules give."""
    facts, rows = _visits(sources)
    stay_s, known = _stay(facts, rows)
    standard = facts.traits.stay_on(rows.trait)
    known &= standard > 0
    return Tally(rows, stay_s * known, standard * known)


@figure(
    "in_store_hours",
    ("hours in store", "店内小时"),
    "hours",
    ("Time in store, over visits with both times.", "店内时间, 仅统计到达和离开时间齐全的拜访。"),
)
def in_store_hours(sources: Sources) -> Tally:
    """Seconds in store."""
    facts, rows = _visits(sources)
    return Tally(rows, _stay(facts, rows)[0])


@figure(
    "in_store_share",
    ("in-store share of work time", "店内时间占比"),
    "share",
    (
        "Time in store / time from the first arrival to the last departure, over reps' days on "
        "which every visit has both times.",
        "店内时间 / 首次到达至最后离开的时间, 仅统计当天全部拜访时间齐全的人天。",
    ),
)
def in_store_share(sources: Sources) -> Tally:
    """In-store time of the time on the road."""
    days = sources.tables.days
    return Tally(days.rows, days.in_store_s, days.span_s)


@figure(
    "driving_planned",
    ("hours of driving planned", "计划行驶小时"),
    "hours",
    (
        "Driving of the day lists, on the days whose driving done is known.",
        "每日清单的行驶时间, 仅统计已知实际行驶的人天。",
    ),
)
def driving_planned(sources: Sources) -> Tally:
    """Seconds of driving by the day lists."""
    days = sources.tables.days
    return Tally(days.rows, days.planned_drive_s)


@figure(
    "driving_done",
    ("hours of driving done", "实际行驶小时"),
    "hours",
    (
        "Driving from the base over the visits in the order made and back, by the plan's travel "
        "times, in traffic at the times of the visits; on days with a day list on which every "
        "visit has an arrival and a store of the plan.",
        "按实际拜访顺序从基地出发并返回的行驶时间, 采用计划的行程数据, 路况按实际拜访时刻计算; "
        "仅统计有每日清单, 且全部拜访都有到达时间并属于计划门店的人天。",
    ),
)
def driving_done(sources: Sources) -> Tally:
    """Seconds of driving that the visits took."""
    days = sources.tables.days
    return Tally(days.rows, days.drive_s)


@figure(
    "driving",
    ("driving done against planned", "实际与计划行驶之比"),
    "share",
    ("Driving done / driving planned.", "实际行驶 / 计划行驶。"),
)
def driving(sources: Sources) -> Tally:
    """Driving done by driving planned."""
    days = sources.tables.days
    return Tally(days.rows, days.drive_s, days.planned_drive_s)


@figure(
    "effective",
    ("effective visits", "有效拜访率"),
    "share",
    (
        "Visits with any outcome, order or collection / visits made.",
        "有任何成果、订单或收款的拜访 / 实际拜访。",
    ),
)
def effective(sources: Sources) -> Tally:
    """Visits of which anything came."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.is_effective[rows.number], rows.visit != UNKNOWN)


@figure(
    "deals",
    ("deal rate", "成交率"),
    "share",
    ("Visits with an order / visits made.", "有订单的拜访 / 实际拜访。"),
)
def deals(sources: Sources) -> Tally:
    """Visits with an order."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.has_order[rows.number], rows.visit != UNKNOWN)


@figure("orders", ("orders", "订单数"), "count", ("Visits with an order.", "有订单的拜访次数。"))
def orders(sources: Sources) -> Tally:
    """How many visits had an order."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.has_order[rows.number])


@figure(
    "order_amount",
    ("order amount", "订单金额"),
    "money",
    ("Sum of the orders taken on visits.", "拜访中所下订单的金额合计。"),
)
def order_amount(sources: Sources) -> Tally:
    """Hundredths of the currency ordered."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.order_cents[rows.number])


@figure(
    "collected",
    ("collections", "收款金额"),
    "money",
    ("Sum of what was collected on visits.", "拜访中收款的金额合计。"),
)
def collected(sources: Sources) -> Tally:
    """Hundredths of the currency collected."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.collected_cents[rows.number])


@figure(
    "new_stores",
    ("new stores opened", "新开门店"),
    "count",
    ("Stores with a visit whose outcome is opened.", "有拜访成果为新开的门店数。"),
)
def new_stores(sources: Sources) -> Tally:
    """Stores opened."""
    facts, rows = _visits(sources)
    return Tally(rows, facts.visits.is_opening[rows.number], per_store="any")


@figure(
    "repeat_buyers",
    ("repeat buyers", "复购门店占比"),
    "share",
    (
        "Stores with an order that had ordered on an earlier day too / stores with an order.",
        "此前也下过订单的门店 / 有订单的门店。",
    ),
)
def repeat_buyers(sources: Sources) -> Tally:
    """Stores with an order and an earlier one."""
    facts, rows = _visits(sources)
    ordered = facts.visits.has_order[rows.number]
    first = np.full(len(facts.stores), np.iinfo(np.int64).max)
    buying = np.flatnonzero(facts.visits.has_order & facts.visits.was_made)
    np.minimum.at(first, facts.visit_store[buying], facts.visits.day[buying])
    return Tally(rows, ordered & (first[rows.store] < rows.day), ordered, per_store="any")


@figure(
    "late_records",
    ("records received late", "迟到的记录"),
    "count",
    (
        "Records of visits and of stores not visited that arrived after their own day.",
        "在当日之后才收到的记录, 含未访记录。",
    ),
)
def late_records(sources: Sources) -> Tally:
    """Records marked late."""
    rows = sources.tables.records
    return Tally(rows, sources.tables.facts.visits.is_late[rows.number])


def _own_on_day(facts: Facts, rows: Rows, stop: IntArray) -> BoolArray:
    """Visits for a stop of the same rep's day list of the same day."""
    if len(facts.stops) == 0:
        return np.zeros(len(rows), dtype=np.bool_)
    same: BoolArray = (facts.stops.day[stop] == rows.day) & (facts.stops.rep[stop] == rows.rep)
    return (stop > UNKNOWN) & same


def _stay(facts: Facts, rows: Rows) -> tuple[IntArray, BoolArray]:
    """Seconds in the store, 0 where not known, and whether they are known."""
    left_s = facts.visits.left_s[rows.number]
    known = left_s != UNKNOWN
    return (left_s - facts.visits.arrived_s[rows.number]) * known, known


VISIT_FIGURES: tuple[Figure, ...] = (
    visits_made, off_plan, stops_a_day, in_order, in_store, in_store_hours, in_store_share,
    driving_planned, driving_done, driving, effective, deals, orders, order_amount, collected,
    new_stores, repeat_buyers, late_records,
)  # fmt: skip
