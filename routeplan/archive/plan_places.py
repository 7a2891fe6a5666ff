"""Where the stores and reps of a plan are, so that it can be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel
from sqlalchemy import select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.plans import read_plan
from routeplan.archive.schema import JOBS, PLANS
from routeplan.archive.whole_problem import Parts
from routeplan.cycle import DAYS_A_WEEK
from routeplan.problem import store_rule
from routeplan.reps import Base, Mode, Rep
from routeplan.rules import Rules
from routeplan.stores import Purposes, Store, Visits


class StorePlace(BaseModel, frozen=True, extra="forbid"):
    """
    A store as it was when the plan was made.

    Parameters
    ----------
    lat, lon
        WGS-84 degrees.
    rep
        Id of the rep who has to visit it; None: any rep may.
    visits, weeks, in_store_s, purposes
        Its rule: so many visits in so many weeks, the seconds of a stay, what it is for.
    """

    id: str
    name: str
    lat: float
    lon: float
    store_class: str
    rep: str | None
    address: str
    visits: Visits
    weeks: int
    in_store_s: int
    purposes: Purposes

    @classmethod
    def of(cls, store: Store, rules: Rules) -> StorePlace:
        """A store with its rule."""
        rule = store_rule(store, rules)
        return cls(
            id=store.id,
            name=store.name,
            lat=store.lat,
            lon=store.lon,
            store_class=store.store_class or "",
            rep=store.rep,
            address=store.address,
            visits=rule.visits,
            weeks=rule.weeks,
            in_store_s=rule.in_store_s,
            purposes=rule.purposes,
        )


class RepPlace(BaseModel, frozen=True, extra="forbid"):
    """
    A rep, and where this rep starts and ends.

    Parameters
    ----------
    room_s
        Seconds of work that the hours of Monday to Sunday hold, without the overtime allowed
        and the break; 0: a day off.
    """

    id: str
    name: str
    mode: Mode
    start: Base
    end: Base
    room_s: tuple[int, ...]

    @classmethod
    def of(cls, rep: Rep) -> RepPlace:
        """A rep's bases and hours."""
        return cls(
            id=rep.id,
            name=rep.name,
            mode=rep.mode,
            start=rep.start,
            end=rep.end or rep.start,
            room_s=tuple(map(rep.room_on, range(DAYS_A_WEEK))),
        )


class PlanPlaces(BaseModel, frozen=True, extra="forbid"):
    """
    The places of a plan's problem, and how the ways between them are known.

    Parameters
    ----------
    classes
        Names of the classes, the most important first.
    stores, reps
        In the problem's order.
    travel, estimated
        Where the travel of these reps comes from; True: some of it is an estimate.
    """

    classes: tuple[str, ...]
    stores: tuple[StorePlace, ...]
    reps: tuple[RepPlace, ...]
    travel: str
    estimated: bool

    @classmethod
    def of(cls, stores: Sequence[Store], reps: Sequence[Rep], parts: Parts) -> PlanPlaces:
        """Of some stores and reps of a problem."""
        travels = [parts.travel_by_mode.get(rep.mode, parts.travel) for rep in reps]
        return cls(
            classes=tuple(parts.rules.classes),
            stores=tuple(StorePlace.of(store, parts.rules) for store in stores),
            reps=tuple(map(RepPlace.of, reps)),
            travel="; ".join(dict.fromkeys(travel.source for travel in travels)),
            estimated=any(travel.estimated for travel in travels),
        )


def plan_places(archive: Archive, who: User, plan_id: int) -> PlanPlaces:
    """
    The places of a kept plan as far as a user may see it: own stores, own base.

    Raises
    ------
    NotThereError
        RP911.
    """
    seen = read_plan(archive, who, plan_id)
    with archive.reading() as db:
        content = db.execute(select(PLANS.c.parts).where(PLANS.c.id == plan_id)).scalar_one()
    parts = Parts.model_validate(content)
    stores = [store for store in parts.stores if store.id in seen.problem.stores]
    reps = [rep for rep in parts.reps if rep.id in seen.plan.calendar]
    return PlanPlaces.of(stores, reps, parts)


def job_places(archive: Archive, who: User, job_id: int) -> PlanPlaces:
    """
    The places of a job's problem, in whatever state the job is.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    require_everywhere(who, "make plan")
    with archive.reading() as db:
        content = db.execute(select(JOBS.c.parts).where(JOBS.c.id == job_id)).scalar()
    if content is None:
        raise not_there(f"job {job_id}")
    parts = Parts.model_validate(content)
    return PlanPlaces.of(parts.stores, parts.reps, parts)
