"""`workbench learn`: other weights from people's judgements, behind a gate, versioned, and one command back.

Learnt are a layer over the encoder that turns questions towards the metrics that were confirmed for their like, the weights
of the ranker, and how sure it may be. Nothing is put in force that answers any evaluation worse than what is: what was
judged, the names in the catalog, questions over training catalogs that were not learnt from, the catalog's own questions and
the packaged example's. Of each as much is taken as passes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from workbench.ask import Asker
from workbench.ask.answer import Zone
from workbench.ask.evaluation import Case
from workbench.ask.evaluation.judging import Outcome, evaluate
from workbench.ask.learning import (
    Judged,
    adapters_of,
    between,
    contests_of,
    metrics_of,
    names_of,
    recalibrated,
    relearnt,
    sureness,
)
from workbench.ask.ranker import Ranker
from workbench.ask.train.ranking import asker_of, contest, contests_over
from workbench.ask.train.worlds import World, worlds
from workbench.errors import Issue, QueryError, WorkbenchError
from workbench.examples import flights_folder
from workbench.session.evaluating import Examination, cases_of, files_of
from workbench.session.gate import Exam, Gate, Marks, Trial

if TYPE_CHECKING:
    from workbench.session.workbench import Workbench

T = TypeVar("T")

#: Training catalogs, each with what answers questions over it.
_Worlds: TypeAlias = tuple[tuple[World, Asker], ...]

#: How many judgements there must be, how many training catalogs are learnt from beside them, and how many judge.
LEAST, _REPLAYED, _JUDGING, _SEED = 5, 6, 6, 31

#: Told what is being done, how much of it is, and how much there is.
Told = Callable[[str, int, int], None]


class Cancelled(WorkbenchError):  # noqa: N818  it is no error that it was stopped
    """It was stopped; everything is as it was."""


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
        WorkbenchError: nothing lasts here, or other weights came in force meanwhile.
    """
    learned = workbench.finding.learned
    if learned is None:
        remedy = "Open the workbench with a registry that lasts."
        raise WorkbenchError(Issue("nothing-lasts", "What is learnt would not be kept.", remedy=remedy))
    judged, before = judgements(workbench), learned.in_force
    if len(judged) < LEAST:
        reason = f"There are {len(judged)} judgements, and {LEAST} are needed. Nothing has changed."
        return Learnt(False, before, len(judged), (), reason)
    workbench.finding.index.wait(60)
    with ExitStack() as opened:
        work = _Work(
            workbench, judged, learned.ranker(before), told or (lambda _what, _done, _of: None), stop or Event()
        )
        new, parts, trials = work.found(opened)
    if not parts:
        failed = [trial.name for trial in trials if not trial.passed]
        reason = (
            f"Not put in force: {', '.join(failed)} would get worse."
            if failed
            else "No judged question would be answered better."
        )
        return Learnt(False, before, len(judged), trials, f"{reason} Nothing has changed.")
    work.check()
    number = learned.promote(new, over=before)
    workbench.finding.relearn()
    said = f"In force: version {number}, from {len(judged)} judgements; new: {', '.join(parts)}."
    return Learnt(
        True, number, len(judged), trials, f"{said} Back: workbench learn --rollback, or %ask --learn --undo."
    )


def rolled_back(workbench: Workbench) -> str:
    """Put in force what was before, and say so."""
    learned = workbench.finding.learned
    if learned is None or not learned.in_force:
        return "The shipped weights are in force; there is nothing to go back from."
    now, before = learned.in_force, learned.rollback()
    workbench.finding.relearn()
    return f"Version {now} is gone; {f'version {before} is' if before else 'the shipped weights are'} in force."


