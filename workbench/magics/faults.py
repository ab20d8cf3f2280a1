"""A failed cell: the error is raised, so that Run All stops, and shown as its message alone, without a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from textwrap import wrap

from workbench.errors import WorkbenchError

_BOLD = "\x1b[1m"  # no red: Jupyter's error box is red already, and dark themes make red on it unreadable
_OFF = "\x1b[0m"
_WIDTH = 96


class Interrupted(KeyboardInterrupt):
    """The user stopped the cell; its query was cancelled."""

    def _render_traceback_(self) -> list[str]:
        return [f"{_BOLD}Interrupted.{_OFF} The query was cancelled; the notebook goes on from here."]


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
    """Return the message in lines: sentences bold and broken between words, the text with its caret as it is.

    JupyterLab would break a long line anywhere.
    """
    return [shown for line in str(error).splitlines() for shown in _lines(line)]


def _lines(line: str) -> list[str]:
    if line.startswith("    "):
        return [line]
    return [f"{_BOLD}{part}{_OFF}" for part in wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)]
