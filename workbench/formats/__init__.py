"""Definitions of other systems: read to a catalog of ours, with everything that could not be kept named.

    workbench.formats.metricflow.load("semantic/")      # -> Import(catalog, losses)

Each format also translates a request in its system's own syntax to a `MetricQuery`, its columns named as there.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from workbench.formats.model import Export, Import, Loss

__all__ = ["Export", "Import", "Loss"]

#: Formats that `workbench.formats.<name>` loads on first use.
_FORMATS = frozenset({"datajunction", "metricflow", "native", "ossie"})


def __getattr__(name: str) -> ModuleType:
    if name in _FORMATS:
        return import_module(f"workbench.formats.{name}")
    message = f"module 'workbench.formats' has no attribute '{name}'"
    raise AttributeError(message)
