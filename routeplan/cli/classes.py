"""``routeplan classify``: who is an A store, and why."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import Lang, Out, Shares, StoreFile
from routeplan.cli.output import complain, say, show
from routeplan.cli.wishes import numbers

if TYPE_CHECKING:
    from routeplan.rules import Thresholds

DEFAULT_SHARES = "0.4,0.8"


def classify(
    stores: StoreFile, out: Out = None, shares: Shares = DEFAULT_SHARES, lang: Lang = None
) -> int:
    """Print and write each store's class, its cumulated share and why."""
    from routeplan.classify import classify as classes_of
    from routeplan.formats.class_table import class_table, write_classes
    from routeplan.formats.collected import raise_faults
    from routeplan.formats.stores_file import read_stores

    chosen = language(lang)
    thresholds = _thresholds(shares)
    read = read_stores(stores)
    complain(raise_faults(read.faults), chosen)
    classified = classes_of(read.stores, thresholds)
    show(class_table(classified, chosen))
    if out is not None:
        say(str(write_classes(out, stores, read.places, classified, chosen)))
    return 0


def _thresholds(shares: str) -> Thresholds:
    from pydantic import ValidationError

    from routeplan.rules import Thresholds

    given = numbers("--shares", shares)
    try:
        return Thresholds(names=tuple(ascii_uppercase[: len(given) + 1]), shares=given)
    except ValidationError:
        raise wrong_value("--shares", shares) from None
