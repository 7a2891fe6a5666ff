"""The cache of tables: equal to fresh answers, shared by processes, mending itself."""

from __future__ import annotations

import multiprocessing
import sqlite3
import zlib
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplan.travel import Place
from routeplan.travel.cache import FILE, Cache
from routeplan.travel.provider import Table, spot_of, travel_from


@dataclass
class Counting:
    """Answers from coordinates alone and counts the pairs it was asked for."""

    version: str = "1"
    mode: str = "car"
    name: str = "counting"
    source: str = "counting"
    error_percent: float | None = None
    attribution: str = ""
    asked: list = field(default_factory=list)

    def table(self, origins, targets):
        self.asked.append((len(origins), len(targets)))
        starts, ends = ([spot_of(place) for place in some] for some in (origins, targets))
        seconds = [[(7 * a + b + 3 * c + 5 * d) % 9973 for c, d in ends] for a, b in starts]
        seconds = np.array(seconds, np.int32)
        return Table(seconds, seconds * 2)


def places(*numbers):
    return [Place(f"p{n}", 10 + n / 1000, 20 + n / 500) for n in numbers]


def equal(one, other):
    return (one.seconds == other.seconds).all() and (one.metres == other.metres).all()


def test_only_new_rows_and_columns_are_computed(tmp_path):
    provider, cache = Counting(), Cache(tmp_path)
    travel_from(provider, places(1, 2, 3), cache)
    travel_from(provider, places(1, 2, 3), cache)
    assert provider.asked == [(3, 3)]
    travel_from(provider, places(1, 2, 3, 4, 5), cache)
    assert sorted(provider.asked[1:]) == [(2, 5), (3, 2)]
    assert cache.notes == []


@settings(max_examples=25)
@given(calls=st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6), min_size=1, max_size=4))
def test_the_cache_equals_fresh(calls, tmp_path_factory):
    cache = Cache(tmp_path_factory.mktemp("cache"))
    for numbers in calls:
        fresh = travel_from(Counting(), places(*numbers))
        assert equal(travel_from(Counting(), places(*numbers), cache), fresh)


def test_version_and_mode_keep_answers_apart(tmp_path):
    cache = Cache(tmp_path)
    travel_from(Counting(), places(1, 2), cache)
    for other in (Counting(version="2"), Counting(mode="foot")):
        travel_from(other, places(1, 2), cache)
        assert other.asked == [(2, 2)]


def spoiled(legs):
    return bytes([legs[0] ^ 255]) + legs[1:]


@pytest.mark.parametrize(
    ("damage", "is_signed"),
    [
        (spoiled, False),
        (lambda _: "a text", False),
        (lambda _: b"never compressed", True),
        (lambda _: zlib.compress(b"no leg"), True),
    ],
)
def test_a_damaged_row_is_computed_anew(tmp_path, damage, is_signed):
    fresh = travel_from(Counting(), places(1, 2, 3), Cache(tmp_path))
    with sqlite3.connect(tmp_path / FILE) as database:
        origin, legs, crc = database.execute("SELECT origin, legs, crc FROM leg LIMIT 1").fetchone()
        content = damage(legs)
        crc = zlib.crc32(content) if is_signed else crc
        change = "UPDATE leg SET legs = ?, crc = ? WHERE origin = ?"
        database.execute(change, (content, crc, origin))
    database.close()
    provider = Counting()
    assert equal(travel_from(provider, places(1, 2, 3), Cache(tmp_path)), fresh)
    assert provider.asked == [(1, 3)]


def test_a_file_that_is_no_database_is_replaced(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    cache, provider = Cache(tmp_path), Counting()
    first = travel_from(provider, places(1, 2), cache)
    assert equal(travel_from(provider, places(1, 2), cache), first)
    assert provider.asked == [(2, 2)]


def test_a_database_cut_short_is_replaced(tmp_path):
    travel_from(Counting(), places(*range(40)), Cache(tmp_path))
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[: len(content) // 2])
    cache = Cache(tmp_path)
    fresh = travel_from(Counting(), places(*range(40)))
    assert equal(travel_from(Counting(), places(*range(40)), cache), fresh)
    provider = Counting()
    assert equal(travel_from(provider, places(*range(40)), Cache(tmp_path)), fresh)


def test_a_folder_that_cannot_be_used_is_told_and_everything_computed(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache, provider = Cache(tmp_path / "file" / "cache"), Counting()
    fresh = travel_from(Counting(), places(1, 2))
    assert equal(travel_from(provider, places(1, 2), cache), fresh)
    assert [note.code for note in cache.notes] == ["RP714"]


def _fill(folder, first, barrier):
    barrier.wait()
    for last in range(first + 2, first + 12, 2):
        travel_from(Counting(), places(*range(first, last)), Cache(folder))


def test_two_processes_lose_nothing(tmp_path):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    # Both ask for places 5 to 9, so that they write the same rows.
    workers = [context.Process(target=_fill, args=(tmp_path, at, barrier)) for at in (0, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    for first in (0, 5):
        provider = Counting()
        wanted = places(*range(first, first + 10))
        assert equal(
            travel_from(provider, wanted, Cache(tmp_path)), travel_from(Counting(), wanted)
        )
        assert provider.asked == []
