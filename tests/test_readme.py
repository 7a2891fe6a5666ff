"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from routeplan.cli import main
from routeplan.formats.scenario import read_scenario

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_ten_lines_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    (code,) = blocks("python")
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert re.match(r"cost [\d,]+ min, bound [\d,]+ min, gap [\d.]+%", printed)
    assert re.search(r"\d\d:\d\d H\d+ .+, 30 min", printed)


def commands() -> list[str]:
    return [line for line in "".join(blocks("sh")).splitlines() if line.startswith("routeplan")]


def needs_paper(command: str) -> bool:
    return "--format book" in command or "--format cards" in command


def run_each(wanted: list[str], capsys: pytest.CaptureFixture) -> None:
    for command in wanted:
        words = shlex.split(command, comments=True)[1:]
        limit = ["--iterations", "300"] if words[0] == "plan" else []
        assert main([*words, *limit]) == 0, command
        assert capsys.readouterr().out, command


def test_the_commands_run_in_their_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROUTEPLAN_ARCHIVE", "shop.db")
    wanted = [command for command in commands() if not needs_paper(command)]
    assert len(wanted) >= 7
    run_each(wanted, capsys)


@pytest.mark.print
def test_the_commands_for_paper_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    plan = next(each for each in commands() if each.startswith("routeplan plan"))
    wanted = [command for command in commands() if needs_paper(command)]
    assert len(wanted) == 2
    run_each([plan, *wanted], capsys)


def test_the_scenario_and_rules_shown_are_read(tmp_path: Path) -> None:
    scenario, rules = blocks("toml")
    for name in ("stores.csv", "reps.csv"):
        text = (ROOT / "scenarios" / "handbook" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rules.toml").write_text(rules, encoding="utf-8")
    scenario = scenario.replace("stores.xlsx", "stores.csv")
    (tmp_path / "scenario.toml").write_text(scenario, encoding="utf-8")
    problem = read_scenario(tmp_path)
    assert problem.labels_of(0)[:7] == ("T1", "T2", "T1", "T2", "T1", "T3", None)
    free = {"rules": "rules.toml", "calendar": {"kind": "free"}}
    rule = read_scenario(tmp_path, overrides=free).rules.classes["A"]
    assert (rule.visits, rule.in_store_s, rule.fewest_days, rule.most_days) == (3, 1800, 2, 4)
