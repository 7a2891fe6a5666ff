"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from routeplan.errors import Fault, InputError


def write_whole(path: Path | str, content: bytes) -> Path:
    """
    Write a file so that no reader ever sees half of it; makes missing folders.

    A file that was there stays as it was until the new one is complete.

    Raises
    ------
    InputError
        RP541, when it cannot be written.
    """
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise InputError([Fault.of("RP541", str(target), reason=reason)]) from error
    return target
