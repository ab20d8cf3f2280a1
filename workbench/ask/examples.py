"""Confirmed questions: the same words again get the query that somebody vouched for, as long as it still plans."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.propose import Planner
from workbench.errors import WorkbenchError
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search.words import STOP_WORDS, split

_SURE = 0.98

#: Words that change what is asked though search leaves them out.
_TELLING = frozenset({"how", "many", "much", "per", "no", "not", "from", "to", "by", "if", "than"})


def remembered(question: str, memory: Sequence[tuple[str, str]], plan: Planner) -> Answer | None:
    """Return the confirmed answer to a question, the newest first; None where there is none."""
    asked = _normal(question)
    for known, query in memory:
        if _normal(known) != asked:
            continue
        try:
            value = parse(query)
            plan(value)
        except WorkbenchError:  # the catalog has changed since
            continue
        reason = Reason(question, "memory", text(value), f"Confirmed before for: {known}")
        return Answer(question, value, text(value), _SURE, Zone.ANSWER, (reason,))
    return None


def _normal(question: str) -> tuple[str, ...]:
    return tuple(word for word in split(question) if word not in STOP_WORDS or word in _TELLING)
