"""The application: its routes, and what stands around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from routeplan import __version__
from routeplan.api.desk import COOKIE, CSRF_HEADER
from routeplan.api.faults import answer_faults
from routeplan.api.request_body import JSON, BodyLimit
from routeplan.api.resources import RESOURCES
from routeplan.api.routes import PREFIX, guarded_routes
from routeplan.api.service import Service
from routeplan.api.settings import Settings
from routeplan.api.watch import Watch
from routeplan.api.whole_names import WholeNames
from routeplan.archive import Archive

DESCRIPTION = """
Store cards, plans, visits and reviews of field sales reps.

Sign in at `/session`; pages then send the cookie, and with every request that changes
something the `csrf_token` of the sign-in as `X-CSRF-Token`. Programs send a token of
`/tokens` as `Authorization: Bearer`. `x-needs` of a route names the right that it needs;
how far a right reaches depends on the role. Every fault has a code; its words come in the
language that `Accept-Language` asks for, English or Chinese.
"""


def make_app(archive: Archive, settings: Settings | None = None) -> FastAPI:
    """
    The service over an archive.

    Parameters
    ----------
    archive
        Stays open; whoever opened it closes it.
    settings
        None: the defaults.
    """
    service = Service.of(archive, settings or Settings())

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        service.start()
        try:
            yield
        finally:
            service.stop()

    app = FastAPI(
        title="routeplan",
        version=__version__,
        description=DESCRIPTION,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
        redirect_slashes=False,
    )
    app.state.service = service
    # As they are: a router that is included again might make other routes of them.
    for routes in RESOURCES:
        app.router.routes.extend(routes.router.routes)
    answer_faults(app)
    _complete_description(app)
    most, most_upload = service.settings.most_body, service.settings.most_upload
    app.add_middleware(BodyLimit, most=most, most_upload=most_upload)
    app.add_middleware(WholeNames)
    app.add_middleware(Watch)
    return app


def _complete_description(app: FastAPI) -> None:
    """Add how one signs in, and the examples as they are: what is null is left out of them."""
    described: dict[str, Any] = app.openapi()
    described["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER},
    }
    for route in guarded_routes(app.routes):
        for method in route.methods or () if route.include_in_schema else ():
            answers = described["paths"][route.path][method.lower()]["responses"]
            for status, answer in route.responses.items():
                content = answer.get("content", {}).get(JSON, {})
                if "example" in content:
                    answers[str(status)]["content"][JSON]["example"] = content["example"]
