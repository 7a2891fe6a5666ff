"""``routeplan serve``: the HTTP service, until Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import Where
from routeplan.cli.faults import missing_option
from routeplan.cli.language import language
from routeplan.cli.options import Lang, Quiet
from routeplan.cli.output import say, warn
from routeplan.cli.serve_words import PHRASES
from routeplan.cli.words import spoken
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.basemap_file import basemap_problem

if TYPE_CHECKING:
    from routeplan.api.serving import Listener
    from routeplan.reps import Mode
    from routeplan.travel.road_map import RoadMap

INSTALL = "pip install 'routeplan[serve]'"
HOST = "127.0.0.1"
PORT = 8765

Host = Annotated[str, Option("--host", metavar="ADDRESS")]
Port = Annotated[int, Option("--port", min=0, max=65_535, metavar="N")]
Jobs = Annotated[int, Option("--jobs", min=1, max=64, metavar="N")]
TlsFile = Path | None
Cert = Annotated[TlsFile, Option("--tls-cert", metavar="FILE")]
Key = Annotated[TlsFile, Option("--tls-key", metavar="FILE")]
Basemap = Annotated[Path | None, Option("--basemap", metavar="FILE")]
RoadFile = Annotated[Path | None, Option("--roads", metavar="FILE")]
Proxies = Annotated[list[str] | None, Option("--trusted-proxy", metavar="ADDRESS")]


def serve(
    archive: Where = None,
    host: Host = HOST,
    port: Port = PORT,
    jobs: Jobs = 1,
    tls_cert: Cert = None,
    tls_key: Key = None,
    trusted_proxy: Proxies = None,
    basemap: Basemap = None,
    roads: RoadFile = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> int:
    """Serve an archive until Ctrl-C."""
    chosen = language(lang)
    if (tls_cert is None) != (tls_key is None):
        raise missing_option("serve", "--tls-cert FILE --tls-key FILE")
    _require_packages()
    _require_basemap(basemap)
    road_map = _road_map(roads)
    with opened(archive, None) as desk:
        from routeplan.api.serving import Listener, run
        from routeplan.api.settings import Settings
        from routeplan.web.site import make_site

        if road_map is not None:
            if not quiet:
                warn(spoken(PHRASES["reads_roads"], chosen, file=road_map.file))
            road_map.require(_modes(desk))
        listener = Listener(host, port, tls_cert, tls_key, tuple(trusted_proxy or ()))
        with _ended_by_signals(), listener.socket() as socket:
            _greet(desk, listener, chosen)
            settings = Settings(jobs=jobs, basemap=basemap, road_map=road_map)
            site = make_site(desk.archive, settings)
            run(site, listener, socket, is_quiet=quiet)
    say(spoken(PHRASES["stopped"], chosen))
    return 0


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Ctrl-C and the system's signal to end are the usual way out, and no fault."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _require_packages() -> None:
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401
    except ModuleNotFoundError as error:
        fault = Fault.of("RP870", "routeplan serve", package=error.name or "", command=INSTALL)
        raise InputError([fault]) from None


def _require_basemap(basemap: Path | None) -> None:
    problem = None if basemap is None else basemap_problem(basemap)
    if problem is not None:
        raise InputError([Fault.of("RP718", str(basemap), problem=problem)])


def _road_map(roads: Path | None) -> RoadMap | None:
    """The road map of a file, as far as can be told before the archive is opened."""
    if roads is None:
        return None
    # SciPy says what to install, and only who has roads needs it.
    import routeplan.travel.roads  # noqa: F401
    from routeplan.travel.road_map import RoadMap

    if not roads.is_file():
        raise InputError([Fault.of("RP101", str(roads))])
    return RoadMap(roads)


def _modes(desk: Desk) -> list[Mode]:
    """How the reps of the archive go; where there are none yet, by car."""
    from routeplan.archive.reps import list_reps

    return sorted({member.rep.mode for member in list_reps(desk.archive, desk.who)}) or ["car"]


def _greet(desk: Desk, listener: Listener, lang: Language) -> None:
    from routeplan.api.first_start import LASTS, keepers_link

    address = listener.address
    name = desk.archive.name
    say(spoken(PHRASES["listens"], lang, archive=name, address=address))
    if listener.is_open:
        warn(spoken(PHRASES["open"], lang))
    link = keepers_link(desk.archive, desk.who)
    if link is not None:
        hours = int(LASTS.total_seconds()) // 3600
        words = {"name": link.name, "path": link.path, "address": address, "hours": hours}
        say(spoken(PHRASES["link"], lang, **words))
