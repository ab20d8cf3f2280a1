"""Cases asked and judged: by executed rows, by the query itself, and by where the right metric stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from time import perf_counter
from typing import Protocol

from workbench.ask.answer import Answer, Zone
from workbench.ask.evaluation.cases import Case
from workbench.ask.evaluation.rows import Row, same_rows
from workbench.ask.evaluation.slots import Difference, differences
from workbench.errors import WorkbenchError
from workbench.query.model import Metric, MetricQuery
from workbench.query.text import text

#: Told after each case: how many are done, of how many.
Progress = Callable[[int, int], None]


class Asking(Protocol):
    """Whoever has a catalog with data, and answers questions over it."""

    def ask(self, question: str, *, today: date | None, previous: str | None) -> Answer:
        """Return the answer to a question; nothing is run."""
        ...

    def ranking(self, question: str, *, today: date | None) -> Sequence[str]:
        """Return the keys of the metrics that a question may mean, the most likely first."""
        ...

    def resolved(self, query: str, *, today: date | None) -> MetricQuery:
        """Return a query with every name in full; a `WorkbenchError` where it does not plan."""
        ...

    def rows(self, query: str, *, today: date | None) -> Sequence[Row]:
        """Return the rows of a query; a `WorkbenchError` where it cannot be run."""
        ...


class Verdict(StrEnum):
    """What became of a case."""

    RIGHT = "right"
    WRONG = "wrong"
    #: It has an answer and was declined.
    MISSED = "missed"
    #: It has no answer and was declined.
    DECLINED = "declined"
    #: It has no answer and was answered.
    INVENTED = "invented"
    #: The expected query itself cannot be run.
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case.

    Attributes:
        exact: the query is an expected one, part for part.
        offered: one of the other readings that were offered is right.
        rank: where the first right metric stands among those considered, from 1; 0 where nowhere or not asked for.
        differences: in which parts the query is not the expected one.
        named: whether a message of a declined case names what is missing, where the case says that.
        fault: why the case could not be judged.
    """

    case: Case
    answer: Answer
    verdict: Verdict
    seconds: float
    exact: bool = False
    offered: bool = False
    rank: int = 0
    differences: tuple[Difference, ...] = ()
    named: bool | None = None
    fault: str = ""

    @property
    def right(self) -> bool:
        """Whether it is as it should be: answered right, or rightly declined."""
        return self.verdict in {Verdict.RIGHT, Verdict.DECLINED}

    @property
    def answered(self) -> bool:
        """Whether it was given a query."""
        return _given(self.answer) is not None


def evaluate(cases: Sequence[Case], asking: Asking, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Ask every case and judge what comes; a case whose expected query fails is faulty and stops nothing."""
    outcomes = []
    for done, case in enumerate(cases, 1):
        outcomes.append(_judged(case, asking))
        if progress is not None:
            progress(done, len(cases))
    return tuple(outcomes)


def _judged(case: Case, asking: Asking) -> Outcome:
    started = perf_counter()
    answer = asking.ask(case.question, today=case.today, previous=case.follows)
    seconds = perf_counter() - started
    try:
        return _outcome(case, answer, asking, seconds)
    except WorkbenchError as error:
        return Outcome(case, answer, Verdict.FAULTY, seconds, fault=error.issues[0].sentence)


def _outcome(case: Case, answer: Answer, asking: Asking, seconds: float) -> Outcome:
    given = _given(answer)
    if not case.answerable:
        named = case.missing.casefold() in (answer.clarification or "").casefold() if case.missing else None
        return Outcome(case, answer, Verdict.INVENTED if given else Verdict.DECLINED, seconds, named=named)
    wanted = _Wanted(case, asking)
    offered = any(wanted.met_by(other.text) for other in answer.alternatives)
    came = None if given is None else asking.resolved(given, today=case.today)
    rank = 1 if came and wanted.measured(came) else wanted.rank(asking.ranking(case.question, today=case.today))
    if given is None or came is None:
        return Outcome(case, answer, Verdict.MISSED, seconds, rank=rank, offered=offered)
    right = wanted.met_by(given) or (case.ambiguous and offered)
    return Outcome(
        case,
        answer,
        Verdict.RIGHT if right else Verdict.WRONG,
        seconds,
        exact=wanted.exact(came),
        offered=offered,
        rank=rank,
        differences=wanted.differences(came),
    )


def _given(answer: Answer) -> str | None:
    """The query text of an answer, unless it abstains."""
    return None if answer.zone is Zone.ABSTAIN or answer.query is None else answer.text


class _Wanted:
    """What answers a case, with its rows read once."""

    def __init__(self, case: Case, asking: Asking) -> None:
        self._case, self._asking = case, asking
        texts = case.queries or case.readings
        self._queries = tuple(asking.resolved(text, today=case.today) for text in texts)
        self._sets: Sequence[Sequence[Row]] = case.rows or [asking.rows(text, today=case.today) for text in texts]

    def met_by(self, given: str) -> bool:
        """Whether a query is one of those wanted, or has their rows."""
        try:
            if self.exact(self._asking.resolved(given, today=self._case.today)):
                return True
            ours = self._asking.rows(given, today=self._case.today)
        except WorkbenchError:
            return False
        return any(same_rows(ours, rows) for rows in self._sets)

    def exact(self, came: MetricQuery) -> bool:
        """Whether a query says what a wanted one says, part for part."""
        return any(text(came) == text(query) or not differences(query, came) for query in self._queries)

    def measured(self, came: MetricQuery) -> bool:
        """Whether a query measures first what a wanted one does."""
        return bool({item.name for item in came.metrics[:1] if isinstance(item, Metric)} & set(self._metrics()))

    def rank(self, ranking: Sequence[str]) -> int:
        """Where the first wanted metric stands."""
        wanted = set(self._metrics())
        return next((place for place, key in enumerate(ranking, 1) if key in wanted), 0)

    def _metrics(self) -> Iterator[str]:
        for query in self._queries:
            yield from (item.name for item in query.metrics[:1] if isinstance(item, Metric))

    def differences(self, came: MetricQuery) -> tuple[Difference, ...]:
        """In which parts a query differs from the wanted one that it is nearest to."""
        found = [differences(query, came) for query in self._queries]
        return min(found, key=len, default=())
