"""The calendar of a route book: a row a week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from routeplan.cycle import DAYS_A_WEEK
from routeplan.daylist import DayList, clock
from routeplan.errors import Language
from routeplan.formats.change_words import why_words
from routeplan.formats.words import week_word, word

Cell = dict[str, str | list[str]]
NO_DAY: Cell = {"kind": "off", "when": "", "label": "", "colour": "", "ink": "", "beneath": []}


def calendar_weeks(
    days: Sequence[DayList],
    colours: Mapping[str, tuple[str, str]],
    lang: Language,
) -> list[list[Cell]]:
    """
    The cells of each week, Monday first.

    Parameters
    ----------
    days
        Consecutive dates, or the worked days of a cycle.
    colours
        For each label its colour and that of the text on it.
    """
    weeks: dict[int, list[Cell]] = {}
    for day in days:
        week, weekday = divmod(_number(day), DAYS_A_WEEK)
        cells = weeks.setdefault(week, [NO_DAY] * DAYS_A_WEEK)
        cells[weekday] = _cell(day, colours, lang)
    return [weeks[week] for week in sorted(weeks)]


def _number(day: DayList) -> int:
    """Days since some Monday."""
    return day.day if day.on is None else day.on.toordinal() - 1


def _cell(day: DayList, colours: Mapping[str, tuple[str, str]], lang: Language) -> Cell:
    week = week_word(day.day // DAYS_A_WEEK + 1, lang)
    cell = {**NO_DAY, "when": week if day.on is None else str(day.on)}
    if day.label is None:
        if day.status is not None and day.status.kind in ("holiday", "leave"):
            cell |= {
                "kind": "lost",
                "beneath": [why_words(day.status, lang)],
            }
        return cell
    colour, ink = colours[day.label]
    return cell | {
        "kind": "day",
        "label": day.label,
        "colour": colour,
        "ink": ink,
        "beneath": _beneath(day, lang),
    }


def _beneath(day: DayList, lang: Language) -> list[str]:
    if day.schedule is None:
        return [word("no_stop", lang)]
    times = f"{clock(day.schedule.start_s)}–{clock(day.schedule.end_s)}"
    return [f"{word('stops', lang)} {len(day.stops)}", times]
