"""Where the files of a scenario lie."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.formats.settings import Settings, merged, read_settings
from routeplan.formats.tables import SUFFIXES, read_file
from routeplan.formats.toml_file import read_toml

SCENARIO_FILE = "scenario.toml"
STORE_FILES = ("stores.csv", "stores.xlsx")
BESIDE = {
    "reps.csv": 'reps = "reps.csv"',
    "reps.xlsx": 'reps = "reps.xlsx"',
    "rules.toml": 'rules = "rules.toml"',
}


@dataclass(frozen=True)
class ScenarioFiles:
    """
    The settings of a scenario and the files that they name.

    Parameters
    ----------
    folder
        What relative paths are relative to.
    file
        The ``scenario.toml``; None: the scenario is a single store file.
    settings
        The settings in force; None: they are faulty.
    stores, reps
        The files; None: not there, or not known.
    rules
        The rules setting, also of faulty settings, so that the rest can be judged.
    faults
        RP101, RP102, RP103, RP109, RP111, RP140 to RP146 and RP156.
    """

    folder: Path
    file: Path | None
    settings: Settings | None
    stores: Path | None
    reps: Path | None
    rules: str | Mapping[str, Any] | None
    faults: tuple[Fault, ...]

    @property
    def settings_in_force(self) -> Settings:
        """The settings, where they are known to have no fault."""
        if self.settings is None:
            raise InputError(self.faults)
        return self.settings

    def relative(self, path: Path) -> str:
        """A path as the settings name it: relative to the folder where that is possible."""
        try:
            return Path(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:
            return path.absolute().as_posix()

    def sha256(self, path: Path) -> str:
        """The hash of a file's bytes."""
        return hashlib.sha256(read_file(path)).hexdigest()


def find_files(path: Path, overrides: Mapping[str, Any]) -> ScenarioFiles:
    """
    Read the settings of a scenario and find its files.

    Parameters
    ----------
    path
        A folder with a ``scenario.toml``, that file, or a single store file.
    overrides
        Settings that win over the file's.

    Raises
    ------
    InputError
        RP101, RP102, RP103, RP109, RP111, RP140 or RP145, when there is nothing to go on.
    """
    file, folder, content = _content(path)
    both = merged(content, overrides)

    def where(key: str) -> str:
        top = key.split(".")[0]
        return f"settings {key}" if top in overrides or file is None else f"{file.name} {key}"

    settings, faults = read_settings(both, where)
    stores, store_faults = _store_file(folder, both.get("stores"), where("stores"))
    reps, rules = both.get("reps"), both.get("rules")
    beside = _unused(folder, both) if file is not None else ()
    return ScenarioFiles(
        folder=folder,
        file=file,
        settings=settings,
        stores=stores,
        reps=folder / reps if isinstance(reps, str) and reps else None,
        rules=rules if isinstance(rules, str | Mapping) else None,
        faults=(*faults, *store_faults, *beside),
    )


def _content(path: Path) -> tuple[Path | None, Path, dict[str, Any]]:
    if path.is_dir():
        file = path / SCENARIO_FILE
        if not file.exists():
            raise InputError([Fault.of("RP145", str(path))])
        return file, path, read_toml(file)
    if path.suffix.lower() == ".toml":
        return path, path.parent, read_toml(path)
    if not path.exists():
        raise InputError([Fault.of("RP101", str(path))])
    if path.suffix.lower() not in (*SUFFIXES, ".xls"):
        raise InputError([Fault.of("RP103", path.name, suffix=path.suffix or "-")])
    return None, path.parent, {"stores": path.name}


def _store_file(folder: Path, given: Any, where: str) -> tuple[Path | None, tuple[Fault, ...]]:
    if isinstance(given, str | Path) and str(given):
        return folder / given, ()
    if given is not None:
        return None, ()
    found = [name for name in STORE_FILES if (folder / name).exists()]
    if len(found) == 1:
        return folder / found[0], ()
    return None, (Fault.of("RP146", where, found=", ".join(found) or "-"),)


def _unused(folder: Path, content: Mapping[str, Any]) -> tuple[Fault, ...]:
    return tuple(
        Fault.of("RP156", name, key=example)
        for name, example in BESIDE.items()
        if content.get(example.split(" ")[0]) is None and (folder / name).exists()
    )
