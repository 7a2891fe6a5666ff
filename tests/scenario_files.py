"""What the tests of scenarios share."""

from __future__ import annotations

import pytest

from routeplan.errors import InputError
from routeplan.formats.scenario import read_scenario

STORES = "id,name,lat,lon,sales\nS1,a,31.20,121.40,100\nS2,b,31.21,121.41,50\nS3,c,31.22,121.42,1\n"
REPS = "id,name,lat,lon,hours,break,break window,auxiliary,most stops,overtime,capacity\n"
REPS += "R1,张三,31.2,121.4,Mo-Sa 9-18,60,12-14,30,,,\n"


def plain_scenario(folder):
    """Three stores, one rep and the standard rules."""
    (folder / "stores.csv").write_text(STORES, encoding="utf-8")
    (folder / "reps.csv").write_text(REPS, encoding="utf-8")
    scenario(folder, 'rules = "standard"\nreps = "reps.csv"')
    return folder


def scenario(folder, text):
    (folder / "scenario.toml").write_text(text, encoding="utf-8")


def told(path, overrides=None):
    with pytest.raises(InputError) as caught:
        read_scenario(path, overrides)
    for fault in caught.value.faults:
        assert fault.text("en") != fault.text("zh")
    return [(fault.code, fault.where) for fault in caught.value.faults if not fault.is_warning]


def notes(problem):
    return [fault.code for fault in problem.source.notes]
