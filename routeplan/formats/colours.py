"""Colours of routes and classes: apart for colour-blind eyes, and the same in every output."""

from __future__ import annotations

# Okabe and Ito (2008), "Color universal design", without black, and with the yellow darkened
# so that it shows on white; then two more that stay apart from them.
ROUTE_COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#B58900",
    "#56B4E9",
    "#7B4FA3",
    "#6B6B6B",
)
CLASS_COLOURS = ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#B58900", "#56B4E9")
_DARKEST_WITH_BLACK_TEXT = 140


def route_colour(number: int) -> str:
    """Colour of a route by its place among all routes, from 0; repeats after eight."""
    return ROUTE_COLOURS[number % len(ROUTE_COLOURS)]


def class_colour(number: int) -> str:
    """Colour of a class by its place in the rules, from 0; repeats after six."""
    return CLASS_COLOURS[number % len(CLASS_COLOURS)]


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return "#000000" if luma > _DARKEST_WITH_BLACK_TEXT else "#FFFFFF"
