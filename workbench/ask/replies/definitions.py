"""Questions about a definition rather than a number: what it means, who owns it, how fresh the data is, what there is.

They have no query. The answer says what the catalog says and where to read on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from workbench.ask.answer import Answer, Named, Reason
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import SHAPES
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.vocabulary import Vocabulary

#: How strongly a metric must be named to be the one that is asked about.
_NAMED = 0.3

#: What asks for the meaning of a name. The article makes `what is the on-time rate` a question for the number.
_MEANING = (
    "what does", "what do you mean by", "what is meant by", "what is a", "what is an", "define", "definition of",
    "meaning of", "explain", "describe", "how is", "how are", "how do you calculate", "how do you measure",
    "how do you define", "what counts as", "tell me about",
)  # fmt: skip
_DETERMINED = frozenset({"the", "our", "my", "your", "their", "this", "that", "it", *SHAPES})
_CALCULATED = frozenset("calculated computed defined measured determined mean means meant stand stands".split())
_OWNER = ("who owns", "who is the owner", "owner of", "who is responsible", "who maintains", "who defined", "whom do i ask", "who do i ask", "contact for")  # fmt: skip
_FRESH = (
    "how fresh", "how current", "how recent", "how up to date", "how old is the data", "when was the data", "last updated",
    "last update", "latest data", "data freshness", "how far does the data", "until when", "up to when",
)  # fmt: skip
_LISTED = ("which metrics", "what metrics", "list metrics", "list all metrics", "show metrics", "what can i ask", "what can you", "available metrics", "all metrics")  # fmt: skip


def told(
    grounding: Grounding, vocabulary: Vocabulary, near: Near, *, latest: date | None, previous: Sequence[str]
) -> Answer | None:
    """Return what the catalog says, where the question is for that; None where it is for a number.

    Args:
        previous: the metrics of the query before, which `it` may stand for.
    """
    for asks, says in _KINDS:
        if asks(grounding):
            return says(_Told(grounding, vocabulary, near, latest, tuple(previous)))
    return None


class _Told:
    """A question about definitions, and where to look."""

    def __init__(
        self,
        grounding: Grounding,
        vocabulary: Vocabulary,
        near: Near,
        latest: date | None,
        previous: tuple[str, ...],
    ) -> None:
        self.grounding = grounding
        self.vocabulary = vocabulary
        self.near = near
        self.latest = latest
        self.previous = previous

    def metric(self) -> Scored | None:
        """The metric that is named; the one of the query before where none is."""
        words = self.grounding.words
        near = scored(self.grounding, self.vocabulary, self.near, range(len(words)))
        named = [m for m in near if m.named >= _NAMED or (m.at and not _rest(words, m.at))]
        if named:
            return max(named, key=lambda m: (len(m.at), m.named, m.score))  # a return rate is no return
        keys = [key for key in self.previous if key in self.vocabulary.metrics]
        return Scored(self.vocabulary.metrics[keys[0]], 1.0, 1.0, 1.0, 1.0, (), ()) if keys else None

    def answer(self, sentence: str, about: Scored | None = None) -> Answer:
        """An answer without a query."""
        question = self.grounding.question
        if about is None:
            return Answer(question, clarification=sentence)
        metric = about.words.metric
        said = " ".join(self.grounding.words[i].text for i in about.at) or metric.key
        reason = Reason(said, "metric", metric.key, metric.doc.description)
        near = Named(metric.key, metric.doc.title or metric.name)
        return Answer(question, reasoning=(reason,), clarification=sentence, nearest=(near,))


def _rest(words: Sequence[Word], at: Sequence[int]) -> bool:
    return any(telling(word) == 1.0 for i, word in enumerate(words) if i not in at)


def _meaning(told: _Told) -> Answer | None:
    if (found := told.metric()) is None:
        return None
    metric = found.words.metric
    limits = f" Known limits: {' '.join(metric.doc.known_limits)}" if metric.doc.known_limits else ""
    owner = f" Owner: {metric.doc.owner}." if metric.doc.owner else ""
    said = f"{metric.doc.title or metric.key}: {metric.doc.description}{limits}{owner}"
    return told.answer(f"{said} %metric_info {metric.key} tells more; for the number, ask: {metric.key}.", found)


def _owner(told: _Told) -> Answer | None:
    if (found := told.metric()) is None:
        return told.answer("Which metric's owner? Name one, or read its card: %metric_info and a name.")
    metric = found.words.metric
    owner = f"is owned by {metric.doc.owner}" if metric.doc.owner else "names no owner"
    return told.answer(f"{metric.doc.title or metric.key} {owner}. %metric_info {metric.key} tells more.", found)


def _freshness(told: _Told) -> Answer:
    reach = f"The data reaches up to {told.latest}." if told.latest else "How far the data reaches is not known here."
    return told.answer(f"{reach} The footer of each result says how far its own data reaches.")


def _list(told: _Told) -> Answer:
    count = len(told.vocabulary.metrics)
    return told.answer(f"The catalog has {count} metrics: %metrics lists them, %metrics and a word narrows them down.")


def _begins(*phrases: str) -> Callable[[Grounding], bool]:
    def asks(grounding: Grounding) -> bool:
        return any(_has(grounding.words, phrase) for phrase in phrases)

    return asks


def _asks_meaning(grounding: Grounding) -> bool:
    """Whether it asks what a name means; one that also divides, ranks or filters asks for numbers."""
    plain = [word.plain for word in grounding.words]
    if grounding.values or grounding.numbers or grounding.rank or grounding.times:
        return False
    if any(use.group for use in grounding.dimensions):
        return False
    begins = next((phrase for phrase in _MEANING if plain[: len(phrase.split())] == phrase.split()), None)
    if begins in {"how is", "how are", "what does"}:
        return bool(_CALCULATED & set(plain))
    bare = plain[:2] == ["what", "is"] and len(plain) > 2 and plain[2] not in _DETERMINED
    return begins is not None or bare


def _asks_owner(grounding: Grounding) -> bool:
    """Whether it asks who owns a metric: `members by who is responsible for them` divides."""
    divided = any(one.plain == "by" and other.plain == "who" for one, other in pairwise(grounding.words))
    return not divided and _begins(*_OWNER)(grounding)


def _has(words: Sequence[Word], phrase: str) -> bool:
    wanted = phrase.split()
    plain = [word.plain for word in words]
    return any(plain[i : i + len(wanted)] == wanted for i in range(len(plain) - len(wanted) + 1))


_KINDS: tuple[tuple[Callable[[Grounding], bool], Callable[[_Told], Answer | None]], ...] = (
    (_asks_owner, _owner),
    (_begins(*_FRESH), _freshness),
    (_begins(*_LISTED), _list),
    (_asks_meaning, _meaning),
)
