"""Store cards: everything that is known about one store."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, FiniteFloat, NonNegativeInt, PositiveInt, model_validator

from routeplan.archive.glance import Glance
from routeplan.stores import Store

State = Literal["draft", "approved", "closed"]
Text = Annotated[str, Field(max_length=2_000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Amount = Annotated[FiniteFloat, Field(ge=0)]
Birthday = Annotated[str, Field(pattern=r"^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Since = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")]


class Person(BaseModel, frozen=True, extra="forbid"):
    """
    Somebody at the store.

    Parameters
    ----------
    name
        Unique on the card.
    role
        Owner, buyer, shop assistant, ..
    phone, habits, note
        As the rep writes them.
    birthday
        ``05-17``, or ``1980-05-17`` where the year is known.
    decides
        True: decides on orders.
    """

    name: Name
    role: Text = ""
    phone: Text = ""
    habits: Text = ""
    birthday: Birthday | None = None
    decides: bool = False
    note: Text = ""


class Trade(BaseModel, frozen=True, extra="forbid"):
    """
    What kind of business the store is.

    Parameters
    ----------
    channel
        Convenience, supermarket, wholesale, ..
    location
        What surrounds it: housing, school, station, ..
    size_m2
        Sales floor in square metres.
    since
        Year or month of the first business with it, such as ``2019`` or ``2019-04``.
    """

    channel: Text = ""
    location: Text = ""
    size_m2: PositiveInt | None = None
    since: Since | None = None


class Credit(BaseModel, frozen=True, extra="forbid"):
    """
    On what terms it buys.

    Parameters
    ----------
    days
        Days until payment is due; 0: cash; None: not agreed.
    limit
        The most it may owe, in the currency of the sales; None: not agreed.
    """

    days: NonNegativeInt | None = None
    limit: Amount | None = None
    note: Text = ""


class Competitor(BaseModel, frozen=True, extra="forbid"):
    """
    A competitor's goods seen in the store.

    Parameters
    ----------
    name
        Unique on the card.
    shelf_share
        Part of the shelf it has, 0 to 1; None: not counted.
    seen
        When last.
    """

    name: Name
    products: Text = ""
    shelf_share: Annotated[float, Field(ge=0, le=1)] | None = None
    seen: date | None = None
    note: Text = ""


class Details(BaseModel, frozen=True, extra="forbid"):
    """
    What the card says beyond what planning needs.

    Parameters
    ----------
    phone
        The store's.
    rating
        1 (poor) to 5 (excellent); None: not rated.
    """

    phone: Text = ""
    people: tuple[Person, ...] = ()
    trade: Trade = Trade()
    credit: Credit = Credit()
    competitors: tuple[Competitor, ...] = ()
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    note: Text = ""

    @model_validator(mode="after")
    def _names_are_unique(self) -> Details:
        for kind in (self.people, self.competitors):
            names = [each.name for each in kind]
            if len(set(names)) < len(names):
                raise ValueError("each name is given once")
        return self


class Standing(BaseModel, frozen=True, extra="forbid"):
    """
    Where the card stands; changed by steps only.

    Parameters
    ----------
    number
        Tells area, class and sequence, such as ``HZ-A-0007``.
    sequence
        Kept for as long as the area stays the same.
    first_contact
        The date from which a draft has seven days to be approved.
    drafted_by, approved_by
        Names of users.
    approved_on, reviewed_on, closed_on
        None: not yet.
    version
        1 for a new card, one more with every change.
    """

    number: str
    sequence: PositiveInt
    area: Name
    state: State
    first_contact: date
    drafted_by: str
    approved_by: str | None = None
    approved_on: date | None = None
    reviewed_on: date | None = None
    closed_on: date | None = None
    closed_reason: Text = ""
    version: PositiveInt = 1


class Card(BaseModel, frozen=True, extra="forbid"):
    """
    A store, what is known about it, and where its card stands.

    The store's class is given: a card's number tells it.
    """

    store: Store
    details: Details = Details()
    standing: Standing

    @model_validator(mode="after")
    def _has_a_class(self) -> Card:
        if not self.store.store_class:
            raise ValueError("the store of a card has a class")
        return self

    @property
    def id(self) -> str:
        """The store's id."""
        return self.store.id

    @property
    def store_class(self) -> str:
        """The store's class."""
        return self.store.store_class or ""

    @property
    def is_complete(self) -> bool:
        """True when nothing of ``missing`` is missing."""
        return not missing(self)


_WANTED = ("address", "people", "channel", "opening hours", "credit terms")


def missing(card: Card | Glance) -> tuple[str, ...]:
    """
    What a rep still has to find out: of address, people, channel, opening hours, credit terms.

    A store without an address has at least a phone; one whose opening hours are not given
    counts as always open in planning, which hardly any store is.
    """
    details = card.details
    there = (
        bool(card.store.address or details.phone),
        bool(details.people),
        bool(details.trade.channel or card.store.kind),
        card.store.open_hours is not None,
        details.credit.days is not None,
    )
    return tuple(name for name, is_there in zip(_WANTED, there, strict=True) if not is_there)
