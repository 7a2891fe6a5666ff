"""The kinds of column that SQLite and PostgreSQL keep alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator

# SQLite numbers rows by itself only where the key is a plain INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")
# PostgreSQL's JSONB would sort the keys, and the order of a rule set's classes is content.
Document = JSON(none_as_null=True)


class Moment(TypeDecorator[datetime]):
    """A moment in time, kept in UTC; SQLite has no type that knows its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """A moment without a zone is refused, not guessed at."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment has a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """In UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
