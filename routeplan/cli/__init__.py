"""The command line: words into a call, the answer into words."""

from __future__ import annotations

import sys
from collections.abc import Sequence

COULD_NOT_READ = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command.

    Parameters
    ----------
    arguments
        What stands after ``routeplan``; None: as the program was called.

    Returns
    -------
    int
        Exit code. 0: kept every rule, 1: broke one, 2: could not be read, 130: stopped
        by Ctrl-C before there was an answer.
    """
    from routeplan.cli.front import front_page
    from routeplan.cli.language import language_of_call
    from routeplan.cli.output import say, survive_any_text

    survive_any_text()
    given = sys.argv[1:] if arguments is None else list(arguments)
    match given:
        case [] | ["--help", *_]:
            say(front_page(language_of_call(given)))
            return 0 if given else COULD_NOT_READ
        case ["--version", *_]:
            from routeplan import __version__

            say(f"routeplan {__version__}")
            return 0
    # The parser of the commands takes longer to load than all of the above.
    from routeplan.cli.app import run

    return run(given)
