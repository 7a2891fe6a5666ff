"""Store cards: listed, read, drafted and changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel, Field, JsonValue

from routeplan.api.card_examples import CARD, CHANGE, LINE, NEEDS, SALE, SHORT, STORE
from routeplan.api.desk import AtDesk
from routeplan.api.etags import TAGGED, IfMatch, set_tag, version_asked
from routeplan.api.fields import Asked, CardId, Day, Name, Text, Why
from routeplan.api.paging import After, AfterNumber, Limit, Page, page_of, part_of
from routeplan.api.routes import Routes
from routeplan.archive import cards, sales
from routeplan.archive.card import Card, Details, State
from routeplan.archive.cards import Listed
from routeplan.archive.changes import Change
from routeplan.archive.short_card import ShortCard, short_card
from routeplan.archive.steps import FIRST_CONTACT, draft_card
from routeplan.datums import Datum, to_wgs84
from routeplan.formats.datum_cells import DECIMALS
from routeplan.formats.own_needs import typed_needs
from routeplan.formats.sales_file import Sale
from routeplan.stores import OpenHours, Store, Visits

CARDS = Routes("cards")

Wanted = Annotated[str | None, Query(max_length=200)]
Changes = Annotated[
    dict[str, JsonValue],
    Field(
        description="Any of `store`, `details` and `area`, each with the keys that change; "
        "lists such as `details.people` are given whole.",
        examples=[{"details": {"phone": "0571 555 0142"}}],
    ),
]


class NewCard(Asked, frozen=True):
    """
    A store, which has a class, and what is known of it.

    Parameters
    ----------
    area
        The region that the card's number tells.
    datum
        What the store's degrees are given in; they are kept in WGS-84.
    first_contact
        From it the seven days to the approval run; null: today.
    """

    store: Store = Field(examples=[STORE])
    area: Name = Field(examples=["HZ"])
    datum: Datum = "wgs-84"
    details: Details = Details()
    first_contact: Day | None = None
    why: Why = FIRST_CONTACT

    @property
    def placed_store(self) -> Store:
        """The store with its place in WGS-84."""
        if self.datum == "wgs-84":
            return self.store
        lats, lons = to_wgs84(self.datum, self.store.lat, self.store.lon)
        lat, lon = (round(float(each[0]), DECIMALS) for each in (lats, lons))
        return self.store.model_copy(update={"lat": lat, "lon": lon})


class TypedNeeds(Asked, frozen=True):
    """
    Cells of a store file, by column; an empty one says nothing.

    Parameters
    ----------
    in_store, parking
        Minutes.
    """

    visits: Text = Field("", examples=["3"])
    weeks: Text = Field("", examples=["2"])
    in_store: Text = Field("", examples=["25"])
    weekdays: Text = Field("", examples=["Mon-Fri"])
    hours: Text = Field("", examples=["Mon-Sat 9:00-12:00, 14:00-18:00"])
    parking: Text = Field("", examples=["3"])
    load: Text = Field("", examples=["2"])


class Needs(BaseModel, frozen=True):
    """What a store needs of its own; see a card's ``store``."""

    visits: Visits | None
    weeks: int | None
    in_store_s: int | None
    weekdays: tuple[int, ...] | None
    open_hours: OpenHours | None
    parking_s: int | None
    load: int


class CardChange(Asked, frozen=True):
    """What changes on a card, and why."""

    changes: Changes
    why: Why = Field(examples=["asked on the visit"])


@CARDS.get("/cards", "read short card", shows={"items": [LINE], "next": None})
def list_cards(
    desk: AtDesk,
    state: State | None = None,
    rep: Wanted = None,
    area: Wanted = None,
    store_class: Wanted = None,
    text: Annotated[str, Query(max_length=200, description="Part of name, id or number.")] = "",
    after: After = "",
    limit: Limit = 100,
) -> Page[Listed]:
    """List the cards that one may see, by store id."""
    found = cards.list_cards(
        desk.archive, desk.who, state=state, rep=rep, area=area, store_class=store_class,
        text=text, after=after, limit=limit + 1,
    )  # fmt: skip
    return part_of(found, lambda each: each.id, limit)


@CARDS.post("/cards/needs", "write card", shows=NEEDS)
def read_typed_needs(asked: TypedNeeds) -> Needs:
    """
    Read what a store needs of its own, as people type it into a store file; nothing is kept.

    The answer's keys are those of a card's `store`. All faults are told, each at its key.
    """
    return Needs(**typed_needs(asked.model_dump()))


@CARDS.post("/cards", "write card", status=201, shows=CARD, also=(404, 409))
def draft_a_card(desk: AtDesk, asked: NewCard, response: Response) -> Card:
    """Make a card for a new store; it waits for approval."""
    card = draft_card(
        desk.archive, desk.who, asked.placed_store, asked.area, asked.details, asked.first_contact,
        asked.why,
    )  # fmt: skip
    set_tag(response, card.standing.version)
    return card


@CARDS.get("/cards/{card}", "read short card", shows=SHORT, responses=TAGGED)
def read_short_card(desk: AtDesk, card: CardId, response: Response) -> ShortCard:
    """
    Read the short card: what one wants to know before going in.

    Who, where, how often, whom to ask for, the last ten visits and the next aim.
    """
    found = short_card(desk.archive, desk.who, card)
    set_tag(response, found.version)
    return found


@CARDS.get("/cards/{card}/full", "read full card", shows=CARD, responses=TAGGED)
def read_full_card(desk: AtDesk, card: CardId, response: Response) -> Card:
    """Read the whole card; that it was looked at is recorded."""
    found = cards.full_card(desk.archive, desk.who, card)
    set_tag(response, found.standing.version)
    return found


@CARDS.add("PATCH", "/cards/{card}", "write card", shows=CARD, also=(409, 412, 428),
           responses=TAGGED)  # fmt: skip
def change_a_card(
    desk: AtDesk, card: CardId, asked: CardChange, response: Response, if_match: IfMatch = None
) -> Card:
    """
    Change what a card says; every field that changes is recorded.

    If-Match names the version that was read. A new class or area gives the card a new number.
    """
    version = version_asked(if_match, f"store {card}")
    after = cards.change_card(desk.archive, desk.who, card, asked.changes, asked.why, version)
    set_tag(response, after.standing.version)
    return after


@CARDS.get("/cards/{card}/changes", "read changes", shows={"items": [CHANGE], "next": None})
def list_changes_of_a_card(
    desk: AtDesk, card: CardId, after: AfterNumber = 0, limit: Limit = 100
) -> Page[Change]:
    """List what was ever changed on a card, oldest first."""
    found = cards.card_changes(desk.archive, desk.who, card, after, limit + 1)
    return part_of(found, lambda each: each.id, limit)


@CARDS.get("/cards/{card}/sales", "read full card", shows={"items": [SALE], "next": None})
def list_sales_of_a_card(
    desk: AtDesk, card: CardId, after: After = "", limit: Limit = 100
) -> Page[Sale]:
    """List the sales of one store by month and product, latest first."""
    found = sales.sales_of(desk.archive, desk.who, card)
    return page_of(found, lambda each: f"{each.month} {each.product}", after, limit)
