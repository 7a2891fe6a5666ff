"""The rep's pages: one shell that works without signal, its worker and its manifest."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Response
from fastapi.responses import HTMLResponse, JSONResponse

from routeplan.api.desk import OPEN, AtDoor
from routeplan.errors import Language
from routeplan.formats.visit_words import OUTCOMES, PURPOSES, REASON_WORDS, Pairs
from routeplan.web.files import STATIC, VERSION, address_of, modules_of
from routeplan.web.page import POLICY, html_language, page
from routeplan.web.page_routes import page_routes
from routeplan.web.words import PHONE

PHONE_PAGES = page_routes("phone")
SCOPE = "/rep/"
MANIFEST = "application/manifest+json; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
_LOOKS = ("css/site.css", "css/parts.css", "css/phone.css", "img/icon.svg")
_SCRIPTS = ("js/frame.js", "js/phone/app.js", "js/ready.js")
_WORKER = "js/phone/worker.js"
_ICONS = (
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)
# Only absences of a rep excuse stops as leave and holiday; nobody is asked for these.
_NOT_ASKED = ("leave", "holiday")


@PHONE_PAGES.get(SCOPE, OPEN, response_class=HTMLResponse)
def show_shell(door: AtDoor) -> HTMLResponse:
    """
    Show the shell of the rep's pages.

    It says nothing of anybody, so that a phone may keep it: who is signed in, the scripts ask.
    """
    content = {
        "purposes": _listed(PURPOSES, door.lang),
        "outcomes": _listed(OUTCOMES, door.lang),
        "reasons": [
            each for each in _listed(REASON_WORDS, door.lang) if each["id"] not in _NOT_ASKED
        ],
    }
    return page(door, "phone.html", PHONE, content=content, headers={"ETag": f'"{VERSION}"'})


@PHONE_PAGES.get(f"{SCOPE}sw.js", OPEN, response_class=Response)
def send_worker() -> Response:
    """Send the script that keeps the shell; it changes with any file of the pages."""
    kept = {"version": VERSION, "shell": SCOPE, "files": [address_of(name) for name in shell()]}
    text = f"const KEPT = {json.dumps(kept)};\n{STATIC[_WORKER].content.decode()}"
    # What a worker may ask for is in its own policy, not in that of the page.
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return Response(text, media_type=SCRIPT, headers=headers)


@PHONE_PAGES.get(f"{SCOPE}manifest.webmanifest", OPEN, response_class=JSONResponse)
def send_manifest(door: AtDoor) -> JSONResponse:
    """Say how the pages are installed on a phone."""
    said = {key: pair[door.lang == "zh"] for key, pair in PHONE.items()}
    content = {
        "id": SCOPE, "start_url": SCOPE, "scope": SCOPE, "name": said["app_name"],
        "short_name": said["app_short_name"], "description": said["app_description"],
        "lang": html_language(door.lang), "dir": "ltr", "display": "standalone",
        "theme_color": "#0b5cad", "background_color": "#f3f5f7",
        "icons": [
            {"src": address_of(name), "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
        ],
    }  # fmt: skip
    return JSONResponse(content, media_type=MANIFEST)


def shell() -> tuple[str, ...]:
    """The files without which the shell does not work."""
    modules = (each for script in _SCRIPTS for each in (script, *modules_of(script)))
    return tuple(dict.fromkeys((*_LOOKS, *modules)))


def _listed(pairs: Pairs, lang: Language) -> list[dict[str, Any]]:
    return [{"id": key, "name": pair[lang == "zh"]} for key, pair in pairs.items()]
