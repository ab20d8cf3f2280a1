"""A question to an answer: taken apart, set beside the metrics, judged, explained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from workbench.ask.answer import Answer, Zone
from workbench.ask.grounding.causes import explaining, holds_causes, of_before, without_cause
from workbench.ask.grounding.ground import Grounding, ground
from workbench.ask.grounding.meant import Meant
from workbench.ask.grounding.truths import Truths
from workbench.ask.language.lexicon import BEYOND
from workbench.ask.language.meanings import UNITS
from workbench.ask.language.spelling import Spelling
from workbench.ask.language.words import telling
from workbench.ask.measuring.measure import asked_words, scored
from workbench.ask.memory.alignment import Learnt
from workbench.ask.memory.examples import (
    Example,
    Lessons,
    is_refused,
    nearest_in_words,
    paraphrased,
    refused,
    remembered,
    taught,
    verified_in,
)
from workbench.ask.memory.learnt import LearntWords, heeded, taught_values, taught_vocabulary, telling_sources
from workbench.ask.memory.patterns import Patterns, Turn
from workbench.ask.memory.precedence import settled
from workbench.ask.ranker import Ranker
from workbench.ask.reading.judge import zone_of
from workbench.ask.reading.propose import Planner, Reading, Scope, readings
from workbench.ask.replies.definitions import told
from workbench.ask.replies.elsewhere import elsewhere
from workbench.ask.replies.explain import abstention, explained, opposite
from workbench.ask.replies.followup import Context, continued, measured
from workbench.ask.replies.listing import Lists
from workbench.ask.replies.ranges import ranged
from workbench.ask.replies.roles import other_roles
from workbench.ask.replies.vague import Principal, choices
from workbench.ask.terms.glosses import glossed
from workbench.ask.terms.likewise import other_names
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.places import Place
from workbench.ask.terms.prose import long_words
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.whereabouts import Whereabouts, is_naught, lacks
from workbench.catalog.model import Catalog, DimensionType
from workbench.query.parse import parse
from workbench.query.walk import columns
from workbench.search import SearchIndex

#: Readings nearer than this are told apart by who asks.
_APART = 0.045

#: How sure an answer may be that somebody said was not meant, where there is no other: it is asked back.
_DOUBTED = 0.4

#: How sure it is that a bare `why?` is about the query before.
_SAID_BEFORE = 0.9

#: From which likeness on what is measured was asked in the same words, and how much sooner it is offered then.
_SAME, _CONFIRMED = 0.95, 0.1

#: A longer question is no question.
_LONGEST, _MOST_WORDS = 1_000, 100

#: How many confirmed questions, the newest, are compared with one that is asked.
_EXAMPLES = 500

#: How many confirmed questions, the most alike, are asked what they measure.
_RECALLED = 30

#: The values of a path; none where they are not known.
Values = Callable[[str], Sequence[str]]


class Setting(NamedTuple):
    """What a question is asked in."""

    today: date
    plan: Planner
    latest: date | None
    previous: str | None
    asked_next: bool
    lessons: Lessons


class Unaided(NamedTuple):
    """A question without what was learnt, whoever reads it so, and the words that were."""

    grounding: Grounding
    reader: Asker
    words: Sequence[Learnt] = ()


class Asker:
    """Answers questions over one catalog; its vocabulary and value dictionary are made once.

    Args:
        values: the known values of a path, `carrier.name`.
        index: the search index; without an encoder it is words alone that count.
        ranker: the weights of what speaks for a reading; the shipped ones unless given.
        lacked: what rows of a dataset may have nothing at, and `naught` what is 0 then, as `values.DatasetValues` lists them.
    """

    def __init__(
        self,
        catalog: Catalog,
        index: SearchIndex,
        values: Values,
        ranker: Ranker | None = None,
        lacked: Values = lambda _: (),
        naught: Values = lambda _: (),
    ) -> None:
        self.catalog = catalog
        self.index = index
        self.values = values
        self.vocabulary = Vocabulary(catalog)
        self.near = Near(index, self.vocabulary, ranker)
        paths = [k for paths in self.vocabulary.paths.values() for k in paths]
        dictionary = ValueDictionary(
            self._places(),
            values,
            self.vocabulary.names,
            stem=self.vocabulary.stem,
            alike=self.vocabulary.other_phrases,
            has=Whereabouts(paths, values).has,
            lacks=lambda known: lacks(known, lacked, catalog),
            naught=lambda known: is_naught(known, naught),
        )
        self.dictionary = dictionary.knowing(glossed(paths, values, self.vocabulary.names, self.vocabulary.stem))
        self.spelling = Spelling(
            self.vocabulary.said | self.vocabulary.long | long_words(catalog) | self.dictionary.words,
            self.vocabulary.known | frozenset(map(self.vocabulary.stem, self.dictionary.words)),
            self.vocabulary.stem,
            self.vocabulary.short,
            self.vocabulary.clipped,
            other_names(self.vocabulary.same, self.vocabulary.names, self.vocabulary.stem),
        )
        self.truths = Truths(self.vocabulary, self.dictionary)
        self.meant = Meant(self.dictionary, self.vocabulary, self.near.like_text)
        self.verified = verified_in(catalog)
        self.principal = Principal(catalog)
        self._measured = lru_cache(_EXAMPLES)(lambda query: measured(query, self.vocabulary))
        self._once = lru_cache(_EXAMPLES)(self.grounded)  # examples come again with every question
        self.taught = LearntWords(self)
        self.patterns = Patterns(self)

    def with_ranker(self, ranker: Ranker) -> Asker:
        """Return one that weighs otherwise and knows the same; nothing is made anew."""
        other = copy(self)
        other.near = Near(self.index, self.vocabulary, ranker)
        other.taught, other.patterns = LearntWords(other), Patterns(other)
        return other

    def knowing(self, words: Sequence[Learnt], spelling: Spelling) -> Asker:
        """Return one that reads words as they were learnt."""
        other = copy(self)
        other.vocabulary = taught_vocabulary(self.vocabulary, words)
        other.dictionary = taught_values(self.dictionary, words, self.vocabulary)
        other.near, other.spelling = self.near.knowing(other.vocabulary), spelling
        return other

    def _places(self) -> list[Place]:
        paths = (known for paths in self.vocabulary.paths.values() for known in paths)
        texts = (
            k
            for k in paths
            if k.type is DimensionType.TEXT and (k.reached.dimension is None or k.reached.dimension.indexed)
        )
        return list(dict.fromkeys(Place(k.parts, k.label and k.reached.dimension is not None) for k in texts))

    def ask(  # noqa: PLR0913  what a question needs is what it is given
        self,
        question: str,
        *,
        today: date,
        plan: Planner,
        latest: date | None = None,
        previous: str | None = None,
        asked_next: bool = False,
        memory: Sequence[tuple[str, str]] = (),
        rejected: Sequence[tuple[str, str]] = (),
        sources: Mapping[tuple[str, str], str] = MappingProxyType({}),
    ) -> Answer:
        """Answer a question with a query, or say what is missing; nothing is run.

        Args:
            plan: refuses a query that cannot be answered, with a `WorkbenchError`.
            latest: the last day there is data of, where it is known.
            previous: the query text that a follow-up edits.
            asked_next: whether it only came after `previous`, and nobody said that it is a follow-up.
            memory: questions with the query text that people confirmed, newest first.
            rejected: questions with the query text that people said was not meant.
            sources: of what is in `memory`, who confirmed it and when, to be told.
        """
        if not question.strip():
            return Answer(
                question, clarification="Ask a question, such as: how many of something, by something, in some month."
            )
        if len(question) > _LONGEST or len(question.split()) > _MOST_WORDS:
            return Answer(
                question[:_LONGEST], clarification=f"Ask one thing at a time, in at most {_MOST_WORDS} words."
            )
        lessons = Lessons(tuple(memory), tuple(rejected), self.verified, sources)
        return self._asked(question, Setting(today, plan, latest, previous, asked_next, lessons))

    def _asked(self, question: str, setting: Setting) -> Answer:
        today, plan, latest, previous, _, lessons = setting
        rest = without_cause(question)
        known = remembered(question, lessons, plan)
        if known is not None and not (previous and self._edits(question, setting)):
            return replace(known, explains=rest is not None)
        if rest is not None:
            found = _rest(rest, previous, lambda said: self._asked(said, setting))
            if found is not None:
                return explaining(found, question, self.catalog, self.values, today=today, latest=latest)
        if not previous and (found := elsewhere(question, lambda q: self._asked(q, setting), self.vocabulary, plan)):
            return found
        spelling = self.taught.spelling(lessons)
        before = self.grounded(question, today, latest, spelling)
        words = self.taught.of(before, lessons, today, latest)
        if not words:
            return self.read(before, Unaided(before, self), setting)
        reader = self.knowing(words, spelling)
        taken = heeded(reader.grounded(question, today, latest), words)
        answer = reader.read(taken, Unaided(before, self, words), setting)
        return telling_sources(answer, words, lessons, self.vocabulary)

    def read(self, grounding: Grounding, unaided: Unaided, setting: Setting) -> Answer:
        """Answer a question taken apart, beside how it is without what was learnt, as the confirmed questions are."""
        today, plan, latest, previous, asked_next, lessons = setting
        before = unaided.grounding
        if answer := told(
            grounding, self.vocabulary, self.near, latest=latest, previous=measured(previous, self.vocabulary)
        ):
            return answer
        if answer := Lists(self.vocabulary, self.dictionary, self.near).answer(grounding, plan) or ranged(
            grounding, self.vocabulary, self.dictionary, plan
        ):
            return self._by_pattern(grounding, answer, setting, self._never(before, setting))
        if previous and (
            answer := continued(grounding, previous, self._context(plan, today, latest), alone=not asked_next)
        ):
            return answer
        examples = self._examples(before.question, lessons.pairs, setting)
        if answer := paraphrased(before, examples, self.vocabulary, plan, lessons):
            return answer
        never = self._never(before, setting)
        sure = taught(before, examples, self.vocabulary, lambda one: self.taught.heard(one, today, latest))
        answer = self._aided(grounding, unaided, setting, sure, never)
        return self._by_pattern(grounding, answer, setting, never)

    def _aided(
        self, grounding: Grounding, unaided: Unaided, setting: Setting, sure: Collection[str], never: Collection[str]
    ) -> Answer:
        """Answer a question by what confirmed ones taught, where the catalog alone does not tell better what it means."""
        known = setting.lessons.pairs
        recalled = self.recalled(grounding.question, known, setting.today, setting.latest) if known else {}
        answer = self.answered(grounding, setting, sure, recalled, never)
        if not (unaided.words or sure or recalled):
            return answer
        plain = unaided.reader.answered(unaided.grounding, setting, (), {}, never)
        same = {key for key, like in recalled.items() if like >= _SAME}
        return settled(plain, answer, unaided.words, same.union(sure), unaided.reader.vocabulary)

    def _never(self, before: Grounding, setting: Setting) -> frozenset[str]:
        """The query texts that were rejected for a question."""
        return refused(before, self._examples(before.question, setting.lessons.rejected, setting), self.vocabulary)

    def _by_pattern(self, grounding: Grounding, own: Answer, setting: Setting, never: Collection[str]) -> Answer:
        """What a question means by a confirmed one, where that is likelier than what it means by itself."""
        if not setting.lessons.pairs:
            return own
        turn = Turn(grounding, own, setting.lessons, self, setting.plan, setting.latest, never)
        return self.patterns.best(turn) or own

    def _context(self, plan: Planner, today: date, latest: date | None) -> Context:
        """What a follow-up is read with."""
        return Context(
            self.vocabulary,
            self.dictionary,
            plan,
            lambda question: self.grounded(question, today, latest),
            lambda grounding: self.readings(grounding, plan),
        )

    def _edits(self, question: str, setting: Setting) -> bool:
        """Whether a question measures nothing itself: `only Newark` means another query after each that is before it."""
        grounding = self._once(question, setting.today, setting.latest)
        return not any(telling(grounding.words[i]) == 1.0 for i in grounding.left)

    def _examples(self, question: str, pairs: Sequence[tuple[str, str]], setting: Setting) -> list[Example]:
        """The confirmed questions that share most words with one, the newest first: to take all apart takes too long."""
        near = nearest_in_words(question, pairs[:_EXAMPLES])
        return [Example(self._once(q, setting.today, setting.latest), query) for q, query in near]

    def grounded(
        self, question: str, today: date, latest: date | None = None, spelling: Spelling | None = None
    ) -> Grounding:
        """Return a question taken apart, slips read as `spelling` does, else as the catalog's words are written."""
        vocabulary, dictionary, spelling = self.vocabulary, self.dictionary, spelling or self.spelling
        return ground(
            question,
            vocabulary,
            dictionary,
            today,
            latest=latest,
            spelling=spelling,
            truths=self.truths,
            meant=self.meant,
        )

    def readings(
        self,
        grounding: Grounding,
        plan: Planner,
        *,
        taught: Collection[str] = (),
        recalled: Mapping[str, float] = MappingProxyType({}),
    ) -> tuple[Reading, ...]:
        """Return what a question may mean, the most likely first.

        Args:
            taught: metrics that people confirmed for the words of the question.
            recalled: metrics of confirmed questions that are like it, by how alike.
        """
        return readings(grounding, self.vocabulary, self.dictionary, self.near, plan, taught=taught, recalled=recalled)

    def recalled(
        self, question: str, known: Sequence[tuple[str, str]], today: date, latest: date | None = None
    ) -> dict[str, float]:
        """Return the metrics of confirmed questions that are like one in what is measured, by how alike.

        What they are divided and kept by says nothing of that, so the words for it are left out of both.
        """
        likeness = self.near.likeness(question, [other for other, _ in known])
        nearest = sorted(zip(likeness, known, strict=False), key=lambda each: -each[0])[:_RECALLED]
        phrases = ((asked_words(self._once(q, today, latest)), query) for _, (q, query) in nearest)
        asked = asked_words(self._once(question, today, latest))
        alike = [(phrase, self._measured(query)) for phrase, query in phrases if phrase]
        return self.near.recalled(asked, alike) if asked and alike else {}

    def short_list(self, question: str, today: date, latest: date | None, plan: Planner) -> tuple[Reading, ...]:
        """Return the readings of a question that can be asked and leave nothing out, the most likely first."""
        found = self.readings(self.grounded(question, today, latest), plan)
        return tuple({r.query: r for r in reversed(found) if r.problem is None and not r.draft.lost}.values())[::-1]

    def ranking(self, question: str, today: date, latest: date | None, plan: Planner) -> tuple[str, ...]:
        """Return the metrics that a question may mean, the most likely first: those of its readings, then those near."""
        grounding = self.grounded(question, today, latest)
        read = (m.words.metric.key for r in self.readings(grounding, plan) for m in r.draft.metrics)
        near = (m.words.metric.key for m in scored(grounding, self.vocabulary, self.near, grounding.left))
        return tuple(dict.fromkeys((*read, *near)))

    def _zone(self, best: Reading, *, close: bool, confirmed: bool) -> Zone:
        """What to do with a reading; one whose metric was confirmed for the same words is offered a little sooner."""
        zone = zone_of(best.confidence, best.evidence, self.near.ranker, close=close)
        if zone is Zone.ABSTAIN and confirmed:
            return zone_of(best.confidence + _CONFIRMED, best.evidence, self.near.ranker, close=True)
        return zone

    def answered(
        self,
        grounding: Grounding,
        setting: Setting,
        taught: Collection[str],
        recalled: Mapping[str, float],
        never: Collection[str],
    ) -> Answer:
        """Return the answer by the best reading of a question.

        Args:
            taught: metrics that people confirmed for the words of the question; `recalled` those of questions like it.
            never: query texts that were rejected for it.
        """
        found = self.readings(grounding, setting.plan, taught=taught, recalled=recalled)
        if not found:
            return Answer(grounding.question, clarification="The catalog has no metrics.")
        found = _without(found, never, self.near.ranker.offered)
        if (open_ := self._open(found, setting)) is not None:
            return open_
        best = found[0]
        grounding = best.grounding
        beyond = _beyond(grounding, best, self.vocabulary) or opposite(grounding, found)
        rivals = _rivals(found)
        same = any(recalled.get(m.words.metric.key, 0.0) >= _SAME for m in best.draft.metrics)
        zone = Zone.ABSTAIN if beyond or best.problem else self._zone(best, close=bool(rivals), confirmed=same)
        if zone is Zone.ABSTAIN:
            return abstention(grounding, found, beyond)
        roles = other_roles(best, self.vocabulary, setting.plan)
        answer = explained(grounding, best, found[1:], roles, today=setting.today, latest=setting.latest)
        return replace(answer, zone=zone, clarification=answer.clarification if zone is Zone.CHOOSE else None)

    def _open(self, found: Sequence[Reading], setting: Setting) -> Answer | None:
        """The choices where a question leaves open what is measured; None where it says so."""
        grounding = found[0].grounding
        scope = Scope(self.vocabulary, self.dictionary, self.near, setting.plan)
        used = [key for _, query in setting.lessons.confirmed for key in self._measured(query)]
        principal = self.principal.used(used) if used else self.principal
        best, *others = choices(grounding, found, principal, scope) or (None,)
        if best is None or _beyond(grounding, best, self.vocabulary) or opposite(grounding, found):
            return None
        answer = explained(grounding, best, others, today=setting.today, latest=setting.latest)
        return replace(answer, zone=Zone.CHOOSE)


