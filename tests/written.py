"""A small scenario in files."""

from __future__ import annotations

from pathlib import Path

STORES = """\
id,name,lat,lon,class,sales,Phone
S1,Corner Shop,-34.905,-56.180,A,900,0111
S2,Almacén del Puerto,-34.909,-56.205,A,800,0112
S3,幸福超市,-34.893,-56.171,B,300,
S4,Kiosco Sol,-34.889,-56.150,B,200,0114
S5,La Esquina,-34.880,-56.190,C,20,
S6,El Faro,-34.920,-56.150,C,10,0116
"""
REPS = """\
id,name,lat,lon,hours,break min,break window,auxiliary min,most stops,overtime min,capacity
R1,Ana Núñez,-34.9011,-56.1645,Mon-Sat 09:00-18:00,30,12:00-14:00,30,20,0,
"""
SCENARIO = """\
name = "Small"
rules = "three-two-one"
reps = "reps.csv"
first_monday = 2026-11-23
"""


def write_scenario(folder: Path) -> Path:
    """A scenario of six stores, one rep and six working days a week."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stores.csv").write_text(STORES, encoding="utf-8")
    (folder / "reps.csv").write_text(REPS, encoding="utf-8")
    (folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    return folder
