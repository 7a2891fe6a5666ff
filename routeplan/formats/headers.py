"""Column names in English and Chinese, with the usual synonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from routeplan.cycle import WEEKDAY_NAMES
from routeplan.formats.cells import CellError, plain
from routeplan.formats.clock import weekdays

_BRACKETS = re.compile(r"[(\[【〔{].*?[)\]】〕}]")
_WEEKDAY_WORDS = tuple(
    (short, short[:2], *names)
    for short, names in zip(
        WEEKDAY_NAMES,
        (
            ("Monday", "周一", "星期一", "礼拜一"),
            ("Tuesday", "Tues", "周二", "星期二", "礼拜二"),
            ("Wednesday", "周三", "星期三", "礼拜三"),
            ("Thursday", "Thur", "Thurs", "周四", "星期四", "礼拜四"),
            ("Friday", "周五", "星期五", "礼拜五"),
            ("Saturday", "周六", "星期六", "礼拜六"),
            ("Sunday", "周日", "周天", "星期日", "星期天", "礼拜日", "礼拜天"),
        ),
        strict=True,
    )
)
_HOURS_WORDS = ("hours", "opening hours", "open", "opening", "营业时间", "工作时间", "时间", "营业")
WEEKDAY_KEYS = tuple(f"hours_{name.lower()}" for name in WEEKDAY_NAMES)

_STORE_WORDS = {
    "id": "id|store id|store no|store number|store code|shop id|shop no|shop code|outlet id"
    "|outlet code|customer id|customer no|customer number|customer code|code|编号|门店编号|门店编码"
    "|门店代码|门店号|门店id|店铺编号|店铺编码|店铺id|店号|终端编号|终端编码|客户编号|客户编码|客户代码",
    "name": "name|store|store name|shop|shop name|outlet|outlet name|customer|customer name|名称"
    "|门店|门店名称|门店名|店名|店铺|店铺名称|店铺名|终端名称|客户|客户名称|客户名",
    "lat": "lat|latitude|store lat|store latitude|y|纬度|门店纬度|北纬",
    "lon": "lon|lng|long|longitude|store lon|store lng|store longitude|x|经度|门店经度|东经",
    "datum": "datum|map datum|coordinate system|crs|坐标系|地图坐标系|坐标系统|坐标类型",
    "sales": "sales|monthly sales|sales per month|monthly turnover|turnover|revenue"
    "|monthly revenue|sales volume|月销量|销量|月销售额|销售额|月均销量|月均销售额|销售量|月销售量"
    "|月销|营业额|月营业额",
    "store_class": "class|store class|abc|abc class|grade|category|类别|门店类别|客户类别|分类"
    "|门店分类|abc分类|abc类别|等级|门店等级|客户等级|级别|门店级别",
    "rep": "rep|rep id|rep name|sales rep|salesman|salesperson|sales person|representative"
    "|sales representative|业务代表|业代|业务员|销售代表"
    "|业务代表编号|业务代表姓名|业务员编号|负责人|销售员",
    "in_store": "in-store|in store min|in-store minutes|in-store time|minutes in store"
    "|in-store mins|minutes|service time|service minutes|stay|stay min|stay minutes"
    "|visit minutes|visit duration|duration|店内时间|店内分钟|店内时长|在店时间|在店时长|停留时间"
    "|停留时长|停留分钟|拜访时长|拜访时间|服务时间|服务时长",
    "visits": "visits|visit count|number of visits|frequency|visit frequency|拜访次数|拜访频次"
    "|频次|次数|拜访频率",
    "visits_a_week": "visits per week|visits a week|visits/week|weekly visits|weekly frequency"
    "|每周拜访次数|每周次数|周拜访次数|周频次|每周拜访频次",
    "weeks": "weeks|per weeks|visit weeks|cycle weeks|every weeks|周数|拜访周数|拜访周期"
    "|周期|周期周数",
    "hours": "hours|opening hours|open hours|opening times|open|business hours|store hours"
    "|营业时间|开门时间|开放时间|营业时段",
    "closed": "closed|closed days|closed weekdays|closed on|days closed|休息日|闭店日|不营业日"
    "|停业日|公休日|店休日|休业日",
    "weekdays": "weekdays|allowed weekdays|allowed days|visit days|days|visit weekdays"
    "|可拜访日|拜访日|允许星期|可拜访星期|拜访星期|允许拜访日|星期|允许日",
    "purposes": "purposes|purpose|visit purposes|visit purpose|拜访目的",
    "parking": "parking|parking min|parking mins|parking minutes|parking time|park min|time to park"
    "|停车时间|停车分钟|停车时长|停车|泊车时间",
    "load": "load|goods|delivery load|load per visit|装载量|送货量|载货量|配送量|装载"
    "|每次装载量|单次装载量",
    "address": "address|street|street address|store address|地址|门店地址|详细地址|店铺地址",
    "kind": "kind|type|store type|shop type|channel|kind of store|类型|门店类型|业态|渠道|店铺类型"
    "|渠道类型",
    "note": "note|notes|remark|remarks|comment|comments|备注|说明|备注说明|注",
}
_REP_WORDS = {
    "id": "id|rep id|rep no|rep code|code|employee id|employee no|编号|业务代表编号|业代编号"
    "|业务员编号|员工编号|工号|业务代表id",
    "name": "name|rep|rep name|full name|姓名|名称|名字|业务代表"
    "|业务代表姓名|业务代表名称|业务员姓名|业代姓名|员工姓名",
    "lat": "lat|latitude|base lat|base latitude|start lat|start latitude|纬度|基地纬度|起点纬度"
    "|出发纬度|出发地纬度|驻地纬度",
    "lon": "lon|lng|long|longitude|base lon|base lng|base longitude|start lon|start lng"
    "|start longitude|经度|基地经度|起点经度|出发经度|出发地经度|驻地经度",
    "datum": "datum|map datum|coordinate system|crs|坐标系|地图坐标系|坐标系统|坐标类型",
    "end_lat": "end lat|end latitude|finish lat|终点纬度|结束纬度|返回纬度|收工纬度",
    "end_lon": "end lon|end lng|end longitude|finish lon|终点经度|结束经度|返回经度|收工经度",
    "hours": "hours|working hours|work hours|working time|work time|shift|工作时间|上班时间"
    "|工作时段|作息时间|出勤时间",
    "weekdays": "weekdays|working weekdays|working days|work days|workdays|days|工作日|上班日"
    "|出勤日|工作星期|星期",
    "closed": "days off|off|off days|free days|weekdays off|休息日|休假日|公休日",
    "break": "break|break min|break mins|break minutes|break length|break duration|lunch"
    "|lunch min|lunch minutes|休息|休息时长|休息分钟|午休|午休时长|午休分钟|休息时间",
    "break_window": "break window|break between|break hours|lunch window|lunch hours|lunch between"
    "|休息时段|午休时段|休息窗口|午休窗口|休息时间段|午休时间段",
    "auxiliary": "auxiliary|auxiliary min|auxiliary minutes|auxiliary time|admin min"
    "|admin minutes|admin time|admin|office minutes|辅助时间|辅助分钟|辅助时长|内勤时间|行政时间"
    "|每日辅助时间|事务时间",
    "most_stops": "most stops|max stops|maximum stops|stops|stops per day|max stops per day"
    "|most stops a day|most stops per day|每日最多门店数|最多门店数|最多拜访数|最多站点"
    "|每日最多拜访数|每日上限|最大拜访数",
    "overtime": "overtime|overtime min|overtime minutes|max overtime|overtime allowed|加班|加班时间"
    "|加班分钟|允许加班|最多加班|加班时长",
    "country": "country|country code|国家|国家代码",
    "province": "province|state|subdivision|省份|省|州",
    "time_zone": "time zone|timezone|tz|时区",
    "capacity": "capacity|most load|max load|vehicle capacity|载重|容量|载货容量|装载能力|车辆容量"
    "|最大装载量",
    "mode": "mode|travel mode|mode of travel|travels by|vehicle|transport|出行方式|交通方式"
    "|交通工具|出行工具",
}
_SALES_WORDS = {
    "id": _STORE_WORDS["id"],
    "month": "month|period|year month|月份|年月|月|期间|销售月份",
    "product": "product|sku|item|brand|goods|产品|商品|品名|品类|产品名称|商品名称|规格",
    "amount": "amount|sales|monthly sales|turnover|revenue|value|销量|销售额|金额|销售金额|销售量"
    "|月销量|月销售额|营业额",
}

_EXCEPTION_WORDS = {
    "first": "date|from|first|first date|start date|日期|开始日期|起始日期|开始|自",
    "last": "to|until|last|last date|end date|结束日期|截止日期|结束|至",
    "works": "works|work|day|workday|是否上班|上班|类型|工作安排",
    "rep": "rep|rep id|业务代表|业代|业务员|业务代表编号|工号",
    "note": "note|reason|why|备注|原因|说明|事由",
}
_TRAFFIC_WORDS = {
    "hour": "hour|hours|time|from|clock|小时|时间|时段|钟点|时刻",
    "note": "note|notes|remark|comment|备注|说明",
}


def squash(text: str) -> str:
    """Letters and digits of a text, in half-width lower case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def unit_of(header: str) -> str:
    """What stands in brackets behind a header: ``分钟`` of ``店内时间（分钟）``."""
    found = _BRACKETS.findall(unicodedata.normalize("NFKC", header))
    return found[-1][1:-1].strip() if found else ""


