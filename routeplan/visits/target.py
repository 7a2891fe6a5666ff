"""What a store is to order."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from routeplan.visits.visit import Cents


class Target(BaseModel, frozen=True, extra="forbid"):
    """
    Orders expected of one store in one month.

    Parameters
    ----------
    store
        The store's id.
    month
        The first day of the month.
    order_cents
        Amount of the orders in hundredths of the currency.
    """

    store: Annotated[str, Field(min_length=1)]
    month: date
    order_cents: Cents

    @field_validator("month")
    @classmethod
    def _is_a_first_day(cls, month: date) -> date:
        if month.day != 1:
            raise ValueError("a month is given as its first day")
        return month
