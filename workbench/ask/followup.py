"""A follow-up edits the query before it: `only Newark`, `and by month`, `in July`."""

from __future__ import annotations

from dataclasses import replace

from workbench.ask.answer import Answer, Zone
from workbench.ask.build import Builder
from workbench.ask.conditions import conjunction
from workbench.ask.ground import Grounding
from workbench.ask.measure import Scored, telling
from workbench.ask.propose import Planner
from workbench.ask.values import ValueDictionary
from workbench.ask.vocabulary import Vocabulary
from workbench.errors import WorkbenchError
from workbench.query.expression import And, Expression
from workbench.query.model import Metric, MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text

_SURE = 0.75


def continued(
    grounding: Grounding, previous: str, vocabulary: Vocabulary, dictionary: ValueDictionary, plan: Planner
) -> Answer | None:
    """Return the previous query with what was added; None where the question names something to measure of its own."""
    if any(telling(grounding.words[i]) == 1.0 for i in grounding.left):
        return None
    keys = measured(previous, vocabulary)
    if not keys:
        return None
    before = parse(previous)
    metrics = tuple(Scored(vocabulary.metrics[key], 1.0, 1.0, 1.0, 1.0, (), ()) for key in keys)
    added, draft = Builder(grounding, vocabulary, dictionary).draft(metrics, by=[item.path for item in before.by])
    query = _joined(before, added)
    if query == before or draft.lost or not _plans(query, plan):
        return None
    reasons = tuple(reason for _, reason in draft.reasons if reason.kind != "metric")
    notes = ("It continues the query before.", *draft.assumptions)
    return Answer(grounding.question, query, text(query), _SURE, Zone.ANSWER, reasons, notes)


def measured(previous: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the metrics of a query text; none where it is no query or has unknown ones."""
    try:
        items = parse(previous).metrics if previous else ()
    except WorkbenchError:
        return ()
    names = (item.name for item in items if isinstance(item, Metric))
    return tuple(key for name in names for key in vocabulary.catalog.metric_keys(name)[:1] if key in vocabulary.metrics)


def _joined(before: MetricQuery, added: MetricQuery) -> MetricQuery:
    return replace(
        before,
        by=tuple(dict.fromkeys((*before.by, *added.by))),
        where=conjunction([*_parts(before.where), *_parts(added.where)]),
        during=added.during or before.during,
        having=conjunction([*_parts(before.having), *_parts(added.having)]),
        order=added.order or before.order,
        limit=added.limit or before.limit,
    )


def _parts(condition: Expression | None) -> tuple[Expression, ...]:
    return () if condition is None else condition.operands if isinstance(condition, And) else (condition,)


def _plans(query: MetricQuery, plan: Planner) -> bool:
    try:
        plan(query)
    except WorkbenchError:
        return False
    return True
