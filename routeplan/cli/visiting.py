"""``routeplan visit``: record what happened in a file, one visit or many."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

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
from routeplan.cli.output import say
from routeplan.cli.review_words import RECORDED
from routeplan.cli.words import spoken
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routeplan.formats.visits_file import Forms


def visit(
    record: Record,
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
    lang: Lang = None,
) -> int:
    """Add visits to a record, or say what it holds."""
    from routeplan.formats.forms_file import read_forms

    given = {
        "rep": rep, "store": store, "on": date, "planned_on": planned_on, "arrived_s": arrived,
        "left_s": left, "purposes": purpose, "outcomes": outcome, "order_cents": order,
        "collected_cents": collected, "note": note, "next_aim": aim, "not_visited": not_visited,
        "id": id,
    }  # fmt: skip
    said = {key: text for key, text in given.items() if text is not None}
    asked = None if forms is None else read_forms(forms)
    say(_recorded(record, add, said, asked, language(lang)))
    return 0


def _recorded(
    record: Path, add: Path | None, said: Mapping[str, str], forms: Forms | None, lang: Language
) -> str:
    """Add what arrives to the record; what has become of it, in words."""
    from routeplan.formats.visits_file import read_visits, visit_from_words, write_visits
    from routeplan.visits import merge, received

    is_new = (add is not None or bool(said)) and not record.exists()
    known = () if is_new else read_visits(record, forms)
    arriving = () if add is None else read_visits(add, forms)
    if said:
        arriving = (*arriving, visit_from_words(said, forms))
    now = datetime.now(UTC)
    merged = merge(known, [each if each.received_at else received(each, now) for each in arriving])
    if merged.conflicting:
        raise InputError(
            Fault.of("RP648", f"{record.name} visit {each.id}") for each in merged.conflicting
        )
    if merged.added:
        write_visits(_json_record(record), merged.visits)
    return spoken(RECORDED["added" if arriving else "there"], lang).format(
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
