"""How long a command takes, and how much memory, as the system counts it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

KIB_A_MB = 1_000_000 / 1024


@dataclass(frozen=True)
class Measured:
    """
    A command that has ended.

    Parameters
    ----------
    seconds
        From its start to its end.
    peak_mb
        Most memory that it held at once, in millions of bytes.
    code
        What it ended with; 0 is well.
    output
        What it wrote, errors among it.
    """

    seconds: float
    peak_mb: float
    code: int
    output: str


def measured(command: Sequence[str]) -> Measured:
    """Run a command to its end. Linux: there the peak is counted in KiB."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        # wait4 counts this child alone; RUSAGE_CHILDREN is the most of all so far.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Measured(seconds, usage.ru_maxrss / KIB_A_MB, process.returncode, text)
