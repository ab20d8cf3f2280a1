"""The gate of `workbench learn`: what is answered with the weights in force must be answered as well with new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.ask.ranker import Ranker

#: Questions with whether each is answered as it should be.
Marks = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """Questions that weights are judged by, and what becomes of them with some weights."""

    name: str
    sat: Callable[[Ranker], Marks]


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


class Gate:
    """Lets weights through that do no exam worse than those that were let through before."""

    def __init__(self, exams: Sequence[Exam], now: Ranker) -> None:
        self._exams = tuple(exams)
        self._first = self._best = tuple(exam.sat(now) for exam in self._exams)
        self.refused: tuple[Trial, ...] = ()

    def admits(self, new: Ranker) -> bool:
        """Whether weights do no exam worse; the exams that follow one that they do worse are spared."""
        marks: list[Marks] = []
        for exam, before in zip(self._exams, self._best, strict=True):
            marks.append(exam.sat(new))
            if not _trial(exam, before, marks[-1]).passed:
                self.refused = tuple(map(_trial, self._exams, self._best, marks))
                return False
        self._best = tuple(marks)
        return True

    @property
    def trials(self) -> tuple[Trial, ...]:
        """What has become of the exams, from the weights in force to those that were let through last."""
        return tuple(map(_trial, self._exams, self._first, self._best))


def _trial(exam: Exam, before: Marks, after: Marks) -> Trial:
    worse = tuple(question for (question, was), (_, now) in zip(before, after, strict=True) if was and not now)
    was_right, now_right = (sum(right for _, right in marks) for marks in (before, after))
    return Trial(exam.name, was_right, now_right, len(before), worse)
