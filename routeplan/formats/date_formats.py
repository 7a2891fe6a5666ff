"""What lost days change, as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from routeplan.agenda import Change, agenda, cycle_start, stretch
from routeplan.errors import Fault, InputError, Language
from routeplan.figures import misfits
from routeplan.formats.change_words import change_content, why_words
from routeplan.formats.day_formats import plain_cell
from routeplan.formats.words import weekday_word, word
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.stores import Store

_COLUMNS = ("rep", "lost", "why", "id", "name", "class", "change", "new_date")


@dataclass(frozen=True)
class Preview:
    """
    What lost days change in a stretch of time.

    Parameters
    ----------
    first, last
        The stretch, both dates included.
    changes
        By date lost and rep.
    stores
        The stores, by id.
    """

    first: date
    last: date
    changes: tuple[Change, ...]
    stores: dict[str, Store]


def preview(
    problem: Problem,
    plan: Plan,
    *,
    since: str | None = None,
    cycles: int = 2,
    rep: str | None = None,
    first_monday: str | None = None,
) -> Preview:
    """
    The visits that holidays, leave and other exceptions change.

    Parameters
    ----------
    since
        The first date; None: the plan's start.
    cycles
        How many cycles from there.
    rep
        Id of one rep; None: all.

    Raises
    ------
    InputError
        RP521 to RP524, RP526, and RP531 to RP533 as ``day_list``.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    if rep is not None and rep not in problem.rep_numbers:
        known = ", ".join(problem.rep_numbers)
        raise InputError([Fault.of("RP522", f"rep {rep}", rep=rep, known=known)])
    first, last = stretch(problem, plan, since=since, cycles=cycles, first_monday=first_monday)
    start = cycle_start(problem, plan, first_monday) or first
    changes = tuple(
        each
        for each in agenda(problem, plan, start, last).changes
        if first <= each.lost <= last and rep in (None, each.rep)
    )
    return Preview(first, last, changes, {store.id: store for store in problem.stores})


def preview_text(seen: Preview, lang: Language = "en") -> str:
    """A preview to print: lost days, and what becomes of each of their visits."""
    lines = [f"{seen.first} - {seen.last}"]
    day = None
    for each in seen.changes:
        if (each.rep, each.lost) != day:
            day = each.rep, each.lost
            lines += ["", f"{each.rep} · {_on(each.lost, lang)} · {why_words(each.why, lang)}"]
        store = seen.stores[each.store]
        lines.append(f"    {store.id} {store.name} ({store.store_class}): {_what(each, lang)}")
    counts = Counter(each.outcome for each in seen.changes)
    sums = [f"{word(f'change_{key}', lang)} {count}" for key, count in sorted(counts.items())]
    lines += ["", " · ".join(sums) if sums else word("no_changes", lang)]
    return "\n".join(lines) + "\n"


def preview_csv(seen: Preview, lang: Language = "en") -> bytes:
    """A preview as CSV for spreadsheets: UTF-8 with a byte order mark, one row a visit."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([word(column, lang) for column in _COLUMNS])
    for each in seen.changes:
        store = seen.stores[each.store]
        cells = [each.rep, str(each.lost), why_words(each.why, lang), store.id, store.name]
        cells += [store.store_class or "", word(f"change_{each.outcome}", lang), _date(each.to)]
        writer.writerow([plain_cell(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def preview_json(seen: Preview) -> str:
    """A preview as JSON."""
    content = {
        "first": str(seen.first),
        "last": str(seen.last),
        "changes": [change_content(each) for each in seen.changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _what(change: Change, lang: Language) -> str:
    text = word(f"change_{change.outcome}", lang)
    return text if change.to is None else f"{text} {_on(change.to, lang)}"


def _on(on: date, lang: Language) -> str:
    return f"{on} {weekday_word(on.weekday(), lang)}"


def _date(on: date | None) -> str:
    return "" if on is None else str(on)
