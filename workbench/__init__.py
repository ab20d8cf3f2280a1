"""Metric Workbench: every metric defined once, asked for anywhere in Jupyter.

    import workbench

    wb = workbench.open()                     # the project of this folder, else the packaged example
    wb.run("flights by carrier.name order by flights desc limit 5")

Importing this is quick: what is heavy is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from workbench.session import open_workbench as open  # noqa: A004  the public name

__all__ = ["WorkbenchError", "open"]

#: Parts that `workbench.<part>` loads on first use.
_PARTS = frozenset(
    {
        "catalog",
        "compiler",
        "engines",
        "examples",
        "formats",
        "planner",
        "project",
        "query",
        "result",
        "search",
        "session",
        "widgets",
    }
)


def __getattr__(name: str) -> Any:
    if name == "open":
        return import_module("workbench.session").open_workbench
    if name in _PARTS:
        return import_module(f"workbench.{name}")
    message = f"module 'workbench' has no attribute '{name}'"
    raise AttributeError(message)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register the magics: `%load_ext workbench`."""
    import_module("workbench.magics").load(shell)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Take the magics away again."""
    import_module("workbench.magics").unload(shell)


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    """Tell Jupyter Server where its extension is."""
    return [{"module": "workbench", "app": import_module("workbench.server.app").WorkbenchApp}]
