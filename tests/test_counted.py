"""Counts in sentences are said as people say them, in both languages, in Python and on pages."""

from __future__ import annotations

import re

import pytest

from routeplan.cli.words import VERDICTS, spoken
from routeplan.errors import CODES, Fault, Violation, filled, outlined


@pytest.mark.parametrize(("weeks", "by", "said"), [
    (1, 2, "visits repeat every week, but 2 do not: week 1 Mon"),
    (2, 1, "visits repeat every 2 weeks, but one does not: week 1 Mon"),
])  # fmt: skip
def test_the_checker_says_how_often_visits_repeat(weeks, by, said):
    found = Violation.of("PV14", "store S1", weeks=weeks, by=by, days="week 1 Mon")
    assert found.cause() == said
    assert ("每周重复" in found.cause("zh")) == (weeks == 1)
    assert "1 周" not in found.text("zh")
    assert "1 week" not in found.cause().partition(":")[0]


@pytest.mark.parametrize("name", sorted(CODES))
def test_no_code_counts_one_of_many(name):
    code = CODES[name]
    names = set(re.findall(r"\{(\w+)", code.cause + code.remedy + code.cause_zh + code.remedy_zh))
    for lang in ("en", "zh"):
        fault = Fault.of(name, "somewhere", **dict.fromkeys(names, 2))
        assert "|" not in fault.text(lang)
        assert "#" not in fault.text(lang)


def test_a_count_is_a_number_or_its_text():
    sentence = "{n:# store|# stores} of {all}"
    assert filled(sentence, n="1", all=3) == "1 store of 3"
    assert filled(sentence, n=1_000, all="1,000") == "1000 stores of 1,000"
    assert outlined(sentence) == "{n} stores of {all}"


def test_the_command_line_says_them_too():
    assert spoken(VERDICTS["broken"], "en", plan="plan.json", count=1) == "plan.json: 1 violation"
    assert spoken(VERDICTS["broken"], "en", plan="plan.json", count=2) == "plan.json: 2 violations"
