"""What goes to the terminal: answers on stdout, faults and notes on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import RenderableType

    from routeplan.errors import Fault, Language, Violation


def say(text: str) -> None:
    """Print a part of the answer."""
    _write(sys.stdout, text + "\n")


def show(*parts: RenderableType) -> None:
    """Print rich renderables, plain where stdout is no terminal."""
    from routeplan.formats.terminal import console

    screen = console()
    with screen.capture() as capture:
        for part in parts:
            screen.print(part)
    _write(sys.stdout, "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def complain(faults: Iterable[Fault | Violation], lang: Language) -> None:
    """Print faults or warnings on stderr."""
    for fault in faults:
        warn(fault.text(lang))


def warn(text: str) -> None:
    """Print a line on stderr."""
    _write(sys.stderr, text + "\n")


def survive_any_text() -> None:
    """A character that the terminal cannot show is replaced, so that it stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Whoever read the answer (``head``, a pager) has closed it. The rest goes
        # nowhere, and the exit code still tells the truth.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
