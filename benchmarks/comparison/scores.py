"""Records as costs that can be laid side by side, failures among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from benchmarks.records import Record

OURS = "ruin"
Pair = tuple[float, float]


def has_failed(record: Record) -> bool:
    """True for a crash, no plan, or a plan that breaks a rule."""
    return bool(record["error"]) or record["cost"] is None or record["violations"] != 0


def score(record: Record) -> int:
    """Cost of a run; a failure counts as if it had left out every visit."""
    units: int = record["worst_cost"] if has_failed(record) else record["cost"]
    return units


def comparable(records: Sequence[Record]) -> list[Record]:
    """
    The runs that may stand in one table: as the newest asks.

    Of the same length, on the same machine and, for each family, on the same files; of
    several runs of one engine with one seed the last, however it ended.
    """
    newest = records[-1]
    files = {record["family"]: record["scenario_sha256"] for record in records}
    kept = {
        (record["family"], record["engine"], record["seed"]): record
        for record in records
        if all(record[key] == newest[key] for key in ("until", "machine"))
        and record["scenario_sha256"] == files[record["family"]]
    }
    return list(kept.values())


@dataclass(frozen=True)
class Standings:
    """Comparable runs by family and engine."""

    records: Sequence[Record]

    @cached_property
    def families(self) -> tuple[str, ...]:
        """In the order of their first records."""
        return tuple(dict.fromkeys(record["family"] for record in self.records))

    @cached_property
    def engines(self) -> tuple[str, ...]:
        """Ours first, then in the order of their first records."""
        names = dict.fromkeys(record["engine"] for record in self.records)
        return tuple(sorted(names, key=lambda name: name != OURS))

    @cached_property
    def best(self) -> dict[str, int]:
        """The least cost of each family, of any engine; where every run failed their score."""
        return {
            family: min((has_failed(record), score(record)) for record in own)[1]
            for family in self.families
            if (own := [record for record in self.records if record["family"] == family])
        }

    def runs(self, engine: str, family: str | None = None) -> list[Record]:
        """Runs of an engine, on one family or all."""
        return [
            record
            for record in self.records
            if record["engine"] == engine and family in (None, record["family"])
        ]

    def times_best(self, record: Record) -> float:
        """Score over the best of its family, 1 or more."""
        return score(record) / self.best[record["family"]]

    def mean_times_best(self, engine: str, family: str) -> float | None:
        """Mean of an engine's runs on a family, failures among them; None: it has none."""
        times = [self.times_best(record) for record in self.runs(engine, family)]
        return fmean(times) if times else None

    def driving(self, engine: str, family: str) -> float | None:
        """Mean driving; None where a run failed or left visits out, which saves driving."""
        runs = self.runs(engine, family)
        if not runs or any(has_failed(run) or run["left_out"] for run in runs):
            return None
        return fmean(run["driving"] for run in runs)

    def driving_ratio(self, engine: str, family: str) -> float | None:
        """Driving over ours; None where either has none."""
        theirs, ours = self.driving(engine, family), self.driving(OURS, family)
        return None if theirs is None or not ours else theirs / ours

    def pairs(self, peer: str) -> Iterator[tuple[str, Pair]]:
        """
        Family, and ours and the peer's costs as multiples of the family's best, by seed.

        The only run of an engine that draws nothing by lot stands for every seed.
        """
        for ours in self.runs(OURS):
            for theirs in self.runs(peer, ours["family"]):
                if theirs["seed"] == ours["seed"] or theirs["is_deterministic"]:
                    yield ours["family"], (self.times_best(ours), self.times_best(theirs))
