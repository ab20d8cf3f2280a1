"""`workbench learn`: other weights from people's judgements, behind a gate, versioned, and one command back.

Nothing is put in force that answers any evaluation worse than what is: the packaged examples' questions, the catalog's own,
and questions over training catalogs that were not learnt from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from workbench.ask.evaluation import Case, Report
from workbench.ask.evaluation.judging import evaluate
from workbench.ask.learning import Judged, contests_of, recalibrated, relearnt, sureness
from workbench.ask.ranker import Ranker
from workbench.ask.train.ranking import Contest, contests, first
from workbench.ask.train.worlds import worlds
from workbench.errors import Issue, QueryError, WorkbenchError
from workbench.examples import flights_folder
from workbench.search import load_encoder
from workbench.session.evaluating import Examination, cases_of, files_of

if TYPE_CHECKING:
    from workbench.session.workbench import Workbench

#: How many judgements there must be, how many training catalogs are learnt from beside them, and how many judge.
LEAST, _REPLAYED, _JUDGING, _SEED = 5, 6, 6, 31

#: Told what is being done, how much of it is, and how much there is.
Told = Callable[[str, int, int], None]


class Cancelled(WorkbenchError):  # noqa: N818  it is no error that it was stopped
    """It was stopped; everything is as it was."""


@dataclass(frozen=True, slots=True)
class Trial:
    """An evaluation with the weights in force and with the new ones: how many of the questions are as they should be."""

    name: str
    before: int
    after: int
    of: int
    worse: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no more is wrong than before."""
        return self.after >= self.before

    def __str__(self) -> str:
        return f"{self.name}: {self.before} → {self.after} of {self.of}"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What came of learning.

    Attributes:
        version: the number that is in force now.
        judged: from how many judgements was learnt.
    """

    promoted: bool
    version: int
    judged: int
    trials: tuple[Trial, ...]
    reason: str

    def __str__(self) -> str:
        failed = [f"  worse now: {question}" for trial in self.trials for question in trial.worse if not trial.passed]
        return "\n".join([self.reason, *(f"  {trial}" for trial in self.trials), *failed])


@dataclass(frozen=True, slots=True)
class Lesson:
    """Learning that goes on in the background."""

    _future: Future[Learnt]
    _stop: Event

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return self._future.done()

    def cancel(self) -> None:
        """Stop it soon; everything stays as it was."""
        self._stop.set()

    def result(self, timeout: float | None = None) -> Learnt:
        """Wait for it and return what came of it; raises `Cancelled` where it was stopped."""
        return self._future.result(timeout)


def in_background(workbench: Workbench, told: Told | None = None) -> Lesson:
    """Start learning in a thread of its own."""
    stop = Event()
    pool = ThreadPoolExecutor(1, thread_name_prefix="workbench-learning")
    future = pool.submit(learn, workbench, told, stop)
    pool.shutdown(wait=False)
    return Lesson(future, stop)


def judgements(workbench: Workbench) -> tuple[Judged, ...]:
    """Return what people said of answers over a workbench's catalog."""
    found = workbench.memory.judgements()
    good = (Judged(question, query, good=True) for question, query in found.confirmed)
    return (*good, *(Judged(question, query, good=False) for question, query in found.rejected))


def learn(workbench: Workbench, told: Told | None = None, stop: Event | None = None) -> Learnt:
    """Learn from the judgements, and put what was learnt in force where no evaluation gets worse.

    Raises:
        Cancelled: `stop` was set; everything is as it was.
    """
    work = _Work(workbench, told or (lambda _what, _done, _of: None), stop or Event())
    return work.done()


