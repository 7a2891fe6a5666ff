"""Scripts, styles and pictures of the pages, held in memory under a name that changes with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from posixpath import dirname, join, normpath

from fastapi import Response

from routeplan.api.desk import OPEN
from routeplan.api.faults import Refusal
from routeplan.api.routes import Routes
from routeplan.errors import Fault
from routeplan.formats.colours import CLASS_COLOURS, ROUTE_COLOURS, text_on

FILES = Routes("files", prefix="", is_described=False)
_MEDIA_TYPES = {"js": "text/javascript", "webmanifest": "application/manifest+json"}
_IMPORT = re.compile(r'^(?:import|export)\b(?:[^;"]*\bfrom)? "(\.[^"]+)";', re.MULTILINE)
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@dataclass(frozen=True)
class StaticFile:
    """One file, as it is sent."""

    content: bytes
    media_type: str


def _read() -> dict[str, StaticFile]:
    """Our own files, and those that the map of one file is made of too."""
    map_files = files("routeplan.formats.html_map")
    return {
        **dict(_below(files("routeplan.web").joinpath("static"), "")),
        **dict(_below(map_files.joinpath("vendor"), "vendor/")),
        **dict(_below(map_files.joinpath("drawing"), "js/drawing/")),
        "js/colours.js": StaticFile(_colours().encode(), _media_type("colours.js")),
    }


def _colours() -> str:
    """The colours of routes and classes as a module."""
    return "".join(
        f"export const {name} = "
        + json.dumps([{"colour": each, "ink": text_on(each)} for each in colours])
        + ";\n"
        for name, colours in (("ROUTE_COLOURS", ROUTE_COLOURS), ("CLASS_COLOURS", CLASS_COLOURS))
    )


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, StaticFile]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{prefix}{each.name}"
        if each.is_dir():
            yield from _below(each, f"{name}/")
        else:
            yield name, StaticFile(each.read_bytes(), _media_type(name))


def _media_type(name: str) -> str:
    ending = name.rpartition(".")[2]
    kind = _MEDIA_TYPES.get(ending) or guess_type(name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith("json")
    return f"{kind}; charset=utf-8" if is_text else kind


STATIC = _read()
VERSION = sha256(
    b"".join(name.encode() + sha256(each.content).digest() for name, each in STATIC.items())
).hexdigest()[:12]


def address_of(name: str) -> str:
    """
    Where a file is served, such as ``js/api.js``.

    The address changes with any of the files, so that browsers may keep them for ever and
    modules that import each other are always of one version.

    Raises
    ------
    KeyError
        When there is no such file.
    """
    if name not in STATIC:
        raise KeyError(name)
    return f"/static/{VERSION}/{name}"


@cache
def modules_of(name: str) -> tuple[str, ...]:
    """
    The modules that a script imports, and that these import, as files here.

    Raises
    ------
    KeyError
        When one of them is not there.
    """
    found: dict[str, None] = {}
    due = [name]
    while due:
        each = due.pop(0)
        for where in _IMPORT.findall(STATIC[each].content.decode()):
            imported = normpath(join(dirname(each), where))
            if imported not in found:
                found[imported] = None
                due.append(imported)
    return tuple(found)


@FILES.get("/static/{version}/{name:path}", OPEN, response_class=Response)
def send_file(version: str, name: str) -> Response:
    """Send a script, a style or a picture."""
    if version != VERSION or name not in STATIC:
        raise Refusal(404, [Fault.of("RP873", f"/static/{version}/{name}")])
    found = STATIC[name]
    return Response(found.content, media_type=found.media_type, headers=_FOREVER)
