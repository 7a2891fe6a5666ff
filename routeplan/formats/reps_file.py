"""Reps from a spreadsheet or CSV file, and the reps that are assumed without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from routeplan.cycle import DAYS_A_WEEK, WEEKDAY_NAMES, Window
from routeplan.datums import Datum
from routeplan.errors import Fault
from routeplan.formats.cells import CellError, duration_s, identity, positive
from routeplan.formats.clock import HOUR_S, names_weekdays, weekdays, windows
from routeplan.formats.coordinates import Spot, centre, read_spot, swap_faults
from routeplan.formats.datum_cells import Reading, datum_of, in_wgs84, reading_of
from routeplan.formats.degrees import Notation
from routeplan.formats.headers import REP_COLUMNS, WEEKDAY_KEYS
from routeplan.formats.modes import travel_mode
from routeplan.formats.records import Record, Records, read_records
from routeplan.formats.region_cells import region
from routeplan.formats.stores_file import (
    duplicate_faults,
    has_numbered_days,
    header_unit_faults,
)
from routeplan.formats.week_hours import WeekHours, missing_weekdays, week_hours
from routeplan.reps import Base, Break, Mode, Rep, WorkHours
from routeplan.rules import MINUTE_S
from routeplan.stores import Store

WORKDAY = Window(start_s=9 * HOUR_S, end_s=18 * HOUR_S)
WORKDAYS = (0, 1, 2, 3, 4, 5)
PAUSE = Break(length_s=HOUR_S, window=Window(start_s=23 * HOUR_S // 2, end_s=14 * HOUR_S))
AUXILIARY_S = HOUR_S // 2
DEFAULTS = {
    "name": "as id (同编号)",
    "hours": "09:00-18:00",
    "weekdays": "Mon-Sat",
    "break": "60 min",
    "break_window": "11:30-14:00",
    "auxiliary": "30 min",
    "most_stops": "any number (不限)",
    "overtime": "0 min",
}
DEFAULT_ID = "R1"
MINUTE_KEYS = ("break", "auxiliary", "overtime")
COORDINATES = ("lat", "lon", "end_lat", "end_lon")


@dataclass(frozen=True)
class RepsFile:
    """
    What a file says about reps.

    Parameters
    ----------
    reps
        The reps of all rows without a fault, in their order.
    known
        Id and name of every row that has an id, also of faulty ones.
    places
        For each ``rep ID``, its row in words.
    faults
        Faults and warnings; see ``collected.raise_faults``.
    """

    reps: tuple[Rep, ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_reps(path: str | Path, datum: Datum | None = None, mode: Mode = "car") -> RepsFile:
    """
    Read reps.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required are the columns id, latitude and longitude
        of the base. Where a column is missing, or a cell empty, ``DEFAULTS`` hold and
        are told as warnings; an empty cell of a weekday is a day off.
    datum
        As in ``stores_file.read_stores``.
    mode
        How reps travel whose row does not say.

    Returns
    -------
    RepsFile
        With all faults: RP101 to RP138, RP180 to RP184, RP212, RP213, RP801 to RP803,
        RP851 to RP853 and RP858. Nothing is raised.
    """
    faults: list[Fault] = []
    records = read_records(Path(path), REP_COLUMNS, faults)
    if records is None:
        return RepsFile(faults=tuple(faults))
    faults += header_unit_faults(records, MINUTE_KEYS)
    reading = reading_of(records, COORDINATES, datum, faults)
    return _read_rows(records, reading, mode, faults)


def default_reps(
    stores: Sequence[Store], mode: Mode = "car"
) -> tuple[tuple[Rep, ...], tuple[Fault, ...]]:
    """
    Reps for stores without a rep file, and what was assumed.

    Returns
    -------
    tuple[tuple[Rep, ...], tuple[Fault, ...]]
        One rep per id in the stores' rep column, based at the centre of its stores, or
        else ``R1`` at the centre of all; and a warning (RP152) for each.
    """
    groups: dict[str, list[tuple[float, float]]] = {}
    for store in stores:
        if store.rep is not None:
            groups.setdefault(store.rep, []).append((store.lat, store.lon))
    if not groups and stores:
        groups[DEFAULT_ID] = [(store.lat, store.lon) for store in stores]
    hours: WorkHours = tuple(WORKDAY if day in WORKDAYS else None for day in range(DAYS_A_WEEK))
    reps, notes = [], []
    for rep_id, points in groups.items():
        lat, lon = centre(points)
        base = Base(lat=lat, lon=lon)
        reps.append(
            Rep(
                id=rep_id,
                name=rep_id,
                start=base,
                hours=hours,
                pause=PAUSE,
                auxiliary_s=AUXILIARY_S,
                mode=mode,
            )
        )
        note = Fault.of("RP152", "reps", rep=rep_id, stores=len(points), lat=lat, lon=lon)
        notes.append(note)
    return tuple(reps), tuple(notes)


def _read_rows(records: Records, reading: Reading, mode: Mode, faults: list[Fault]) -> RepsFile:
    given = frozenset(records.columns)
    reps: list[Rep] = []
    known: list[tuple[str, str]] = []
    spots: list[Spot] = []
    rows_of: dict[str, list[str]] = {}
    assumed: Counter[str] = Counter()
    numbered = 0
    for record in records.each(faults):
        before = _stopping(faults)
        parts = _parts(record, given, assumed)
        parts |= _bases(record, reading, spots, faults) | region(record, faults)
        parts["mode"] = record.read("mode", travel_mode) or mode
        if parts["id"] is not None:
            rows_of.setdefault(parts["id"], []).append(record.place)
            known.append((parts["id"], parts["name"]))
        is_whole = parts["id"] and parts["start"]
        if _stopping(faults) == before and is_whole and all(abs(spot.lat) <= 90 for spot in spots):
            reps.append(Rep(**parts))
            numbered += has_numbered_days(record)
    faults += duplicate_faults("rep", rows_of)
    faults += swap_faults(records.name, spots)
    faults += _notes(records, given, assumed, numbered)
    places = {f"rep {each}": rows[0] for each, rows in rows_of.items()}
    return RepsFile(tuple(reps), tuple(known), places, tuple(faults))


def _stopping(faults: list[Fault]) -> int:
    return sum(not fault.is_warning for fault in faults)


def _parts(record: Record, given: frozenset[str], assumed: Counter[str]) -> dict[str, Any]:
    rep_id = record.read("id", identity, required=True)
    name = record.read("name", str)
    hours = _hours(record, given, assumed)
    pause = _pause(record, assumed)
    auxiliary_s = record.read("auxiliary", duration_s)
    for key in ("name", "auxiliary", "most_stops", "overtime"):
        # Empty cells of the last two mean what they say: no limit, and none allowed.
        if not record.text(key) and (key in ("name", "auxiliary") or key not in given):
            assumed[key] += 1
    return {
        "id": rep_id,
        "name": name or rep_id,
        "hours": hours,
        "pause": pause,
        "auxiliary_s": AUXILIARY_S if auxiliary_s is None else auxiliary_s,
        "most_stops": record.read("most_stops", positive),
        "overtime_s": record.read("overtime", duration_s) or 0,
        "capacity": record.read("capacity", positive),
    }


def _bases(
    record: Record, reading: Reading, spots: list[Spot], faults: list[Fault]
) -> dict[str, Base | None]:
    found = {
        "start": read_spot(record, reading.notation),
        "end": _end(record, reading.notation),
    }
    datum = record.read("datum", datum_of) or reading.datum
    bases: dict[str, Base | None] = dict.fromkeys(found)
    for key, spot in found.items():
        if spot is not None:
            spots.append(spot)
        if spot is not None and abs(spot.lat) <= 90:
            ((lat, lon),) = in_wgs84(record.place, [(spot.lat, spot.lon, datum)], faults)
            bases[key] = Base(lat=lat, lon=lon)
    return bases


def _end(record: Record, notation: Notation) -> Spot | None:
    has = [key for key in ("end_lat", "end_lon") if record.text(key)]
    if len(has) == 1:
        other = "end_lon" if has == ["end_lat"] else "end_lat"
        record.fault("RP183", has[0], column=REP_COLUMNS.words[other])
    return read_spot(record, notation, "end_lat", "end_lon") if len(has) == 2 else None


def _hours(record: Record, given: frozenset[str], assumed: Counter[str]) -> WorkHours:
    days = record.read("weekdays", weekdays)
    found = week_hours(record, given, blank_is_closed=True, otherwise=WORKDAY)
    own = [day for day, key in enumerate(WEEKDAY_KEYS) if record.text(key)]
    if found is None:
        assumed["hours"] += 1
        found = ((WORKDAY,),) * DAYS_A_WEEK
    says_days = own or record.text("closed") or names_weekdays(record.text("hours"))
    if not record.text("weekdays") and not says_days:
        assumed["weekdays"] += 1
        days = WORKDAYS
    if days is not None and record.text("weekdays"):
        for day in own:
            if found[day] and day not in days:
                record.fault("RP180", WEEKDAY_KEYS[day], day=WEEKDAY_NAMES[day])
    return _stretches(record, found, days)


def _stretches(record: Record, found: WeekHours, days: tuple[int, ...] | None) -> WorkHours:
    hours: list[Window | None] = []
    for day, day_windows in enumerate(found):
        works = days is None or day in days
        if works and len(day_windows) > 1:
            record.fault("RP182", None, day=WEEKDAY_NAMES[day])
        hours.append(day_windows[0] if works and day_windows else None)
    if not any(hours):
        record.fault("RP213", None)
    return tuple(hours)


def _pause(record: Record, assumed: Counter[str]) -> Break | None:
    length_s = record.read("break", duration_s)
    window = record.read("break_window", _one_window)
    if length_s is None:
        assumed["break"] += 1
        length_s = PAUSE.length_s
    if length_s == 0:
        return None
    if window is None:
        assumed["break_window"] += 1
        window = PAUSE.window
    if length_s > window.end_s - window.start_s:
        shown = f"{_clock(window.start_s)}-{_clock(window.end_s)}"
        record.fault("RP184", None, minutes=f"{length_s / MINUTE_S:g}", window=shown)
        return None
    return Break(length_s=length_s, window=window)


def _one_window(text: str) -> Window:
    found = windows(text)
    if len(found) != 1:
        raise CellError("RP127", value=text)
    return found[0]


def _clock(seconds: int) -> str:
    return f"{seconds // HOUR_S:02}:{seconds % HOUR_S // MINUTE_S:02}"


def _notes(
    records: Records, given: frozenset[str], assumed: Counter[str], numbered: int
) -> Iterator[Fault]:
    words = REP_COLUMNS.words
    missing = [key for key in DEFAULTS if assumed[key] and key not in given]
    if missing:
        said = "; ".join(f"{words[key]} {DEFAULTS[key]}" for key in missing)
        yield Fault.of("RP150", records.name, assumed=said)
    for key, rows in assumed.items():
        if key in given:
            values = {"column": words[key], "default": DEFAULTS[key]}
            yield Fault.of("RP151", records.name, rows=rows, **values)
    if days := missing_weekdays(given):
        yield Fault.of("RP155", records.name, days=", ".join(days), default="day off (休息)")
    if numbered:
        yield Fault.of("RP153", records.name, rows=numbered)
    if records.others:
        columns = ", ".join(header for _, header in records.others)
        yield Fault.of("RP154", records.name, columns=columns)
