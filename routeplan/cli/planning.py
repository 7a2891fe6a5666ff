"""``routeplan plan``: from a scenario to a plan and its files."""

from __future__ import annotations

from routeplan.cli.language import language
from routeplan.cli.options import (
    Calendar,
    EarlierPlan,
    EngineName,
    FirstMonday,
    FixedSeconds,
    Free,
    IterationLimit,
    Lang,
    Lock,
    MetresFactor,
    Out,
    PriceOfRigidity,
    Quiet,
    RepFile,
    Routes,
    RuleSet,
    Scenario,
    SecondsLimit,
    Seed,
    Speed,
    StallLimit,
    Threads,
    TrafficFactors,
    TravelFile,
    Weeks,
    Weight,
)
from routeplan.cli.search import Search
from routeplan.cli.wishes import Wishes


def plan(
    scenario: Scenario,
    out: Out = None,
    seconds: SecondsLimit = None,
    iterations: IterationLimit = None,
    stalled: StallLimit = None,
    seed: Seed = 1,
    threads: Threads = 1,
    engine: EngineName = "ruin",
    rules: RuleSet = None,
    weeks: Weeks = None,
    routes: Routes = None,
    free: Free = False,
    calendar: Calendar = None,
    first_monday: FirstMonday = None,
    reps: RepFile = None,
    earlier: EarlierPlan = None,
    lock: Lock = None,
    travel: TravelFile = None,
    fixed_s: FixedSeconds = None,
    speed_kmh: Speed = None,
    metres_factor: MetresFactor = None,
    traffic: TrafficFactors = None,
    weight: Weight = None,
    price_of_rigidity: PriceOfRigidity = False,
    lang: Lang = None,
    quiet: Quiet = False,
) -> int:
    """Plan a scenario, write its files and show the answer."""
    from routeplan.cli.planned import make_plan

    wishes = Wishes(
        rules=rules, weeks=weeks, routes=routes, free=free, calendar=calendar, reps=reps,
        travel=travel, fixed_s=fixed_s, speed_kmh=speed_kmh, metres_factor=metres_factor,
        traffic=traffic, first_monday=first_monday, earlier=earlier, weights=weight, locks=lock,
    )  # fmt: skip
    search = Search(engine, seed, threads, seconds, iterations, stalled)
    return make_plan(
        scenario, wishes.settings(), search, folder=out, also_free=price_of_rigidity,
        lang=language(lang), is_quiet=quiet,
    )  # fmt: skip
