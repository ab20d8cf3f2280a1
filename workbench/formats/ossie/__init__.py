"""Apache Ossie semantic models (core specification 0.2, YAML or JSON) to a catalog, and back.

    done = ossie.load("model.yaml")                # -> Import(catalog, losses)
    ossie.export(done.catalog).document            # a document of the specification, equal to what was read

What a catalog has no place for (other dialects' expressions, vendors' extensions) is kept in `meta`, so that it comes
back. What it does not obey is named as a loss.
"""

from __future__ import annotations

from workbench.formats.ossie.exporting import export
from workbench.formats.ossie.loading import load

__all__ = ["export", "load"]
