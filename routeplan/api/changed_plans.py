"""Plans changed by hand, as requests send them."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, JsonValue

from routeplan.api.card_examples import STORE
from routeplan.api.desk import Desk
from routeplan.api.fields import Asked, Name
from routeplan.api.plan_shapes import PLAN
from routeplan.archive.scope import approved_stores
from routeplan.archive.trial import Solved
from routeplan.formats.changed_stores import with_stores
from routeplan.formats.lock_wish import LockWish, locks_of
from routeplan.formats.plan_json import FORMAT, VERSION, plan_of_text
from routeplan.plan import Plan
from routeplan.problem import Locks, Problem
from routeplan.stores import Store

MOST_STORES = 5_000
LOCKS = {"stores": ["S7"], "days": [["R1", 8], ["R1", "2026-11-24"]], "routes": [["R1", "T3"]]}
WANTED: dict[str, Any] = {"format": FORMAT, "version": VERSION, **PLAN}


class StoreChanges(Asked, frozen=True):
    """
    Stores that the changed plan has and the one before has not, and the other way round.

    Parameters
    ----------
    add
        Ids of approved stores of the archive, or whole stores with a class. Ways to them are
        by road, where the plan was made on roads and the service knows them; else estimated
        by straight lines.
    remove
        Ids.
    """

    add: Annotated[
        tuple[Name | Store, ...], Field(max_length=MOST_STORES, examples=[["S8", STORE]])
    ] = ()
    remove: Annotated[tuple[Name, ...], Field(max_length=MOST_STORES, examples=[["S7"]])] = ()


class ChangedPlan(Asked, frozen=True):
    """
    A plan changed by hand.

    Parameters
    ----------
    plan
        The whole plan, as the file ``plan.json`` has it. Visits left out by hand have the
        reason RP457.
    stores
        What changes about the stores to be visited.
    """

    plan: Annotated[dict[str, JsonValue], Field(examples=[WANTED])]
    stores: StoreChanges = StoreChanges()

    def read(self) -> Plan:
        """
        The plan.

        Raises
        ------
        InputError
            RP502 to RP509.
        """
        return plan_of_text(json.dumps(self.plan), "body plan")


class TriedPlan(ChangedPlan, frozen=True):
    """
    A plan changed by hand, to be tried out.

    Parameters
    ----------
    locks
        What of the plan before has to stay; a change of it is told as a broken rule.
    """

    locks: LockWish = Field(LockWish(), examples=[LOCKS])


def changed_problem(desk: Desk, problem: Problem, changes: StoreChanges) -> Problem:
    """
    The problem with stores added and removed.

    Raises
    ------
    NotThereError
        RP911, for a store that is not in the archive.
    InputError
        What ``with_stores`` raises.
    """
    ids = [each for each in changes.add if isinstance(each, str)]
    known = iter(approved_stores(desk.archive, desk.who, ids) if ids else ())
    add = [next(known) if isinstance(each, str) else each for each in changes.add]
    return with_stores(problem, add, frozenset(changes.remove), desk.settings.road_map)


def read_change(desk: Desk, before: Solved, asked: ChangedPlan) -> Solved:
    """
    A changed plan and its problem.

    Raises
    ------
    InputError, NotThereError
        As ``ChangedPlan.read``, ``changed_problem`` and ``locks_of``.
    """
    locks = Locks()
    if isinstance(asked, TriedPlan):
        first_monday = before.problem.first_monday
        locks = locks_of(asked.locks, before.plan, first_monday, "body locks")
    problem = changed_problem(desk, before.problem, asked.stores)
    plan = asked.read()
    if problem is not before.problem:
        origin = plan.origin.model_copy(update={"travel": problem.travel_source})
        plan = plan.model_copy(update={"origin": origin})
    return Solved(problem, plan, locks.without(asked.stores.remove))
