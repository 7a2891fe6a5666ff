"""The server: where it listens, and running until it is told to stop."""

from __future__ import annotations

import logging
import socket as sockets
import sys
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

from routeplan.api.service import Service, service_of
from routeplan.api.warming import Warming
from routeplan.errors import Fault, InputError

WAITING = 2_048
MOST_STOP_S = 10
KEEP_ALIVE_S = 30


class Listener:
    """
    Where the service listens.

    Parameters
    ----------
    host, port
        An address of this machine; port 0 takes any that is free.
    certificate, key
        For TLS, in PEM; None: without TLS.
    proxies
        Addresses whose ``X-Forwarded-For`` and ``X-Forwarded-Proto`` count.
    """

    def __init__(
        self,
        host: str,
        port: int,
        certificate: Path | None = None,
        key: Path | None = None,
        proxies: tuple[str, ...] = (),
    ) -> None:
        self.host, self.port = host, port
        self.certificate, self.key, self.proxies = certificate, key, proxies

    def socket(self) -> sockets.socket:
        """
        Listen, so that nobody who is told the address finds it closed.

        Raises
        ------
        InputError
            RP890, when the address cannot be had; RP101, when a file of TLS is not there.
        """
        for path in (self.certificate, self.key):
            if path is not None and not path.is_file():
                raise InputError([Fault.of("RP101", str(path))])
        try:
            listening = self._listening()
        except OSError as error:
            where, reason = f"{self.host}:{self.port}", error.strerror or str(error)
            raise InputError([Fault.of("RP890", where, reason=reason)]) from None
        self.port = listening.getsockname()[1]
        return listening

    def _listening(self) -> sockets.socket:
        found = sockets.getaddrinfo(
            self.host, self.port, type=sockets.SOCK_STREAM, flags=sockets.AI_PASSIVE
        )
        family, kind, protocol, _, address = found[0]
        listening = sockets.socket(family, kind, protocol)
        try:
            listening.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(WAITING)
        except OSError:
            listening.close()
            raise
        return listening

    @property
    def address(self) -> str:
        """As a browser on this machine calls it."""
        scheme = "http" if self.certificate is None else "https"
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def is_open(self) -> bool:
        """True when others may listen in: no TLS, no proxy, and more than this machine."""
        if self.certificate is not None or self.proxies:
            return False
        try:
            return not ip_address(self.host).is_loopback
        except ValueError:
            return self.host != "localhost"


def run(
    app: FastAPI, listener: Listener, socket: sockets.socket, *, is_quiet: bool = False
) -> None:
    """
    Serve an application until a signal to end.

    Uvicorn stops in order and then lets the signal through, so that this may end with a
    ``KeyboardInterrupt``.
    """
    _log_to_stderr(logging.WARNING if is_quiet else logging.INFO)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(listener.proxies),
        forwarded_allow_ips=list(listener.proxies),
        ssl_certfile=listener.certificate,
        ssl_keyfile=listener.key,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=MOST_STOP_S,
        ws="none",
    )
    service = service_of(app)
    with Warming(service.archive):
        _Server(config, service).run(sockets=[socket])


class _Server(uvicorn.Server):
    """Tells those who watch a job that it stops, instead of waiting for them."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._service.jobs.is_stopping = True
        super().handle_exit(sig, frame)


def _log_to_stderr(level: int) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name, least in (("routeplan.serve", level), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(least)
        logger.propagate = False
