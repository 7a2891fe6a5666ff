"""Bodies of requests: of the right type, not too large, and nothing in them that cannot be kept."""

from __future__ import annotations

import json
import math
from typing import Annotated, Any

from fastapi import Form, Request, params
from fastapi.routing import APIRoute
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routeplan.api.faults import Refusal
from routeplan.errors import Fault

JSON = "application/json"
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class CarefulRequest(Request):
    """A request whose JSON holds nothing that a database or a later answer would refuse."""

    async def json(self) -> Any:
        """
        The body.

        Raises
        ------
        Refusal
            RP872, for half of a surrogate pair, the character 0, and numbers without an end.
        """
        if not hasattr(self, "_careful"):
            content = json.loads(
                await self.body(), parse_constant=_refuse_number, parse_float=_finite
            )
            _check_texts(content)
            self._careful = content
        return self._careful


def require_type(request: Request, route: APIRoute) -> None:
    """
    Refuse a body of a type that the route does not read.

    Raises
    ------
    Refusal
        RP876.
    """
    if route.body_field is None or request.headers.get("content-length", "0") == "0":
        return
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    needed = FORMS if isinstance(route.body_field.field_info, params.Form) else (JSON,)
    if given not in needed:
        fault = Fault.of("RP876", "body", given=given or "-", needed=", ".join(needed))
        raise Refusal(415, [fault])


def require_keepable(request: Request) -> None:
    """
    Refuse characters in the address that no database keeps.

    Raises
    ------
    Refusal
        RP872.
    """
    for where, values in (("path", request.path_params), ("query", request.query_params)):
        for name, value in values.items():
            if "\0" in str(value):
                raise _unkeepable(f"{where} {name}", "\0")


class BodyLimit:
    """
    Refuses what is too large, also where its length was not said beforehand.

    Parameters
    ----------
    most, most_upload
        Bytes of a body, and of one that uploads files.
    """

    def __init__(self, app: ASGIApp, most: int, most_upload: int) -> None:
        self.app, self.most, self.most_upload = app, most, most_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        is_upload = headers.get(b"content-type", b"").lower().startswith(b"multipart/")
        most = self.most_upload if is_upload else self.most
        said = headers.get(b"content-length", b"")
        read = 0

        async def limited() -> Message:
            nonlocal read
            if said.isdigit() and int(said) > most:
                raise _too_large(most)
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise _too_large(most)
            return message

        await self.app(scope, limited, send)


def _too_large(most: int) -> Refusal:
    return Refusal(413, [Fault.of("RP875", "body", most=most)], {"Connection": "close"})


def _unkeepable(where: str, character: str) -> Refusal:
    return Refusal(422, [Fault.of("RP872", where, character=f"U+{ord(character):04X}")])


def _refuse_number(text: str) -> float:
    raise Refusal(422, [Fault.of("RP915", "body", value=text, reason="not a finite number")])


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse_number(text)


def _first_bad(text: str) -> str | None:
    return next((each for each in text if each == "\0" or "\ud800" <= each <= "\udfff"), None)


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        if (bad := _first_bad(value)) is not None:
            raise _unkeepable("body", bad)
    elif isinstance(value, dict):
        for key, each in value.items():
            _check_texts(key)
            _check_texts(each)
    elif isinstance(value, list):
        for each in value:
            _check_texts(each)


def _keepable(text: str) -> str:
    if (bad := _first_bad(text)) is not None:
        raise PydanticCustomError(
            "unkeepable", "it holds the character {bad}", {"bad": f"U+{ord(bad):04X}"}
        )
    return text


Line = Annotated[str, AfterValidator(_keepable)]
"""A text of a form, which comes past the reading of JSON."""

JsonText = Annotated[Line, Form(max_length=100_000)]
"""A table in JSON, as a field of a form."""
