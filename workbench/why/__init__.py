"""Why a metric changed: exactly what each value of each dimension added to the change between two stretches of time."""

from __future__ import annotations

from workbench.why.case import Case, case
from workbench.why.model import Change, Part, Split

__all__ = ["Case", "Change", "Part", "Split", "case"]
