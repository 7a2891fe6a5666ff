"""The comparison drawn: the gap over time, and how it is spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.comparison.scores import Standings, has_failed
from benchmarks.records import Record

# Okabe and Ito's colours, which colour-blind people tell apart; lines differ besides.
COLOURS = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"
DASHES = "-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 2)), (0, (8, 3))
MARKERS = "o", "s", "^", "D", "v", "P", "X"
LEAST_GAP_PERCENT = 0.01
SHORTEST_S = 0.02
TIMES = 120
FORMAT = "svg"
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # letters as letters: small files, and text that can be searched
    "svg.hashsalt": "routeplan",
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
}

Floats = npt.NDArray[np.float64]


def draw(records: Sequence[Record], folder: Path) -> list[Path]:
    """Draw comparable records; the files' names are always the same."""
    standings = Standings(records)
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _drawn(_over_time, standings, folder / f"compare-gap-over-time.{FORMAT}"),
        _drawn(_spread, standings, folder / f"compare-gap-by-engine.{FORMAT}"),
    ]


def gap_percent(standings: Standings, record: Record) -> float:
    """Above the best of the family; a failure is above it as the worst plan is."""
    return 100 * (standings.times_best(record) - 1)


def gaps_at(standings: Standings, record: Record, times: Floats) -> Floats:
    """Gap of the best plan so far at each of some ascending times; nan: none yet."""
    best = standings.best[record["family"]]
    if has_failed(record):
        return np.full(len(times), gap_percent(standings, record))
    curve = record["curve"] or [[record["seconds"], record["cost"]]]
    moments = np.array([seconds for seconds, _ in curve])
    gaps = np.array([math.nan, *(100 * (cost / best - 1) for _, cost in curve)])
    found: Floats = gaps[np.searchsorted(moments, times, side="right")]
    return found


def _drawn(painter: Any, standings: Standings, path: Path) -> Path:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8.5, 5.0), layout="constrained")
        FigureCanvasAgg(figure)
        painter(standings, figure.add_subplot())
        # Without the date the same records give the same bytes.
        figure.savefig(path, format=FORMAT, metadata={"Date": None})
    return path


def _over_time(standings: Standings, axes: Any) -> None:
    last = max((run["seconds"] or 0.0 for run in standings.records), default=1.0)
    times = np.geomspace(SHORTEST_S, max(last, 2 * SHORTEST_S), TIMES)
    for number, engine in enumerate(standings.engines):
        gaps = np.array([gaps_at(standings, run, times) for run in standings.runs(engine)])
        ready = ~np.isnan(gaps).any(axis=0)
        if not ready.any():
            continue
        own, when = gaps[:, ready], times[ready]
        colour = COLOURS[number % len(COLOURS)]
        low, high = (_shown(np.quantile(own, part, axis=0)) for part in (0.1, 0.9))
        axes.fill_between(when, low, high, color=colour, alpha=0.12, linewidth=0)
        axes.plot(
            when,
            _shown(own.mean(axis=0)),
            color=colour,
            linestyle=DASHES[number % len(DASHES)],
            marker=MARKERS[number % len(MARKERS)],
            markevery=[0, len(when) - 1],
            label=_label(standings, engine),
        )
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="seconds since the start, log scale",
        ylabel="cost above the best known of its family, %, log scale",
        title="Gap over time: mean of all runs, band from 10 to 90 % of them",
    )
    axes.xaxis.set_major_formatter(lambda seconds, _: f"{seconds:g}")
    axes.yaxis.set_major_formatter(_per_cent)
    axes.legend(frameon=False, fontsize=10)


def _spread(standings: Standings, axes: Any) -> None:
    gaps = [
        _shown(np.array([gap_percent(standings, run) for run in standings.runs(engine)]))
        for engine in standings.engines
    ]
    boxes = axes.boxplot(
        gaps,
        whis=(5, 95),
        patch_artist=True,
        widths=0.55,
        medianprops={"color": "#000000", "linewidth": 1.6},
        flierprops={"marker": ".", "markersize": 5},
    )
    for number, box in enumerate(boxes["boxes"]):
        box.set(facecolor=COLOURS[number % len(COLOURS)], alpha=0.45)
    labels = [_label(standings, engine, "\n") for engine in standings.engines]
    axes.set_xticks(range(1, len(labels) + 1), labels)
    axes.set(
        yscale="log",
        xlabel="engine",
        ylabel="cost above the best known of its family, %, log scale",
        title="Gap by engine: quartiles, whiskers from 5 to 95 % of all runs",
    )
    axes.yaxis.set_major_formatter(_per_cent)


def _label(standings: Standings, engine: str, gap: str = ", ") -> str:
    runs = standings.runs(engine)
    failed = sum(map(has_failed, runs))
    return f"{engine}{gap}{failed} of {len(runs)} failed" if failed else engine


def _per_cent(gap: float, _position: int) -> str:
    least = "\u2264 " if gap <= LEAST_GAP_PERCENT else ""
    return f"{least}{gap:,.0f}" if gap >= 1 else f"{least}{gap:g}"


def _shown(gaps: Floats) -> Floats:
    """On a log scale nothing is 0."""
    return np.maximum(gaps, LEAST_GAP_PERCENT)
