"""Versions of cards and plans, so that nobody overwrites what another has changed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import Header, Response

from routeplan.api.faults import Refusal
from routeplan.errors import Fault

_VERSION = re.compile(r'(?:W/)?"(\d{1,15})"')
IfMatch = Annotated[
    str | None, Header(description="The ETag that was read.", max_length=100, examples=['"3"'])
]
TAGGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": {"description": "Its version.", "schema": {"type": "string"}}}}
}


def set_tag(response: Response, version: int) -> None:
    """Tell the version of what is answered."""
    response.headers["ETag"] = f'"{version}"'


def version_asked(header: str | None, where: str) -> int:
    """
    The version that a request was made from.

    Raises
    ------
    Refusal
        RP880 without If-Match; RP915, when it is no ETag of this service.
    """
    if header is None:
        raise Refusal(428, [Fault.of("RP880", where)])
    match = _VERSION.fullmatch(header.strip())
    if match is None:
        value, reason = header, 'not an ETag such as "3"'
        raise Refusal(422, [Fault.of("RP915", "header If-Match", value=value, reason=reason)])
    return int(match[1])
