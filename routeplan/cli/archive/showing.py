"""Cards as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from routeplan.cli.archive.phrases import heading, valued
from routeplan.cycle import WEEKDAY_NAMES
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.archive.card import Card, Person
    from routeplan.archive.short_card import ShortCard
    from routeplan.formats.sales_file import Sale
    from routeplan.rules import VisitRule
    from routeplan.stores import Store
    from routeplan.visits import Visit

MINUTE_S = 60


def short_text(card: ShortCard, lang: Language) -> str:
    """The short card, a value a line."""
    lines = [("number", f"{card.number} [{card.state}]"), *_store_lines(card.store)]
    if card.rule is not None:
        lines.append(("rule", _rule(card.rule)))
    lines += _people_lines(card.people)
    lines += [("next_aim", card.next_aim)]
    lines += [("visits", _visit(visit)) for visit in card.visits]
    return _text(lines, lang)


def full_text(card: Card, sales: Iterable[Sale], lang: Language) -> str:
    """The full card, a value a line."""
    from routeplan.archive.card import missing

    standing, details = card.standing, card.details
    credit = (details.credit.days, details.credit.limit, details.credit.note)
    lines = [
        ("number", f"{standing.number} [{standing.state}]"),
        *_store_lines(card.store),
        ("phone", details.phone),
        *_people_lines(details.people, whole=True),
        ("channel", details.trade.channel),
        ("location", details.trade.location),
        ("size_m2", _said(details.trade.size_m2)),
        ("since", _said(details.trade.since)),
        ("credit", _joined(credit)),
        *(
            ("competitors", _joined((each.name, each.products, each.shelf_share, each.note)))
            for each in details.competitors
        ),
        ("rating", _said(details.rating)),
        ("first_contact", f"{standing.first_contact}, {standing.drafted_by}"),
        ("approved", _joined((standing.approved_on, standing.approved_by))),
        ("reviewed", _said(standing.reviewed_on)),
        ("closed", _joined((standing.closed_on, standing.closed_reason))),
        *(("sales", _joined((each.month, each.product, f"{each.amount:g}"))) for each in sales),
        ("missing", ", ".join(missing(card))),
    ]
    return _text(lines, lang)


def _text(lines: Iterable[tuple[str, str]], lang: Language) -> str:
    return "\n".join(f"{heading(key, lang)}: {value}" for key, value in lines if value)


def _store_lines(store: Store) -> Iterator[tuple[str, str]]:
    yield "store", f"{store.id} {store.name}"
    yield "class", store.store_class or ""
    yield "rep", store.rep or ""
    yield "address", store.address
    yield "place", f"{store.lat:.6f}, {store.lon:.6f}"
    yield "hours", _hours(store)
    yield "note", store.note


def _people_lines(people: Iterable[Person], *, whole: bool = False) -> Iterator[tuple[str, str]]:
    for person in people:
        more = (person.habits, person.birthday, person.note) if whole else ()
        yield "people", _joined((person.name, person.role, person.phone, *more))


def _hours(store: Store) -> str:
    if store.open_hours is None:
        return ""
    days = []
    for day, name in enumerate(WEEKDAY_NAMES):
        windows = ", ".join(
            f"{_clock(each.start_s)}-{_clock(each.end_s)}" for each in store.windows_on(day) or ()
        )
        days.append(f"{name} {windows or '-'}")
    return "; ".join(days)


def _rule(rule: VisitRule) -> str:
    minutes = f"{rule.in_store_s / MINUTE_S:g} min"
    return f"{rule.visits} / {rule.weeks} w, {minutes}"


def _visit(visit: Visit) -> str:
    what = ", ".join(visit.outcomes) if visit.not_visited is None else f"- {visit.not_visited}"
    return _joined(
        (visit.on, visit.rep, what, visit.note, visit.next_aim and f"> {visit.next_aim}")
    )


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second // MINUTE_S % 60:02d}"


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(_said(part) for part in parts if part not in (None, ""))


def _said(value: object) -> str:
    return "" if value is None else valued(str(value))
