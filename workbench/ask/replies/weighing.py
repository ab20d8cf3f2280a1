"""Two opinions on one question as one answer: the chances of both are multiplied, and what comes first is offered first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from workbench.ask.answer import Alternative, Answer, Zone
from workbench.ask.reading.propose import Reading
from workbench.ask.replies.second import Option, Progress
from workbench.query.text import text

#: How many readings are weighed: each costs a bigger model seconds.
MOST = 5

#: From this chance on, of both together, a reading stands alone.
_SURE = 0.6

#: How much a second opinion counts beside the first.
_WEIGHT = 0.5


class Opinion(Protocol):
    """A model that weighs readings, wherever it is loaded."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def weigh(self, question: str, options: Sequence[Option], *, progress: Progress = ...) -> tuple[float, ...]:
        """Return the chance of each reading; they sum to 1."""
        ...


def weighed(answer: Answer, found: Sequence[Reading], opinion: Opinion, progress: Progress = lambda _: None) -> Answer:
    """Return the answer with the reading that both opinions together find likeliest; as it is where there is no choice.

    What the first opinion declined stays declined: a bigger model does not know the catalog better.
    """
    readings = tuple(found[:MOST])
    if answer.query is None or answer.explains or answer.continues or len(readings) < 2:
        return answer
    options = [Option(text(r.query, oneline=True), _definition(r)) for r in readings]
    second = opinion.weigh(answer.question, options, progress=progress)
    both = [max(r.confidence, 1e-3) * chance**_WEIGHT for r, chance in zip(readings, second, strict=True)]
    chances = [each / sum(both) for each in both]
    order = sorted(range(len(readings)), key=lambda i: -chances[i])
    best = readings[order[0]]
    others = tuple(
        Alternative(readings[i].query, text(readings[i].query), round(chances[i], 3), _definition(readings[i]))
        for i in order[1:3]
    )
    note = f"{opinion.name} was asked for a second opinion: it gives this reading {second[order[0]]:.0%}."
    return replace(
        answer,
        query=best.query,
        text=text(best.query),
        confidence=round(chances[order[0]], 3),
        zone=Zone.ANSWER if chances[order[0]] >= _SURE else Zone.CHOOSE,
        reasoning=tuple(reason for _, reason in sorted(best.draft.reasons, key=lambda pair: pair[0])),
        assumptions=(*dict.fromkeys(best.draft.assumptions), note),
        alternatives=others,
        clarification=None if chances[order[0]] >= _SURE else answer.clarification or "Is this what you mean?",
    )


def _definition(reading: Reading) -> str:
    """What the metrics of a reading measure."""
    return "; ".join(
        f"{m.words.metric.key}: {m.words.metric.doc.description or m.words.metric.doc.title or m.words.metric.key}"
        for m in reading.draft.metrics
    )
