"""``routeplan serve`` as a process: what it prints, how it stops, what it refuses."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from road_files import write_map

from routeplan.api.serving import Listener
from routeplan.cli import main
from routeplan.errors import InputError

ROUTEPLAN = [sys.executable, "-m", "routeplan"]
PASSWORD = "three plain words"


class Served:
    """A server of its own, on a port that was free."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.process = subprocess.Popen(
            [*ROUTEPLAN, "serve", "--archive", str(folder / "a.db"), "--port", "0", *more],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.first = self.process.stdout.readline()
        found = re.search(r"https?://[\w.:\[\]]+\d", self.first)
        assert found, self.process.communicate(timeout=60)
        self.address = found[0]

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def stop(self, sig: signal.Signals = signal.SIGINT) -> tuple[str, str]:
        self.process.send_signal(sig)
        return self.process.communicate(timeout=60)


@pytest.fixture
def start(tmp_path):
    running: list[Served] = []

    def one(*more: str) -> Served:
        running.append(Served(tmp_path, *more))
        return running[-1]

    yield one
    for each in running:
        if each.process.poll() is None:
            each.process.kill()
            each.process.communicate()


def status_of(address: str, **fields: str) -> int:
    data = urlencode(fields).encode() if fields else None
    try:
        with urlopen(Request(address, data)) as answer:
            return answer.status
    except HTTPError as error:
        with error:
            return error.code


def test_the_first_start_prints_a_link_that_sets_the_keepers_password(start, tmp_path):
    server = start()
    link = re.search(r"https?://\S+/welcome\?token=(\S+)", server.line())
    assert status_of(f"{server.address}/api/v1/health") == 200
    assert status_of(link[0]) == 200
    given = {"token": link[1], "password": PASSWORD, "again": PASSWORD}
    assert status_of(f"{server.address}/welcome", **given) == 200
    assert status_of(f"{server.address}/welcome", **given) == 401
    told, logged = server.stop()
    assert (server.process.returncode, told) == (0, "Stopped.\n")
    assert "GET /welcome 200" in logged
    assert "Traceback" not in logged
    assert link[1] not in logged
    assert oct((tmp_path / "a.db").stat().st_mode & 0o777) == "0o600"
    again = start("--lang", "zh", "--quiet")
    assert "按 Ctrl-C 停止" in again.first
    assert again.stop(signal.SIGTERM)[0] == "已停止。\n"


def test_ctrl_c_ends_those_who_watch_a_job(start, tmp_path):
    from datetime import timedelta

    from archive_world import KEEPER, PLANNER, add_reps, rep, store

    from routeplan.archive import open_archive
    from routeplan.archive.job import JobWish
    from routeplan.archive.jobs import post_job, read_job
    from routeplan.archive.tokens import give_token
    from routeplan.archive.users import add_user
    from routeplan.formats.scenario_content import problem_of_content

    archive = open_archive(tmp_path / "a.db")
    add_reps(archive)
    add_user(archive, KEEPER, PLANNER)
    token = give_token(archive, PLANNER, "token", timedelta(days=1))
    problem = problem_of_content([store("S1")], [rep("R1")], {}, "n")
    job = post_job(archive, PLANNER, "n", problem, JobWish(seconds=3_000)).id
    server = start()
    asked = Request(f"{server.address}/api/v1/jobs/{job}/events")
    asked.add_header("Authorization", f"Bearer {token}")
    with urlopen(asked) as events:
        assert events.readline() == b"event: state\n"
        while b"progress" not in events.readline():
            pass
        _, logged = server.stop()
        assert events.read().endswith(b"\n\n")
    assert server.process.returncode == 0
    assert "Traceback" not in logged
    assert "ERROR" not in logged
    assert read_job(archive, PLANNER, job).state == "waiting"
    archive.close()


def test_what_was_acknowledged_outlives_a_killed_server(start, tmp_path):
    from datetime import timedelta

    from archive_world import KEEPER, REP, add_world

    from routeplan.archive import open_archive
    from routeplan.archive.tokens import give_token
    from routeplan.archive.users import add_user
    from routeplan.archive.visits import list_visits

    archive = open_archive(tmp_path / "a.db")
    add_world(archive)
    add_user(archive, KEEPER, REP)
    token = give_token(archive, REP, "token", timedelta(days=1))
    server = start()
    acknowledged = []
    for number in range(20):
        visit = f'{{"id": "v{number}", "rep": "R1", "store": "S1", "on": "2026-11-24"}}'
        asked = Request(f"{server.address}/api/v1/visits", visit.encode())
        asked.add_header("Authorization", f"Bearer {token}")
        asked.add_header("Content-Type", "application/json")
        with urlopen(asked) as answer:
            assert answer.status == 201
        acknowledged.append(f"v{number}")
    server.stop(signal.SIGKILL)
    kept = {visit.id for visit in list_visits(archive, REP)}
    archive.close()
    assert kept == set(acknowledged)


