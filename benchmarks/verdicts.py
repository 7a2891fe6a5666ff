"""Records against the bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.records import Record

FIRST_PLAN_S = 2.0
MEAN_ABOVE_PERCENT = 1.0
WORST_ABOVE_PERCENT = 2.0
THOUSAND_S = 30.0
THOUSAND_MB = 500.0

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


def verdicts(records: Records) -> Iterator[Verdict]:
    """Every bar that the records say something about."""
    for name, own in _by_scenario(records, "start"):
        seconds = _values(own, "seconds")
        yield _verdict("first checked plan, slowest", name, own, max, seconds, FIRST_PLAN_S, "s")
    for name, own in _by_scenario(records, "command"):
        seconds = _values(own, "seconds")
        yield _verdict("plan and all its files, slowest", name, own, max, seconds, None, "s")
    yield from _searches(records)
    for name, own in _by_scenario(records, "thousand"):
        seconds, peaks = _values(own, "seconds"), _values(own, "peak_mb")
        yield _verdict("checked plan", name, own, max, seconds, THOUSAND_S, "s")
        yield _verdict("peak memory", name, own, max, peaks, THOUSAND_MB, "MB")
    for name, own in _by_scenario(records, "driving"):
        yield _verdict("driving, nearest / ruin", name, own, max, [_ratio(own)], None, "")
    for name, own in _by_scenario(records, "help"):
        times = _values(own, "times")
        yield _verdict("--help / import rich", name, own, max, times, own[-1].get("most_times"), "")


def table(records: Records) -> list[tuple[str, ...]]:
    """The verdicts as rows, the header first."""
    rows: list[tuple[str, ...]] = [
        ("bar", "scenario", "asked", "measured", "runs", "failed", "verdict")
    ]
    for each in verdicts(records):
        asked = "shown" if each.most is None else f"at most {each.most:g} {each.unit}"
        figure = "-" if each.measured is None else f"{each.measured:.3g} {each.unit}"
        counts = str(each.runs), str(each.failed)
        rows.append((each.bar, each.scenario, asked.strip(), figure.strip(), *counts, each.word))
    return rows


def _searches(records: Records) -> Iterator[Verdict]:
    """Quick and long searches against the best that any of them found."""
    long_searches = dict(_by_scenario(records, "long"))
    for name, quick in _by_scenario(records, "quick"):
        long = long_searches.get(name, [])
        best = min((run["cost"] for run in (*quick, *long) if not is_failed(run)), default=None)
        for bar, own, most_mean, most_worst in (
            ("quick", quick, MEAN_ABOVE_PERCENT, WORST_ABOVE_PERCENT),
            ("long", long, None, None),
        ):
            above = [_above_percent(cost, best) for cost in _values(own, "cost")]
            yield _verdict(f"{bar}, mean above best", name, own, fmean, above, most_mean, "%")
            yield _verdict(f"{bar}, worst above best", name, own, max, above, most_worst, "%")


def _by_scenario(records: Records, bar: str) -> list[tuple[str, list[Record]]]:
    of_bar = [record for record in records if record["bar"] == bar]
    names = dict.fromkeys(record["scenario"] for record in of_bar)
    return [(name, [each for each in of_bar if each["scenario"] == name]) for name in names]


def _values(records: Records, key: str) -> list[float | None]:
    return [record.get(key) for record in records]


def _verdict(
    bar: str,
    scenario: str,
    records: Records,
    reduce: Callable[[list[float]], float],
    values: Sequence[float | None],
    most: float | None,
    unit: str,
) -> Verdict:
    known = [value for value in values if value is not None]
    measured = reduce(known) if known and len(known) == len(values) else None
    failed = sum(map(is_failed, records))
    return Verdict(bar, scenario, measured, most, unit, len(records), failed)


def _above_percent(cost: float | None, best: float | None) -> float | None:
    return None if cost is None or best is None else 100 * (cost - best) / best


def _ratio(records: Records) -> float | None:
    """Driving of the pencil over driving of the search; None where a run left visits out."""
    driving = {run["engine"]: run["driving"] for run in records if not is_failed(run)}
    if not {"nearest", "ruin"} <= set(driving):
        return None
    ratio: float = driving["nearest"] / driving["ruin"]
    return ratio
