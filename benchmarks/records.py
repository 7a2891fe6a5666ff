"""Records of runs: one JSON line each, added and never edited."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import routeplan

ROOT = Path(__file__).parent.parent
# Records added by an earlier run change nothing for the next.
WATCHED = ("routeplan", "benchmarks", ":(exclude)benchmarks/results", "scenarios", "pyproject.toml")
NUMBERS = ("family", "cpu family"), ("model", "model")

Record = dict[str, Any]


def now() -> Record:
    """The moment at which a run ended."""
    return {"date": datetime.now(UTC).isoformat(timespec="seconds")}


def sources() -> Record:
    """From which sources, on which machine and with which versions; asked before the runs."""
    return {
        "commit": commit(),
        "machine": machine(),
        "python": platform.python_version(),
        "routeplan": routeplan.__version__,
        "numpy": version("numpy"),
    }


def append(path: Path, record: Mapping[str, Any]) -> None:
    """Add a line to a file of records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def read(path: Path) -> list[Record]:
    """All records of a file, the oldest first."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def commit() -> str:
    """The commit at hand, with ``-dirty`` where sources differ from it; empty without git."""
    head = _git("rev-parse", "--short", "HEAD")
    return f"{head}-dirty" if head and _git("status", "--porcelain", "--", *WATCHED) else head


def machine(known: Path = Path("/proc/cpuinfo")) -> str:
    """
    Cores and the processor's name, with family and model where the system tells them.

    Processors of one name may differ in speed by a factor of two, and the name of a virtual
    one says less than these numbers do.
    """
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    pairs = (line.partition(":") for line in reversed(lines))
    said = {key.strip(): value.strip() for key, _, value in pairs}
    name = said.get("model name") or platform.processor() or platform.machine()
    numbers = [f"{word} {said[key]}" for word, key in NUMBERS if key in said]
    kind = f"{name} ({', '.join(numbers)})" if numbers else name
    return f"{os.cpu_count()} cores, {kind}"


def sha256(*paths: Path) -> str:
    """One hash over the bytes of files in order."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _git(*arguments: str) -> str:
    try:
        answer = subprocess.run(
            ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
