"""
The archive: store cards, plans and visits in one small database.

SQLite by default, PostgreSQL by a URL. A module is a noun and its functions are verbs; each
takes the archive, who asks, and what is asked for, and refuses what the asker has no right to.
"""

from __future__ import annotations

from routeplan.archive.access import User
from routeplan.archive.database import Archive, open_archive

__all__ = ["Archive", "User", "open_archive"]