@pytest.mark.parametrize(
    ("host", "port", "address", "is_open"),
    [
        ("127.0.0.1", 80, "http://127.0.0.1:80", False),
        ("localhost", 80, "http://localhost:80", False),
        ("0.0.0.0", 80, "http://127.0.0.1:80", True),
        ("::1", 80, "http://[::1]:80", False),
        ("192.0.2.7", 80, "http://192.0.2.7:80", True),
        ("shop.example", 80, "http://shop.example:80", True),
    ],
)
def test_where_it_listens_and_who_may_listen_in(host, port, address, is_open):
    listener = Listener(host, port)
    assert (listener.address, listener.is_open) == (address, is_open)
    assert not Listener(host, port, proxies=("127.0.0.1",)).is_open
    secure = Listener(host, port, Path("cert.pem"), Path("key.pem"))
    assert (secure.address, secure.is_open) == (address.replace("http", "https"), False)


def test_it_listens_on_this_machine_alone_unless_told_otherwise(start):
    server = start()
    assert server.address.startswith("http://127.0.0.1:")
    server.stop()


def test_an_address_that_is_taken_is_said(tmp_path, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        archive = str(tmp_path / "a.db")
        assert main(["serve", "--archive", archive, "--port", port]) == 2
    assert f"RP890 127.0.0.1:{port}" in capsys.readouterr().err
    with pytest.raises(InputError, match="RP890"):
        Listener("no.such.host.invalid", 0).socket()


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("--tls-cert cert.pem", "RP553"),
        ("--tls-cert no.pem --tls-key no.pem", "RP101"),
        ("--port 70000", "RP554"),
        ("--jobs 0", "RP554"),
        ("--archive mysql://a/b", "RP904"),
    ],
)
def test_what_cannot_be_is_said(tmp_path, monkeypatch, capsys, call, code):
    monkeypatch.chdir(tmp_path)
    assert main(["serve", *call.split(" ")]) == 2
    assert capsys.readouterr().err.startswith(code)


@pytest.mark.parametrize("package", ["fastapi", "uvicorn", "python_multipart"])
def test_without_its_packages_it_says_what_to_install(package, tmp_path):
    program = (
        f"import sys; sys.modules[{package!r}] = None; "
        "from routeplan.cli import main; sys.exit(main(['serve', '--port', '0']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 2
    assert f"RP870 routeplan serve: the service needs {package}" in done.stderr
    assert "pip install 'routeplan[serve]'" in done.stderr


def test_over_tls_the_cookie_is_secure_and_a_proxy_is_believed_when_trusted(start):
    server = start("--trusted-proxy", "127.0.0.1")
    link = re.search(r"token=(\S+)", server.line())
    given = {"token": link[1], "password": PASSWORD, "again": PASSWORD}
    assert status_of(f"{server.address}/welcome", **given) == 200
    assert "Secure" in cookie_of(server.address)
    server.stop()
    plain = start()
    assert "Secure" not in cookie_of(plain.address)
    plain.stop()


def cookie_of(address: str) -> str:
    body = f'{{"name": "keeper", "password": "{PASSWORD}"}}'.encode()
    headers = {"Content-Type": "application/json", "X-Forwarded-Proto": "https"}
    with urlopen(Request(f"{address}/api/v1/session", body, headers)) as answer:
        return answer.headers["set-cookie"]


def test_roads_are_read_before_anything_is_served(start, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(tmp_path / "cache"))
    (tmp_path / "old").mkdir()
    call = ["serve", "--archive", str(tmp_path / "old" / "a.db"), "--roads"]
    assert main([*call, str(tmp_path / "none.osm.pbf")]) == 2
    assert "RP101" in capsys.readouterr().err
    assert list((tmp_path / "old").iterdir()) == []
    (tmp_path / "wrong.osm.pbf").write_bytes(b"no map")
    assert main([*call, str(tmp_path / "wrong.osm.pbf")]) == 2
    assert "RP702" in capsys.readouterr().err
    server = start("--roads", str(write_map(tmp_path / "grid.osm.pbf")))
    assert status_of(f"{server.address}/api/v1/health") == 200
    told, logged = server.stop()
    assert (server.process.returncode, told.splitlines()[-1]) == (0, "Stopped.")
    assert "Traceback" not in logged
