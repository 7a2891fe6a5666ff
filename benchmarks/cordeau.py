"""Periodic routing instances in Cordeau's text format: plain, with time windows, with depots."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PERIODIC = 1
PERIODIC_WITH_WINDOWS = 5
PERIODIC_WITH_DEPOTS = 8
FIELDS_BEFORE_COMBINATIONS = 7

Span = tuple[float, float]
Days = tuple[int, ...]
Routes = Sequence[Sequence[Sequence[int]]]


@dataclass(frozen=True)
class Day:
    """Longest duration of a route, None for any, and the most that a vehicle carries."""

    longest: float | None
    capacity: int


@dataclass(frozen=True)
class Customer:
    """
    A line of the file; a depot is one, and the first of them has number 0.

    Parameters
    ----------
    visits
        As the file says; what counts are the combinations, since there are customers
        with 0 visits and combinations of one day.
    combinations
        Allowed sets of days; day 0 is the first.
    window
        When service may begin; None: at any time.
    """

    number: int
    x: float
    y: float
    service: float
    demand: int
    visits: int
    combinations: tuple[Days, ...]
    window: Span | None = None


@dataclass(frozen=True)
class Periodic:
    """An instance: ``vehicles`` on each day at each depot."""

    name: str
    vehicles: int
    days: tuple[Day, ...]
    depots: tuple[Customer, ...]
    customers: tuple[Customer, ...]

    @property
    def points(self) -> tuple[Customer, ...]:
        """Every line of the file: depots, then customers."""
        return self.depots + self.customers

    def depot_of(self, vehicle: int) -> Customer:
        """Of a day's vehicles the first are at the first depot, and so on."""
        return self.depots[min(vehicle // self.vehicles, len(self.depots) - 1)]

    @property
    def is_timed(self) -> bool:
        """True when durations or windows limit the routes."""
        windows = any(each.window for each in self.points)
        return windows or any(day.longest is not None for day in self.days)


def read_instance(path: Path) -> Periodic:
    """
    Read an instance; its name is the file's, without ``.txt``.

    Raises
    ------
    ValueError
        The line that cannot be read, and why.
    """
    return parse(path.read_text(encoding="ascii"), path.name.removesuffix(".txt"))


def parse(text: str, name: str) -> Periodic:
    """Read an instance from its text; see ``read_instance``."""
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines(), start=1)]
    filled = iter([(number, fields) for number, fields in lines if fields])
    kind, vehicles, customers, days, depots = _header(*_next(filled, "the header"))
    limits = _days(filled, days, depots)
    has_windows = kind == PERIODIC_WITH_WINDOWS
    points = [
        _customer(*_next(filled, "a customer"), days, has_windows=has_windows)
        for _ in range(depots + customers)
    ]
    if more := next(filled, None):
        raise ValueError(f"line {more[0]}: more lines than the header's {customers} customers")
    numbers = [each.number for each in points]
    if numbers != list(range(depots + customers)):
        raise ValueError(f"the customers are not numbered 0 to {depots + customers - 1} in order")
    for each in points[depots:]:
        if each.visits and not each.combinations:
            raise ValueError(f"customer {each.number}: visits, but no combination of days")
    return Periodic(name, vehicles, limits, tuple(points[:depots]), tuple(points[depots:]))


def instance_text(instance: Periodic) -> str:
    """The instance in the format that ``parse`` reads."""
    has_windows = any(point.window for point in instance.points)
    days, depots = len(instance.days), len(instance.depots)
    if has_windows and depots > 1:
        raise ValueError("no kind of file has windows and several depots")
    kind = PERIODIC_WITH_WINDOWS if has_windows else PERIODIC
    rows: list[Sequence[object]] = [(kind, instance.vehicles, len(instance.customers), days)]
    if depots > 1:
        rows = [(PERIODIC_WITH_DEPOTS, *rows[0][1:], depots)]
    rows += depots * [(f"{day.longest or 0:.17g}", day.capacity) for day in instance.days]
    for each in instance.points:
        if has_windows and each.window is None:
            raise ValueError(f"customer {each.number}: in a file with windows each has one")
        codes = [_code(combination, days) for combination in each.combinations]
        place = [f"{value:.17g}" for value in (each.x, each.y, each.service)]
        window = [f"{value:.17g}" for value in each.window or ()]
        rows.append((each.number, *place, each.demand, each.visits, len(codes), *codes, *window))
    return "".join(" ".join(map(str, row)) + "\n" for row in rows)


