"""DataJunction's deployment YAML to a catalog, and its requests to queries.

    done = datajunction.load("nodes/")                       # one namespace, the folder above several, or https://host
    datajunction.query(done.catalog, metrics=["v3.total_revenue"], dimensions=["v3.date.month[order]"])

Sources, transforms and dimension nodes become datasets, dimension links links under their role, metrics metrics, cubes
cubes. A node that only renames or computes columns of another reads that node's table itself.
"""

from __future__ import annotations

from workbench.formats.datajunction.loading import load
from workbench.formats.datajunction.request import query

__all__ = ["load", "query"]
