"""The commands below ``routeplan archive``, by their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from routeplan.cli.archive.cards import card
from routeplan.cli.archive.classes import classify_cards
from routeplan.cli.archive.due import due
from routeplan.cli.archive.feed import feed
from routeplan.cli.archive.importing import import_table
from routeplan.cli.archive.keeping import backup, export, restore
from routeplan.cli.archive.users import users

ARCHIVE_COMMANDS: dict[str, Callable[..., Any]] = {
    "import": import_table,
    "export": export,
    "card": card,
    "due": due,
    "classify": classify_cards,
    "backup": backup,
    "restore": restore,
    "users": users,
    "feed": feed,
}
