"""The exceptions."""

from __future__ import annotations

from collections.abc import Iterable

from routeplan.errors.fault import Fault


class RouteplanError(Exception):
    """The root of every error that routeplan raises on purpose."""


class InputError(RouteplanError):
    """
    The input cannot be used as it is.

    Parameters
    ----------
    faults
        All that was found, one or more; warnings may be among them.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NoPlanExistsError(RouteplanError):
    """It is proved that no plan keeps every rule."""


class NoPlanFoundError(RouteplanError):
    """The search stopped before it had a plan; one may exist."""


class NotAllowedError(InputError):
    """Whoever asks has no right to it."""


class NotThereError(InputError):
    """What is asked for does not exist, or not for whoever asks."""


class ConflictError(InputError):
    """What is asked for does not fit what is there: its state, its version or its id."""
