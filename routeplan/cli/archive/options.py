"""The arguments and options of the archive's commands; their help stands in ``words``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

Where = Annotated[str | None, Option("--archive", metavar="FILE|URL")]
AsUser = Annotated[str | None, Option("--user", metavar="NAME")]
Why = Annotated[str, Option("--why", metavar="TEXT", show_default=False)]
DryRun = Annotated[bool, Option("--dry-run")]

Table = Annotated[Path, Argument(metavar="TABLE")]
AreTargets = Annotated[bool, Option("--targets")]
AreAbsences = Annotated[bool, Option("--absences")]
AreSales = Annotated[bool, Option("--sales")]
Reps = Annotated[Path | None, Option("--reps", metavar="FILE")]
Area = Annotated[str | None, Option("--area", metavar="AREA")]
Team = Annotated[str | None, Option("--team", metavar="TEAM")]
Preference = Annotated[Literal["file", "archive"] | None, Option("--prefer", show_default=False)]
Approve = Annotated[bool, Option("--approve")]

CardId = Annotated[str | None, Argument(metavar="[STORE]", show_default=False)]
Full = Annotated[bool, Option("--full")]
History = Annotated[bool, Option("--history")]
Draft = Annotated[bool, Option("--draft")]
Review = Annotated[bool, Option("--review")]
Close = Annotated[bool, Option("--close")]
Reopen = Annotated[bool, Option("--reopen")]
Sets = Annotated[list[str] | None, Option("--set", metavar="KEY=VALUE")]

Scheme = Annotated[str | None, Option("--number-scheme", metavar="SCHEME")]

OnDate = Annotated[str | None, Option("--date", metavar="DATE")]
Months = Annotated[int, Option("--months", min=1, max=60, metavar="N")]
LastMonth = Annotated[str | None, Option("--last", metavar="MONTH")]
Accept = Annotated[list[str] | None, Option("--accept", metavar="STORE|all")]

Folder = Annotated[Path, Argument(metavar="FOLDER")]
BackupFile = Annotated[Path, Argument(metavar="FILE")]
Replace = Annotated[bool, Option("--replace")]

UserName = Annotated[str | None, Argument(metavar="[NAME]", show_default=False)]
UserRole = Annotated[
    Literal["rep", "supervisor", "planner", "keeper", "auditor"] | None,
    Option("--role", show_default=False),
]
UserRep = Annotated[str | None, Option("--rep", metavar="ID")]
Teams = Annotated[list[str] | None, Option("--team", metavar="TEAM")]
Password = Annotated[bool, Option("--password")]
Disable = Annotated[bool, Option("--disable")]

FeedRep = Annotated[str | None, Argument(metavar="[REP]", show_default=False)]
MakeFeed = Annotated[bool, Option("--make")]
FeedLabel = Annotated[str, Option("--label", metavar="TEXT", show_default=False)]
RevokeFeed = Annotated[str | None, Option("--revoke", metavar="ID")]

PlanNumber = Annotated[int, Argument(metavar="NUMBER", min=1)]
PlanName = Annotated[str, Option("--name", metavar="NAME", show_default=False)]
PlanNameGiven = Annotated[str, Argument(metavar="NAME")]
PlanStateGiven = Annotated[
    Literal["draft", "submitted", "approved", "running", "replaced"] | None,
    Option("--state", show_default=False),
]
PlanOut = Annotated[Path | None, Option("--out", metavar="FILE")]
Replaces = Annotated[int | None, Option("--replaces", min=1, metavar="NUMBER")]
Remark = Annotated[str, Option("--remark", metavar="TEXT", show_default=False)]
StartsOn = Annotated[str, Option("--from", metavar="DATE")]
WithViolations = Annotated[bool, Option("--with-violations")]
