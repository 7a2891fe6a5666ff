"""Days on which nobody is expected to visit."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

AbsenceKind = Literal["leave", "holiday"]


class Absence(BaseModel, frozen=True, extra="forbid"):
    """
    Days off that excuse the stops planned on them.

    Parameters
    ----------
    rep
        Who is away; None: everybody, as on a public holiday.
    first, last
        First and last day, both included.
    kind
        ``leave`` or ``holiday``.
    note
        In words.
    """

    rep: Annotated[str, Field(min_length=1)] | None = None
    first: date
    last: date
    kind: AbsenceKind = "leave"
    note: str = ""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Absence:
        if self.last < self.first:
            raise ValueError("the last day lies before the first")
        return self
