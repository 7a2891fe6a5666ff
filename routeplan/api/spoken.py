"""Which language a request asks for."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, cookie_parser

from routeplan.errors import Language

LANGUAGE_COOKIE = "routeplan_lang"


def language_of_request(request: HTTPConnection) -> Language:
    """The language of an answer: the one chosen on a page, else what Accept-Language likes best."""
    return language_of_headers(request.headers)


def language_of_headers(headers: Headers) -> Language:
    """As ``language_of_request``."""
    match cookie_parser(headers.get("cookie", "")).get(LANGUAGE_COOKIE):
        case "en":
            return "en"
        case "zh":
            return "zh"
    return language_of(headers.get("accept-language", ""))


def language_of(header: str) -> Language:
    """
    The language that an Accept-Language header likes best of English and Chinese.

    Neither named: English. Liked alike: the one named first.
    """
    liked: dict[Language, float] = {}
    for tag, quality in _ranked(header):
        for lang in ("en", "zh"):
            if tag == lang or tag.startswith(f"{lang}-"):
                liked[lang] = max(quality, liked.get(lang, 0.0))
    best = max(liked.values(), default=0.0)
    return next((lang for lang, quality in liked.items() if quality == best > 0), "en")


def _ranked(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        tag, _, rest = part.strip().lower().partition(";")
        name, _, value = rest.strip().partition("=")
        try:
            quality = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            quality = 0.0
        yield tag.strip().replace("_", "-"), quality
