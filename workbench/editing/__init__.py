"""A query text while it is typed: what its words are, what is wrong with it, and what may come next."""

from __future__ import annotations

from workbench.editing.completing import complete
from workbench.editing.inspecting import inspect
from workbench.editing.model import Completion, Inspection, Item, Mark, Problem, ValueLookup

__all__ = ["Completion", "Inspection", "Item", "Mark", "Problem", "ValueLookup", "complete", "inspect"]
