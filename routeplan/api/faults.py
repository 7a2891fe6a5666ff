"""Errors as answers: one shape for every request that cannot be served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from pydantic.config import JsonDict
from starlette.exceptions import HTTPException

from routeplan.api.spoken import language_of_request
from routeplan.errors import (
    ConflictError,
    Fault,
    InputError,
    Language,
    NotAllowedError,
    NotThereError,
    Violation,
)

# What a code alone decides, whatever kind of error carries it.
_STATUS_BY_CODE = {"RP903": 503, "RP913": 412, "RP974": 401, "RP975": 401, "RP878": 401}
_STATUS_BY_KIND = {NotAllowedError: 403, NotThereError: 404, ConflictError: 409}
LONGEST_SHOWN = 60
_EXAMPLE: JsonDict = {
    "faults": [
        {
            "code": "RP911",
            "where": "store S9",
            "cause": "is not in the archive",
            "remedy": "Correct its id, or add it first.",
        }
    ]
}


class FaultShown(BaseModel, frozen=True):
    """
    One thing that is wrong.

    Parameters
    ----------
    code
        The same in every language; all are listed by ``routeplan codes``.
    where
        The place: of a request, of a file, of a plan.
    cause, remedy
        What is wrong and what to do, in the language that the request asks for.
    """

    code: str
    where: str
    cause: str
    remedy: str

    @classmethod
    def of(cls, fault: Fault | Violation, lang: Language) -> FaultShown:
        """A fault or violation in words."""
        return cls(
            code=fault.code,
            where=fault.where,
            cause=fault.cause(lang),
            remedy=fault.remedy(lang),
        )


class Faults(BaseModel, frozen=True, json_schema_extra={"example": _EXAMPLE}):
    """Why a request was not served: all that was found at once."""

    faults: tuple[FaultShown, ...]


class Refusal(HTTPException):
    """
    A request that the service itself refuses.

    An ``HTTPException``, for only such pass through the reading of a body.
    """

    def __init__(
        self, status: int, faults: Iterable[Fault], headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, headers=headers)
        self.faults = tuple(faults)


def shown(faults: Iterable[Fault | Violation], lang: Language) -> tuple[FaultShown, ...]:
    """Faults in words."""
    return tuple(FaultShown.of(fault, lang) for fault in faults)


def faults_answer(
    status: int,
    faults: Iterable[Fault],
    lang: Language,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer that tells faults."""
    content = Faults(faults=shown(faults, lang)).model_dump(mode="json")
    more = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse(content, status, {**more, **(headers or {}), "Content-Language": lang})


def status_of(error: InputError) -> int:
    """The status that tells what kind of error it is."""
    by_code = [_STATUS_BY_CODE[each.code] for each in error.faults if each.code in _STATUS_BY_CODE]
    if by_code:
        return by_code[0]
    return next((each for kind, each in _STATUS_BY_KIND.items() if isinstance(error, kind)), 422)


def answer_faults(app: FastAPI) -> None:
    """Let every error of an application be answered in the one shape."""

    @app.exception_handler(InputError)
    async def of_input(request: Request, error: InputError) -> JSONResponse:
        return faults_answer(status_of(error), error.faults, language_of_request(request))

    @app.exception_handler(RequestValidationError)
    async def of_fields(request: Request, error: RequestValidationError) -> JSONResponse:
        is_unreadable = any(each["type"] == "json_invalid" for each in error.errors())
        status = 400 if is_unreadable else 422
        faults = dict.fromkeys(_field_fault(each) for each in error.errors())
        return faults_answer(status, faults, language_of_request(request))

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> JSONResponse:
        faults = error.faults if isinstance(error, Refusal) else (_http_fault(request, error),)
        return faults_answer(error.status_code, faults, language_of_request(request), error.headers)


def _http_fault(request: Request, error: HTTPException) -> Fault:
    where = request.url.path
    match error.status_code:
        case 404:
            return Fault.of("RP873", where)
        case 405:
            known = (error.headers or {}).get("Allow", "-")
            return Fault.of("RP874", where, method=request.method, known=known)
    return Fault.of("RP871", where, reason=str(error.detail).rstrip("."))


def _field_fault(each: Mapping[str, Any]) -> Fault:
    where = _place(tuple(each["loc"]))
    match each["type"]:
        case "missing":
            return Fault.of("RP916", where)
        case "extra_forbidden":
            return Fault.of("RP505", where)
        case "json_invalid":
            return Fault.of("RP871", where, reason=str(each["ctx"]["error"]))
    value = repr(each["input"])
    value = value if len(value) <= LONGEST_SHOWN else f"{value[: LONGEST_SHOWN - 2]}.."
    return Fault.of("RP915", where, value=_kept(where, value), reason=each["msg"])


def _kept(where: str, value: str) -> str:
    """What was sent, but for what nobody should read over a shoulder."""
    return "***" if "password" in where or "token" in where else value


def _place(loc: tuple[int | str, ...]) -> str:
    first, *rest = loc
    inner = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in rest)
    return f"{first} {inner.removeprefix('.')}".rstrip()
