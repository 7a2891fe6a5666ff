"""A report as titled tables of typed cells, before it becomes text, JSON or a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from routeplan.daylist import clock
from routeplan.errors import Language
from routeplan.formats.words import HOUR_S, number
from routeplan.review import FIGURES, Figure, Value

CENTS = 100
CellKind = Literal[
    "text", "whole", "average", "clock", "hours", "minutes", "money", "share", "date"
]
CellValue = str | int | float | date | None


@dataclass(frozen=True)
class Cell:
    """
    One cell.

    Parameters
    ----------
    value
        Seconds for clock, hours and minutes, hundredths for money, 0 to 1 for shares;
        None: nothing to show.
    kind
        How it is shown.
    visits
        Ids of the visits behind it, where they are told.
    """

    value: CellValue
    kind: CellKind = "text"
    visits: tuple[str, ...] = ()

    def text(self) -> str:
        """The value as people read it; empty for none."""
        value, kind = self.value, self.kind
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str):
            return value
        match kind:
            case "clock":
                return clock(int(value))
            case "hours":
                return number(value / HOUR_S)
            case "minutes":
                return number(value / 60, 0)
            case "money":
                return f"{value / CENTS:,.2f}"
            case "share":
                return f"{100 * value:.1f} %"
            case "average":
                return f"{value:.2f}"
        return str(value)


@dataclass(frozen=True)
class Column:
    """A column's key for programs, its head for people, and how its cells are shown."""

    key: str
    head: str
    kind: CellKind = "text"


@dataclass(frozen=True)
class Section:
    """One table with its title; an empty one says so in words."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Report:
    """
    A report.

    Parameters
    ----------
    kind
        ``review``, ``daily`` or ``weekly``.
    title
        One line.
    lang
        The language of all its words.
    sections
        In the order in which they are shown.
    """

    kind: str
    title: str
    lang: Language
    sections: tuple[Section, ...]


_KINDS: dict[str, CellKind] = {
    "count": "whole",
    "share": "share",
    "average": "average",
    "money": "money",
    "hours": "hours",
}


def kind_of(figure: Figure) -> CellKind:
    """How a figure is shown."""
    return _KINDS[figure.unit]


def figure_cell(key: str, value: Value | None) -> Cell:
    """A figure's cell; empty where the figure is not known."""
    return Cell(None if value is None else value.amount, kind_of(FIGURES[key]))
