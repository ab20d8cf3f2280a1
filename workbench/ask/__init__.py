"""Questions in words, answered with query text or declined.

`Asker(catalog, index, values).ask(question, today=…, plan=…)` gives an `Answer`: a query that plans, with the reasons word
by word and a confidence, or what is missing and the metrics that come near.
"""

from __future__ import annotations

from workbench.ask.answer import Alternative, Answer, Choice, Named, Reason, Zone
from workbench.ask.answering import Asker, ask
from workbench.ask.explain import all_dates

__all__ = ["Alternative", "Answer", "Asker", "Choice", "Named", "Reason", "Zone", "all_dates", "ask"]
