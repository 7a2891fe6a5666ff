"""Calls that cannot be understood and an operating system that refuses, as faults."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from routeplan.cli.words import CALLS, EXAMPLES, OWN_EXAMPLES
from routeplan.errors import Fault, InputError


def wrong_value(option: str, text: str, command: str = "") -> InputError:
    """What stands after an option cannot be used."""
    name = option.removeprefix("--").replace("-", "_")
    own = OWN_EXAMPLES.get(f"{command}.{name}")
    example = own or EXAMPLES.get(name) or EXAMPLES[f"{name}_"]
    return InputError([Fault.of("RP554", option, text=text or '""', example=example)])


def missing_option(command: str, name: str) -> InputError:
    """An option without which a call makes no sense."""
    return InputError(
        [Fault.of("RP553", f"routeplan {command}", name=name, example=CALLS[command])]
    )


def unknown_command(name: str, known: Sequence[str], where: str = "routeplan") -> InputError:
    """There is no such command."""
    return InputError([Fault.of("RP552", where, name=name, known=", ".join(known))])


def call_fault(error: typer.TyperException, arguments: Sequence[str]) -> Fault:
    """Why the parser refused a call."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else f"routeplan {arguments[0]}"
    example = CALLS.get(command.partition(" ")[2], CALLS[""])
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            option = str(getattr(error, "option_name", ""))
            return Fault.of("RP551", command, option=option, command=command)
        case "BadOptionUsage":
            name = f"{getattr(error, 'option_name', '')} VALUE"
            return Fault.of("RP553", command, name=name, example=example)
        case "MissingParameter" if parameter is not None:
            name = parameter.opts[-1] if parameter.opts[-1].startswith("-") else parameter.metavar
            return Fault.of("RP553", command, name=name, example=example)
        case "BadParameter" if parameter is not None and parameter.name in EXAMPLES:
            text = _text_given(parameter.opts, arguments)
            words = command.partition(" ")[2]
            return wrong_value(parameter.opts[-1], text, words).faults[0]
    return Fault.of("RP555", command, detail=str(error).rstrip("."), example=example)


def system_fault(error: OSError) -> Fault:
    """What the operating system refused."""
    where = str(error.filename or "routeplan")
    return Fault.of("RP557", where, reason=error.strerror or str(error))


def program_fault(error: Exception) -> Fault:
    """An error that nobody foresaw."""
    return Fault.of("RP558", "routeplan", reason=f"{type(error).__name__}: {error}")


def _text_given(names: Sequence[str], arguments: Sequence[str]) -> str:
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in names:
            return value if equals else "".join(arguments[place + 1 : place + 2])
    return ""
