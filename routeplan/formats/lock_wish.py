"""What a planner wants to keep of an earlier plan, by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field, NonNegativeInt

from routeplan.cycle import day_name
from routeplan.errors import Fault, InputError
from routeplan.plan import Plan
from routeplan.problem import LockedDay, Locks

Name = Annotated[str, Field(min_length=1)]


class LockWish(Locks, frozen=True, extra="forbid"):
    """
    What to keep: by name, or as ``Locks`` have it.

    Parameters
    ----------
    stores
        Ids: rep and visit days stay, the place on the day's route is free.
    days
        Rep id and cycle day from 0, or a date: exactly these stops in this order.
    routes
        Rep id and label: the same for every day that runs the route.
    """

    stores: tuple[Name, ...] = ()
    days: tuple[tuple[Name, NonNegativeInt | date], ...] = ()
    routes: tuple[tuple[Name, Name], ...] = ()

    def __bool__(self) -> bool:
        return super().__bool__() or bool(self.stores or self.days or self.routes)


def locks_of(wish: LockWish, plan: Plan | None, first_monday: date | None, where: str) -> Locks:
    """
    The locks themselves, as the earlier plan has what is to be kept.

    Parameters
    ----------
    plan
        The earlier plan; None: it is not known.
    first_monday
        From which dates count where the plan has none.
    where
        Place of the wish, for messages.

    Raises
    ------
    InputError
        RP462, RP466 and RP467, all that were found.
    """
    if not (wish.stores or wish.days or wish.routes):
        return Locks(visits=wish.visits, lists=wish.lists)
    if plan is None:
        raise InputError([Fault.of("RP466", where)])
    faults: list[Fault] = []
    visits = plan.visit_days()
    for store in wish.stores:
        if store not in visits:
            faults.append(Fault.of("RP462", f"{where} stores", name=f"store {store}"))
    lists = [*_days(wish, plan, plan.first_monday or first_monday, where, faults)]
    lists += _routes(wish, plan, where, faults)
    if faults:
        raise InputError(faults)
    return Locks(
        visits={**wish.visits, **{store: visits[store] for store in dict.fromkeys(wish.stores)}},
        lists=tuple(dict.fromkeys([*wish.lists, *lists])),
    )


def _days(
    wish: LockWish, plan: Plan, start: date | None, where: str, faults: list[Fault]
) -> Iterator[LockedDay]:
    for rep, given in wish.days:
        labels = plan.calendar.get(rep, ())
        day = given
        if isinstance(day, date):
            if start is None or day < start:
                faults.append(Fault.of("RP467", f"{where} days {rep} {day}"))
                continue
            day = (day - start).days % max(1, len(labels))
        label = labels[day] if day < len(labels) else None
        if label is None:
            name = f"{rep}, {day_name(day)}"
            faults.append(Fault.of("RP462", f"{where} days", name=name))
            continue
        # The days that run one route are one and the same list.
        for each in plan.days_of(rep, label):
            yield _list(plan, rep, label, each)


def _routes(wish: LockWish, plan: Plan, where: str, faults: list[Fault]) -> Iterator[LockedDay]:
    for rep, label in wish.routes:
        days = plan.days_of(rep, label)
        if not days:
            faults.append(Fault.of("RP462", f"{where} routes", name=f"{rep} {label}"))
        for day in days:
            yield _list(plan, rep, label, day)


def _list(plan: Plan, rep: str, label: str, day: int) -> LockedDay:
    route = plan.route(rep, label)
    return LockedDay(rep=rep, day=day, stores=() if route is None else route.stores)
