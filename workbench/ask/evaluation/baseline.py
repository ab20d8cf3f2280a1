"""An evaluation beside an earlier one of the same questions: what got better, what got worse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.ask.evaluation.report import VERSION, Report
from workbench.errors import Issue, WorkbenchError


@dataclass(frozen=True, slots=True)
class Change:
    """A case that is not what it was."""

    question: str
    was: str
    now: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from an earlier evaluation.

    Attributes:
        other: cases that are as right or wrong as they were, with another query.
        added: questions that the earlier one did not have.
        removed: questions that only the earlier one had.
    """

    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    other: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def compared(report: Report, baseline: str) -> Comparison:
    """Return how a report differs from an earlier one, given as its JSON.

    Raises:
        WorkbenchError: it is no such JSON, or of another version.
    """
    earlier = _read(baseline)
    better: list[Change] = []
    worse: list[Change] = []
    other: list[Change] = []
    added: list[str] = []
    for outcome in report.outcomes:
        was = earlier.pop((outcome.case.question, outcome.case.follows or ""), None)
        if was is None:
            added.append(outcome.case.question)
            continue
        came = outcome.answer.text if outcome.answered else None
        before = str(was["came"] or "declined")
        change = Change(outcome.case.question, str(was["verdict"]), outcome.verdict, before, came or "declined")
        if outcome.right != was["right"]:
            (better if outcome.right else worse).append(change)
        elif came != was["came"]:
            other.append(change)
    return Comparison(tuple(better), tuple(worse), tuple(other), tuple(added), tuple(name for name, _ in earlier))


def _read(baseline: str) -> dict[tuple[str, str], dict[str, object]]:
    try:
        found = json.loads(baseline)
        if found["version"] == VERSION:
            return {(case["question"], case["follows"] or ""): case for case in found["cases"]}
    except (json.JSONDecodeError, KeyError, TypeError):
        pass
    raise WorkbenchError(
        Issue(
            "not-a-baseline",
            "The baseline is no evaluation that this version wrote.",
            remedy="Make one with: workbench evaluate --output FILE.",
        )
    )


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{len(comparison.better)} better, {len(comparison.worse)} worse than the baseline"
    for title, changes in (("better", comparison.better), ("worse", comparison.worse), ("other", comparison.other)):
        for change in changes:
            yield f"  {title:<7} {change.question}"
            yield f"          was {change.was}: {' '.join(change.before.split())}"
            yield f"          now {change.now}: {' '.join(change.after.split())}"
    yield from (f"  new     {question}" for question in comparison.added)
    yield from (f"  gone    {question}" for question in comparison.removed)
