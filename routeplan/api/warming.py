"""What the first answers after a start need, made ready beside them."""

from __future__ import annotations

from threading import Event, Thread

from routeplan.api.watch import log_incident
from routeplan.archive import Archive
from routeplan.archive.laying import lay_today


class Warming:
    """Lays today's lists in a thread of its own, until it is done or stopped."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="warming", daemon=True)

    def __enter__(self) -> Warming:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            for _ in lay_today(self._archive):
                if self._stopped.is_set():
                    return
        except Exception as error:
            # Whoever asks for a list that cannot be laid is told; the service goes on.
            log_incident(error)