@dataclass(frozen=True)
class Columns:
    """
    The columns that a kind of file may have.

    Parameters
    ----------
    keys
        For each squashed header, the column that it means.
    required
        Columns that must be there.
    words
        For each column, its name in English and Chinese, for messages.
    sheets
        Names of the sheet to read, where a workbook has several.
    is_header
        Says of a text that names no column whether it is a header all the same.
    """

    keys: Mapping[str, str]
    required: tuple[str, ...]
    words: Mapping[str, str]
    sheets: tuple[str, ...]
    is_header: Callable[[str], bool] = lambda _: False

    def key(self, header: str) -> str | None:
        """The column that a header means, with or without what stands in brackets."""
        whole = self.keys.get(squash(header))
        if whole is not None:
            return whole
        bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", header))
        return self.keys.get(squash(bare))


def _columns(
    words: Mapping[str, str], required: tuple[str, ...], sheets: tuple[str, ...]
) -> Columns:
    keys = {squash(word): key for key, line in words.items() for word in line.split("|")}
    names = {}
    for key, line in words.items():
        english, chinese = line.split("|")[0], next(w for w in line.split("|") if not w.isascii())
        names[key] = f"{english} ({chinese})"
    for key, day_words in zip(WEEKDAY_KEYS, _WEEKDAY_WORDS, strict=True):
        names[key] = f"{day_words[0]} ({next(w for w in day_words if not w.isascii())})"
        for word in day_words:
            keys[squash(word)] = key
            for hours in _HOURS_WORDS:
                keys |= {squash(word + hours): key, squash(hours + word): key}
    return Columns(keys, required, names, sheets)


