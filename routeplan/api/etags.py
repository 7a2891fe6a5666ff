"""Tags of what was read: nobody overwrites what another changed, nor fetches the same again."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Header, Response

from routeplan.api.faults import Refusal
from routeplan.errors import Fault

_VERSION = re.compile(r'(?:W/)?"(\d{1,15})"')
IfMatch = Annotated[
    str | None, Header(description="The ETag that was read.", max_length=100, examples=['"3"'])
]
IfNoneMatch = Annotated[
    str | None, Header(description="ETags of what one has already.", max_length=2_000)
]
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "It is what If-None-Match names."}
}
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


def tag_of(*parts: str | bytes) -> str:
    """An ETag of content, which another content does not have."""
    digest = sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
        digest.update(b"\0")
    return f'"{digest.hexdigest()[:32]}"'


def is_known(tag: str, header: str | None) -> bool:
    """True when an If-None-Match header names the tag, weak or not, or any."""
    given = [each.strip().removeprefix("W/") for each in (header or "").split(",")]
    return tag in given or "*" in given
