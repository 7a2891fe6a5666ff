"""Plans, days and faults on a terminal; plain lines where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from routeplan.compare import Comparison, Side
from routeplan.cost import cost
from routeplan.cycle import DAYS_A_WEEK
from routeplan.daylist import DayList
from routeplan.errors import Fault, Language, Violation
from routeplan.figures import Figures, figures, left_out_visits, plan_days
from routeplan.formats.day_formats import day_text
from routeplan.formats.plan_json import left_out_fault
from routeplan.formats.travel_words import estimate_words, travel_words
from routeplan.formats.words import (
    KM_M,
    days_words,
    heading,
    hours,
    number,
    week_word,
    weekday_word,
    word,
)
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.weights import COST_UNITS_A_MINUTE

PLAIN_WIDTH = 200
MOST_NAMED = 20


def console(stream: TextIO | None = None) -> Console:
    """
    A console for a stream, standard output if None.

    Where the stream is no terminal, nothing is coloured, and lines are wide enough for
    tables to keep their words.
    """
    made = Console(file=stream or sys.stdout, highlight=False, soft_wrap=False)
    if made.is_terminal:
        return made
    return Console(
        file=stream or sys.stdout, highlight=False, no_color=True, width=PLAIN_WIDTH, emoji=False
    )


def summary(problem: Problem, plan: Plan, lang: Language = "en") -> RenderableType:
    """
    Cost, hours, share, stops a day, km and what was left out, a column per rep.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem.
    """
    days = plan_days(problem, plan)
    columns = [
        (rep.id, [day for day in days if day.rep == who]) for who, rep in enumerate(problem.reps)
    ]
    if len(problem.reps) > 1:
        columns.append((word("team", lang), list(days)))
    table = _table("", *(name for name, _ in columns))
    sums = [figures(each) for _, each in columns]
    for key in _FIGURES:
        table.add_row(heading(key, lang), *(_figure(key, each) for each in sums))
    parts: list[RenderableType] = [table]
    minutes = cost(problem, plan).total / COST_UNITS_A_MINUTE
    parts.append(Text(f"{heading('cost_min', lang)}: {number(minutes)}"))
    mark = f" ({word('estimated', lang)})" if problem.is_estimated else ""
    source = travel_words(problem.travel_source, lang)
    parts.append(Text(f"{heading('travel', lang)}: {source}{mark}"))
    parts += _left_out(plan, lang)
    return Group(*parts)


def calendar(problem: Problem, plan: Plan, lang: Language = "en") -> RenderableType:
    """Weeks side by side, weekdays down, routes in the cells; a table per rep."""
    tables: list[RenderableType] = []
    for rep in problem.reps:
        weeks = [week_word(week + 1, lang) for week in range(problem.cycle.weeks)]
        table = _table("", *weeks, title=f"{rep.id} {rep.name}", justify="center")
        labels = plan.calendar.get(rep.id, (None,) * problem.cycle.days)
        for weekday in range(DAYS_A_WEEK):
            cells = labels[weekday::DAYS_A_WEEK]
            if rep.hours[weekday] is not None or any(cells):
                table.add_row(weekday_word(weekday, lang), *(cell or "-" for cell in cells))
        tables.append(table)
    return Group(*tables)


def day(day_list: DayList, lang: Language = "en") -> RenderableType:
    """One day's list."""
    return Text(day_text(day_list, lang).rstrip("\n"), no_wrap=True, overflow="ignore")


def comparison(result: Comparison, lang: Language = "en") -> RenderableType:
    """Two plans side by side, then the stores that differ."""
    names = [word(key, lang) for key in ("before", "after", "difference")]
    table = _table("", *names)
    sides = (result.before, result.after)
    table.add_row(heading("weeks", lang), *(str(side.weeks) for side in sides), "")
    for key in (*_FIGURES, "deviation"):
        values = [_figure(key, side.figures) for side in sides]
        table.add_row(heading(key, lang), *values, _difference(key, *sides))
    lost = [side.left_out for side in sides]
    table.add_row(heading("left_out_visits", lang), *map(str, lost), f"{lost[1] - lost[0]:+d}")
    costs = [side.cost.total / COST_UNITS_A_MINUTE for side in sides]
    gap = _signed(costs[1] - costs[0]) if result.same_weights else "-"
    table.add_row(heading("cost_min", lang), *(number(each) for each in costs), gap)
    parts: list[RenderableType] = [table]
    sources = dict.fromkeys(side.travel for side in sides if side.estimated)
    parts += [Text(estimate_words(source, lang)) for source in sources]
    return Group(*parts, *_changed(result, lang))


