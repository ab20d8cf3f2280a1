"""Questions for the first and the last day of rows: `when was the last order?`, `what period do the visits cover?`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.drafting.build import Builder
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.meanings import Grain
from workbench.ask.language.words import telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.rowed import of_kinds
from workbench.ask.reading.propose import Planner
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Dataset, DimensionType, Simple
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.text import text

_SURE = 0.85

#: Which end of the data is asked for behind `when`.
_ENDS = frozenset("first last latest earliest newest oldest recent recently".split())

#: What such words come from, as an order has them: `latest`, `earliest`.
_ENDED = frozenset({"late", "early", "new", "old"})

_NO_DAY = "It asks for the day of something, and the catalog tells the first and the last day of whole rows only."

#: What asks how far rows reach, and the words that say that they do.
_SPANS = frozenset("period periods dates span range years stretch timespan".split())
_COVERS = frozenset("cover covers covered covering span spans spanned reach reaches include includes".split())
_WHOLE = (
    "date range",
    "time range",
    "time span",
    "from when to when",
    "how far back",
    "since when",
    "from when until when",
)
_GO = frozenset("here in go goes data date dates exist available collected recorded".split())


def ranged(grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary, plan: Planner) -> Answer | None:
    """Return the query for the first and the last day of the rows that are named; None where that is not asked."""
    asked = _asks(grounding)
    if not asked:
        return None
    return _found(grounding, vocabulary, dictionary, plan, asked) or _none(grounding)


def _none(grounding: Grounding) -> Answer | None:
    """What is said where the day of something is asked for that no rows of the catalog stand for; a number is no answer."""
    rank, words = grounding.rank, grounding.words
    other = rank is not None and rank.base not in _ENDED and words[rank.stop].plain not in _ENDS
    alone = words[0].plain == "when" and not other
    return Answer(grounding.question, clarification=_NO_DAY) if alone else None


def _found(
    grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary, plan: Planner, asked: Collection[int]
) -> Answer | None:
    timed = any(not (isinstance(span.meaning, Grain) and span.meaning.ranked) for span in grounding.times)
    if timed or grounding.numbers or any(use.group for use in grounding.dimensions):
        return None
    found = (_range(grounding, vocabulary, dictionary, words, asked) for words in _counts(vocabulary))
    query, reasons = next((pair for pair in found if pair), (None, ()))
    if query is None:
        return None
    try:
        plan(query)
    except WorkbenchError:  # its time is not to be read so
        return None
    reason = Reason(grounding.question.strip(), "time", text(query).partition("\n")[0])
    return Answer(grounding.question, query, text(query), _SURE, Zone.ANSWER, (reason, *reasons))


def _counts(vocabulary: Vocabulary) -> list[MetricWords]:
    """The metrics over all rows of one dataset, those that count them first."""
    whole = (w for w in vocabulary.metrics.values() if isinstance(w.metric.definition, Simple))
    found = (words for words in whole if words.metric.definition.where is None)  # type: ignore[union-attr]  # as above
    return sorted(found, key=lambda words: words.metric.key not in vocabulary.counts)


def _range(
    grounding: Grounding,
    vocabulary: Vocabulary,
    dictionary: ValueDictionary,
    words: MetricWords,
    asked: Collection[int],
) -> tuple[q.MetricQuery, tuple[Reason, ...]] | None:
    """The first and last day of a metric's rows, where all that is said names them, keeps some, or says what they did."""
    home = vocabulary.catalog.datasets[words.datasets[0]]
    axis = _axis(words, home)
    rest = {i for i in grounding.left if i not in asked}
    told = {i for i in rest if telling(grounding.words[i]) == 1.0}
    nouns = {stem for phrase in (*vocabulary.entities[home.key], *words.phrases) for stem in phrase}
    if axis is None or not (
        any(grounding.words[i].stem in nouns for i in rest) or _of_kind(grounding, words, vocabulary)
    ):
        return None
    builder = Builder(replace(grounding, rank=None, times=()), vocabulary, dictionary)
    kept, draft = builder.draft((Scored(words, 1.0, 1.0, 1.0, 1.0, (), ()),))
    doc = home.dimensions[axis].doc
    nouns |= {
        stem for said in (axis, doc.title, doc.description, *doc.synonyms) for stem in vocabulary.stem.words(said)
    }
    if draft.lost or draft.by or any(grounding.words[i].stem not in nouns for i in told - draft.used):
        return None
    reasons = (reason for _, reason in sorted(draft.reasons, key=lambda pair: pair[0]) if reason.kind != "metric")
    return q.MetricQuery(range=q.Range(Path((home.name, axis))), where=kept.where), tuple(reasons)


def _of_kind(grounding: Grounding, words: MetricWords, vocabulary: Vocabulary) -> bool:
    """Whether a value says which rows: `the last repair`."""
    return words.metric.key in of_kinds(grounding, vocabulary, sorted(grounding.left))


def _asks(grounding: Grounding) -> frozenset[int]:
    """The words that ask for an end of the data, or for both; none where they do not."""
    plain = [word.plain for word in grounding.words]
    said = " ".join(plain)
    timed = {i for span in grounding.times for i in range(span.start, span.stop)} - {0}
    ends = {i for i, word in enumerate(plain) if word in _ENDS and i not in timed}
    if plain[0] == "when" and ends:
        return frozenset({0, *ends})
    both = any(plain[i] in _ENDS and plain[i + 1] == "and" and plain[i + 2] in _ENDS for i in range(len(plain) - 2))
    if both and {"date", "dates", "day", "days"} & set(plain):
        return frozenset(ends | {i for i, word in enumerate(plain) if word in {"date", "dates", "day", "days"}})
    covers = {i for i, word in enumerate(plain) if word in _COVERS}
    spans = {i for i, word in enumerate(plain) if word in _SPANS}
    if covers and spans and min(spans) < 3:
        return frozenset(covers | spans)
    whole = any(phrase in said for phrase in _WHOLE)
    return (
        frozenset(i for i, word in enumerate(plain) if word in _GO | _SPANS | {"since", "far", "back", "time"})
        if whole
        else frozenset()
    )


def _axis(words: MetricWords, home: Dataset) -> str | None:
    """The name of the time that a metric has."""
    own = words.metric.definition.time if isinstance(words.metric.definition, Simple) else None
    name = own or home.time
    here = home.dimensions.get(name) if name else None
    return here.name if here is not None and here.type is DimensionType.TIME else None
