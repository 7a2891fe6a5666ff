"""The comparison in words and figures, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median

from benchmarks.comparison.scores import Standings, has_failed
from benchmarks.comparison.significance import duels
from benchmarks.records import Record
from benchmarks.table import printed

Rows = list[tuple[str, ...]]

INTRODUCTION = """\
{runs} runs on {families} families and scenarios, {until}, {machine}, commit {commits};
{versions}.

A run that crashed, gave no plan or a plan that breaks a rule has failed, and counts as if it had
left out every visit. A visit left out counts with its price; it is no failure. No run is left out
of a mean."""
SUMMARY = """\
Mean and median of the cost over the best, of all runs; driving over that of `ruin`, mean of so
many families; seconds of the slowest run. Engines that draw nothing by lot ({deterministic}) run
once an instance."""
DUELS = """\
Pairs of runs with the same family and seed; the only run of an engine without lots stands for
every seed. Costs are over the best of the family. Wilcoxon signed-rank test, two-sided, with Holm's
correction over the peers. Seeds of one family are no independent samples of families, so the last
column tests the means of the families alone."""
COSTS = """\
Mean cost over the best that any run of any engine has on that family."""
DRIVING = """\
Mean driving over that of `ruin`; a dash where a run of either failed or left visits out, which
saves driving."""
LEFT_OUT = """\
Visits left out, mean of the runs that gave a plan; in brackets the failed runs."""


def report(records: Sequence[Record]) -> str:
    """All tables with what they say, as Markdown; ``records`` are comparable."""
    standings = Standings(records)
    parts = [
        ("Comparison of engines", _introduction(standings), None),
        ("Summary", _summary_words(standings), summary_rows(standings)),
        ("Ruin against each peer", DUELS, duel_rows(standings)),
        ("Cost", COSTS, cost_rows(standings)),
        ("Driving", DRIVING, driving_rows(standings)),
        ("Left out and failed", LEFT_OUT, left_out_rows(standings)),
        ("Failures", "Why runs failed.", failure_rows(standings)),
    ]
    return "\n\n".join(_section(*part) for part in parts) + "\n"


def summary_rows(standings: Standings) -> Rows:
    """An engine a row."""
    head = (
        "engine", "runs", "failed", "left out a run", "mean cost / best", "median cost / best",
        "driving / ruin", "slowest s",
    )  # fmt: skip
    return [head, *(_summary(standings, engine) for engine in standings.engines)]


def duel_rows(standings: Standings) -> Rows:
    """A peer a row."""
    head = (
        "peer", "pairs n", "ruin cheaper", "families cheaper on average", "mean saving",
        "p", "p (Holm)", "p (family means)",
    )  # fmt: skip
    return [
        head,
        *(
            (
                duel.peer,
                str(duel.pairs),
                f"{duel.won} of {duel.pairs}",
                f"{duel.families_won} of {duel.families}",
                f"{100 * duel.saving:.1f} %",
                *(f"{p:.2g}" for p in (duel.p, duel.p_holm, duel.p_families)),
            )
            for duel in duels(standings)
        ),
    ]


def cost_rows(standings: Standings) -> Rows:
    """A family a row, an engine a column, then the mean of the families."""
    rows = _grid(
        standings, lambda engine, family: _times(standings.mean_times_best(engine, family))
    )
    means = []
    for engine in standings.engines:
        costs = [standings.mean_times_best(engine, family) for family in standings.families]
        known = [cost for cost in costs if cost is not None]
        means.append(_times(fmean(known) if len(known) == len(costs) else None))
    return [*rows, ("mean of families", *means)]


def driving_rows(standings: Standings) -> Rows:
    """A family a row, an engine a column."""
    return _grid(standings, lambda engine, family: _times(standings.driving_ratio(engine, family)))


def left_out_rows(standings: Standings) -> Rows:
    """A family a row, an engine a column."""

    def cell(engine: str, family: str) -> str:
        runs = standings.runs(engine, family)
        failed = sum(map(has_failed, runs))
        left_out = [run["left_out"] for run in runs if run["left_out"] is not None]
        mean = f"{fmean(left_out):.4g}" if left_out else "-"
        return f"{mean} ({failed} failed)" if failed else mean

    head, *rows = _grid(standings, cell)
    visits = {record["family"]: str(record["visits"]) for record in standings.records}
    return [(head[0], "visits", *head[1:]), *((row[0], visits[row[0]], *row[1:]) for row in rows)]


def failure_rows(standings: Standings) -> Rows:
    """A failed run a row, with what it said."""
    rows = [
        (run["engine"], run["family"], str(run["seed"]), _why(run))
        for run in standings.records
        if has_failed(run)
    ]
    return [("engine", "family", "seed", "why"), *(rows or [("none", "", "", "")])]


def _introduction(standings: Standings) -> str:
    records = standings.records
    newest = records[-1]
    packages = newest["versions"].items()
    return INTRODUCTION.format(
        runs=len(records),
        families=len(standings.families),
        until=newest["until"],
        machine=newest["machine"],
        commits=", ".join(sorted({record["commit"] for record in records})),
        versions=", ".join(f"{name} {version or 'not installed'}" for name, version in packages),
    )


def _summary_words(standings: Standings) -> str:
    once = {run["engine"] for run in standings.records if run["is_deterministic"]}
    named = ", ".join(f"`{engine}`" for engine in standings.engines if engine in once)
    return SUMMARY.format(deterministic=named or "none here")


def _section(title: str, said: str, rows: Rows | None) -> str:
    table = "" if rows is None else f"\n\n{printed(rows)}"
    return f"## {title}\n\n{said}{table}"


def _summary(standings: Standings, engine: str) -> tuple[str, ...]:
    runs = standings.runs(engine)
    times = [standings.times_best(run) for run in runs]
    left_out = [run["left_out"] for run in runs if run["left_out"] is not None]
    seconds = [run["seconds"] for run in runs if run["seconds"] is not None]
    ratios = list(_ratios(standings, engine))
    driving = f"{fmean(ratios):.3f} ({len(ratios)} families)" if ratios else "-"
    return (
        engine,
        str(len(runs)),
        str(sum(map(has_failed, runs))),
        f"{fmean(left_out):.4g}" if left_out else "-",
        _times(fmean(times)),
        _times(median(times)),
        driving,
        f"{max(seconds):.1f}" if seconds else "-",
    )


def _ratios(standings: Standings, engine: str) -> Iterator[float]:
    for family in standings.families:
        ratio = standings.driving_ratio(engine, family)
        if ratio is not None:
            yield ratio


def _grid(standings: Standings, cell: Callable[[str, str], str]) -> Rows:
    rows = (
        (family, *(cell(engine, family) for engine in standings.engines))
        for family in standings.families
    )
    return [("family", *standings.engines), *rows]


def _times(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if value < 10 else f"{value:,.0f}"


def _why(run: Record) -> str:
    said = run["error"] or run["note"] or "no plan"
    return " ".join(said.replace("|", "/").split())[:160]
