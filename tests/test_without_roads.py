"""What happens where the packages of the extra ``roads`` are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCENARIO = str(ROOT / "scenarios" / "montevideo-rep")


def call_without(package: str, *words: str) -> subprocess.CompletedProcess[str]:
    program = (
        f"import sys; sys.modules[{package!r}] = None; "
        f"from routeplan.cli import main; sys.exit(main({list(words)!r}))"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)


@pytest.mark.parametrize("package", ["scipy", "osmium"])
def test_a_scenario_with_a_road_map_is_planned_with_straight_lines_drawn(
    package, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    out = tmp_path / "plan"
    done = call_without(package, "plan", SCENARIO, "--iterations", "200", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "map.html").exists()


@pytest.mark.parametrize("package", ["scipy", "osmium"])
def test_a_service_with_roads_says_what_to_install(package, tmp_path, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(tmp_path / "cache"))
    words = ("serve", "--archive", str(tmp_path / "a.db"), "--roads", f"{SCENARIO}/roads.osm.pbf")
    done = call_without(package, *words)
    assert done.returncode == 2
    assert "RP701" in done.stderr
    assert "routeplan[roads]" in done.stderr


def test_travel_on_roads_says_what_to_install(tmp_path):
    call = ("travel", "build", f"{SCENARIO}/roads.osm.pbf", "--out", str(tmp_path / "car.npz"))
    done = call_without("scipy", *call)
    assert done.returncode == 2
    assert "RP701" in done.stderr
    assert "routeplan[roads]" in done.stderr
