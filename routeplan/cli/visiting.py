"""``routeplan visit``: record what happened, in the archive or in a file of visits."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import AsUser, Where
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.faults import missing_option
from routeplan.cli.language import language
from routeplan.cli.options import (
    Add,
    Aim,
    Amount,
    Collected,
    DateOption,
    FormFile,
    Lang,
    Note,
    PlannedOn,
    Record,
    RepOption,
    StoreOption,
    TimeIn,
    TimeOut,
    VisitId,
    VisitOutcome,
    VisitPurpose,
    WhyNot,
)
from routeplan.cli.output import complain, say
from routeplan.cli.review_words import RECORDED
from routeplan.cli.words import spoken
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routeplan.formats.visits_file import Forms
    from routeplan.visits import Visit


def visit(
    record: Record = None,
    add: Add = None,
    rep: RepOption = None,
    store: StoreOption = None,
    date: DateOption = None,
    planned_on: PlannedOn = None,
    arrived: TimeIn = None,
    left: TimeOut = None,
    purpose: VisitPurpose = None,
    outcome: VisitOutcome = None,
    order: Amount = None,
    collected: Collected = None,
    note: Note = None,
    aim: Aim = None,
    not_visited: WhyNot = None,
    id: VisitId = None,  # noqa: A002 - the option is called --id
    forms: FormFile = None,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Record visits in the archive, or add them to a file or say what it holds."""
    from routeplan.formats.forms_file import read_forms

    given = {
        "rep": rep, "store": store, "on": date, "planned_on": planned_on, "arrived_s": arrived,
        "left_s": left, "purposes": purpose, "outcomes": outcome, "order_cents": order,
        "collected_cents": collected, "note": note, "next_aim": aim, "not_visited": not_visited,
        "id": id,
    }  # fmt: skip
    said = {key: text for key, text in given.items() if text is not None}
    asked = None if forms is None else read_forms(forms)
    if record is None:
        with opened(archive, user) as desk:
            return _keep(desk, add, said, asked, language(lang))
    if archive is not None:
        names = {"first": str(record), "second": "--archive"}
        raise InputError([Fault.of("RP556", "routeplan visit", **names)])
    say(_recorded(record, add, said, asked, language(lang)))
    return 0


def _keep(
    desk: Desk, add: Path | None, said: Mapping[str, str], forms: Forms | None, lang: Language
) -> int:
    """Record in the archive; 1, when any visit is refused."""
    from routeplan.archive.forms import list_forms
    from routeplan.archive.visits import record_visits

    if add is None and not said:
        raise missing_option("visit", "--add")
    if said and "on" not in said:
        said = {**said, "on": str(desk.archive.today())}
    known = {(form.id, form.version): form for form in list_forms(desk.archive)}
    visits = _arriving(add, said, known if forms is None else forms)
    contents = [each.model_dump(mode="json") for each in visits]
    receipts = record_visits(desk.archive, desk.who, contents)
    for receipt in receipts:
        late = phrase("late", lang) if receipt.late else ""
        say(phrase(f"receipt_{receipt.status}", lang, id=receipt.id, late=late))
        complain(receipt.faults, lang)
    return 1 if any(receipt.faults for receipt in receipts) else 0


def _arriving(add: Path | None, said: Mapping[str, str], forms: Forms | None) -> tuple[Visit, ...]:
    from routeplan.formats.visits_file import read_visits, visit_from_words

    visits = () if add is None else read_visits(add, forms)
    return (*visits, visit_from_words(said, forms)) if said else visits


def _recorded(
    record: Path, add: Path | None, said: Mapping[str, str], forms: Forms | None, lang: Language
) -> str:
    """Add what arrives to the record; what has become of it, in words."""
    from routeplan.formats.visits_file import read_visits, write_visits
    from routeplan.visits import merge, received

    is_new = (add is not None or bool(said)) and not record.exists()
    known = () if is_new else read_visits(record, forms)
    arriving = _arriving(add, said, forms)
    now = datetime.now(UTC)
    merged = merge(known, [each if each.received_at else received(each, now) for each in arriving])
    if merged.conflicting:
        raise InputError(
            Fault.of("RP648", f"{record.name} visit {each.id}") for each in merged.conflicting
        )
    if merged.added:
        write_visits(_json_record(record), merged.visits)
    return spoken(
        RECORDED["added" if arriving else "there"],
        lang,
        record=record,
        visits=len(merged.visits),
        made=sum(each.was_made for each in merged.visits),
        added=len(merged.added),
        repeated=len(merged.repeated),
        late=sum(each.late for each in merged.added),
        urgent=sum(each.is_urgent for each in merged.added),
    )


def _json_record(record: Path) -> Path:
    if record.suffix.lower() != ".json":
        raise InputError([Fault.of("RP649", str(record))])
    return record
