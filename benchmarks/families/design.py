"""What families of scenarios there are, and which of them stand for all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

TERRAINS = ("city", "rural", "mixed")
SIZES = (60, 150, 300, 1_000)
RULES = ("standard", "three-two-one", "monthly")

# Every terrain meets every size and every rule, every size every rule; one rep and a team,
# with and without opening hours, meet every level of the others and each other.
DEFAULT = (
    "city-60-standard",
    "rural-60-three-two-one-team-hours",
    "mixed-60-monthly-hours",
    "city-150-three-two-one-hours",
    "rural-150-monthly",
    "mixed-150-standard-team",
    "city-300-monthly-team-hours",
    "rural-300-standard-team-hours",
    "mixed-300-three-two-one",
    "city-1000-standard-team-hours",
    "rural-1000-three-two-one-team",
    "mixed-1000-monthly",
)


@dataclass(frozen=True)
class Family:
    """
    One way in which a rep's work may look.

    Parameters
    ----------
    terrain
        ``city``, ``rural`` or ``mixed``.
    stores
        How many.
    rules
        ``standard``, ``three-two-one`` or ``monthly``.
    is_team
        Several reps with the stores free between them, as many as the work asks for.
    has_hours
        Most stores have opening hours.
    """

    terrain: str
    stores: int
    rules: str
    is_team: bool = False
    has_hours: bool = False

    @property
    def name(self) -> str:
        """Such as ``city-150-standard-team-hours``; one rep and always open go unsaid."""
        said = [self.terrain, str(self.stores), self.rules]
        said += ["team"] * self.is_team + ["hours"] * self.has_hours
        return "-".join(said)

    @property
    def weeks(self) -> int:
        """Weeks of the cycle."""
        return 4 if self.rules == "monthly" else 2


def _families() -> dict[str, Family]:
    every = (
        Family(*levels) for levels in product(TERRAINS, SIZES, RULES, (False, True), (False, True))
    )
    return {family.name: family for family in every if _is_doable(family)}


def _is_doable(family: Family) -> bool:
    """False where one rep would make 1,750 visits in two weeks."""
    return family.is_team or family.stores < 1_000 or family.rules == "monthly"


_BY_NAME = _families()


def family_names() -> tuple[str, ...]:
    """The names of all families."""
    return tuple(_BY_NAME)


def family_of(name: str) -> Family:
    """
    The family with a name.

    Raises
    ------
    ValueError
        There is none.
    """
    if name not in _BY_NAME:
        raise ValueError(f"{name} is no family; one is {DEFAULT[0]}")
    return _BY_NAME[name]
