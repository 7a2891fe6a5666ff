"""OSRM and Valhalla: a small local server that speaks their documented answers."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from routeplan.errors import InputError
from routeplan.travel import Place
from routeplan.travel.provider import spot_of, travel_from
from routeplan.travel.servers import Osrm, Valhalla
from routeplan.travel.servers.http import Server

PLACES = [Place(f"p{n}", round(10 + n / 100, 6), round(20 + n / 200, 6)) for n in range(7)]


def drive(a, b):
    """Seconds that the servers below answer for two (lat, lon)."""
    return 0.0 if a == b else round(3000 * (b[0] - a[0]) + 5000 * abs(b[1] - a[1]) + 400, 1)


class Answers(BaseHTTPRequestHandler):
    """Both kinds of servers; ``server.plan`` says what goes wrong, first come, first served."""

    def log_message(self, *args):
        """Stay quiet."""

    def do_GET(self):
        self.answer(None)

    def do_POST(self):
        self.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def answer(self, question):
        self.server.asked.append(self.path)
        status, reply = 200, None
        if self.server.plan:
            status, reply = self.server.plan.pop(0)
        if reply is None:
            reply = self.right(question)
        content = reply.encode() if isinstance(reply, str) else json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def right(self, question):
        path = urlsplit(self.path)
        if path.path == "/status":
            return {"version": "3.5.1", "tileset_last_modified": 1}
        if path.path == "/locate":
            return [
                {"edges": None if at["lat"] > 80 else [{"distance": self.server.away_m}]}
                for at in question["locations"]
            ]
        if path.path == "/sources_to_targets":
            return self.valhalla(question)
        return self.osrm(path)

    def valhalla(self, question):
        starts, ends = (
            [(at["lat"], at["lon"]) for at in question[key]] for key in ("sources", "targets")
        )
        assert len(starts) + len(ends) <= self.server.most
        return {
            "sources_to_targets": [
                [self.cell(a, b) for b in ends] for a in starts
            ]
        }  # fmt: skip

    def cell(self, a, b):
        is_null = (a, b) in self.server.null
        return {
            "time": None if is_null else drive(a, b),
            "distance": None if is_null else drive(a, b) / 100,
        }

    def osrm(self, path):
        _, _, _, profile, spots = path.path.split("/")
        assert profile == "driving"
        spots = [tuple(map(float, spot.split(",")[::-1])) for spot in spots.split(";")]
        asked = parse_qs(path.query)
        assert len(spots) <= self.server.most
        starts, ends = (
            [spots[int(n)] for n in asked[key][0].split(";")] for key in ("sources", "destinations")
        )
        seconds = [
            [None if (a, b) in self.server.null else drive(a, b) for b in ends] for a in starts
        ]
        metres = [[None if cell is None else 10 * cell for cell in row] for row in seconds]
        snaps = [
            [{"location": spot[::-1], "distance": self.server.away_m, "name": ""} for spot in some]
            for some in (starts, ends)
        ]
        return {
            "code": "Ok", "durations": seconds, "distances": metres,
            "sources": snaps[0], "destinations": snaps[1],
        }  # fmt: skip


@pytest.fixture
def local():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.plan, server.asked, server.null, server.away_m, server.most = [], [], set(), 12.5, 250
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def provider(kind, local, **settings):
    url = f"http://127.0.0.1:{local.server_port}"
    return kind(Server(url, timeout_s=5, tries=3, pause_s=0.001), **settings)


def told(call):
    with pytest.raises(InputError) as error:
        call()
    return [(fault.code, fault.where) for fault in error.value.faults]


BOTH = pytest.mark.parametrize("kind", [Osrm, Valhalla])


@BOTH
@pytest.mark.parametrize("block", [2, 3, 5, 250])
def test_a_table_in_blocks_is_the_whole_table(local, kind, block):
    local.most = block
    table = provider(kind, local, block=block).table(PLACES, PLACES[:3])
    wanted = [[drive(a[1:], b[1:]) for b in PLACES[:3]] for a in PLACES]
    assert table.seconds.tolist() == [[round(cell) for cell in row] for row in wanted]
    assert table.metres.tolist() == [[round(10 * cell) for cell in row] for row in wanted]


@BOTH
def test_travel_carries_source_and_attribution(local, kind):
    travel = travel_from(provider(kind, local), PLACES)
    assert travel.attribution == "(c) OpenStreetMap contributors"
    assert f"127.0.0.1:{local.server_port}" in travel.source
    assert not travel.estimated
    assert (travel.seconds != travel.seconds.T).any()


@BOTH
def test_a_pair_without_a_way_is_a_fault(local, kind):
    local.null = {(PLACES[1][1:], PLACES[4][1:]), (PLACES[6][1:], PLACES[0][1:])}
    found = told(lambda: provider(kind, local, block=4).table(PLACES, PLACES))
    assert sorted(found) == [("RP708", "p1 to p4"), ("RP708", "p6 to p0")]


@BOTH
def test_a_place_moved_too_far_is_a_fault(local, kind):
    local.away_m = 7_000_000
    found = told(lambda: provider(kind, local).table(PLACES[:2], PLACES[1:3]))
    assert sorted(found) == [("RP704", "p0"), ("RP704", "p1"), ("RP704", "p2")]
    assert provider(kind, local, limit_m=7_000_000).table(PLACES[:2], PLACES[:2])


@BOTH
def test_a_busy_server_is_asked_again(local, kind):
    asks = provider(kind, local)
    local.plan = [(503, "busy"), (429, "slow down")]
    asks.table(PLACES[:2], PLACES[:2])
    assert local.asked[0] == local.asked[1] == local.asked[2]
    local.plan = [(503, "busy")] * 3
    assert told(lambda: asks.table(PLACES[:2], PLACES[:2])) == [("RP707", asks.server.url)]


@BOTH
def test_a_refusal_is_told_at_once_in_the_server_s_words(local, kind):
    asks = provider(kind, local)
    local.plan = [(400, {"code": "TooBig", "message": "Too many table coordinates"})]
    with pytest.raises(InputError, match="400 Too many table coordinates"):
        asks.table(PLACES[:2], PLACES[:2])
    assert len(local.asked) == 1


@BOTH
@pytest.mark.parametrize("reply", ["<html>", {"code": "Ok"}, [], {"sources_to_targets": 1}])
def test_answers_that_make_no_sense_are_faults(local, kind, reply):
    asks = provider(kind, local)
    local.plan = [(200, reply)]
    (found,) = told(lambda: asks.table(PLACES[:2], PLACES[:2]))
    assert found[0] in ("RP707", "RP709")


def test_a_server_that_is_not_there_is_a_fault(local):
    gone = Osrm(Server("http://127.0.0.1:1", timeout_s=1, tries=2, pause_s=0.001))
    assert told(lambda: gone.table(PLACES, PLACES)) == [("RP706", "http://127.0.0.1:1")]


def test_versions_follow_what_may_change_the_answers(local):
    assert provider(Osrm, local).version == provider(Osrm, local).version
    assert provider(Osrm, local).version != provider(Osrm, local, data_version="2").version
    before = provider(Valhalla, local).version
    local.plan = [(200, {"tileset_last_modified": 2})]
    assert provider(Valhalla, local).version != before


def test_spots_are_told_apart_to_a_tenth_of_a_metre():
    assert spot_of(Place("a", 1.0000004, 2.0)) == spot_of(Place("b", 1.0, 2.0))
    assert spot_of(Place("a", 1.000001, 2.0)) != spot_of(Place("b", 1.0, 2.0))
