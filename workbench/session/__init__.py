"""The one place that joins the parts: a catalog, a warehouse, search, asking and what is remembered."""

from __future__ import annotations

from workbench.session.opening import browse, open_workbench
from workbench.session.workbench import Workbench

__all__ = ["Workbench", "browse", "open_workbench"]
