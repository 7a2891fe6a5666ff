"""Figures counted over the stops of the day lists in force."""

from __future__ import annotations

from routeplan.review.excuses import EXCUSES, Excuse
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.rows import Rows
from routeplan.review.tally import Figure, Sources, Tally, figure


def _stops(sources: Sources) -> tuple[Rows, BoolArray, BoolArray]:
    """The stops of the period, which of them were due, and which were done."""
    rows = sources.tables.stops
    return rows, ~sources.tables.facts.is_excused[rows.number], rows.visit != UNKNOWN


@figure(
    "stops_planned",
    ("stops planned", "计划拜访"),
    "count",
    (
        "Stops of the day lists that were in force on their day.",
        "当日有效的每日清单中的停靠点。",
    ),
)
def stops_planned(sources: Sources) -> Tally:
    """All stops."""
    rows, due, _ = _stops(sources)
    return Tally(rows, due | True)


@figure(
    "excused",
    ("excused misses", "免责未访"),
    "count",
    (
        "Stops planned and not made because the store was closed or the rep on leave, or on a "
        "holiday, also a public one that the plan's dates know. They are not due.",
        "因门店关门、代表请假或节假日 (含计划日期设置中的法定节假日) 而未完成的计划拜访, "
        "不计入应访。",
    ),
)
def excused(sources: Sources) -> Tally:
    """Stops missed for a reason that excuses."""
    rows, due, _ = _stops(sources)
    return Tally(rows, ~due)


@figure(
    "excused_closed",
    ("excused: store closed", "免责: 门店关门"),
    "count",
    (
        "Excused misses for which somebody recorded that the store was closed, on other days.",
        "其他日子中记录为门店关门的免责未访。",
    ),
)
def excused_closed(sources: Sources) -> Tally:
    """Stops missed because the store was closed."""
    return _excused_by(sources, "closed")


@figure(
    "excused_leave",
    ("excused: leave", "免责: 请假"),
    "count",
    (
        "Excused misses on days on which the rep was away, and not on a holiday.",
        "代表请假或缺勤当日 (节假日除外) 的免责未访。",
    ),
)
def excused_leave(sources: Sources) -> Tally:
    """Stops missed because the rep was away."""
    return _excused_by(sources, "leave")


@figure(
    "excused_holiday",
    ("excused: holiday", "免责: 节假日"),
    "count",
    ("Excused misses on holidays.", "节假日当日的免责未访。"),
)
def excused_holiday(sources: Sources) -> Tally:
    """Stops missed on a holiday."""
    return _excused_by(sources, "holiday")


@figure(
    "visits_due",
    ("visits due", "应访次数"),
    "count",
    ("Stops planned without the excused misses.", "计划拜访减去免责未访。"),
)
def visits_due(sources: Sources) -> Tally:
    """Stops that nothing excuses."""
    rows, due, _ = _stops(sources)
    return Tally(rows, due)


@figure(
    "visits_done",
    ("visits done", "完成次数"),
    "count",
    (
        "Visits due that were made: on the day, later before the store's next stop, or earlier "
        "after the one before, at most one cycle away.",
        "已完成的应访: 当日完成, 或在下一次计划拜访之前补访, 或在上一次之后提前拜访, "
        "相隔不超过一个周期。",
    ),
)
def visits_done(sources: Sources) -> Tally:
    """Stops for which a visit was made."""
    rows, due, done = _stops(sources)
    return Tally(rows, due & done)


@figure(
    "done_share",
    ("visits done of those due", "拜访完成率"),
    "share",
    ("Visits done / visits due.", "完成次数 / 应访次数。"),
)
def done_share(sources: Sources) -> Tally:
    """Stops done of those due."""
    rows, due, done = _stops(sources)
    return Tally(rows, due & done, due)


@figure(
    "missed",
    ("missed", "未访"),
    "count",
    ("Visits due that were not made.", "未完成的应访次数。"),
)
def missed(sources: Sources) -> Tally:
    """Stops due and not done."""
    rows, due, done = _stops(sources)
    return Tally(rows, due & ~done)


