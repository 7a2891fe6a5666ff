"""Names in paths that have a slash in them: ``/cards/N%2F12`` is the card of the store N/12."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator
from starlette.types import ASGIApp, Receive, Scope, Send

_KEPT = re.compile(rb"%(2[fF]|25)")
PathName = Annotated[str, AfterValidator(unquote)]
"""A name in a path, of which ``WholeNames`` has left the slashes as they were sent."""


class WholeNames:
    """Decodes paths but for slashes and percent signs, which ``PathName`` decodes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        sent = scope.get("raw_path") or b""
        if scope["type"] == "http" and b"%" in sent:
            path = unquote(_KEPT.sub(rb"%25\1", sent).decode("ascii", "replace"))
            scope = {**scope, "path": path}
        await self.app(scope, receive, send)
