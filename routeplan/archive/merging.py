"""Three ways to see a store: in the planner's file, in the archive, and at the last import."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Preference = Literal["file", "archive"]
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Clash:
    """A field that was changed in the file and, to something else, in the archive."""

    field: str
    was: Any
    archive: Any
    file: Any


@dataclass(frozen=True)
class Merge:
    """
    What a file says about something that the archive has.

    Parameters
    ----------
    taken
        The fields that the archive is to take over, with their values.
    clashes
        The fields of which it cannot be said who is right.
    """

    taken: dict[str, Any]
    clashes: tuple[Clash, ...]


def merge(
    base: Content | None,
    archive: Content,
    file: Content,
    given: Collection[str],
    prefer: Preference | None = None,
) -> Merge:
    """
    What to take over from a file.

    A field that the file leaves as it was at the last import stays as the archive has it;
    a field that the archive left so is taken from the file. Both changed it: a clash.

    Parameters
    ----------
    base
        What the file said at the last import; None: there was none. Then an empty field of
        the file says nothing, and an empty one of the archive is filled.
    given
        The fields of which the file speaks; the others stay.
    prefer
        Who is right where both changed a field; None: nobody, it is a clash.
    """
    taken: dict[str, Any] = {}
    clashes: list[Clash] = []
    for field in sorted(given):
        was, now, said = (each.get(field) for each in (base or {}, archive, file))
        if said == now:
            continue
        is_known = base is not None and field in base
        if said == was if is_known else _is_empty(field, said):
            continue
        is_clash = now != was if is_known else not _is_empty(field, now)
        if not is_clash or prefer == "file":
            taken[field] = said
        elif prefer is None:
            clashes.append(Clash(field, was, now, said))
    return Merge(taken, tuple(clashes))


def _is_empty(field: str, value: Any) -> bool:
    return value in (None, "", [], {}) or (field == "load" and value == 0)
