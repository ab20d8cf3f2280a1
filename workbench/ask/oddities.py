"""What makes a reading doubtful though its words are known: a strange result, supposed values, words passed over, wants unmet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.draft import Draft
from workbench.ask.ground import Grounding
from workbench.ask.known import Known
from workbench.ask.lexicon import COMPARE_MARKS
from workbench.ask.meanings import plain_at
from workbench.ask.measure import Scored
from workbench.ask.quantities import kinds
from workbench.ask.words import telling
from workbench.catalog.model import DimensionType
from workbench.query.conjunction import conjuncts
from workbench.query.expression import In
from workbench.query.model import MetricQuery
from workbench.query.walk import columns

#: How much a value counts that may as well be none, or what only a description speaks of.
_MAYBE = 0.4

#: More of it tells no more.
_MOST = 2.0


#: Small words that change what is asked: parts of verbs, verbs that say what became of something, what turns or narrows.
_TURNS = frozenset(
    """back off up out down away over dropped came took taken started got went made given come comes take gone turned % not
    full own often still left no only again yet already one other both""".split()
)

#: What begins a clause that tells more.
_CLAUSES = frozenset("that who where which whose".split())

#: What sets a time beside another, or asks what became of something.
_CHANGES = COMPARE_MARKS | frozenset(
    """change changed changes changing growth grew grown growing trend trends trending trended development developed evolved
    increase increased decrease decreased up""".split()
)

#: What is asked of how great something is; a count is not.
_GREAT = frozenset(
    "old young far heavy tall wide deep hot warm cold expensive dear cheap costly satisfied happy thick loud".split()
)


def odd(query: MetricQuery, paths: Sequence[Known]) -> float:
    """Return how many parts of a result hardly anybody asks for.

    That is a row for each of what is kept to one, or kept by a bound; for each moment, without a unit of time; or for
    each key, where none is ranked.
    """
    known = {path.parts: path for path in paths}
    by = {item.path for item in query.by}
    several = (condition for condition in conjuncts(query.where) if not isinstance(condition, In))
    kept = sum(1 for condition in several if by & {column.path for column in columns(condition)})
    ends = [known[path.parts].reached for path in by if path.parts in known]
    moments = sum(
        1
        for end in ends
        if end.dimension is not None and end.dimension.type is DimensionType.TIME and not (end.grain or end.part)
    )
    keys = sum(1 for end in ends if end.dimension is None) if query.limit is None else 0
    return min(_MOST, float(kept + moments + keys))


def supposed(grounding: Grounding, draft: Draft) -> float:
    """Return how far what rows are kept by was only supposed: a part of a value, another word for it, a description."""
    values = [use for use in grounding.values if draft.used & set(range(use.start, use.stop))]
    least = max((1.0 - use.matches[0].score for use in values), default=0.0)
    hints = (use for use in grounding.dimensions if use.hinted and draft.used & set(range(use.start, use.stop)))
    return min(_MOST, least + _MAYBE * (sum(use.vague for use in values) + len(list(hints))))


def passed(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> float:
    """Return how many telling words became no part of a reading, and are no strangers only because things around it are called so."""
    return float(len(list(_passed(grounding, draft, alien))))


def turned(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> float:
    """Return how many small words became no part of a reading that change what is asked: `came back`, `still out`, `not only`."""
    return min(_MOST, float(sum(word in _TURNS for word in _left(grounding, draft, alien))))


def unmet(grounding: Grounding, draft: Draft, query: MetricQuery) -> float:
    """Return how many wants of a question a query does not meet, though it says their words or passes them over.

    That is a number that became nothing, a change or a difference of nothing, an order that is none, and which is
    first in each group though nothing else divides it.
    """
    words, rank = grounding.words, grounding.rank
    at = {i for metric in draft.metrics for i in metric.at}
    times = {i for span in grounding.times for i in range(span.start, span.stop)}
    numbers = (i for i, word in enumerate(words) if word.number is not None and i not in draft.used | at | times)
    changes = any(word.plain in _CHANGES and i not in draft.used | at for i, word in enumerate(words))
    still = changes and query.compare is None and not query.by and len(query.metrics) == 1
    unordered = rank is not None and not query.order
    alone = rank is not None and not rank.listed and bool(draft.each) and len(draft.by) == len(draft.each)
    return min(_MOST, float(any(True for _ in numbers)) + still + unordered + alone)


def only_counted(grounding: Grounding, metrics: Sequence[Scored]) -> bool:
    """Return whether it is asked how great something is, and how many there are is said: `how old are the people who complain`."""
    words = grounding.words
    great = any(w.plain == "how" and plain_at(words, i + 1) in _GREAT for i, w in enumerate(words))
    return great and all(kinds(m.words.metric) == {"count"} for m in metrics)


def clauses(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> float:
    """Return whether a clause or a second part was begun that became no part of a reading; 2 for both."""
    left = set(_left(grounding, draft, alien))
    return float(bool(left & _CLAUSES)) + float("and" in left)


def _left(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> Iterator[str]:
    """The words that a reading has no use for and that are no strangers to it."""
    said = draft.used.union(alien, *(metric.at for metric in draft.metrics))
    yield from {word.plain for i, word in enumerate(grounding.words) if i not in said}


def _passed(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> Iterator[int]:
    own = {stem for m in draft.metrics for stem in m.words.words.union(*m.words.phrases)}
    said = draft.used.union(alien, *(metric.at for metric in draft.metrics))
    for i in grounding.left:
        if i not in said and telling(grounding.words[i]) == 1.0 and grounding.words[i].stem not in own:
            yield i
