"""What ``routeplan archive plan`` says, in both languages."""

from __future__ import annotations

from typing import Any

from routeplan.cli.words import Pair, spoken
from routeplan.errors import Language

_PHRASES: dict[str, Pair] = {
    "line": (
        "{id}  {name} {version}  [{state}]{runs}  {reps}",
        "{id}  {name} {version}  [{state}]{runs}  {reps}",
    ),
    "none": ("No such plan is kept.", "没有这样的计划。"),
    "runs_from": ("  from {first}", "  自 {first} 起"),
    "ran": ("  {first} to {last}", "  {first} 至 {last}"),
    "made": ("made {at} by {who}, SHA-256 {sha256}", "{who} 于 {at} 保存, SHA-256 {sha256}"),
    "input": ("input {name}, SHA-256 {sha256}", "输入 {name}, SHA-256 {sha256}"),
    "violation": ("breaks {code}: {where}", "违反 {code}: {where}"),
    "kept_rules": ("every rule is kept", "遵守全部规则"),
    "day": (
        "{rep} {day} {label}: {stops:# stop|# stops}, driving {drive}, work {work} h",
        "{rep} {day} {label}: {stops} 站, 行驶 {drive} 小时, 工作 {work} 小时",
    ),
    "step": ("{at}  {state}  {who}  {remark}", "{at}  {state}  {who}  {remark}"),
    "moved": ("{store}: {before} -> {after}", "{store}: {before} -> {after}"),
    "added": ("only in the new version: {stores}", "仅新版本包含: {stores}"),
    "removed": ("only in the version before: {stores}", "仅上一版本包含: {stores}"),
    "first_version": ("is the first version", "是第一个版本"),
    "same": ("every store keeps its days", "所有门店的拜访日不变"),
    "counts_from": (
        "Reviews count its stops from {date} on, the day of its approval: the past stays.",
        "考核自批准日 {date} 起计入其停靠点, 此前不受影响。",
    ),
    "written": ("Plan: {path}", "计划: {path}"),
    "draft": ("draft", "草稿"),
    "submitted": ("submitted", "已提交"),
    "approved": ("approved", "已批准"),
    "running": ("running", "执行中"),
    "replaced": ("replaced", "已替换"),
}


def plan_phrase(key: str, lang: Language, **values: Any) -> str:
    """A line about a plan."""
    return spoken(_PHRASES[key], lang, **values).rstrip()
