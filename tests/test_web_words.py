"""What the pages say, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from routeplan.web import words as package
from routeplan.web.words import FRAME


def all_words() -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """The words of every area of pages, by module and name."""
    for module in iter_modules(package.__path__):
        found = import_module(f"{package.__name__}.{module.name}")
        for name, value in vars(found).items():
            is_ours = name.isupper() and not name.startswith("_") and isinstance(value, dict)
            if is_ours and all(isinstance(pair, tuple) for pair in value.values()):
                yield f"{module.name}.{name}", value


ALL = dict(all_words())


def test_all_words_are_found():
    assert len(ALL) > 10


@pytest.mark.parametrize("name", ALL)
def test_words_are_there_in_both_languages_with_the_same_values_to_fill_in(name):
    for key, (english, chinese) in ALL[name].items():
        names = [set(re.findall(r"\{(\w+)", each)) for each in (english, chinese)]
        assert names[0] == names[1], key
        assert english.strip(), key
        assert chinese.strip(), key


@pytest.mark.parametrize("name", [each for each in ALL if not each.startswith("frame.")])
def test_no_page_changes_the_words_of_the_frame(name):
    shared = ALL[name].keys() & FRAME.keys()
    assert {key: ALL[name][key] for key in shared} == {key: FRAME[key] for key in shared}
