"""Questions in words, answered with query text or declined.

`Asker(catalog, index, values).ask(question, today=…, plan=…)` gives an `Answer`: a query that plans, with the reasons word
by word and a confidence, or what is missing and the metrics that come near.

It is built in layers, of which each uses only those before it: `language` (English), `time` (phrases of time), `terms` (what
a catalog calls its things), `grounding` (what a question names of them), `measuring` (which metric is meant), `drafting` (one
reading to one query), `reading` (all readings, and how sure each is), `replies` (what comes back beside or instead of a
query) and `memory` (confirmed questions). `answering` puts them together; `evaluation` judges, `learning` and `train` teach.
"""

from __future__ import annotations

from workbench.ask.answer import Alternative, Answer, Choice, Named, Reason, Zone
from workbench.ask.answering import Asker, ask
from workbench.ask.replies.explain import all_dates

__all__ = ["Alternative", "Answer", "Asker", "Choice", "Named", "Reason", "Zone", "all_dates", "ask"]
