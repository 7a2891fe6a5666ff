"""What was acknowledged outlives a killed process."""

from __future__ import annotations

import random

from archive_world import add_world
from killing import integrity, kept, kill_while_writing

KILLS = 2


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(archive, place):
    add_world(archive)
    rng = random.Random(7)
    acknowledged = set()
    for number in range(KILLS):
        acknowledged |= kill_while_writing(place, f"r{number}", rng)
        assert integrity(place) == "ok"
        assert acknowledged - kept(place) == set()
    assert {what for what, _ in acknowledged} >= {"visit"}
