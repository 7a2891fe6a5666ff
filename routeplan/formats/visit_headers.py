"""Column names of visits, absences, targets, teams and lists of plans."""

from __future__ import annotations

from routeplan.formats.headers import Columns, squash

_REP = "rep|rep id|业务代表|业务代表编号|业代|业务员|员工编号"
_STORE = "store|store id|store no|store code|shop|outlet|门店|门店编号|门店编码|店铺编号|客户编号"
_NOTE = "note|notes|remark|remarks|comment|备注|说明"

_VISIT_WORDS = {
    "id": "id|visit id|编号|拜访编号",
    "rep": _REP,
    "store": _STORE,
    "on": "date|on|visit date|day|日期|拜访日期",
    "planned_on": "planned on|planned date|planned for|for stop of|计划日期|原计划日期",
    "plan": "plan|plan name|计划|计划名称",
    "not_visited": "not visited|reason|why not|missed because|未访原因|未拜访原因",
    "arrived_s": "arrived|arrival|time in|check in|到达|到达时间|进店时间|签到时间",
    "left_s": "left|departure|time out|check out|离开|离开时间|离店时间|签退时间",
    "lat": "lat|latitude|纬度",
    "lon": "lon|lng|longitude|经度",
    "accuracy_m": "accuracy|accuracy m|accuracy metres|定位精度|精度",
    "purposes": "purpose|purposes|aim|拜访目的|目的",
    "outcomes": "outcome|outcomes|result|results|拜访结果|结果|成果",
    "order_cents": "order|order amount|orders|sales|订单金额|订货金额|订单",
    "collected_cents": "collected|collected amount|collection|payment|收款|收款金额|回款|回款金额",
    "note": _NOTE,
    "next_aim": "next aim|next time|aim next|next step|下次目标|下次拜访目标|下步计划",
    "forms": "forms|form|表单",
    "recorded_at": "recorded at|recorded|记录时间",
    "received_at": "received at|received|接收时间",
    "late": "late|received late|迟到",
}
_ABSENCE_WORDS = {
    "rep": _REP,
    "first": "first|from|start|first day|开始|开始日期|起始日期",
    "last": "last|to|until|end|last day|结束|结束日期|截止日期",
    "kind": "kind|type|类型|假别",
    "note": _NOTE,
}
_TARGET_WORDS = {
    "store": _STORE,
    "month": "month|月份|月",
    "order_cents": "target|order target|sales target|amount|目标|销售目标|订单目标|目标金额",
}
_TEAM_WORDS = {"rep": _REP, "team": "team|group|supervisor|团队|小组|主管|班组"}
_PLAN_WORDS = {
    "plan": "plan|file|plan file|计划|计划文件|文件",
    "starts": "starts|start|from|in force from|开始|开始日期|生效日期|执行日期",
    "approved": "approved|approved on|批准日期|审批日期",
    "scope": "scope|team|范围|团队",
    "scenario": "scenario|方案",
}


def _columns(words: dict[str, str], required: tuple[str, ...], *sheets: str) -> Columns:
    names = {}
    for key, line in words.items():
        english, chinese = line.split("|")[0], next(w for w in line.split("|") if not w.isascii())
        names[key] = f"{english} ({chinese})"
    keys = {squash(word): key for key, line in words.items() for word in line.split("|")}
    return Columns(keys, required, names, sheets)


VISIT_COLUMNS = _columns(_VISIT_WORDS, ("rep", "store", "on"), "visits", "拜访", "拜访记录")
ABSENCE_COLUMNS = _columns(_ABSENCE_WORDS, ("first",), "absences", "休假", "假期")
TARGET_COLUMNS = _columns(_TARGET_WORDS, ("store", "month", "order_cents"), "targets", "目标")
TEAM_COLUMNS = _columns(_TEAM_WORDS, ("rep", "team"), "teams", "团队")
PLAN_COLUMNS = _columns(_PLAN_WORDS, ("plan", "starts"), "plans", "计划")
