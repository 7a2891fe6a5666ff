"""Every code stands in a table, is raised somewhere and says the same in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from routeplan.cli import main
from routeplan.errors import CODES, outlined
from routeplan.errors.api_codes import API_CODES
from routeplan.errors.archive_codes import ARCHIVE_CODES
from routeplan.errors.date_codes import DATE_CODES
from routeplan.errors.file_codes import FILE_CODES
from routeplan.errors.input_codes import INPUT_CODES
from routeplan.errors.place_codes import PLACE_CODES
from routeplan.errors.plan_codes import PLAN_CODES
from routeplan.errors.road_codes import ROAD_CODES
from routeplan.errors.travel_codes import TRAVEL_CODES
from routeplan.errors.violation_codes import VIOLATION_CODES
from routeplan.errors.visit_codes import VISIT_CODES

PACKAGE = Path(__file__).parent.parent / "routeplan"
TABLES = {
    "RP1": FILE_CODES,
    "RP2": INPUT_CODES,
    "RP3": TRAVEL_CODES,
    "RP4": PLAN_CODES,
    "RP5": PLAN_CODES,
    "RP6": VISIT_CODES,
    "RP9": ARCHIVE_CODES,
    "RP7": ROAD_CODES,
    "RP8": {**PLACE_CODES, **DATE_CODES, **API_CODES},
    "PV": VIOLATION_CODES,
}
CODE = re.compile(r"RP[1-9]\d\d|PV\d\d")
CHINESE = re.compile(r"[一-鿿]")


def used_codes() -> set[str]:
    """Codes that stand as texts of their own in the code outside the tables."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        if not path.name.endswith("_codes.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_code_is_used_and_every_code_used_is_known():
    assert used_codes() == set(CODES)


def test_every_code_stands_once_in_the_table_of_its_range():
    tables = {id(table): table for table in TABLES.values()}
    assert sum(len(table) for table in tables.values()) == len(CODES)
    for prefix, table in TABLES.items():
        assert table
        assert {code for code in CODES if code.startswith(prefix)} <= set(table)


@pytest.mark.parametrize("name", sorted(CODES))
def test_a_code_says_the_same_in_both_languages(name):
    code = CODES[name]
    assert CODE.fullmatch(name)
    assert names_in(code.cause) == names_in(code.cause_zh)
    # A remedy may name only what its fault carries for the cause or for itself.
    assert names_in(code.remedy) >= names_in(code.remedy_zh)
    assert names_in(code.remedy) <= names_in(code.remedy_zh) | names_in(code.cause)
    assert CHINESE.search(code.cause_zh)
    assert CHINESE.search(code.remedy_zh)
    assert not CHINESE.search(code.cause + code.remedy)


@pytest.mark.parametrize("name", sorted(CODES))
def test_a_cause_continues_a_line_and_a_remedy_is_a_sentence(name):
    code = CODES[name]
    assert not code.cause.endswith(".")
    assert code.remedy.endswith((".", "}", '"'))
    assert not code.cause_zh.endswith("。")
    assert code.remedy_zh.endswith(("。", "}", '"'))


@pytest.mark.parametrize(("lang", "field"), [("en", "cause"), ("zh", "cause_zh")])
def test_the_command_lists_every_code(capsys, lang, field):
    assert main(["codes", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    listed = dict(line.split(" ", 1) for line in lines if CODE.match(line))
    assert listed == {name: outlined(getattr(code, field)) for name, code in CODES.items()}
    assert len(lines) == 2 * len(CODES)
