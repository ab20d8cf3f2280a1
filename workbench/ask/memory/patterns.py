"""Confirmed questions as patterns of others: which of them is meant again, with what is different put in, and how sure that is.

Each confirmed question that is like the one that is asked is tried as a pattern. What speaks for it is weighed, and against
it what speaks for the question as it is read by itself; the weights are learnt from questions over fourteen catalogs, asked
beside twenty confirmed ones, drawn four times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import exp
from typing import NamedTuple, Protocol

from workbench.ask.answer import Alternative, Answer, Reason, Zone
from workbench.ask.drafting.build import Builder
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BEYOND, SHAPES
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.memory.analogy import Analogy, Heard, analogies, heard, metrics_of, parts_of
from workbench.ask.memory.examples import Lessons, is_refused
from workbench.ask.memory.gaps import Scene
from workbench.ask.memory.resemblance import Resemblance, likeness, measures_another, resemblance
from workbench.ask.reading.propose import Planner, plans
from workbench.errors import WorkbenchError
from workbench.query.model import MetricQuery, Share
from workbench.query.parse import parse
from workbench.query.text import text

#: From this cosine on a confirmed question is tried, and how many, the most alike, are; and how alike others are where
#: there is none.
_LIKE, _READ, _TRIED, _OTHERS = 0.05, 24, 6, 0.25

#: How much the share of a query's parts that were heard counts beside likeness, where it is told what is tried.
_SHARED = 0.4

#: How likely a pattern must be to be given as the answer, and to be offered: where a question is declined by itself, to
#: overrule what is offered for it, and an answer that stands alone.
_SURE = 0.75
_OFFERED = {Zone.ABSTAIN: 0.475, Zone.CHOOSE: 0.65, Zone.ANSWER: 0.85}

#: From where on a metric was named, or what is measured was said in other words.
_NAMED = 0.5

#: How far from all words of a confirmed question one must be to be no other word for one of them.
_STRANGER = 0.3

#: How many confirmed questions are remembered taken apart.
_KEPT = 512

#: How much what speaks for a pattern weighs, by the names of `Resemblance`.
WEIGHTS: Mapping[str, float] = {
    "added fixed": 1.45,
    "added group": 1.38,
    "added value": 1.76,
    "again": 0.76,
    "again alike": 1.46,
    "again strange": -0.01,
    "agrees": -0.65,
    "ahead": 1.68,
    "alike": 1.41,
    "always": -1.00,
    "apart": -1.69,
    "behind": -2.27,
    "careless": 0.07,
    "changed": -1.76,
    "changed alike": -0.05,
    "denied": -0.03,
    "dropped fixed": -0.38,
    "dropped group": -0.49,
    "dropped value": 0.03,
    "far": -1.51,
    "foreign": -0.28,
    "idle": 0.58,
    "ignored group": -0.50,
    "ignoring alike": -0.01,
    "kept alike": -0.64,
    "kept near": 0.33,
    "kind": -1.43,
    "like metric": 0.35,
    "listed": -0.61,
    "lost": -0.41,
    "measured": 0.98,
    "named": 0.57,
    "near": 0.16,
    "overlap": -0.59,
    "own": 0.60,
    "proper": 0.15,
    "roles": -0.53,
    "same fixed": 1.77,
    "same group": 0.76,
    "same value": 2.50,
    "shape": 0.11,
    "shared": -0.52,
    "silent": 0.32,
    "spoken": 1.10,
    "strange": -1.20,
    "strangest": -0.57,
    "swapped fixed": 1.23,
    "swapped value": 0.95,
    "taught fixed": -0.92,
    "taught group": 0.12,
    "told": -0.33,
    "undone fixed": 1.62,
    "undone value": 1.17,
    "unheard fixed": -2.43,
    "unheard group": -0.58,
    "unheard value": -1.20,
    "unmeasured": -0.67,
    "unsaid": -0.94,
    "untold": 0.25,
    "whole": -0.42,
    "whole parts": 0.78,
}

#: What speaks for the question as it is read by itself: always, where that is declined, by how sure either is, and where
#: that is declined though it is sure of its words: something else speaks against it.
_ALONE = ("always", "declined", "sure", "unsure", "hopeless", "open")
ALONE: Mapping[str, float] = {
    "always": 1.00,
    "declined": -0.39,
    "sure": 2.27,
    "unsure": -0.70,
    "hopeless": -0.05,
    "open": 0.00,
}


class Reader(Scene, Protocol):
    """Whoever takes questions apart with what the catalog says."""

    def grounded(self, question: str, today: date, latest: date | None = None) -> Grounding:
        """Return a question taken apart."""
        ...


class Pattern(NamedTuple):
    """A query by a confirmed question, with what speaks for it."""

    question: str
    confirmed: str
    analogy: Analogy
    resemblance: Resemblance


class _Known(NamedTuple):
    """A confirmed question with its query, and how alike it is to the one that is asked."""

    alike: float
    question: str
    confirmed: str
    query: MetricQuery
    keys: tuple[str, ...]


class Turn(NamedTuple):
    """A question as it is asked beside confirmed ones.

    Attributes:
        own: how it is answered by itself.
        scene: what it is read with; learnt words among it.
        never: query texts that were rejected for it.
    """

    asked: Grounding
    own: Answer
    lessons: Lessons
    scene: Scene
    plan: Planner
    latest: date | None
    never: Collection[str] = ()


class Patterns:
    """Reads questions by the confirmed ones that are like them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._example = lru_cache(_KEPT)(self._read)

    def of(self, turn: Turn) -> Iterator[Pattern]:
        """Yield the patterns of a question, whatever speaks for them."""
        asked, scene = turn.asked, turn.scene
        known = self._known(asked, turn.lessons)
        if not known:
            return
        found = _found(asked, scene, {key for one in known for key in one.keys})
        builder = Builder(asked, scene.vocabulary, scene.dictionary)
        readings = {one.keys: heard(builder, one.keys, found) for one in known}
        best = max((one.score for one in found.values()), default=0.0)
        for one in _likeliest(known, readings, asked.today):
            reading, example = readings[one.keys], self._example(one.question, one.keys, asked.today, turn.latest)
            if reading is None or example is None or _beyond(reading, example):
                continue
            if measures_another(reading, example, scene) or _names_another(reading, example, turn.own, scene):
                continue
            ahead = one.alike - max(
                (other.alike for other in known if other.confirmed != one.confirmed), default=_OTHERS
            )
            behind = min(1.0, best - min((metric.score for metric in reading.metrics), default=best))
            for analogy in analogies(reading, example, one.query, scene.vocabulary):
                if _overrules(analogy, turn.own) or _silent(analogy, reading):
                    continue
                like = {
                    **resemblance(analogy, reading, example, one.query, turn.own, scene),
                    **likeness(one.alike, ahead, analogy, again=analogy.query == one.query),
                    "behind": behind,
                }
                if _unrelated(like) or _passes_over(like):
                    continue
                like["foreign"] = like["strangest"] * (1 - like["named"])
                like["again strange"] = like["again"] * like["strangest"]
                yield Pattern(one.question, one.confirmed, analogy, like)

    def _known(self, asked: Grounding, lessons: Lessons) -> list[_Known]:
        """The confirmed questions that may be like one, the newest query of each."""
        pairs = dict(reversed(lessons.pairs))
        said = " ".join(word.text for word in asked.words) if asked.notes else asked.question
        close = self._reader.near.likeness(said, list(pairs))
        alike = sorted(zip(close, pairs.items(), strict=False), key=lambda each: -each[0])[:_READ]
        known = ((like, *pair, parsed) for like, pair in alike if like >= _LIKE and (parsed := _parsed(pair[1])))
        return [_Known(*each, metrics_of(each[-1], self._reader.vocabulary)) for each in known]

    def best(self, turn: Turn) -> Answer | None:
        """Return what a question means by a confirmed one, where that is likelier than what it means by itself."""
        own = turn.own
        weighed = [(_weight(pattern.resemblance), pattern) for pattern in self.of(turn)]
        if not weighed:
            return None
        by_itself = exp(_alone(own, self._reader.near.ranker.offered))
        whole = sum(exp(weight) for weight, _ in weighed) + by_itself
        chance: dict[MetricQuery, float] = {}
        for weight, pattern in weighed:
            chance[pattern.analogy.query] = chance.get(pattern.analogy.query, 0.0) + exp(weight) / whole
        first = {pattern.analogy.query: pattern for _, pattern in sorted(weighed, key=lambda pair: pair[0])}
        for query, likely in sorted(chance.items(), key=lambda pair: -pair[1]):
            if likely < max(_OFFERED[own.zone], by_itself / whole):
                return None
            if plans(query, turn.plan) and not is_refused(query, turn.never):
                return _answer(turn, first[query], likely)
        return None

    def _read(self, question: str, keys: tuple[str, ...], today: date, latest: date | None) -> Heard | None:
        scene = self._reader
        grounding = scene.grounded(question, today, latest)
        builder = Builder(grounding, scene.vocabulary, scene.dictionary)
        return heard(builder, keys, _found(grounding, scene, keys))


