"""Whether the differences between our engine and its peers are more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.comparison.scores import OURS, Pair, Standings


@dataclass(frozen=True)
class Duel:
    """
    Our engine against one peer, by pairs of runs with the same family and seed.

    Parameters
    ----------
    pairs, won
        Pairs, and those in which ours is cheaper.
    families, families_won
        Families, and those on which ours is cheaper on average.
    saving
        Mean over the pairs of the part of the peer's cost that ours saves.
    p, p_families
        Of the two-sided Wilcoxon signed-rank test on the pairs, and on family means.
    p_holm
        ``p`` corrected by Holm over all peers.
    """

    peer: str
    pairs: int
    won: int
    families: int
    families_won: int
    saving: float
    p: float
    p_holm: float
    p_families: float


def duels(standings: Standings) -> list[Duel]:
    """Ours against every peer that has a run beside one of ours."""
    by_peer = {
        peer: by_family
        for peer in standings.engines
        if peer != OURS and (by_family := _by_family(standings, peer))
    }
    every = {
        peer: [pair for own in found.values() for pair in own] for peer, found in by_peer.items()
    }
    ps = [signed_rank_p(pairs) for pairs in every.values()]
    corrected = holm(ps)
    return [
        _duel(peer, list(by_peer[peer].values()), p, p_holm)
        for peer, p, p_holm in zip(by_peer, ps, corrected, strict=True)
    ]


def signed_rank_p(pairs: Sequence[Pair]) -> float:
    """
    p of the two-sided Wilcoxon signed-rank test; 1 where no pair differs.

    Pairs without a difference are left out of the ranks, as Wilcoxon did.
    """
    # scipy.stats takes a second to load, and no other part needs it.
    from scipy.stats import wilcoxon

    ours, theirs = zip(*pairs, strict=True)
    if ours == theirs:
        return 1.0
    return float(wilcoxon(ours, theirs, zero_method="wilcox", alternative="two-sided").pvalue)


def holm(ps: Sequence[float]) -> list[float]:
    """
    p values corrected for their number, in the order given.

    References
    ----------
    .. [1] Holm, S. (1979). A simple sequentially rejective multiple test procedure.
           *Scandinavian Journal of Statistics*, 6(2): 65-70.
    """
    corrected = [0.0] * len(ps)
    least = 0.0
    for rank, number in enumerate(sorted(range(len(ps)), key=lambda number: ps[number])):
        least = max(least, min(1.0, (len(ps) - rank) * ps[number]))
        corrected[number] = least
    return corrected


def _by_family(standings: Standings, peer: str) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for family, pair in standings.pairs(peer):
        found.setdefault(family, []).append(pair)
    return found


def _duel(peer: str, by_family: Sequence[Sequence[Pair]], p: float, p_holm: float) -> Duel:
    pairs = [pair for own in by_family for pair in own]
    means = [
        (fmean(ours), fmean(theirs))
        for ours, theirs in (zip(*own, strict=True) for own in by_family)
    ]
    return Duel(
        peer=peer,
        pairs=len(pairs),
        won=sum(ours < theirs for ours, theirs in pairs),
        families=len(means),
        families_won=sum(ours < theirs for ours, theirs in means),
        saving=fmean(1 - ours / theirs for ours, theirs in pairs),
        p=p,
        p_holm=p_holm,
        p_families=signed_rank_p(means),
    )
