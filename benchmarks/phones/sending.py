"""Phones as they send: one request at a time each, all of them side by side, in one process."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.phones.company import Phone


@dataclass(frozen=True)
class Sent:
    """One request of a phone: the visit, how it was answered, and after how many seconds."""

    id: str
    status: int
    said: str
    seconds: float


def send_all(host: str, port: int, phones: Sequence[Phone]) -> tuple[list[Sent], float]:
    """All requests of all phones, and the seconds from the first to the last answer."""
    return asyncio.run(_send_all(host, port, phones))


async def _send_all(host: str, port: int, phones: Sequence[Phone]) -> tuple[list[Sent], float]:
    started = time.perf_counter()
    sent = await asyncio.gather(*(_send(host, port, phone) for phone in phones))
    return [each for some in sent for each in some], time.perf_counter() - started


async def _send(host: str, port: int, phone: Phone) -> list[Sent]:
    reader, writer = await asyncio.open_connection(host, port)
    found = []
    for visit in phone.visits:
        started = time.perf_counter()
        writer.write(_request(host, phone.token, json.dumps(visit).encode()))
        await writer.drain()
        status, content = await _answer(reader)
        said = json.loads(content).get("status", "") if content else ""
        found.append(Sent(visit["id"], status, said, time.perf_counter() - started))
    writer.close()
    await writer.wait_closed()
    return found


def _request(host: str, token: str, body: bytes) -> bytes:
    head = (
        f"POST /api/v1/visits HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    lengths = [line for line in head if line.lower().startswith("content-length:")]
    content = await reader.readexactly(int(lengths[0].partition(":")[2]))
    return int(head[0].split(" ")[1]), content
