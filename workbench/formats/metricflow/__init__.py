"""dbt MetricFlow: its semantic layer as a catalog, its requests as queries."""

from __future__ import annotations

from workbench.formats.metricflow.exporting import export
from workbench.formats.metricflow.load import load
from workbench.formats.metricflow.request import query

__all__ = ["export", "load", "query"]
