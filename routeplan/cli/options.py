"""The arguments and options of the commands; their help stands in ``words``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

from routeplan.errors import Language

Engine = Literal["ruin", "nearest", "savings", "christofides", "ortools", "pyvrp"]
DayFormat = Literal["text", "csv", "json"]
DayShape = Literal["text", "csv", "json", "map"]
Kind = Literal["review", "daily", "weekly"]

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
From = Annotated[str | None, Option("--from", metavar="DATE")]
Cycles = Annotated[int, Option("--cycles", min=1, max=60, metavar="N")]
OneRep = Annotated[str | None, Option("--rep", metavar="ID")]
Leave = Annotated[list[str] | None, Option("--leave", metavar="[ID=]DATE[..DATE]")]
ServiceName = Annotated[str, Option("--service", metavar="NAME")]
Written = Annotated[Path, Option("--out", metavar="PATH")]
Review = Annotated[Path | None, Option("--review", metavar="PATH")]
Extract = Annotated[Path | None, Option("--extract", metavar="FILE")]
Domain = Annotated[str | None, Option("--domain", metavar="DOMAIN")]
Key = Annotated[str | None, Option("--key", metavar="KEY", envvar="ROUTEPLAN_GEOCODE_KEY")]
Area = Annotated[str, Option("--area", metavar="TEXT")]
Cache = Annotated[Path | None, Option("--cache", metavar="FILE")]
Format = Annotated[DayFormat, Option("--format")]
Shape = Annotated[DayShape, Option("--format")]

PlansFile = Annotated[Path | None, Argument(metavar="[PLANS]", show_default=False)]
VisitsFile = Annotated[Path | None, Argument(metavar="[VISITS]", show_default=False)]
ReportKind = Annotated[Kind, Option("--report")]
By = Annotated[str, Option("--by", metavar="DIMENSIONS", show_default=False)]
RepOption = Annotated[str | None, Option("--rep", metavar="ID")]
TeamName = Annotated[str | None, Option("--team", metavar="NAME")]
DateOption = Annotated[str | None, Option("--date", metavar="DATE")]
To = Annotated[str | None, Option("--to", metavar="DATE")]
AsOf = Annotated[str | None, Option("--as-of", metavar="DATE")]
FigureKeys = Annotated[str, Option("--figures", metavar="KEYS", show_default=False)]
Behind = Annotated[str | None, Option("--behind", metavar="FIGURE")]
GroupLabels = Annotated[str, Option("--group", metavar="LABELS", show_default=False)]
AbsenceFile = Annotated[Path | None, Option("--absences", metavar="FILE")]
TargetFile = Annotated[Path | None, Option("--targets", metavar="FILE")]
TeamFile = Annotated[Path | None, Option("--teams", metavar="FILE")]
AreaHeader = Annotated[str, Option("--area", metavar="COLUMN", show_default=False)]
FormFile = Annotated[Path | None, Option("--forms", metavar="FILE")]
ReportFormat = Annotated[Literal["text", "json", "xlsx"] | None, Option("--format")]

Record = Annotated[Path | None, Argument(metavar="[VISITS]", show_default=False)]
Add = Annotated[Path | None, Option("--add", metavar="FILE")]
StoreOption = Annotated[str | None, Option("--store", metavar="ID")]
PlannedOn = Annotated[str | None, Option("--planned-on", metavar="DATE")]
TimeIn = Annotated[str | None, Option("--arrived", metavar="TIME")]
TimeOut = Annotated[str | None, Option("--left", metavar="TIME")]
VisitPurpose = Annotated[str | None, Option("--purpose", metavar="WORDS")]
VisitOutcome = Annotated[str | None, Option("--outcome", metavar="WORDS")]
Amount = Annotated[str | None, Option("--order", metavar="AMOUNT")]
Collected = Annotated[str | None, Option("--collected", metavar="AMOUNT")]
Note = Annotated[str | None, Option("--note", metavar="TEXT")]
Aim = Annotated[str | None, Option("--aim", metavar="TEXT")]
WhyNot = Annotated[str | None, Option("--not-visited", metavar="REASON")]
VisitId = Annotated[str | None, Option("--id", metavar="ID")]
