"""Routes that say who may use them; one that does not cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute

from routeplan.api.desk import OPEN, SIGNED_IN, admit
from routeplan.api.faults import Faults
from routeplan.api.request_body import CarefulRequest, require_keepable, require_type
from routeplan.archive.access import ACTS

PREFIX = "/api/v1"
ACCESS = "x-needs"
F = TypeVar("F", bound=Callable[..., Any])

_MEANINGS = {
    400: "The request cannot be read.",
    401: "Nobody is signed in, or the token is worth nothing.",
    403: "The user has no right to this.",
    404: "There is no such thing, or not for this user.",
    409: "It does not fit what is there.",
    412: "It was changed since it was read.",
    413: "The body is too large.",
    415: "The body has a type that is not read.",
    422: "The request has faults; all of them are told.",
    428: "If-Match is missing.",
    429: "Too many tries; Retry-After says when to try again.",
    500: "The server failed; its log says more.",
    503: "The database refuses at the moment.",
}
_SECURITY: list[dict[str, list[str]]] = [{"bearer": []}, {"session": [], "csrf": []}]


class GuardedRoute(APIRoute):
    """A route whose requests are let in before anything of them is read."""

    @property
    def needs(self) -> str:
        """
        Who may use it: ``open``, ``signed in``, or an act of ``archive.access``.

        Raises
        ------
        TypeError
            When the route does not say.
        """
        said = (self.openapi_extra or {}).get(ACCESS)
        if said not in (OPEN, SIGNED_IN, *ACTS):
            raise TypeError(f"{self.path} does not say who may use it")
        return str(said)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What serves a request."""
        serve = super().get_route_handler()
        needs = self.needs

        async def guarded(request: Request) -> Response:
            request.state.door = await run_in_threadpool(admit, request, needs)
            require_keepable(request)
            require_type(request, self)
            return await serve(CarefulRequest(request.scope, request.receive))

        return guarded


class Routes:
    """
    The routes of one kind of thing.

    Parameters
    ----------
    tag
        What the description calls them.
    prefix
        What stands before every path.
    is_described
        False: the description leaves them out.
    route_class
        What each of them is.
    """

    def __init__(
        self,
        tag: str,
        prefix: str = PREFIX,
        is_described: bool = True,
        route_class: type[GuardedRoute] = GuardedRoute,
    ) -> None:
        self.router = APIRouter(
            tags=[tag], prefix=prefix, route_class=route_class, include_in_schema=is_described
        )

    def get(self, path: str, needs: str, **more: Any) -> Callable[[F], F]:
        """A route that changes nothing; see ``add``."""
        return self.add("GET", path, needs, **more)

    def post(self, path: str, needs: str, **more: Any) -> Callable[[F], F]:
        """A route that makes or moves something; see ``add``."""
        return self.add("POST", path, needs, **more)

    def add(
        self,
        method: str,
        path: str,
        needs: str,
        *,
        shows: Any = None,
        status: int = 200,
        also: Iterable[int] = (),
        responses: dict[int | str, dict[str, Any]] | None = None,
        **more: Any,
    ) -> Callable[[F], F]:
        """
        A decorator that makes a route of a function, whose docstring describes it.

        Parameters
        ----------
        needs
            Who may use it; see ``GuardedRoute.needs``.
        shows
            An example of the answer.
        also
            Statuses of faults beyond those that every such route has.
        responses, more
            As FastAPI takes them.
        """
        answers: dict[int | str, dict[str, Any]] = dict(_faults(method, path, needs, also))
        if shows is not None:
            answers[status] = {"content": {"application/json": {"example": shows}}}
        for given, answer in (responses or {}).items():
            answers[given] = {**answers.get(given, {}), **answer}
        extra: dict[str, Any] = {ACCESS: needs}
        if needs != OPEN:
            extra["security"] = _SECURITY

        def register(function: F) -> F:
            summary, _, description = (function.__doc__ or "").strip().partition("\n")
            self.router.add_api_route(
                path,
                function,
                methods=[method],
                summary=summary.rstrip("."),
                description=_paragraphs(description) or summary,
                operation_id=function.__name__,
                status_code=status,
                responses=answers,
                openapi_extra=extra,
                **more,
            )
            return function

        return register


def guarded_routes(routes: Sequence[Any]) -> list[GuardedRoute]:
    """The guarded ones among an application's routes."""
    return [route for route in routes if isinstance(route, GuardedRoute)]


def _faults(
    method: str, path: str, needs: str, also: Iterable[int]
) -> Iterable[tuple[int, dict[str, Any]]]:
    statuses = {400, 422, 500, 503, *also}
    if needs != OPEN:
        statuses |= {401, 403}
    elif method != "GET":
        statuses |= {403}
    if method != "GET":
        statuses |= {413, 415}
    if "{" in path:
        statuses |= {404}
    for status in sorted(statuses):
        yield status, {"model": Faults, "description": _MEANINGS[status]}


def _paragraphs(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
