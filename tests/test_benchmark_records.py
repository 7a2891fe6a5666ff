"""What a record says of the machine it was made on."""

from __future__ import annotations

import os

import pytest

from benchmarks.records import machine

AMD = """\
processor	: 0
cpu family	: 26
model		: 2
model name	: AMD EPYC
cpu MHz		: 2596.096

processor	: 1
cpu family	: 26
model		: 2
model name	: AMD EPYC
cpu MHz		: 2600.000
"""
ARM = """\
processor	: 0
BogoMIPS	: 50.00
CPU implementer	: 0x41
"""


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (AMD, "AMD EPYC (family 26, model 2)"),
        (AMD.replace(": 26", ": 25"), "AMD EPYC (family 25, model 2)"),
        ("model name\t: POWER9\n", "POWER9"),
        (ARM, "aarch64"),
        ("", "aarch64"),
    ],
)
def test_a_machine_is_told_from_another_of_the_same_name(tmp_path, monkeypatch, said, kind):
    monkeypatch.setattr("platform.processor", lambda: "")
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    (tmp_path / "cpuinfo").write_text(said, encoding="utf-8")
    assert machine(tmp_path / "cpuinfo") == f"{os.cpu_count()} cores, {kind}"


def test_a_system_that_tells_nothing_of_its_processor_has_a_machine_all_the_same(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("platform.processor", lambda: "arm")
    assert machine(tmp_path / "none") == f"{os.cpu_count()} cores, arm"