def faults(found: Iterable[Fault | Violation], lang: Language = "en") -> RenderableType:
    """Faults, warnings or violations: code, place and cause, with the remedy beneath."""
    lines = []
    for fault in found:
        line = Text(fault.text(lang))
        line.stylize("yellow" if fault.is_warning else "bold red", 0, len(fault.code))
        lines.append(line)
    return Group(*lines)


_FIGURES = (
    "days_count", "stops", "stops_a_day", "driving", "km", "in_store", "in_store_share",
    "waiting", "overtime", "longest", "shortest",
)  # fmt: skip


def _amount(key: str, sums: Figures) -> float:
    return {
        "days_count": sums.days,
        "stops": sums.stops,
        "stops_a_day": sums.stops_a_day,
        "driving": sums.drive_s,
        "km": sums.drive_m / KM_M,
        "in_store": sums.stay_s,
        "in_store_share": 100 * sums.in_store_share,
        "waiting": sums.wait_s,
        "overtime": sums.overtime_s,
        "longest": sums.longest_s,
        "shortest": sums.shortest_s,
        "deviation": sums.deviation_s,
    }[key]


_TIMES = frozenset(
    {"driving", "in_store", "waiting", "overtime", "longest", "shortest", "deviation"}
)


def _figure(key: str, sums: Figures) -> str:
    amount = _amount(key, sums)
    if key in _TIMES:
        return f"{hours(int(amount))} h"
    return f"{number(amount)} %" if key == "in_store_share" else number(amount)


def _difference(key: str, before: Side, after: Side) -> str:
    change = _amount(key, after.figures) - _amount(key, before.figures)
    if key in _TIMES:
        sign = "+" if change > 0 else ""
        return f"{sign}{hours(int(change))} h"
    return _signed(change)


def _signed(change: float) -> str:
    text = number(change).replace("-0", "0") if round(change, 1) == 0 else number(change)
    return f"+{text}" if round(change, 1) > 0 else text


def _left_out(plan: Plan, lang: Language) -> list[RenderableType]:
    lines: list[RenderableType] = [
        Text(f"{heading('left_out_visits', lang)}: {left_out_visits(plan)}")
    ]
    for entry in plan.left_out[:MOST_NAMED]:
        lines.append(Text(f"  {entry.store}: {left_out_fault(entry).cause(lang)}"))
    if len(plan.left_out) > MOST_NAMED:
        lines.append(Text(f"  +{len(plan.left_out) - MOST_NAMED}"))
    return lines


def _changed(result: Comparison, lang: Language) -> Sequence[RenderableType]:
    lines: list[RenderableType] = [
        Text(f"{heading('changed_day', lang)}: {len(result.changed_day)}"),
        Text(f"{heading('changed_rep', lang)}: {len(result.changed_rep)}"),
    ]
    for store in result.moved:
        before, after = (
            days_words(tuple(day for _, day in visits), lang) or "-"
            for visits in (store.before, store.after)
        )
        reps = " → ".join(
            "+".join(sorted({rep for rep, _ in visits})) or "-"
            for visits in (store.before, store.after)
        )
        who = f" [{reps}]" if store.changed_rep else ""
        lines.append(Text(f"  {store.store} {store.name}: {before} → {after}{who}"))
    for key, ids in (("added", result.added), ("removed", result.removed)):
        if ids:
            lines.append(Text(f"{heading(key, lang)}: {len(ids)} ({', '.join(ids)})"))
    return lines


def _table(*heads: str, title: str | None = None, justify: str = "right") -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold")
    table.add_column(heads[0])
    for head in heads[1:]:
        table.add_column(head, justify="center" if justify == "center" else "right")
    return table