STORE_COLUMNS = _columns(
    _STORE_WORDS, ("id", "name", "lat", "lon"), ("stores", "门店", "门店列表", "store list")
)
ADDRESS_COLUMNS = _columns(
    _STORE_WORDS, ("id", "address"), ("stores", "门店", "门店列表", "store list")
)
EXCEPTION_COLUMNS = _columns(_EXCEPTION_WORDS, ("first",), ("exceptions", "例外", "休假", "dates"))
REP_COLUMNS = _columns(_REP_WORDS, ("id", "lat", "lon"), ("reps", "业务代表", "业代", "rep list"))


def _names_weekdays(header: str) -> bool:
    """True for weekdays by name: a number may be a factor as well."""
    try:
        return bool(weekdays(header)) and re.search("[0-9]", plain(header)) is None
    except CellError:
        return False


# The other columns of a table of traffic are headed by weekdays, alone or together.
TRAFFIC_COLUMNS = Columns(
    keys={squash(word): key for key, line in _TRAFFIC_WORDS.items() for word in line.split("|")},
    required=("hour",),
    words={"hour": "hour (小时)", "note": "note (备注)"},
    sheets=("traffic", "路况", "交通", "factors"),
    is_header=_names_weekdays,
)
SALES_COLUMNS = _columns(_SALES_WORDS, ("id",), ("sales", "销量", "销售", "monthly sales"))
