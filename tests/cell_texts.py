"""What the tests of cells share."""

from __future__ import annotations

import pytest

from routeplan.cycle import Window
from routeplan.formats.cells import CellError


def code_of(parse, text):
    """The code with which a text is refused."""
    with pytest.raises(CellError) as caught:
        parse(text)
    return caught.value.code


def window(start: str, end: str) -> Window:
    """A window from two times such as 9:00."""
    (start_h, start_min), (end_h, end_min) = (map(int, text.split(":")) for text in (start, end))
    return Window(start_s=start_h * 3600 + start_min * 60, end_s=end_h * 3600 + end_min * 60)