class _Work:
    def __init__(self, workbench: Workbench, told: Told, stop: Event) -> None:
        self._workbench, self._told, self._stop = workbench, told, stop
        found = workbench.finding.learned
        if found is None:
            remedy = "Open the workbench with a registry that lasts."
            raise WorkbenchError(Issue("nothing-lasts", "What is learnt would not be kept.", remedy=remedy))
        self._learned = found

    def done(self) -> Learnt:
        judged = judgements(self._workbench)
        now = self._learned.ranker()
        if len(judged) < LEAST:
            reason = f"There are {len(judged)} judgements, and {LEAST} are needed. Nothing has changed."
            return Learnt(False, self._learned.in_force, len(judged), (), reason)
        self._workbench.finding.index.wait(60)
        mine = contests_of(self._workbench.finding.asker, judged, today=self._workbench.today)
        replay, kept = self._replay()
        new = self._recalibrated(relearnt(now, mine, replay), judged)
        trials = tuple(self._trials(now, new, mine, kept))
        return self._judged(now, new, judged, trials)

    def _judged(self, now: Ranker, new: Ranker, judged: Sequence[Judged], trials: tuple[Trial, ...]) -> Learnt:
        failed = [trial.name for trial in trials if not trial.passed]
        if failed:
            reason = f"Not put in force: {', '.join(failed)} would get worse. Nothing has changed."
        elif new.fingerprint == now.fingerprint:
            reason = "The weights are as they were. Nothing has changed."
        else:
            self._check()
            number = self._learned.promote(new)
            self._workbench.finding.relearn()
            reason = f"In force: version {number}, from {len(judged)} judgements. Back: workbench learn --rollback."
            return Learnt(True, number, len(judged), trials, reason)
        return Learnt(False, self._learned.in_force, len(judged), trials, reason)

    def _check(self) -> None:
        if self._stop.is_set():
            raise Cancelled(Issue("cancelled", "Learning was stopped; everything is as it was."))

    def _replay(self) -> tuple[tuple[Contest, ...], tuple[Contest, ...]]:
        """Contests over training catalogs: those to learn from, and those to judge by."""
        encoder, found = load_encoder(), []
        for number, one in enumerate(worlds(_SEED, _REPLAYED + _JUDGING, held_out=True)):
            self._check()
            self._told("replay", number, _REPLAYED + _JUDGING)
            found.append(tuple(contests([one], encoder)))
        flat = [[c for part in half for c in part] for half in (found[:_REPLAYED], found[_REPLAYED:])]
        return tuple(flat[0]), tuple(flat[1])

    def _recalibrated(self, ranker: Ranker, judged: Sequence[Judged]) -> Ranker:
        asker = self._workbench.finding.asker.with_ranker(ranker)
        return recalibrated(ranker, sureness(asker, judged, self._workbench.plan, today=self._workbench.today))

    def _trials(self, now: Ranker, new: Ranker, mine: Sequence[Contest], kept: Sequence[Contest]) -> Iterator[Trial]:
        for name, found in (("what was judged", mine), ("replay", kept)):
            before, after = (round(first(found, ranker) * len(found)) for ranker in (now, new))
            yield Trial(name, before, after, len(found))
        for name, workbench, cases in self._evaluations():
            reports = [self._evaluated(name, workbench, cases, ranker) for ranker in (now, new)]
            yield _trial(name, *reports)

    def _evaluations(self) -> Iterator[tuple[str, Workbench, tuple[Case, ...]]]:
        try:
            yield "the catalog's questions", self._workbench, cases_of(files_of(self._workbench, ()))
        except QueryError as error:
            if error.issues[0].code != "no-questions":
                raise
        from workbench.session.opening import open_workbench  # it opens workbenches, and this is part of one

        example = open_workbench(flights_folder(), warehouse=flights_folder(), registry=":memory:")
        try:
            if example.catalog.version != self._workbench.catalog.version:
                yield "the example's questions", example, cases_of(files_of(example, ()))
        finally:
            example.close()

    def _evaluated(self, name: str, workbench: Workbench, cases: Sequence[Case], ranker: Ranker) -> Report:
        workbench.finding.index.wait(60)

        def told(done: int, of: int) -> None:
            self._check()
            self._told(name, done, of)

        examination = Examination(workbench, asker=workbench.finding.asker.with_ranker(ranker))
        return Report(evaluate(cases, examination, told), name)


def _trial(name: str, before: Report, after: Report) -> Trial:
    pairs = zip(before.outcomes, after.outcomes, strict=True)
    worse = tuple(new.case.question for old, new in pairs if old.right and not new.right)
    counts = [sum(o.right for o in report.outcomes) for report in (before, after)]
    return Trial(name, counts[0], counts[1], len(before.outcomes), worse)
