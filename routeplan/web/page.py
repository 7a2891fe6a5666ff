"""Pages: templates filled with words of one language, sent with what a browser may do there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from routeplan.api.desk import Desk, Door, csrf_token
from routeplan.errors import Language
from routeplan.formats.html_map import embedded
from routeplan.web.files import address_of, modules_of
from routeplan.web.ground import ground_of
from routeplan.web.menu import menu_of
from routeplan.web.words import FRAME, Words, in_language

# MapLibre starts its worker from a file of ours, and draws tiles that it keeps as blobs. Scripts
# send what forms hold; the browser itself sends no form, but for a page that works without them.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_SENDING = POLICY.replace("form-action 'none'", "form-action 'self'")


def page(
    door: Door,
    template: str,
    words: Words,
    *,
    content: Any = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    sends_forms: bool = False,
    **values: Any,
) -> HTMLResponse:
    """
    A page in the language of its request.

    Parameters
    ----------
    template
        A file of ``templates/``.
    words
        Of this page; those of the frame are added. Scripts have them too.
    content
        What scripts read beside the words, as JSON.
    sends_forms
        True: its forms are sent by the browser, without a script.
    values
        What the template reads.
    """
    said = in_language({**FRAME, **words}, door.lang)
    who = door.who if isinstance(door, Desk) else None
    token = csrf_token(door.session) if isinstance(door, Desk) and door.session else ""
    text = _TEMPLATES.get_template(template).render(
        said=said,
        lang=html_language(door.lang),
        who=who,
        csrf=token,
        ground=None if who is None else ground_of(door.settings.basemap),
        has_roads=door.settings.road_map is not None,
        menu=() if who is None else menu_of(who),
        words_json=Markup(embedded(said)),
        content_json=Markup(embedded(_plain(content))),
        **values,
    )
    policy = _SENDING if sends_forms else POLICY
    more = {"Content-Security-Policy": policy, "Content-Language": html_language(door.lang)}
    return HTMLResponse(text, status, {**more, **(headers or {})})


def html_language(lang: Language) -> str:
    """A language as HTML names it."""
    return "zh-CN" if lang == "zh" else "en"


def _plain(content: Any) -> Any:
    return json.loads(json.dumps(content, default=lambda each: each.model_dump(mode="json")))


def _script(name: str) -> Markup:
    """
    A module, and before it all that it imports.

    Browsers then fetch these side by side, and not one after the other as each names the next.
    """
    ahead = Markup().join(
        Markup('<link rel="modulepreload" href="{}">\n').format(address_of(each))
        for each in modules_of(name)
    )
    return ahead + Markup('<script type="module" src="{}"></script>').format(address_of(name))


def _template(name: str) -> str:
    return files("routeplan.web").joinpath("templates", name).read_text(encoding="utf-8")


_TEMPLATES = Environment(
    loader=FunctionLoader(_template),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals["asset"] = address_of
_TEMPLATES.globals["script"] = _script