@dataclass(frozen=True, slots=True)
class _Work:
    workbench: Workbench
    judged: tuple[Judged, ...]
    now: Ranker
    told: Told
    stop: Event

    def found(self, opened: ExitStack) -> tuple[Ranker, tuple[str, ...], tuple[Trial, ...]]:
        """Return the weights, which parts of them are new, and what they were judged by; where none is, what the last failed.

        One part after the other, and of each as much as passes: what one of them breaks does not cost the others.
        """
        worlds = self._worlds()
        gate = Gate(tuple(self._exams(worlds[_REPLAYED:], opened)), self.now)
        best, parts = self.now, list[str]()
        for part, offered in (("meaning", self._turned), ("ranking", self._weighed), ("confidence", self._sure)):
            others = (new for new in offered(best, worlds[:_REPLAYED]) if new.fingerprint != best.fingerprint)
            new = next(filter(gate.admits, others), None)
            if new is not None:
                best, parts = new, [*parts, part]
        judged = gate.trials[0]
        if parts and (judged.after > judged.before or judged.after == judged.of):
            return best, tuple(parts), gate.trials
        return self.now, (), gate.refused  # what all else speaks against, and what helps nobody, is not learnt from

    def check(self) -> None:
        """Go no further where it was stopped."""
        if self.stop.is_set():
            raise Cancelled(Issue("cancelled", "Learning was stopped; everything is as it was."))

    def _each(self, what: str, things: Sequence[T]) -> Iterator[T]:
        """The things, one after the other, as long as nobody stops it; how far it is is told."""
        for number, thing in enumerate(things):
            self.check()
            self.told(what, number, len(things))
            yield thing
        self.told(what, len(things), len(things))

    def _worlds(self) -> _Worlds:
        """Training catalogs with who answers over them: the first to learn from, the others to judge by."""
        made = tuple(worlds(_SEED, _REPLAYED + _JUDGING, held_out=True))
        encoder = self.workbench.models.loads_encoder()
        return tuple((world, asker_of(world, encoder)) for world in self._each("reading training catalogs", made))

    def _turned(self, best: Ranker, _replayed: _Worlds) -> Iterator[Ranker]:
        """The layer over the encoder that suits what was judged."""
        return (replace(best, adapter=adapter) for adapter in adapters_of(self.workbench.finding.asker, self.judged))

    def _weighed(self, best: Ranker, replayed: _Worlds) -> Iterator[Ranker]:
        """The weights of metrics that suit what was judged and training catalogs."""
        mine = contests_of(self.workbench.finding.asker.with_ranker(best), self.judged, today=self.workbench.today)
        pairs = self._each("learning", replayed)
        replay = [c for world, asker in pairs for c in contests_over(world, asker.with_ranker(best))]
        return between(best, relearnt(best, mine, replay))

    def _sure(self, best: Ranker, _replayed: _Worlds) -> Iterator[Ranker]:
        """As sure as it was right."""
        asker, today = self.workbench.finding.asker.with_ranker(best), self.workbench.today
        return between(best, recalibrated(best, sureness(asker, self.judged, self.workbench.plan, today=today)))

    def _exams(self, kept: _Worlds, opened: ExitStack) -> Iterator[Exam]:
        """What must not get worse, the quick ones first."""
        asker = self.workbench.finding.asker
        good = [(j.question, metrics_of(asker, j.query)) for j in self.judged if j.good]
        for name, asked in (("what was judged", good), ("the catalog's names", names_of(asker))):
            yield Exam(name, partial(self._ranked, name, asked))
        yield Exam("replay", partial(self._replayed, kept))
        for name, workbench, cases in self._evaluations(opened):
            workbench.finding.index.wait(60)
            answers = _Answers(partial(self._evaluated, name, Examination(workbench), workbench.finding.asker, cases))
            yield Exam(name, answers.right)
            yield Exam(f"{name}, for certain", answers.certain)

    def _ranked(self, name: str, asked: Sequence[tuple[str, Collection[str]]], ranker: Ranker) -> Marks:
        asker, today = self.workbench.finding.asker.with_ranker(ranker), self.workbench.today
        pairs = self._each(name, asked)
        return tuple((question, contest(asker, question, right, today=today).led(ranker)) for question, right in pairs)

    def _replayed(self, kept: _Worlds, ranker: Ranker) -> Marks:
        marks: list[tuple[str, bool]] = []
        for world, asker in self._each("replay", kept):
            found = contests_over(world, asker.with_ranker(ranker))
            marks += [(asked.text, one.led(ranker)) for asked, one in zip(world.asked, found, strict=True)]
        return tuple(marks)

    def _evaluations(self, opened: ExitStack) -> Iterator[tuple[str, Workbench, tuple[Case, ...]]]:
        try:
            yield "the catalog's questions", self.workbench, cases_of(files_of(self.workbench, ()))
        except QueryError as error:
            if error.issues[0].code != "no-questions":
                raise
        from workbench.session.opening import open_workbench  # it opens workbenches, and this is part of one

        example = open_workbench(flights_folder(), warehouse=flights_folder(), registry=":memory:")
        opened.callback(example.close)
        if example.catalog.version != self.workbench.catalog.version:
            yield "the example's questions", example, cases_of(files_of(example, ()))

    def _evaluated(
        self, name: str, exam: Examination, asker: Asker, cases: Sequence[Case], ranker: Ranker
    ) -> tuple[Outcome, ...]:
        def told(done: int, of: int) -> None:
            self.check()
            self.told(name, done, of)

        return evaluate(cases, exam.by(asker.with_ranker(ranker)), told)


class _Answers:
    """The answers to a catalog's questions by the weights that answered last: which are right, and which for certain.

    What is taught wrongly takes certainty away before it makes an answer wrong.
    """

    def __init__(self, given: Callable[[Ranker], tuple[Outcome, ...]]) -> None:
        self._given = given
        self._by, self._outcomes = "", tuple[Outcome, ...]()

    def right(self, ranker: Ranker) -> Marks:
        """Return which are right."""
        return tuple((one.case.question, one.right) for one in self._of(ranker))

    def certain(self, ranker: Ranker) -> Marks:
        """Return which are right and no choice."""
        found = self._of(ranker)
        return tuple((one.case.question, one.right and one.answer.zone is not Zone.CHOOSE) for one in found)

    def _of(self, ranker: Ranker) -> tuple[Outcome, ...]:
        if self._by != ranker.fingerprint:
            self._by, self._outcomes = ranker.fingerprint, self._given(ranker)
        return self._outcomes
