"""The commands put together, and what happens when one of them fails."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from routeplan.cli import COULD_NOT_READ
from routeplan.cli.archive.commands import ARCHIVE_COMMANDS
from routeplan.cli.archive.plans import PLAN_COMMANDS
from routeplan.cli.classes import classify
from routeplan.cli.codes import codes
from routeplan.cli.dates import dates
from routeplan.cli.day import day
from routeplan.cli.exporting import export
from routeplan.cli.faults import call_fault, program_fault, system_fault, unknown_command
from routeplan.cli.front import in_language
from routeplan.cli.geocode import geocode
from routeplan.cli.judging import check, compare
from routeplan.cli.language import language_of_call
from routeplan.cli.output import complain, warn
from routeplan.cli.planning import plan
from routeplan.cli.reviewing import review
from routeplan.cli.serving import serve
from routeplan.cli.travel import TRAVEL_COMMANDS
from routeplan.cli.visiting import visit
from routeplan.cli.words import COMMANDS, help_words, spoken
from routeplan.errors import Fault, InputError, Language, RouteplanError

TRACEBACK = "ROUTEPLAN_TRACEBACK"


def run(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    lang = language_of_call(arguments)
    fail = partial(complain, lang=lang)
    try:
        code = application(lang)(arguments, prog_name="routeplan", standalone_mode=False)
    except InputError as error:
        fail(error.faults)
    except RouteplanError as error:
        warn(str(error))
    except typer.TyperException as error:
        fail([call_fault(error, arguments)])
    except OSError as error:
        fail([system_fault(error)])
    except Exception as error:
        # The last door: a user sees one line whatever went wrong, never a traceback.
        fail([_unforeseen(error)])
    else:
        return int(code or 0)
    return COULD_NOT_READ


def application(lang: Language) -> TyperGroup:
    """The whole command line, its help in one language."""
    app = typer.Typer(
        cls=_Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    commands: tuple[Callable[..., Any], ...] = (
        classify, plan, check, compare, day, dates, export, geocode, visit, review, serve,
        codes,
    )  # fmt: skip
    for command in commands:
        app.command(cls=_Command)(command)
    archive = _group(ARCHIVE_COMMANDS)
    archive.add_typer(_group(PLAN_COMMANDS), name="plan")
    app.add_typer(archive, name="archive")
    app.add_typer(_group(TRAVEL_COMMANDS), name="travel")
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    for path, each in commands_of(group):
        _explain(each, path, lang)
    return group


def commands_of(group: TyperGroup, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command below a group, with its words: ``archive card``; groups come first."""
    for name, each in group.commands.items():
        path = f"{above} {name}".strip()
        yield path, each
        if isinstance(each, TyperGroup):
            yield from commands_of(each, path)


def _group(commands: Mapping[str, Callable[..., Any]]) -> typer.Typer:
    app = typer.Typer(cls=_Group, rich_markup_mode=None)
    for name, command in commands.items():
        app.command(name, cls=_Command)(command)
    return app


class _Command(TyperCommand):
    lang: Language = "en"

    def get_help(self, ctx: Any) -> str:
        return in_language(super().get_help(ctx), self.lang)


class _Group(TyperGroup):
    lang: Language = "en"

    def get_help(self, ctx: Any) -> str:
        return in_language(super().get_help(ctx), self.lang)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # Help comes in the language of the call; a group has no option of its own for it.
        return super().parse_args(ctx, args[:1] if args[:1] == ["--help"] else args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise unknown_command(args[0], list(self.commands), ctx.command_path)
        return super().resolve_command(ctx, args)


def _explain(command: Any, name: str, lang: Language) -> None:
    command.lang = lang
    command.help = spoken(COMMANDS[name], lang)
    for parameter in command.params:
        parameter.help = help_words(name, parameter.name, lang)


def _unforeseen(error: Exception) -> Fault:
    if os.environ.get(TRACEBACK):
        traceback.print_exc()
    return program_fault(error)
