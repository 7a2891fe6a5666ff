"""``routeplan geocode``: places of stores that have an address only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import (
    Area,
    Cache,
    Domain,
    Extract,
    Key,
    Lang,
    Review,
    ServiceName,
    StoreFile,
    Written,
)
from routeplan.cli.output import complain, say
from routeplan.cli.place_words import GEOCODED
from routeplan.cli.words import spoken

if TYPE_CHECKING:
    from routeplan.geocode import Geocode

OFFLINE = "offline"
CACHE = ".routeplan-answers.sqlite"


def geocode(
    stores: StoreFile,
    out: Written,
    service: ServiceName,
    review: Review = None,
    extract: Extract = None,
    domain: Domain = None,
    key: Key = None,
    area: Area = "",
    cache: Cache = None,
    lang: Lang = None,
) -> int:
    """Look up addresses and write the store file with their places."""
    from routeplan.errors import Fault
    from routeplan.formats.geocoded import AddressFile, review_list
    from routeplan.formats.whole_file import write_whole
    from routeplan.geocode import AnswerCache

    chosen = language(lang)
    file = AddressFile(stores)
    complain(file.notes, chosen)
    ask = _geocoder(service, extract, domain, key, out)
    answers = AnswerCache(cache or out.with_name(CACHE))
    try:
        asked = file.look_up(_name(service, extract, domain), ask, answers, area)
    finally:
        answers.close()
    doubtful = sum(bool(each.doubts) for each in asked)
    say(str(write_whole(out, file.with_places(asked, chosen))))
    if doubtful:
        where = review or out.with_name(f"{out.stem}-review.csv")
        say(str(write_whole(where, review_list(asked, chosen))))
        complain([Fault.of("RP826", stores.name, count=doubtful, rows=len(asked))], chosen)
    say(spoken(GEOCODED, chosen, asked=len(asked), sure=len(asked) - doubtful))
    return 0


def _geocoder(
    service: str, extract: Path | None, domain: str | None, key: str | None, out: Path
) -> Geocode:
    if service != OFFLINE:
        from routeplan.geocode import service as by_name

        return by_name(service, domain, key)
    from routeplan.geocode.offline import offline

    if extract is None:
        raise wrong_value("--extract", "")
    return offline(extract, out.with_name(f".{extract.name}.houses.sqlite"))


def _name(service: str, extract: Path | None, domain: str | None) -> str:
    """The name under which answers are kept; a changed extract has a name of its own."""
    if service == OFFLINE and extract is not None:
        facts = extract.stat()
        return f"{OFFLINE} {extract.name} {facts.st_size} {facts.st_mtime_ns}"
    return f"{service} {domain or ''}".strip()
