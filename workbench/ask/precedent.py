"""A confirmed question that is like one in meaning and leaves nothing of it out: what was confirmed is meant again.

Likeness alone tells `revenue by shop` from `waste by shop` badly. So the question is read with the metrics of the confirmed
query: all that was heard in it must be in that query, and what is in the query beside needs words that nothing else explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from workbench.ask.alignment import Scene
from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.build import Builder
from workbench.ask.examples import Lessons
from workbench.ask.ground import Grounding
from workbench.ask.lexicon import BEYOND
from workbench.ask.measure import Scored, scored
from workbench.ask.propose import Planner
from workbench.ask.words import telling
from workbench.errors import WorkbenchError
from workbench.planner.period import stretch
from workbench.query.conjunction import conjuncts
from workbench.query.model import Metric, MetricQuery, Period
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search.words import split

#: From this cosine on two questions may say the same, and from which on it is as good as said.
_LIKE, _SURE = 0.6, 0.7

#: How sure the former make, and the latter.
_PERHAPS, _SAID = 0.55, 0.75

#: The same where even the metric is said in words that nothing explains.
_UNNAMED = 0.65

#: What a query has that is always heard: times and numbers have words of their own.
_HEARD = frozenset({"during", "having"})

#: How many confirmed questions, the most alike, are read.
_READ = 3


class Precedent(NamedTuple):
    """A confirmed question and its query text, with how alike it is to the one that is asked."""

    question: str
    query: str
    alike: float


def precedents(question: str, scene: Scene, lessons: Lessons) -> tuple[Precedent, ...]:
    """Return the confirmed questions that are like one in meaning, the most alike first; none without an encoder."""
    likeness = scene.near.likeness(question, [known for known, _ in lessons.pairs])
    found = (Precedent(*pair, like) for pair, like in zip(lessons.pairs, likeness, strict=False) if like >= _LIKE)
    return tuple(sorted(found, key=lambda one: -one.alike))[:_READ]


def followed(
    grounding: Grounding, known: Sequence[Precedent], scene: Scene, plan: Planner, lessons: Lessons
) -> Answer | None:
    """Return what was confirmed for a question that says the same; None where there is none, or two that differ."""
    found = {one.query: one for one in reversed(known) if _same(grounding, one, scene)}
    if len(found) != 1:
        return None
    (one,) = found.values()
    try:
        query = parse(one.query)
        plan(query)
    except WorkbenchError:  # the catalog has changed since
        return None
    sure = one.alike >= _SURE
    reason = Reason(grounding.question, "memory", text(query), lessons.vouched(one.question, one.query))
    said = None if sure else f"Is it the same as '{one.question}'?"
    zone = Zone.ANSWER if sure else Zone.CHOOSE
    chance = _SAID if sure else _PERHAPS
    return Answer(grounding.question, query, text(query), chance, zone, (reason,), clarification=said)


def _same(grounding: Grounding, one: Precedent, scene: Scene) -> bool:
    """Whether all that was heard is in a query, and what is in it beside has words of its own, which say nothing else."""
    try:
        wanted = parse(one.query)
    except WorkbenchError:  # the grammar has changed since
        return False
    metrics = _metrics(grounding, wanted, scene)
    if metrics is None:
        return False
    made, draft = Builder(grounding, scene.vocabulary, scene.dictionary).draft(metrics)
    if draft.astray or not _orders_alike(made, wanted):
        return False
    want, have = (set(_parts(each, grounding.today)) for each in (wanted, made))
    if not have <= want:
        return False
    missing = want - have
    if any(kind in _HEARD or (kind == "by" and what[0] == "time") for kind, what in missing):
        return False
    shared = set(map(scene.vocabulary.stem, split(one.question)))
    strange = set.intersection(*(set(m.alien) for m in metrics)) - draft.used
    apart = [w for i in strange if telling(w := grounding.words[i]) == 1.0 and w.stem not in shared]
    unnamed = any(not m.named for m in metrics)
    if any(w.plain in BEYOND or w.capital or w.stem in scene.vocabulary.names for w in apart):
        return False
    return bool(apart) == bool(missing or unnamed) and (not unnamed or one.alike >= _UNNAMED)


def _metrics(grounding: Grounding, query: MetricQuery, scene: Scene) -> tuple[Scored, ...] | None:
    """The metrics of a query as they fit a question; None where it asks for anything else than metrics."""
    names = [item.name for item in query.metrics if isinstance(item, Metric)]
    keys = [key for name in names for key in scene.vocabulary.catalog.metric_keys(name)[:1]]
    if not keys or len(keys) != len(query.metrics):
        return None
    found = scored(grounding, scene.vocabulary, scene.near, grounding.left, dict.fromkeys(keys, 1.0))
    best = {one.words.metric.key: one for one in found}
    return tuple(best[key] for key in keys) if all(key in best for key in keys) else None


def _orders_alike(made: MetricQuery, wanted: MetricQuery) -> bool:
    """Whether an order that was heard is the query's, and none is in it that was not."""
    one, other = ([order.descending for order in query.order] for query in (made, wanted))
    counts = [query.limit.count if query.limit else None for query in (made, wanted)]
    return one == other and counts[0] == counts[1] and made.compare == wanted.compare


def _parts(query: MetricQuery, today: date | None) -> Iterator[tuple[str, Any]]:
    """What a query divides by, keeps and is about, as values that compare."""
    yield from (("by", item.path.parts) for item in query.by)
    yield from (("where", condition) for condition in conjuncts(query.where))
    yield from (("having", condition) for condition in conjuncts(query.having))
    if query.during is not None:
        yield "during", _stretch(query.during, today)


def _stretch(period: Period, today: date | None) -> tuple[object, ...]:
    """The days of a period; those that are still to come count for nothing: `this year` and `2025` are the same in 2025."""
    try:
        found = stretch(period, today)
    except WorkbenchError:
        return (period,)
    if today is None or found.end is None:
        return found.start, found.end
    return found.start, None if found.end.date() > today else found.end
