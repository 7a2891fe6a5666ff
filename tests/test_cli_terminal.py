"""The command line as a process: language, help, pipes, progress and Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from written import write_scenario

from routeplan.cli import main
from routeplan.cli.app import application, commands_of
from routeplan.cli.front import front_page
from routeplan.cli.language import language, language_of_call
from routeplan.cli.search import Search, progress_words
from routeplan.cli.wishes import calendar_labels
from routeplan.cli.words import CALLS, EXAMPLES, PARAMETERS
from routeplan.solver import AnyOf, Iterations, Progress, Seconds, Stalled

ROUTEPLAN = [sys.executable, "-m", "routeplan"]
ENDLESS = "1000000000"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": "zh_CN", "ROUTEPLAN_LANG": "en"}, "en"),
        ({"LANG": "C", "ROUTEPLAN_LANG": "zh"}, "zh"),
    ],
)
def test_the_language_of_the_environment(environ, expected):
    assert language(None, environ) == expected
    assert language("zh", environ) == "zh"


@pytest.mark.parametrize("call", ["plan --lang zh", "--lang=zh", "plan x --lang zh --lang"])
def test_the_language_of_a_call_that_cannot_be_parsed(call, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_LANG", "en")
    assert language_of_call(call.split(" ")) == "zh"
    assert language_of_call(["plan", "--lang", "fr"]) == "en"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_and_option_is_explained(lang, capsys):
    commands = dict(commands_of(application(lang)))
    assert set(commands) == {name for name in CALLS if name} | {"archive", "archive plan", "travel"}
    for name, command in commands.items():
        assert f"  {name.partition(' ')[0]} " in front_page(lang)
        assert main([*name.split(" "), "--help", "--lang", lang]) == 0
        shown = capsys.readouterr().out
        assert ("Usage:" in shown) == (lang == "en")
        assert all(parameter.help for parameter in command.params)


def test_every_explained_option_is_there():
    names = {each.name for _, command in commands_of(application("en")) for each in command.params}
    assert {key.rpartition(".")[2] for key in PARAMETERS} == names | {"help", "version"}
    assert set(EXAMPLES) <= names


def test_week_parts_of_a_calendar():
    assert calendar_labels("T1 - T2 / T3") == ("T1", "", "T2", *[""] * 4, "T3", *[""] * 6)
    assert calendar_labels("T1 T2 -") == ("T1", "T2", "")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((None, None, None), Seconds(10.0)),
        ((5.0, None, None), Seconds(5.0)),
        ((None, 70, None), Iterations(70)),
        ((None, None, 80), Stalled(80)),
    ],
)
def test_one_limit_or_none(limits, expected):
    assert Search("ruin", 1, 1, *limits).until() == expected


def test_any_of_several_limits_ends_the_search():
    until = Search("ruin", 1, 1, 5.0, 70, 80).until()
    assert isinstance(until, AnyOf)
    assert until.parts == (Seconds(5.0), Iterations(70), Stalled(80))


def test_the_words_of_progress():
    now = Progress(seconds=30.0, iterations=9, cost=6_000_000, left_out=2, fraction=0.25)
    text = "cost 1,000 min · 4 routes · 2 left out · 1:30 left"
    assert progress_words(now, 4, "en") == text
    early = Progress(seconds=0.1, iterations=1, cost=0, left_out=0, fraction=0.5)
    assert progress_words(early, 4, "zh").endswith("剩余 -")


def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*ROUTEPLAN, "codes"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_without_chinese_letters_shows_the_rest(tmp_path):
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    call = [*ROUTEPLAN, "codes", "--lang", "zh"]
    done = subprocess.run(call, capture_output=True, env=environ, check=False)
    assert done.returncode == 0
    assert b"RP101" in done.stdout


def test_ctrl_c_on_a_terminal_hands_out_the_best_plan_so_far(tmp_path: Path):
    write_scenario(tmp_path / "small")
    call = [*ROUTEPLAN, "plan", "small", "--out", "out", "--iterations", ENDLESS, "--lang", "en"]
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        call,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=other_end,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(other_end)
        shown = b""
        while b"left out" not in shown:
            shown += os.read(terminal, 4096)
        process.send_signal(signal.SIGINT)
        answer, _ = process.communicate()
    os.close(terminal)
    assert process.returncode == 0
    assert b"every rule is kept" in answer
    assert (tmp_path / "out" / "map.html").exists()
    assert b"Traceback" not in shown
    assert main(["check", str(tmp_path / "out" / "plan.json")]) == 0
