"""Widgets: `explore(workbench)`, to find a metric, pick dimensions, and see the result with the query to copy."""

from __future__ import annotations

from workbench.widgets.explorer import Explorer, Source, explore

__all__ = ["Explorer", "Source", "explore"]
