"""Records against the bars of the engine: families, large problems, threads."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

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

ALL = "all families"
# The most that the mean and the worst run may be above the best of all, in per cent.
FAMILY_BARS = {
    "family start": (3.0, None),
    "family quick": (0.5, 1.5),
    "family long": (None, None),
}
LARGE_PERCENT = {"one-rep": 2.0, "twenty-reps": 3.0}
ONE_THREAD, TWO_THREADS = "one thread", "two threads"


def engine_verdicts(records: Records) -> Iterator[Verdict]:
    """Every bar of the engine that the records say something about."""
    yield from _families(records)
    yield from _large(records)
    yield from _threads(records)


def _families(records: Records) -> Iterator[Verdict]:
    """Each family for the reader; what is judged is all of them together."""
    best = {
        name: best_cost([record for bar in FAMILY_BARS for record in _own(records, bar, name)])
        for bar in FAMILY_BARS
        for name, _ in by_scenario(records, bar)
    }
    for bar, (most_mean, most_worst) in FAMILY_BARS.items():
        gaps: list[float | None] = []
        every = []
        for name, own in by_scenario(records, bar):
            above = [above_percent(cost, best[name]) for cost in values_of(own, "cost")]
            gaps += above
            every += own
            yield verdict(f"{bar}, mean above best", name, own, fmean, above, None, "%")
            yield verdict(f"{bar}, worst above best", name, own, max, above, None, "%")
        if every:
            yield verdict(f"{bar}, mean above best", ALL, every, fmean, gaps, most_mean, "%")
            yield verdict(f"{bar}, worst above best", ALL, every, max, gaps, most_worst, "%")


def _large(records: Records) -> Iterator[Verdict]:
    """The mean of the quick runs over the mean of the long ones; longest runs for the reader."""
    for name, quick in by_scenario(records, "large quick"):
        long = _own(records, "large long", name)
        above = _mean_above(quick, long)
        most = LARGE_PERCENT.get(name)
        yield verdict("large quick above long", name, [*quick, *long], max, [above], most, "%")
    for bar in ("large quick", "large long"):
        for name, own in by_scenario(records, bar):
            yield verdict(f"{bar}, slowest", name, own, max, values_of(own, "seconds"), None, "s")


def _threads(records: Records) -> Iterator[Verdict]:
    """Two threads over one at equal wall time: below 0 is a gain."""
    every: list[float | None] = []
    judged = []
    for name, two in by_scenario(records, TWO_THREADS):
        one = _own(records, ONE_THREAD, name)
        above = _mean_above(two, one)
        every.append(above)
        judged += [*one, *two]
        yield verdict("two threads over one", name, [*one, *two], max, [above], None, "%")
    if every:
        yield verdict("two threads over one, mean", ALL, judged, fmean, every, 0.0, "%")


def _own(records: Records, bar: str, name: str) -> Records:
    return dict(by_scenario(records, bar)).get(name, [])


def _mean_above(costs: Records, others: Records) -> float | None:
    """Mean cost above the others' mean; failed runs leave none."""
    if not costs or not others or any(map(is_failed, (*costs, *others))):
        return None
    means = [fmean(run["cost"] for run in own) for own in (costs, others)]
    return above_percent(*means)