def _rest(rest: str, previous: str | None, again: Callable[[str], Answer]) -> Answer | None:
    """Answer what is left of a question why; None where it names nothing, and nothing came before."""
    before = of_before(previous, rest)
    if before is not None:
        notes = ("It is about the query before.",)
        return Answer(rest, parse(before), before, _SAID_BEFORE, Zone.ANSWER, (), notes, continues=True)
    return again(rest) if rest.strip() else None


def _without(found: Sequence[Reading], never: Collection[str], offered: float) -> tuple[Reading, ...]:
    """The readings without those that were rejected; where only such are left that can be meant, they are doubted."""
    kept = tuple(reading for reading in found if not is_refused(reading.query, never))
    if kept and kept[0].problem is None and kept[0].confidence >= offered:
        return kept
    doubted = (r for r in found if is_refused(r.query, never))
    return (*(replace(r, confidence=min(r.confidence, _DOUBTED)) for r in doubted), *kept)


def _rivals(found: Sequence[Reading]) -> tuple[Reading, ...]:
    """The other readings that say as much, with a metric that fits as well."""
    best = found[0]
    if len(best.draft.metrics) > 1 or best.draft.share:
        return ()
    others = (r for r in found[1:] if r.problem is None and len(r.draft.lost) == len(best.draft.lost))
    kind = best.evidence.mismatched  # no count, where a mean is asked for
    others = (r for r in others if r.evidence.mismatched <= kind and r.preferred >= best.preferred)
    return tuple(r for r in others if best.evidence.fit - r.evidence.fit < _APART and r.query != best.query)


