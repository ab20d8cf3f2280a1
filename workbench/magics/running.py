"""Running a query so that the interrupt button reaches it.

An engine's call may hold the main thread where no signal is heard. The query runs beside it; the main thread waits,
hears the interrupt, and cancels.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from workbench.magics.faults import Interrupted

T = TypeVar("T")

_HEARS_EVERY = 0.1  # seconds; only Windows needs it, where waiting does not hear signals
_PATIENCE = 10.0  # seconds for the engine to let go


def interruptible(work: Callable[[], T], cancel: Callable[[], None]) -> T:
    """Return what `work` returns or raise what it raises.

    Raises:
        Interrupted: the user stopped it; `cancel` was called and the work has ended, or ignored it for ten seconds.
    """
    job = _Job(work)
    try:
        job.start()
        while not job.done.wait(_HEARS_EVERY):
            pass
    except KeyboardInterrupt:
        cancel()
        job.done.wait(_PATIENCE)
        raise Interrupted from None
    return job.outcome()


class _Job(threading.Thread, Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(name="metric query", daemon=True)
        self.done = threading.Event()
        self._work = work
        self._value: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._value.append(self._work())
        except BaseException as error:  # noqa: BLE001  handed to the thread that waits
            self._error = error
        finally:
            self.done.set()

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._value[0]
