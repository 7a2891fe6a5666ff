"""The arguments and options of the commands; their help stands in ``words``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

from routeplan.errors import Language

Engine = Literal["ruin", "nearest", "savings", "christofides", "ortools", "pyvrp"]
DayFormat = Literal["text", "csv", "json"]

Scenario = Annotated[Path, Argument(metavar="SCENARIO")]
StoreFile = Annotated[Path, Argument(metavar="STORES")]
PlanFile = Annotated[Path, Argument(metavar="PLAN")]
Before = Annotated[Path, Argument(metavar="BEFORE")]
After = Annotated[Path, Argument(metavar="AFTER")]

Lang = Annotated[Language | None, Option("--lang", show_default=False)]
Out = Annotated[Path | None, Option("--out", metavar="PATH")]
ScenarioNow = Annotated[Path | None, Option("--scenario", metavar="PATH")]
Quiet = Annotated[bool, Option("--quiet")]

SecondsLimit = Annotated[float | None, Option("--seconds", min=0.001, metavar="SECONDS")]
IterationLimit = Annotated[int | None, Option("--iterations", min=1, metavar="N")]
StallLimit = Annotated[int | None, Option("--stalled", min=1, metavar="N")]
Seed = Annotated[int, Option("--seed", min=0, metavar="N")]
Threads = Annotated[int, Option("--threads", min=1, metavar="N")]
EngineName = Annotated[Engine, Option("--engine")]
PriceOfRigidity = Annotated[bool, Option("--price-of-rigidity")]

RuleSet = Annotated[str | None, Option("--rules", metavar="PRESET|FILE")]
Weeks = Annotated[int | None, Option("--weeks", min=1, metavar="N")]
Routes = Annotated[int | None, Option("--routes", min=1, metavar="K")]
Free = Annotated[bool, Option("--free")]
Calendar = Annotated[str | None, Option("--calendar", metavar="LABELS")]
FirstMonday = Annotated[str | None, Option("--first-monday", metavar="DATE")]
RepFile = Annotated[Path | None, Option("--reps", metavar="FILE")]
TravelFile = Annotated[Path | None, Option("--travel", metavar="FILE")]
EarlierPlan = Annotated[Path | None, Option("--earlier", metavar="FILE")]
FixedSeconds = Annotated[int | None, Option("--fixed-s", min=0, metavar="SECONDS")]
Speed = Annotated[float | None, Option("--speed-kmh", min=0.1, metavar="KMH")]
MetresFactor = Annotated[float | None, Option("--metres-factor", min=1, metavar="FACTOR")]
Weight = Annotated[list[str] | None, Option("--weight", metavar="NAME=VALUE")]
Shares = Annotated[str, Option("--shares", metavar="SHARES")]

MapFile = Annotated[Path, Argument(metavar="MAP")]
KnownTrips = Annotated[Path, Argument(metavar="KNOWN")]
OutFile = Annotated[Path, Option("--out", metavar="FILE")]
ModeName = Annotated[
    Literal["car", "scooter", "bicycle", "foot"] | None, Option("--mode", show_default=False)
]

RepId = Annotated[str, Option("--rep", metavar="ID")]
Date = Annotated[str, Option("--date", metavar="DATE")]
Format = Annotated[DayFormat, Option("--format")]
