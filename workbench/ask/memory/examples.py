"""What people said of answers: a confirmed or corrected question is answered so again, and so are its paraphrases.

A question that uses the same words for what is measured, but divides or filters otherwise, is measured the same. A query
that somebody said was not meant is not given again for that question and its paraphrases as if nothing had been said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import SHAPES
from workbench.ask.language.words import telling
from workbench.ask.reading.propose import Planner
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Catalog
from workbench.errors import WorkbenchError
from workbench.query.model import Metric, MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search.words import STOP_WORDS, split

#: How sure the same words make, and how sure others that say the same.
_SAME, _PARAPHRASED = 0.98, 0.9

#: Words that are the same, or made of one another; not those of like meaning alone: a charge is a price, and charging is not.
_SAID = 0.7

#: With how many confirmed questions one is compared word by word.
_COMPARED = 40

#: Words that change what is asked though search leaves them out.
_TELLING = frozenset({"how", "many", "much", "per", "no", "not", "from", "to", "by", "if", "than"})

#: Words that are everywhere, and still tell one measure from another: `time to hire` are no `hires`.
_QUANTITIES = frozenset(
    "time times long length value values worth amount amounts change changes days hours weeks".split()
)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What people said, newest first: questions with the query text they confirmed, and with the one they rejected.

    Attributes:
        verified: questions that the catalog's owners vouch for, with the query text and who does; before all others.
        sources: of confirmed questions and query texts, who said so and when: `your question of 12 May 2026`.
    """

    confirmed: tuple[tuple[str, str], ...] = ()
    rejected: tuple[tuple[str, str], ...] = ()
    verified: tuple[tuple[str, str, str], ...] = ()
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The confirmed questions, those that are verified first."""
        return (*((question, query) for question, query, _ in self.verified), *self.confirmed)

    def source(self, question: str, query: str) -> str:
        """Say where a confirmed question comes from."""
        owner = next((by for known, other, by in self.verified if (known, other) == (question, query)), None)
        if owner is not None:
            return f"a question that {owner or 'its owner'} verified"
        return self.sources.get((question, query), "a confirmed question")

    def vouched(self, question: str, query: str) -> str:
        """Say who vouches for an answer, or that somebody confirmed it."""
        owner = next((by for known, other, by in self.verified if (known, other) == (question, query)), None)
        return (
            f"Confirmed before for: {question}" if owner is None else f"Verified by {owner or 'its owner'}: {question}"
        )


def verified_in(catalog: Catalog) -> tuple[tuple[str, str, str], ...]:
    """Return the questions whose answers a catalog's metrics call verified, with the query text and the owner."""
    return tuple(
        (example.title, example.query, metric.doc.owner)
        for metric in catalog.metrics.values()
        for example in metric.doc.examples
        if example.verified and example.title
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A confirmed question, taken apart, and its query text."""

    grounding: Grounding
    query: str


def nearest_in_words(question: str, pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the questions, with their query texts, that share most words with one; in the order they stand in."""
    asked = frozenset(split(question))
    shared = [len(asked & _words(known)) for known, _ in pairs]
    best = sorted(range(len(pairs)), key=lambda i: -shared[i])[:_COMPARED]
    return tuple(pairs[i] for i in sorted(best))


@lru_cache(2048)
def _words(question: str) -> frozenset[str]:
    return frozenset(split(question))


def remembered(question: str, lessons: Lessons, plan: Planner) -> Answer | None:
    """Return the confirmed answer to a question, the newest first; None where there is none."""
    asked = _normal(question)
    for known, query in lessons.pairs:
        if _normal(known) == asked and (value := _plannable(query, plan)):
            return _answer(question, lessons.vouched(known, query), value, _SAME)
    return None


def refused(grounding: Grounding, examples: Sequence[Example], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the query texts that were rejected for a question, or for one that says the same in other words."""
    asked, slots = _normal(grounding.question), _slots(grounding)
    return frozenset(
        _one_line(example.query)
        for example in examples
        if _normal(example.grounding.question) == asked
        or (_slots(example.grounding) == slots and _alike(grounding, example.grounding, vocabulary))
    )


def is_refused(query: MetricQuery, queries: Collection[str]) -> bool:
    """Return whether a query is one of those rejected."""
    return bool(queries) and _one_line(text(query)) in queries


def _one_line(query: str) -> str:
    return " ".join(query.split())


def paraphrased(
    grounding: Grounding, examples: Sequence[Example], vocabulary: Vocabulary, plan: Planner, lessons: Lessons
) -> Answer | None:
    """Return the confirmed answer to a question that says the same in other words; None where there is none."""
    slots = _slots(grounding)
    for example in examples:
        same = _slots(example.grounding) == slots and _alike(grounding, example.grounding, vocabulary)
        if same and (value := _plannable(example.query, plan)):
            vouched = lessons.vouched(example.grounding.question, example.query)
            return _answer(grounding.question, vouched, value, _PARAPHRASED)
    return None


def taught(
    grounding: Grounding,
    examples: Sequence[Example],
    vocabulary: Vocabulary,
    heard: Callable[[Example], bool] | None = None,
) -> tuple[str, ...]:
    """Return the metrics that confirmed questions in the same words measure; none where as many measure something else.

    Of one question the newest word holds. One of which more than the metric was not heard teaches nothing: its words may mean
    that. A word for the rows alone teaches nothing: `the longest flights` are not `the
    flights of Delta`.
    """
    if _measured(grounding) <= vocabulary.plain:
        return ()
    alike = (e for e in examples if _alike(grounding, e.grounding, vocabulary, least=_SAID, also=_QUANTITIES))
    newest = {_normal(e.grounding.question): e for e in reversed(list(alike))}
    sound = (e for e in newest.values() if heard is None or heard(e))
    votes = Counter(keys for e in sound if (keys := _metrics(e.query, vocabulary)))
    ((keys, count), *others) = votes.most_common(2) or [((), 0)]
    return keys if not others or others[0][1] < count else ()


def _metrics(query: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    try:
        items = parse(query).metrics
    except WorkbenchError:  # the grammar has changed since
        return ()
    return tuple(
        key for item in items if isinstance(item, Metric) for key in vocabulary.catalog.metric_keys(item.name)[:1]
    )


def _answer(question: str, vouched: str, value: MetricQuery, sure: float) -> Answer:
    reason = Reason(question, "memory", text(value), vouched)
    return Answer(question, value, text(value), sure, Zone.ANSWER, (reason,))


def _plannable(query: str, plan: Planner) -> MetricQuery | None:
    """The query, as long as it still plans: the catalog may have changed since."""
    try:
        value = parse(query)
        plan(value)
    except WorkbenchError:
        return None
    return value


def _normal(question: str) -> tuple[str, ...]:
    return tuple(word for word in split(question) if word not in STOP_WORDS or word in _TELLING)


def _slots(grounding: Grounding) -> tuple[object, ...]:
    """All that a question says besides what is measured."""
    rank = grounding.rank
    groups = (use for use in grounding.dimensions if use.group or use.unknown or use.holds is not None)
    return (
        frozenset(span.meaning for span in grounding.times),
        frozenset((use.matches[0].value, use.negated, use.said) for use in grounding.values),
        frozenset((number.op, number.number, number.high) for number in grounding.numbers),
        (rank.end, rank.count) if rank else None,
        frozenset((use.options[0][0].parts, use.unknown, use.holds) for use in groups),
    )


def _alike(
    one: Grounding, other: Grounding, vocabulary: Vocabulary, *, least: float = 0.0, also: Collection[str] = ()
) -> bool:
    """Whether each telling word of either stands for one of the other, at least so far; those of `also` count as telling."""
    a, b = _measured(one, also), _measured(other, also)
    return bool(a and b) and all(
        any(vocabulary.alike(x, y) > least for y in right) for left, right in ((a, b), (b, a)) for x in left
    )


def _measured(grounding: Grounding, also: Collection[str] = ()) -> frozenset[str]:
    """The stems of what says what is measured; the order is one of them: `the slowest hiring`."""
    words = (grounding.words[i] for i in grounding.left)
    base = grounding.rank.base if grounding.rank else None
    return frozenset(word.stem for word in words if telling(word) > 0 or word.plain in SHAPES or word.plain in also) | (
        {base} if base else frozenset()
    )
