"""
OSRM and Valhalla as they are: the programs of their wheels, on loopback, for a short time.

The wheels hold ready programs that any Python can start. Where they lie unpacked is
``ROUTEPLAN_ROUTING``, or ``build/routing`` (``make routing`` puts them there).
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.measured import KIB_A_MB, measured

PROGRAMS = Path(
    os.environ.get("ROUTEPLAN_ROUTING") or Path(__file__).parent.parent / "build/routing"
)
STARTED_WITHIN_S = 60


@dataclass(frozen=True)
class RoutingServer:
    """
    A server that runs.

    Parameters
    ----------
    url
        Where it answers.
    pid
        Its process.
    build_s
        Processor seconds that making its data from the map took.
    """

    url: str
    pid: int
    build_s: float

    def cpu_s(self) -> float:
        """Processor seconds that it has spent so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def peak_mb(self) -> float:
        """Most memory that it has held so far, in millions of bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / KIB_A_MB


def are_here() -> bool:
    """True where both programs are unpacked."""
    wanted = ("osrm/osrm/bin/osrm-routed", "valhalla/valhalla/bin/valhalla_service")
    return all((PROGRAMS / name).is_file() for name in wanted)


@contextmanager
def osrm(roads: Path, folder: Path, profile: str = "car") -> Iterator[RoutingServer]:
    """An OSRM server over a map, its data in a folder; stopped at the end."""
    programs = PROGRAMS / "osrm/osrm"
    extract = shutil.copyfile(roads, folder / "map.osm.pbf")
    data = str(folder / "map.osrm")
    lua = str(programs / "share/profiles" / f"{profile}.lua")
    build_s = _build(
        [_program(programs / "bin/osrm-extract"), "-t", "1", "-p", lua, str(extract)],
        [_program(programs / "bin/osrm-partition"), "-t", "1", data],
        [_program(programs / "bin/osrm-customize"), "-t", "1", data],
    )
    port = _free_port()
    command = [
        _program(programs / "bin/osrm-routed"), "--algorithm", "mld", "-t", "1",
        "-i", "127.0.0.1", "-p", str(port), "--max-table-size", "250", data,
    ]  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    with _running(command, f"{url}/nearest/v1/driving/0,0", folder) as pid:
        yield RoutingServer(url, pid, build_s)


@contextmanager
def valhalla(
    roads: Path, folder: Path, algorithm: str = "timedistancematrix"
) -> Iterator[RoutingServer]:
    """A Valhalla server over a map, its tiles in a folder; stopped at the end."""
    programs = PROGRAMS / "valhalla/valhalla"
    port = _free_port()
    config = _valhalla_config(programs, folder, port, algorithm)
    build_s = _build(
        [_program(programs / "bin/valhalla_build_tiles"), "-c", config, "-j", "1", str(roads)]
    )
    url = f"http://127.0.0.1:{port}"
    command = [_program(programs / "bin/valhalla_service"), config, "1"]
    with _running(command, f"{url}/status", folder) as pid:
        yield RoutingServer(url, pid, build_s)


def _valhalla_config(programs: Path, folder: Path, port: int, algorithm: str) -> str:
    """Its stock settings, with sockets and tiles of its own."""
    tiles = folder / "tiles"
    tiles.mkdir()
    script = programs / "valhalla_build_config.py"
    answer = subprocess.run(
        [sys.executable, str(script), "--mjolnir-tile-dir", str(tiles),
         "--mjolnir-tile-extract", "", "--thor-source-to-target-algorithm", algorithm,
         "--httpd-service-listen", f"tcp://127.0.0.1:{port}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    stock = answer.stdout.replace("ipc:///tmp/", f"ipc://{folder}/")
    config = json.loads(stock)
    for part in ("mjolnir", "loki", "thor", "odin"):
        config[part].setdefault("logging", {}).update(type="", color=False)
    path = folder / "valhalla.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return str(path)


def _program(path: Path) -> str:
    # Unpacking a wheel as the archive that it is loses which files are programs.
    path.chmod(0o755)
    return str(path)


def _build(*commands: Sequence[str]) -> float:
    """Processor seconds of programs that run one after the other."""
    before = _children_cpu_s()
    for command in commands:
        run = measured(command)
        if run.code:
            raise RuntimeError(run.output[-2_000:])
    return _children_cpu_s() - before


def _children_cpu_s() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], ready: str, folder: Path) -> Iterator[int]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
    try:
        _wait(process, ready, folder / "server.log")
        yield process.pid
    finally:
        # It has nothing to save, and asked politely Valhalla takes half a minute to go.
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], ready: str, log: Path) -> None:
    end = time.monotonic() + STARTED_WITHIN_S
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urlopen(ready, timeout=5):
                return
        except URLError as error:
            # A refusal is an answer too: the server is there.
            if hasattr(error, "code"):
                error.close()
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2_000:])