@figure(
    "missed_unreported",
    ("missed without a word", "未说明原因的未访"),
    "count",
    (
        "Visits due that were not made, and nobody recorded why.",
        "未完成且没有记录原因的应访次数。",
    ),
)
def missed_unreported(sources: Sources) -> Tally:
    """Stops due, not done, and without a reason."""
    rows, due, done = _stops(sources)
    reason = sources.tables.facts.reason_of[rows.number]
    return Tally(rows, due & ~done & (reason == UNKNOWN))


@figure(
    "carried_over",
    ("carried over", "补访"),
    "count",
    (
        "Visits done after their planned day, before the store's next stop.",
        "在计划日之后、下一次计划拜访之前完成的拜访。",
    ),
)
def carried_over(sources: Sources) -> Tally:
    """Stops done on a later day."""
    rows, _, done = _stops(sources)
    return Tally(rows, done & (_day_made(sources, rows) > 0))


@figure(
    "early",
    ("made early", "提前拜访"),
    "count",
    (
        "Visits done before their planned day, after the store's stop before.",
        "在计划日之前、上一次计划拜访之后完成的拜访。",
    ),
)
def early(sources: Sources) -> Tally:
    """Stops done on an earlier day."""
    rows, _, done = _stops(sources)
    return Tally(rows, done & (_day_made(sources, rows) < 0))


@figure(
    "on_day",
    ("on the planned day", "按计划日完成"),
    "share",
    ("Visits done on their planned day / visits done.", "在计划日完成的拜访 / 完成次数。"),
)
def on_day(sources: Sources) -> Tally:
    """Stops done on their day of those done."""
    rows, _, done = _stops(sources)
    return Tally(rows, done & (_day_made(sources, rows) == 0), done)


@figure(
    "coverage",
    ("store coverage", "门店覆盖率"),
    "share",
    (
        "Stores with at least one visit done / stores with a visit due.",
        "至少完成一次拜访的门店 / 有应访的门店。",
    ),
)
def coverage(sources: Sources) -> Tally:
    """Stores visited of stores due."""
    rows, due, done = _stops(sources)
    return Tally(rows, due & done, due, per_store="any")


@figure(
    "attainment",
    ("frequency attainment", "频次达成率"),
    "share",
    (
        "Stores that got all visits due / stores with a visit due.",
        "完成全部应访的门店 / 有应访的门店。",
    ),
)
def attainment(sources: Sources) -> Tally:
    """Stores whose visits due were all made."""
    rows, due, done = _stops(sources)
    return Tally(rows, due & done, due, per_store="all")


@figure(
    "top_stores",
    ("stores of the top class", "最高类别门店数"),
    "count",
    (
        "Stores of the most important class (A) with a visit due.",
        "有应访的最重要类别 (A 类) 门店数。",
    ),
)
def top_stores(sources: Sources) -> Tally:
    """Stores of the top class that were due."""
    rows, due, _ = _stops(sources)
    return Tally(rows, due & _is_top(sources, rows), per_store="any")


@figure(
    "top_attainment",
    ("frequency attainment of the top class", "最高类别频次达成率"),
    "share",
    (
        "Stores of the most important class (A) that got all visits due / those with a visit due.",
        "最重要类别 (A 类) 中完成全部应访的门店 / 其中有应访的门店。",
    ),
)
def top_attainment(sources: Sources) -> Tally:
    """Stores of the top class whose visits due were all made."""
    rows, due, done = _stops(sources)
    due = due & _is_top(sources, rows)
    return Tally(rows, due & done, due, per_store="all")


def _excused_by(sources: Sources, excuse: Excuse) -> Tally:
    rows = sources.tables.stops
    return Tally(rows, sources.tables.facts.excuse[rows.number] == EXCUSES.index(excuse))


def _day_made(sources: Sources, rows: Rows) -> IntArray:
    """Days from the stop to the visit made for it; of no meaning where there is none."""
    visits = sources.tables.facts.visits
    return (visits.day[rows.visit] if len(visits) else rows.day) - rows.day


def _is_top(sources: Sources, rows: Rows) -> BoolArray:
    return sources.tables.facts.traits.is_top[rows.trait]


STOP_FIGURES: tuple[Figure, ...] = (
    stops_planned, excused, excused_closed, excused_leave, excused_holiday, visits_due,
    visits_done, done_share, missed, missed_unreported, carried_over, early, on_day, coverage,
    attainment, top_stores, top_attainment,
)  # fmt: skip
