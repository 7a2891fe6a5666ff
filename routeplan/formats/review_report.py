"""A review as a report: figures with their definitions, or what stands behind one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from routeplan.errors import Fault, InputError, Language
from routeplan.formats.report import Cell, Column, Report, Section, figure_cell, kind_of
from routeplan.formats.report_words import told
from routeplan.formats.visit_words import REASON_WORDS, STATUS_WORDS, said
from routeplan.review import FIGURES, Behind, Group, Review, shops_of
from routeplan.stores import Store

MOST_TOLD = 2_000
# What fits beside each other on a screen.
CORE_FIGURES = (
    "visits_due", "visits_done", "done_share", "excused", "carried_over", "coverage", "attainment",
    "on_day", "effective", "deals", "order_amount", "collected",
)  # fmt: skip


def review_report(review: Review, lang: Language = "en", keys: Sequence[str] = ()) -> Report:
    """
    Figures of a review, by group, and their definitions.

    Parameters
    ----------
    keys
        The figures to show; empty: all that are known.

    Raises
    ------
    InputError
        RP634, when there is no such figure.
    """
    if strange := [key for key in keys if key not in FIGURES]:
        known = ", ".join(FIGURES)
        raise InputError([Fault.of("RP634", "figures", name=key, known=known) for key in strange])
    groups = review.groups
    sections: tuple[Section, ...]
    if not review.by and groups:
        sections = (figures_section(groups[0], lang, review, keys),)
    else:
        sections = (_by_group(review, groups, keys, lang), definitions_section(lang, keys))
    return Report("review", _title(review, lang), lang, sections)


def behind_report(
    review: Review, figure: str, labels: Sequence[str] = (), lang: Language = "en"
) -> Report:
    """
    What stands behind one figure of one group.

    Raises
    ------
    InputError
        RP634, when there is no such figure or group.
    """
    shops = shops_of(review.facts)
    rows = tuple(_behind_row(row, shops, lang) for row in review.behind(figure, *labels))
    about = FIGURES[figure]
    title = " · ".join([_title(review, lang), *labels, about.name.text(lang)])
    columns = (
        Column("date", told("date", lang), "date"),
        *_texts(lang, "sort", "rep", "store", "name", "status", "reason", "visits"),
        Column("counted", told("counted", lang), "whole"),
        Column("out_of", told("out_of", lang), "whole"),
    )
    section = Section("behind", about.definition.text(lang), columns, rows)
    return Report("review", title, lang, (section,))


def figures_section(
    group: Group, lang: Language, review: Review | None = None, keys: Sequence[str] = ()
) -> Section:
    """
    Figures one below the other, each with its definition beside it.

    Parameters
    ----------
    review
        Where given, and of no more than ``MOST_TOLD`` stops and records, each value tells
        the visits behind it; of a larger one ``behind_report`` does.
    keys
        The figures to show; empty: all that are known.
    """
    columns = (
        Column("figure", told("figure", lang)),
        Column("value", told("value", lang), "whole"),
        Column("counted", told("counted", lang), "whole"),
        Column("out_of", told("out_of", lang), "whole"),
        Column("definition", told("definition", lang)),
        Column("key", told("key", lang)),
    )
    few = review if review is not None and review.size <= MOST_TOLD else None
    rows = []
    for key in keys or FIGURES:
        value = group.values.get(key)
        if value is None:
            continue
        visits = () if few is None else _visit_ids(few.behind(key, *group.labels))
        cell = figure_cell(key, value)
        upper = Cell(value.counted, "money" if cell.kind == "money" else "whole")
        rows.append(
            (
                Cell(FIGURES[key].name.text(lang)),
                Cell(cell.value, cell.kind, visits),
                upper if value.out_of is not None else Cell(None),
                Cell(value.out_of, "whole"),
                Cell(FIGURES[key].definition.text(lang)),
                Cell(key),
            )
        )
    return Section("figures", told("figures", lang), columns, tuple(rows))


def groups_section(
    title: str, heads: Sequence[str], groups: Sequence[Group], keys: Sequence[str], lang: Language
) -> Section:
    """Groups one below the other, figures side by side."""
    columns = [Column(head, told(head, lang)) for head in heads]
    columns += [Column(key, FIGURES[key].name.text(lang), kind_of(FIGURES[key])) for key in keys]
    rows = tuple(
        (
            *(Cell(label or "-") for label in group.labels),
            *(figure_cell(key, group.values.get(key)) for key in keys),
        )
        for group in groups
    )
    return Section("groups", title, tuple(columns), rows)


def definitions_section(lang: Language, keys: Sequence[str] = ()) -> Section:
    """Figures with their definitions."""
    columns = (
        Column("figure", told("figure", lang)),
        Column("definition", told("definition", lang)),
        Column("key", told("key", lang)),
    )
    rows = tuple(
        (Cell(FIGURES[key].name.text(lang)), Cell(FIGURES[key].definition.text(lang)), Cell(key))
        for key in keys or FIGURES
    )
    return Section("definitions", told("definitions", lang), columns, rows)


def _by_group(
    review: Review, groups: Sequence[Group], keys: Sequence[str], lang: Language
) -> Section:
    known = keys or [
        key for key in FIGURES if any(group.values[key] is not None for group in groups)
    ]
    return groups_section(told("figures", lang), review.by, groups, known, lang)


def _title(review: Review, lang: Language) -> str:
    return f"{told('review', lang)} {review.first} - {review.last}"


def _behind_row(row: Behind, shops: Mapping[str, Store], lang: Language) -> tuple[Cell, ...]:
    return (
        Cell(row.on, "date"),
        Cell(told(row.sort, lang)),
        Cell(row.rep),
        Cell(row.store),
        Cell(shops[row.store].name if row.store in shops else ""),
        Cell(said(STATUS_WORDS, row.status, lang)),
        Cell(said(REASON_WORDS, row.reason, lang)),
        Cell(" ".join(row.visits), "text", row.visits),
        Cell(row.counted, "whole"),
        Cell(row.out_of, "whole"),
    )


def _texts(lang: Language, *keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, told(key, lang)) for key in keys)


def _visit_ids(rows: Sequence[Behind]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(visit for row in rows for visit in row.visits))