def _beyond(grounding: Grounding, best: Reading, vocabulary: Vocabulary) -> str | None:
    """Why no metric can answer this, whatever it is about."""
    asked = any(grounding.words[i].plain in _REASONS for i in grounding.left)
    reasons = _REASONS if asked and best.evidence.lost == 0 and _groups_reasons(best, vocabulary) else frozenset()
    for i in grounding.left:
        word = grounding.words[i]
        if word.plain in reasons or i < best.draft.lead or _brings_about(grounding, best, i):
            continue
        if word.plain == "next" and i + 1 < len(grounding.words) and grounding.words[i + 1].plain in UNITS:
            return BEYOND["forecast"]
        if word.plain == "due" and not _due_to(grounding, i):
            continue
        if word.plain in BEYOND and all(word.stem not in m.words.words for m in best.draft.metrics):
            return BEYOND[word.plain]
    return None


#: What asks for causes, unless the catalog has them: `why do we lose customers? cancellations per reason`.
_REASONS = frozenset("why because cause causes caused reason reasons due".split())


def _groups_reasons(best: Reading, vocabulary: Vocabulary) -> bool:
    """Whether the result is divided or kept by what the catalog calls a reason or a cause: `leavers, reason too expensive`."""
    kept = (column.path for part in best.draft.where for column in columns(part))
    return any(holds_causes(vocabulary, path.parts) for path in (*best.draft.by, *kept))


def _brings_about(grounding: Grounding, best: Reading, i: int) -> bool:
    """Whether things are ranked by what came of them: `which carrier caused the most delays`, and not `what caused them`."""
    named = any(use.group and use.stop == i for use in grounding.dimensions)
    return grounding.words[i].plain in {"causes", "cause", "caused"} and named and bool(best.query.order)


def _due_to(grounding: Grounding, i: int) -> bool:
    """Whether something is said to be because of another, `due to frost`; bills are due on a day."""
    return grounding.words[i + 1 : i + 2] != () and grounding.words[i + 1].plain == "to"


def ask(  # noqa: PLR0913  what a question needs is what it is given
    question: str,
    *,
    catalog: Catalog,
    index: SearchIndex,
    values: Values,
    today: date,
    plan: Planner,
    latest: date | None = None,
    previous: str | None = None,
    memory: Sequence[tuple[str, str]] = (),
) -> Answer:
    """Answer one question; whoever has several keeps an `Asker`."""
    return Asker(catalog, index, values).ask(
        question, today=today, plan=plan, latest=latest, previous=previous, memory=memory
    )
