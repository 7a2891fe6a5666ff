from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

class Instance:
    def __init__(
        self,
        travel: Ints,
        parking: Ints,
        traffic: Ints,
        stay: Ints,
        load: Longs,
        left_out: Longs,
        visit_units: Longs,
        always_open: npt.NDArray[np.uint8],
        window_first: Ints,
        windows: Ints,
        variants: Ints,
        slots: Longs,
        column_first: Ints,
        column_slots: Ints,
        choice_first: Ints,
        choice_columns: Ints,
        set_first: Ints,
        set_of_store: Ints,
        weights: Longs,
    ) -> None: ...

class Snapshot:
    def __init__(self, routes: Sequence[Sequence[int]], choices: Sequence[int]) -> None: ...
    @property
    def routes(self) -> Sequence[Sequence[int]]: ...
    @property
    def choices(self) -> Sequence[int]: ...
    @property
    def units(self) -> int: ...

class Search:
    def __init__(self, instance: Instance, seed: int) -> None: ...
    def run(self, iterations: int, from_fraction: float, to_fraction: float) -> None: ...
    def adopt(self, snapshot: Snapshot) -> None: ...
    @property
    def units(self) -> int: ...
    @property
    def best(self) -> Snapshot: ...
    @property
    def best_units(self) -> int: ...
    @property
    def best_left_out_visits(self) -> int: ...

def route_units(instance: Instance, slot: int, stores: Sequence[int]) -> int: ...
def added_units(
    instance: Instance, slot: int, stores: Sequence[int], store: int, position: int
) -> int: ...
