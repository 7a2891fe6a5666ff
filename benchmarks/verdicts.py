"""Records against the bars."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from benchmarks.engine_verdicts import engine_verdicts
from benchmarks.verdict import (
    Records,
    Verdict,
    above_percent,
    best_cost,
    by_scenario,
    is_failed,
    values_of,
    verdict,
)

FIRST_PLAN_S = 2.0
MEAN_ABOVE_PERCENT = 1.0
WORST_ABOVE_PERCENT = 2.0
THOUSAND_S = 30.0
THOUSAND_MB = 500.0


def verdicts(records: Records) -> Iterator[Verdict]:
    """Every bar that the records say something about."""
    for name, own in by_scenario(records, "start"):
        seconds = values_of(own, "seconds")
        yield verdict("first checked plan, slowest", name, own, max, seconds, FIRST_PLAN_S, "s")
    for name, own in by_scenario(records, "command"):
        seconds = values_of(own, "seconds")
        yield verdict("plan and all its files, slowest", name, own, max, seconds, None, "s")
    yield from _searches(records)
    for name, own in by_scenario(records, "thousand"):
        seconds, peaks = values_of(own, "seconds"), values_of(own, "peak_mb")
        yield verdict("checked plan", name, own, max, seconds, THOUSAND_S, "s")
        yield verdict("peak memory", name, own, max, peaks, THOUSAND_MB, "MB")
    for name, own in by_scenario(records, "driving"):
        yield verdict("driving, nearest / ruin", name, own, max, [_ratio(own)], None, "")
    for name, own in by_scenario(records, "help"):
        times = values_of(own, "times")
        yield verdict("--help / import rich", name, own, max, times, own[-1].get("most_times"), "")
    yield from engine_verdicts(records)


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
    long_searches = dict(by_scenario(records, "long"))
    for name, quick in by_scenario(records, "quick"):
        long = long_searches.get(name, [])
        best = best_cost([*quick, *long])
        for bar, own, most_mean, most_worst in (
            ("quick", quick, MEAN_ABOVE_PERCENT, WORST_ABOVE_PERCENT),
            ("long", long, None, None),
        ):
            above = [above_percent(cost, best) for cost in values_of(own, "cost")]
            yield verdict(f"{bar}, mean above best", name, own, fmean, above, most_mean, "%")
            yield verdict(f"{bar}, worst above best", name, own, max, above, most_worst, "%")


def _ratio(records: Records) -> float | None:
    """Driving of the pencil over driving of the search; None where a run left visits out."""
    driving = {run["engine"]: run["driving"] for run in records if not is_failed(run)}
    if not {"nearest", "ruin"} <= set(driving):
        return None
    ratio: float = driving["nearest"] / driving["ruin"]
    return ratio
