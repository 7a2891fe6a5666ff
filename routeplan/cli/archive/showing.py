"""Cards as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from routeplan.cli.archive.phrases import heading, phrase, state_word, valued, wanted_words
from routeplan.cycle import DAYS_A_WEEK
from routeplan.errors import Language
from routeplan.formats.visit_words import OUTCOMES, PURPOSES, REASON_WORDS, listed, said
from routeplan.formats.words import rule_words, weekday_word

if TYPE_CHECKING:
    from routeplan.archive.card import Card, Credit, Person
    from routeplan.archive.short_card import ShortCard
    from routeplan.formats.sales_file import Sale
    from routeplan.stores import Store
    from routeplan.visits import Visit

MINUTE_S = 60


def short_text(card: ShortCard, lang: Language) -> str:
    """The short card, a value a line."""
    state = state_word(card.state, lang)
    lines = [("number", f"{card.number} [{state}]"), *_store_lines(card.store, lang)]
    if card.rule is not None:
        purposes = listed(PURPOSES, card.rule.purposes, lang)
        lines += [("rule", rule_words(card.rule, lang)), ("purposes", purposes)]
    lines += [("phone", card.phone), *_people_lines(card.people)]
    lines += [("next_aim", card.next_aim)]
    lines += [("visits", _visit(visit, lang)) for visit in card.visits]
    return _text(lines, lang)


def full_text(card: Card, sales: Iterable[Sale], lang: Language) -> str:
    """The full card, a value a line."""
    from routeplan.archive.card import missing

    standing, details = card.standing, card.details
    lines = [
        ("number", f"{standing.number} [{state_word(standing.state, lang)}]"),
        *_store_lines(card.store, lang),
        ("phone", details.phone),
        *_people_lines(details.people, whole=True),
        ("kind", card.store.kind),
        ("channel", details.trade.channel),
        ("location", details.trade.location),
        ("size_m2", _said(details.trade.size_m2)),
        ("since", _said(details.trade.since)),
        ("credit", _credit(details.credit, lang)),
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
        ("missing", wanted_words(missing(card), lang)),
    ]
    return _text(lines, lang)


def _text(lines: Iterable[tuple[str, str]], lang: Language) -> str:
    return "\n".join(f"{heading(key, lang)}: {value}" for key, value in lines if value)


def _store_lines(store: Store, lang: Language) -> Iterator[tuple[str, str]]:
    yield "store", f"{store.id} {store.name}"
    yield "class", store.store_class or ""
    yield "rep", store.rep or ""
    yield "address", store.address
    yield "place", f"{store.lat:.6f}, {store.lon:.6f}"
    yield "hours", _hours(store, lang)
    yield "note", store.note


def _people_lines(people: Iterable[Person], *, whole: bool = False) -> Iterator[tuple[str, str]]:
    for person in people:
        more = (person.habits, person.birthday, person.note) if whole else ()
        yield "people", _joined((person.name, person.role, person.phone, *more))


def _hours(store: Store, lang: Language) -> str:
    if store.open_hours is None:
        return ""
    days = []
    for day in range(DAYS_A_WEEK):
        windows = ", ".join(
            f"{_clock(each.start_s)}-{_clock(each.end_s)}" for each in store.windows_on(day) or ()
        )
        days.append(f"{weekday_word(day, lang)} {windows or '-'}")
    return "; ".join(days)


def _credit(credit: Credit, lang: Language) -> str:
    limit = None if credit.limit is None else f"{credit.limit:,.2f}"
    return _joined(
        (
            "" if credit.days is None else phrase("credit_days", lang, days=credit.days),
            "" if limit is None else phrase("credit_limit", lang, limit=limit),
            credit.note,
        )
    )


def _visit(visit: Visit, lang: Language) -> str:
    what = listed(OUTCOMES, visit.outcomes, lang)
    if visit.not_visited is not None:
        what = f"- {said(REASON_WORDS, visit.not_visited, lang)}"
    return _joined(
        (visit.on, visit.rep, what, visit.note, visit.next_aim and f"> {visit.next_aim}")
    )


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second // MINUTE_S % 60:02d}"


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(_said(part) for part in parts if part not in (None, ""))


def _said(value: object) -> str:
    return "" if value is None else valued(str(value))
