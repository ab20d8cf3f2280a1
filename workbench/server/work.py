"""A piece of work that tells what it does, and that whoever asked can stop."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Stopped(Exception):  # noqa: N818  whoever asked has gone; nobody is told
    """The work was stopped."""


class Work:
    """What a request has the server do.

    Args:
        tell: is told each new sentence about what goes on, from the thread that works.
    """

    def __init__(self, tell: Callable[[str], None] = lambda _: None) -> None:
        self._tell = tell
        self._last = ""
        self._stopped = threading.Event()

    def say(self, sentence: str) -> None:
        """Tell what goes on, once; often called, so that the work ends soon after it was stopped.

        Raises:
            Stopped: whoever asked has gone.
        """
        if self._stopped.is_set():
            raise Stopped
        if sentence != self._last:
            self._last = sentence
            self._tell(sentence)

    def stop(self) -> None:
        """Have the work end where it next says something."""
        self._stopped.set()
