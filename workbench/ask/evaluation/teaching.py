"""What confirmed questions teach: how many of the other questions are right without and with them, over several draws.

Confirmed are any questions, and their paraphrases are not asked: that those are answered shows memory, and not that something
was learnt. Or, as people do, what came wrong is corrected, and all else is asked again: what that is worth to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from workbench.ask.evaluation.cases import Case
from workbench.ask.evaluation.judging import Outcome
from workbench.ask.evaluation.measures import Share

#: How often questions are drawn.
DRAWS = 5


@dataclass(frozen=True, slots=True)
class Draw:
    """Some questions confirmed, and what became of the others without and with them.

    Attributes:
        confirmed: the questions with the query text that was confirmed.
    """

    confirmed: tuple[tuple[str, str], ...]
    without: tuple[Outcome, ...]
    taught: tuple[Outcome, ...]

    @property
    def before(self) -> Share:
        """How many of the answerable questions are right by rows with nothing confirmed."""
        return _right(self.without)

    @property
    def after(self) -> Share:
        """How many of the answerable questions are right by rows with the questions confirmed."""
        return _right(self.taught)

    @property
    def declined(self) -> Share:
        """How many of the unanswerable questions are declined with the questions confirmed."""
        free = [outcome for outcome in self.taught if not outcome.case.answerable]
        return Share(sum(outcome.right for outcome in free), len(free))

    @property
    def worse(self) -> tuple[Outcome, ...]:
        """What was right, and is not with the questions confirmed."""
        pairs = zip(self.without, self.taught, strict=True)
        return tuple(after for before, after in pairs if before.right and not after.right)


@dataclass(frozen=True, slots=True)
class Teaching:
    """Several draws over the same cases.

    Attributes:
        corrected: whether wrong answers were corrected, and the paraphrases of those questions asked as well.
    """

    name: str
    draws: tuple[Draw, ...]
    corrected: bool = False

    @property
    def before(self) -> float | None:
        """The mean share right with nothing confirmed."""
        return _mean([draw.before for draw in self.draws])

    @property
    def after(self) -> float | None:
        """The mean share right with the questions confirmed."""
        return _mean([draw.after for draw in self.draws])

    @property
    def declined(self) -> float | None:
        """The mean share of the unanswerable that are declined with the questions confirmed."""
        return _mean([draw.declined for draw in self.draws])

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def drawn(cases: Sequence[Case], count: int, seed: int) -> tuple[tuple[tuple[str, str], ...], tuple[Case, ...]]:
    """Return questions drawn at random with their query texts, and the cases that are left without their paraphrases."""
    free = [case for case in cases if case.queries and case.of is None and case.follows is None]
    chosen = Random(seed).sample(free, min(count, len(free)))  # noqa: S311  a draw, no secret
    names = {case.question for case in chosen}
    left = tuple(case for case in cases if case.question not in names and case.of not in names)
    return tuple((case.question, case.queries[0]) for case in chosen), left


def corrected(
    cases: Sequence[Case], first: Mapping[Case, Outcome], count: int, seed: int
) -> tuple[tuple[tuple[str, str], ...], tuple[Case, ...]]:
    """Return questions drawn among those answered wrong with their query texts, and all other cases, paraphrases as well.

    Args:
        first: what became of each case with nothing confirmed.
    """
    wrong = [case for case in cases if case.queries and case.follows is None and not first[case].right]
    chosen = _unlike(Random(seed).sample(wrong, len(wrong)), count)  # noqa: S311  a draw, no secret
    left = tuple(case for case in cases if case not in chosen)
    return tuple((case.question, case.queries[0]) for case in chosen), left


def _unlike(cases: Sequence[Case], count: int) -> list[Case]:
    """The first of some cases, no two of which are paraphrases of each other: nobody corrects the same thing twice."""
    found = {case.of or case.question: case for case in reversed(cases)}
    return list(found.values())[::-1][:count]


def as_values(teaching: Teaching) -> dict[str, object]:
    """Return what JSON tells of it."""
    return {
        "catalog": teaching.name,
        "corrected": teaching.corrected,
        "without": teaching.before,
        "taught": teaching.after,
        "declined": teaching.declined,
        "draws": [
            {
                "confirmed": [question for question, _ in draw.confirmed],
                "without": [draw.before.hits, draw.before.of],
                "taught": [draw.after.hits, draw.after.of],
                "worse": [outcome.case.question for outcome in draw.worse],
            }
            for draw in teaching.draws
        ],
    }


def _right(outcomes: Sequence[Outcome]) -> Share:
    asked = [outcome for outcome in outcomes if outcome.case.answerable]
    return Share(sum(outcome.right for outcome in asked), len(asked))


def _mean(shares: Sequence[Share]) -> float | None:
    values = [share.value for share in shares if share.value is not None]
    return fmean(values) if values else None


def _lines(teaching: Teaching) -> Iterator[str]:
    count = max((len(draw.confirmed) for draw in teaching.draws), default=0)
    how = "wrong answers corrected" if teaching.corrected else "questions confirmed"
    asked = "and" if teaching.corrected else "none of"
    yield f"{teaching.name}: {count} {how}, {len(teaching.draws)} draws, {asked} their paraphrases asked"
    yield f"  right of the others   {_said(teaching.before)} without them, {_said(teaching.after)} with them"
    yield f"  declined of unanswerable   {_said(teaching.declined)} with them"
    for number, draw in enumerate(teaching.draws, 1):
        before, after = draw.before, draw.after
        worse = f", worse now: {', '.join(o.case.question for o in draw.worse)}" if draw.worse else ""
        yield f"  draw {number}: {before.hits} → {after.hits} of {after.of}{worse}"


def _said(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
