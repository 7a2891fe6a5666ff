"""Names of files that are made for a rep."""

from __future__ import annotations

import re

_NOT_IN_FILE_NAMES = re.compile(r'^\.|[/\\:*?"<>|%\x00-\x1f\x7f]')


def rep_file_name(rep: str) -> str:
    """A rep's id without what file systems refuse; different for different ids."""
    return _NOT_IN_FILE_NAMES.sub(lambda found: f"%{ord(found[0]):02X}", rep)
