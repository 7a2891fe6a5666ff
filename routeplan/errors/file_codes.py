"""RP1xx: files that cannot be read, and cells in them."""

from __future__ import annotations

from routeplan.errors.code import Code

FILE_CODES: dict[str, Code] = {}
