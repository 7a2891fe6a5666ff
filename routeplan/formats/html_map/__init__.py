"""A plan as a map: one HTML file that opens without internet."""

from __future__ import annotations

import base64
import html
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from routeplan.errors import Language
from routeplan.formats.html_map.basemap import Basemap, basemap_of
from routeplan.formats.html_map.content import map_content
from routeplan.formats.whole_file import write_whole
from routeplan.plan import Plan
from routeplan.problem import Problem

# Modules that the pages of the service import as well; here they are of one piece.
DRAWING = (
    "view.js", "marks.js", "labels.js", "gestures.js", "basemap_layers.js", "basemap_webgl.js",
    "basemap_plain.js", "ground.js",
)  # fmt: skip
# What draws a basemap: MapLibre, or Leaflet where the browser has no WebGL.
LIBRARIES = {
    "maplibre": ("maplibre-gl.js",),
    "leaflet": ("leaflet.js", "protomaps-leaflet.js"),
}
SCRIPTS = ("state.js", "basemap.js", "draw.js", "panel.js", "card.js", "main.js")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
# MapLibre decodes tiles in a worker, which it starts from its own text.
BASEMAP_POLICY = f"{POLICY} blob:; worker-src blob:; child-src blob:"
# Characters that could end the script element early, or a line of it.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def write_map(path: Path | str, problem: Problem, plan: Plan, lang: Language = "en") -> None:
    """
    Write a plan as a map: stores by class, routes by label, to look at in any browser.

    Parameters
    ----------
    lang
        Language of the page.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem; RP541, when the file
        cannot be written.
    """
    write_whole(path, map_page(problem, plan, lang).encode("utf-8"))


def map_page(problem: Problem, plan: Plan, lang: Language = "en") -> str:
    """The page of ``write_map`` as text; raises RP531 to RP533 as it does."""
    ground = basemap_of(problem)
    content = map_content(problem, plan, lang, ground)
    page = _asset("page.html")
    parts = {
        "policy": POLICY if ground is None else BASEMAP_POLICY,
        "library": "" if ground is None else _library(ground),
        "lang": "en" if lang == "en" else "zh-CN",
        "title": html.escape(content["title"]),
        "style": _asset("page.css"),
        "content": embedded(content),
        "script": "\n".join([*map(_drawing, DRAWING), *map(_asset, SCRIPTS)]),
    }
    pieces = page.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += [parts[name], rest]
    return "".join(filled)


def _library(ground: Basemap) -> str:
    """What a page with a basemap carries beside our own code: libraries and the tiles."""
    tiles = base64.b64encode(ground.content).decode("ascii")
    return "\n".join(
        [
            *(
                f"<style>\n{_asset(f'vendor/{name}.css')}\n</style>"
                for name in ("maplibre-gl", "leaflet")
            ),
            f"<script>\n{_asset('vendor/pmtiles.js')}\n</script>",
            *(
                f'<script type="text/plain" data-library="{library}">\n'
                f"{_asset(f'vendor/{name}')}\n</script>"
                for library, names in LIBRARIES.items()
                for name in names
            ),
            f'<script id="basemap" type="text/plain">{tiles}</script>\n',
        ]
    )


def embedded(content: Any) -> str:
    """JSON that is safe inside a script element, whatever its texts hold."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def _drawing(name: str) -> str:
    """A module without its imports and exports, as all of them are of one piece here."""
    return re.sub(r"^(import\b[^;]*;\n|export )", "", _asset(f"drawing/{name}"), flags=re.MULTILINE)


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
