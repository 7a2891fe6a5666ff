"""One trial: a server, the phones in a second process, a supervisor who reads meanwhile."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any
from urllib.request import Request, urlopen

from sqlalchemy import select

from benchmarks.phones.company import MONDAY, Phone, found_company, phones_of
from benchmarks.phones.sending import Sent, send_all
from routeplan.archive import open_archive
from routeplan.archive.schema import VISITS

PAUSE_S = 1.0
REVIEW = f"/api/v1/review?first={MONDAY}&last=2026-10-04&by=rep"


def trial(place: str, phones: int, visits: int, seed: int) -> dict[str, object]:
    """
    What came of it.

    Returns
    -------
    dict[str, object]
        Requests a second, the 50th and 95th percentile and the longest of their seconds, how
        many visits were lost, doubled or refused, the supervisor's reviews, and the server's
        seconds of the processor, which other programs do not stretch.
    """
    archive = open_archive(place)
    tokens = found_company(archive, phones)
    archive.close()
    sending = phones_of(tokens, phones, visits, seed)
    with served(place) as server:
        sent, seconds, reviews = _side_by_side(server.host, server.port, sending, tokens["sam"])
    return {"phones": phones, "visits": visits, **_counted(place, sending, sent),
            **_times(sent, seconds), "reviews": len(reviews),
            "review_longest_s": round(max(reviews), 3),
            "server_cpu_s": round(server.cpu_s, 1)}  # fmt: skip


@dataclass
class Served:
    """A server and, once it has stopped, the seconds of the processor that it took."""

    host: str
    port: int
    cpu_s: float = 0.0


@contextmanager
def served(place: str) -> Iterator[Served]:
    """``routeplan serve`` in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "routeplan", "serve", "--archive", place, "--port", "0", "--quiet"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)", process.stdout.readline())
        assert found, "the server did not start"
        server = Served(found[1], int(found[2]))
        yield server
        before = _cpu_s()
        process.terminate()
        process.communicate(timeout=60)
        server.cpu_s = _cpu_s() - before
    finally:
        process.kill()
        process.communicate()


def _cpu_s() -> float:
    """Seconds of the processor that ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _side_by_side(
    host: str, port: int, phones: Sequence[Phone], token: str
) -> tuple[list[Sent], float, list[float]]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        sending: Future[tuple[list[Sent], float]] = other.submit(send_all, host, port, phones)
        reviews = [_review(host, port, token)]
        while not sending.done():
            time.sleep(PAUSE_S)
            reviews.append(_review(host, port, token))
        return *sending.result(), reviews


def _review(host: str, port: int, token: str) -> float:
    asked = Request(f"http://{host}:{port}{REVIEW}")
    asked.add_header("Authorization", f"Bearer {token}")
    started = time.perf_counter()
    with urlopen(asked) as answer:
        assert answer.status == 200
        answer.read()
    return time.perf_counter() - started


def _counted(place: str, phones: Sequence[Phone], sent: Sequence[Sent]) -> dict[str, int]:
    archive = open_archive(place)
    with archive.reading() as db:
        there: list[dict[str, Any]] = list(db.execute(select(VISITS.c.content)).scalars())
    archive.close()
    given = {visit["id"]: visit for phone in phones for visit in phone.visits}
    kept = {visit["id"]: visit for visit in there}
    lost = [each for each, visit in given.items()
            if any(kept.get(each, {}).get(key) != value for key, value in visit.items()
                   if key != "position")]  # fmt: skip
    recorded = Counter(each.id for each in sent if each.said == "recorded")
    doubled = len(there) - len(kept) + sum(times != 1 for times in recorded.values())
    refused = sum(each.status not in (200, 201) for each in sent)
    return {"requests": len(sent), "kept": len(there), "lost": len(lost), "doubled": doubled,
            "repeated": sum(each.said == "repeated" for each in sent),
            "refused": refused}  # fmt: skip


def _times(sent: Sequence[Sent], seconds: float) -> dict[str, float]:
    ordered = sorted(each.seconds for each in sent)

    def percentile(part: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 4)

    return {"seconds": round(seconds, 1), "requests_a_second": round(len(sent) / seconds, 1),
            "p50_s": percentile(0.5), "p95_s": percentile(0.95),
            "longest_s": percentile(1.0)}  # fmt: skip
