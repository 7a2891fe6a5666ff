"""What one more stop adds at each place of a route, against the longer route."""

from __future__ import annotations

from collections.abc import Sequence

from routeplan.solver._engine import Instance, added_units, route_units

BROKEN = 10**14  # no route of these tests that keeps its limits costs as much


def places_for(instance: Instance, route: Sequence[int], new: int) -> int:
    """Ask for every place in a route that keeps its limits; at how many the new stop fits."""
    without = route_units(instance, 0, list(route))
    if without >= BROKEN:
        return 0
    fitting = 0
    for position in range(len(route) + 1):
        longer = route_units(instance, 0, [*route[:position], new, *route[position:]])
        added = added_units(instance, 0, list(route), new, position)
        assert added == longer - without if longer < BROKEN else added >= BROKEN
        fitting += longer < BROKEN
    return fitting