@lru_cache(_KEPT)
def _parsed(query: str) -> MetricQuery | None:
    try:
        return parse(query)
    except WorkbenchError:  # the grammar has changed since
        return None


def _found(grounding: Grounding, scene: Scene, keys: Collection[str]) -> dict[str, Scored]:
    """The metrics as they fit a question, those of the confirmed queries among them."""
    found = scored(grounding, scene.vocabulary, scene.near, grounding.left, dict.fromkeys(keys, 0.0))
    return {one.words.metric.key: one for one in found}


def _likeliest(
    known: Sequence[_Known], readings: Mapping[tuple[str, ...], Heard | None], today: date | None
) -> list[_Known]:
    """The confirmed questions that are most like one, in meaning and in what was heard."""

    def fits(one: _Known) -> float:
        reading = readings[one.keys]
        if reading is None:
            return -1.0
        have, want = reading.parts, parts_of(one.query, today)
        same = sum(want.get(key) == part for key, part in have.items())
        share: float = (same + 1) / (len({*have, *want}) + 1)
        return one.alike + _SHARED * share

    return sorted(known, key=lambda one: -fits(one))[:_TRIED]


def _overrules(analogy: Analogy, own: Answer) -> bool:
    """Whether what was heard in the catalog's own words is left out: a number or group of an answer, anything of a sure one, its roles too."""
    kept = {Zone.ABSTAIN: (), Zone.CHOOSE: ("by",), Zone.ANSWER: ("by", "where")}[own.zone]
    if analogy.roles and own.zone is Zone.ANSWER:
        return True
    measured = set(own.query.metrics) if own.query and own.zone is not Zone.ABSTAIN else set()
    fewer = set(analogy.query.metrics) < measured or (bool(measured) and _shares(analogy.query) != _shares(own.query))
    return fewer or any(key[0] in kept and kind in {"undone", "ignored"} for key, kind in analogy.fate.items())


