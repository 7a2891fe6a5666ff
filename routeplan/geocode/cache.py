"""Answers kept on disk, so that no address is asked for twice."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from pathlib import Path

from routeplan.geocode.answer import Answer

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers "
    "(service TEXT, address TEXT, answer TEXT NOT NULL, PRIMARY KEY (service, address))"
)


class AnswerCache:
    """
    Answers by service and address in an SQLite file; two processes may share it.

    Parameters
    ----------
    path
        The file; made when it is not there.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=30)
        with self._connection:
            self._connection.execute(_TABLE)

    def get(self, service: str, address: str) -> tuple[bool, Answer | None]:
        """Whether the address was asked before, and the answer; None: it was not found."""
        query = "SELECT answer FROM answers WHERE service = ? AND address = ?"
        row = self._connection.execute(query, (service, address)).fetchone()
        if row is None:
            return False, None
        content = json.loads(row[0])
        return True, None if content is None else Answer(**content)

    def put(self, service: str, address: str, answer: Answer | None) -> None:
        """Keep an answer."""
        content = None if answer is None else asdict(answer)
        row = (service, address, json.dumps(content, ensure_ascii=False))
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
