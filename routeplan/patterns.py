"""On which sets of cycle days a store may be visited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from routeplan.cycle import DAYS_A_WEEK, Cycle, weekday_of
from routeplan.errors import Fault, InputError
from routeplan.rules import VisitRule

Pattern = tuple[int, ...]
MOST_PATTERNS = 20_000


def allowed_patterns(
    rule: VisitRule, cycle: Cycle, days: Sequence[int] | None = None, where: str = "rule"
) -> tuple[Pattern, ...]:
    """
    Every set of cycle days on which a store may be visited.

    The cycle repeats without end, so the days from its last visit to the first visit
    of the next cycle count like any others. The days of a rule with ``weeks = p`` repeat
    every ``p`` weeks.

    Parameters
    ----------
    rule
        Visits and weeks, allowed weekdays, fewest and most days between.
    cycle
        ``7 * cycle.weeks`` days; day 0 is the first Monday.
    days
        The only days that count, ascending: those the rep works and the store is open.
        None: every day of the cycle.
    where
        What to name in a fault.

    Returns
    -------
    tuple[Pattern, ...]
        One or more patterns in ascending order, each of strictly increasing days.

    Raises
    ------
    InputError
        RP203, when no set of days meets the rule; RP204, when the rule's weeks do not
        divide the cycle's; RP205, when more than 20,000 patterns meet it.

    Notes
    -----
    Builds patterns day by day and drops one as soon as two of its days are too close
    or too far apart, or the days that are left cannot close the ring.

    References
    ----------
    .. [1] Christofides, N., and Beasley, J.E. (1984). The period routing problem.
           *Networks*, 14(2): 237-256.

    Examples
    --------
    >>> mondays = VisitRule(visits=1, weeks=2, in_store_s=900, weekdays=(0,))
    >>> allowed_patterns(mondays, Cycle(weeks=4))
    ((0, 14), (7, 21))
    """
    if cycle.weeks % rule.weeks:
        raise _fault("RP204", where, weeks=rule.weeks, cycle=cycle.weeks)
    candidates = range(cycle.days) if days is None else days
    usable = [day for day in candidates if weekday_of(day) in rule.weekdays]
    found = []
    for pattern in _spaced_patterns(rule, cycle, usable):
        found.append(pattern)
        if len(found) > MOST_PATTERNS:
            raise _fault("RP205", where, most=MOST_PATTERNS)
    if not found:
        raise _fault("RP203", where, visits=rule.visits, weeks=rule.weeks)
    return tuple(found)


def covers(pattern: Pattern, parts: Mapping[int, Pattern]) -> Iterator[tuple[int, ...]]:
    """
    Every way to make up a pattern from parts that have no day in common.

    Parameters
    ----------
    parts
        Sets of days, ascending, by number.

    Yields
    ------
    tuple[int, ...]
        Numbers of the parts, in the order of their first days.
    """
    if not pattern:
        yield ()
        return
    for number, days in parts.items():
        if days[0] == pattern[0] and set(days) <= set(pattern):
            rest = tuple(day for day in pattern if day not in days)
            for others in covers(rest, parts):
                yield (number, *others)


def _spaced_patterns(rule: VisitRule, cycle: Cycle, usable: list[int]) -> Iterator[Pattern]:
    if rule.visits == "daily":
        if usable and _spacing_holds(rule, usable, cycle.days):
            yield tuple(usable)
        return
    period = DAYS_A_WEEK * rule.weeks
    repeats = cycle.weeks // rule.weeks
    everywhere = set(usable)
    offsets = [
        day
        for day in range(period)
        if all(day + period * turn in everywhere for turn in range(repeats))
    ]
    for chosen in _ring_choices(rule, rule.visits, offsets, period):
        yield tuple(day + period * turn for turn in range(repeats) for day in chosen)


def _ring_choices(
    rule: VisitRule, count: int, offsets: list[int], period: int
) -> Iterator[Pattern]:
    """Choices of ``count`` offsets with every gap in the rule's range, ascending."""

    def can_close(first: int, last: int, gaps: int) -> bool:
        return gaps * rule.fewest_days <= first + period - last <= gaps * rule.most_days

    def extend(chosen: list[int], start: int) -> Iterator[Pattern]:
        if len(chosen) == count:
            yield tuple(chosen)
            return
        wanted = count - len(chosen)
        for index in range(start, len(offsets) - wanted + 1):
            day = offsets[index]
            gap = day - chosen[-1] if chosen else rule.fewest_days
            if gap > rule.most_days:
                return
            if gap >= rule.fewest_days and can_close((chosen or [day])[0], day, wanted):
                yield from extend([*chosen, day], index + 1)

    yield from extend([], 0)


def _spacing_holds(rule: VisitRule, days: list[int], period: int) -> bool:
    if rule.min_days_between is None and rule.max_days_between is None:
        return True
    following = [*days[1:], days[0] + period]
    gaps = [later - day for day, later in zip(days, following, strict=True)]
    return rule.fewest_days <= min(gaps) and max(gaps) <= rule.most_days


def _fault(code: str, where: str, **values: str | int) -> InputError:
    return InputError([Fault.of(code, where, **values)])
