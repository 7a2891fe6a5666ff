"""Geocoders by name against a server on this machine, doubts and the cache."""

from __future__ import annotations

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import geopy.geocoders
import pytest
from geopy.adapters import BaseSyncAdapter

from routeplan.datums import from_wgs84
from routeplan.errors import InputError
from routeplan.geocode import Answer, AnswerCache, doubts, service

HERE = (30.2741, 120.1551)
GCJ, BD = (tuple(float(x[0]) for x in from_wgs84(name, *HERE)) for name in ("gcj-02", "bd-09"))


def nominatim(rank):
    place = {
        "lat": str(HERE[0]),
        "lon": str(HERE[1]),
        "display_name": "1, Road",
        "place_rank": rank,
    }
    return [place]


def features(**properties):
    point = {"type": "Point", "coordinates": [HERE[1], HERE[0]]}
    return {"features": [{"geometry": point, "properties": properties}]}


def amap(level):
    place = {"formatted_address": "某路1号", "location": f"{GCJ[1]},{GCJ[0]}", "level": level}
    return {"status": "1", "geocodes": [place]}


ANSWERS = {
    ("nominatim", "house"): ("/search", nominatim(30)),
    ("nominatim", "street"): ("/search", nominatim(26)),
    ("nominatim", "area"): ("/search", nominatim(16)),
    ("photon", "house"): ("/api", features(type="house", name="x", street="Road")),
    ("photon", "area"): ("/api", features(type="city", name="x")),
    ("pelias", "house"): ("/v1/search", features(layer="address", label="1 Road", name="x")),
    ("pelias", "street"): ("/v1/search", features(layer="street", label="Road", name="x")),
    ("amap", "house"): ("/v3/geocode/geo", amap("门牌号")),
    ("amap", "street"): ("/v3/geocode/geo", amap("道路")),
    ("amap", "area"): ("/v3/geocode/geo", amap("区县")),
}


@pytest.fixture
def server():
    """A server that answers every request with ``content`` and keeps what was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            http.asked.append(urlsplit(self.path))
            body = json.dumps(http.content).encode()
            self.send_response(http.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.asked, http.content, http.status = [], None, 200
    http.domain = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield http
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.mark.parametrize(("name", "precision"), ANSWERS)
def test_a_service_of_ones_own_answers_in_wgs84_with_its_precision(server, name, precision):
    path, server.content = ANSWERS[name, precision]
    answer = service(name, server.domain, "secret")("某路1号")
    assert (answer.lat, answer.lon) == pytest.approx(HERE, abs=1e-6)
    assert answer.precision == precision
    (asked,) = server.asked
    assert asked.path == path
    words = parse_qs(asked.query)
    assert ["某路1号"] in words.values()
    assert (["secret"] in words.values()) == (name in ("pelias", "amap"))


class Baidu(BaseSyncAdapter):
    """Answers as Baidu would, for its address cannot be changed."""

    asked: tuple[str, ...] = ()

    def get_json(self, url, **_):
        Baidu.asked = (*Baidu.asked, url)
        place = {"location": {"lat": BD[0], "lng": BD[1]}, "precise": 1, "level": "门址"}
        return {"status": 0, "result": place}

    def get_text(self, url, **_):
        raise AssertionError(f"{url}: only JSON is asked for")


def test_baidu_answers_are_converted(monkeypatch):
    monkeypatch.setattr(geopy.geocoders.options, "default_adapter_factory", Baidu)
    answer = service("baidu", key="secret")("某路1号")
    assert (answer.lat, answer.lon) == pytest.approx(HERE, abs=1e-6)
    assert answer.precision == "house"
    assert "ak=secret" in Baidu.asked[0]


def test_nothing_found_is_none(server):
    server.content = []
    assert service("nominatim", server.domain)("nowhere") is None


def test_a_refused_key_is_told_at_once(server):
    server.content = {"status": "0", "infocode": "10001", "info": "INVALID_USER_KEY"}
    with pytest.raises(InputError) as caught:
        service("amap", server.domain, "wrong")("x")
    (fault,) = caught.value.faults
    assert fault.code == "RP823"
    assert "INVALID_USER_KEY" in fault.text()


def test_a_service_that_is_not_there_is_one_fault_without_tracebacks(server, monkeypatch):
    shown = []
    last = logging.StreamHandler()
    monkeypatch.setattr(last, "emit", shown.append)
    monkeypatch.setattr(logging, "lastResort", last)
    # As outside of tests, where nobody listens to what libraries log.
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", lambda _: None)
    server.status = 500
    with pytest.raises(InputError) as caught:
        service("nominatim", server.domain)("x")
    assert [fault.code for fault in caught.value.faults] == ["RP823"]
    assert len(server.asked) == 3
    assert shown == []


@pytest.mark.parametrize(
    ("name", "code"), [("gopher", "RP821"), ("pelias", "RP822"), ("amap", "RP822")]
)
def test_what_a_service_needs_is_asked_for(name, code):
    with pytest.raises(InputError) as caught:
        service(name)
    assert [fault.code for fault in caught.value.faults] == [code]


def house(lat=0.0, lon=0.0, precision="house", label=""):
    return Answer(lat, lon, precision, label)


def test_doubts_are_told():
    asked = [
        ("Road 1", house(0.01, 0)),
        ("Road 2", house(0.02, 0, "street")),
        ("Road 3", None),
        ("Road 4", house(0.03, 0, label="Road 14")),
        ("Road 5", house(0.04, 0)),
        ("Road 6", house(0.04, 0)),
        ("Road 7", house(9, 9)),
        ("Road 1", house(0.01, 0)),
    ]
    assert doubts(asked) == [
        (),
        ("not_the_house",),
        ("not_found",),
        ("other_number",),
        ("same_place",),
        ("same_place",),
        ("far",),
        (),
    ]


def test_answers_are_kept_also_those_that_found_nothing(tmp_path):
    path = tmp_path / "deep" / "answers.sqlite"
    first = AnswerCache(path)
    first.put("photon", "a", house(1.5, 2.5, "street", "x"))
    first.put("photon", "b", None)
    first.close()
    second = AnswerCache(path)
    assert second.get("photon", "a") == (True, house(1.5, 2.5, "street", "x"))
    assert second.get("photon", "b") == (True, None)
    assert second.get("pelias", "a") == (False, None)
    second.close()
