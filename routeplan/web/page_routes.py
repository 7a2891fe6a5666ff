"""Routes of pages."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response

from routeplan.api.faults import Refusal
from routeplan.api.routes import GuardedRoute, Routes
from routeplan.errors import InputError
from routeplan.web.refused import refused


class PageRoute(GuardedRoute):
    """A guarded route that tells what is wrong as a page, and sends strangers to sign in."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What serves a request."""
        serve = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await serve(request)
            except (Refusal, InputError) as error:
                return await refused(request, error)

        return shown


def page_routes(tag: str) -> Routes:
    """Routes of pages, which the description of the API leaves out."""
    return Routes(tag, prefix="", is_described=False, route_class=PageRoute)
