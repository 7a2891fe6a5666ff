"""One road map for many questions: its graphs are read once, each when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, get_args

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode

if TYPE_CHECKING:
    from routeplan.travel.roads import Roads
    from routeplan.travel.roads.new_ways import NewWays

# Whoever asks says how far from a road a place may be.
ANY_M = 10_000_000
# Between the sources of a travel that has several.
AND = "; "


class RoadMap:
    """
    The roads of a file, for every mode that they can be used by.

    Its answers may be asked for by several threads at once.

    Parameters
    ----------
    file
        See ``read_graph``.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read: dict[Mode, Roads | None] = {}
        # Who asks for cars need not wait until the paths on foot are read.
        self._locks = {mode: Lock() for mode in get_args(Mode)}

    def require(self, modes: Iterable[Mode]) -> None:
        """
        Read the roads for some modes, so that what is wrong is known at once.

        Raises
        ------
        InputError
            RP701 to RP703, RP711 and RP713, of all these modes.
        """
        faults: list[Fault] = []
        for mode in modes:
            try:
                self._read[mode] = self._roads(mode)
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError(dict.fromkeys(faults))

    def roads(self, mode: Mode) -> Roads | None:
        """The roads for a mode; None: the file has none."""
        with self._locks[mode]:
            if mode not in self._read:
                try:
                    self._read[mode] = self._roads(mode)
                except InputError:
                    self._read[mode] = None
            return self._read[mode]

    def ways(
        self, mode: Mode, limit_m: int, calibration: float, error_percent: float | None
    ) -> NewWays | None:
        """New ways on its roads; None: the file has none for the mode. See ``NewWays``."""
        roads = self.roads(mode)
        if roads is None:
            return None
        from routeplan.travel.roads.new_ways import NewWays

        return NewWays(roads, limit_m, calibration, error_percent)

    def _roads(self, mode: Mode) -> Roads:
        # SciPy takes its time to load, and only who has a road map needs it.
        from routeplan.travel.cache import cache_folder
        from routeplan.travel.roads import Roads, read_graph

        return Roads(read_graph(self.file, mode, keep=cache_folder()), limit_m=ANY_M)
