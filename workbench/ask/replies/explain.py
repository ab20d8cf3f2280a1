"""What is said beside a query, or instead of one: reasons word by word, assumptions, other readings, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.ask.answer import Alternative, Answer, Named
from workbench.ask.grounding.ground import Grounding
from workbench.ask.measuring.shapes import names_what_is_bad, opposed
from workbench.ask.reading.oddities import beside_greatness
from workbench.ask.reading.propose import Reading
from workbench.catalog.model import DimensionType
from workbench.errors import WorkbenchError
from workbench.planner import Plan
from workbench.planner.period import stretch
from workbench.planner.resolved import Branch
from workbench.query.model import MetricQuery
from workbench.query.text import text
from workbench.query.walk import columns

#: How many other readings and near metrics are shown, and from which confidence on.
_OTHERS, _NEAR, _LEAST = 2, 3, 0.05

#: From this likeness on a metric comes near what was asked.
_LIKE = 0.2

#: A reading whose metric fits the words this much worse is not shown, nor one that would not be offered by itself.
_FAR, _OFFERED = 0.5, 0.18

#: Another reading is as likely as the first whose confidence comes so near to its.
_AS_SURE = 0.8


def explained(
    grounding: Grounding,
    best: Reading,
    others: Sequence[Reading],
    roles: Sequence[tuple[MetricQuery, str]] = (),
    *,
    today: date,
    latest: date | None,
) -> Answer:
    """Return the answer that a reading is, with its reasons.

    Args:
        roles: the same query by other roles, which fit the words as well, each with how it differs.
    """
    by_role = {query: _by_role(query, why, best, len(roles)) for query, why in roles}
    shown = _shown(best, [r for r in others if r.query not in by_role])
    readings = (Alternative(r.query, text(r.query), round(chance, 3), _difference(r)) for r, chance in shown)
    alternatives = (*by_role.values(), *readings)[:_OTHERS]
    named = ", ".join(_metrics(r) for r in (best, *(r for r, _ in shown)))
    return Answer(
        question=grounding.question,
        query=best.query,
        text=text(best.query),
        confidence=round(best.confidence, 3),
        reasoning=tuple(reason for _, reason in sorted(best.draft.reasons, key=lambda pair: pair[0])),
        assumptions=(*dict.fromkeys(best.draft.assumptions), *_beyond_data(best.query, today, latest)),
        unused=tuple(grounding.words[i].text for i in best.alien),
        alternatives=alternatives,
        clarification=f"Which is meant: {named}?" if shown else "Is this what you mean?",
    )


def _by_role(query: MetricQuery, why: str, best: Reading, count: int) -> Alternative:
    """The same by another role; what the best leaves of certainty is shared among these."""
    chance = min(best.confidence, (1 - best.confidence) / (count + 1))
    return Alternative(query, text(query), round(chance, 3), why)


def _shown(best: Reading, others: Sequence[Reading]) -> list[tuple[Reading, float]]:
    """The other readings with what the best leaves them of certainty: only one of all can be meant."""
    near = (r for r in others if r.problem is None and not r.draft.lost and r.evidence.fit > best.evidence.fit - _FAR)
    found = {r.query: r for r in near if r.query != best.query and r.confidence >= _OFFERED}
    whole = sum(r.confidence for r in found.values())
    rest = 1 - best.confidence
    chances = ((r, min(r.confidence, rest * r.confidence / whole)) for r in found.values() if r.confidence > 0)
    return sorted((pair for pair in chances if pair[1] >= _LEAST), key=lambda pair: -pair[1])[:_OTHERS]


def opposite(grounding: Grounding, found: Sequence[Reading]) -> str | None:
    """Return why the share of what is good does not answer for what is bad, where no order is asked for, nor what comes as near."""
    if grounding.rank is not None or len(found[0].draft.metrics) > 1:
        return None
    near = (r for r in found if r.problem is None and r.confidence >= _AS_SURE * found[0].confidence)
    words = [reading.draft.metrics[0].words for reading in (found[0], *near)]
    contrary = next((one for one in words if one.shape == "share" and opposed(one, grounding)), None)
    if contrary is None or names_what_is_bad(words[0], grounding):
        return None
    name = contrary.metric.doc.title or contrary.metric.key
    return f"The catalog has only the opposite: {name}. What was asked for is the rest of it, 1 less it."


def abstention(grounding: Grounding, found: Sequence[Reading], beyond: str | None) -> Answer:
    """Return why there is no answer: what is missing, and the metrics that come near."""
    best = found[0]
    near = dict.fromkeys(m.words.metric for r in found for m in r.draft.metrics if m.meaning >= _LIKE)
    return Answer(
        question=grounding.question,
        confidence=round(best.confidence, 3),
        unused=tuple(grounding.words[i].text for i in best.alien),
        clarification=_missing(grounding, best, beyond),
        nearest=tuple(Named(metric.key, metric.doc.title or metric.name) for metric in list(near)[:_NEAR]),
    )


def _missing(grounding: Grounding, best: Reading, beyond: str | None) -> str:
    if beyond:
        return beyond
    if best.draft.lost:
        return " ".join(dict.fromkeys(best.draft.lost))
    if best.problem:
        return best.problem
    if reason := _unfit(best):
        return reason
    if best.alien:
        words = ", ".join(f"'{word}'" for word in dict.fromkeys(grounding.words[i].text for i in best.alien))
        return f"Nothing in the catalog stands for {words}."
    return "No metric of the catalog is close enough to what was asked."


def _unfit(best: Reading) -> str | None:
    """Why a reading that names things the catalog has is still none."""
    metric = best.draft.metrics[0].words.metric
    name = metric.doc.title or metric.key
    if best.alien:
        return None
    if beside_greatness(best.grounding, best.draft.metrics, best.draft.lead):
        return f"It asks how great something is, and {name} does not say that."
    if best.evidence.misshapen:
        return f"It asks for a part of a whole, and no metric here is that part; {name} is a number of its own."
    if best.evidence.idle:
        return f"It asks for the most or the least of {name}, but not among what: add `by` and a dimension."
    return "It does not say what is to be measured." if best.evidence.blank else None


def _metrics(reading: Reading) -> str:
    return " and ".join(m.words.metric.doc.title or m.words.metric.key for m in reading.draft.metrics)


def _difference(reading: Reading) -> str:
    said = reading.draft.metrics[0].words.metric.doc.description
    return f"It measures {_metrics(reading)}{f': {said}' if said else '.'}"


def _beyond_data(query: MetricQuery, today: date, latest: date | None) -> tuple[str, ...]:
    """Say where the period asked for begins after the data ends."""
    if query.during is None or latest is None:
        return ()
    try:
        start = stretch(query.during, today).start
    except WorkbenchError:
        return ()
    return (f"The data ends on {latest}; there is none in this period.",) if start and start.date() > latest else ()


def all_dates(plan: Plan) -> bool:
    """Whether a plan counts the rows of every date: nothing in it is about time but what the result is divided by.

    A balance, a window and an offset choose dates of their own, and what has no time axis has no dates.
    """
    query = plan.resolved.query
    timed = any(_is_dated(branch, query) for branch in plan.resolved.branches)
    return query.during is None and query.compare is None and not timed


def _is_dated(branch: Branch, query: MetricQuery) -> bool:
    filtered = (branch.reached(column.path) for column in columns(query.where))
    return (
        (branch.axis or branch.dataset.time) is None
        or bool(branch.moves)
        or any(leaf.definition.semi is not None for leaf in branch.leaves)
        or any(found.dimension is not None and found.dimension.type is DimensionType.TIME for found in filtered)
    )
