"""What `ask` gives back: a query with its reasons, or what is missing for one. Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from workbench.errors import Issue, WorkbenchError
from workbench.query.model import MetricQuery


class Zone(StrEnum):
    """What to do with an answer: use it, choose among readings, or accept that there is none."""

    ANSWER = "answer"
    CHOOSE = "choose"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Reason:
    """What some words of the question were taken for.

    Attributes:
        words: as they stand in the question.
        kind: `metric`, `dimension`, `value`, `time`, `number`, `order`, `comparison`, `negation` or `memory`.
        means: the part of the query they became.
        definition: what the catalog says about it, with the owner of a metric.
    """

    words: str
    kind: str
    means: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another query that the question may have meant, and in what it differs; `query` is None where it is no query."""

    query: MetricQuery | None
    text: str
    confidence: float
    why: str
    explains: bool = False

    @property
    def cell(self) -> str:
        """The cell that shows it."""
        return self.text if self.query is None else f"%%{'why' if self.explains else 'metric'}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several queries that a question may mean, none of them surely.

    Attributes:
        title: what it is, told apart from the others: `Revenue`, `Flights by origin`.
        says: what that means, as the catalog has it.
    """

    query: MetricQuery
    text: str
    title: str
    says: str
    confidence: float

    @property
    def cell(self) -> str:
        """The cell that shows it."""
        return f"%%metric\n{self.text}"


@dataclass(frozen=True, slots=True)
class Named:
    """A metric that comes near what was asked."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        query: None when it abstains, and where what answers is no query but another cell.
        text: the query's canonical text, or that cell; None when it abstains.
        confidence: the estimated chance, 0 to 1, that the query is what was meant.
        assumptions: what was decided without being said, as sentences.
        unused: words of the question that no part of the query stands for.
        clarification: a question back, or what is missing; None when there is nothing to clear up.
        nearest: metrics that come near, when it abstains.
        continues: whether it is the query before with a change.
        explains: whether the query is one whose change is taken apart (`%why`), not one whose rows are shown.
        says: what a cell that is no query will show, as a sentence.
        choices: the queries to choose among, where several are about as likely and none is sure; the first is `query`.
        runner: runs what is proposed; set by whoever has a warehouse.
    """

    question: str
    query: MetricQuery | None = None
    text: str | None = None
    confidence: float = 0.0
    zone: Zone = Zone.ABSTAIN
    reasoning: tuple[Reason, ...] = ()
    assumptions: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    clarification: str | None = None
    nearest: tuple[Named, ...] = ()
    continues: bool = False
    explains: bool = False
    says: str | None = None
    choices: tuple[Choice, ...] = ()
    runner: Callable[[Answer], object] | None = field(default=None, repr=False, compare=False)

    @property
    def magic(self) -> Literal["metric", "why", "efficiency"]:
        """The magic that shows the answer."""
        if self.query is None and self.text is not None:
            return "efficiency"
        return "why" if self.explains else "metric"

    @property
    def cell(self) -> str | None:
        """The cell that shows the answer; None when it abstains."""
        if self.text is None or self.query is None:
            return self.text
        return f"%%{self.magic}\n{self.text}"

    def run(self) -> object:
        """Run what is proposed: a `Result` of a query, a `Change` of a question why, of a cost what explains it.

        Raises:
            WorkbenchError: there is nothing to run, or no warehouse.
        """
        if self.choices:
            remedy = "Take one first: answer.take(1)."
            raise WorkbenchError(Issue("no-choice", _asked_back(self), remedy=remedy))
        if self.text is None or self.runner is None:
            message = self.clarification or "There is no query to run."
            raise WorkbenchError(Issue("no-answer", message))
        return self.runner(self)

    def take(self, number: int) -> Answer:
        """Return the answer that one of the choices is, counted from 1; `Workbench.choose` remembers it too.

        Raises:
            WorkbenchError: there is no such choice.
        """
        if not 1 <= number <= len(self.choices):
            there = f"There are 1 to {len(self.choices)}." if self.choices else "This answer leaves nothing to choose."
            raise WorkbenchError(Issue("no-choice", f"There is no choice {number}.", remedy=there))
        taken = self.choices[number - 1]
        return replace(
            self,
            query=taken.query,
            text=taken.text,
            confidence=1.0,
            zone=Zone.ANSWER,
            reasoning=self.reasoning if number == 1 else (),
            assumptions=(f"You chose this of {len(self.choices)} readings: {taken.title}.",),
            unused=(),
            alternatives=(),
            choices=(),
            clarification=None,
        )

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def _asked_back(answer: Answer) -> str:
    """The choices in one sentence."""
    return f"The question may mean {' or '.join(choice.title for choice in answer.choices)}."


def choice_lines(answer: Answer) -> list[str]:
    """The choices with their numbers: what each is, what that means, and its query."""
    lines = []
    for number, choice in enumerate(answer.choices, 1):
        lines.append(f"  {number}. {choice.title}{f': {choice.says}' if choice.says else ''}")
        lines.append(f"     {' '.join(choice.text.split())}")
    return lines


def _lines(answer: Answer) -> list[str]:
    if answer.choices:
        return ["Which do you mean?", *choice_lines(answer)]
    if answer.text is None:
        near = f"Nearest: {', '.join(named.name for named in answer.nearest)}." if answer.nearest else ""
        return [line for line in (answer.clarification, near) if line]
    lines = [answer.text, *([answer.says] if answer.says else []), f"{answer.confidence:.0%} sure"]
    lines += [f"  {reason.words}: {reason.means}" for reason in answer.reasoning]
    lines += [f"  assumed: {sentence}" for sentence in answer.assumptions]
    lines += [f"  not used: {', '.join(answer.unused)}"] if answer.unused else []
    lines += [answer.clarification] if answer.clarification else []
    return lines + [f"  or: {' '.join(other.text.split())} ({other.why})" for other in answer.alternatives]
