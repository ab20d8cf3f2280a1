"""A confirmed question that is like one in meaning and leaves nothing of it out: what was confirmed is meant again.

Likeness alone tells `revenue by shop` from `waste by shop` badly. So the question is read with the metrics of the confirmed
query: all that was heard in it must be in that query, and what is in the query beside needs words that nothing else explains.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
from workbench.query.expression import Compare, Literal, Within
from workbench.query.model import Metric, MetricQuery, Period
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search.words import split

#: From this cosine on two questions may say the same, and from which on it is as good as said.
_LIKE, _SURE = 0.45, 0.7

#: How sure the former make, and the latter.
_PERHAPS, _SAID = 0.55, 0.75

#: From which on where not all of the query was heard, where not even the metric was named, and where it lists values.
_GUESSED, _UNNAMED, _LISTED = 0.6, 0.65, 0.75

#: So many parts of a query that were all heard tell it from others.
_TELLING = 2

#: What a query has that is always heard: times and numbers have words of their own.
_HEARD = frozenset({"during", "having"})

#: How many confirmed questions, the most alike, are read.
_READ = 6


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
    same = [(heard, one) for one in known if (heard := _heard(grounding, one, scene)) is not None]
    best = max((heard for heard, _ in same), default=0)
    found = {one.query: one for heard, one in reversed(same) if heard == best}
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


def _heard(grounding: Grounding, one: Precedent, scene: Scene) -> int | None:
    """How many parts of a query were heard, where that is all that was; None where a question says otherwise, or too little.

    What is in the query beside must have words of its own, which say nothing else.
    """
    try:
        wanted = parse(one.query)
    except WorkbenchError:  # the grammar has changed since
        return None
    if wanted.values:
        more = grounding.times or grounding.values or grounding.numbers or grounding.rank
        counted = any(word.stem in scene.vocabulary.shapes for word in grounding.words)
        return 1 if one.alike >= _LISTED and not (more or counted) else None
    metrics = _metrics(grounding, wanted, scene)
    if metrics is None:
        return None
    made, draft = Builder(grounding, scene.vocabulary, scene.dictionary).draft(metrics)
    if draft.astray or not _orders_alike(made, wanted):
        return None
    want, have = (set(_parts(each, grounding.today)) for each in (wanted, made))
    missing = want - have
    if not have <= want or any(map(_always_heard, missing)):
        return None
    shared = set(map(scene.vocabulary.stem, split(one.question)))
    strange = set.intersection(*(set(m.alien) for m in metrics)) - draft.used
    apart = [w for i in strange if telling(w := grounding.words[i]) == 1.0 and w.stem not in shared]
    if any(w.plain in BEYOND or w.capital or w.stem in scene.vocabulary.names for w in apart):
        return None
    unnamed = any(not m.named for m in metrics)
    told = all(w.plain.endswith(("ed", "ing")) for w in apart) if not (missing or unnamed) else bool(apart)
    return len(have) if told and one.alike >= _least(have, missing, unnamed=unnamed) else None


def _always_heard(part: tuple[str, Any]) -> bool:
    """Whether a part of a query has words that are understood in any catalog: times and numbers."""
    kind, what = part
    number = isinstance(what, Within) or (isinstance(what, Compare) and not _named(what))
    return kind in _HEARD or (kind == "by" and what[0] == "time") or number


def _named(condition: Compare) -> bool:
    """Whether a condition compares with a name, and not with a number or a day."""
    return isinstance(condition.right, Literal) and isinstance(condition.right.value, str)


def _least(have: Collection[object], missing: Collection[object], *, unnamed: bool) -> float:
    """How alike two questions must be, by what was heard of the query."""
    if not missing and len(have) >= _TELLING:
        return _LIKE
    return _UNNAMED if unnamed else _GUESSED


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
