"""One figure against its bar, and records by scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.records import Record

Records = Sequence[Record]


@dataclass(frozen=True)
class Verdict:
    """
    What was asked and what was measured.

    Parameters
    ----------
    measured
        None: a run that it needs has no figure.
    most
        The bar; None: there is none, the figure is for the reader.
    failed
        Runs that crashed, broke a rule or left a visit out.
    """

    bar: str
    scenario: str
    measured: float | None
    most: float | None
    unit: str
    runs: int
    failed: int

    @property
    def word(self) -> str:
        """PASS, FAIL, or a dash where nothing is asked."""
        if self.most is None:
            return "-"
        kept = self.measured is not None and self.measured <= self.most and not self.failed
        return "PASS" if kept else "FAIL"


def is_failed(record: Record) -> bool:
    """True for a crash, a broken rule or a visit left out."""
    return any(record.get(key) for key in ("error", "violations", "left_out"))


def verdict(
    bar: str,
    scenario: str,
    records: Records,
    reduce: Callable[[list[float]], float],
    values: Sequence[float | None],
    most: float | None,
    unit: str,
) -> Verdict:
    """A figure over all values; where one is missing there is none over the others."""
    known = [value for value in values if value is not None]
    measured = reduce(known) if known and len(known) == len(values) else None
    failed = sum(map(is_failed, records))
    return Verdict(bar, scenario, measured, most, unit, len(records), failed)


def by_scenario(records: Records, bar: str) -> list[tuple[str, list[Record]]]:
    """The records of a bar, the scenarios in the order of their first ones."""
    of_bar = [record for record in records if record["bar"] == bar]
    names = dict.fromkeys(record["scenario"] for record in of_bar)
    return [(name, [each for each in of_bar if each["scenario"] == name]) for name in names]


def values_of(records: Records, key: str) -> list[float | None]:
    """One value of each record."""
    return [record.get(key) for record in records]


def best_cost(records: Records) -> float | None:
    """The least cost of the runs that did not fail."""
    return min((run["cost"] for run in records if not is_failed(run)), default=None)


def above_percent(cost: float | None, best: float | None) -> float | None:
    """How far a cost is above the best."""
    return None if cost is None or best is None else 100 * (cost - best) / best
