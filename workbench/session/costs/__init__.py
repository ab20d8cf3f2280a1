"""Questions about whose a cost is, how it was computed and why it changed, in a project that allocates cloud cost.

What answers them is no query but a cell of `%efficiency`: only the allocation knows whose a cost is, and what moved it.
"""

from __future__ import annotations

from workbench.efficiency.named import read as named_in
from workbench.session.costs.asking import explained
from workbench.session.costs.changes import before_of, cost_change
from workbench.session.costs.explanation import Explanation, explanation_of
from workbench.session.costs.mentions import Names

__all__ = ["Explanation", "Names", "before_of", "cost_change", "explained", "explanation_of", "named_in"]
