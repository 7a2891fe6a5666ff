"""Phones that send visits while a supervisor reads reviews: none lost, none doubled."""

from __future__ import annotations

import pytest

from benchmarks.phones import trial
from benchmarks.phones.company import phones_of

PHONES, VISITS = 3, 20


def test_phones_send_at_once_and_no_visit_is_lost_or_doubled(place, monkeypatch):
    monkeypatch.setattr(trial, "PAUSE_S", 0.05)
    found = trial.trial(place, PHONES, VISITS, seed=1)
    assert found["requests"] == PHONES * VISITS * 11 / 10
    assert found["kept"] == PHONES * VISITS
    assert found["repeated"] == PHONES * VISITS / 10
    assert (found["lost"], found["doubled"], found["refused"]) == (0, 0, 0)
    assert found["reviews"] > 1
    assert 0 < found["p50_s"] <= found["p95_s"] <= found["longest_s"]


def test_a_tenth_comes_twice_and_a_tenth_out_of_order():
    tokens = {f"R{number}": "" for number in range(2)}
    (phone, _) = phones_of(tokens, 2, 200, seed=1)
    ids = [visit["id"] for visit in phone.visits]
    assert (len(ids), len(set(ids))) == (220, 200)
    first = list(dict.fromkeys(ids))
    ordered = [f"R0-{number}" for number in range(200)]
    assert first != ordered
    assert sorted(first) == sorted(ordered)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (["recorded", "repeated"], (0, 0)),
        (["recorded", "recorded"], (0, 1)),
        (["", ""], (1, 0)),
    ],
)
def test_what_is_lost_or_doubled_would_be_counted(tmp_path, said, counts):
    from archive_world import REP, add_world
    from visit_samples import MADE

    from benchmarks.phones.company import Phone
    from benchmarks.phones.sending import Sent
    from routeplan.archive import open_archive
    from routeplan.archive.visits import record_visits

    archive = open_archive(tmp_path / "archive.db")
    add_world(archive)
    visit = {key: value for key, value in MADE.items() if key not in ("forms", "recorded_at")}
    if "recorded" in said:
        record_visits(archive, REP, [visit])
    archive.close()
    sent = [Sent(visit["id"], 201, each, 0.1) for each in said]
    found = trial._counted(str(tmp_path / "archive.db"), [Phone("", (visit,))], sent)
    assert (found["lost"], found["doubled"]) == counts
