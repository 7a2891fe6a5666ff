"""Questions to a server in JSON, asked again where that may help."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from routeplan.errors import Fault, InputError

BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Server:
    """
    A server and how patiently it is asked.

    Parameters
    ----------
    url
        ``http://host:port``, without what follows.
    timeout_s
        Seconds to wait for one answer.
    tries
        How often a question is asked at most, 1 or more.
    pause_s
        Seconds before the second try; each further pause is twice as long.
    """

    url: str
    timeout_s: float = 60.0
    tries: int = 4
    pause_s: float = 0.5

    def ask(self, path: str, question: Any = None) -> Any:
        """
        What the server answers.

        Parameters
        ----------
        path
            What follows the url.
        question
            Posted as JSON; None: a GET.

        Raises
        ------
        InputError
            RP706, when no answer comes; RP707, when the server refuses; RP709, when the
            answer is no JSON.
        """
        for turn in range(self.tries):
            is_last = turn + 1 == self.tries
            try:
                return self._answer(path, question)
            except HTTPError as error:
                with error:
                    if error.code not in BUSY or is_last:
                        raise self.fault("RP707", _refusal(error)) from None
            except (URLError, HTTPException, OSError) as error:
                if is_last:
                    reason = getattr(error, "reason", None) or error
                    raise self.fault("RP706", str(reason)) from None
            time.sleep(self.pause_s * 2**turn)
        raise AssertionError("the last try returns or raises")

    def fault(self, code: str, problem: str) -> InputError:
        """An error of this server to raise."""
        return InputError([Fault.of(code, self.url, problem=problem[:LONGEST_SHOWN])])

    def _answer(self, path: str, question: Any) -> Any:
        data = None if question is None else json.dumps(question).encode()
        headers = {"Accept": "application/json", "User-Agent": "routeplan"}
        if data is not None:
            headers["Content-Type"] = "application/json"
        request = Request(self.url.rstrip("/") + path, data=data, headers=headers)
        with urlopen(request, timeout=self.timeout_s) as reply:
            content = reply.read()
        try:
            return json.loads(content)
        except ValueError as error:
            raise self.fault("RP709", f"{error}") from None


def _refusal(error: HTTPError) -> str:
    """What a server says about a refusal: in JSON, as OSRM and Valhalla do, or as text."""
    text = error.read().decode("utf-8", "replace")
    said: Any = None
    with suppress(ValueError):
        said = json.loads(text)
    if isinstance(said, dict):
        text = str(said.get("message") or said.get("error") or text)
    return f"{error.code} {text}".strip()
