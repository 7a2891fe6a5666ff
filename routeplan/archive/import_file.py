"""The planner's spreadsheets, as an import needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from routeplan.archive.reps import Member
from routeplan.errors import Fault
from routeplan.formats.collected import raise_faults
from routeplan.formats.headers import REP_COLUMNS, STORE_COLUMNS, WEEKDAY_KEYS, squash
from routeplan.formats.records import Records, read_records
from routeplan.formats.reps_file import read_reps
from routeplan.formats.stores_file import read_stores
from routeplan.formats.tables import read_file
from routeplan.stores import Store

DEFAULT_TEAM = "all"
AREA_HEADERS = frozenset(
    ("area", "region", "district", "territory", "区域", "地区", "片区", "大区", "区域代码")
)
TEAM_HEADERS = frozenset(("team", "group", "sales team", "团队", "小组", "班组", "销售团队"))
_FIELDS = {
    "in_store": ("in_store_s",),
    "parking": ("parking_s",),
    "visits": ("visits", "weeks"),
    "visits_a_week": ("visits", "weeks"),
    "hours": ("open_hours",),
    "closed": ("open_hours",),
    **dict.fromkeys(WEEKDAY_KEYS, ("open_hours",)),
}


@dataclass(frozen=True)
class ImportFile:
    """
    What a store file says, and of what it speaks at all.

    Parameters
    ----------
    name, sha256
        Of the file.
    stores
        In the order of the file.
    areas
        The area of each store id, where the file tells one.
    given
        The fields of ``Store`` for which the file has a column.
    places
        For each ``store ID``, its row in words.
    notes
        Warnings of the reader.
    """

    name: str
    sha256: str
    stores: tuple[Store, ...]
    areas: Mapping[str, str]
    given: frozenset[str]
    places: Mapping[str, str]
    notes: tuple[Fault, ...] = ()


def read_import(path: Path | str) -> ImportFile:
    """
    Read a store file with the columns that it has.

    An area stands in a column such as ``area`` or ``区域``.

    Raises
    ------
    InputError
        As ``read_stores``, all that were found.
    """
    file = Path(path)
    read = read_stores(file)
    notes = raise_faults(read.faults)
    records = read_records(file, STORE_COLUMNS, [])
    columns = () if records is None else tuple(records.columns)
    areas = _texts_below(records, AREA_HEADERS)
    return ImportFile(
        name=file.name,
        sha256=sha256(read_file(file)).hexdigest(),
        stores=tuple(map(_without_area, read.stores)),
        areas=areas,
        given=frozenset(name for key in columns for name in _FIELDS.get(key, (key,))) - {"id"}
        | {"extra"},
        places=read.places,
        notes=notes,
    )


def read_members(
    path: Path | str, team: str | None = None
) -> tuple[tuple[Member, ...], tuple[Fault, ...]]:
    """
    Read a rep file, and each rep's team from a column such as ``team`` or ``团队``.

    Parameters
    ----------
    team
        The team of reps for whom the file names none; None: the team ``all``.

    Returns
    -------
    tuple[tuple[Member, ...], tuple[Fault, ...]]
        The reps, and the reader's warnings.

    Raises
    ------
    InputError
        As ``read_reps``, all that were found.
    """
    file = Path(path)
    read = read_reps(file)
    notes = raise_faults(read.faults)
    teams = _texts_below(read_records(file, REP_COLUMNS, []), TEAM_HEADERS)
    rest = team or DEFAULT_TEAM
    return tuple(Member(rep, teams.get(rep.id) or rest) for rep in read.reps), notes


def _without_area(store: Store) -> Store:
    """The store without the column that is the card's to tell."""
    wanted = {squash(each) for each in AREA_HEADERS}
    extra = tuple((head, text) for head, text in store.extra if squash(head) not in wanted)
    return store.model_copy(update={"extra": extra})


def _texts_below(records: Records | None, headers: frozenset[str]) -> Mapping[str, str]:
    """For each id, the text in the column that has one of some headers."""
    if records is None:
        return {}
    wanted = {squash(each) for each in headers}
    found: dict[str, str] = {}
    for record in records.each([]):
        texts = [text for header, text in record.others() if squash(header) in wanted and text]
        if texts:
            found[record.text("id")] = texts[0]
    return found
