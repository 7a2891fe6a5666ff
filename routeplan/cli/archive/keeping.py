"""``routeplan archive export``, ``backup`` and ``restore``."""

from __future__ import annotations

from routeplan.cli.archive.opening import opened
from routeplan.cli.archive.options import AsUser, BackupFile, Folder, Replace, Where
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say


def export(folder: Folder, archive: Where = None, user: AsUser = None, lang: Lang = None) -> int:
    """Write everything as CSV and JSON."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.exporting import export as write_all

        files = write_all(desk.archive, desk.who, folder)
    say(phrase("exported", chosen, count=len(files), folder=folder))
    return 0


def backup(file: BackupFile, archive: Where = None, user: AsUser = None, lang: Lang = None) -> int:
    """Write everything into one file while others go on working."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.backup import back_up

        path = back_up(desk.archive, desk.who, file)
    say(phrase("backed_up", chosen, path=path))
    return 0


def restore(
    file: BackupFile,
    replace: Replace = False,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Put what a backup holds into the archive."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        from routeplan.archive.backup import restore as put_back

        done = put_back(desk.archive, desk.who, file, replace=replace)
    if done.saved is not None:
        say(phrase("saved_before", chosen, path=done.saved))
    say(phrase("restored", chosen, cards=done.cards, visits=done.visits))
    return 0
