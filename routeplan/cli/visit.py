"""``routeplan visit``: record visits, from a file or one by its options."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

from typer import Argument, Option

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import AsUser, OnDate, UserRep, Where
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import complain, say
from routeplan.errors import Fault, InputError, Language

STDIN = "-"
MINUTE_S = 60
CENTS = 100

VisitFile = Annotated[Path | None, Argument(metavar="[VISITS]", show_default=False)]
StoreId = Annotated[str | None, Option("--store", metavar="ID")]
VisitId = Annotated[str | None, Option("--id", metavar="ID")]
PlannedOn = Annotated[str | None, Option("--planned-on", metavar="DATE")]
Arrived = Annotated[str | None, Option("--arrived", metavar="HH:MM")]
Left = Annotated[str | None, Option("--left", metavar="HH:MM")]
Purposes = Annotated[list[str] | None, Option("--purpose", metavar="PURPOSE")]
Outcomes = Annotated[list[str] | None, Option("--outcome", metavar="OUTCOME")]
NotVisited = Annotated[str | None, Option("--not-visited", metavar="REASON")]
Ordered = Annotated[str | None, Option("--order", metavar="AMOUNT")]
Collected = Annotated[str | None, Option("--collected", metavar="AMOUNT")]
Note = Annotated[str, Option("--note", metavar="TEXT", show_default=False)]
NextAim = Annotated[str, Option("--next-aim", metavar="TEXT", show_default=False)]


def visit(
    visits: VisitFile = None,
    rep: UserRep = None,
    store: StoreId = None,
    date: OnDate = None,
    planned_on: PlannedOn = None,
    arrived: Arrived = None,
    left: Left = None,
    purpose: Purposes = None,
    outcome: Outcomes = None,
    not_visited: NotVisited = None,
    order: Ordered = None,
    collected: Collected = None,
    note: Note = "",
    next_aim: NextAim = "",
    id_: VisitId = None,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Record visits; 1 where any of them was refused."""
    chosen = language(lang)
    one = {
        "rep": rep, "store": store, "on": date, "planned_on": planned_on,
        "arrived_s": _clock("--arrived", arrived), "left_s": _clock("--left", left),
        "purposes": purpose, "outcomes": outcome, "not_visited": not_visited,
        "order_cents": _cents("--order", order),
        "collected_cents": _cents("--collected", collected),
        "note": note or None, "next_aim": next_aim or None, "id": id_,
    }  # fmt: skip
    given = {key: value for key, value in one.items() if value is not None}
    contents = _contents(visits, given)
    with opened(archive, user) as desk:
        if visits is None:
            contents = [{"id": str(uuid4()), "on": str(desk.archive.today()), **given}]
        return _record(desk, contents, chosen)


def _record(desk: Desk, contents: Sequence[Mapping[str, Any]], lang: Language) -> int:
    from routeplan.archive.visits import record_visits

    receipts = record_visits(desk.archive, desk.who, contents)
    for receipt in receipts:
        late = phrase("late", lang) if receipt.late else ""
        say(phrase(f"receipt_{receipt.status}", lang, id=receipt.id or "-", late=late))
        complain(receipt.faults, lang)
    return 1 if any(receipt.faults for receipt in receipts) else 0


def _contents(file: Path | None, given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if file is None:
        if not given:
            raise InputError([_missing("VISITS")])
        return []
    if given:
        names = {"first": "VISITS", "second": f"--{next(iter(given)).replace('_', '-')}"}
        raise InputError([Fault.of("RP556", "routeplan visit", **names)])
    text = sys.stdin.read() if str(file) == STDIN else _text(file)
    return list(_read(text, file.name))


def _read(text: str, name: str) -> Iterator[Mapping[str, Any]]:
    """One visit, a list of them, or one a line, as JSON."""
    for each in _values(text, name):
        if not isinstance(each, dict):
            raise InputError([Fault.of("RP603", name, value=json.dumps(each), example="{..}")])
        yield each


def _values(text: str, name: str) -> Sequence[Any]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            pass
        values = {"line": error.lineno, "column": error.colno}
        raise InputError([Fault.of("RP502", name, reason=error.msg, **values)]) from None
    return whole if isinstance(whole, list) else [whole]


def _text(file: Path) -> str:
    from routeplan.formats.tables import decoded, read_file

    return decoded(file.name, read_file(file))


def _clock(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit() and len(minutes) == 2):
        raise wrong_value(option, text)
    return (int(hours) * MINUTE_S + int(minutes)) * MINUTE_S


def _cents(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    from routeplan.formats.cells import CellError, number

    try:
        cents: Decimal = CENTS * number(text)
    except CellError:
        raise wrong_value(option, text) from None
    if cents < 0 or cents != int(cents):
        raise wrong_value(option, text)
    return int(cents)


def _missing(name: str) -> Fault:
    from routeplan.cli.words import CALLS

    return Fault.of("RP553", "routeplan visit", name=name, example=CALLS["visit"])