def write_solution(path: Path, name: str, routes: Routes) -> None:
    """Write routes by day and vehicle, customers by the file's numbers."""
    plain = [[list(route) for route in day] for day in routes]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"instance": name, "routes": plain}) + "\n", encoding="ascii")


def read_solution(path: Path) -> tuple[str, list[list[list[int]]]]:
    """The instance's name and the routes of a written solution."""
    kept = json.loads(path.read_text(encoding="ascii"))
    return kept["instance"], kept["routes"]


def _next(lines: Iterator[tuple[int, list[str]]], wanted: str) -> tuple[int, list[str]]:
    line = next(lines, None)
    if line is None:
        raise ValueError(f"the file ends where {wanted} should be")
    return line


def _header(line: int, fields: Sequence[str]) -> tuple[int, int, int, int, int]:
    """Kind, vehicles, customers, days and depots."""
    kind = _whole(line, fields[0])
    if kind not in (PERIODIC, PERIODIC_WITH_WINDOWS, PERIODIC_WITH_DEPOTS):
        raise ValueError(f"line {line}: type {kind}; known are 1, 5 and 8")
    count = 5 if kind == PERIODIC_WITH_DEPOTS else 4
    if len(fields) != count:
        raise ValueError(f"line {line}: {count} numbers are asked for")
    vehicles, customers, days, *depots = (_whole(line, field) for field in fields[1:])
    if 0 in (vehicles, *depots):
        raise ValueError(f"line {line}: no vehicle, or no depot")
    return kind, vehicles, customers, days, *(depots or [1])


def _whole(line: int, field: str) -> int:
    value = _number(line, field)
    if value != int(value) or value < 0:
        raise ValueError(f"line {line}: {field} is not a whole number, 0 or more")
    return int(value)


def _number(line: int, field: str) -> float:
    try:
        value = float(field)
    except ValueError:
        raise ValueError(f"line {line}: {field} is not a number") from None
    if not abs(value) < float("inf"):
        raise ValueError(f"line {line}: {field} is not a number")
    return value


def _days(lines: Iterator[tuple[int, list[str]]], days: int, depots: int) -> tuple[Day, ...]:
    """Each depot has the same days, one after the other."""
    first = tuple(_day(*_next(lines, "a day")) for _ in range(days))
    for _ in range(1, depots):
        for like in first:
            line, fields = _next(lines, "a day")
            if _day(line, fields) != like:
                raise ValueError(f"line {line}: the day differs from that of the first depot")
    return first


def _day(line: int, fields: Sequence[str]) -> Day:
    if len(fields) != 2:
        raise ValueError(f"line {line}: a day is a duration and a capacity")
    return Day(_number(line, fields[0]) or None, _whole(line, fields[1]))


def _customer(line: int, fields: Sequence[str], days: int, *, has_windows: bool) -> Customer:
    first = FIELDS_BEFORE_COMBINATIONS
    count = _whole(line, fields[first - 1]) if len(fields) >= first else 0
    ends = first + count, first + count + 2
    if len(fields) < ends[has_windows]:
        raise ValueError(f"line {line}: {ends[has_windows]} fields are asked for")
    number, demand, visits = (_whole(line, fields[at]) for at in (0, 4, 5))
    x, y, service = (_number(line, fields[at]) for at in (1, 2, 3))
    codes = [_whole(line, field) for field in fields[first : ends[0]]]
    window = None
    if has_windows:
        opens, closes = (_number(line, field) for field in fields[ends[0] : ends[1]])
        window = opens, closes
    combinations = tuple(_days_of(line, code, days) for code in codes)
    return Customer(number, x, y, service, demand, visits, combinations, window)


def _days_of(line: int, code: int, days: int) -> Days:
    """A combination's days; its most significant bit is the first."""
    if not 0 < code < 1 << days:
        raise ValueError(f"line {line}: {code} is no combination of {days} days")
    return tuple(day for day in range(days) if code >> (days - 1 - day) & 1)


def _code(combination: Days, days: int) -> int:
    return sum(1 << (days - 1 - day) for day in combination)
