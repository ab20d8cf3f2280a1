"""Questions for the values of a dimension: `list all airlines`, `which channels are there?`. Nothing is measured."""

from __future__ import annotations

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.ground import Grounding
from workbench.ask.measure import telling
from workbench.ask.propose import Planner
from workbench.ask.vocabulary import Known
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.text import text

_SURE = 0.85

_ASKS = frozenset({"list", "show", "name", "enumerate", "give", "display"})
_WHICH = frozenset({"which", "what"})
_EXISTS = frozenset({"there", "have", "exist", "exists", "available", "possible"})


def listed(grounding: Grounding, plan: Planner) -> Answer | None:
    """Return the query for the values that are asked for; None where something is measured or kept."""
    if len(grounding.dimensions) != 1 or not _asks(grounding) or _says_more(grounding):
        return None
    known = grounding.dimensions[0].options[0][0]
    query = q.MetricQuery(
        values=(q.Dimension(Path(known.parts)),), source=None if known.reached.links else known.dataset
    )
    try:
        plan(query)
    except WorkbenchError:  # its words mean something else, or values of it are not to be listed
        return None
    reason = Reason(grounding.question.strip(), "dimension", f"values of {'.'.join(known.parts)}", _told(known))
    return Answer(grounding.question, query, text(query), _SURE, Zone.ANSWER, (reason,))


def _asks(grounding: Grounding) -> bool:
    plain = [word.plain for word in grounding.words]
    return plain[0] in _ASKS or (plain[0] in _WHICH and bool(_EXISTS & set(plain)))


def _says_more(grounding: Grounding) -> bool:
    slots = (grounding.times, grounding.values, grounding.numbers, grounding.rank)
    use = grounding.dimensions[0]
    rest = (grounding.words[i] for i in grounding.left if not use.start <= i < use.stop)
    return any(slots) or any(telling(word) for word in rest if word.plain not in _EXISTS)


def _told(known: Known) -> str:
    return known.doc.description
