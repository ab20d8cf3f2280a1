"""A failed cell: the error is raised, so that Run All stops, and shown as its message alone, without a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from workbench.errors import WorkbenchError

_BOLD_RED = "\x1b[1;31m"
_RED = "\x1b[31m"
_OFF = "\x1b[0m"


class Interrupted(KeyboardInterrupt):
    """The user stopped the cell; its query was cancelled."""

    def _render_traceback_(self) -> list[str]:
        return [f"{_BOLD_RED}Interrupted.{_OFF} The query was cancelled; the notebook goes on from here."]


@contextmanager
def one_message() -> Iterator[None]:
    """Let a user's mistake leave the cell as one message; our own mistakes keep their traceback."""
    try:
        yield
    except WorkbenchError as error:
        # IPython asks the raised object itself how it wants to be shown.
        setattr(error, "_render_traceback_", partial(rendered, error))  # noqa: B010  errors know nothing of IPython
        raise error from None


def rendered(error: WorkbenchError) -> list[str]:
    """Return the message in lines, the fault red, the caret under its place."""
    return [_coloured(line) for line in str(error).splitlines()]


def _coloured(line: str) -> str:
    if line.startswith("    "):
        return f"{_RED}{line}{_OFF}" if not line.strip(" \t^") else line
    return f"{_BOLD_RED}{line}{_OFF}"
