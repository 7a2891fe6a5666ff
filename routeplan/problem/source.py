"""Where a problem was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from routeplan.errors import Fault


@dataclass(frozen=True)
class Source:
    """
    Where a problem was read from.

    Parameters
    ----------
    scenario
        Path of the scenario, as given.
    settings
        The settings in force, ready for JSON.
    inputs
        SHA-256 of each input file, by name.
    places
        Where a noun stands, for messages: ``{"store S1": "stores.csv row 2"}``.
    notes
        Assumptions and warnings that the reader made, for the user to see.
    given_classes
        Ids of the stores whose class was given rather than found from their sales.
    """

    scenario: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    given_classes: frozenset[str] = frozenset()

    def place(self, noun: str) -> str:
        """Where a noun stands in the input, or the noun itself."""
        where = self.places.get(noun)
        return noun if where is None else f"{where} ({noun})"
