"""How long a command takes, and how much memory, as the system counts it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
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


# A child counts what its parent held when it was started, so that a large parent would be
# measured in its stead. This one is small. It writes seconds, KiB and code to a pipe.
LAUNCHER = """\
import os, sys, time
started = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
answer = time.perf_counter() - started, usage.ru_maxrss, os.waitstatus_to_exitcode(status)
os.write(int(sys.argv[1]), repr(answer).encode())
"""


def measured(command: Sequence[str]) -> Measured:
    """
    Run a command to its end. Linux: there the peak is counted in KiB.

    Raises
    ------
    OSError
        When it cannot be started.
    """
    read, write = os.pipe()
    with os.fdopen(read, "rb") as answer, tempfile.TemporaryFile() as output:
        launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(write), *command]
        with subprocess.Popen(
            launch, stdout=output, stderr=subprocess.STDOUT, pass_fds=(write,)
        ) as process:
            os.close(write)
            process.wait()
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
        said = answer.read().decode()
    if not said:
        raise OSError(text)
    seconds, peak_kib, code = ast.literal_eval(said)
    return Measured(seconds, peak_kib / KIB_A_MB, code, text)
