"""HTML pages made from templates, and PDF files made from these."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import ModuleType
from typing import Any, cast

from routeplan.errors import Fault, InputError, Language
from routeplan.formats.writable import writable

# The first that is there; all but the last are open fonts, and the first three hold Chinese.
FONTS = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans', 'DejaVu Sans', "
    "sans-serif"
)
MOST_LISTED = 10
_NO_GLYPH = ".notdef"


def pdf(template: str, content: Mapping[str, Any], lang: Language) -> bytes:
    """
    A page's template, filled in and laid out; every font used is embedded.

    The same content gives the same file where the same fonts are.

    Parameters
    ----------
    template
        Name of an HTML template beside this module.
    content
        Values for its names; texts are escaped.

    Raises
    ------
    InputError
        RP561, when a package is not installed; RP562, when Pango cannot be loaded; RP563,
        when no font has some of the characters.
    """
    text = page_of(template, content, lang)
    page = _weasyprint().HTML(string=text)
    with _characters_without_glyph() as missing:
        whole: bytes = page.write_pdf(pdf_identifier=b"routeplan")
    if missing:
        raise InputError([Fault.of("RP563", "PDF", characters=_listed(missing))])
    return whole


def _listed(missing: list[str]) -> str:
    """The characters with their numbers, each once; of many the first."""
    each_once = list(dict.fromkeys(missing))
    listed = [f"{each} (U+{ord(each):04X})" for each in each_once[:MOST_LISTED]]
    return " ".join([*listed, *(["…"] if len(each_once) > MOST_LISTED else [])])


def page_of(template: str, content: Mapping[str, Any], lang: Language) -> str:
    """
    A template filled in, as HTML.

    Raises
    ------
    InputError
        RP561, when Jinja2 is not installed.
    """
    try:
        import jinja2
    except ImportError:
        raise InputError([Fault.of("RP561", "PDF", package="jinja2")]) from None
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: writable(value) if type(value) is str else value,
    )
    language = "en" if lang == "en" else "zh-CN"
    return environment.get_template(template).render(content, language=language, fonts=FONTS)


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _weasyprint() -> ModuleType:
    # Where a library of the system is missing, WeasyPrint prints advice of its own.
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            import weasyprint
        except ImportError as error:
            package = error.name or "weasyprint"
            raise InputError([Fault.of("RP561", "PDF", package=package)]) from None
        except OSError as error:
            raise InputError([Fault.of("RP562", "PDF", reason=str(error))]) from None
    return cast(ModuleType, weasyprint)


@contextlib.contextmanager
def _characters_without_glyph() -> Iterator[list[str]]:
    """Collects what WeasyPrint would draw as boxes; it tells so in its log only."""
    log = logging.getLogger("weasyprint")
    ear = _Ear()
    log.addHandler(ear)
    try:
        yield ear.missing
    finally:
        log.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if _NO_GLYPH in str(record.msg) and isinstance(record.args, tuple):
            self.missing.append(str(record.args[0]))
