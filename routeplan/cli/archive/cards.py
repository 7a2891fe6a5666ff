"""``routeplan archive card``: one card seen or moved a step, or a list of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import (
    Approve,
    Area,
    AsUser,
    CardId,
    Close,
    Draft,
    Full,
    History,
    Reopen,
    Review,
    Scheme,
    Sets,
    Where,
    Why,
)
from routeplan.cli.archive.phrases import phrase, state_word, valued
from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from routeplan.archive.card import Card


def card(
    store: CardId = None,
    full: Full = False,
    history: History = False,
    draft: Draft = False,
    approve: Approve = False,
    review: Review = False,
    close: Close = False,
    reopen: Reopen = False,
    area: Area = None,
    set_: Sets = None,
    number_scheme: Scheme = None,
    why: Why = "",
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Show a card or a list of cards; draft, change, approve, review, close or reopen one."""
    chosen = language(lang)
    steps = {
        "--draft": draft, "--approve": approve, "--review": review, "--close": close,
        "--reopen": reopen, "--full": full, "--history": history,
    }  # fmt: skip
    step = _one_of(steps)
    content = _content(set_ or ())
    with opened(archive, user) as desk:
        if number_scheme is not None:
            _set_scheme(desk, number_scheme, why)
        elif store is None:
            _list(desk, chosen)
        elif step == "--history":
            _tell_history(desk, store, chosen)
        elif step is not None and step != "--full":
            _tell_line(_stepped(desk, store, step, content, area, why), chosen)
        elif content or area is not None:
            _tell_line(_changed(desk, store, content, area, why), chosen)
        else:
            _show(desk, store, full, chosen)
    return 0


def _set_scheme(desk: Desk, scheme: str, why: str) -> None:
    from routeplan.archive.options import set_options

    set_options(desk.archive, desk.who, {"number_scheme": scheme}, why)


def _one_of(steps: Mapping[str, bool]) -> str | None:
    given = [name for name, is_given in steps.items() if is_given]
    if len(given) > 1:
        names = {"first": given[0], "second": given[1]}
        raise InputError([Fault.of("RP556", "routeplan archive card", **names)])
    return given[0] if given else None


def _content(texts: list[str] | tuple[str, ...]) -> dict[str, Any]:
    """``store.name=Corner`` and the like as nested tables; values in JSON, or else as text."""
    content: dict[str, Any] = {}
    for text in texts:
        path, equals, value = text.partition("=")
        *above, last = path.strip().split(".")
        if not equals or not last or not above:
            raise wrong_value("--set", text)
        table = content
        for part in above:
            table = table.setdefault(part, {})
            if not isinstance(table, dict):
                raise wrong_value("--set", text)
        table[last] = _value(value)
    return content


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _stepped(
    desk: Desk, store: str, step: str, content: dict[str, Any], area: str | None, why: str
) -> Card:
    from routeplan.archive import steps

    match step:
        case "--draft":
            return _drafted(desk, store, content, area, why)
        case "--approve":
            return steps.approve_cards(desk.archive, desk.who, [store], why or "approved")[0]
        case "--review":
            return steps.review_cards(desk.archive, desk.who, [store], why or "reviewed")[0]
        case "--close":
            return steps.close_card(desk.archive, desk.who, store, why)
    return steps.reopen_card(desk.archive, desk.who, store, why)


def _drafted(desk: Desk, store: str, content: dict[str, Any], area: str | None, why: str) -> Card:
    from routeplan.archive.card import Details
    from routeplan.archive.checked import checked
    from routeplan.archive.steps import FIRST_CONTACT, draft_card
    from routeplan.stores import Store

    if area is None:
        raise InputError([Fault.of("RP920", f"store {store}")])
    where = f"store {store}"
    return draft_card(
        desk.archive,
        desk.who,
        checked(Store, {**content.get("store", {}), "id": store}, where),
        area,
        checked(Details, content.get("details", {}), where),
        why=why or FIRST_CONTACT,
    )


def _changed(desk: Desk, store: str, content: dict[str, Any], area: str | None, why: str) -> Card:
    from routeplan.archive.cards import change_card

    changes = content if area is None else {**content, "area": area}
    return change_card(desk.archive, desk.who, store, changes, why)


def _show(desk: Desk, store: str, full: bool, lang: Language) -> None:
    from routeplan.archive.cards import full_card
    from routeplan.archive.sales import sales_of
    from routeplan.archive.short_card import short_card
    from routeplan.cli.archive.showing import full_text, short_text

    if full:
        card = full_card(desk.archive, desk.who, store)
        say(full_text(card, sales_of(desk.archive, desk.who, card.id), lang))
    else:
        say(short_text(short_card(desk.archive, desk.who, store), lang))


def _list(desk: Desk, lang: Language) -> None:
    from routeplan.archive.cards import MOST_AT_ONCE, list_cards

    after = ""
    while page := list_cards(desk.archive, desk.who, after=after, limit=MOST_AT_ONCE):
        for each in page:
            words = {"number": each.number, "id": each.id, "name": each.name}
            state = state_word(each.state, lang)
            say(phrase("card_line", lang, **words, state=state, rep=each.rep or "-"))
        after = page[-1].id


def _tell_line(card: Card, lang: Language) -> None:
    words = {"number": card.standing.number, "id": card.id, "name": card.store.name}
    state, rep = state_word(card.standing.state, lang), card.store.rep or "-"
    say(phrase("card_line", lang, **words, state=state, rep=rep))


def _tell_history(desk: Desk, store: str, lang: Language) -> None:
    from routeplan.archive.cards import card_changes

    after = 0
    while page := card_changes(desk.archive, desk.who, store, after):
        for each in page:
            at = f"{each.at:%Y-%m-%d %H:%M}"
            old, new = valued(each.old), valued(each.new)
            words = {"at": at, "who": each.who, "field": each.field or "*", "why": each.why}
            say(phrase("change", lang, **words, old=old, new=new))
        after = page[-1].id