def _names_another(reading: Heard, example: Heard, own: Answer, scene: Scene) -> bool:
    """Whether a question that is answered by itself names its metric in a word that the confirmed one has not."""
    if own.query is None or own.zone is not Zone.ANSWER:
        return False
    metrics, theirs = scene.vocabulary.metrics, {metric.words.metric.key for metric in reading.metrics}
    keys = {*metrics_of(own.query, scene.vocabulary)} - theirs
    names = {s for key in keys & metrics.keys() for phrase in metrics[key].phrases for s in phrase}
    names -= {s for key in theirs for phrase in metrics[key].phrases for s in phrase}
    said = {word.stem for word in example.grounding.words}
    return any(reading.grounding.words[i].stem in names - said for i in reading.grounding.left)


def _unrelated(like: Resemblance) -> bool:
    """Whether a question has no telling word, group or value of the confirmed one, and does not say what that measures."""
    shared = like["overlap"] or like.get("same group") or like.get("same value")
    return not shared and like["named"] < _NAMED and like["measured"] < _NAMED and not like["listed"]


def _passes_over(like: Resemblance) -> bool:
    """Whether a time, a value or a name that a question has and the confirmed one has not would be left out."""
    named = like["proper"] and like["strangest"] > _STRANGER
    return bool(named or like.get("ignored fixed") or like.get("ignored value"))


def _silent(analogy: Analogy, reading: Heard) -> bool:
    """Whether groups or values of the confirmed question would be kept where no word of this one can mean them."""
    kept = any(key[0] in {"by", "where"} and kind == "unheard" for key, kind in analogy.fate.items())
    return kept and not reading.strange


def _shares(query: MetricQuery | None) -> bool:
    """Whether parts of a total are asked for."""
    return query is not None and any(isinstance(item, Share) for item in query.metrics)


def _beyond(reading: Heard, example: Heard) -> bool:
    """Whether a question asks for what no metric answers, or by a direction that no role has, and the confirmed one does not."""
    known = {word.plain for word in example.grounding.words}
    new = {word.plain for word in reading.grounding.words} - known
    if not reading.metrics and new & SHAPES.keys():  # how many there are is no list
        return True
    left = {reading.grounding.words[i].plain for i in reading.grounding.left}
    return bool(reading.draft.astray or left & new & (BEYOND.keys() - _CAUSES))


#: What gives a cause, and asks for none: `lines lost due to storms`, `because of`.
_CAUSES = frozenset({"due", "because"})


def _weight(one: Resemblance) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in one.items())


def alone(own: Answer, offered: float) -> tuple[float, ...]:
    """Return what speaks for a question as it is read by itself, by the names of `ALONE`."""
    sure = own.confidence
    if own.zone is not Zone.ABSTAIN:
        return 1.0, 0.0, sure, 0.0, 0.0, float(bool(own.choices))
    return 1.0, 1.0, 0.0, sure if sure < offered else 0.0, float(sure >= offered), 0.0


def _alone(own: Answer, offered: float) -> float:
    return sum(ALONE.get(name, 0.0) * value for name, value in zip(_ALONE, alone(own, offered), strict=True))


def _answer(turn: Turn, pattern: Pattern, likely: float) -> Answer:
    question, own = turn.asked.question, turn.own
    query = pattern.analogy.query
    if own.query == query and own.zone is not Zone.ABSTAIN:  # both say so
        return own
    vouched = turn.lessons.vouched(pattern.question, pattern.confirmed)
    reason = Reason(question, "memory", text(query), vouched)
    sure = likely >= _SURE
    said = None if sure else f"Is it meant as '{pattern.question}' was?"
    zone = Zone.ANSWER if sure else Zone.CHOOSE
    return Answer(
        question, query, text(query), round(likely, 3), zone, (reason,), alternatives=_as_read(own), clarification=said
    )


def _as_read(own: Answer) -> tuple[Alternative, ...]:
    """The question as it is read by itself, as another reading."""
    if own.query is None or own.text is None:
        return ()
    return (Alternative(own.query, own.text, own.confidence, "It is read so without what was confirmed."),)
