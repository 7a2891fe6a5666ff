"""The kinds of value that several requests have."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

from routeplan.api.whole_names import PathName

EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)

Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
"""A day that calendars count with."""

Month = Annotated[str, Field(pattern=r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$")]
Text = Annotated[str, Field(max_length=2_000)]
Why = Annotated[str, Field(max_length=2_000, description="The reason, for the record of changes.")]
Name = Annotated[str, Field(min_length=1, max_length=200)]

CardId = Annotated[
    PathName, Path(description="The store's id, or a number that its card has or once had.")
]
Number = Annotated[int, Path(ge=1, le=2**53)]
OnDay = Annotated[Day, Query(description="A date, such as 2026-11-24.")]


class Asked(BaseModel, frozen=True, extra="forbid"):
    """A body of a request; keys that it does not know are faults."""
